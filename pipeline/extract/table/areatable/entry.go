package areatable

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// entry is what a row says of all its figures.
type entry struct {
	area      place.Printed
	place     int // position of the cell that decided
	period    period.Printed
	breakdown string
	category  string // where a person says which column has it
	indicator string
	unit      string // that a column of units says; empty where there is none
	note      string
}

// trouble is why a row is held back, or left out where code is none.
type trouble struct {
	code vocabulary.IssueCode
	pos  int
	what string
}

// entryOf reads the labels of a row. A nil entry without trouble is a row
// without figures.
func (t *Table) entryOf(r *row, section string) (*entry, *trouble) {
	if !t.hasFigures(r) {
		return nil, nil
	}
	e := &entry{}
	if bad := t.placeOf(r, e); bad != nil {
		return nil, bad
	}
	if bad := t.periodOf(r, e); bad != nil {
		return nil, bad
	}
	var pairs []string
	if section != "" {
		pairs = append(pairs, "section", breakdownValue(section))
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		text := r.text(c.Pos)
		if text == "" {
			continue
		}
		switch c.Role {
		case Category:
			if t.given != nil && t.is(c, t.given.Category) {
				e.category = t.categoryOf(text)
				continue
			}
			pairs = append(pairs, c.key, breakdownValue(text))
		case Indicator:
			e.indicator = text
		case Unit:
			e.unit = joinUnits(e.unit, text)
		case Note:
			e.note = strings.TrimSpace(e.note + " " + text)
		}
	}
	if t.projection(r) {
		pairs = append(pairs, "basis", "projection")
	}
	e.breakdown = record.Breakdown(pairs...)
	return e, nil
}

// categoryOf is the category of a text: all for the one that stands for it.
func (t *Table) categoryOf(text string) string {
	if t.given.Total != "" && record.Code(text) == record.Code(t.given.Total) {
		return "all"
	}
	return breakdownValue(text)
}

// projection reports whether title or row say that figures are projected.
func (t *Table) projection(r *row) bool {
	if projected.MatchString(record.Code(t.Title)) {
		return true
	}
	for i := range t.Columns {
		if c := &t.Columns[i]; (c.Role == Indicator || c.Role == Note) && projected.MatchString(record.Code(r.text(c.Pos))) {
			return true
		}
	}
	return false
}

// joinUnits joins what two columns say of the unit: a rate or a share wins over
// what is counted.
func joinUnits(old, text string) string {
	unit, ok := unitSaid(text)
	switch {
	case !ok && old != "":
		return old
	case !ok:
		return Unknown
	case old == "" || old == Unknown || old == "count" || old == "persons":
		return unit
	}
	return old
}

func (t *Table) hasFigures(r *row) bool {
	for i := range t.Columns {
		if c := &t.Columns[i]; c.Role == Value && r.at(c.Pos) != nil {
			return true
		}
	}
	return false
}

// placeOf finds the place of a row: of the most specific column that names
// one. A code wins over the name beside it.
func (t *Table) placeOf(r *row, e *entry) *trouble {
	for _, c := range t.places {
		text := r.text(c.pos)
		if text == "" || mark.MatchString(text) {
			continue
		}
		e.place = c.pos
		if !c.codes {
			e.area = place.Printed{Kind: c.kind, Name: text, Other: total.MatchString(text)}
			return nil
		}
		l := t.gaz.look(text)
		if strings.HasPrefix(l.code, "S") || strings.HasPrefix(l.code, "N") {
			return &trouble{pos: c.pos, what: "rows of Scotland or Northern Ireland are left out"}
		}
		e.area = place.Printed{Code: text, Name: r.text(t.nameBeside(c))}
		return nil
	}
	return &trouble{vocabulary.PlaceMissing, t.places[0].pos, "rows with figures name no place"}
}

// total is a sum that does not say of what: the rows above it need not be all of
// a country.
var total = regexp.MustCompile(`(?i)^(?:grand |overall )?totals?$|^(?:all|sum|overall|all areas)$`)

// nameBeside is the column of names that belongs to one of codes, or -1.
func (t *Table) nameBeside(c placeColumn) int {
	if c.name > 0 {
		return c.name - 1
	}
	for _, n := range t.places {
		if !n.codes && n.rank == c.rank && (n.pair == 0 || n.pair == c.pos+1) {
			return n.pos
		}
	}
	return -1
}

