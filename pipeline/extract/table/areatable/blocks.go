package areatable

import (
	"regexp"
	"slices"
	"strings"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
)

// maxHeader is how many header rows a table may have.
const maxHeader = 3

// block is a part of a sheet that may be a table: header rows with the body
// below them, between two columns.
type block struct {
	grid       *sheet.Grid
	left, end  int      // columns, the end not included
	titles     []string // lines above the header, the nearest last
	header     []int    // header rows, top to bottom
	first      int      // first row with a place and a figure
	last       int      // last one; -1 where the sheet is streamed to its end
	placey     []int    // columns in which places stand
	tooManyTop bool     // more header rows than are read
}

// finder looks for blocks in a grid.
type finder struct {
	g    *sheet.Grid
	gaz  *gazetteer
	left int
	end  int
}

// blocks finds the tables of a grid: side by side, then stacked.
func (gaz *gazetteer) blocks(g *sheet.Grid) []block {
	var all []block
	for _, s := range gaz.strips(g) {
		all = append(all, s.stacked()...)
	}
	return all
}

// strips parts a grid where a second column of places begins a table of its
// own: behind a blank column, or under the header of the first.
func (gaz *gazetteer) strips(g *sheet.Grid) []finder {
	f := finder{g: g, gaz: gaz, end: g.Width()}
	placey := f.placey(0, len(g.Cells))
	cuts := []int{0}
	for i, c := range placey {
		if i == 0 || placey[i-1] == c-1 {
			continue
		}
		if f.blankColumn(c-1) || f.blankColumn(placey[i-1]+1) && c == placey[i-1]+2 || f.sameHeader(placey[:i], c) {
			if f.hasNumbers(placey[i-1]+1, c) {
				cuts = append(cuts, c)
			}
		}
	}
	var all []finder
	for i, from := range cuts {
		to := g.Width()
		if i+1 < len(cuts) {
			to = cuts[i+1]
		}
		all = append(all, finder{g, gaz, from, to})
	}
	return all
}

// placey returns the columns in which at least two different places stand, or
// one by its code.
func (f *finder) placey(from, to int) []int {
	var columns []int
	for c := f.left; c < f.end; c++ {
		names := map[string]bool{}
		for r := from; r < to && r < len(f.g.Cells); r++ {
			cell := f.g.At(r, c)
			if cell.Kind != sheet.Text {
				continue
			}
			switch l := f.gaz.look(cell.Text); {
			case l.code != "" && l.area():
				names[""], names[l.code] = true, true
			case l.meaning.Area():
				names[cell.Text] = true
			}
			if len(names) > 1 {
				columns = append(columns, c)
				break
			}
		}
	}
	return columns
}

func (f *finder) blankColumn(c int) bool {
	for r := range f.g.Cells {
		if cell := f.g.At(r, c); cell.Kind != sheet.Blank && !cell.Merged {
			return false
		}
	}
	return true
}

// sameHeader reports whether the text above the first place of a column is
// that above an earlier column of places.
func (f *finder) sameHeader(earlier []int, c int) bool {
	head := f.above(c)
	for _, e := range earlier {
		if head != "" && f.above(e) == head {
			return true
		}
	}
	return false
}

func (f *finder) above(c int) string {
	before := ""
	for r := range f.g.Cells {
		cell := f.g.At(r, c)
		if cell.Kind == sheet.Blank {
			continue
		}
		if f.gaz.look(cell.Text).known() {
			return before
		}
		before = longtable.Line(cell.Text)
	}
	return ""
}

func (f *finder) hasNumbers(from, to int) bool {
	n := 0
	for r := range f.g.Cells {
		for c := from; c < to; c++ {
			if f.g.At(r, c).Kind == sheet.Number {
				n++
			}
		}
	}
	return n > 1
}

// stacked finds the blocks of a strip from top to bottom.
func (f *finder) stacked() []block {
	var all []block
	from := 0
	for from < len(f.g.Cells) {
		b, next := f.next(from)
		if b == nil {
			break
		}
		all = append(all, *b)
		from = next
	}
	return all
}

// next finds the first block at or below a row, and the row behind it.
func (f *finder) next(from int) (*block, int) {
	placey := f.placey(from, len(f.g.Cells))
	if len(placey) == 0 {
		return nil, 0
	}
	first := from
	named := f.known(from)
	for first < len(f.g.Cells) && !f.data(first, named) {
		first++
	}
	if first >= len(f.g.Cells) {
		return nil, 0
	}
	for first > from && f.figures(first-1) { // rows of places that are not known
		first--
	}
	b := &block{grid: f.g, left: f.left, end: f.end, first: first, last: first, placey: placey}
	f.readHeader(b, from)
	r := first + 1
	for ; r < len(f.g.Cells); r++ {
		if f.data(r, named) || r == b.last+1 && (f.figures(r) || f.nameless(r, placey)) {
			b.last = r
			continue
		}
		if f.headerLike(r, placey) && f.dataFollows(r, placey) && (f.titled(b.last+1, r) || !f.repeats(b, r)) {
			break
		}
	}
	b.placey = f.placey(b.first, b.last+1)
	return b, b.last + 1
}

