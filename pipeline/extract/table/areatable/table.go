package areatable

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/pattern"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// Table is a table by area and what its columns are.
type Table struct {
	Sheet   string
	Name    string   // its number as printed, "Table 3"; empty where it has none
	Title   string   // first line above it
	Lines   []string // the other lines
	Columns []Column
	Doubts  []string // what a person should look at

	block   *block
	given   *Given      // what a person says of the columns, or nil
	stream  sheet.Sheet // the sheet, where it is too long to be held
	gaz     *gazetteer
	places  []placeColumn
	nearly  string // why a column of names is none of places
	care    bool   // it is about children's services, whose years end in March
	schools bool   // it is about schools, whose years begin in September
	when0   period.Printed
	doubt   string // why neither title nor sheet says the period
}

// Column is a column of a table.
type Column struct {
	Pos    int
	Header string // its path, from the widest group down, joined with ": "
	Role   Role
	Unit   string
	Period period.Printed // of all its figures, where its header says it
	Doubt  string         // why its unit is unknown
	Held   string         // why its figures are held back

	measure string  // the words of the header without its period
	key     string  // of the breakdown
	pounds  bool    // all its figures have a pound sign
	figure  *Figure // what a person says of it

	filled     bool            // it holds something
	throughout bool            // nearly every row has a label in it
	alone      map[string]bool // labels that stand in one row, where the others stand in several
}

// Words is the column's header without its period.
func (c *Column) Words() string { return c.measure }

// Kind is what the names of places are: force, council or csp.
func (t *Table) Kind() string {
	for _, p := range t.places {
		switch p.kind {
		case "force", "council", "csp":
			return p.kind
		case "district", "county":
			return "council"
		}
	}
	return "council"
}

// Places are the headers of the columns of codes and of names, the most
// specific first; the first name belongs to the first code.
func (t *Table) Places() (codes, names []string) {
	for _, p := range t.places {
		if !p.codes {
			continue
		}
		codes = append(codes, t.header(p.pos))
		name := ""
		if n := t.nameBeside(p); n >= 0 {
			name = t.header(n)
		}
		names = append(names, name)
	}
	for _, p := range t.places {
		if h := t.header(p.pos); !p.codes && !slices.Contains(names, h) {
			names = append(names, h)
		}
	}
	return codes, names
}

// Period is that of the whole table, where its title says it.
func (t *Table) Period() period.Printed { return t.when0 }

// MeasureOf names what a column measures, by title and header.
func (t *Table) MeasureOf(c *Column) string { return t.measureOf(c, "") }

// header is the path of a column as one text.
func (t *Table) header(pos int) string { return strings.Join(t.block.path(pos), ": ") }

var tableNumber = regexp.MustCompile(`(?i)^((?:table|figure|worksheet|sheet)\s+[A-Z]{0,2}\d*(?:[._]\d+)*[a-z]?)\s*[:.–—-]*\s*`)

// entitle reads the lines above the header.
func (t *Table) entitle() {
	for _, line := range t.block.titles {
		if t.Title == "" {
			t.Title = line
			continue
		}
		t.Lines = append(t.Lines, line)
	}
	// A link back to the contents stands above the title, or a name of its own.
	for i, line := range t.Lines {
		if tableNumber.MatchString(line) && !tableNumber.MatchString(t.Title) {
			t.Title, t.Lines[i] = line, t.Title
			break
		}
	}
	if m := tableNumber.FindStringSubmatch(t.Title); m != nil {
		t.Name = m[1]
	}
}

// plan gives every column its role, or says why the table is not read.
func (t *Table) plan() *Refusal {
	b := t.block
	if b.tooManyTop {
		return t.refuseArea(b.header[0], b.left, fmt.Sprintf("its header has more than %d rows", maxHeader))
	}
	if len(b.header) == 0 {
		return t.refuseArea(b.first, b.left, "no header stands above its first place")
	}
	t.entitle()
	all, err := b.profiles(t.stream)
	if err != nil {
		return &Refusal{Sheet: t.Sheet, What: err.Error()}
	}
	if t.given != nil {
		return t.planGiven(all)
	}
	if r := t.findPlaces(all); r != nil {
		return r
	}
	words := record.Code(t.Title + " " + strings.Join(t.Lines, " "))
	for c := range all {
		words += "_" + record.Code(t.header(b.left+c))
	}
	t.schools, t.care = schoolYear.MatchString(words), careYear.MatchString(words)
	for c := range all {
		t.Columns = append(t.Columns, t.roleOf(b.left+c, &all[c]))
	}
	if r := t.twoPlaces(); r != nil {
		return r
	}
	if r := t.findPeriod(); r != nil {
		return r
	}
	for i := range t.Columns {
		if c := &t.Columns[i]; c.Role == Value {
			t.describe(c, &all[i])
		}
	}
	t.nameIndicators()
	t.doubtLabels(all)
	if !slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Role == Value && c.Held == "" }) {
		return t.noFigures()
	}
	return nil
}

