package pdf

import (
	"math"
	"slices"
	"sort"
	"strings"

	"forcestats/pipeline/readers/page"
)

// line is a stretch of a page's text on one baseline, without a gap as wide
// as a column's.
type line struct {
	runs           []int
	x0, x1, y0, y1 float64
	base, size     float64
	text           string
	bold           bool
	aside          bool
	furniture      bool
}

const (
	columnGap = 2.2 // in type sizes: a wider gap on a baseline parts columns or cells
	labelGap  = 6.0 // after a bullet or number alone
)

// lines groups runs by baseline, in PDFium's reading order. Runs that the
// filter refuses are left out.
func (p *rawPage) lines(want func(r *run) bool) []line {
	var out []line
	var cur []int
	for i := range p.runs {
		r := &p.runs[i]
		if want != nil && !want(r) || strings.TrimSpace(p.slice(r.start, r.end)) == "" {
			continue
		}
		if len(cur) > 0 && !p.follows(cur, i) {
			out = append(out, p.line(cur))
			cur = nil
		}
		cur = append(cur, i)
	}
	if len(cur) > 0 {
		out = append(out, p.line(cur))
	}
	return out
}

// follows reports whether run i continues the line of the runs before it.
func (p *rawPage) follows(cur []int, i int) bool {
	r, last := &p.runs[i], &p.runs[cur[len(cur)-1]]
	if r.aside || last.aside {
		return r.aside && last.aside && r.start-last.end <= 1
	}
	size := max(r.size, last.size)
	if math.Abs(r.base-last.base) > sameLine*size {
		return false
	}
	gap := r.x0 - last.x1
	if gap < -0.5*size {
		return false
	}
	if len(p.rows) > 0 {
		row, column := cellAt(p.rows, last.x1, last.base)
		if other, c := cellAt(p.rows, (r.x0+r.x1)/2, r.base); row != other || column != c {
			return false
		}
	}
	limit := columnGap
	if len(cur) == 1 && page.LabelOnly(p.slice(last.start, last.end)) {
		limit = labelGap
	}
	return gap <= limit*size
}

func (p *rawPage) line(runs []int) line {
	first := &p.runs[runs[0]]
	l := line{runs: runs, x0: first.x0, x1: first.x1, y0: first.y0, y1: first.y1, aside: first.aside}
	l.size, l.bold, _ = p.style(runs)
	for _, i := range runs {
		r := &p.runs[i]
		l.x0, l.x1 = min(l.x0, r.x0), max(l.x1, r.x1)
		l.y0, l.y1 = min(l.y0, r.y0), max(l.y1, r.y1)
		if math.Abs(r.size-l.size) < 1 {
			l.base = r.base
		}
	}
	if l.base == 0 {
		l.base = first.base
	}
	l.text = p.compose(runs).Text
	return l
}

// Furniture is looked for in the outer share of a page's height, and must
// return on a share of the pages.
const (
	marginShare     = 0.12
	furnitureRepeat = 3
)

// markFurniture marks the running heads, running feet and page numbers among
// the lines of all pages.
func markFurniture(pages []rawPage, lines [][]line) {
	seen := map[string]map[int]bool{}
	key := func(p *rawPage, l *line) string {
		if l.aside || l.y0 > marginShare*p.height && l.y1 < (1-marginShare)*p.height {
			return ""
		}
		if row, _ := cellAt(p.rows, (l.x0+l.x1)/2, (l.y0+l.y1)/2); row != nil && len(row.edges) > 2 {
			return "" // a cell of a table that runs over the page: "11"
		}
		side := "foot "
		if l.y0 <= marginShare*p.height {
			side = "head "
		}
		return side + digitless(l.text)
	}
	for i := range pages {
		for j := range lines[i] {
			if k := key(&pages[i], &lines[i][j]); k != "" {
				if seen[k] == nil {
					seen[k] = map[int]bool{}
				}
				seen[k][pages[i].number] = true
			}
		}
	}
	need := furnitureRepeat
	if len(pages) < furnitureRepeat {
		need = 2
	}
	for i := range pages {
		for j := range lines[i] {
			l := &lines[i][j]
			k := key(&pages[i], l)
			l.furniture = k != "" && (len(seen[k]) >= need || pageNumber(l.text))
		}
	}
}

// digitless makes the lines of a running foot alike whatever page they number.
func digitless(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return '#'
		}
		return c
	}, strings.ToLower(s))
}

func pageNumber(s string) bool {
	s = strings.ToLower(strings.Trim(s, " -–—|"))
	s = strings.TrimSpace(strings.TrimPrefix(s, "page"))
	if before, _, found := strings.Cut(s, " of "); found {
		s = before
	}
	if s == "" || len(s) > 4 {
		return false
	}
	return strings.Trim(s, "0123456789") == "" || strings.Trim(s, "ivxl") == ""
}

// leading returns the usual distance between baselines, in type sizes.
func leading(lines [][]line) float64 {
	count := map[int]int{}
	for _, page := range lines {
		for i := 1; i < len(page); i++ {
			a, b := &page[i-1], &page[i]
			if math.Abs(a.size-b.size) > 0.3 || a.size == 0 || b.x0 > a.x1 || a.x0 > b.x1 {
				continue
			}
			if d := (b.base - a.base) / a.size; d > 0.8 && d < 2.2 {
				count[int(math.Round(d*20))]++
			}
		}
	}
	if len(count) == 0 {
		return 1.2
	}
	keys := make([]int, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	sort.Ints(keys)
	best := slices.MaxFunc(keys, func(a, b int) int { return count[a] - count[b] })
	return float64(best) / 20
}

// inOrder puts the lines of a page into reading order where the file's own
// order jumps about: top to bottom. Columns keep the file's order.
func inOrder(lines []line) []line {
	jumps := 0
	for i := 1; i < len(lines); i++ {
		a, b := &lines[i-1], &lines[i]
		if b.base < a.base-a.size && b.x0 < a.x1 && a.x0 < b.x1 {
			jumps++
		}
	}
	if jumps <= 1+len(lines)/20 {
		return lines
	}
	sorted := slices.Clone(lines)
	slices.SortStableFunc(sorted, func(a, b line) int {
		if math.Abs(a.base-b.base) < 0.3*min(a.size, b.size) {
			return cmpFloat(a.x0, b.x0)
		}
		return cmpFloat(a.base, b.base)
	})
	return sorted
}

func cmpFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
