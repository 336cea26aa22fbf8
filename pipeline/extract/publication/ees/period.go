package ees

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"forcestats/pipeline/record"
)

// period works out the dates of a row. Identifiers that the standards leave
// to each publication (terms, academic quarters, weeks) get no dates here.
func period(timePeriod, identifier string) record.PeriodLabel {
	p := record.PeriodLabel{Text: strings.TrimSpace(identifier + " " + timePeriod)}
	first, second, ok := years(timePeriod)
	if !ok {
		return p
	}
	name := record.Code(identifier)
	if name == "" {
		// 2024 alone would pass for the calendar year.
		p.Text += " without a time_identifier"
		return p
	}
	if from, to, ok := quarters(name); ok {
		span(&p, first, from, to)
		return p
	}
	if m, err := time.Parse("January", identifier); err == nil {
		p.Start, p.End, p.Kind = record.NewDate(first, m.Month(), 1), record.NewDate(first, m.Month()+1, 0), "month"
		return p
	}
	switch name {
	case "reporting_year":
		// DfE's reporting year 2025 runs to 31 March 2025 (contract).
		if second == first {
			first = second - 1
		}
		p.Start, p.End = record.NewDate(first, time.April, 1), record.NewDate(first+1, time.March, 31)
	case "financial_year":
		p.Start, p.End = record.NewDate(first, time.April, 1), record.NewDate(first+1, time.March, 31)
	case "tax_year":
		p.Start, p.End = record.NewDate(first, time.April, 6), record.NewDate(first+1, time.April, 5)
	case "academic_year":
		p.Start, p.End = record.NewDate(first, time.September, 1), record.NewDate(first+1, time.August, 31)
	case "calendar_year":
		p.Start, p.End = record.NewDate(first, time.January, 1), record.NewDate(first, time.December, 31)
	default:
		return p
	}
	p.Kind = "year"
	return p
}

// years reads 2025 (both the same), 202425, 2024/25 or 2024-2025.
func years(s string) (first, second int, ok bool) {
	digits := strings.NewReplacer("/", "", "-", "", "_", "").Replace(s)
	n, err := strconv.Atoi(digits)
	switch {
	case err != nil || n <= 0:
		return 0, 0, false
	case len(digits) == 4:
		return n, n, true
	case len(digits) == 6 && (n/100+1)%100 == n%100:
		return n / 100, n/100 + 1, true
	case len(digits) == 8 && n/10000+1 == n%10000:
		return n / 10000, n % 10000, true
	}
	return 0, 0, false
}

var quarterName = regexp.MustCompile(`^(calendar|financial)_year_q([1-4])(?:_(?:to_)?q([1-4]))?$`)

// quarters returns the months, counted from January of the first year, that
// an identifier such as "Financial year Q1" covers.
func quarters(name string) (from, to time.Month, ok bool) {
	m := quarterName.FindStringSubmatch(name)
	if m == nil {
		return 0, 0, false
	}
	a, b := int(m[2][0]-'0'), int(m[2][0]-'0')
	if m[3] != "" {
		b = int(m[3][0] - '0')
	}
	shift := 0
	if m[1] == "financial" {
		shift = 3
	}
	return time.Month(3*(a-1) + 1 + shift), time.Month(3*b + shift), b >= a
}

func span(p *record.PeriodLabel, year int, from, to time.Month) {
	p.Start, p.End = record.NewDate(year, from, 1), record.NewDate(year, to+1, 0)
	p.Kind = "other"
	if to-from == 2 {
		p.Kind = "quarter"
	}
}

// moment says when within its row's period an indicator was counted.
type moment struct {
	day       time.Month // month of a stock's date; 0 for a flow over the period
	date      int
	midYear   bool // population at 30 June
	ownPeriod bool // of a file of nothing but population: of the row's own year
}

var (
	stockDay = regexp.MustCompile(`(?:^|_)(?:at|on|as_at)_?(\d{1,2})(?:st|nd|rd|th)?_?(january|february|march|april|may|june|july|august|september|october|november|december)`)
	at31     = regexp.MustCompile(`(?:^|_)at_?31(?:_|$)`)
	flow     = regexp.MustCompile(`(?:^|_)(?:anypoint|start|started|starting|end|ended|ending|ceased|ceasing|during|new|in_year|referral|closed|opened)(?:_|$)`)
)

// next returns the moment of the next column to the right. A column without a
// word for it is a part of the column before it: the durations beside CPP_At31
// are of the plans at 31 March, and awaiting_assessment stands beside
// At31_episodes.
func (m moment) next(code string, alone bool) moment {
	if isPopulation(code) {
		return moment{midYear: true, ownPeriod: alone}
	}
	if m.midYear {
		m = moment{}
	}
	if d := stock(code); d.day != 0 {
		return d
	}
	if flow.MatchString(code) {
		return moment{}
	}
	return m
}

func stock(code string) moment {
	if g := stockDay.FindStringSubmatch(code); g != nil {
		d, _ := strconv.Atoi(g[1])
		t, _ := time.Parse("January", strings.ToUpper(g[2][:1])+g[2][1:])
		return moment{day: t.Month(), date: d}
	}
	if at31.MatchString(code) {
		return moment{day: time.March, date: 31}
	}
	return moment{}
}

// within returns the period of a figure in a row: the row's, or the day in it
// that the column or the row's filter values name.
func (m moment) within(p record.PeriodLabel, words string) record.PeriodLabel {
	if !p.Start.Valid() {
		return p
	}
	switch {
	case m.midYear && m.ownPeriod:
		p.Start = record.NewDate(p.End.Time().Year(), time.June, 30)
	case m.midYear:
		p.Start = dayIn(p, time.June, 30)
	case m.day != 0:
		p.Start = dayIn(p, m.day, m.date)
	default:
		s := moment{}
		for _, w := range strings.Fields(words) {
			if s = stock(w); s.day != 0 {
				break
			}
		}
		if s.day == 0 {
			return p
		}
		p.Start = dayIn(p, s.day, s.date)
	}
	p.End, p.Kind = p.Start, "day"
	return p
}

// dayIn returns the day of the period that falls on a day of the year; the
// later year's where the period has none.
func dayIn(p record.PeriodLabel, month time.Month, day int) record.Date {
	for y := p.Start.Time().Year(); y <= p.End.Time().Year(); y++ {
		if d := record.NewDate(y, month, day); d >= p.Start && d <= p.End {
			return d
		}
	}
	return record.NewDate(p.End.Time().Year(), month, day)
}
