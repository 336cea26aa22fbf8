// Package duckdb runs the statistics in the program, on DuckDB. It is the only
// package that imports DuckDB.
//
// DuckDB reads the Parquet parts itself; nothing is handed to it through Arrow
// (a view over a streaming Arrow reader gives wrong sums without an error).
// What does not fit into the memory limit goes to a database file and to
// temporary files in a folder of the engine's own, which it removes.
package duckdb

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	duck "github.com/duckdb/duckdb-go/v2"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/vocabulary/civil"
)

// Engine is DuckDB with its limits. The zero Engine has DuckDB's own: every
// core and four fifths of the memory.
type Engine struct {
	Threads     int    // worker threads; 0 for one per core
	MemoryLimit string // such as "800MB"; empty for DuckDB's own
	SpillFolder string // parent of the engine's own folder; empty for the system's temporary one
	KeepFolder  string // where the results of a lasting query are kept for the next run (kept.go); empty keeps none
	// Observe is told of every step that is kept, and of every result when it
	// stands in order (its step with _in_order), how long it took and how many
	// rows it has; nil for nobody.
	Observe func(step string, took time.Duration, rows int64)
}

var _ aggregate.Keeper = Engine{}

// Run implements aggregate.Engine.
func (e Engine) Run(ctx context.Context, in aggregate.Input, q aggregate.Query, row func(string, []any) error) error {
	if q.Lasting && e.Keeps() {
		return e.kept(ctx, in, q, row)
	}
	return e.each(ctx, in, q, func(s *session, r aggregate.Result) error { return s.rows(ctx, r, row) })
}

// each makes every step and then takes the results one by one.
func (e Engine) each(ctx context.Context, in aggregate.Input, q aggregate.Query, take func(*session, aggregate.Result) error) (err error) {
	s, err := e.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	if err := s.prepare(ctx, in, q); err != nil {
		return err
	}
	for _, r := range q.Results {
		if err := take(s, r); err != nil {
			return err
		}
	}
	return nil
}

func makeFolder(name string) error { return os.MkdirAll(name, 0o755) }

// session is one connection to one database in a folder of its own.
type session struct {
	engine Engine
	folder string
	db     *sql.DB
	conn   *sql.Conn
}

