package pdf

// acrossBy is how far a run must reach over a ruled line on either side to be
// text of two cells, in points.
const acrossBy = 4

// partRuns cuts runs at the vertical rules of the table row that they lie in:
// some programs write a whole line of a table as one text object, and move
// from cell to cell within it.
func (p *rawPage) partRuns(e *engine, text uint64) {
	if len(p.rows) == 0 {
		return
	}
	var out []run
	for _, r := range p.runs {
		row, _ := cellAt(p.rows, r.x0+acrossBy, r.base)
		if row == nil || r.aside || !crosses(row, &r) {
			out = append(out, r)
			continue
		}
		out = append(out, p.cut(r, row, func(i int) (left, right float64) {
			box := e.looseBox(text, i)
			return box[0], box[2]
		})...)
	}
	p.runs = out
}

func crosses(row *ruledRow, r *run) bool {
	for _, edge := range row.edges {
		if edge > r.x0+acrossBy && edge < r.x1-acrossBy {
			return true
		}
	}
	return false
}

// cut parts a run where its next printing character begins beyond an edge of
// the row. Sides gives where a character begins and ends across the page.
func (p *rawPage) cut(r run, row *ruledRow, sides func(i int) (left, right float64)) []run {
	first, _ := sides(r.start)
	shift := r.x0 - first // from the page's own margin to the coordinates of runs
	column := func(x float64) int {
		c := 0
		for c+2 < len(row.edges) && x > row.edges[c+1] {
			c++
		}
		return c
	}
	out := []run{r}
	at := column(r.x0 + acrossBy)
	end := r.x0
	for i := r.start; i < r.end; i++ {
		if isSpace(p.chars[i]) {
			continue
		}
		left, right := sides(i)
		left, right = left+shift, right+shift
		if c := column((left + right) / 2); c != at {
			last := &out[len(out)-1]
			last.end, last.x1 = i, end
			next := r
			next.start, next.x0 = i, left
			out, at = append(out, next), c
		}
		end = right
	}
	out[len(out)-1].x1 = end
	return out
}
