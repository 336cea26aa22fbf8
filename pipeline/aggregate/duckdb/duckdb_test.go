package duckdb

import (
	"context"
	"fmt"
	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/normalise/offence"
	"forcestats/pipeline/normalise/place"
	"forcestats/pipeline/record"
	"testing"
)

type sink struct {
	stats  []record.Statistic
	revs   []record.Revision
	issues []record.Issue
	sup    [][2]string
}

func (s *sink) Statistic(x *record.Statistic) error { s.stats = append(s.stats, *x); return nil }
func (s *sink) Revision(x *record.Revision) error   { s.revs = append(s.revs, *x); return nil }
func (s *sink) Superseded(a, b string) error        { s.sup = append(s.sup, [2]string{a, b}); return nil }
func (s *sink) Issue(x *record.Issue) error         { s.issues = append(s.issues, *x); return nil }
func TestEmpty(t *testing.T) {
	pt, err := place.New(0)
	if err != nil {
		t.Fatal(err)
	}
	ot, err := offence.New()
	if err != nil {
		t.Fatal(err)
	}
	ref := aggregate.NewReference(pt, ot, record.NewDate(2026, 11, 24))
	var s sink
	if err := aggregate.Run(context.Background(), Engine{}, aggregate.Input{Folder: t.TempDir()}, ref, &s); err != nil {
		t.Fatal(err)
	}
	fmt.Println(len(s.stats))
}
