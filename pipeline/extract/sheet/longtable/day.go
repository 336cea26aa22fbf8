package longtable

import (
	"strings"
	"time"

	"forcestats/pipeline/extract/sheet"
	"forcestats/pipeline/record"
)

// serialEpoch is day 0 of the 1900 date system, which takes 1900 for a leap
// year: serial 61 is 1 March 1900.
var serialEpoch = record.NewDate(1899, time.December, 30)

// dayForms are the ways a day is printed in the publications at hand. A form
// with the month first is not among them: no British publisher uses it.
var dayForms = []string{
	"2006-01-02", "2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05", "2006-01-02 15:04:05",
	"02/01/2006", "2/1/2006", "02-01-2006", "2-1-2006",
	"2 January 2006", "2 Jan 2006", "Monday, 2 January, 2006", "Monday 2 January 2006",
}

// Day returns the day that a cell holds: a date cell's, or that of a text that
// is nothing but a printed day.
func Day(c *sheet.Cell) (record.Date, bool) {
	switch {
	case c == nil:
		return 0, false
	case c.Kind == sheet.Date:
		return serialEpoch + record.Date(c.Number), true
	case c.Kind != sheet.Text:
		return 0, false
	}
	return ParseDay(c.Text)
}

// ParseDay reads a printed day.
func ParseDay(s string) (record.Date, bool) {
	s = strings.TrimSpace(s)
	for _, form := range dayForms {
		if t, err := time.Parse(form, s); err == nil {
			return record.DateOf(t), true
		}
	}
	return 0, false
}

// Widen returns the period from the earlier start to the later end of two; a
// period without dates adds nothing.
func Widen(a, b record.PeriodLabel) record.PeriodLabel {
	switch {
	case !b.Start.Valid():
		return a
	case !a.Start.Valid():
		return record.PeriodLabel{Start: b.Start, End: b.End}
	}
	return record.PeriodLabel{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}
