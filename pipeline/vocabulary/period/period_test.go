package period

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"forcestats/pipeline/vocabulary/civil"
)

// TestParse_forms holds every way in which the published files print time.
func TestParse_forms(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"year ending March 2025", "2024-04-01 2025-03-31 year"},
		{"Year Ending 31 March 2025", "2024-04-01 2025-03-31 year"},
		{"year ending March 18", "2017-04-01 2018-03-31 year"},
		{"YE March 2025", "2024-04-01 2025-03-31 year"},
		{"Y/E Sep 2019", "2018-10-01 2019-09-30 year"},
		{"Year to September 2018 [note 3]", "2017-10-01 2018-09-30 year"},
		{"12 months ending 31-03-2003", "2002-04-01 2003-03-31 year"},
		{"12 months to March 2018", "2017-04-01 2018-03-31 year"},
		{"12 months ending 31 December 2019", "2019-01-01 2019-12-31 year"},
		{"12 months ending 29-02-2020", "2019-03-01 2020-02-29 year"},
		{"12 months ending 15 March 2019", "2018-03-16 2019-03-15 other"},
		{"Apr '02 to Mar '03", "2002-04-01 2003-03-31 year"},
		{"Apr '02 to \nMar '03", "2002-04-01 2003-03-31 year"},
		{"Apr ’16 to Mar ’17", "2016-04-01 2017-03-31 year"},
		{"April 2018 to March 2019", "2018-04-01 2019-03-31 year"},
		{"Jan '18 to Dec '18", "2018-01-01 2018-12-31 year"},
		{"Oct 2018 – Sep 2019", "2018-10-01 2019-09-30 year"},
		{"1 April 2018 to 31 March 2019", "2018-04-01 2019-03-31 year"},
		{"30 June 2022 to 30 June 2023", "2022-06-30 2023-06-30 other"},
		{"1 to 31 March 2019", "2019-03-01 2019-03-31 month"},
		{"1 October to 31 March 2019", "2018-10-01 2019-03-31 other"},
		{"Apr to Jun 2018", "2018-04-01 2018-06-30 quarter"},
		{"April - December 2019", "2019-04-01 2019-12-31 other"},
		{"October to March 2020", "2019-10-01 2020-03-31 other"},
		{"2024/25", "2024-04-01 2025-03-31 year"},
		{"2024_25", "2024-04-01 2025-03-31 year"},
		{"2024-25", "2024-04-01 2025-03-31 year"},
		{"2024–25", "2024-04-01 2025-03-31 year"},
		{"2024/2025", "2024-04-01 2025-03-31 year"},
		{"1999/00", "1999-04-01 2000-03-31 year"},
		{"202425", "2024-04-01 2025-03-31 year"},
		{"2011-12", "2011-04-01 2012-03-31 year"},
		{"FY 2024/25", "2024-04-01 2025-03-31 year"},
		{"financial year 2024-25", "2024-04-01 2025-03-31 year"},
		{"2017/18 Q1", "2017-04-01 2017-06-30 quarter"},
		{"2017/18 Q4", "2018-01-01 2018-03-31 quarter"},
		{"Q3 2019/20", "2019-10-01 2019-12-31 quarter"},
		{"Quarter 2 2017-18", "2017-07-01 2017-09-30 quarter"},
		{"2018_19 quarter 3", "2018-10-01 2018-12-31 quarter"},
		{"Q2 2019", "2019-04-01 2019-06-30 quarter"},
		{"as at 31 March 2025", "2025-03-31 2025-03-31 day"},
		{"At 30th September 2018", "2018-09-30 2018-09-30 day"},
		{"as at March 2024", "2024-03-31 2024-03-31 day"},
		{"31 March 2025", "2025-03-31 2025-03-31 day"},
		{"30 Sep 18", "2018-09-30 2018-09-30 day"},
		{"31/03/2018", "2018-03-31 2018-03-31 day"},
		{"31-03-2003", "2003-03-31 2003-03-31 day"},
		{"2025-03-31", "2025-03-31 2025-03-31 day"},
		{"2018-12-25T00:00:00", "2018-12-25 2018-12-25 day"},
		{"March 31, 2020", "2020-03-31 2020-03-31 day"},
		{"21 March 2011", "2011-03-21 2011-03-21 day"},
		{"mid-2024", "2024-06-30 2024-06-30 day"},
		{"Mid 2023 population estimates", "2023-06-30 2023-06-30 day"},
		{"Mid-year 2018", "2018-06-30 2018-06-30 day"},
		{"March 2025", "2025-03-01 2025-03-31 month"},
		{"Mar-25", "2025-03-01 2025-03-31 month"},
		{"2018-12", "2018-12-01 2018-12-31 month"},
		{"Feb 2020", "2020-02-01 2020-02-29 month"},
		{"2024", "2024-01-01 2024-12-31 year"},
		{"calendar year 2024", "2024-01-01 2024-12-31 year"},
		{"reporting year 2025", "2024-04-01 2025-03-31 year"},
		{"FYE 2019", "2018-04-01 2019-03-31 year"},
		{"2020-21 P", "2020-04-01 2021-03-31 year"},
		{"Academic year 2018/19", "2018-09-01 2019-08-31 year"},
		{"Apr 2015-Mar 2016", "2015-04-01 2016-03-31 year"},
		{"01/04/2018-31/03/2019", "2018-04-01 2019-03-31 year"},
		{"Year end March 2018", "2017-04-01 2018-03-31 year"},
		{"quarter ending June 2019", "2019-04-01 2019-06-30 quarter"},
		{"3 months to 31 December 2019", "2019-10-01 2019-12-31 quarter"},
		{"six months ending Sep 2019", "2019-04-01 2019-09-30 other"},
		{"Q1 to Q3 2019/20", "2019-04-01 2019-12-31 other"},
		{"2019/20 Q1-Q2", "2019-04-01 2019-09-30 other"},
		{"Apr - Jun 2019/20", "2019-04-01 2019-06-30 quarter"},
		{"2018/19 (Oct-Mar)", "2018-10-01 2019-03-31 other"},
		{"2018-04-01 to 2019-03-31", "2018-04-01 2019-03-31 year"},
		{"23–27 May 2022", "2022-05-23 2022-05-27 other"},
		{"9 May - 27 May 2022", "2022-05-09 2022-05-27 other"},
		{"Thursday 5 May 2023", "2023-05-05 2023-05-05 day"},
		{"as of 31 March 2019", "2019-03-31 2019-03-31 day"},
		{"MYE 2019", "2019-06-30 2019-06-30 day"},
		{"Census 2021", "2021-03-21 2021-03-21 day"},
	} {
		p, err := Parse(c.text)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if got := span(p); got != c.want || p.Slip {
			t.Errorf("%q is %s (slip %v), want %s", c.text, got, p.Slip, c.want)
		}
	}
}