func (e Engine) open(ctx context.Context) (*session, error) {
	if e.SpillFolder != "" {
		if err := makeFolder(e.SpillFolder); err != nil {
			return nil, err
		}
	}
	folder, err := os.MkdirTemp(e.SpillFolder, "aggregate-")
	if err != nil {
		return nil, err
	}
	s := &session{engine: e, folder: folder}
	settings := map[string]string{"temp_directory": filepath.Join(folder, "spill"), "preserve_insertion_order": "false"}
	// The steps are written in the order that joins them best; the optimiser, which
	// guesses the sizes of strings' combinations, sometimes takes one that never ends.
	settings["disabled_optimizers"] = "join_order"
	if e.Threads > 0 {
		settings["threads"] = fmt.Sprint(e.Threads)
	}
	if e.MemoryLimit != "" {
		settings["memory_limit"] = e.MemoryLimit
	}
	connector, err := duck.NewConnector(filepath.Join(folder, "aggregate.duckdb"), func(c driver.ExecerContext) error {
		for _, name := range []string{"disabled_optimizers", "temp_directory", "preserve_insertion_order", "threads", "memory_limit"} {
			if v, set := settings[name]; set {
				if _, err := c.ExecContext(ctx, "SET "+name+" = "+quote(v), nil); err != nil {
					return fmt.Errorf("duckdb setting %s: %w", name, err)
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	s.db = sql.OpenDB(connector)
	s.db.SetMaxOpenConns(1)
	if s.conn, err = s.db.Conn(ctx); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

func (s *session) close() error {
	var errs []error
	if s.conn != nil {
		errs = append(errs, s.conn.Close())
	}
	errs = append(errs, s.db.Close(), os.RemoveAll(s.folder))
	return errors.Join(errs...)
}

// prepare makes the input views, the reference tables and every step.
func (s *session) prepare(ctx context.Context, in aggregate.Input, q aggregate.Query) error {
	for _, table := range aggregate.InputTables() {
		if err := s.input(ctx, in, table); err != nil {
			return err
		}
	}
	for i := range q.Tables {
		if err := s.table(ctx, &q.Tables[i]); err != nil {
			return err
		}
	}
	for _, step := range q.Steps {
		if err := s.step(ctx, step); err != nil {
			return err
		}
	}
	return nil
}

func (s *session) step(ctx context.Context, step aggregate.Step) error {
	var err error
	if step.Keep {
		err = s.store(ctx, step.Name, step.SQL)
	} else {
		err = s.exec(ctx, "CREATE VIEW "+step.Name+" AS "+step.SQL)
	}
	if err != nil {
		return fmt.Errorf("step %s: %w", step.Name, err)
	}
	return nil
}

// store makes a table of what a SELECT gives. Not every operator of DuckDB
// spills in time: what each thread holds back can meet the memory limit when
// they all stand full at once, which one thread alone has room for.
func (s *session) store(ctx context.Context, name, query string) error {
	start := time.Now()
	statement := "CREATE TABLE " + name + " AS " + query
	err := s.exec(ctx, statement)
	var told *duck.Error
	if errors.As(err, &told) && told.Type == duck.ErrorTypeOutOfMemory {
		if err = s.exec(ctx, "SET threads = 1"); err == nil {
			err = s.exec(ctx, statement)
		}
		err = errors.Join(err, s.exec(ctx, s.engine.threads()))
	}
	if err != nil || s.engine.Observe == nil {
		return err
	}
	var rows int64
	if err := s.conn.QueryRowContext(ctx, "SELECT COUNT(*) FROM "+name).Scan(&rows); err != nil {
		return err
	}
	s.engine.Observe(name, time.Since(start), rows)
	return nil
}

// threads is the statement that gives the engine its worker threads.
func (e Engine) threads() string {
	if e.Threads > 0 {
		return fmt.Sprintf("SET threads = %d", e.Threads)
	}
	return "RESET threads"
}

// input makes a view over the parts of a table, or an empty table where there
// are none.
func (s *session) input(ctx context.Context, in aggregate.Input, table string) error {
	columns := aggregate.InputColumns(table)
	folder, found, err := partsOf(in, table)
	if err != nil {
		return err
	}
	if !found {
		return s.exec(ctx, create(table, columns))
	}
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	glob := filepath.Join(plainName.Replace(folder), "**", "*.parquet")
	return s.exec(ctx, "CREATE VIEW "+table+" AS SELECT "+strings.Join(names, ", ")+" FROM read_parquet("+quote(glob)+")")
}

// plainName keeps the letters of a folder's name from being read as a pattern.
var plainName = strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]")

// partsOf returns the folder of a table's parts; not found where there are none.
func partsOf(in aggregate.Input, table string) (folder string, found bool, err error) {
	folder, some := in.Of(table)
	if !some {
		return folder, false, nil
	}
	err = filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				return fs.SkipAll
			}
			return err
		}
		if !d.IsDir() && strings.HasSuffix(name, ".parquet") {
			found = true
			return fs.SkipAll
		}
		return nil
	})
	return folder, found, err
}

func create(table string, columns []aggregate.Column) string {
	parts := make([]string, len(columns))
	for i, c := range columns {
		parts[i] = c.Name + " " + string(c.Type)
	}
	return "CREATE TABLE " + table + " (" + strings.Join(parts, ", ") + ")"
}

// table makes a reference table and fills it.
func (s *session) table(ctx context.Context, t *aggregate.Table) error {
	if err := s.exec(ctx, create(t.Name, t.Columns)); err != nil {
		return fmt.Errorf("table %s: %w", t.Name, err)
	}
	return s.conn.Raw(func(c any) error {
		a, err := duck.NewAppenderFromConn(c.(driver.Conn), "", t.Name)
		if err != nil {
			return fmt.Errorf("table %s: %w", t.Name, err)
		}
		row := make([]driver.Value, len(t.Columns))
		for _, r := range t.Rows {
			for i, v := range r {
				if d, isDate := v.(civil.Date); isDate {
					v = d.Time()
				}
				row[i] = v
			}
			if err := a.AppendRow(row...); err != nil {
				return errors.Join(fmt.Errorf("table %s: %w", t.Name, err), a.Close())
			}
		}
		return a.Close()
	})
}

// batch is how many rows of a result are in memory at a time. DuckDB's client
// holds the whole answer to a query, outside the memory limit.
const batch = 20_000

// rows hands over the rows of a result: sorted into a table, which spills, and
// read from there in batches.
func (s *session) rows(ctx context.Context, r aggregate.Result, row func(string, []any) error) error {
	if err := s.sort(ctx, r); err != nil {
		return err
	}
	return s.hand(ctx, r, row)
}

// sorted names the table of a result's rows in their order.
func sorted(r aggregate.Result) string { return r.Step + "_in_order" }

// sort makes the table of a result's rows in their order.
func (s *session) sort(ctx context.Context, r aggregate.Result) error {
	order := strings.Join(r.OrderBy, " NULLS FIRST, ") + " NULLS FIRST"
	return s.storeInOrder(ctx, r, "SELECT * FROM "+r.Step+" ORDER BY "+order)
}

// storeInOrder makes a table of a result out of a SELECT that gives its order.
func (s *session) storeInOrder(ctx context.Context, r aggregate.Result, query string) error {
	err := s.exec(ctx, "SET preserve_insertion_order = true")
	if err == nil {
		err = s.store(ctx, sorted(r), query)
	}
	if err == nil {
		err = s.exec(ctx, "SET preserve_insertion_order = false")
	}
	if err != nil {
		return fmt.Errorf("result %s: %w", r.Step, err)
	}
	return nil
}

// hand reads the table of a result from its first row to its last, and drops it.
func (s *session) hand(ctx context.Context, r aggregate.Result, row func(string, []any) error) error {
	for from, read := 0, batch; read == batch; from += batch {
		read = 0
		query := fmt.Sprintf("SELECT * FROM %s WHERE rowid >= %d AND rowid < %d ORDER BY rowid", sorted(r), from, from+batch)
		err := s.query(ctx, query, func(values []any) error {
			read++
			return row(r.Step, values)
		})
		if err != nil {
			return err
		}
	}
	return s.exec(ctx, "DROP TABLE "+sorted(r))
}

// query runs a SELECT and calls row with the values of each row in the types
// that aggregate.Engine promises. It reads below database/sql, whose
// conversions cost more than the query.
func (s *session) query(ctx context.Context, query string, row func([]any) error) error {
	return s.conn.Raw(func(c any) error {
		rows, err := c.(driver.QueryerContext).QueryContext(ctx, query, nil)
		if err != nil {
			return err
		}
		defer rows.Close()
		raw := make([]driver.Value, len(rows.Columns()))
		values := make([]any, len(raw))
		for {
			if err := rows.Next(raw); err == io.EOF {
				return nil
			} else if err != nil {
				return err
			}
			for i, v := range raw {
				if values[i], err = plain(v); err != nil {
					return fmt.Errorf("column %s: %w", rows.Columns()[i], err)
				}
			}
			if err := row(values); err != nil {
				return err
			}
		}
	})
}

func plain(v driver.Value) (any, error) {
	switch v := v.(type) {
	case nil, string, bool, int64, float64:
		return v, nil
	case int32:
		return int64(v), nil
	case time.Time:
		return civil.Of(v), nil
	}
	return nil, fmt.Errorf("type %T is not one that the steps may give: cast it", v)
}

func (s *session) exec(ctx context.Context, query string) error {
	_, err := s.conn.ExecContext(ctx, query)
	return err
}

// quote makes a string literal of s.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
