package areatable

import (
	"strings"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
)

// Head is what stands over a table: by it a series is recognised.
type Head struct {
	Title   string
	columns map[string]bool
}

// Has reports whether a column has a header, by its last part or its whole path.
func (h Head) Has(header string) bool { return h.columns[record.Code(header)] }

// Head is what stands over the table.
func (t *Table) Head() Head { return t.block.head() }

func (b *block) head() Head {
	h := Head{Title: strings.Join(b.titles, " "), columns: map[string]bool{}}
	for c := b.left; c < b.end; c++ {
		path := b.path(c)
		if len(path) == 0 {
			continue
		}
		h.columns[record.Code(path[len(path)-1])] = true
		h.columns[record.Code(strings.Join(path, " "))] = true
	}
	return h
}

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
