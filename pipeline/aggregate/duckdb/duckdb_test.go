package duckdb

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/aggregatetest"
	"forcestats/pipeline/record"
)

// The places that the tests speak of.
const (
	westYorkshire = "E23000010"
	cityOfLondon  = "E23000034"
	dorsetForce   = "E23000039"
	england       = "E92000001"
	nation        = "K04000001"
)

func run(t *testing.T, rows *record.Rows) *aggregatetest.Kept {
	t.Helper()
	var kept aggregatetest.Kept
	e := Engine{Threads: 2, SpillFolder: t.TempDir()}
	if err := aggregate.Run(t.Context(), e, aggregatetest.Stage(t, rows), aggregatetest.Reference(t), &kept); err != nil {
		t.Fatal(err)
	}
	return &kept
}

func value(t *testing.T, s record.Statistic, want float64) {
	t.Helper()
	if !s.Value.Valid || math.Abs(s.Value.V-want) > 1e-9 {
		t.Errorf("%s %s %s: value %v, marker %q; want %v", s.AreaCode, s.Statistic, s.PeriodLabel, s.Value, s.Marker, want)
	}
}

func marker(t *testing.T, s record.Statistic, want string) {
	t.Helper()
	if s.Value.Valid || s.Marker != want || s.Complete {
		t.Errorf("%s %s %s: value %v, marker %q, complete %v; want marker %q", s.AreaCode, s.Statistic, s.PeriodLabel, s.Value, s.Marker, s.Complete, want)
	}
}

func TestRun_nothing(t *testing.T) {
	if kept := run(t, &record.Rows{}); len(kept.Statistics)+len(kept.Issues)+len(kept.Revisions) > 0 {
		t.Errorf("made %+v out of nothing", kept)
	}
}

func TestYears_need_all_four_quarters(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "homeoffice-recorded-crime", "2025-07-01", "2023-04-01", "2025-03-31")
	r.Quarters("recorded_offences 71 - "+westYorkshire+" count", 2023, "10", "20", "30", "-1")
	r.Quarters("recorded_offences 71 - "+westYorkshire+" count", 2024, "10", "20", "30")
	r.Quarters("recorded_offences 88A - "+westYorkshire+" count", 2023, "1", "0", "not_available", "1")
	kept := run(t, &r.Rows)
	year := kept.One(t, westYorkshire+" recorded_offences 71 - 2024-03-31")
	value(t, year, 59)
	if year.PeriodLabel != "Year ending March 2024" || year.Inputs != 4 || !year.Complete {
		t.Errorf("label %q, inputs %d, complete %v", year.PeriodLabel, year.Inputs, year.Complete)
	}
	marker(t, kept.One(t, westYorkshire+" recorded_offences 71 - 2025-03-31"), "incomplete")
	marker(t, kept.One(t, westYorkshire+" recorded_offences 88A - 2023-04-01/2024-03-31"), "incomplete")
	// The quarters of a part year are shown, with the quarter a year earlier; those of a whole year are not.
	quarter := kept.One(t, westYorkshire+" recorded_offences 71 - 2024-12-31")
	value(t, quarter, 30)
	if quarter.Previous.V != 30 || quarter.Change.V != 0 {
		t.Errorf("quarter: previous %v, change %v", quarter.Previous, quarter.Change)
	}
	kept.None(t, westYorkshire+" recorded_offences 71 - 2023-12-31")
}

func TestFigures_parts_are_summed_and_repeats_taken_once(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "homeoffice-recorded-crime", "2025-07-01", "2024-04-01", "2025-03-31")
	span := westYorkshire + " 2024-04-01 2025-03-31 count"
	for _, part := range []string{"3", "0", "1", "0"} {
		r.Figure("recorded_offences 1/4.1/4.10/4.2 - "+span, part) // four homicide rows under one code
	}
	r.Figure("recorded_offences group:robbery - "+span, "500")
	again := r.Figure("recorded_offences group:robbery - "+span, "500")
	again.TableID = "Table 2"
	r.Figure("recorded_offences group:drug_offences - "+span, "70")
	other := r.Figure("recorded_offences group:drug_offences - "+span, "75")
	other.TableID = "Table 2"
	kept := run(t, &r.Rows)
	value(t, kept.One(t, westYorkshire+" recorded_offences 1/4.1/4.10/4.2 - *"), 4)
	value(t, kept.One(t, westYorkshire+" recorded_offences group:robbery - *"), 500)
	value(t, kept.One(t, westYorkshire+" recorded_offences group:drug_offences - *"), 70)
	if len(kept.Issues) != 1 || kept.Issues[0].Code != "residue" || !strings.Contains(kept.Issues[0].Message, "70 and 75") {
		t.Errorf("issues: %+v", kept.Issues)
	}
}

