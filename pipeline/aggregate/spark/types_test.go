package spark

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/file"
	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/aggregatetest"
	"forcestats/pipeline/aggregate/duckdb"
	"forcestats/pipeline/aggregate/spark/sparktest"
	"forcestats/pipeline/record"
)

// TestScript_leaves_DuckDBs_types has both engines write every step, each
// statistic among them, as Parquet and compares names and types of all columns.
// Neither depends on the rows, so there are none.
func TestScript_leaves_DuckDBs_types(t *testing.T) {
	installation, err := sparktest.Home("../../..")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		fmt.Fprintln(os.Stderr, "types are not compared with Spark's:", err)
		return
	}
	in := aggregatetest.Stage(t, &record.Rows{})
	q, err := aggregatetest.Reference(t).Query()
	if err != nil {
		t.Fatal(err)
	}
	embedded, folder := t.TempDir(), t.TempDir()
	e := Engine{Home: installation, Master: "local[2]", Conf: sparktest.Settings(), Reader: duckdb.Engine{SpillFolder: t.TempDir()}}
	q.Results = steps(q, func(aggregate.Step) bool { return true })
	if err := e.Reader.WriteResults(t.Context(), in, q, embedded); err != nil {
		t.Fatal(err)
	}
	// Spark's script writes those that it keeps in any case.
	q.Results = steps(q, func(s aggregate.Step) bool { return !s.Keep })
	tables, script := filepath.Join(folder, "tables"), filepath.Join(folder, "types.sql")
	if err := e.Reader.WriteTables(t.Context(), in, q.Tables, tables); err != nil {
		t.Fatal(err)
	}
	text := Script(in, q, tables, filepath.Join(folder, "steps"), filepath.Join(folder, "results"))
	if err := os.WriteFile(script, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := e.submit(t.Context(), folder, script); err != nil {
		t.Fatal(err)
	}
	for _, s := range q.Steps {
		written := filepath.Join(folder, "results", s.Name)
		if s.Keep {
			written = filepath.Join(folder, "steps", s.Name)
		}
		if diff := cmp.Diff(typesOf(t, filepath.Join(embedded, s.Name)), typesOf(t, written)); diff != "" {
			t.Errorf("%s: DuckDB (-) and Spark (+) differ:\n%s", s.Name, diff)
		}
	}
}

// steps are the wanted ones as results.
func steps(q aggregate.Query, wanted func(aggregate.Step) bool) (results []aggregate.Result) {
	for _, s := range q.Steps {
		if wanted(s) {
			results = append(results, aggregate.Result{Step: s.Name})
		}
	}
	return results
}

// typesOf reads "name TYPE (meaning)" of every column from the Parquet files of
// a folder, which must agree. Whether a column may be null is left out: Spark
// marks what can't be, DuckDB nothing.
func typesOf(t *testing.T, folder string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.parquet"))
	if err != nil || len(names) == 0 {
		t.Fatalf("%s holds no Parquet file: %v", folder, err)
	}
	var all []string
	for i, name := range names {
		r, err := file.OpenParquetFile(name, false)
		if err != nil {
			t.Fatal(err)
		}
		var types []string
		schema := r.MetaData().Schema
		for c := range schema.NumColumns() {
			column := schema.Column(c)
			meaning := column.LogicalType().String()
			// A number of all the type's bits may say so or not.
			if p := column.PhysicalType(); meaning == "Int(bitWidth=64, isSigned=true)" && p == parquet.Types.Int64 ||
				meaning == "Int(bitWidth=32, isSigned=true)" && p == parquet.Types.Int32 {
				meaning = "None"
			}
			types = append(types, fmt.Sprintf("%s %s (%s)", column.Path(), column.PhysicalType(), meaning))
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		if i > 0 && !cmp.Equal(all, types) {
			t.Errorf("%s has other types than %s", name, names[0])
		}
		all = types
	}
	return all
}
