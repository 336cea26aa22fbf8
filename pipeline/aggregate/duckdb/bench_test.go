package duckdb_test

import (
	"testing"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/aggregatetest"
	"forcestats/pipeline/aggregate/aggregatetest/generate"
	"forcestats/pipeline/aggregate/duckdb"
)

// BenchmarkRun makes all statistics out of some hundred thousand made-up
// figures in the published proportions. Larger sizes, memory and other engines:
// aggregatetest/bench.
func BenchmarkRun(b *testing.B) {
	ref := aggregatetest.Reference(b)
	q, err := ref.Query()
	if err != nil {
		b.Fatal(err)
	}
	in := aggregate.Input{Folder: b.TempDir()}
	made, err := generate.Input(b.Context(), q, 100_000, in.Folder)
	if err != nil {
		b.Fatal(err)
	}
	e := duckdb.Engine{Threads: 2, MemoryLimit: "512MB", SpillFolder: b.TempDir()}
	rows := 0
	for b.Loop() {
		rows = 0
		if err := e.Run(b.Context(), in, q, func(string, []any) error { rows++; return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(made.Observations), "figures")
	b.ReportMetric(float64(rows), "rows")
}
