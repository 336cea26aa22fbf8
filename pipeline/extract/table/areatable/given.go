package areatable

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/period"
)

// Given is what a person says of the columns of a table beforehand. Headers
// are compared by record.Code. What a table has and Given does not name is not
// read, and is an issue.
type Given struct {
	Kind string // of the places that names mean: force, council, csp
	// Codes and Names are headers of columns of places, the most specific first;
	// the first name belongs to the first code.
	Codes, Names []string
	Period       GivenPeriod
	Category     string   // header of the column whose texts are the category
	Total        string   // its text that stands for all
	Breakdown    []string // headers of the other columns that tell rows apart
	LeaveOut     []string // headers of columns that are not read
	Markers      map[string]string
	Figures      []Figure
}

// GivenPeriod says where the period stands and which year is meant.
type GivenPeriod struct {
	Column string // header; empty where it stands in the headers of figures, or is Fixed
	Fixed  string // one period for the whole table, as words
	// Means is calendar, financial or academic; "year ending March"; or "on 31
	// March", for what was counted on a day. Empty leaves it to the words.
	Means string
}

// Figure is a column of figures, or several.
type Figure struct {
	Column   string // header without its period; "*" for every column that is not named
	Measure  string
	Category string // a fixed one; empty for that of the row, or all
	Unit     string
	Scale    float64 // what a printed figure is multiplied by; 0 for 1
	Means    string  // as GivenPeriod.Means, where these figures differ
}

// is reports whether a column has a header, given by a part of its path, the
// whole of it, or its words without the period.
func (t *Table) is(c *Column, header string) bool {
	if header == "" {
		return false
	}
	want := record.Code(header)
	return record.Code(c.Header) == want || record.Code(c.measure) == want ||
		slices.ContainsFunc(t.block.path(c.Pos), func(part string) bool { return record.Code(part) == want })
}

// planGiven gives every column the role that a person gave it.
func (t *Table) planGiven(all []profile) *Refusal {
	g := t.given
	for i := range all {
		pos := t.block.left + i
		t.Columns = append(t.Columns, Column{Pos: pos, Header: t.header(pos), measure: t.header(pos), key: breakdownKey(t.header(pos)), filled: all[i].filled > 0})
	}
	for _, named := range []struct {
		role    Role
		headers []string
	}{{PlaceCode, g.Codes}, {PlaceName, g.Names}, {Period, []string{g.Period.Column}}, {Category, append([]string{g.Category}, g.Breakdown...)}} {
		for _, header := range named.headers {
			c := t.column(header)
			if c == nil && header != "" {
				return t.refuseArea(t.lowest(), t.block.left, fmt.Sprintf("no column is called %q", header))
			}
			if c != nil {
				c.Role = named.role
			}
		}
	}
	if r := t.placesGiven(all); r != nil {
		return r
	}
	for i := range t.Columns {
		if c := &t.Columns[i]; c.Role == Ignored && all[i].filled > 0 && !slices.ContainsFunc(g.LeaveOut, func(h string) bool { return t.is(c, h) }) {
			t.figureGiven(c, &all[i])
		}
	}
	t.doubtLabels(all)
	if !slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Role == Value && c.Held == "" }) {
		return t.noFigures()
	}
	return nil
}

func (t *Table) lowest() int { return t.block.header[len(t.block.header)-1] }

func (t *Table) column(header string) *Column {
	for i := range t.Columns {
		if t.is(&t.Columns[i], header) {
			return &t.Columns[i]
		}
	}
	return nil
}

// placesGiven takes the columns of places in. Codes of places that lie inside
// councils are refused all the same.
func (t *Table) placesGiven(all []profile) *Refusal {
	for i, header := range t.given.Codes {
		c := t.column(header)
		codes, natures := t.codesOf(&all[c.Pos-t.block.left])
		if codes == 0 {
			return t.refuseArea(t.block.first, c.Pos, fmt.Sprintf("column %q holds no codes of places", c.Header))
		}
		if r := t.codeColumn(c.Pos, c.Header, natures); r != nil {
			return r
		}
		t.places[i].rank = -i
		if i < len(t.given.Names) && t.given.Names[i] != "" {
			t.places[i].name = t.column(t.given.Names[i]).Pos + 1
		}
	}
	for i, header := range t.given.Names {
		if header == "" {
			continue
		}
		c := t.column(header)
		if n := t.census(&all[c.Pos-t.block.left]); n.area == 0 && len(t.given.Codes) == 0 {
			return t.refuseArea(t.block.first, c.Pos, fmt.Sprintf("column %q holds no names of police force areas or councils", c.Header))
		}
		kind := t.given.Kind
		if i > 0 {
			kind = "" // a region or country beside
		}
		t.places = append(t.places, placeColumn{pos: c.Pos, kind: kind, rank: -i})
	}
	slices.SortStableFunc(t.places, func(a, b placeColumn) int { return cmp.Or(b.rank-a.rank, b2i(b.codes)-b2i(a.codes)) })
	return nil
}