func TestEditions_newest_wins_and_differences_are_revisions(t *testing.T) {
	var r aggregatetest.Rows
	key := "recorded_offences all_excluding_fraud - " + westYorkshire + " 2023-04-01 2024-03-31 count"
	r.Document("new", "homeoffice-recorded-crime", "2025-07-01", "2023-04-01", "2024-03-31")
	r.Figure(key, "110")
	r.Document("old", "homeoffice-recorded-crime", "2024-07-01", "2023-04-01", "2024-03-31")
	r.Figure(key, "100")
	r.Figure(strings.Replace(key, "all_excluding_fraud", "71", 1), "9")
	r.Document("ons", "ons-police-force-area-tables", "2025-10-01", "2023-04-01", "2024-03-31")
	r.Figure(key, "104")
	kept := run(t, &r.Rows)
	s := kept.One(t, westYorkshire+" recorded_offences all_excluding_fraud - *")
	value(t, s, 104) // the newest publication, though the Home Office is preferred where two are of one date
	if !strings.HasPrefix(s.Source, "ons") || !strings.HasPrefix(s.SourceText, "Publisher, Title of ons, Table 1, cell H4") {
		t.Errorf("source %q, text %q", s.Source, s.SourceText)
	}
	value(t, kept.One(t, westYorkshire+" recorded_offences 71 - *"), 9)
	if len(kept.Revisions) != 1 || kept.Revisions[0].Difference.V != 10 || !strings.HasPrefix(kept.Revisions[0].LaterDocumentID, "new") {
		t.Errorf("revisions: %+v", kept.Revisions)
	}
	if len(kept.Replaced) != 1 || !strings.HasPrefix(kept.Replaced[0][0], "old") || !strings.HasPrefix(kept.Replaced[0][1], "new") {
		t.Errorf("superseded: %v", kept.Replaced)
	}
	if len(kept.Issues) != 1 || kept.Issues[0].Code != "figure-conflict" || !strings.Contains(kept.Issues[0].Message, "104 against 110") {
		t.Errorf("issues: %+v", kept.Issues)
	}
}

// police.uk has a file for each force and month; either force's has crimes in
// the other's districts.
func TestEditions_files_of_two_forces_do_not_replace_each_other(t *testing.T) {
	var r aggregatetest.Rows
	file := func(name, force string) {
		r.Document(name, "policeuk-open-data", "", "2025-01-01", "2025-01-31")
		r.Figure("street_crimes burglary - "+force+" 2025-01-01 2025-01-31 count", "5")
		r.Figure("street_crimes burglary reported_by="+name+" E08000016 2025-01-01 2025-01-31 count", "1")
	}
	file("a", westYorkshire)
	file("b", "E23000011")
	kept := run(t, &r.Rows)
	if len(kept.Replaced) > 0 || len(kept.Issues) > 0 {
		t.Errorf("superseded %v, issues %v", kept.Replaced, kept.Issues)
	}
	file("c", westYorkshire) // the same month once more
	kept = run(t, &r.Rows)
	if len(kept.Replaced) != 1 || len(kept.Issues) != 1 || kept.Issues[0].Code != "edition-order" {
		t.Errorf("superseded %v, issues %v", kept.Replaced, kept.Issues)
	}
}

func TestLimits_of_none_and_of_all_end_at_0_and_at_100(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "p", "2017-07-01", "2016-12-01", "2016-12-31")
	for category, ends := range map[string][2]string{"drugs": {"23", "0"}, "burglary": {"0", "16"}} {
		for i, end := range []string{"convictions", "unsuccessful"} {
			r.Figure("prosecutions "+category+" outcome="+end+" "+westYorkshire+" 2016-12-01 2016-12-31 count", ends[i])
		}
	}
	kept := run(t, &r.Rows)
	if s := kept.One(t, westYorkshire+" conviction_share drugs * 2016-12-31"); s.Upper.V != 100 || s.Value.V != 100 {
		t.Errorf("all: %v up to %v", s.Value, s.Upper)
	}
	if s := kept.One(t, westYorkshire+" conviction_share burglary * 2016-12-31"); s.Lower.V != 0 || !s.Lower.Valid {
		t.Errorf("none: from %v", s.Lower)
	}
}