// data reports whether a row has a known place and a figure or mark.
func (f *finder) data(r int, placey []int) bool {
	found := false
	for _, c := range placey {
		if cell := f.g.At(r, c); cell.Kind == sheet.Text && f.gaz.look(cell.Text).known() {
			found = true
		}
	}
	if !found {
		return false
	}
	for c := f.left; c < f.end; c++ {
		if cell := f.g.At(r, c); cell.Kind == sheet.Number || cell.Kind == sheet.Error || cell.Kind == sheet.Text && (mark.MatchString(cell.Text) || figure(&cell)) {
			return true
		}
	}
	return false
}

// mark is a text of the kind that stands for a figure.
var mark = regexp.MustCompile(`^(?i:[a-z]|\[[a-z]{1,4}\]|\.{1,3}|-|–|—|:|\*+|~|#|n/?a|<\s*\d+)$`)

// figure reports whether a text is a number, perhaps with a sign of its unit.
func figure(c *sheet.Cell) bool {
	_, ok := shown.Value(c)
	return ok || marked.MatchString(c.Text)
}

// marked is a number with a pound sign, a per cent sign or a mark behind it.
var marked = regexp.MustCompile(`^\s*[-−]?£?\s*\d[\d,]*(?:\.\d+)?\s*%?\s*(?:\[[a-z]{1,2}\]|\*|[rpe])?\s*$`)

// yearLike is a number that is a year, or two that follow on each other.
var yearLike = regexp.MustCompile(`^(?:19|20)\d\d(?:\d\d)?$`)

// texts counts the cells of a row that a person sees as filled, and says
// whether one of them is a number that is no year.
func (f *finder) texts(r int) (n int, numbers bool) {
	for c := f.left; c < f.end; c++ {
		cell := f.g.At(r, c)
		if cell.Kind == sheet.Blank || cell.Merged || strings.TrimSpace(cell.Text) == "" {
			continue
		}
		n++
		if cell.Kind == sheet.Number && !yearLike.MatchString(cell.Text) {
			numbers = true
		}
	}
	return n, numbers
}

// headerLike reports whether a row may be the lowest row of a header: texts
// and years, with no place where places stand.
func (f *finder) headerLike(r int, placey []int) bool {
	n, numbers := f.texts(r)
	if n < 2 || numbers {
		return false
	}
	for _, c := range placey {
		if cell := f.g.At(r, c); cell.Kind == sheet.Text && !f.gaz.look(cell.Text).known() {
			return true
		}
	}
	return false
}

// figures reports whether a row has a text and a number that is no year.
func (f *finder) figures(r int) bool {
	n, numbers := f.texts(r)
	return n > 1 && numbers
}

// nameless reports whether a row has a number and no text where places stand.
func (f *finder) nameless(r int, placey []int) bool {
	_, numbers := f.texts(r)
	return numbers && !slices.ContainsFunc(placey, func(c int) bool { return f.g.At(r, c).Kind != sheet.Blank })
}

// known returns the columns in which any known place stands, countries and
// regions among them.
func (f *finder) known(from int) []int {
	var columns []int
	for c := f.left; c < f.end; c++ {
		for r := from; r < len(f.g.Cells); r++ {
			if cell := f.g.At(r, c); cell.Kind == sheet.Text && f.gaz.look(cell.Text).known() {
				columns = append(columns, c)
				break
			}
		}
	}
	return columns
}

func (f *finder) dataFollows(r int, placey []int) bool {
	for next := r + 1; next < len(f.g.Cells) && next <= r+3; next++ {
		if f.data(next, placey) {
			return true
		}
	}
	return false
}

// titled reports whether a line of one text stands between two rows.
func (f *finder) titled(from, to int) bool {
	for r := from; r < to; r++ {
		if n, _ := f.texts(r); n == 1 {
			return true
		}
	}
	return false
}

// repeats reports whether a row prints the lowest header row of a block again.
func (f *finder) repeats(b *block, r int) bool {
	if len(b.header) == 0 {
		return false
	}
	low := b.header[len(b.header)-1]
	for c := f.left; c < f.end; c++ {
		if longtable.Line(f.g.At(low, c).Text) != longtable.Line(f.g.At(r, c).Text) {
			return false
		}
	}
	return true
}
