package longtable

import (
	"regexp"
	"strings"
	"time"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/period"
)

// serialEpoch is day 0 of the 1900 date system, which takes 1900 for a leap
// year: serial 61 is 1 March 1900.
var serialEpoch = civil.New(1899, time.December, 30)

// Day returns the day that a cell holds: a date cell's, or that of a text that
// is nothing but a printed day.
func Day(c *sheet.Cell) (civil.Date, bool) {
	switch {
	case c == nil:
		return 0, false
	case c.Kind == sheet.Date:
		return serialEpoch + civil.Date(c.Number), true
	case c.Kind != sheet.Text:
		return 0, false
	}
	return ParseDay(c.Text)
}

// ParseDay reads a printed day.
func ParseDay(s string) (civil.Date, bool) {
	p, err := period.OfDays.Parse(s)
	return p.Start, err == nil
}

// DayOrder is how the days of a column are printed in numbers.
type DayOrder uint8

// The orders. In a mixed column a day is read only where it can be no other.
const (
	DayFirst DayOrder = iota
	MonthFirst
	MixedOrder
)

var numericDay = regexp.MustCompile(`^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$`)

// DayOrders reads a sheet for how the days of some columns are printed: a date
// cell that a program set to American English saved as text has the month
// first, and the column then has days that are none otherwise.
func (h *Header) DayOrders(s sheet.Sheet, positions []int) (map[int]DayOrder, error) {
	type seen struct{ day, month bool } // a day that can only be printed so
	found := map[int]seen{}
	for r, err := range h.Rows(s) {
		if err != nil {
			return nil, err
		}
		for _, pos := range positions {
			m := numericDay.FindStringSubmatch(r.TextAt(pos))
			if m == nil {
				continue
			}
			v := found[pos]
			v.day = v.day || m[1] > "12" && len(m[1]) == 2
			v.month = v.month || m[2] > "12" && len(m[2]) == 2
			found[pos] = v
		}
	}
	orders := map[int]DayOrder{}
	for pos, v := range found {
		switch {
		case v.day && v.month:
			orders[pos] = MixedOrder
		case v.month:
			orders[pos] = MonthFirst
		}
	}
	return orders, nil
}

// DayIn is Day for a cell of a column whose days are printed in an order.
func DayIn(c *sheet.Cell, order DayOrder) (civil.Date, bool) {
	if c == nil || c.Kind != sheet.Text || order == DayFirst {
		return Day(c)
	}
	m := numericDay.FindStringSubmatch(strings.TrimSpace(c.Text))
	if m == nil {
		return Day(c)
	}
	d, ok := ParseDay(m[1] + "/" + m[2] + "/" + m[3])
	swapped, other := ParseDay(m[2] + "/" + m[1] + "/" + m[3])
	switch {
	case order == MonthFirst:
		return swapped, other
	case ok && other && d != swapped:
		return 0, false
	case ok:
		return d, true
	}
	return swapped, other
}

// Widen returns the period from the earlier start to the later end of two; a
// period without dates adds nothing.
func Widen(a, b period.Printed) period.Printed {
	switch {
	case !b.Start.Valid():
		return a
	case !a.Start.Valid():
		return period.Printed{Start: b.Start, End: b.End}
	}
	return period.Printed{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}
