package aggregate

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"forcestats/pipeline/normalise/offence"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/place"
)

func TestReference_every_table_has_its_source(t *testing.T) {
	names, err := fs.Glob(referenceFiles, "reference/*.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(referenceFiles, name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(text), "# ") || !strings.Contains(string(text), "\n# Source: ") {
			t.Errorf("%s: no comment that says what it is, and where it comes from", name)
		}
	}
}

func TestReference_child_sexual_offences_are_those_of_offence(t *testing.T) {
	table, err := offence.New()
	if err != nil {
		t.Fatal(err)
	}
	read, err := readTable("reference/child_sexual_offences.csv")
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, row := range read.Rows {
		codes = append(codes, row[0].(string))
		if row[2] != int64(len(read.Rows)) {
			t.Errorf("%s: codes is %v of %d", row[0], row[2], len(read.Rows))
		}
	}
	want := table.ChildVictimCodes()
	slices.Sort(codes)
	slices.Sort(want)
	if !slices.Equal(codes, want) {
		t.Errorf("codes %v, offence has %v", codes, want)
	}
}

func TestReference_a_code_is_in_a_total_once(t *testing.T) {
	offences, err := offence.New()
	if err != nil {
		t.Fatal(err)
	}
	r := Reference{Offences: offences.Offences()}
	type pair [2]any
	seen := map[pair]bool{}
	for _, row := range r.offenceTables()[0].Rows {
		p := pair{row[0], row[1]}
		if seen[p] {
			t.Errorf("code %q is in %q twice", p[0], p[1])
		}
		seen[p] = true
	}
	if !seen[pair{"66", "group:public_order_offences"}] || !seen[pair{"19D", "subgroup:rape"}] {
		t.Error("66 is in no group:public_order_offences, or 19D in no subgroup:rape")
	}
}

func TestAtlas_sums_are_whole(t *testing.T) {
	table, err := place.New(0)
	if err != nil {
		t.Fatal(err)
	}
	a := newAtlas(table.Lineages())
	// Today's councils, districts and forces each tile every force and the country.
	for _, p := range a.places {
		if p.Type != "force" && p.Code != englandAndWales {
			continue
		}
		sums := map[string]int64{}
		for i := range a.places {
			if q := &a.places[i]; !q.End.Valid() {
				for _, c := range a.covers(q, a.byCode[p.Code]) {
					sums[c.way] += c.parts
				}
			}
		}
		whole := int64(len(a.grounds[p.Code]))
		for _, way := range []string{wayUpper, wayLower} {
			if sums[way] != whole && sums[way] != 0 { // one council that is the force is no sum
				t.Errorf("%s by way %s: %d of %d parts", p.Code, way, sums[way], whole)
			}
		}
		if p.Code == englandAndWales && sums[wayForce] != whole {
			t.Errorf("the forces are %d of %d parts of England and Wales", sums[wayForce], whole)
		}
	}
}

func TestCalendar_years_of_quarters_and_months(t *testing.T) {
	var parts Table
	for _, table := range calendarTables(civil.New(2026, time.January, 31)) {
		if table.Name == "ref_period_parts" {
			parts = table
		}
	}
	days := map[[2]any]int{}
	for _, r := range parts.Rows {
		days[[2]any{r[2], r[4]}] += int(r[1].(civil.Date)-r[0].(civil.Date)) + 1
	}
	for year, n := range days {
		start := year[0].(civil.Date)
		if want := int(start.AddYears(1) - start); n != want {
			t.Errorf("the year from %s has %d days in %v parts, not %d", start, n, year[1], want)
		}
	}
}

func TestPeriod_previous_and_mid_year(t *testing.T) {
	for _, c := range []struct {
		year                                   int
		month                                  time.Month
		label, previousStart, previousEnd, mid string
	}{
		{2024, time.April, "Year ending March 2025", "2023-04-01", "2024-03-31", "2024-06-30"},
		{2024, time.January, "Year ending December 2024", "2023-01-01", "2023-12-31", "2024-06-30"},
		{2023, time.March, "Year ending February 2024", "2022-03-01", "2023-02-28", "2023-06-30"},
		{2024, time.July, "Year ending June 2025", "2023-07-01", "2024-06-30", "2025-06-30"},
	} {
		r := monthPeriods(c.year, c.month)[0].row()
		got := []string{r[3].(string), r[4].(civil.Date).String(), r[5].(civil.Date).String(), r[6].(civil.Date).String()}
		if want := []string{c.label, c.previousStart, c.previousEnd, c.mid}; !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	}
}
