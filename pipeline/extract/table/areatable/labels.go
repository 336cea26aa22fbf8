package areatable

import (
	"fmt"
	"slices"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// A label that is missing in few rows of a column, or that stands once where the
// others stand in many, is more likely a slip than a category.
const (
	mostlyFilled = 0.95 // share of rows from which a column has a label throughout
	usualRows    = 5    // rows in which a label that is none of a slip stands
	fewestLabels = 3    // labels by which a column's habit is known
)

// doubtLabels looks at the labels of a table's columns, and holds columns of
// figures that nothing tells from one another.
func (t *Table) doubtLabels(all []profile) {
	rows := 0
	for i := range all {
		rows = max(rows, all[i].filled)
	}
	for i := range t.Columns {
		switch c := &t.Columns[i]; c.Role {
		case Category, Indicator, Unit:
			c.throughout = float64(all[i].filled) >= mostlyFilled*float64(rows)
			c.alone = aloneAmong(&all[i], c.Role == Unit)
		case Value:
			for k := range i {
				if o := &t.Columns[k]; o.Role == Value && o.Held == "" && c.Held == "" && record.Code(o.Header) == record.Code(c.Header) {
					c.Held = fmt.Sprintf("column %q stands twice (%s and %s)", c.Header, sheet.Ref(t.lowest(), o.Pos), sheet.Ref(t.lowest(), c.Pos))
				}
			}
			if c.Header == "" && t.Title == "" {
				c.Held = "neither a header nor a title says what its figures are"
			}
		}
	}
}

// aloneAmong returns the labels that stand in one row, of a column whose labels
// mostly stand in several. A table has few units: one that stands in one row
// among many is no unit of it.
func aloneAmong(p *profile, units bool) map[string]bool {
	var counts []int
	for _, n := range p.distinct {
		counts = append(counts, n)
	}
	slices.Sort(counts)
	usual := len(counts) >= fewestLabels && counts[len(counts)/2] >= usualRows
	if units {
		usual = len(counts) > 1 && counts[len(counts)-1] >= 4*usualRows
	}
	if p.many || !usual {
		return nil
	}
	alone := map[string]bool{}
	for text, n := range p.distinct {
		if n == 1 {
			alone[text] = true
		}
	}
	return alone
}

// labelled looks at the labels of a row. One that is blank, where all other rows
// have one, holds the row; one that no other row has is told.
func (w *writer) labelled(r *row) bool {
	for i := range w.t.Columns {
		c := &w.t.Columns[i]
		text := r.text(c.Pos)
		switch {
		case c.throughout && text == "":
			w.one(vocabulary.LabelMissing, sheet.Ref(r.index, c.Pos), fmt.Sprintf("column %q is blank here and filled in the other rows", c.Header))
			return false
		case c.alone[text] && c.Role == Unit:
			w.one(vocabulary.UnitContradicts, sheet.Ref(r.index, c.Pos), fmt.Sprintf("%q is the unit of no other row of column %q", text, c.Header))
			return false
		case c.alone[text]:
			w.count(vocabulary.LabelAlone, c.Header, sheet.Ref(r.index, c.Pos), fmt.Sprintf("%q stands in no other row of column %q", text, c.Header))
		}
	}
	return true
}

// headless tells columns that hold something and have no header.
func (w *writer) headless() {
	for _, c := range w.t.Columns {
		if c.Header == "" && c.filled && c.Held == "" {
			w.out.Issue(record.NewIssue(vocabulary.ColumnUnknown, record.Origin{Sheet: w.t.Sheet, Cell: sheet.Ref(w.t.lowest(), c.Pos)}, "a column has no header"))
		}
	}
}
