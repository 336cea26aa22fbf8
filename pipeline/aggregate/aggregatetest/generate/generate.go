// Package generate makes inputs of any size in the proportions in which the
// figures are published, for benchmarks and for comparing engines. Only tests
// and the bench command import it. The same size gives the same rows.
package generate

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	_ "github.com/duckdb/duckdb-go/v2" // the driver that writes the files

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/duckdb"
)

//go:embed *.sql
var files embed.FS

// Made says what an Input holds: how many figures, of how many years, each
// published in so many editions.
type Made struct{ Observations, Editions, Years int64 }

// size is how much to make.
type size struct{ years, editions, codes, reports int64 }

// The bundled year of the Home Office's open data has 43 forces and 131 codes
// in 4 quarters; that of the outcomes 9,044 rows a force and year, each with
// two counts. With partnerships and the other families (keys.sql) that is:
const (
	allCodes   = 134
	perCode    = 4 * (43 + 314 + 43*22*2) // figures a year that each code has
	besides    = 200_000                  // figures a year of measures without codes
	perYear    = allCodes*perCode + besides
	firstYear  = 2012
	mostYears  = 12
	fewCodes   = 12 // the eleven with a child victim, and one more
	perReports = 10_000
)

// sized chooses years and editions for about n figures: two of each, so that
// there is a year before and an earlier edition, then up to twelve years, then
// more editions. Less than two years of two editions has fewer codes.
func sized(n int64) size {
	s := size{years: 2, editions: 2, codes: allCodes, reports: max(100, n/perReports)}
	if n < 4*perYear {
		s.codes = min(allCodes, max(fewCodes, (n/4-besides)/perCode))
		return s
	}
	for s.years < mostYears && s.years*s.years*perYear/2 < n {
		s.years++
	}
	s.editions = max(2, (n+s.years*perYear/2)/(s.years*perYear))
	return s
}

// Input fills folder with about n figures and with findings and grades beside
// them: recorded offences and outcomes by code, force, partnership and quarter,
// population by age, children's services, workforce and the rest, in editions
// of which each revises one figure in fifty.
func Input(ctx context.Context, q aggregate.Query, n int64, folder string) (m Made, err error) {
	g, err := open(ctx, q)
	if err != nil {
		return m, err
	}
	defer func() { err = errors.Join(err, g.close()) }()
	s := sized(n)
	m = Made{Editions: s.editions, Years: s.years}
	if err := g.exec(ctx, fmt.Sprintf("CREATE TABLE size AS SELECT %d AS first_year, %d AS years, %d AS editions, %d AS codes, %d AS reports",
		firstYear, s.years, s.editions, s.codes, s.reports)); err != nil {
		return m, err
	}
	for _, name := range []string{"keys", "spans", "reports"} {
		if err := g.exec(ctx, "CREATE TABLE "+name+" AS "+text(name)); err != nil {
			return m, err
		}
	}
	if err := g.small(ctx, folder); err != nil {
		return m, err
	}
	publications, err := g.publications(ctx)
	if err != nil {
		return m, err
	}
	for _, p := range publications {
		for edition := range s.editions {
			query := strings.NewReplacer("$edition", fmt.Sprint(edition), "$publication", p).Replace(text("figures"))
			if err := g.write(ctx, folder, "observations", fmt.Sprintf("%s-%02d", p, edition), query); err != nil {
				return m, err
			}
		}
	}
	err = g.db.QueryRowContext(ctx, "SELECT COUNT(*) FROM read_parquet('"+filepath.Join(folder, "observations", "*.parquet")+"')").Scan(&m.Observations)
	return m, err
}

// text is the SELECT in the file of that name.
func text(name string) string {
	data, err := files.ReadFile(name + ".sql")
	if err != nil {
		panic(err) // embedded: the name is wrong
	}
	return string(data)
}

type generator struct {
	db     *sql.DB
	folder string
}

// open starts a database that knows the reference tables.
func open(ctx context.Context, q aggregate.Query) (*generator, error) {
	folder, err := os.MkdirTemp("", "generate-")
	if err != nil {
		return nil, err
	}
	g := &generator{folder: folder}
	if err := (duckdb.Engine{}).WriteTables(ctx, aggregate.Input{Folder: folder}, q.Tables, folder); err != nil {
		return nil, errors.Join(err, g.close())
	}
	if g.db, err = sql.Open("duckdb", ""); err != nil {
		return nil, errors.Join(err, g.close())
	}
	g.db.SetMaxOpenConns(1)
	statements := []string{"SET memory_limit = '1GB'", "SET preserve_insertion_order = false", "SET temp_directory = '" + filepath.Join(folder, "spill") + "'"}
	for _, t := range q.Tables {
		statements = append(statements, "CREATE TABLE "+t.Name+" AS SELECT * FROM read_parquet('"+filepath.Join(folder, t.Name, "part.parquet")+"')")
	}
	for _, s := range statements {
		if err := g.exec(ctx, s); err != nil {
			return nil, errors.Join(err, g.close())
		}
	}
	return g, nil
}

func (g *generator) close() error {
	var err error
	if g.db != nil {
		err = g.db.Close()
	}
	return errors.Join(err, os.RemoveAll(g.folder))
}

func (g *generator) exec(ctx context.Context, statement string) error {
	if _, err := g.db.ExecContext(ctx, statement); err != nil {
		return fmt.Errorf("generate: %w\n%.300s", err, statement)
	}
	return nil
}

func (g *generator) publications(ctx context.Context) ([]string, error) {
	rows, err := g.db.QueryContext(ctx, "SELECT DISTINCT publication FROM keys ORDER BY publication")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var p string
		if err := rows.Scan(&p); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, rows.Err()
}

// small writes every table but the figures.
func (g *generator) small(ctx context.Context, folder string) error {
	for _, table := range []string{
		"documents", "document_areas", "findings", "finding_areas", "finding_addressees", "finding_themes", "judgements",
	} {
		if err := g.write(ctx, folder, table, "all", text(table)); err != nil {
			return err
		}
	}
	return nil
}

func (g *generator) write(ctx context.Context, folder, table, name, query string) error {
	if err := os.MkdirAll(filepath.Join(folder, table), 0o755); err != nil {
		return err
	}
	to := filepath.Join(folder, table, name+".parquet")
	return g.exec(ctx, "COPY ("+query+") TO '"+to+"' (FORMAT parquet, COMPRESSION zstd)")
}
