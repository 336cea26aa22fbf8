package areatable

import (
	"strings"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
)

// Head is what stands over a table: by it a series is recognised.
type Head struct {
	Title   string
	columns map[string]bool
	texts   map[string]bool
}

// Has reports whether a column has a header, by a part of its path or the whole.
func (h Head) Has(header string) bool { return h.columns[record.Code(header)] }

// Says reports whether a text is a cell of the first rows.
func (h Head) Says(text string) bool { return h.texts[record.Code(text)] }

// Head is what stands over the table.
func (t *Table) Head() Head { return t.block.head() }

func (b *block) head() Head {
	h := Head{Title: strings.Join(b.titles, " "), columns: map[string]bool{}, texts: map[string]bool{}}
	for c := b.left; c < b.end; c++ {
		path := b.path(c)
		if len(path) == 0 {
			continue
		}
		for _, part := range path {
			h.columns[record.Code(part)] = true
		}
		h.columns[record.Code(strings.Join(path, " "))] = true
	}
	for r := b.first; r <= b.last && r < b.first+saidRows; r++ {
		for c := b.left; c < b.end; c++ {
			if cell := b.grid.At(r, c); cell.Kind == sheet.Text {
				h.texts[record.Code(cell.Text)] = true
			}
		}
	}
	return h
}

// saidRows is how many rows are searched for a text that tells a series.
const saidRows = 50

// Headers returns what stands over the tables by area of a sheet.
func Headers(s sheet.Sheet) ([]Head, error) {
	gaz, err := newGazetteer()
	if err != nil {
		return nil, err
	}
	g, err := s.Head(headRows)
	if err != nil {
		return nil, err
	}
	var all []Head
	for _, b := range gaz.blocks(g) {
		all = append(all, b.head())
	}
	return all, nil
}

// headRows is how many rows of a sheet are looked at to recognise a table: a
// tidy csv may begin with the rows of the country and its regions.
const headRows = 3000

// Header is the lowest header row of the table as that of a long table, for
// whoever shows what became of every cell.
func (t *Table) Header() *longtable.Header {
	h := &longtable.Header{Sheet: t.Sheet, Row: t.lowest(), Names: make([]string, t.block.end)}
	for i := range t.Columns {
		c := &t.Columns[i]
		if h.Names[c.Pos] = c.Header; c.Role != Value {
			h.At = append(h.At, c.Pos)
		}
	}
	return h
}
