package duckdb

import (
	"strings"
	"testing"

	"forcestats/pipeline/aggregate/aggregatetest"
)

// Numbers are those of Avon and Somerset, year ending March 2018, cut to two
// codes: an older table prints the group, a newer one its codes.
func TestVintage_a_total_and_its_parts_are_of_one(t *testing.T) {
	var r aggregatetest.Rows
	span := " - " + westYorkshire + " 2017-04-01 2018-03-31 count"
	r.Document("old", "ons-police-force-area-tables", "2018-07-19", "2017-04-01", "2018-03-31")
	r.Figure("recorded_offences group:public_order_offences"+span, "4072")
	r.Document("new", "homeoffice-recorded-crime", "2019-01-24", "2017-04-01", "2018-03-31")
	r.Figure("recorded_offences 66"+span, "1773")
	r.Figure("recorded_offences 9A"+span, "2676")
	kept := run(t, &r.Rows)
	value(t, kept.One(t, westYorkshire+" recorded_offences group:public_order_offences - *"), 4449)
	value(t, kept.One(t, westYorkshire+" recorded_offences 66 - *"), 1773)
}

// A file without a publication date is put in order with the others by what
// they all cover.
func TestVintage_without_a_publication_date_what_is_covered_decides(t *testing.T) {
	var r aggregatetest.Rows
	key := "recorded_offences group:robbery - " + westYorkshire + " 2017-04-01 2018-03-31 count"
	r.Document("dated", "ons-police-force-area-tables", "2018-07-19", "2017-04-01", "2018-03-31")
	r.Figure(key, "100")
	r.Document("undated", "ons-rolling-recorded-crime", "", "2010-04-01", "2018-12-31")
	r.Figure(key, "110")
	value(t, run(t, &r.Rows).One(t, westYorkshire+" recorded_offences group:robbery - *"), 110)
}

// Northamptonshire is one county in the old edition and two councils in the
// new one; a table of rates repeats the old figure, rounded.
func TestVintage_residents_follow_the_newest_estimate_through_every_boundary(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("mid-2018", "ons-mid-year-population", "2019-06-26", "2018-06-30", "2018-06-30")
	r.Figure("population all - E10000021 2018-06-30 2018-06-30 persons", "747622")
	r.Document("mid-2023", "ons-mid-year-population", "2024-07-15", "2011-06-30", "2023-06-30")
	r.Figure("population all - E06000061 2018-06-30 2018-06-30 persons", "350000")
	r.Figure("population all - E06000062 2018-06-30 2018-06-30 persons", "419240")
	r.Document("rates", "ons-police-force-area-tables", "2025-07-24", "2024-04-01", "2025-03-31")
	r.Figure("population all - E23000022 2018-06-30 2018-06-30 persons", "747600")
	s := run(t, &r.Rows).One(t, "E23000022 population all - *")
	value(t, s, 769240)
	if !strings.HasPrefix(s.Source, "mid-2023") {
		t.Errorf("source %q", s.Source)
	}
}

// A newer file's mark never takes a figure away that another publication has.
func TestVintage_a_mark_of_another_publication_removes_nothing(t *testing.T) {
	var r aggregatetest.Rows
	key := "recorded_offences group:robbery - " + westYorkshire + " 2017-04-01 2018-03-31 count"
	r.Document("old", "ons-police-force-area-tables", "2018-07-19", "2017-04-01", "2018-03-31")
	r.Figure(key, "100")
	r.Document("new", "homeoffice-recorded-crime", "2019-01-24", "2017-04-01", "2018-03-31")
	r.Figure(key, "not_available")
	value(t, run(t, &r.Rows).One(t, westYorkshire+" recorded_offences group:robbery - *"), 100)
}

// changed makes a figure of 4,244 after one of 4,072 in an earlier edition.
func changed(r *aggregatetest.Rows, area string) {
	r.Document("before", "ons-police-force-area-tables", "2018-07-19", "2017-04-01", "2018-03-31")
	r.Figure("recorded_offences group:robbery - "+area+" 2017-04-01 2018-03-31 count", "4072")
	r.Document("after", "ons-police-force-area-tables", "2019-07-18", "2018-04-01", "2019-03-31")
	r.Figure("recorded_offences group:robbery - "+area+" 2018-04-01 2019-03-31 count", "4244")
}

