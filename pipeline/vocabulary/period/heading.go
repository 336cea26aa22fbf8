package period

import (
	"fmt"
	"strings"
	"time"

	"forcestats/pipeline/vocabulary/civil"
)

// Heading is what a column's name, or the words before a period, say of the
// periods that stand beneath: "Financial year" never gives a calendar year.
type Heading uint8

// The headings.
const (
	Any            Heading = iota // says nothing
	OfYears                       // "Year": of whichever kind
	FinancialYears                // April to March
	CalendarYears                 // January to December
	AcademicYears                 // September to August
	ReportingYears                // of the DfE: the year 2025 ends on 31 March 2025
	TaxYears                      // 6 April to 5 April
	OfQuarters                    // "Quarter": of the year that stands beside it
	FinancialQtrs                 // quarter 1 is April to June
	CalendarQtrs                  // quarter 1 is January to March
	OfMonths                      // single months
	OfDays                        // single days
)

var headingNames = [...]string{"period", "year", "financial year", "calendar year", "academic year", "reporting year", "tax year",
	"quarter", "financial quarter", "calendar quarter", "month", "date"}

// String names the heading.
func (h Heading) String() string { return headingNames[h] }

// HeadingOf reads what a column's name says of its periods.
func HeadingOf(name string) Heading {
	tokens, _ := lex(name)
	said := map[string]bool{}
	for _, t := range tokens {
		said[t.text] = true
	}
	quarter, year := said["quarter"] || said["qtr"], said["year"] || said["years"] || said["fy"]
	switch {
	case said["calendar"] && quarter:
		return CalendarQtrs
	case (said["financial"] || said["fiscal"]) && quarter:
		return FinancialQtrs
	case quarter:
		return OfQuarters
	case said["calendar"] && year:
		return CalendarYears
	case (said["financial"] || said["fiscal"]) && year, said["fy"]:
		return FinancialYears
	case (said["academic"] || said["school"]) && year:
		return AcademicYears
	case said["reporting"] && year:
		return ReportingYears
	case said["tax"] && year:
		return TaxYears
	case year && len(tokens) == 1:
		return OfYears
	case said["month"] && len(tokens) == 1:
		return OfMonths
	case said["date"] && len(tokens) == 1:
		return OfDays
	}
	return Any
}

// headed reads a period with its heading before it: "financial year 2024-25",
// "calendar year 2024", "reporting year 2025", "FY 2024/25".
func (r *reader) headed(i int) (match, bool) {
	h, n := Any, i
	for _, w := range []struct {
		word string
		h    Heading
	}{{"financial", FinancialYears}, {"fiscal", FinancialYears}, {"calendar", CalendarYears}, {"academic", AcademicYears},
		{"school", AcademicYears}, {"reporting", ReportingYears}, {"tax", TaxYears}} {
		if r.is(i, w.word) && r.is(i+1, "year", "years") {
			h, n = w.h, i+2
		}
	}
	switch fye := r.yearEndSign(i); {
	case r.is(i, "fy"):
		h, n = FinancialYears, i+1
	case r.is(i, "year"):
		h, n = OfYears, i+1
	case fye > i && r.is(i, "fye", "f", "fy"):
		if y, next, ok := r.year4(fye); ok {
			return match{Period: financial(y - 1), next: next}, true
		}
	}
	if h == Any {
		return match{}, false
	}
	if r.at(n).kind == ':' {
		n++
	}
	best, ok := match{}, false
	for _, rule := range []func(*reader, int) (match, bool){(*reader).financialYear, (*reader).tightPair, (*reader).bareYear, (*reader).quarters} {
		if m, fits := rule(r, n); fits && m.next > best.next {
			best, ok = m, true
		}
	}
	if !ok {
		return match{}, false
	}
	if best.form == other {
		return best, h == FinancialYears || h == OfYears
	}
	p, err := h.read(best)
	best.Period, best.alone, best.form = p, h == OfYears, other
	return best, err == nil
}

// Parse reads a label that stands beneath the heading.
func (h Heading) Parse(text string) (Period, error) {
	tokens, hung := lex(text)
	r := &reader{text: text, tokens: tokens}
	m, ok := r.whole(&hung)
	if h == OfMonths && !(ok && m.Kind == Month) {
		if ym, fits := r.yearMonth(0); fits && ym.next == len(tokens) {
			m, ok = ym, true // 2011-12 beneath "Month" is December
		}
	}
	if !ok {
		return Period{}, unreadable(text)
	}
	p, err := h.read(m)
	if err != nil {
		return Period{}, fmt.Errorf("%q: %w", strings.TrimSpace(text), err)
	}
	p.Provisional, p.Revised = hung.provisional, hung.revised
	return p, nil
}

