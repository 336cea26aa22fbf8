// Package period reads and writes the ways in which publications print time. It
// is the only place that does: one grammar reads whole labels (Parse), labels
// beneath a heading (Heading.Parse, Heading.Quarter) and finds periods in
// running text (Find). A part of a year stays a part of a year; what may be
// read in two ways is an error that names both.
//
// It must not import anything of forcestats but the calendar, civil.
package period

import (
	"errors"
	"fmt"
	"time"

	"forcestats/pipeline/vocabulary/civil"
)

// Kinds of a period, the contract's.
const (
	Year    = "year"    // twelve whole months, or a tax year
	Quarter = "quarter" // three whole months from January, April, July or October
	Month   = "month"   // one whole month
	Day     = "day"     // a stock: both dates equal
	Other   = "other"   // anything else, part years among them
)

// Period is a time with its first and last day.
type Period struct {
	Start, End civil.Date
	Kind       string
	Slip       bool // the printed end was a day short of the month's, and is read as the month's

	Provisional, Revised bool // marked beside the period: 2023/24 (p)
}

// Of returns the period between two days, its kind worked out from them.
func Of(start, end civil.Date) Period {
	return Period{Start: start, End: end, Kind: KindOf(start, end)}
}

// KindOf is the kind of the period between two days.
func KindOf(start, end civil.Date) string {
	if start == end {
		return Day
	}
	sy, sm, sd := start.Time().Date()
	ey, em, _ := end.Time().Date()
	if sd != 1 || end != monthEnd(ey, em) {
		return Other
	}
	switch months := (ey-sy)*12 + int(em-sm) + 1; {
	case months == 12:
		return Year
	case months == 3 && (sm-1)%3 == 0:
		return Quarter
	case months == 1:
		return Month
	}
	return Other
}

func monthEnd(year int, month time.Month) civil.Date { return civil.New(year, month+1, 0) }

// yearEnding is the twelve months that end with a month.
func yearEnding(year int, month time.Month) Period {
	return Period{Start: civil.New(year-1, month+1, 1), End: monthEnd(year, month), Kind: Year}
}

// financial is the year from April to March.
func financial(start int) Period { return yearEnding(start+1, time.March) }

// months is the period from the first day of a month to the last of another.
func months(y1 int, m1 time.Month, y2 int, m2 time.Month) Period {
	return Of(civil.New(y1, m1, 1), monthEnd(y2, m2))
}

func day(d civil.Date) Period { return Period{Start: d, End: d, Kind: Day} }

// Resolve gives the dates of a label: those that a layout worked out, or
// those of its words. The label's kind tells a month from a year where the
// words do not ("2011-12").
func Resolve(l Printed) (Period, error) {
	if l.Problem != "" {
		return Period{}, errors.New(l.Problem)
	}
	if !l.Start.Valid() {
		h := Any
		if l.Kind == Month {
			h = OfMonths
		}
		return h.Parse(l.Text)
	}
	p := Period{Start: l.Start, End: l.End, Kind: l.Kind, Provisional: l.Provisional, Revised: l.Revised}
	if !p.End.Valid() {
		p.End = p.Start
	}
	if p.End < p.Start {
		return Period{}, fmt.Errorf("the period ends on %s, before it starts on %s", p.End, p.Start)
	}
	if p.Kind == "" {
		p.Kind = KindOf(p.Start, p.End)
	}
	return p, nil
}

// Label is a period as a publication's rows carry it, with the words that were
// printed for it, or ours where none are.
func (p Period) Label(printed string) Printed {
	if printed == "" {
		printed = Label(p)
	}
	return Printed{Text: printed, Start: p.Start, End: p.End, Kind: p.Kind, Provisional: p.Provisional, Revised: p.Revised}
}

// Refused is the label of a period that could not be read: the rows that carry
// it are held back with the reason.
func Refused(printed string, err error) Printed {
	return Printed{Text: printed, Problem: err.Error()}
}

// Labelled is what a reading of a label gives the rows: its dates, or why it
// has none.
func Labelled(printed string, p Period, err error) Printed {
	if err != nil {
		return Refused(printed, err)
	}
	return p.Label(printed)
}

// Stocks turns the period between two dates printed by their months ("Sep-18
// to Sep-19") into one between the ends of the months, when the counts were.
func Stocks(p Printed) Printed {
	if y, m, d := p.Start.Time().Date(); d == 1 {
		p.Start, p.Kind = monthEnd(y, m), ""
	}
	return p
}