func TestEditions_a_corrected_file_of_one_date(t *testing.T) {
	var r aggregatetest.Rows
	key := "population all - " + westYorkshire + " 2024-06-30 2024-06-30 persons"
	r.Document("corrected", "p", "2025-07-01", "2024-06-30", "2024-06-30").EditionNote = "Corrected"
	r.Figure(key, "7")
	r.Document("plain", "p", "2025-07-01", "2024-06-30", "2024-06-30")
	r.Figure(key, "8")
	value(t, run(t, &r.Rows).One(t, westYorkshire+" population all - *"), 7)
}

func TestRates_denominator_limits_and_nation(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("crime", "homeoffice-recorded-crime", "2025-07-01", "2023-04-01", "2025-03-31")
	for _, f := range [][2]string{{westYorkshire, "10"}, {cityOfLondon, "5000"}, {nation, "59"}} {
		r.Figure("recorded_offences 71 - "+f[0]+" 2024-04-01 2025-03-31 count", f[1])
	}
	r.Figure("recorded_offences 71 - "+westYorkshire+" 2023-04-01 2024-03-31 count", "8")
	r.Document("people", "ons-mid-year-population", "2025-06-01", "2023-06-30", "2023-06-30")
	r.Figure("population all - "+westYorkshire+" 2023-06-30 2023-06-30 persons", "2000")
	r.Figure("population all - "+cityOfLondon+" 2023-06-30 2023-06-30 persons", "8000")
	r.Figure("population all - "+nation+" 2023-06-30 2023-06-30 persons", "59000")
	kept := run(t, &r.Rows)
	s := kept.One(t, westYorkshire+" recorded_offences_per_1000 71 - 2025-03-31")
	value(t, s, 5)
	// The exact Poisson limits of 10 are 4.795 and 18.390; Byar's approximation is within 0.01 of them.
	if math.Abs(2*s.Lower.V-4.795) > 0.01 || math.Abs(2*s.Upper.V-18.390) > 0.01 {
		t.Errorf("limits %v %v", s.Lower, s.Upper)
	}
	if s.Numerator.V != 10 || s.Denominator.V != 2000 || s.National.V != 1 || s.ComparatorName != "England and Wales" {
		t.Errorf("%+v", s)
	}
	if s.Compared != "" || s.Rank != 0 {
		t.Errorf("held against one other force: %q, rank %d", s.Compared, s.Rank)
	}
	if s.Previous.V != 4 || s.Change.V != 1 || s.ChangePercent.Valid || s.Caveats != "small_base" {
		t.Errorf("previous %v, change %v, %v %% of eight offences, caveats %q", s.Previous, s.Change, s.ChangePercent, s.Caveats)
	}
	if !strings.Contains(s.SourceText, "residents at mid-2023, the newest at hand") || strings.Count(s.Source, ";") != 1 {
		t.Errorf("source %q, text %q", s.Source, s.SourceText)
	}
	city := kept.One(t, cityOfLondon+" recorded_offences_per_1000 71 - 2025-03-31")
	value(t, city, 625)
	if city.Compared != "" || !strings.Contains(city.SourceText, "not compared") {
		t.Errorf("City of London: compared %q, %q", city.Compared, city.SourceText)
	}
}

func TestRates_without_a_population_of_three_years(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("crime", "homeoffice-recorded-crime", "2025-07-01", "2024-04-01", "2025-03-31")
	r.Figure("recorded_offences 71 - "+westYorkshire+" 2024-04-01 2025-03-31 count", "10")
	r.Figure("population all - "+westYorkshire+" 2021-06-30 2021-06-30 persons", "2000")
	s := run(t, &r.Rows).One(t, westYorkshire+" recorded_offences_per_1000 71 - *")
	marker(t, s, "no_denominator")
	if s.Numerator.V != 10 {
		t.Errorf("numerator %v", s.Numerator)
	}
}

