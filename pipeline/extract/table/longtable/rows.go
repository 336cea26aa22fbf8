package longtable

import (
	"iter"

	"forcestats/pipeline/readers/sheet"
)

// Row is one row below the header. It is only valid until the next one.
type Row struct {
	Index  int // in the sheet, from 0
	Hidden bool
	Block  int // how often the header was repeated above: 1 is a second table
	cells  []sheet.Cell
	at     []int
}

// Rows streams the rows below the header that hold anything. Rows that repeat
// the header are passed over. It ends after the first error.
func (h *Header) Rows(s sheet.Sheet) iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		row := &Row{at: h.At}
		for r, err := range s.Rows() {
			if err != nil {
				yield(nil, err)
				return
			}
			if r.Index <= h.Row || empty(r.Cells) {
				continue
			}
			if h.Repeated(r.Cells) {
				row.Block++
				continue
			}
			row.Index, row.Hidden, row.cells = r.Index, r.Hidden, r.Cells
			if !yield(row, nil) {
				return
			}
		}
	}
}

func empty(cells []sheet.Cell) bool {
	for i := range cells {
		if cells[i].Kind != sheet.Blank {
			return false
		}
	}
	return true
}

// Repeated reports whether the row prints the header again, as the second
// table of MHCLG's RO3 and the last row of the IOPC table do; one cell may
// differ (a formula over the header row shows #VALUE!).
func (h *Header) Repeated(cells []sheet.Cell) bool {
	if len(h.Names) == 0 {
		return false // found by a publication itself
	}
	same, other := 0, 0
	for _, pos := range h.At {
		if pos < 0 || pos >= len(cells) || cells[pos].Kind == sheet.Blank {
			continue
		}
		if cells[pos].Kind == sheet.Text && nameOf(cells[pos].Text) == h.Names[pos] {
			same++
			continue
		}
		if other++; other > 1 {
			return false
		}
	}
	return same >= 2+2*other
}

// Cell returns the cell of column i, or nil where the column or the cell is
// not there or blank.
func (r *Row) Cell(i int) *sheet.Cell { return r.At(r.at[i]) }

// At returns the cell at a position of the row, or nil where there is none.
func (r *Row) At(pos int) *sheet.Cell {
	if pos < 0 || pos >= len(r.cells) || r.cells[pos].Kind == sheet.Blank {
		return nil
	}
	return &r.cells[pos]
}

// Len returns how many cells the row has, trailing blanks left out.
func (r *Row) Len() int { return len(r.cells) }

// Text returns the text of column i as one line; a blank and an error such as
// #N/A are "".
func (r *Row) Text(i int) string { return r.TextAt(r.at[i]) }

// TextAt returns the text at a position as one line; a blank and an error
// such as #N/A are "".
func (r *Row) TextAt(pos int) string {
	if c := r.At(pos); c != nil && c.Kind != sheet.Error {
		return Line(c.Text)
	}
	return ""
}

// Ref returns the address of column i in this row, e.g. "H23068".
func (r *Row) Ref(i int) string { return sheet.Ref(r.Index, r.at[i]) }

// RefAt returns the address of a position in this row.
func (r *Row) RefAt(pos int) string { return sheet.Ref(r.Index, pos) }