// figureGiven finds what a person said of a column of figures, and the period
// in its header.
func (t *Table) figureGiven(c *Column, p *profile) {
	inHeader := t.given.Period.Column == ""
	if inHeader {
		t.periodGiven(c, t.given.Period.Means)
	}
	for i := range t.given.Figures {
		f := &t.given.Figures[i]
		if f.Column != "*" && !t.is(c, f.Column) || f.Column == "*" && !p.figures() {
			continue
		}
		if inHeader && f.Means != "" {
			t.periodGiven(c, f.Means)
		}
		c.Role, c.figure, c.Unit = Value, f, f.Unit
		c.pounds = p.pound > 0 && p.pound == p.numbers
		if inHeader && !c.Period.Start.Valid() {
			c.Held = fmt.Sprintf("the header %q names no period", c.Header)
		}
		return
	}
	c.Doubt = "the card does not name it"
}

func (t *Table) periodGiven(c *Column, means string) {
	if t.given.Period.Fixed != "" {
		c.Period, c.Held = meant(t.given.Period.Fixed, means)
		return
	}
	var rest []string
	for _, part := range t.block.path(c.Pos) {
		if l, doubt := meant(footnote.ReplaceAllString(part, ""), means); doubt == "" {
			c.Period = l
			continue
		}
		rest = append(rest, part)
	}
	c.measure = strings.Join(rest, " ")
}

var (
	meansEnding = regexp.MustCompile(`^year ending ([A-Z][a-z]+)$`)
	meansDay    = regexp.MustCompile(`^on (\d{1,2}) ([A-Z][a-z]+)$`)
	loneYear    = regexp.MustCompile(`^(?:19|20)\d\d$`)
	pairYears   = regexp.MustCompile(`^((?:19|20)\d\d) *(?:[-/_–—]| to )? *(?:19|20)?(\d\d)$`)
)

// CheckMeans says what is wrong with the words of GivenPeriod.Means.
func CheckMeans(means string) error {
	if slices.Contains([]string{"", "calendar", "financial", "academic"}, means) {
		return nil
	}
	month := ""
	if m := meansEnding.FindStringSubmatch(means); m != nil {
		month = m[1]
	} else if m := meansDay.FindStringSubmatch(means); m != nil {
		month = m[2]
	}
	if _, ok := period.MonthNamed(strings.ToLower(month)); ok {
		return nil
	}
	return fmt.Errorf(`%q is neither calendar, financial or academic, nor "year ending March", nor "on 31 March"`, means)
}

// meant reads a period as a person said that it is meant.
func meant(text, means string) (period.Printed, string) {
	pair := pairYears.FindStringSubmatch(text)
	switch {
	case means == "" || !loneYear.MatchString(text) && pair == nil:
		return label(text, period.Any, text)
	case means == "calendar":
		return label(text, period.CalendarYears, text)
	case means == "financial":
		return label(text, period.FinancialYears, text)
	case means == "academic":
		return label(text, period.AcademicYears, text)
	}
	if m := meansEnding.FindStringSubmatch(means); m != nil {
		if loneYear.MatchString(text) {
			return label(text, period.Any, "year ending "+m[1]+" "+text)
		}
		return label(text, period.Any, "year ending "+m[1]+" "+pair[1][:2]+pair[2])
	}
	m := meansDay.FindStringSubmatch(means)
	month, _ := period.MonthNamed(strings.ToLower(m[2]))
	year := text
	if pair != nil && !loneYear.MatchString(text) {
		// The day of 2018/19 that lies in it: from April of the first year on.
		if year = pair[1]; month < time.April {
			year = pair[1][:2] + pair[2]
		}
	}
	return label(text, period.Any, m[1]+" "+m[2]+" "+year)
}
