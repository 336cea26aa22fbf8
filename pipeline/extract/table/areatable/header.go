package areatable

import (
	"slices"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
)

// readHeader finds the header rows above the first row of a block, and the
// lines above them.
func (f *finder) readHeader(b *block, from int) {
	r := b.first - 1
	for r > from && f.single(r) && !f.single(r-1) && f.isHeader(b, r-1) { // a heading over the first rows
		b.first, r = r, r-1
	}
	for r >= from && r >= b.first-2 && f.blankRow(r) { // one blank row may part header and body
		r--
	}
	for ; r >= from; r-- {
		if !f.isHeader(b, r) {
			break
		}
		if len(b.header) == maxHeader {
			b.tooManyTop = true
			break
		}
		b.header = append(b.header, r)
	}
	slices.Reverse(b.header)
	for t := from; t <= r; t++ {
		if line := f.line(t); line != "" {
			b.titles = append(b.titles, line)
		}
	}
}

// single reports whether a row holds one text, in the first column.
func (f *finder) single(r int) bool {
	n, numbers := f.texts(r)
	return n == 1 && !numbers && f.g.At(r, f.left).Kind == sheet.Text
}

func (f *finder) blankRow(r int) bool {
	n, _ := f.texts(r)
	return n == 0
}

// isHeader reports whether a row above the body belongs to the header: the
// lowest names the columns; one above it names groups of them, and leaves the
// columns of places to the row below.
func (f *finder) isHeader(b *block, r int) bool {
	n, numbers := f.texts(r)
	if numbers || n == 0 {
		return false
	}
	if len(b.header) == 0 {
		return n > 1
	}
	if len(b.placey) == 0 {
		return false
	}
	low := b.header[0]
	for c := f.left; c < f.end; c++ {
		over, under := f.g.At(r, c), f.g.At(low, c)
		if over.Kind == sheet.Blank || c > b.placey[len(b.placey)-1] {
			continue
		}
		if under.Kind != sheet.Blank && !(under.Merged && under.Text == over.Text) {
			return false // a title, or a line of notes
		}
	}
	return f.groups(b, r) > 0
}

// groups counts the cells of a row right of the places.
func (f *finder) groups(b *block, r int) int {
	n := 0
	for c := f.left; c < f.end; c++ {
		cell := f.g.At(r, c)
		if cell.Kind != sheet.Blank && (c > b.placey[0] || f.g.At(b.header[0], c).Kind == sheet.Blank) {
			n++
		}
	}
	return n
}

// line is the text of a row above a header.
func (f *finder) line(r int) string {
	text := ""
	for c := f.left; c < f.end; c++ {
		cell := f.g.At(r, c)
		if cell.Kind == sheet.Blank || cell.Merged {
			continue
		}
		if text != "" {
			text += " "
		}
		text += longtable.Line(cell.Text)
	}
	return text
}

// path is what the header says above a column, from the widest group down. A
// merged group covers its extent; in a row without merges it reaches to the
// next.
func (b *block) path(c int) []string {
	var parts []string
	for i, r := range b.header {
		text := longtable.Line(b.grid.At(r, c).Text)
		if text == "" && i < len(b.header)-1 && c > b.valuesFrom(r) && !b.merged(r) {
			for left := c - 1; left >= b.left && text == ""; left-- {
				text = longtable.Line(b.grid.At(r, left).Text)
			}
		}
		text = footnote.ReplaceAllString(text, "")
		if text != "" && (len(parts) == 0 || parts[len(parts)-1] != text) {
			parts = append(parts, text)
		}
	}
	return parts
}

// valuesFrom is the first column right of the places in which a row of groups
// has a text.
func (b *block) valuesFrom(r int) int {
	for c := b.left; c < b.end; c++ {
		if slices.Contains(b.placey, c) || b.grid.At(r, c).Kind == sheet.Blank {
			continue
		}
		return c
	}
	return b.end
}

func (b *block) merged(r int) bool {
	for _, m := range b.grid.Merges {
		if m.Row <= r && r <= m.EndRow && m.Col < b.end && m.EndCol >= b.left && m.EndCol > m.Col {
			return true
		}
	}
	return false
}
