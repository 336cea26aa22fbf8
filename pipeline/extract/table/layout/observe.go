package layout

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/number"
)

// Observe fills what the layout knows of a figure: origin, published text,
// number, note and flags. It says false where the cell holds none.
func (t *Table) Observe(r *Row, c *Column) (record.RawObservation, bool) {
	p := Pos{r.Row, c.Col}
	d := t.decisions[p]
	if d.Role != Figure && d.Role != Marker {
		return record.RawObservation{}, false
	}
	cell := t.cell(p)
	o := record.RawObservation{
		Origin:    record.Origin{Table: t.Name, Sheet: t.Grid.Name, Cell: p.A1()},
		Published: Published(cell),
	}
	marks := splitMarks(cell.Marks)
	if n, ok := shown.Number(cell); ok {
		o.Number, o.IsNumber = n.Value, true
		if n.Unit == number.Percent {
			o.Unit = "percent"
		}
		t.flag(&o, n.Notes, &marks)
	} else {
		o.Marker = t.meaning(o.Published)
	}
	if next := t.cell(Pos{p.Row, p.Col + 1}); t.isFlag(next) {
		t.flag(&o, Collapse(next.Text), &marks)
	}
	all := [][]string{marks}
	for _, k := range r.Keys {
		all = append(all, k.Marks)
	}
	for _, l := range c.Path {
		all = append(all, l.Marks)
	}
	all = append(all, c.Unit.Marks)
	for _, ms := range all {
		for _, m := range ms {
			t.flag(&o, m, nil)
		}
	}
	o.Note = t.noteText(all...)
	return o, true
}

// Published is a cell's text as published, outer spaces off.
func Published(c *sheet.Cell) string {
	if s := strings.TrimSpace(c.Text); s != "" {
		return s
	}
	return strings.TrimSpace(c.Raw)
}

// flag reads a mark behind a figure: revised or provisional, else a footnote.
func (t *Table) flag(o *record.RawObservation, mark string, marks *[]string) {
	switch strings.ToLower(strings.Trim(mark, "()[]")) {
	case "r":
		o.Revised = record.Some(true)
	case "p":
		o.Provisional = record.Some(true)
	case "e":
		o.Estimated = record.Some(true)
	case "":
	default:
		if marks == nil {
			return
		}
		if m := noteMark.FindStringSubmatch(mark); m != nil {
			*marks = append(*marks, splitMarks(m[1])...)
			return
		}
		// "^**" is two marks: one sign a note.
		*marks = append(*marks, signs.FindAllString(mark, -1)...)
	}
}

var signs = regexp.MustCompile(`\*+|\^+|~+|"|†|‡|§`)

// The words of legends and what they mean in the contract's markers.
var meanings = []struct {
	words *regexp.Regexp
	code  string
}{
	{regexp.MustCompile(`(?i)not applicable`), "not_applicable"},
	{regexp.MustCompile(`(?i)not available|unavailable|no data`), "not_available"},
	{regexp.MustCompile(`(?i)suppress|confidential`), "suppressed"},
	{regexp.MustCompile(`(?i)fewer than|less than|not shown|base`), "not_shown"},
}

// meaning is the marker that the table's own legend gives a mark; empty where
// the legend is silent, so that normalise decides.
func (t *Table) meaning(mark string) string {
	text, ok := t.Notes.Legend[mark]
	if !ok {
		return ""
	}
	for _, m := range meanings {
		if m.words.MatchString(text) {
			return m.code
		}
	}
	return ""
}
