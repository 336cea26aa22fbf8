package layout

import (
	"fmt"
	"regexp"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Headline is the title of a sheet: the first text of its first rows that
// begins as the name of a table does ("Table P1"), else the first text (a link
// back to the contents may stand above a title).
func Headline(s sheet.Sheet) string {
	g, err := s.Head(5)
	if err != nil {
		return ""
	}
	first := ""
	for _, row := range g.Cells {
		for i := range row {
			text := Collapse(row[i].Text)
			if tableName.MatchString(text) {
				return text
			}
			if first == "" {
				first = text
			}
		}
	}
	return first
}

// Sheets reads the sheets of a book whose headline matches, in order.
func Sheets(book sheet.Book, headline *regexp.Regexp, read func(*sheet.Grid) []*Table) ([]*Table, error) {
	var tables []*Table
	for _, s := range book.Sheets() {
		if !headline.MatchString(Headline(s)) {
			continue
		}
		g, err := s.Head(0)
		if err != nil {
			return tables, err
		}
		tables = append(tables, read(g)...)
	}
	return tables, nil
}

// Leave leaves a table out whole, with its reason.
func (t *Table) Leave(reason string) {
	t.Missing = reason
	for p, d := range t.decisions {
		if d.Role == Figure || d.Role == Marker || d.Role == LeftOut {
			t.Decide(p, LeftOut, reason)
		}
	}
	t.Rows, t.Columns = nil, nil
}

// LeaveCell leaves one figure out, with its reason.
func (t *Table) LeaveCell(r *Row, c *Column, reason string) {
	t.Decide(Pos{r.Row, c.Col}, LeftOut, reason)
}

// Emit writes the issues of a table and its figures in reading order. fill
// says what a figure is: measure, category, area, period, unit. A figure that
// it does not want is left out.
func (t *Table) Emit(out record.RawSink, fill func(r *Row, c *Column, o *record.RawObservation) bool) {
	for _, i := range t.Issues {
		out.Issue(i)
	}
	if t.Missing != "" {
		out.Issue(record.NewIssue(vocabulary.SheetLeftOut, record.Origin{Table: t.Name, Sheet: t.Grid.Name}, t.Missing))
		return
	}
	t.hidden(out)
	for i := range t.Rows {
		for j := range t.Columns {
			r, c := &t.Rows[i], &t.Columns[j]
			if o, ok := t.Observe(r, c); ok && fill(r, c, &o) {
				out.Observation(&o)
			}
		}
	}
}

// hidden tells of rows and columns of figures that a reader of the sheet does
// not see; they are read all the same.
func (t *Table) hidden(out record.RawSink) {
	rows, cols := 0, 0
	for i := range t.Rows {
		if t.Grid.HiddenRows[t.Rows[i].Row] {
			rows++
		}
	}
	for j := range t.Columns {
		if t.Grid.HiddenCols[t.Columns[j].Col] {
			cols++
		}
	}
	if rows+cols > 0 {
		out.Issue(record.NewIssue(vocabulary.HiddenContent, record.Origin{Table: t.Name, Sheet: t.Grid.Name},
			fmt.Sprintf("%d rows and %d columns of figures are hidden; they are read", rows, cols)))
	}
}