func TestChanges_are_measured_from_one_vintage(t *testing.T) {
	for name, c := range map[string]struct {
		more     func(r *aggregatetest.Rows)
		previous float64 // 0 for none
		caveats  string
	}{
		"nothing says that the earlier figure was restated": {func(*aggregatetest.Rows) {}, 4072, ""},
		"the publisher prints another change": {func(r *aggregatetest.Rows) {
			r.Figure("recorded_offences group:robbery compared_with=2017-04-01/2018-03-31 "+westYorkshire+" 2018-04-01 2019-03-31 percent", "-4.6")
		}, 0, "not_comparable"},
		"the publisher prints the same change": {func(r *aggregatetest.Rows) {
			r.Figure("recorded_offences group:robbery compared_with=2017-04-01/2018-03-31 "+westYorkshire+" 2018-04-01 2019-03-31 percent", "4.2")
		}, 4072, ""},
		"the newer edition has both years": {func(r *aggregatetest.Rows) {
			r.Figure("recorded_offences group:robbery - "+westYorkshire+" 2017-04-01 2018-03-31 count", "4449")
		}, 4449, ""},
		"the newer edition has both years, and an older one printed a change the other way": {func(r *aggregatetest.Rows) {
			r.Document("first", "ons-police-force-area-tables", "2019-04-25", "2018-04-01", "2019-03-31")
			r.Figure("recorded_offences group:robbery compared_with=2017-04-01/2018-03-31 "+westYorkshire+" 2018-04-01 2019-03-31 percent", "4.2")
			r.Document("restated", "ons-police-force-area-tables", "2020-07-18", "2017-04-01", "2019-03-31")
			r.Figure("recorded_offences group:robbery - "+westYorkshire+" 2017-04-01 2018-03-31 count", "4449")
			r.Figure("recorded_offences group:robbery - "+westYorkshire+" 2018-04-01 2019-03-31 count", "4244")
		}, 0, "not_comparable"},
		"another file restates the earlier figure": {func(r *aggregatetest.Rows) {
			r.Document("between", "homeoffice-recorded-crime", "2019-01-24", "2017-04-01", "2018-03-31")
			r.Figure("recorded_offences group:robbery - "+westYorkshire+" 2017-04-01 2018-03-31 count", "4449")
		}, 0, "not_comparable"},
	} {
		t.Run(name, func(t *testing.T) {
			var r aggregatetest.Rows
			changed(&r, westYorkshire)
			c.more(&r)
			s := run(t, &r.Rows).One(t, westYorkshire+" recorded_offences group:robbery - 2019-03-31")
			value(t, s, 4244)
			if s.Previous.V != c.previous || s.Previous.Valid != (c.previous != 0) || s.ChangePercent.Valid != s.Previous.Valid || s.Caveats != c.caveats {
				t.Errorf("previous %v, change %v %%, caveats %q", s.Previous, s.ChangePercent, s.Caveats)
			}
		})
	}
}

// Greater Manchester returned nothing from July 2019 (reference/breaks.csv).
func TestBreaks_no_change_across_one(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "homeoffice-recorded-crime", "2022-07-21", "2017-04-01", "2022-03-31")
	for _, year := range []string{"2017", "2018", "2019", "2020", "2021"} {
		next := map[string]string{"2017": "2018", "2018": "2019", "2019": "2020", "2020": "2021", "2021": "2022"}[year]
		r.Figure("recorded_offences group:robbery - E23000005 "+year+"-04-01 "+next+"-03-31 count", "100")
	}
	kept := run(t, &r.Rows)
	for year, broken := range map[string]bool{"2019": false, "2020": true, "2021": true, "2022": false} {
		s := kept.One(t, "E23000005 recorded_offences group:robbery - "+year+"-03-31")
		if s.Previous.Valid == broken || (s.Caveats == "break") != broken || (s.BreakReason != "") != broken || (s.BreakFrom.String() == "2019-07-01") != broken {
			t.Errorf("year ending March %s: previous %v, caveats %q, %v %q", year, s.Previous, s.Caveats, s.BreakFrom, s.BreakReason)
		}
	}
}

// The quarters are made up; the printed year is five more than they are.
func TestTotals_that_disagree_with_their_parts_are_not_complete(t *testing.T) {
	for printed, complete := range map[string]bool{"100": true, "105": false} {
		var r aggregatetest.Rows
		r.Document("a", "homeoffice-recorded-crime", "2022-07-21", "2017-04-01", "2018-03-31")
		r.Figure("recorded_offences group:robbery - "+westYorkshire+" 2017-04-01 2018-03-31 count", printed)
		for from, to := range map[string]string{"2017-04-01": "2017-06-30", "2017-07-01": "2017-09-30", "2017-10-01": "2017-12-31", "2018-01-01": "2018-03-31"} {
			r.Figure("recorded_offences group:robbery - "+westYorkshire+" "+from+" "+to+" count", "25")
		}
		if s := run(t, &r.Rows).One(t, westYorkshire+" recorded_offences group:robbery - 2018-03-31"); s.Complete != complete {
			t.Errorf("printed %s: complete %v", printed, s.Complete)
		}
	}
}

