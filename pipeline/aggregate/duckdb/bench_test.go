package duckdb

import (
	"os"
	"regexp"
	"strconv"
	"testing"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/aggregatetest"
	"forcestats/pipeline/record"
)

// counted counts what a run makes.
type counted struct{ statistics, revisions int }

func (c *counted) Statistic(*record.Statistic) error { c.statistics++; return nil }
func (c *counted) Revision(*record.Revision) error   { c.revisions++; return nil }
func (c *counted) Superseded(string, string) error   { return nil }
func (c *counted) Issue(*record.Issue) error         { return nil }

// BenchmarkRun makes all statistics out of made-up figures in the published
// proportions: a million, or as many as FORCESTATS_BENCH_FIGURES says. peak-MB
// is the most memory that the process has had so far.
func BenchmarkRun(b *testing.B) {
	n := int64(1_000_000)
	if text := os.Getenv("FORCESTATS_BENCH_FIGURES"); text != "" {
		var err error
		if n, err = strconv.ParseInt(text, 10, 64); err != nil {
			b.Fatal(err)
		}
	}
	ref := aggregatetest.Reference(b)
	q, err := ref.Query()
	if err != nil {
		b.Fatal(err)
	}
	e := Engine{Threads: 2, MemoryLimit: "500MB", SpillFolder: b.TempDir()}
	in := aggregate.Input{Folder: b.TempDir()}
	made, err := e.Generate(b.Context(), q, n, in.Folder)
	if err != nil {
		b.Fatal(err)
	}
	var c counted
	for b.Loop() {
		c = counted{}
		if err := aggregate.Run(b.Context(), e, in, ref, &c); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(made.Observations), "figures")
	b.ReportMetric(float64(c.statistics), "statistics")
	b.ReportMetric(peakMB(b), "peak-MB")
}

// peakMB is the process's highest resident memory, as Linux counts it.
func peakMB(b *testing.B) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Fatal(err)
	}
	m := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
	if m == nil {
		b.Fatal("no VmHWM in /proc/self/status")
	}
	kb, err := strconv.ParseFloat(string(m[1]), 64)
	if err != nil {
		b.Fatal(err)
	}
	return kb / 1024
}
