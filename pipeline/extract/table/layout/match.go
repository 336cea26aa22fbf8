package layout

import (
	"regexp"

	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
)

// Match says whether a cell is one of those wanted.
type Match func(c *sheet.Cell, p Pos) bool

// Select returns the cells of a range that match, by row and then by column.
// An end beyond the grid is its edge; the zero Range is the whole grid.
func Select(g *sheet.Grid, in sheet.Range, m Match) []Pos {
	in = clip(g, in)
	var out []Pos
	for r := in.Row; r <= in.EndRow; r++ {
		row := g.Cells[r]
		for c := in.Col; c < len(row) && c <= in.EndCol; c++ {
			if m(&row[c], Pos{r, c}) {
				out = append(out, Pos{r, c})
			}
		}
	}
	return out
}

// Pattern matches text cells, spaces collapsed, by a regular expression.
func Pattern(re *regexp.Regexp) Match {
	return func(c *sheet.Cell, _ Pos) bool { return c.Kind == sheet.Text && re.MatchString(Collapse(c.Text)) }
}

// Numeric matches cells that hold a figure.
func Numeric() Match {
	return func(c *sheet.Cell, _ Pos) bool { _, ok := shown.Value(c); return ok }
}

// Blocks cuts a sheet at every cell that matches: each block runs from that
// row to the one before the next. Blocks that begin in one row are one.
func Blocks(g *sheet.Grid, m Match) []sheet.Range {
	var out []sheet.Range
	for _, p := range Select(g, sheet.Range{}, m) {
		if n := len(out); n > 0 {
			if out[n-1].Row == p.Row {
				continue
			}
			out[n-1].EndRow = p.Row - 1
		}
		out = append(out, sheet.Range{Row: p.Row, EndRow: len(g.Cells) - 1, EndCol: g.Width() - 1})
	}
	return out
}

func clip(g *sheet.Grid, in sheet.Range) sheet.Range {
	if in == (sheet.Range{}) {
		in = sheet.Range{EndRow: len(g.Cells) - 1, EndCol: g.Width() - 1}
	}
	in.EndRow = min(in.EndRow, len(g.Cells)-1)
	in.EndCol = min(in.EndCol, g.Width()-1)
	return in
}
