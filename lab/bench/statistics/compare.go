package main

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"forcestats/pipeline/aggregate"
)

//go:embed polars.py
var polars string

// comparison is a query that several programs run over the same files, and
// whose result each stores.
type comparison struct {
	name, about string
	query       aggregate.Query
	sql         string // the query, where it is one SELECT over observations, which polars can run too
}

const lightSQL = `SELECT measure, unit, area_type, period_start, period_end, CAST(COUNT(*) AS BIGINT) AS figures,
  SUM(value) AS total
FROM observations
GROUP BY measure, unit, area_type, period_start, period_end`

const heavySQL = `SELECT measure, category, breakdown, unit, area_code, period_start, period_end, publication,
  MIN(value) AS lowest, MAX(value) AS highest, CAST(COUNT(*) AS BIGINT) AS figures,
  CAST(COUNT(DISTINCT document_id) AS BIGINT) AS editions
FROM observations
GROUP BY measure, category, breakdown, unit, area_code, period_start, period_end, publication`

func compared(q aggregate.Query) []comparison {
	one := func(name, sql string) aggregate.Query {
		return aggregate.Query{Steps: []aggregate.Step{{Name: name, SQL: sql, Keep: true}}}
	}
	last := slices.IndexFunc(q.Steps, func(s aggregate.Step) bool { return s.Name == "figures" })
	steps := aggregate.Query{Tables: q.Tables, Steps: q.Steps[:last+1]} // none without the program's own
	return []comparison{
		{"light", "count and sum by measure, area type and period", one("light", lightSQL), lightSQL},
		{"heavy", "every figure over its editions: lowest, highest, distinct documents", one("heavy", heavySQL), heavySQL},
		{"steps", "the program's own steps from the files to figures", steps, ""},
	}
}

// alone says whether work is a query that needs nothing but the input, so that
// the places, which take as long as a light query, are not read for it.
func alone(work string) bool { return work == "light" || work == "heavy" }

// compare prints a table of medians. The programs take turns, so that a busy
// minute meets all of them.
func (o *options) compare(ctx context.Context, q aggregate.Query, in string) error {
	tables := filepath.Join(o.folder, "tables")
	if _, _, err := o.ourselves(ctx, "tables", in); err != nil {
		return err
	}
	fmt.Printf("| query | program | elapsed s | processor s | peak MB | times the command line (elapsed) | (processor) | rows |\n|---|---|---|---|---|---|---|---|\n")
	for _, c := range compared(q) {
		programs := []string{"forcestats"}
		if o.cli != "" {
			programs = append(programs, "duckdb")
		}
		if o.python != "" && c.sql != "" {
			programs = append(programs, "polars")
		}
		took, rows := map[string][]spent{}, map[string]string{}
		for range o.times {
			for _, p := range programs {
				s, said, err := o.once(ctx, p, &c, in, tables)
				if err != nil {
					return fmt.Errorf("%s, %s: %w", c.name, p, err)
				}
				took[p], rows[p] = append(took[p], s), strings.TrimSpace(said)
			}
		}
		for _, p := range programs {
			m, line := median(took[p]), "-"
			processor := "-"
			if base := took["duckdb"]; base != nil {
				b := median(base)
				line = fmt.Sprintf("%.2f", m.elapsed.Seconds()/b.elapsed.Seconds())
				processor = fmt.Sprintf("%.2f", m.processor.Seconds()/b.processor.Seconds())
			}
			fmt.Printf("| %s | %s | %.2f | %.2f | %d | %s | %s | %s |\n", c.name, p, m.elapsed.Seconds(), m.processor.Seconds(), m.memory, line, processor, rows[p])
		}
	}
	fmt.Printf("median of %d, load %s; ", o.times, load())
	for _, c := range compared(q) {
		fmt.Printf("%s: %s; ", c.name, c.about)
	}
	fmt.Println()
	return nil
}

// once runs a query with one program.
func (o *options) once(ctx context.Context, program string, c *comparison, in, tables string) (spent, string, error) {
	switch program {
	case "duckdb":
		db := filepath.Join(o.folder, "cli.duckdb")
		s, said, err := process(ctx, o.script(c, in, tables), o.cli, "-noheader", "-list", db)
		for _, name := range []string{db, db + ".wal"} {
			if e := os.RemoveAll(name); err == nil {
				err = e
			}
		}
		return s, said, err
	case "polars":
		out := filepath.Join(o.folder, "polars.parquet")
		return process(ctx, polars, o.python, "-", filepath.Join(in, "observations", "*.parquet"), c.sql, out, fmt.Sprint(o.threads))
	}
	return o.ourselves(ctx, c.name, in)
}

// script is the query for DuckDB's command line, with the settings and
// statements of the program's engine.
func (o *options) script(c *comparison, in, tables string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "SET disabled_optimizers = 'join_order'; SET temp_directory = '%s'; SET preserve_insertion_order = false;\n", filepath.Join(o.folder, "spill", "cli"))
	fmt.Fprintf(&b, "SET threads = %d; SET memory_limit = '%dMB';\n", o.threads, o.memory)
	for _, name := range aggregate.InputTables() {
		fmt.Fprintf(&b, "CREATE VIEW %s AS SELECT * FROM read_parquet('%s');\n", name, filepath.Join(in, name, "**", "*.parquet"))
	}
	for _, t := range c.query.Tables {
		fmt.Fprintf(&b, "CREATE TABLE %s AS SELECT * FROM read_parquet('%s');\n", t.Name, filepath.Join(tables, t.Name, "*.parquet"))
	}
	for _, s := range c.query.Steps {
		kind := "VIEW"
		if s.Keep {
			kind = "TABLE"
		}
		fmt.Fprintf(&b, "CREATE %s %s AS %s;\n", kind, s.Name, s.SQL)
	}
	fmt.Fprintf(&b, "SELECT COUNT(*) FROM %s;\n", c.query.Steps[len(c.query.Steps)-1].Name)
	return b.String()
}