func (t *Table) noFigures() *Refusal {
	for _, c := range t.Columns {
		if c.Role == Value {
			return t.refuseArea(t.block.first, c.Pos, c.Held)
		}
	}
	return &Refusal{Sheet: t.Sheet, What: "no column beside its places holds figures"}
}

// roleOf is the role of a column by its header and what it holds.
func (t *Table) roleOf(pos int, p *profile) Column {
	head := t.header(pos)
	c := Column{Pos: pos, Header: head, key: breakdownKey(head), filled: p.filled > 0}
	code := record.Code(head)
	last := code
	if path := t.block.path(pos); len(path) > 1 {
		last = record.Code(path[len(path)-1])
	}
	if pc := t.placeAt(pos); pc != nil {
		c.Role = PlaceName
		if pc.codes {
			c.Role = PlaceCode
		}
		return c
	}
	switch {
	case p.filled == 0, head == "" && p.numbers == 0:
	case t.isPeriod(code, p):
		c.Role = Period
	case keyHeader.MatchString(code), codeHeader.MatchString(code), levelHeader.MatchString(code), otherDate.MatchString(code) && !p.figures():
	case p.figures() && !ageHeader.MatchString(last):
		c.Role = Value
	case p.dates > 0:
	case noteHeader.MatchString(code):
		c.Role = Note
	case besideHeader.MatchString(code):
	case unitHeader.MatchString(code) && t.saysUnits(p):
		c.Role = Unit
	default:
		c.Role = Category
	}
	return c
}

// isPeriod reports whether a column holds the periods of its rows.
func (t *Table) isPeriod(code string, p *profile) bool {
	if otherDate.MatchString(code) || p.many {
		return false
	}
	said := periodHeader.MatchString(code)
	if !said && p.numbers > 0 {
		return false
	}
	read, filled := 0, 0
	for text, n := range p.distinct {
		filled += n
		cell := sheet.Cell{Kind: sheet.Text, Text: text}
		if _, doubt := t.when(&cell, code); doubt == "" || said && (partOfYear.MatchString(text) || twoYears.MatchString(text) || yearLike.MatchString(text)) {
			read += n
		}
	}
	return p.dates > 0 && said || filled > 0 && float64(read) >= 0.9*float64(filled)
}

// partOfYear is a month or a quarter without its year.
var partOfYear = pattern.Lines(`(?i)^`, `
	q(?:uarter|tr)? ?[1-4]  # Q1
	[1-9]                   # 1
	1[0-2]                  # 11
	(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?: ?(?:to|-) ?(?:mar|june?|sept?|dec)[a-z]*)?  # Jan
`, `$`)

// saysUnits reports whether most texts of a column are units.
func (t *Table) saysUnits(p *profile) bool {
	n := 0
	for text := range p.distinct {
		if _, ok := unitSaid(text); ok {
			n++
		}
	}
	return n > 0 && 2*n >= len(p.distinct)
}

// describe finds the period, the unit and the measure of a column of figures.
func (t *Table) describe(c *Column, p *profile) {
	c.measure = c.Header
	path := t.block.path(c.Pos)
	if changeHeader.MatchString(record.Code(c.Header)) {
		c.Held = fmt.Sprintf("column %q is a change between periods", c.Header)
		return
	}
	var rest []string
	for _, part := range path {
		cell := sheet.Cell{Kind: sheet.Text, Text: part}
		l, doubt := t.when(&cell, "")
		left := ""
		if doubt != "" {
			why := fmt.Sprintf("%q %s", part, doubt)
			if l, left, doubt = t.periodIn(part); doubt != "" {
				doubt = why
			}
		}
		if !l.Start.Valid() {
			rest = append(rest, part)
			if doubt != "" && c.Held == "" && !t.hasPeriodColumn() {
				c.Held = doubt
			}
			continue
		}
		if c.Period.Start.Valid() && (c.Period.Start != l.Start || c.Period.End != l.End) {
			c.Held = fmt.Sprintf("the header %q names two periods", c.Header)
			return
		}
		c.Period, c.Held = l, ""
		if left != "" {
			rest = append(rest, left)
		}
	}
	c.measure = strings.Join(rest, " ")
	c.Unit, c.Doubt = t.unitOf(c.Header, p)
	c.pounds = p.pound > 0 && p.pound == p.numbers
	if !c.Period.Start.Valid() && !t.hasPeriodColumn() {
		c.Period = t.when0
		if !c.Period.Start.Valid() {
			c.Held = cmp.Or(c.Held, t.doubt, "neither a column, nor a header, nor the title says its period")
		}
	} else if c.Period.Start.Valid() && t.hasPeriodColumn() {
		c.Held = fmt.Sprintf("the header %q names a period beside the column of periods", c.Header)
	}
}

