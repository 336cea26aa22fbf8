package duckdb

import (
	"math"
	"strings"
	"testing"

	"forcestats/pipeline/aggregate/aggregatetest"
)

// printed is a count and its residents or its whole as published, and the rate
// or share that the publisher prints beside them.
type printed struct {
	area        string
	count, base string
	rate        float64
}

// hold compares ours with the printed figures, half a printed place apart at
// most, or as far as residents printed to the nearest hundred allow.
func hold(t *testing.T, kept *aggregatetest.Kept, key string, rows []printed, tolerance func(p printed) float64) {
	t.Helper()
	for _, p := range rows {
		s := kept.One(t, p.area+" "+key)
		if !s.Value.Valid || math.Abs(s.Value.V-p.rate) > tolerance(p) {
			t.Errorf("%s: %v (%v of %v), printed %v", p.area, s.Value, s.Numerator, s.Denominator, p.rate)
		}
	}
}

// ONS, Police Force Area tables, year ending December 2019: Table P1, columns C
// and K; Table P2, columns F and N; Table P3, column C (mid-2018).
func TestPublished_rates_of_the_ONS(t *testing.T) {
	for category, rows := range map[string][]printed{
		"all_excluding_fraud": {
			{westYorkshire, "292174", "2320200", 125.925453}, {"E23000013", "69197", "567700", 121.886218},
			{dorsetForce, "54107", "772300", 70.062465}, {"W15000004", "31656", "518100", 61.104655},
		},
		"group:sexual_offences": {
			{westYorkshire, "8470", "2320200", 3.650525}, {"E23000013", "1952", "567700", 3.438327},
			{dorsetForce, "2102", "772300", 2.721853}, {"W15000004", "1404", "518100", 2.710100},
		},
	} {
		var r aggregatetest.Rows
		r.Document("ons", "ons-police-force-area-tables", "2020-04-23", "2019-01-01", "2019-12-31")
		for _, p := range rows {
			r.Figure("recorded_offences "+category+" - "+p.area+" 2019-01-01 2019-12-31 count", p.count)
			r.Figure("population all - "+p.area+" 2018-06-30 2018-06-30 persons", p.base)
		}
		hold(t, run(t, &r.Rows), "recorded_offences_per_1000 "+category+" - *", rows, func(p printed) float64 { return p.rate * 50 / 518000 })
	}
}

// DfE, Children looked after, 2025: number and rate per 10,000 children on 31
// March, columns M and N; ONS, mid-year estimates of children, mid-2024.
func TestPublished_rates_of_the_DfE(t *testing.T) {
	rows := []printed{{"E08000032", "1366", "142483", 96}, {"E06000014", "240", "34758", 69}, {"E10000016", "1896", "355390", 53}}
	var r aggregatetest.Rows
	r.Document("dfe", "dfe-explore-education-statistics", "2025-11-20", "2020-04-01", "2025-03-31")
	for _, p := range rows {
		r.Figure("children_looked_after children_count - "+p.area+" 2025-03-31 2025-03-31 count", p.count)
		r.Figure("children all - "+p.area+" 2024-06-30 2024-06-30 persons", p.base)
		r.Figure("children all - "+p.area+" 2023-06-30 2023-06-30 persons", "1")
	}
	r.Figure("children_looked_after children_count - E06000053 2025-03-31 2025-03-31 count", "suppressed")
	r.Figure("children all - E06000053 2024-06-30 2024-06-30 persons", "319")
	kept := run(t, &r.Rows)
	hold(t, kept, "children_looked_after_per_10000_children * - *", rows, func(printed) float64 { return 0.5 })
	marker(t, kept.One(t, "E06000053 children_looked_after_per_10000_children * - *"), "suppressed")
}

