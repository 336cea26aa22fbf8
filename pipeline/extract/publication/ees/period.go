package ees

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/pattern"
	"forcestats/pipeline/vocabulary/period"
)

// dated works out the dates of a row. Identifiers that the standards leave to
// each publication (terms, academic quarters, weeks) get no dates here.
func dated(timePeriod, identifier string) period.Printed {
	printed := strings.TrimSpace(identifier + " " + timePeriod)
	if record.Code(identifier) == "" {
		// 2024 alone would pass for the calendar year.
		return period.Refused(printed, errors.New("the row has no time_identifier, which says what kind of year is meant"))
	}
	p, err := read(timePeriod, identifier)
	return period.Labelled(printed, p, err)
}

var partOfYear = regexp.MustCompile(`(?i)^(.+ year)[ _](q[1-4].*)$`)

func read(timePeriod, identifier string) (period.Period, error) {
	if m := partOfYear.FindStringSubmatch(identifier); m != nil {
		switch h := period.HeadingOf(m[1]); h {
		case period.FinancialYears, period.CalendarYears:
			return h.Quarter(timePeriod, h, m[2])
		}
		return period.Period{}, fmt.Errorf("%q is a part of a year that the standard gives no dates", identifier)
	}
	if _, ok := period.MonthNamed(strings.ToLower(identifier)); ok {
		return period.OfMonths.Parse(identifier + " " + timePeriod)
	}
	switch h := period.HeadingOf(identifier); h {
	case period.FinancialYears, period.CalendarYears, period.AcademicYears, period.ReportingYears, period.TaxYears:
		return h.Parse(timePeriod)
	}
	return period.Period{}, fmt.Errorf("%q is a kind of period that the standard gives no dates", identifier)
}

// moment says when within its row's period an indicator was counted.
type moment struct {
	day       time.Month // month of a stock's date; 0 for a flow over the period
	date      int
	midYear   bool // population at 30 June
	ownPeriod bool // of a file of nothing but population: of the row's own year
}

var (
	stockDay = pattern.Words(`(?:^|_)(?:at|on|as_at)_?(\d{1,2})(?:st|nd|rd|th)?_?(`, `
	january february march april may june july august september october november december
`, `)`)
	at31 = regexp.MustCompile(`(?:^|_)at_?31(?:_|$)`)
	flow = pattern.Words(`(?:^|_)`, `
	anypoint start started starting end ended ending ceased ceasing during new in_year referral closed
	opened
`, `(?:_|$)`)
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
func (m moment) within(p period.Printed, words string) period.Printed {
	if !p.Start.Valid() {
		return p
	}
	switch {
	case m.midYear && m.ownPeriod:
		p.Start = civil.New(p.End.Time().Year(), time.June, 30)
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
func dayIn(p period.Printed, month time.Month, day int) civil.Date {
	for y := p.Start.Time().Year(); y <= p.End.Time().Year(); y++ {
		if d := civil.New(y, month, day); d >= p.Start && d <= p.End {
			return d
		}
	}
	return civil.New(p.End.Time().Year(), month, day)
}
