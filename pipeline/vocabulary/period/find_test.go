package period

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"forcestats/pipeline/vocabulary/civil"
)

// Every form is from a title or header of the published tables.
func TestFind(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Table P1: Police recorded crime, number of offences, year ending December 2019", "2019-01-01/2019-12-31"},
		{"year ending March 20191,2", "2018-04-01/2019-03-31"},
		{"year ending March 181,2,3", "2017-04-01/2018-03-31"},
		{"percentage change, year ending September 2018 compared with year ending September 2017", "2017-10-01/2018-09-30 2016-10-01/2017-09-30"},
		{"Apr '12 to Mar '13", "2012-04-01/2013-03-31"},
		{"Apr '10 to Mar '11", "2010-04-01/2011-03-31"},
		{"% change April 2017 to March 2018 compared with:", "2017-04-01/2018-03-31"},
		{"Change in 12 months Sep-18 to Sep-19", "2018-09-01/2019-09-30"},
		{"30 September 2018, 31 March 2019 and 30 September 2019", "2018-09-30/2018-09-30 2019-03-31/2019-03-31 2019-09-30/2019-09-30"},
		{"Use of CED by type: 1 April 2017 to 31 March 2020", "2017-04-01/2020-03-31"},
		{"Police use of force statistics, England and Wales April 2019 - March 2020", "2019-04-01/2020-03-31"},
		{"1 April 2019 – 31 March 2020", "2019-04-01/2020-03-31"},
		{"30/09/2018", "2018-09-30/2018-09-30"},
		{"03/31/2019", "2019-03-31/2019-03-31"},
		{"As at 2019-03-31", "2019-03-31/2019-03-31"},
		{"31/13/2019", ""},
		{"January to March 2017", "2017-01-01/2017-03-31"},
		{"1 January to 31 December 2016", "2016-01-01/2016-12-31"},
		{"Population figures (mid-2018) rounded to 100", "2018-06-30/2018-06-30"},
		{"Mid 1974", "1974-06-30/1974-06-30"},
		{"Year ending 31 March 2020", "2019-04-01/2020-03-31"},
		{"2017/18", "2017-04-01/2018-03-31"},
		{"04/05", ""}, // a label only
		{"Room 41/42", ""},
		{"2004/05 to 2019/20", "2004-04-01/2005-03-31 2019-04-01/2020-03-31"},
		{"years ending March 2019 and March 2020", "2018-04-01/2019-03-31 2019-04-01/2020-03-31"},
		{"12 months to June 2019", "2018-07-01/2019-06-30"},
		{"11 - 17 years", ""},
		{"Type 12/15", ""},
		{"Rate per 1,000 population", ""},
		{"16-17 year olds", ""},
		{"children aged 10/11", ""},
		{"2019/20 - 21/22", "2019-04-01/2020-03-31 2021-04-01/2022-03-31"},
		{"the change from 2023 to 2024", ""},
		{"July-September 2023", "2023-07-01/2023-09-30"},
		{"quarter ending June 2023", "2023-04-01/2023-06-30"},
		{"published on March 31, 2019", "2019-03-31/2019-03-31"},
		{"Q1 2023/24", "2023-04-01/2023-06-30"},
		{"position as at March 2024", "2024-03-31/2024-03-31"},
		{"a total of 202324 offences in 2019", ""},
		{"RSX_LA_Data_2023-24", "2023-04-01/2024-03-31"},
		{"between 1 April 2013 and 31 March 2023", "2013-04-01/2023-03-31"},
		{"Wednesday, 27 December, 2017", "2017-12-27/2017-12-27"},
		{"1/2018/19 and 4.1/4.10/4.2", ""},
	}
	for _, tt := range tests {
		got := ""
		for i, p := range Find(tt.text) {
			if i > 0 {
				got += " "
			}
			got += p.Start.String() + "/" + p.End.String()
		}
		if got != tt.want {
			t.Errorf("Find(%q) = %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestStocks(t *testing.T) {
	p := Stocks(Labels("Sep-18 to Sep-19")[0])
	if p.Start != civil.New(2018, 9, 30) || p.End != civil.New(2019, 9, 30) {
		t.Errorf("Stocks = %s to %s, want the ends of both months", p.Start, p.End)
	}
}

// forms are the ways of printing that the tests hold both ways of reading to:
// alone says that a form is read as a whole label only.
var printed = []struct {
	text, want string
	alone      bool
}{
	{"year ending March 2025", "2024-04-01 2025-03-31 year", false},
	{"Year Ending 31 March 2025", "2024-04-01 2025-03-31 year", false},
	{"YE March 2025", "2024-04-01 2025-03-31 year", false},
	{"Y/E Sep 2019", "2018-10-01 2019-09-30 year", false},
	{"FYE 2024", "2023-04-01 2024-03-31 year", false},
	{"12 months to Mar 24", "2023-04-01 2024-03-31 year", false},
	{"quarter ending June 2023", "2023-04-01 2023-06-30 quarter", false},
	{"week ending 5 April 2024", "2024-03-30 2024-04-05 other", false},
	{"March 31, 2019", "2019-03-31 2019-03-31 day", false},
	{"31 March 2019", "2019-03-31 2019-03-31 day", false},
	{"31-Mar-18", "2018-03-31 2018-03-31 day", false},
	{"31/03/2018", "2018-03-31 2018-03-31 day", false},
	{"03/31/2018", "2018-03-31 2018-03-31 day", false},
	{"2018-03-31T00:00:00Z", "2018-03-31 2018-03-31 day", false},
	{"31/03/18", "2018-03-31 2018-03-31 day", true},
	{"as at 31 March 2024", "2024-03-31 2024-03-31 day", false},
	{"at end of March 2024", "2024-03-31 2024-03-31 day", false},
	{"Feb 2014", "2014-02-01 2014-02-28 month", false},
	{"Sept. 2014", "2014-09-01 2014-09-30 month", false},
	{"Nov-10", "2010-11-01 2010-11-30 month", false},
	{"May 12", "2012-05-01 2012-05-31 month", true},
	{"2019 JAN", "2019-01-01 2019-01-31 month", true},
	{"2018-12", "2018-12-01 2018-12-31 month", true},
	{"July-September 2023", "2023-07-01 2023-09-30 quarter", false},
	{"April 2023 to March 2024", "2023-04-01 2024-03-31 year", false},
	{"Apr 2023 - Mar 2024", "2023-04-01 2024-03-31 year", false},
	{"August 2017 - July 2018", "2017-08-01 2018-07-31 year", false},
	{"Apr '02 to Mar '03", "2002-04-01 2003-03-31 year", false},
	{"1 to 31 March 2019", "2019-03-01 2019-03-31 month", false},
	{"16 September – 8 October 2014", "2014-09-16 2014-10-08 other", false},
	{"10 and 11 January 2022", "2022-01-10 2022-01-11 other", false},
	{"between 3 December and 14 January 2022", "2021-12-03 2022-01-14 other", false},
	{"2023/24", "2023-04-01 2024-03-31 year", false},
	{"2023-24", "2023-04-01 2024-03-31 year", false},
	{"2023–24", "2023-04-01 2024-03-31 year", false},
	{"2023_24", "2023-04-01 2024-03-31 year", false},
	{"2023/2024", "2023-04-01 2024-03-31 year", false},
	{"2023 to 2024", "2023-04-01 2024-03-31 year", false},
	{"202324", "2023-04-01 2024-03-31 year", true},
	{"financial year 2023-24", "2023-04-01 2024-03-31 year", false},
	{"FY 2023/24", "2023-04-01 2024-03-31 year", false},
	{"reporting year 2025", "2024-04-01 2025-03-31 year", false},
	{"calendar year 2024", "2024-01-01 2024-12-31 year", false},
	{"academic year 2018/19", "2018-09-01 2019-08-31 year", false},
	{"2018/19 school year", "2018-09-01 2019-08-31 year", false},
	{"tax year 2018/19", "2018-04-06 2019-04-05 year", false},
	{"2024", "2024-01-01 2024-12-31 year", true},
	{"2019-2021", "2019-01-01 2021-12-31 other", true},
	{"2009 - 11", "2009-01-01 2011-12-31 other", true},
	{"2013 - 17", "2013-01-01 2017-12-31 other", true},
	{"Q1 2023/24", "2023-04-01 2023-06-30 quarter", false},
	{"2023/24 Q4 (Jan to Mar)", "2024-01-01 2024-03-31 quarter", false},
	{"2022/23 Q3", "2022-10-01 2022-12-31 quarter", false},
	{"2023 Q4", "2023-10-01 2023-12-31 quarter", false},
	{"Q2 2019 (April to June)", "2019-04-01 2019-06-30 quarter", false},
	{"2019/20 Q1-Q2", "2019-04-01 2019-09-30 other", false},
	{"Apr - Jun 2019/20", "2019-04-01 2019-06-30 quarter", false},
	{"2018/19 (Oct-Mar)", "2018-10-01 2019-03-31 other", false},
	{"mid-2018", "2018-06-30 2018-06-30 day", false},
	{"Mid-year population estimates 2018", "2018-06-30 2018-06-30 day", false},
	{"MYE 2019", "2019-06-30 2019-06-30 day", false},
}

// Both ways of reading agree on every form: what Parse reads, Find finds as a
// whole, alone or inside a text, whatever hangs on it.
func TestParse_agreesWithFind(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom(printed).Draw(t, "form")
		before := rapid.SampledFrom([]string{"", "Offences by force, ", "(", "Table 4: arrests, "}).Draw(t, "before")
		behind := rapid.SampledFrom([]string{"", " [note 3]", ", England and Wales", ")", "; 43 forces"}).Draw(t, "behind")
		p, err := Parse(c.text + " [note 2]")
		if err != nil || span(p) != c.want {
			t.Fatalf("%q is %s, %v, want %s", c.text, span(p), err, c.want)
		}
		found := Find(before + c.text + behind)
		if c.alone {
			if len(found) > 0 {
				t.Fatalf("%q inside a text is found as %v", c.text, found)
			}
			return
		}
		if len(found) != 1 || found[0].Period != p || found[0].Text != c.text {
			t.Fatalf("%q inside %q is found as %+v", c.text, before+c.text+behind, found)
		}
	})
}

// However a period is printed, it is found in a text as it is read alone.
func TestFind_printed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPeriod(t)
		for _, f := range Forms(p) {
			if f == Calendar {
				continue // a bare year
			}
			text := Format(p, f)
			found := Find("Offences, " + text + ", by force")
			if len(found) != 1 || found[0].Period != p || !strings.Contains(text, found[0].Text) {
				t.Fatalf("%+v is printed %q and found as %+v", p, text, found)
			}
		}
	})
}

func span(p Period) string { return p.Start.String() + " " + p.End.String() + " " + p.Kind }

func TestPooled(t *testing.T) {
	for text, want := range map[string]string{
		"Outcomes by force, 2015 to 2019":  "2015-01-01 2019-12-31",
		"Police outcomes (2015-2019)":      "2015-01-01 2019-12-31",
		"2015 – 2019":                      "2015-01-01 2019-12-31",
		"Outcomes by force":                "",
		"Offences in 2019, of 2015 people": "",
	} {
		got := ""
		if f, ok := Pooled(text); ok {
			got = f.Start.String() + " " + f.End.String()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
