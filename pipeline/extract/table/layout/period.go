package layout

import (
	"regexp"
	"strings"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/vocabulary/period"
)

// IsPeriod says whether a header is a period and nothing else, and which. A
// bare year is none: what it counts is for the table to say.
func IsPeriod(l Label) (period.Printed, bool) {
	if l.Date.Valid() {
		return period.Printed{Text: l.Text, Start: l.Date, End: l.Date}, true
	}
	if _, bare := period.BareYear(l.Text); bare {
		return period.Printed{}, false
	}
	if p, err := period.Parse(l.Text); err == nil {
		return period.Printed{Text: l.Text, Start: p.Start, End: p.End}, true
	}
	ps := period.Labels(l.Text)
	// Digits left over are footnotes in a format without superscripts.
	if len(ps) == 1 && onlyNotes.MatchString(strings.Replace(l.Text, ps[0].Text, "", 1)) {
		return ps[0], true
	}
	return period.Printed{}, false
}

var onlyNotes = regexp.MustCompile(`^[\d,\s]*$`)

// CellDate reads the day in a cell: a typed date, or a date in words.
func CellDate(g *sheet.Grid, p Pos) (period.Printed, bool) {
	c := g.At(p.Row, p.Col)
	l := Label{Text: Collapse(c.Text)}
	if c.Kind == sheet.Date {
		l.Date = serialDate(c.Number)
	}
	day, ok := IsPeriod(l)
	return day, ok && day.Start == day.End
}
