package layout

import (
	"fmt"

	"forcestats/pipeline/extract/sheet"
)

// ReadAll reads the tables that stand one below the other on a sheet, each
// with its own header. Most sheets have one. A block below the first without a
// title of its own says nothing of what it counts: it is left out, and told.
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
			p := Pos{heads[i], in.Col}
			t.Issue("table-unknown", p, t.cell(p).Text, fmt.Sprintf("a second block of %d rows begins in row %d without a title", len(t.Rows), start+1), "left out: nothing says what it counts")
			t.Missing = "block without a title"
			t.Rows, t.Columns = nil, nil
			for r := in.Row; r <= in.EndRow; r++ {
				for c := in.Col; c <= in.EndCol; c++ {
					if t.cell(Pos{r, c}).Kind != sheet.Blank {
						t.Decide(Pos{r, c}, LeftOut, t.Missing)
					}
				}
			}
		}
		tables = append(tables, t)
	}
	return tables
}

// headRows finds the rows in which the header of a needed key stands, the
// rows of one header taken as one.
func headRows(g *sheet.Grid, spec *Spec) []int {
	var rows []int
	for _, k := range spec.Keys {
		if !k.Need || k.Header == nil {
			continue
		}
		for _, p := range Select(g, sheet.Range{}, Pattern(k.Header)) {
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