func (t *Table) hasPeriodColumn() bool {
	return slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Role == Period })
}

// nameIndicators takes a column whose texts name what is measured for the
// measure, where the header of the figures says no more than "value".
func (t *Table) nameIndicators() {
	for _, c := range t.Columns {
		if c.Role == Value && !plainValue.MatchString(record.Code(c.measure)) {
			return
		}
	}
	for i := range t.Columns {
		if c := &t.Columns[i]; c.Role == Category && namesMeasure.MatchString(record.Code(c.Header)) {
			c.Role = Indicator
			return
		}
	}
}

// findPeriod looks for the period of the whole table where no column has one,
// and refuses columns of periods that don't go together.
func (t *Table) findPeriod() *Refusal {
	var columns []*Column
	for i := range t.Columns {
		if t.Columns[i].Role == Period {
			columns = append(columns, &t.Columns[i])
		}
	}
	if len(columns) > 2 {
		return t.refuseArea(t.block.header[0], columns[2].Pos, fmt.Sprintf("%d columns hold periods (%q, %q, %q)", len(columns), columns[0].Header, columns[1].Header, columns[2].Header))
	}
	if len(columns) > 0 {
		return nil
	}
	lines := append([]string{t.Title}, t.Lines...)
	if t.Sheet != "" {
		lines = append(lines, t.Sheet)
	}
	for _, line := range lines {
		l, rest, doubt := t.periodIn(line)
		switch {
		case l.Start.Valid() && t.when0.Start.Valid() && (l.Start != t.when0.Start || l.End != t.when0.End):
			t.when0, t.doubt = period.Printed{}, fmt.Sprintf("%q and %q name different periods", t.when0.Text, l.Text)
			return nil
		case l.Start.Valid():
			t.when0 = l
			if line == t.Title {
				t.Title = strings.TrimRight(rest, " ,:;-–(")
			}
		}
		t.doubt = cmp.Or(t.doubt, doubt)
	}
	return nil
}

// twoPlaces refuses a table in which two columns name places of the same size
// that are not each other's: whose its rows are, nothing says.
func (t *Table) twoPlaces() *Refusal {
	for i, a := range t.places {
		for _, b := range t.places[i+1:] {
			if a.rank != b.rank || a.rank < ranks["force"] || b.pair == a.pos+1 {
				continue
			}
			if r := t.agree(a, b); r != nil {
				return r
			}
		}
	}
	return nil
}

// agree compares two columns row by row: at most one row in twenty may differ.
func (t *Table) agree(a, b placeColumn) *Refusal {
	rows, differ := 0, 0
	for r, err := range t.block.rows(t.stream) {
		if err != nil {
			break
		}
		x, y := r.text(a.pos), r.text(b.pos)
		if x == "" || y == "" || mark.MatchString(x) || mark.MatchString(y) {
			continue
		}
		if rows++; rows > 5000 {
			break
		}
		if !t.samePlace(x, a, y, b) {
			differ++
		}
	}
	if 20*differ <= rows {
		return nil
	}
	return t.refuseArea(t.block.header[len(t.block.header)-1], b.pos, fmt.Sprintf("columns %q and %q both name places, and differ", t.header(a.pos), t.header(b.pos)))
}

func (t *Table) samePlace(x string, a placeColumn, y string, b placeColumn) bool {
	if x == y {
		return true
	}
	label := place.Printed{Code: t.gaz.look(x).code, Name: y}
	switch {
	case a.codes && b.codes, !a.codes && !b.codes:
		p, _ := t.gaz.tables.Resolve(areaLabel(x, a), 0)
		q, _ := t.gaz.tables.Resolve(areaLabel(y, b), 0)
		return p.Code != "" && p.Code == q.Code
	case b.codes:
		label = place.Printed{Code: t.gaz.look(y).code, Name: x}
	}
	p, problem := t.gaz.tables.Resolve(label, 0)
	return problem == nil || p.Code == ""
}

func areaLabel(text string, c placeColumn) place.Printed {
	if c.codes {
		return place.Printed{Code: text}
	}
	return place.Printed{Kind: c.kind, Name: text}
}
