package pdf

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"forcestats/pipeline/readers/page"
)

// typed turns the lines of a page into pieces by size, weight, position and
// bullet glyphs.
type typed struct {
	p       *rawPage
	leading float64
	pieces  []piece
	runs    []int     // of the block being read
	lines   []line    // of the block being read
	label   string    // of the block being read, if it is a list item
	row     *ruledRow // that the block stands in, if any
	tables  int       // tables of the pages before
	all     []line    // of the page
}

// Thresholds of a new block, in type sizes.
const (
	extraGap    = 0.35 // over the usual leading
	indentStep  = 0.8
	sizeStep    = 0.6 // in points
	footnoteMax = 0.93
	fullLine    = 5 // a long word may have gone to the next line
)

func (t *typed) read(lines []line) []piece {
	t.all = lines
	done := map[*ruledRow]bool{}
	for i := range lines {
		l := &lines[i]
		if l.furniture {
			continue
		}
		row, _ := cellAt(t.p.rows, (l.x0+l.x1)/2, (l.y0+l.y1)/2)
		if len(t.lines) > 0 && (row != t.row || t.begins(l)) {
			t.flush()
		}
		if row != nil && len(row.edges) > 2 {
			if !done[row] {
				done[row] = true
				t.tableRow(row, lines)
			}
			continue
		}
		if len(t.lines) == 0 {
			t.label, _ = page.TakeLabel(l.text, true)
			t.row = row
		}
		t.lines = append(t.lines, *l)
		t.runs = append(t.runs, l.runs...)
	}
	t.flush()
	if n := len(t.p.rows); n > 0 {
		t.tables += t.p.rows[n-1].table
	}
	return t.pieces
}

// tableRow makes a row of the lines in its cells, wherever the file has them.
func (t *typed) tableRow(row *ruledRow, lines []line) {
	cells := make([][]line, len(row.edges)-1)
	for i := range lines {
		l := &lines[i]
		if r, column := cellAt(t.p.rows, (l.x0+l.x1)/2, (l.y0+l.y1)/2); r == row && !l.furniture {
			cells[column] = append(cells[column], *l)
		}
	}
	parts := make([][]piece, len(cells))
	for i := range cells {
		c := typed{p: &rawPage{number: t.p.number, chars: t.p.chars, runs: t.p.runs}, leading: t.leading}
		parts[i] = c.read(cells[i])
	}
	b := tableRow(t.p.number, parts)
	b.Found, b.Table, b.Row = page.ByType, t.tables+row.table, row.row
	b.Header = b.Bold && row.row == 1
	if b.Text != "" {
		t.pieces = append(t.pieces, b)
	}
}

// begins reports whether a line begins a new block.
func (t *typed) begins(l *line) bool {
	last := &t.lines[len(t.lines)-1]
	if l.aside != last.aside || math.Abs(l.size-last.size) > sizeStep || l.bold != last.bold {
		return true
	}
	ended := endsSentence(last.text)
	gap := (l.base - last.base) / max(last.size, 1)
	if label, _ := page.TakeLabel(l.text, true); label != "" {
		if page.IsBullet(label) && !strings.ContainsAny(label, "o") {
			return true
		}
		if ended || endsClause(last.text) || gap > t.leading+extraGap || t.label != "" && !page.IsBullet(t.label) {
			return true
		}
	}
	if l.x0 > last.x1 && l.base < last.base+0.5*last.size || l.base < last.base-last.size {
		// Beside the last line or back at the top: another column or cell. A
		// sentence that is not over goes on there.
		top := l.base < last.base-3*last.size
		return !top || ended || startsUpper(l.text)
	}
	if gap > t.leading+extraGap {
		return true
	}
	if t.label != "" {
		// Text that goes back to the left of the item's own text is no item,
		// unless the item's line was full and its sentence is not over: some set
		// only the first line of an item in.
		return l.x0 < t.hang()-indentStep*l.size && (ended || endsClause(last.text) || !t.full(last))
	}
	first := &t.lines[0]
	return ended && len(t.lines) > 1 && l.x0 > last.x0+indentStep*l.size && first.x0 > last.x0+indentStep*l.size
}

// full reports whether a line reaches the right edge of the lines around it.
func (t *typed) full(l *line) bool {
	right := 0.0
	for i := range t.all {
		if o := &t.all[i]; !o.furniture && o.x0 < l.x1 && l.x0 < o.x1 && math.Abs(o.size-l.size) < sizeStep {
			right = max(right, o.x1)
		}
	}
	return l.x1 > right-fullLine*l.size
}

// hang returns the left edge of the text of the list item being read.
func (t *typed) hang() float64 {
	if len(t.lines) > 1 {
		return t.lines[1].x0
	}
	first := t.lines[0]
	if len(first.runs) > 1 && page.LabelOnly(t.p.slice(t.p.runs[first.runs[0]].start, t.p.runs[first.runs[0]].end)) {
		return min(t.p.runs[first.runs[1]].x0, first.x0+3*first.size)
	}
	return first.x0
}

func (t *typed) flush() {
	if len(t.lines) == 0 {
		return
	}
	b := t.p.compose(t.runs)
	b.Found = page.ByType
	if t.label != "" {
		b.Kind, b.Level = page.ListItem, 1
		if b.hang == 0 {
			b.hang = t.hang()
		}
		b.Label, b.Text = page.TakeLabel(b.Text, true)
	}
	if t.row != nil {
		b.Table, b.Row = t.tables+t.row.table, t.row.row
	}
	if b.Text != "" || b.Label != "" {
		t.pieces = append(t.pieces, b)
	}
	t.lines, t.runs, t.label, t.row = nil, nil, "", nil
}

// endsSentence reports whether a text ends where a sentence may.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " ’”'\")]")
	c, n := utf8.DecodeLastRuneInString(s)
	return n > 0 && strings.ContainsRune(".!?:", c)
}

// endsClause reports whether a text ends where an item of a list may.
func endsClause(s string) bool {
	s = strings.TrimRight(s, " ’”'\")]")
	return strings.HasSuffix(s, ";") || strings.HasSuffix(s, "; and") || strings.HasSuffix(s, "; or") || strings.HasSuffix(s, ",")
}

func startsUpper(s string) bool {
	for _, c := range s {
		if unicode.IsLetter(c) {
			return unicode.IsUpper(c)
		}
		if unicode.IsDigit(c) {
			return true
		}
	}
	return false
}
