package areatable

import (
	"iter"
	"strings"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/vocabulary/number"
)

// manyTexts is how many different texts of a column are kept.
const manyTexts = 4000

// profile is what stands in a column.
type profile struct {
	filled, numbers, whole, texts, dates, errors int
	percent, pound                               int // figures with the sign beside them
	marks                                        int // texts that stand for figures
	min, max                                     float64
	distinct                                     map[string]int // filled cells by their text
	many                                         bool           // more different texts than are kept
	firstRow                                     int            // of a filled cell
}

// row is one row of a body.
type row struct {
	index  int
	cells  []sheet.Cell
	hidden bool
}

func (r *row) at(c int) *sheet.Cell {
	if c < 0 || c >= len(r.cells) || r.cells[c].Kind == sheet.Blank {
		return nil
	}
	return &r.cells[c]
}

func (r *row) text(c int) string {
	if cell := r.at(c); cell != nil && cell.Kind != sheet.Error {
		return longtable.Line(cell.Text)
	}
	return ""
}

// rows streams the body of a block: from the grid, or from the sheet where it
// is too long to be held.
func (b *block) rows(stream sheet.Sheet) iter.Seq2[*row, error] {
	if stream == nil {
		return func(yield func(*row, error) bool) {
			for r := b.first; r <= b.last; r++ {
				if !yield(&row{index: r, cells: b.grid.Cells[r], hidden: b.grid.HiddenRows[r]}, nil) {
					return
				}
			}
		}
	}
	return func(yield func(*row, error) bool) {
		for r, err := range stream.Rows() {
			if err != nil {
				yield(nil, err)
				return
			}
			if r.Index >= b.first && !yield(&row{index: r.Index, cells: r.Cells, hidden: r.Hidden}, nil) {
				return
			}
		}
	}
}

// again reports whether a row prints the lowest header row again.
func (b *block) again(r *row) bool {
	if len(b.header) == 0 {
		return false
	}
	low := b.header[len(b.header)-1]
	same := 0
	for c := b.left; c < b.end; c++ {
		head := longtable.Line(b.grid.At(low, c).Text)
		if head != r.text(c) {
			return false
		}
		if head != "" {
			same++
		}
	}
	return same > 1
}

// alone reports whether a row is a single text: a heading, or a note.
func (b *block) alone(r *row) bool {
	n := 0
	for c := b.left; c < b.end; c++ {
		if cell := r.at(c); cell != nil && !cell.Merged {
			n++
		}
	}
	return n == 1
}

// profiles weighs every column of a block.
func (b *block) profiles(stream sheet.Sheet) ([]profile, error) {
	all := make([]profile, b.end-b.left)
	for i := range all {
		all[i].distinct, all[i].firstRow = map[string]int{}, -1
	}
	for r, err := range b.rows(stream) {
		if err != nil {
			return nil, err
		}
		if b.again(r) || b.alone(r) {
			continue
		}
		for c := b.left; c < b.end; c++ {
			if cell := r.at(c); cell != nil {
				all[c-b.left].add(cell, r.index)
			}
		}
	}
	return all, nil
}

func (p *profile) add(c *sheet.Cell, r int) {
	text := longtable.Line(c.Text)
	if text == "" {
		return
	}
	if p.filled == 0 {
		p.firstRow = r
	}
	p.filled++
	if _, ok := p.distinct[text]; ok || len(p.distinct) < manyTexts {
		p.distinct[text]++
	} else {
		p.many = true
	}
	v, isNumber := shown.Value(c)
	if !isNumber && c.Kind == sheet.Text && marked.MatchString(text) {
		n, ok := number.Parse(strings.Trim(strings.SplitN(text, "[", 2)[0], " £*rpe"))
		v, isNumber = n.Value, ok
	}
	switch {
	case c.Kind == sheet.Date:
		p.dates++
	case c.Kind == sheet.Error:
		p.errors++
	case isNumber:
		p.number(v, c, text)
	case c.Kind == sheet.Text && mark.MatchString(text):
		p.marks++
	default:
		p.texts++
	}
}

func (p *profile) number(v float64, c *sheet.Cell, text string) {
	if p.numbers == 0 {
		p.min, p.max = v, v
	}
	p.numbers++
	p.min, p.max = min(p.min, v), max(p.max, v)
	if v == float64(int64(v)) {
		p.whole++
	}
	if strings.HasSuffix(text, "%") || strings.HasSuffix(c.Format, "%") {
		p.percent++
	}
	if strings.Contains(text, "£") || strings.Contains(c.Format, "£") {
		p.pound++
	}
}

// figures reports whether a column may hold figures: numbers, and marks in
// their place.
func (p *profile) figures() bool {
	return p.numbers+p.errors > 0 && p.dates == 0 && (p.texts == 0 || 20*p.texts <= p.filled)
}

// worded reports whether a column holds texts.
func (p *profile) worded() bool { return p.texts > 0 && !p.figures() }