// A nation of 43 forces with 11 each; what is printed for it is made up.
func TestTotals_of_a_nation_that_disagree_with_its_forces_are_not_complete(t *testing.T) {
	for printed, complete := range map[string]bool{"473": true, "573": false} {
		var r aggregatetest.Rows
		r.Document("a", "homeoffice-recorded-crime", "2022-07-21", "2017-04-01", "2018-03-31")
		for _, area := range aggregatetest.Reference(t).Places {
			if area.Type == "force" && !area.End.Valid() {
				r.Figure("recorded_offences group:robbery - "+area.Code+" 2017-04-01 2018-03-31 count", "11")
			}
		}
		r.Figure("recorded_offences group:robbery - K04000001 2017-04-01 2018-03-31 count", printed)
		if s := run(t, &r.Rows).One(t, westYorkshire+" recorded_offences group:robbery - 2018-03-31"); s.National.Valid != complete {
			t.Errorf("printed %s: compared with %v", printed, s.National)
		}
	}
}

// Two councils of a nation's are made up; the suppressed one has one to five.
func TestSums_a_suppressed_part_gives_bounds(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "dfe-explore-education-statistics", "2025-10-30", "2024-04-01", "2025-03-31")
	for area, v := range map[string]string{"E08000032": "100", "E08000033": "20", "E08000034": "30", "E08000035": "50", "E08000036": "suppressed"} {
		r.Figure("assessment_factors child_sexual_exploitation - "+area+" 2024-04-01 2025-03-31 count", v)
		r.Figure("children all - "+area+" 2024-06-30 2024-06-30 persons", "20000")
	}
	kept := run(t, &r.Rows)
	s := kept.One(t, westYorkshire+" assessment_factors child_sexual_exploitation - *")
	marker(t, s, "incomplete")
	if s.LowerBound.V != 201 || s.UpperBound.V != 205 {
		t.Errorf("bounds %v and %v", s.LowerBound, s.UpperBound)
	}
	if s = kept.One(t, westYorkshire+" assessment_factors_per_10000_children child_sexual_exploitation - *"); s.LowerBound.V != 20.1 || s.UpperBound.V != 20.5 {
		t.Errorf("bounds of the rate %v and %v", s.LowerBound, s.UpperBound)
	}
	if s = kept.One(t, "E08000032 assessment_factors child_sexual_exploitation - *"); s.LowerBound.Valid || s.UpperBound.Valid {
		t.Errorf("a figure with a value has bounds %v and %v", s.LowerBound, s.UpperBound)
	}
}

// All councils have 0 of what they had hundreds of: nobody counted it.
func TestSums_a_category_that_was_dropped_is_not_zero(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "dfe-explore-education-statistics", "2025-10-30", "2023-04-01", "2025-03-31")
	councils := strings.Fields("E08000032 E08000033 E08000034 E08000035 E08000036 E09000002 E09000003 E09000004 E09000005 E09000006 " +
		"E09000007 E09000008 E09000009 E09000010 E09000011 E09000012 E09000013 E09000014 E09000015 E09000016")
	for _, area := range councils {
		r.Figure("assessment_factors sexual_abuse_unknown - "+area+" 2023-04-01 2024-03-31 count", "9")
		r.Figure("assessment_factors sexual_abuse_unknown - "+area+" 2024-04-01 2025-03-31 count", "0")
		r.Figure("assessment_factors rare - "+area+" 2023-04-01 2024-03-31 count", "1")
		r.Figure("assessment_factors rare - "+area+" 2024-04-01 2025-03-31 count", "0")
	}
	kept := run(t, &r.Rows)
	s := kept.One(t, "E08000032 assessment_factors sexual_abuse_unknown - 2025-03-31")
	marker(t, s, "not_applicable")
	value(t, kept.One(t, "E08000032 assessment_factors rare - 2025-03-31"), 0)
	value(t, kept.One(t, "E08000032 assessment_factors sexual_abuse_unknown - 2024-03-31"), 9)
}