// A table really prints 30-12-2017 for the year that ends on the 31st: it is
// read as the year, and says that it slipped.
func TestParse_slip(t *testing.T) {
	p, err := Parse("12 months ending 30-12-2017")
	want := Period{Start: civil.New(2017, 1, 1), End: civil.New(2017, 12, 31), Kind: Year, Slip: true}
	if err != nil || p != want {
		t.Errorf("got %+v, %v, want %+v", p, err, want)
	}
}

func TestParse_refuses(t *testing.T) {
	for _, text := range []string{"", "Total", "2024/26", "31 February 2020", "13/13/2019", "20242", "2024/25 Q5", "March 2019 to March 2018", "% change", "1899", "Number of offences", "2018/19 and 2019/20", "2008-10", "financial year 2024", "FY 2024", "calendar year 2024/25", "143637", "year to date 2023", "year ending 2024", "Spring term 2023", "29 February 2019", "at 31 March", "Q3 to Q1 2019/20", "Census 2013", "40 months to June 2019", "months to June 2019"} {
		if p, err := Parse(text); err == nil {
			t.Errorf("%q was read as %+v", text, p)
		}
	}
}

// Format and Parse are each other's inverse, in every form of every period.
func TestFormat_parses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPeriod(t)
		for _, f := range Forms(p) {
			text := Format(p, f)
			for _, spelt := range []string{text, strings.ToUpper(text), " " + text + " [note 4]"} {
				got, err := Parse(spelt)
				if err != nil || got != p {
					t.Fatalf("%+v is printed %q and read as %+v, %v", p, spelt, got, err)
				}
			}
		}
	})
}

func anyPeriod(t *rapid.T) Period {
	y, m := rapid.IntRange(1975, 2060).Draw(t, "year"), time.Month(rapid.IntRange(1, 12).Draw(t, "month"))
	start := civil.New(y, m, 1)
	switch rapid.SampledFrom([]string{Year, Quarter, Month, Day, "part", "span"}).Draw(t, "kind") {
	case Year:
		return yearEnding(y, m)
	case Quarter:
		m = (m-1)/3*3 + 1
		return months(y, m, y, m+2)
	case Month:
		return months(y, m, y, m)
	case Day:
		return day(start + civil.Date(rapid.IntRange(0, 27).Draw(t, "day")))
	case "part":
		return Of(start, monthEnd(y, m+time.Month(rapid.IntRange(1, 30).Draw(t, "months"))))
	}
	return Of(start+1, start+civil.Date(rapid.IntRange(2, 900).Draw(t, "days")))
}

func TestResolve(t *testing.T) {
	d := civil.New
	for _, c := range []struct {
		label Printed
		want  Period
		fails bool
	}{
		{Printed{Start: d(2024, 4, 1), End: d(2025, 3, 31)}, Period{Start: d(2024, 4, 1), End: d(2025, 3, 31), Kind: Year}, false},
		{Printed{Start: d(2024, 4, 1), End: d(2024, 12, 31), Text: "Q1 to Q3"}, Period{Start: d(2024, 4, 1), End: d(2024, 12, 31), Kind: Other}, false},
		{Printed{Start: d(2018, 9, 30)}, Period{Start: d(2018, 9, 30), End: d(2018, 9, 30), Kind: Day}, false},
		{Printed{Start: d(2018, 3, 31), End: d(2019, 3, 31), Kind: Other}, Period{Start: d(2018, 3, 31), End: d(2019, 3, 31), Kind: Other}, false},
		{Printed{Start: d(2019, 3, 31), End: d(2018, 3, 31)}, Period{}, true},
		{Printed{Text: "2018-11", Kind: Month}, Period{Start: d(2018, 11, 1), End: d(2018, 11, 30), Kind: Month}, false},
	} {
		got, err := Resolve(c.label)
		if diff := cmp.Diff(c.want, got); diff != "" || (err != nil) != c.fails {
			t.Errorf("%+v: %v (-want +got):\n%s", c.label, err, diff)
		}
	}
}

// Whatever is written, what is read as a period begins before it ends.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"year ending March 2025", "Apr '02 to Mar '03", "2024/25 Q1", "mid-2024", "31-03-2003", "1 to 31 March 2019", "9999-99", "0/1/0"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for h := Any; h <= OfDays; h++ {
			p, err := h.Parse(text)
			if err == nil && (!p.Start.Valid() || p.End < p.Start || p.Kind == "" || p.Kind == Day && p.Start != p.End) {
				t.Errorf("%q is read as %+v", text, p)
			}
		}
	})
}