// The same table without the ONS's estimates: it prints the children beside
// each of its three rows, column L.
func TestPublished_rates_of_the_DfE_by_its_own_residents(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("dfe", "dfe-explore-education-statistics", "2025-11-20", "2020-04-01", "2025-03-31")
	for kind, count := range map[string]string{"looked_after": "1366", "starting": "346", "ceasing": "465"} {
		r.Figure("children_looked_after children_count population_type="+kind+" E08000032 2025-03-31 2025-03-31 count", count)
		r.Figure("children all population_type="+kind+" E08000032 2024-06-30 2024-06-30 persons", "142483")
	}
	r.Figure("children all population_type=starting E06000014 2024-06-30 2024-06-30 persons", "34758")
	r.Figure("children all population_type=ceasing E06000014 2024-06-30 2024-06-30 persons", "34759")
	r.Figure("children_looked_after children_count population_type=starting E06000014 2025-03-31 2025-03-31 count", "240")
	kept := run(t, &r.Rows)
	for kind, rate := range map[string]float64{"looked_after": 96, "starting": 24, "ceasing": 33} {
		hold(t, kept, "children_looked_after_per_10000_children * population_type="+kind+" *", []printed{{area: "E08000032", rate: rate}}, func(printed) float64 { return 0.5 })
	}
	marker(t, kept.One(t, "E06000014 children_looked_after_per_10000_children * * *"), "no_denominator") // two estimates are none
	kept.None(t, "E08000032 children all - *")
}

// CPS, Case outcomes by principal offence category, December 2016, columns B
// to E and J to M.
func TestPublished_shares_of_the_CPS(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("cps", "cps-case-outcomes", "", "2016-12-01", "2016-12-31")
	add := func(area, category, convictions, unsuccessful string) {
		r.Figure("prosecutions "+category+" outcome=convictions "+area+" 2016-12-01 2016-12-31 count", convictions)
		r.Figure("prosecutions "+category+" outcome=unsuccessful "+area+" 2016-12-01 2016-12-31 count", unsuccessful)
	}
	add(westYorkshire, "sexual_offences", "59", "24")
	add(dorsetForce, "sexual_offences", "9", "1")
	add(dorsetForce, "homicide", "0", "0")
	kept := run(t, &r.Rows)
	hold(t, kept, "conviction_share sexual_offences * 2016-12-31", []printed{{westYorkshire, "59", "83", 71.1}, {dorsetForce, "9", "10", 90}}, func(printed) float64 { return 0.05 })
	marker(t, kept.One(t, dorsetForce+" conviction_share homicide * 2016-12-31"), "no_denominator") // printed as "-"
}

// Home Office, Police workforce, 30 September 2019, Table 1, column D: Wales is
// the sum of its forces. ONS, Police Force Area tables, year ending December
// 2019, Table P3, column D: the households of Wales are those of the year before.
func TestPublished_totals_of_Wales(t *testing.T) {
	var r aggregatetest.Rows
	table := func(publication, key string, values map[string]string) {
		r.Document(publication, publication, "2020-01-30", "2019-09-30", "2019-09-30")
		for _, area := range []string{"W92000004", "W15000001", "W15000002", "W15000003", "W15000004"} {
			r.Figure(strings.Replace(key, "AREA", area, 1), values[area])
		}
	}
	table("workforce", "workforce police_officers - AREA 2019-09-30 2019-09-30 fte", map[string]string{
		"W92000004": "6934.78925", "W15000001": "1505.04925", "W15000002": "1293.73", "W15000003": "2994.83", "W15000004": "1141.18",
	})
	table("ons", "households all - AREA 2018-06-30 2018-06-30 households", map[string]string{
		"W92000004": "1349900", "W15000001": "304900", "W15000002": "253000", "W15000003": "572900", "W15000004": "228000",
	})
	kept := run(t, &r.Rows)
	if len(kept.Issues) != 1 || kept.Issues[0].Code != "total-disagrees" || !strings.Contains(kept.Issues[0].Message, "1349900 printed, 1358800 summed") {
		t.Errorf("issues: %+v", kept.Issues)
	}
	if s := kept.One(t, "W15000001 workforce_fte police_officers - *"); s.National.V != 6934.78925 {
		t.Errorf("national %v", s.National)
	}
}
