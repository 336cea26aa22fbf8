package guide

import (
	"strings"
	"testing"
	"time"

	"forcestats/pipeline/vocabulary/civil"
)

func TestWrite(t *testing.T) {
	var b strings.Builder
	err := Write(&b, Release{
		ID: "20260131T021500Z-1a2b3c4d", RunDate: civil.New(2026, time.January, 31), GeographyDate: civil.New(2025, time.April, 1), Version: "1.2.0",
		Tables: []Table{{"findings.parquet", "one row per finding", 1234567}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"release 20260131T021500Z-1a2b3c4d", "Run on 2026-01-31 by forcestats 1.2.0", "Places as at 2025-04-01",
		"findings.parquet             1,234,567  one row per finding", "DuckDB", "Python", "R (install",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the guide lacks %q:\n%s", want, b.String())
		}
	}
	for _, line := range strings.Split(b.String(), "\n") {
		if len(line) > 100 {
			t.Errorf("a line is too long for a terminal: %q", line)
		}
	}
	if n := strings.Count(b.String(), "\n"); n > 70 {
		t.Errorf("the guide has %d lines, more than a page", n)
	}
}
