package layout

import (
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/vocabulary"
)

// ReadAll reads the tables that stand one below the other on a sheet, each
// with its own header. Most sheets have one. A block below the first without a
// title of its own goes on with the table above where it has the same columns
// and other places; else it says nothing of what it counts: it is left out,
// and told.
func ReadAll(g *sheet.Grid, spec *Spec, notes *Notes) []*Table {
	heads := headRows(g, spec)
	if len(heads) < 2 {
		return []*Table{Read(g, sheet.Range{}, spec, notes)}
	}
	whole := clip(g, sheet.Range{})
	starts := []int{0}
	titled := []bool{true}
	for i := 1; i < len(heads); i++ {
		start, ok := blockStart(g, heads[i-1], heads[i])
		starts, titled = append(starts, start), append(titled, ok)
	}
	var tables []*Table
	for i, start := range starts {
		in := whole
		in.Row = start
		if i+1 < len(starts) {
			in.EndRow = starts[i+1] - 1
		}
		t := Read(g, in, spec, notes)
		if !titled[i] && t.Missing == "" {
			if last := len(tables) - 1; tables[last].goesOn(t, heads[i-1], heads[i]) {
				in.Row = tables[last].In.Row
				tables[last] = Read(g, in, spec, notes)
				continue
			}
			t.leaveBlockOut(heads[i])
		}
		tables = append(tables, t)
	}
	return tables
}

// leaveBlockOut leaves out a block without a title, whose header stands in a
// row.
func (t *Table) leaveBlockOut(head int) {
	p := Pos{head, t.In.Col}
	t.Issue(vocabulary.TableUnknown, p, t.cell(p).Text, fmt.Sprintf("a second block of %d rows begins in row %d without a title", len(t.Rows), t.In.Row+1), "left out: nothing says what it counts")
	t.Missing = "block without a title"
	t.Rows, t.Columns = nil, nil
	for r := t.In.Row; r <= t.In.EndRow; r++ {
		for c := t.In.Col; c <= t.In.EndCol; c++ {
			if t.cell(Pos{r, c}).Kind != sheet.Blank {
				t.Decide(Pos{r, c}, LeftOut, t.Missing)
			}
		}
	}
}

// goesOn reports whether a block below a table is more of it: the header of one
// row printed again, word for word, over the rows of other places. An outer
// header may stand above the first alone.
func (t *Table) goesOn(below *Table, first, again int) bool {
	if t.Missing != "" || !slices.Equal(t.KeyCols, below.KeyCols) {
		return false
	}
	for c := t.In.Col; c <= t.In.EndCol; c++ {
		if Collapse(t.cell(Pos{first, c}).Text) != Collapse(t.cell(Pos{again, c}).Text) {
			return false
		}
	}
	seen := map[string]bool{}
	for i := range t.Rows {
		seen[t.Rows[i].labels()] = true
	}
	for i := range below.Rows {
		if seen[below.Rows[i].labels()] {
			return false
		}
	}
	return true
}

func (r *Row) labels() string {
	var b strings.Builder
	for _, k := range r.Keys {
		b.WriteString(k.Text + "\x00")
	}
	return b.String()
}

// headRows finds the rows in which the header of a needed key stands, the
// rows of one header taken as one.
func headRows(g *sheet.Grid, spec *Spec) []int {
	var rows []int
	for _, k := range spec.Keys {
		if !k.Need || k.Header == nil {
			continue
		}
		for _, p := range Select(g, sheet.Range{}, headed(k.Header)) {
			if n := len(rows); !g.At(p.Row, p.Col).Merged && (n == 0 || p.Row > rows[n-1]+3) {
				rows = append(rows, p.Row)
			}
		}
		return rows
	}
	return nil
}

// blockStart is where the block of a header begins: at the last title above it
// and below the header before, else at the header itself.
func blockStart(g *sheet.Grid, previous, head int) (row int, titled bool) {
	for r := head - 1; r > previous; r-- {
		for c := range g.Cells[r] {
			if cell := &g.Cells[r][c]; cell.Kind == sheet.Text && tableName.MatchString(Collapse(cell.Text)) {
				return r, true
			}
		}
	}
	return head, false
}
