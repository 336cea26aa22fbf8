package record

import (
	"strings"
	"testing"

	"forcestats/pipeline/vocabulary/civil"
)

func goodObservation() Observation {
	return Observation{
		Cell: "C7", Measure: "recorded_offences", Category: "71", AreaType: "force", AreaCode: "E23000010", AreaPublished: "West Yorkshire",
		PeriodStart: civil.New(2024, 4, 1), PeriodEnd: civil.New(2025, 3, 31), PeriodKind: "year", Value: Some(0.0), Unit: "count", Published: "0",
	}
}

// TestObservation_Check breaks one rule at a time.
func TestObservation_Check(t *testing.T) {
	good := goodObservation()
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for want, spoil := range map[string]func(*Observation){
		"exactly one":      func(o *Observation) { o.Value = Null[float64]{} },
		"exactly one must": func(o *Observation) { o.Marker = "suppressed" },
		"marker":           func(o *Observation) { o.Value, o.Marker = Null[float64]{}, "blank" },
		"period":           func(o *Observation) { o.PeriodStart = civil.New(2026, 1, 1) },
		"without a code":   func(o *Observation) { o.AreaCode = "" },
		"neither a cell":   func(o *Observation) { o.Cell = "" },
		"snake case":       func(o *Observation) { o.Measure = "Recorded offences" },
		"unit":             func(o *Observation) { o.Unit = "per_100" },
		"breakdown":        func(o *Observation) { o.Breakdown = "sex=male;age=7" },
		"no label":         func(o *Observation) { o.AreaPublished = "" },
		"not in the dicti": func(o *Observation) { o.AreaType = "council" },
	} {
		o := goodObservation()
		spoil(&o)
		if err := o.Check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v", want, err)
		}
	}
}

func TestFinding_and_judgement_Check(t *testing.T) {
	f := Finding{FindingID: "0123456789abcdef-3", Kind: "recommendation", Text: "The Board should act.", Page: 4, PageEnd: 5}
	j := Judgement{AreaCode: "E08000032", JudgedOn: civil.New(2018, 9, 28), Question: "overall", Page: 1, Framework: "ofsted_ilacs", Grade: "inadequate", Scale: "four_grade"}
	if err := f.Check(); err != nil {
		t.Error(err)
	}
	if err := j.Check(); err != nil {
		t.Error(err)
	}
	f.PageEnd, j.Grade = 3, "poor"
	if f.Check() == nil || j.Check() == nil {
		t.Error("pages that run backwards, or an unknown grade, pass")
	}
}
