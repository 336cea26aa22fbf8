package period

import (
	"strings"
	"testing"

	"forcestats/pipeline/vocabulary/civil"
)

// A heading constrains what stands beneath it.
func TestHeading_Parse(t *testing.T) {
	for _, c := range []struct{ heading, text, want string }{
		{"Financial Year", "2023/24", "2023-04-01 2024-03-31 year"},
		{"Financial Year", "2023 to 2024", "2023-04-01 2024-03-31 year"},
		{"Financial_Year", "202324", "2023-04-01 2024-03-31 year"},
		{"Financial Year", "23/24", "2023-04-01 2024-03-31 year"},
		{"Financial Year", "Year ending March 2024", "2023-04-01 2024-03-31 year"},
		{"Financial Year", "FYE 2024", "2023-04-01 2024-03-31 year"},
		{"Financial Year", "April 2023 to March 2024", "2023-04-01 2024-03-31 year"},
		{"Financial Year", "2023", ""},
		{"Financial Year", "Nov-10", ""},
		{"Financial Year", "year ending December 2024", ""},
		{"Calendar year", "2024", "2024-01-01 2024-12-31 year"},
		{"Calendar year", "202425", ""},
		{"Calendar year", "2024/25", ""},
		{"Reporting year", "2025", "2024-04-01 2025-03-31 year"},
		{"Reporting year", "202425", "2024-04-01 2025-03-31 year"},
		{"Academic year", "202425", "2024-09-01 2025-08-31 year"},
		{"Academic year", "2024", ""},
		{"Tax year", "2024/25", "2024-04-06 2025-04-05 year"},
		{"Year", "2024", "2024-01-01 2024-12-31 year"},
		{"Year", "2024/25", "2024-04-01 2025-03-31 year"},
		{"Year", "2008-10", "2008-01-01 2010-12-31 other"},
		{"Year", "March 2024", ""},
		{"Month", "2011-12", "2011-12-01 2011-12-31 month"},
		{"Month", "2008-10", "2008-10-01 2008-10-31 month"},
		{"Month", "2024", ""},
		{"Financial Quarter", "Q1 2023/24", "2023-04-01 2023-06-30 quarter"},
		{"Financial Quarter", "Q1 2023", ""},
		{"Calendar Quarter", "Q1 2023", "2023-01-01 2023-03-31 quarter"},
		{"Date", "31 March 2024", "2024-03-31 2024-03-31 day"},
		{"Date", "March 2024", ""},
		{"Time period", "2023 to 2024 (3 year)", ""},
		{"Number of offences", "2023/24 (p)", "2023-04-01 2024-03-31 year"},
	} {
		p, err := HeadingOf(c.heading).Parse(c.text)
		if err != nil {
			p = Period{}
		}
		if got := strings.TrimSpace(span(p)); got != c.want {
			t.Errorf("%q beneath %q is %q, %v, want %q", c.text, c.heading, got, err, c.want)
		}
	}
}

// A quarter is one of the year that stands beside it.
func TestHeading_Quarter(t *testing.T) {
	for _, c := range []struct{ yearHead, year, quarterHead, quarter, want string }{
		{"Financial Year", "2023/24", "Financial Quarter", "1", "2023-04-01 2023-06-30 quarter"},
		{"Financial Year", "2023/24 [note 1]", "Financial Quarter", "4 [note 2]", "2024-01-01 2024-03-31 quarter"},
		{"Financial Year", "2022/23", "Financial Quarter", "Q2", "2022-07-01 2022-09-30 quarter"},
		{"Financial Year", "2022/23", "Financial Quarter", "Quarter 3", "2022-10-01 2022-12-31 quarter"},
		{"Financial Year", "2022/23", "Financial Quarter", "Jan-Mar", "2023-01-01 2023-03-31 quarter"},
		{"Financial Year", "2022/23", "Financial Quarter", "1.0", "2022-04-01 2022-06-30 quarter"},
		{"Financial Year", "2022/23", "Financial Quarter", "Q4 (Jan to Mar)", "2023-01-01 2023-03-31 quarter"},
		{"Financial Year", "2022/23", "Financial Quarter", "Q4 (Apr to Jun)", ""},
		{"Financial Year", "2022/23", "Financial Quarter", "5", ""},
		{"Financial Year", "2022/23", "Financial Quarter", "12", ""},
		{"Financial Year", "2023", "Financial Quarter", "1", ""},
		{"Year", "2024", "Quarter", "1", ""},
		{"Year", "2023/24", "Quarter", "1", "2023-04-01 2023-06-30 quarter"},
		{"Calendar year", "2024", "Quarter", "1", "2024-01-01 2024-03-31 quarter"},
		{"Year", "2024", "Calendar Quarter", "1", "2024-01-01 2024-03-31 quarter"},
		{"Year", "Nov-10", "Quarter", "1", ""},
		{"Financial Year", "2023/24", "Quarter", "Q1 to Q3", "2023-04-01 2023-12-31 other"},
	} {
		p, err := HeadingOf(c.yearHead).Quarter(c.year, HeadingOf(c.quarterHead), c.quarter)
		if err != nil {
			p = Period{}
		}
		if got := strings.TrimSpace(span(p)); got != c.want {
			t.Errorf("%q, %q beneath %q, %q is %q, %v, want %q", c.year, c.quarter, c.yearHead, c.quarterHead, got, err, c.want)
		}
	}
}

// A mark on the year is a mark on its figures.
func TestHeading_marks(t *testing.T) {
	for text, provisional := range map[string]bool{"2023/24p": true, "2023/24 (p)": true, "2023/24 [provisional]": true, "2023/24": false, "2023/24 [note 1]": false} {
		p, err := FinancialYears.Quarter(text, FinancialQtrs, "1")
		if err != nil || p.Provisional != provisional {
			t.Errorf("%q is provisional %v, %v", text, p.Provisional, err)
		}
	}
}

func TestRefusable(t *testing.T) {
	day := civil.New(2024, 11, 14)
	for text, refused := range map[string]bool{"2023/24": false, "2024/25": false, "2024/25 Q4": true, "2025/26": true, "mid-2024": false, "mid-2025": true,
		"October 2024 to March 2031": true} {
		p, err := Parse(text)
		if why := Refusable(p, day); err != nil || (why != "") != refused {
			t.Errorf("%q in a document of %s: %q, %v", text, day, why, err)
		}
	}
	if p, _ := Parse("2031"); Refusable(p, 0) != "" {
		t.Error("a document without a date refuses")
	}
}
