package tables

import (
	"testing"
	"time"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// point is an invented yearly figure of West Yorkshire.
func point(statistic, category, breakdown string, v float64) *Series {
	return &Series{Key: Key{statistic, category, breakdown}, Points: []record.Statistic{{
		AreaCode: "E23000010", Statistic: statistic, Category: category, Breakdown: breakdown, Value: record.Some(v), Complete: true,
		PeriodStart: civil.New(2024, time.April, 1), PeriodEnd: civil.New(2025, time.March, 31), PeriodLabel: "Year ending March 2025",
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
	child := func() *Funnel {
		for _, f := range j.Funnels() {
			if f.Offence == ChildOffences {
				return &f
			}
		}
		return nil
	}
	if f := child(); f != nil {
		t.Fatalf("a sum over the codes without the outcomes of 20B: %+v", f)
	}
	j.Add(point("offence_outcomes", "20B", "basis=recorded;outcome_type=16", 40))
	if f := child(); f != nil {
		t.Fatalf("a sum over the codes though nine are not known: %+v", f)
	}
	for _, code := range childCodes {
		if code != "71" && code != "20B" {
			j.Add(point("recorded_offences", code, "", 0))
		}
	}
	// Of 71 the outcomes with those not assigned are 100, of one edition; the
	// recorded crime tables' 200 are of another. Of 20B only the tables tell.
	f := child()
	if f == nil || f.Recorded != 200 || f.Assigned != 60 || f.Groups[0] != 20 || f.Groups[7] != 80 {
		t.Fatalf("%+v", f)
	}
	share, lower, upper := f.Share(0)
	if got := Figure3(share.V, "percent"); got != "10.0" || lower.V < 6.5 || lower.V > 6.6 || upper.V < 14.9 || upper.V > 15 {
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
