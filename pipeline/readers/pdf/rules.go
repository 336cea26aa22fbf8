package pdf

import (
	"cmp"
	"math"
	"slices"
)

// rule is a ruled line: a thin filled box or the edge of a stroked one.
type rule struct{ x0, y0, x1, y1 float64 }

const (
	thin      = 3.0   // a rule is at most so thick, in points
	shortest  = 6.0   // and at least so long
	maxRuling = 5_000 // objects looked at on a page
)

// readRules reads the ruled lines of a page, in user space. Only pages without
// a structure tree need them.
func readRules(e *engine, page uint64) []rule {
	var out []rule
	at := uint64(e.scratch)
	for i := range min(e.int("FPDFPage_CountObjects", page), maxRuling) {
		object := e.call("FPDFPage_GetObject", page, uint64(i))
		if e.int("FPDFPageObj_GetType", object) != objectPath || e.int("FPDFPageObj_GetBounds", object, at, at+4, at+8, at+12) == 0 {
			continue
		}
		b := e.floats(4) // left, bottom, right, top
		w, h := b[2]-b[0], b[3]-b[1]
		if w <= thin || h <= thin {
			if max(w, h) >= shortest {
				out = append(out, rule{b[0], b[1], b[2], b[3]})
			}
			continue
		}
		if e.int("FPDFPath_GetDrawMode", object, at, at+4) == 0 {
			continue
		}
		if stroked, ok := e.mem.ReadUint32Le(e.scratch + 4); ok && stroked != 0 {
			out = append(out, rule{b[0], b[1], b[0], b[3]}, rule{b[2], b[1], b[2], b[3]}, rule{b[0], b[1], b[2], b[1]}, rule{b[0], b[3], b[2], b[3]})
		}
	}
	return out
}

func (r rule) vertical() bool { return r.x1-r.x0 < r.y1-r.y0 }

// ruledRow is one row of a ruled table: between two horizontal rules, parted
// by the vertical ones that join them.
type ruledRow struct {
	y0, y1 float64
	edges  []float64 // left edges of the columns, and the right edge of the last
	table  int       // number of the table on the page from 1
	row    int       // in the table from 1
}

const (
	meet      = 4.0  // rules closer than this touch
	leastRow  = 8.0  // height of a row
	leastCell = 12.0 // width of a column
)

// ruledRows finds the rows of a page's ruled tables, top to bottom.
func ruledRows(rules []rule) []ruledRow {
	across, down := segments(rules)
	var out []ruledRow
	tables := 0
	for i := range across {
		top := &across[i]
		// The nearest rule below that runs under this one closes the row.
		for j := i + 1; j < len(across); j++ {
			bottom := &across[j]
			left, right := max(top.x0, bottom.x0), min(top.x1, bottom.x1)
			if bottom.y0-top.y0 < leastRow || right-left < leastCell {
				continue
			}
			var edges []float64
			for _, d := range down {
				if d.x0 >= left-meet && d.x0 <= right+meet && d.y0 <= top.y0+meet && d.y1 >= bottom.y0-meet &&
					(len(edges) == 0 || d.x0-edges[len(edges)-1] >= leastCell) {
					edges = append(edges, d.x0)
				}
			}
			if len(edges) < 2 {
				break
			}
			r := ruledRow{y0: top.y0, y1: bottom.y0, edges: edges, row: 1}
			if n := len(out); n > 0 && math.Abs(out[n-1].y1-r.y0) < meet && math.Abs(out[n-1].edges[0]-edges[0]) < 2*meet {
				r.table, r.row = out[n-1].table, out[n-1].row+1
			} else {
				tables++
				r.table = tables
			}
			out = append(out, r)
			break
		}
	}
	return out
}

// segments joins rules end to end into horizontal lines, from the top, and
// vertical ones, from the left: tables draw an edge for each cell.
func segments(rules []rule) (across, down []rule) {
	for _, r := range rules {
		if r.vertical() {
			m := (r.x0 + r.x1) / 2
			down = append(down, rule{m, r.y0, m, r.y1})
		} else {
			m := (r.y0 + r.y1) / 2
			across = append(across, rule{r.x0, m, r.x1, m})
		}
	}
	across = endToEnd(across, func(r *rule) (at, from, to *float64) { return &r.y0, &r.x0, &r.x1 })
	down = endToEnd(down, func(r *rule) (at, from, to *float64) { return &r.x0, &r.y0, &r.y1 })
	return across, down
}

// endToEnd joins parallel rules: at is where a rule lies, from and to where it
// begins and ends.
func endToEnd(rules []rule, ends func(*rule) (at, from, to *float64)) []rule {
	slices.SortFunc(rules, func(a, b rule) int {
		at1, from1, _ := ends(&a)
		at2, from2, _ := ends(&b)
		return cmp.Or(cmp.Compare(math.Round(*at1/2), math.Round(*at2/2)), cmp.Compare(*from1, *from2))
	})
	var out []rule
	for _, r := range rules {
		at, from, to := ends(&r)
		joined := false
		for i := len(out) - 1; i >= 0 && i >= len(out)-8; i-- {
			a, begin, end := ends(&out[i])
			if math.Abs(*a-*at) < thin && *from <= *end+meet && *to >= *begin-meet {
				*begin, *end = min(*begin, *from), max(*end, *to)
				joined = true
				break
			}
		}
		if !joined {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b rule) int {
		at1, _, _ := ends(&a)
		at2, _, _ := ends(&b)
		return cmp.Compare(*at1, *at2)
	})
	return out
}

// cellAt returns the row that a point lies in and its column from 0; no row
// outside all tables.
func cellAt(rows []ruledRow, x, y float64) (row *ruledRow, column int) {
	for i := range rows {
		r := &rows[i]
		if y < r.y0 || y > r.y1 || x < r.edges[0] || x > r.edges[len(r.edges)-1] {
			continue
		}
		column = 0
		for column+2 < len(r.edges) && x > r.edges[column+1] {
			column++
		}
		return r, column
	}
	return nil, 0
}
