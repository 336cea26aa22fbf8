package tables

import (
	"testing"
	"time"

	"forcestats/pipeline/record"
)

// point is an invented yearly figure of West Yorkshire.
func point(statistic, category, breakdown string, v float64) *Series {
	return &Series{Key: Key{statistic, category, breakdown}, Points: []record.Statistic{{
		AreaCode: "E23000010", Statistic: statistic, Category: category, Breakdown: breakdown, Value: record.Some(v), Complete: true,
		PeriodStart: record.NewDate(2024, time.April, 1), PeriodEnd: record.NewDate(2025, time.March, 31), PeriodLabel: "Year ending March 2025",
	}}}
}

func TestJustice(t *testing.T) {
	j := NewJustice()
	j.Add(point("recorded_offences", "71", "", 200))
	j.Add(point("recorded_offences", "20B", "", 100))
	j.Add(point("offence_outcomes", "71", "basis=recorded;outcome_type=1", 20))
	j.Add(point("offence_outcomes", "71", "basis=recorded;outcome_type=1a", 3)) // inside type 1
	j.Add(point("offence_outcomes", "71", "basis=closed;outcome_type=1", 50))   // the other basis
	j.Add(point("offence_outcomes", "71", "basis=recorded;outcome_type=0", 80))
	j.Add(point("offence_outcomes", "20B", "basis=recorded;outcome_type=16", 40))
	var child *Funnel
	for _, f := range j.Funnels() {
		if f.Offence == ChildOffences {
			child = &f
		}
	}
	if child == nil || child.Recorded != 300 || child.Assigned != 60 || child.Groups[0] != 20 || child.Groups[7] != 80 {
		t.Fatalf("%+v", child)
	}
	share, lower, upper := child.Share(0)
	if got := Figure3(share.V, "percent"); got != "6.67" || lower.V < 4.3 || lower.V > 4.4 || upper.V < 10 || upper.V > 10.1 {
		t.Errorf("%v, %v to %v", share.V, lower.V, upper.V)
	}
}

func TestNewGap(t *testing.T) {
	if _, ok := NewGap(9, 1000, 50, 1000); ok {
		t.Error("a count under ten is shown")
	}
	g, ok := NewGap(100, 10000, 50, 10000)
	if !ok || Figure3(g.LogRatio, "index") != "0.693" || Figure3(g.Lower, "index") != "0.354" || Figure3(g.Upper, "index") != "1.03" {
		t.Errorf("%+v", g)
	}
}