// read gives what was printed the meaning that it has beneath the heading.
func (h Heading) read(m match) (Period, error) {
	p, fits := m.Period, true
	switch h {
	case Any:
		if m.form == monthOrPooled {
			return Period{}, fmt.Errorf("it may be a month, or the years %d to %d", m.first, m.second)
		}
	case OfYears:
		fits = p.Kind == Year || p.Kind == Other && p.End > p.Start.AddYears(1)
	case FinancialYears:
		if m.form == yearForm {
			return Period{}, fmt.Errorf("one year beneath %q may be %d/%02d or %d/%02d", h.String(), m.first-1, m.first%100, m.first, (m.first+1)%100)
		}
		fits = isYearFrom(p, time.April)
	case CalendarYears:
		fits = isYearFrom(p, time.January)
	case ReportingYears:
		if m.form == yearForm {
			p = financial(m.first - 1)
		}
		fits = isYearFrom(p, time.April)
	case AcademicYears, TaxYears:
		if m.form == yearForm {
			return Period{}, fmt.Errorf("one year beneath %q may be the one that it begins or ends in", h.String())
		}
		p, fits = h.pair(m)
	case OfQuarters, CalendarQtrs:
		fits = p.Kind == Quarter
	case FinancialQtrs:
		if m.form == calendarQuarterForm {
			return Period{}, fmt.Errorf("a quarter of one year beneath %q may be of either financial year", h.String())
		}
		fits = p.Kind == Quarter
	case OfMonths:
		fits = p.Kind == Month
	case OfDays:
		fits = p.Kind == Day
	}
	if !fits {
		return Period{}, fmt.Errorf("it is no %s", h)
	}
	return p, nil
}

// pair is a pair of years as the kind of year that the heading names.
func (h Heading) pair(m match) (Period, bool) {
	switch {
	case m.form != pairForm:
		return m.Period, h == AcademicYears && isYearFrom(m.Period, time.September)
	case h == AcademicYears:
		return academic(m.first), true
	}
	return tax(m.first), true
}

func isYearFrom(p Period, m time.Month) bool {
	return p.Kind == Year && p.Start.Time().Month() == m
}

// Quarter reads a quarter, or a run of quarters, from a column of years under
// heading h and one of quarters under heading q. Which quarter 1 is follows
// from the year: of April to March beside "2023/24", of January to March
// beside "2023" only where a heading says calendar. One year beside a quarter
// is ambiguous otherwise.
func (h Heading) Quarter(year string, q Heading, quarter string) (Period, error) {
	span, err := readQuarter(quarter)
	if err != nil {
		return Period{}, err
	}
	begin := Period{}
	switch {
	case h == CalendarYears || q == CalendarQtrs && h != FinancialYears:
		h = CalendarYears
		begin, err = h.Parse(year)
	case h == FinancialYears || q == FinancialQtrs:
		begin, err = FinancialYears.Parse(year)
	default:
		if begin, err = h.Parse(year); err == nil && isYearFrom(begin, time.January) {
			return Period{}, fmt.Errorf("%q with quarter %q does not say whether a calendar or a financial year is meant", year, quarter)
		}
	}
	if err != nil {
		return Period{}, err
	}
	if begin.Kind != Year {
		return Period{}, fmt.Errorf("%q is no year, of which %q could be a quarter", year, quarter)
	}
	y, m, _ := begin.Start.Time().Date()
	p, ok := span.in(y, m)
	if !ok {
		return Period{}, fmt.Errorf("%q is no quarter of the year from %s", quarter, begin.Start)
	}
	p.Provisional, p.Revised = begin.Provisional, begin.Revised
	return p, nil
}

// readQuarter reads 1, 1.0, "Q1", "Quarter 1", "Q1 (Apr-Jun)", "Jan-Mar".
func readQuarter(text string) (quarterSpan, error) {
	tokens, _ := lex(text)
	r := &reader{text: text, tokens: tokens}
	q, n, ok := r.quarterSpan(0)
	if !ok {
		if q.from, n, ok = r.quarterNumber(0); ok {
			q.to = q.from
			if r.at(n).kind == '.' && strings.Trim(r.at(n+1).text, "0") == "" {
				n += 2 // a number that a program wrote with its point
			}
			n = r.bracket(&q, n)
		}
	}
	if m1, m2, next, named := r.twoMonths(0); !ok && named {
		if q, ok = quarterByMonths(m1, m2); ok {
			n = next
		}
	}
	if !ok || n != len(tokens) {
		return q, fmt.Errorf("%q is no quarter", text)
	}
	return q, nil
}

// quarterByMonths is the financial quarter of two months.
func quarterByMonths(m1, m2 time.Month) (quarterSpan, bool) {
	p, ok := partOf(2000, m1, m2)
	if !ok || p.Kind != Quarter {
		return quarterSpan{}, false
	}
	n := (int(m1)+8)%12/3 + 1
	return quarterSpan{from: n, to: n, m1: m1, m2: m2}, true
}

// Refusable is what is wrong with a period that a document of a day prints: a
// figure can't be of a time that begins after the day on which it was
// published, nor end more than a year after it. Empty if nothing is; a day
// that is not known refuses nothing.
func Refusable(p Period, published civil.Date) string {
	switch {
	case !published.Valid():
	case p.Start > published:
		return fmt.Sprintf("the period begins on %s, after the day of the document (%s)", p.Start, published)
	case p.End > published.AddYears(1):
		return fmt.Sprintf("the period ends on %s, more than a year after the day of the document (%s)", p.End, published)
	}
	return ""
}
