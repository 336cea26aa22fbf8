package duckdb

import (
	"context"
	"errors"
	"path/filepath"

	"forcestats/pipeline/aggregate"
)

// WriteTables writes each reference table as one Parquet file,
// folder/<name>/part.parquet, and one without rows for every input table that
// has no parts. It is how an engine outside the program gets them.
func (e Engine) WriteTables(ctx context.Context, in aggregate.Input, tables []aggregate.Table, folder string) (err error) {
	s, err := e.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	names := make([]string, 0, len(tables))
	for i := range tables {
		if err := s.table(ctx, &tables[i]); err != nil {
			return err
		}
		names = append(names, tables[i].Name)
	}
	for _, table := range aggregate.InputTables() {
		_, found, err := partsOf(in, table)
		if err != nil {
			return err
		}
		if !found {
			if err := s.exec(ctx, create(table, aggregate.InputColumns(table))); err != nil {
				return err
			}
			names = append(names, table)
		}
	}
	for _, name := range names {
		if err := s.copyTo(ctx, name, folder); err != nil {
			return err
		}
	}
	return nil
}

// WriteResults writes the rows of each result to folder/<step>/part.parquet, as
// an engine outside the program leaves them, so that files can be compared.
func (e Engine) WriteResults(ctx context.Context, in aggregate.Input, q aggregate.Query, folder string) error {
	return e.each(ctx, in, q, func(s *session, r aggregate.Result) error { return s.copyTo(ctx, r.Step, folder) })
}

// copyTo writes a table or view to folder/<name>/part.parquet.
func (s *session) copyTo(ctx context.Context, name, folder string) error {
	to := filepath.Join(folder, name)
	if err := makeFolder(to); err != nil {
		return err
	}
	return s.exec(ctx, "COPY "+name+" TO "+quote(filepath.Join(to, "part.parquet"))+" (FORMAT parquet)")
}

// ReadResults hands over results that another engine left as Parquet files,
// folder/<step>/*.parquet, in the order and types of Run.
func (e Engine) ReadResults(ctx context.Context, folder string, results []aggregate.Result, row func(string, []any) error) (err error) {
	s, err := e.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	for _, r := range results {
		glob := filepath.Join(folder, r.Step, "*.parquet")
		if err := s.exec(ctx, "CREATE VIEW "+r.Step+" AS SELECT * FROM read_parquet("+quote(glob)+")"); err != nil {
			return err
		}
		if err := s.rows(ctx, r, row); err != nil {
			return err
		}
	}
	return nil
}
