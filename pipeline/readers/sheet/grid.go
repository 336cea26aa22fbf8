package sheet

// mergeReach is how many columns past the used width of a grid a merged range
// is filled: a title merged across all 16,384 columns must not cost as many
// cells a row.
const mergeReach = 256

// At returns the cell at a row and column counted from 0; outside the grid a
// blank one.
func (g *Grid) At(row, col int) Cell {
	if row < 0 || row >= len(g.Cells) || col < 0 || col >= len(g.Cells[row]) {
		return Cell{}
	}
	return g.Cells[row][col]
}

// Width is the number of columns of the widest row.
func (g *Grid) Width() int {
	w := 0
	for _, r := range g.Cells {
		w = max(w, len(r))
	}
	return w
}

// put copies a streamed row into the grid.
func (g *Grid) put(r *Row) {
	for len(g.Cells) <= r.Index {
		g.Cells = append(g.Cells, nil)
	}
	if r.Hidden {
		g.HiddenRows[r.Index] = true
	}
	row := g.Cells[r.Index]
	if row == nil {
		g.Cells[r.Index] = append(make([]Cell, 0, len(r.Cells)), r.Cells...)
		return
	}
	// A damaged file can hold a row twice: what the second leaves blank stays.
	for i, c := range r.Cells {
		if i >= len(row) {
			row = append(row, r.Cells[i:]...)
			break
		}
		if c.Kind != Blank {
			row[i] = c
		}
	}
	g.Cells[r.Index] = row
}

// fill copies the anchor of every merged range into the cells that it covers,
// down to the last row of the grid.
func (g *Grid) fill(budget int, where string) error {
	width, limit := g.Width(), int64(budget)
	for _, m := range g.Merges {
		anchor := g.At(m.Row, m.Col)
		if anchor.Kind == Blank && anchor.Marks == "" {
			continue
		}
		anchor.Merged = true
		endCol := min(m.EndCol, max(width, m.Col+mergeReach)-1)
		endRow := min(m.EndRow, len(g.Cells)-1)
		for r := m.Row; r <= endRow; r++ {
			if budget -= endCol - m.Col + 1; budget < 0 {
				return &LimitError{What: "cells of merged ranges", Where: where, Limit: limit}
			}
			for len(g.Cells[r]) <= endCol {
				g.Cells[r] = append(g.Cells[r], Cell{})
			}
			for c := m.Col; c <= endCol; c++ {
				if r != m.Row || c != m.Col {
					g.Cells[r][c] = anchor
				}
			}
		}
	}
	return nil
}