func TestChildren_are_counted_once_where_a_mark_stands_beside_their_ages(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("dfe", "dfe-explore-education-statistics", "2025-10-30", "2023-06-30", "2023-06-30")
	r.Figure("children all - "+dorsetForce+" 2023-06-30 2023-06-30 persons", "not_available")
	r.Figure("children all - "+westYorkshire+" 2023-06-30 2023-06-30 persons", "5")
	r.Document("mye", "ons-mid-year-population", "2024-07-15", "2023-06-30", "2023-06-30")
	for age := range 18 {
		for _, area := range []string{dorsetForce, westYorkshire} {
			r.Figure(fmt.Sprintf("population all age=%d %s 2023-06-30 2023-06-30 persons", age, area), "10")
		}
	}
	kept := run(t, &r.Rows)
	value(t, kept.One(t, dorsetForce+" children all - *"), 180)
	value(t, kept.One(t, westYorkshire+" children all - *"), 5) // as published
}

func TestNation_that_leaves_a_force_out_is_not_compared_with(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "ons-police-force-area-tables", "2020-04-23", "2019-01-01", "2019-12-31")
	r.Figure("recorded_offences all_excluding_fraud - "+westYorkshire+" 2019-01-01 2019-12-31 count", "9")
	r.Figure("recorded_offences all_excluding_fraud - "+nation+" 2019-01-01 2019-12-31 count", "99").Note =
		"Figures for England and Wales exclude Greater Manchester Police."
	// England's row leaves it out too but has no note (year ending December 2019, Table P4).
	r.Figure("recorded_offences all_excluding_fraud - "+england+" 2019-01-01 2019-12-31 count", "90")
	r.Figure("recorded_offences group:robbery - "+westYorkshire+" 2019-01-01 2019-12-31 count", "9")
	r.Figure("recorded_offences group:robbery - "+nation+" 2019-01-01 2019-12-31 count", "99").Note = "Excludes fraud."
	kept := run(t, &r.Rows)
	if s := kept.One(t, westYorkshire+" recorded_offences all_excluding_fraud - *"); s.National.Valid {
		t.Errorf("national %v from a total without Greater Manchester", s.National)
	}
	if s := kept.One(t, westYorkshire+" recorded_offences group:robbery - *"); s.National.V != 99 {
		t.Errorf("national %v", s.National)
	}
}

func TestShares_and_totals_from_codes(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "homeoffice-recorded-crime", "2025-07-01", "2024-04-01", "2025-03-31")
	span := " 2024-04-01 2025-03-31 count"
	for _, f := range [][3]string{{"71", "20", "1"}, {"88A", "30", "2"}, {"53D", "7", "3"}, {"34A", "50", "suppressed"}} {
		r.Figure("recorded_offences "+f[0]+" - "+westYorkshire+span, f[1])
		r.Figure("recorded_offences "+f[0]+" - "+dorsetForce+span, f[2])
	}
	kept := run(t, &r.Rows)
	value(t, kept.One(t, westYorkshire+" recorded_offences group:sexual_offences - *"), 50)
	value(t, kept.One(t, westYorkshire+" recorded_offences all_excluding_fraud - *"), 100) // 53D is fraud
	s := kept.One(t, westYorkshire+" share_of_recorded_offences 71 - *")
	value(t, s, 20)
	// Wilson's limits of 20 out of 100 are 13.34 and 28.88 per cent (Newcombe 1998, method 3).
	if math.Abs(s.Lower.V-13.3367) > 1e-3 || math.Abs(s.Upper.V-28.8829) > 1e-3 || s.Denominator.V != 100 {
		t.Errorf("limits %v %v of %v", s.Lower, s.Upper, s.Denominator)
	}
	value(t, kept.One(t, dorsetForce+" recorded_offences group:sexual_offences - *"), 3)
	marker(t, kept.One(t, dorsetForce+" recorded_offences all_excluding_fraud - *"), "incomplete")
	marker(t, kept.One(t, dorsetForce+" share_of_recorded_offences 71 - *"), "no_denominator")
}

func TestGroups_whose_only_subgroup_has_their_name_are_counted_once(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "homeoffice-recorded-crime", "2018-07-19", "2017-04-01", "2018-03-31")
	r.Figure("recorded_offences 66 - "+westYorkshire+" 2017-04-01 2018-03-31 count", "20")
	r.Figure("recorded_offences 9A - "+westYorkshire+" 2017-04-01 2018-03-31 count", "3")
	value(t, run(t, &r.Rows).One(t, westYorkshire+" recorded_offences group:public_order_offences - *"), 23)
}

