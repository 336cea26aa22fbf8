package sheet

import "fmt"

// headRows is how many rows are read where fewer are asked for: publications
// look at a sheet in turn, each at a few rows more or less.
const headRows = 64

// headCache keeps the grids of a sheet.
type headCache struct {
	full *Grid
	head *Grid
	rows int // rows asked for when head was read
}

// get returns the first n rows, all if n <= 0, from read, which calls put for
// every row until it returns false.
func (h *headCache) get(n int, read func(g *Grid, put func(*Row) bool) error, name string, limits Limits) (*Grid, error) {
	if h.full != nil {
		return h.full.first(n), nil
	}
	if h.head != nil && n > 0 && n <= h.rows {
		return h.head.first(n), nil
	}
	asked := n
	if n > 0 {
		n = max(n, headRows)
	}
	g := &Grid{Name: name, HiddenRows: map[int]bool{}, HiddenCols: map[int]bool{}}
	cells := 0
	where := fmt.Sprintf("sheet %q", name)
	var over error
	err := read(g, func(r *Row) bool {
		if n > 0 && r.Index >= n {
			return false
		}
		if cells += len(r.Cells) + 1; cells > limits.GridCells {
			over = &LimitError{What: "cells held at once", Where: where, Limit: int64(limits.GridCells)}
			return false
		}
		g.put(r)
		return true
	})
	if err == nil {
		err = over
	}
	if err == nil {
		err = g.fill(limits.GridCells-cells, where)
	}
	if err != nil {
		return nil, err
	}
	if n <= 0 {
		h.full, h.head = g, nil
	} else {
		h.head, h.rows = g, n
	}
	return g.first(asked), nil
}

// first is the grid cut to n rows, and to the last of them that holds anything.
func (g *Grid) first(n int) *Grid {
	if n <= 0 || n >= len(g.Cells) {
		return g
	}
	for n > 0 && len(g.Cells[n-1]) == 0 {
		n--
	}
	cut := *g
	cut.Cells = g.Cells[:n]
	return &cut
}
