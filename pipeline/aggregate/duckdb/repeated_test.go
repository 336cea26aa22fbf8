package duckdb

import (
	"errors"
	"fmt"
	"testing"

	duck "github.com/duckdb/duckdb-go/v2"

	"forcestats/pipeline/aggregate/aggregatetest"
)

// Thirty-one editions, of which the first and the last share a bit (editions.sql)
// and only these two have the figures: 71 once in each, 73 twice in the last,
// whose sum is a revision though every row has the same value.
func TestRevisions_see_a_part_that_only_one_edition_has(t *testing.T) {
	var r aggregatetest.Rows
	for i := range 31 {
		published := fmt.Sprintf("20%02d-%02d-01", 20+i/12, 1+i%12)
		r.Document(fmt.Sprintf("edition%02d", i), "homeoffice-recorded-crime", published, "2018-04-01", "2019-03-31")
		span := " - " + westYorkshire + " 2018-04-01 2019-03-31 count"
		r.Figure("recorded_offences 21"+span, "3")
		if i == 0 || i == 30 {
			r.Figure("recorded_offences 71"+span, "5")
			r.Figure("recorded_offences 73"+span, "7")
		}
		if i == 30 {
			r.Figure("recorded_offences 73"+span, "7")
		}
	}
	kept := run(t, &r.Rows)
	for code, want := range map[string]float64{"21": 3, "71": 5, "73": 14} {
		value(t, kept.One(t, westYorkshire+" recorded_offences "+code+" - 2019-03-31"), want)
	}
	if len(kept.Revisions) != 1 || kept.Revisions[0].Category != "73" || kept.Revisions[0].Difference.V != 7 {
		t.Errorf("revisions: %+v", kept.Revisions)
	}
}

func TestStore_tells_what_no_thread_has_memory_for(t *testing.T) {
	s, err := Engine{Threads: 2, MemoryLimit: "30MB", SpillFolder: t.TempDir()}.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	var told *duck.Error
	if err := s.store(t.Context(), "large", "SELECT repeat('x', 200000000) AS text"); !errors.As(err, &told) || told.Type != duck.ErrorTypeOutOfMemory {
		t.Errorf("error %v, want one of memory", err)
	}
	if err := s.store(t.Context(), "small", "SELECT 1 AS one"); err != nil {
		t.Error(err)
	}
	var threads int
	if err := s.conn.QueryRowContext(t.Context(), "SELECT current_setting('threads')").Scan(&threads); err != nil || threads != 2 {
		t.Errorf("%d threads afterwards (%v), want 2", threads, err)
	}
}