func TestChildSexualOffences_complete_only_with_eleven_codes(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "homeoffice-recorded-crime", "2025-07-01", "2024-04-01", "2025-03-31")
	for _, code := range strings.Fields("17B 19D 19E 19G 19H 20B 21 22B 71 73 88A 70") {
		r.Figure("recorded_offences "+code+" - "+westYorkshire+" 2024-04-01 2025-03-31 count", "2")
	}
	r.Figure("recorded_offences 71 - "+dorsetForce+" 2024-04-01 2025-03-31 count", "2")
	r.Figure("children all - "+westYorkshire+" 2024-06-30 2024-06-30 persons", "1100")
	kept := run(t, &r.Rows)
	whole := kept.One(t, westYorkshire+" child_sexual_offences all - *")
	value(t, whole, 22)
	part := kept.One(t, dorsetForce+" child_sexual_offences all - *")
	value(t, part, 2)
	if !whole.Complete || part.Complete || part.Rank != 0 || whole.Rank != 0 {
		t.Errorf("complete %v and %v, rank %d, of %d", whole.Complete, part.Complete, part.Rank, whole.RankOf)
	}
	value(t, kept.One(t, westYorkshire+" child_sexual_offences_per_10000_children all - *"), 200)
}

func TestOutcomes_type_0_and_alternates_stay_out_of_denominators(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "homeoffice-outcomes", "2025-07-01", "2024-04-01", "2025-03-31")
	for _, o := range [][2]string{{"0", "1000"}, {"1", "30"}, {"1a", "5"}, {"16", "70"}} {
		part := ""
		if o[0] == "1a" {
			part = ";part_of=1"
		}
		r.Figure("offence_outcomes 71 basis=closed;outcome=x;outcome_type="+o[0]+part+" "+westYorkshire+" 2024-04-01 2025-03-31 count", o[1])
	}
	r.Figure("offence_outcomes 71 basis=recorded;outcome=x;outcome_type=1 "+westYorkshire+" 2024-04-01 2025-03-31 count", "9")
	kept := run(t, &r.Rows)
	s := kept.One(t, westYorkshire+" offence_outcome_share 71 basis=closed;outcome=x;outcome_type=1 *")
	value(t, s, 30)
	if s.Denominator.V != 100 {
		t.Errorf("denominator %v", s.Denominator)
	}
	value(t, kept.One(t, westYorkshire+" offence_outcome_share 71 basis=closed;outcome=x;outcome_type=1a;part_of=1 *"), 5)
	value(t, kept.One(t, westYorkshire+" offence_outcome_share 71 basis=recorded;outcome=x;outcome_type=1 *"), 100)
	kept.None(t, westYorkshire+" offence_outcome_share 71 basis=closed;outcome=x;outcome_type=0 *")
}

func TestRun_order_of_rows_changes_nothing(t *testing.T) {
	first := run(t, example())
	for seed := range uint64(3) {
		shuffled := example()
		rnd := rand.New(rand.NewPCG(seed, 1))
		rnd.Shuffle(len(shuffled.Observations), func(i, j int) {
			shuffled.Observations[i], shuffled.Observations[j] = shuffled.Observations[j], shuffled.Observations[i]
		})
		rnd.Shuffle(len(shuffled.Documents), func(i, j int) {
			shuffled.Documents[i], shuffled.Documents[j] = shuffled.Documents[j], shuffled.Documents[i]
		})
		rnd.Shuffle(len(shuffled.Findings), func(i, j int) {
			shuffled.Findings[i], shuffled.Findings[j] = shuffled.Findings[j], shuffled.Findings[i]
		})
		if diff := cmp.Diff(first, run(t, shuffled)); diff != "" {
			t.Fatalf("seed %d: %s", seed, diff)
		}
	}
}

func TestRun_stops_when_told(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := aggregate.Run(ctx, Engine{}, aggregatetest.Stage(t, example()), aggregatetest.Reference(t), &aggregatetest.Kept{})
	if err == nil {
		t.Error("ran on")
	}
}

func example() *record.Rows { return aggregatetest.Example() }
