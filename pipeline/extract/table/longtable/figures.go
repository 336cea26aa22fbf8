package longtable

import (
	"fmt"
	"iter"
	"strconv"

	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Figures streams the rows as Rows does, but for those of which the columns are
// in doubt, and tells of them at the end:
//
//   - a row with a number beyond the last name: a comma in a figure or a name
//     has parted a cell of a csv, and the figures stand one column off;
//   - the rows below a header that is printed again under a title of its own:
//     they are another table's, and nothing says what it counts;
//   - a column of numbers without a name, of which the rows are read.
func (h *Header) Figures(s sheet.Sheet, out record.RawSink) iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		wide, err := h.nameless(s, out)
		if err != nil {
			yield(nil, err)
			return
		}
		d := doubt{header: h, wide: wide}
		for r, err := range h.Rows(s) {
			if err == nil && d.doubted(r) {
				continue
			}
			if !yield(r, err) {
				return
			}
		}
		d.report(out)
	}
}

// doubt counts the rows that are held back.
type doubt struct {
	header *Header
	wide   bool // the rows reach beyond the last name
	block  int  // of the row before
	titled bool // the row before is a line of one text
	below  bool // a second table has begun

	parted, foreign Tally
}

// doubted reports whether a row is held back.
func (d *doubt) doubted(r *Row) bool {
	if r.Block > d.block && d.titled {
		d.below = true
	}
	d.block, d.titled = r.Block, r.alone()
	if d.below {
		d.foreign.Add(r.RefAt(0))
		return true
	}
	if d.wide {
		return false
	}
	for pos := len(d.header.Names); pos < r.Len(); pos++ {
		if _, ok := shown.Value(r.At(pos)); !ok {
			continue
		}
		d.parted.Add(r.RefAt(pos))
		return true
	}
	return false
}

// alone reports whether a row is a single text: a title, or a note.
func (r *Row) alone() bool {
	n := 0
	for i := range r.cells {
		if r.cells[i].Kind != sheet.Blank {
			n++
		}
	}
	return n == 1
}

func (d *doubt) report(out record.RawSink) {
	d.parted.Report(vocabulary.HeaderMissing, d.header.Sheet,
		"the row has a number beyond the last column that has a name; it is held back, as its figures may stand one column off",
		"look for a comma in a figure or a name that is not in quotation marks", out)
	d.foreign.Report(vocabulary.TableUnknown, d.header.Sheet,
		"the header stands here again under a title of its own; what follows is left out, as nothing says what it counts",
		"put the second table into a file of its own", out)
}

// nameless tells of the columns in the first rows that hold numbers and have no
// name, and reports whether one of them stands beyond the last name. A count of
// the rows in the first column, which programs write, is none.
func (h *Header) nameless(s sheet.Sheet, out record.RawSink) (wide bool, err error) {
	g, err := s.Head(h.Row + 1 + searchRows)
	if err != nil {
		return false, err
	}
	rows, numbers, width := 0, map[int]int{}, len(h.Names)
	for r := h.Row + 1; r < len(g.Cells) && r <= h.Row+searchRows; r++ {
		if empty(g.Cells[r]) {
			continue
		}
		rows++
		for pos := range g.Cells[r] {
			if _, ok := shown.Value(&g.Cells[r][pos]); ok && (pos >= len(h.Names) || h.Names[pos] == "") {
				numbers[pos]++
				width = max(width, pos+1)
			}
		}
	}
	for pos := range width {
		if n := numbers[pos]; n == 0 || 2*n < rows || pos == 0 && counts(g, h.Row+1) {
			continue
		}
		wide = wide || pos >= len(h.Names)
		i := record.NewIssue(vocabulary.HeaderMissing, record.Origin{Sheet: h.Sheet, Cell: sheet.Ref(h.Row, pos)},
			fmt.Sprintf("column %s holds numbers and has no name; it is not read", sheet.Ref(h.Row, pos)))
		i.Field, i.Value, i.Hint = "column", strconv.Itoa(pos+1), "compare the header with the published file"
		out.Issue(i)
	}
	return wide, nil
}

// counts reports whether the first column goes up by one from row to row.
func counts(g *sheet.Grid, from int) bool {
	first := g.At(from, 0)
	for r := from; r < len(g.Cells) && r < from+searchRows; r++ {
		if c := g.At(r, 0); c.Kind == sheet.Number && c.Number != first.Number+float64(r-from) {
			return false
		}
	}
	return true
}
