package tables

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// A source text is cut into the words of its table, the cell and what stands
// behind it.
func TestSplitSource(t *testing.T) {
	for in, want := range map[string][3]string{
		"ONS tables, Table P1, cell C23":                           {"ONS tables, Table P1", "C23", ""},
		"Home Office, open data, cell H13319 (first of 16 inputs)": {"Home Office, open data", "H13319", "first of 16 inputs"},
		"P1, cell C23 (first of 2 inputs); residents at mid-2019":  {"P1", "C23", "first of 2 inputs; residents at mid-2019"},
		"Joint targeted area inspection, page 3":                   {"Joint targeted area inspection, page 3", "", ""},
	} {
		words, cell, more := SplitSource(in)
		if got := [3]string{words, cell, more}; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestFormat(t *testing.T) {
	for _, c := range []struct {
		v    float64
		unit string
		want string
	}{
		{0, "count", "0"}, {1234567, "count", "1,234,567"}, {999.5, "count", "1,000"}, {-1234, "count", "-1,234"},
		{0.05, "per_1000", "0.1"}, {2.25, "percent", "2.3"}, {-2.25, "percent", "-2.3"}, {-0.01, "percent", "0.0"}, {12345.678, "index", "12,345.68"},
	} {
		if got := Format(c.v, c.unit); got != c.want {
			t.Errorf("%v %s: got %q, want %q", c.v, c.unit, got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{SeriesWords("recorded_offences_per_1000", "group:sexual_offences", ""), "Recorded offences per 1,000 people: sexual offences"},
		{SeriesWords("child_sexual_offences", "all", ""), "Child sexual offences"},
		{SeriesWords("referrals_per_10000_children", "all", ""), "Referrals per 10,000 children"},
		{CategoryWords("1_year_less_than_2_years"), "1 year less than 2 years"},
		{CategoryWords("1/4.1/4.10/4.2"), "Offence code 1/4.1/4.10/4.2"},
		{SeriesWords("recorded_offences", "88A", ""), "Recorded offences: offence code 88A"},
		{SeriesWords("findings", "cause_of_concern", "theme=timeliness"), "Findings: causes of concern (theme: Timeliness of the response)"},
		{SeriesWords("new_measure", "some_thing", ""), "New measure: some thing"},
		{Shorthand("suppressed"), "[c]"}, {Shorthand("never_heard_of"), "[x]"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// rows makes a summary of two districts of a county, one more district and
// the county, with a rate and a count.
func regionRows(values map[string]record.Null[float64]) []record.Statistic {
	var out []record.Statistic
	for _, code := range []string{"A", "B", "C", "K"} {
		areaType := "district"
		if code == "K" {
			areaType = "county"
		}
		v := values[code]
		r := record.Statistic{AreaType: areaType, AreaCode: code, Statistic: "children_in_need_per_10000_children", Category: "all", Unit: "per_10000", PeriodLabel: "2025", PeriodEnd: 900000}
		if v.Valid {
			r.Numerator, r.Denominator = v, record.Some(1000.0)
			r.Value = record.Some(v.V / 1000 * 10000)
		} else {
			r.Marker = "suppressed"
		}
		out = append(out, r)
	}
	return out
}

// TestRegion checks that a region is the sum of its parts, that a county
// stands in for districts without a figure, and that nothing is counted twice
// or left out in silence.
func TestRegion(t *testing.T) {
	areas := []Area{
		{Type: "district", Code: "A", Name: "A", CountyCode: "K", Region: "R"}, {Type: "district", Code: "B", Name: "B", CountyCode: "K", Region: "R"},
		{Type: "district", Code: "C", Name: "C", Region: "R"}, {Type: "county", Code: "K", Name: "K", Region: "R"},
	}
	some := record.Some[float64]
	for _, c := range []struct {
		name   string
		values map[string]record.Null[float64]
		want   record.Null[float64]
	}{
		{"districts and county", map[string]record.Null[float64]{"A": some(1), "B": some(2), "C": some(3), "K": some(99)}, some(6.0 / 3000 * 10000)},
		{"county only", map[string]record.Null[float64]{"C": some(3), "K": some(5)}, some(8.0 / 2000 * 10000)},
		{"county and one of its districts", map[string]record.Null[float64]{"A": some(1), "C": some(3), "K": some(5)}, some(8.0 / 2000 * 10000)},
		{"a part is missing", map[string]record.Null[float64]{"A": some(1), "B": some(2), "K": some(3)}, record.Null[float64]{}},
		{"a county's part is missing", map[string]record.Null[float64]{"A": some(1), "C": some(3)}, record.Null[float64]{}},
	} {
		d := &Data{Areas: areas, Districts: Rows(regionRows(c.values))}
		s, err := NewSurvey(d.Statistics(DistrictLevel))
		if err != nil {
			t.Fatal(err)
		}
		p, err := NewProfile(d, DistrictLevel, s)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Region("R", 0, p.Now(0)); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestRanking(t *testing.T) {
	areas := []Area{{Type: "district", Code: "A", Name: "Ash", CountyCode: "K"}, {Type: "district", Code: "B", Name: "Bow", CountyCode: "K"}, {Type: "district", Code: "C", Name: "Cam"}, {Type: "county", Code: "K", Name: "Kent"}}
	some := record.Some[float64]
	d := &Data{Areas: areas, Districts: Rows(regionRows(map[string]record.Null[float64]{"A": some(1), "C": some(1), "K": some(9)}))}
	s, err := NewSurvey(d.Statistics(DistrictLevel))
	if err != nil {
		t.Fatal(err)
	}
	p, err := NewProfile(d, DistrictLevel, s)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, r := range p.Ranking(0) {
		names = append(names, r.Area.Name)
	}
	if diff := cmp.Diff([]string{"Ash", "Cam"}, names); diff != "" {
		t.Errorf("ranking (-want +got):\n%s", diff)
	}
}

func TestEachSeries(t *testing.T) {
	row := func(area, category, label string, end civil.Date) record.Statistic {
		return record.Statistic{AreaCode: area, Statistic: "s", Category: category, PeriodEnd: end, PeriodLabel: label}
	}
	rows := []record.Statistic{row("A", "71", "2020", 20), row("A", "all", "2020", 20), row("A", "71", "2019", 10), row("A", "all", "Latest", 0), row("A", "all", "2019", 10), row("B", "all", "2020", 20)}
	var got []string
	err := EachSeries(Rows(rows), func(s *Series) error {
		line := s.Points[0].AreaCode + " " + s.Category
		for _, p := range s.Points {
			line += " " + p.PeriodLabel
		}
		got = append(got, line)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"A all 2019 2020 Latest", "A 71 2019 2020", "B all 2020"}, got); diff != "" {
		t.Errorf("series (-want +got):\n%s", diff)
	}
	broken := errors.New("broken")
	err = EachSeries(func(yield func(*record.Statistic, error) bool) { yield(nil, broken) }, func(*Series) error { return nil })
	if !errors.Is(err, broken) {
		t.Errorf("an error of the rows became %v", err)
	}
}

func TestEachSeries_notANumber(t *testing.T) {
	rows := []record.Statistic{{AreaCode: "A", Statistic: "s", Value: record.Some(math.NaN()), Upper: record.Some(math.Inf(1)), Lower: record.Some(2.0)}}
	err := EachSeries(Rows(rows), func(s *Series) error {
		if p := s.Latest(); p.Value.Valid || p.Upper.Valid || !p.Lower.Valid {
			t.Errorf("what is no number went on: %+v", p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestGeography(t *testing.T) {
	count := map[string]int{}
	for code, p := range Geography() {
		count[p.Type]++
		if p.Region == "" {
			t.Errorf("%s has no region", code)
		}
		for _, n := range p.Neighbours {
			if !slices.Contains(Geography()[n].Neighbours, code) && len(Geography()[n].Neighbours) < 8 {
				t.Errorf("%s has the neighbour %s, which does not have it", code, n)
			}
		}
	}
	if diff := cmp.Diff(map[string]int{"force": 43, "district": 318, "county": 21}, count); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
	if got := Geography()["E08000032"]; got.ForceCode != "E23000010" || got.Region != "Yorkshire and The Humber" || !slices.Contains(got.Neighbours, "E08000035") {
		t.Errorf("Bradford: %+v", got)
	}
}
