package duckdb

import (
	"testing"

	"forcestats/pipeline/aggregate/aggregatetest"
)

func TestCoverage_says_how_much_of_a_measure_an_area_has(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("crime", "homeoffice-recorded-crime", "2025-07-01", "2024-04-01", "2025-03-31")
	span := " 2024-04-01 2025-03-31 count"
	for _, code := range []string{"71", "73", "88A"} {
		r.Figure("recorded_offences "+code+" - "+westYorkshire+span, "0")
	}
	r.Figure("recorded_offences 71 - "+dorsetForce+span, "5")
	r.Figure("recorded_offences 73 - "+dorsetForce+span, "not_available")
	r.Document("children", "dfe-explore-education-statistics", "2025-10-01", "2024-04-01", "2025-03-31")
	r.Figure("children_in_need all - E08000032"+span, "5")
	r.Figure("children_in_need all - E10000018"+span, "suppressed")
	kept := run(t, &r.Rows)
	for key, want := range map[string][2]float64{
		westYorkshire + " coverage recorded_offences": {3, 3},
		dorsetForce + " coverage recorded_offences":   {1, 3},
		"E23000011 coverage recorded_offences":        {0, 3}, // another English force: nothing was published
		"E08000032 coverage children_in_need":         {1, 1},
		"E08000033 coverage children_in_need":         {0, 1},
		"E10000018 coverage children_in_need":         {0, 1},
		westYorkshire + " coverage children_in_need":  {0, 1}, // four councils are missing
	} {
		s := kept.One(t, key+" - 2025-03-31")
		if s.Numerator.V != want[0] || s.Denominator.V != want[1] || s.Value.V != 100*want[0]/want[1] || s.Source == "" {
			t.Errorf("%s: %v of %v, %v from %q, want %v", key, s.Numerator, s.Denominator, s.Value, s.Source, want)
		}
	}
	if s := kept.One(t, dorsetForce+" coverage recorded_offences - *"); s.National.V != 100*4.0/(3*39) || s.Rank != 0 {
		t.Errorf("national %v, rank %d", s.National, s.Rank)
	}
	kept.None(t, "W15000001 coverage * * *") // the publications have no Welsh force, county, district
	kept.None(t, "E07000129 coverage * * *") // or district below a county
	kept.None(t, "E08000032 coverage recorded_offences * *")
}