// periodOf finds the period that columns of a row give.
func (t *Table) periodOf(r *row, e *entry) *trouble {
	var at []*Column
	for i := range t.Columns {
		if t.Columns[i].Role == Period {
			at = append(at, &t.Columns[i])
		}
	}
	if len(at) == 0 {
		return nil
	}
	for _, c := range at {
		if r.at(c.Pos) == nil {
			return &trouble{vocabulary.PeriodUnreadable, c.Pos, fmt.Sprintf("column %q is blank", c.Header)}
		}
	}
	var doubt string
	if t.given != nil && t.given.Period.Means != "" {
		e.period, doubt = meant(r.text(at[0].Pos), t.given.Period.Means)
	} else if len(at) == 1 {
		e.period, doubt = t.when(r.at(at[0].Pos), at[0].Header)
	} else {
		e.period, doubt = t.whenOfTwo(r, at[0], at[1])
	}
	if doubt != "" {
		return &trouble{vocabulary.PeriodUnreadable, at[0].Pos, fmt.Sprintf("%q %s", r.text(at[0].Pos), doubt)}
	}
	return nil
}

var (
	startWords = regexp.MustCompile(`(?:^|_)(?:start|from|begin|beginning|first)(?:_|$)`)
	endingWord = regexp.MustCompile(`(?:^|_)(?:end|to|ending|last)(?:_|$)`)
)

// whenOfTwo reads a period from two columns: a year and a part of it, a first
// and a last day, or two of which one lies inside the other.
func (t *Table) whenOfTwo(r *row, a, b *Column) (period.Printed, string) {
	x, y := r.text(a.Pos), r.text(b.Pos)
	both := strings.TrimSpace(x + " " + y)
	switch {
	case partOfYear.MatchString(y) && !partOfYear.MatchString(x):
		return t.partOf(x, a.Header, y, b.Header)
	case partOfYear.MatchString(x) && !partOfYear.MatchString(y):
		return t.partOf(y, b.Header, x, a.Header)
	}
	first, doubt := t.when(r.at(a.Pos), a.Header)
	if doubt != "" {
		return first, doubt
	}
	second, doubt := t.when(r.at(b.Pos), b.Header)
	if doubt != "" {
		return second, doubt
	}
	switch {
	case startWords.MatchString(record.Code(a.Header)) && endingWord.MatchString(record.Code(b.Header)) && first.Start <= second.End:
		return period.Printed{Text: both, Start: first.Start, End: second.End, Kind: period.KindOf(first.Start, second.End)}, ""
	case first.Start >= second.Start && first.End <= second.End:
		return first, ""
	case second.Start >= first.Start && second.End <= first.End:
		return second, ""
	}
	return first, fmt.Sprintf("and %q are two periods", y)
}

// partOf is a month or quarter of a year. Which year a month of 2023/24 lies in
// is known; which months the first quarter of "2023" has is not.
func (t *Table) partOf(yearText, yearHead, part, partHead string) (period.Printed, string) {
	printed := part + " " + yearText
	heading := period.HeadingOf(yearHead)
	month, ok := monthOf(part, partHead)
	if !ok {
		p, err := heading.Quarter(yearText, period.HeadingOf(partHead), part)
		if err != nil {
			return period.Printed{}, "with " + part + ": " + err.Error()
		}
		return period.Printed{Text: printed, Start: p.Start, End: p.End, Kind: p.Kind}, ""
	}
	whole, doubt := t.when(&sheet.Cell{Kind: sheet.Text, Text: yearText}, yearHead)
	if doubt != "" {
		return whole, doubt
	}
	y := whole.Start.Time().Year()
	if month < whole.Start.Time().Month() {
		y++
	}
	return label(printed, period.Any, fmt.Sprintf("%s %d", month, y))
}

func monthOf(part, head string) (time.Month, bool) {
	if m, ok := period.MonthNamed(strings.ToLower(strings.TrimRight(part, "."))); ok {
		return m, true
	}
	n, err := strconv.Atoi(part)
	return time.Month(n), err == nil && n >= 1 && n <= 12 && strings.Contains(record.Code(head), "month")
}

// withBasis adds to a breakdown that a figure is projected.
func withBasis(breakdown string) string {
	parts := append(strings.FieldsFunc(breakdown, func(r rune) bool { return r == ';' }), "basis=projection")
	slices.Sort(parts)
	return strings.Join(parts, ";")
}
