package longtable

import (
	"iter"
	"math"
	"strconv"
	"strings"

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

// Number returns a cell's value: the number of a numeric cell, or a text that
// is nothing but a number. Accounting formats that were saved as csv leave
// padding, thousands commas, a sign on zero ("-00") and brackets for minus. A
// percentage is in hundredths as a reader sees it: 85.3 for 85.3%.
func Number(c *sheet.Cell) (float64, bool) {
	switch {
	case c == nil:
		return 0, false
	case c.Kind == sheet.Number && strings.HasSuffix(c.Text, "%"):
		if v, ok := ParseNumber(c.Raw); ok && strings.HasSuffix(strings.TrimSpace(c.Raw), "%") {
			return v, true
		}
		return math.Round(c.Number*1e12) / 1e10, true
	case c.Kind == sheet.Number:
		return c.Number, true
	case c.Kind != sheet.Text:
		return 0, false
	}
	return ParseNumber(c.Text)
}

// ParseNumber reads a printed number: digits with or without thousands
// commas, a decimal point, a sign, a percent sign or brackets around a
// negative. A percentage keeps its scale: "73.3%" is 73.3.
func ParseNumber(s string) (float64, bool) {
	s = strings.TrimSpace(s)
	negative := false
	switch {
	case strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")"):
		negative, s = true, strings.TrimSpace(s[1:len(s)-1])
	case strings.HasPrefix(s, "-"):
		negative, s = true, s[1:]
	case strings.HasPrefix(s, "−"):
		negative, s = true, strings.TrimPrefix(s, "−")
	}
	s = strings.TrimSuffix(s, "%")
	digits, ok := plain(s)
	if !ok {
		return 0, false
	}
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return 0, false
	}
	if negative && v != 0 {
		v = -v
	}
	return v, true
}

// plain takes thousands commas off and reports whether the rest is digits with
// at most one point. A comma that does not part three digits is no thousands
// comma, and so is the text no number.
func plain(s string) (string, bool) {
	if s == "" || s[0] < '0' || s[0] > '9' {
		return "", false
	}
	whole, fraction, point := strings.Cut(s, ".")
	if point && !allDigits(fraction) {
		return "", false
	}
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if !allDigits(g) || len(groups) > 1 && (i > 0 && len(g) != 3 || i == 0 && len(g) > 3) {
			return "", false
		}
	}
	if len(groups) > 1 {
		s = strings.ReplaceAll(s, ",", "")
	}
	return s, true
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
