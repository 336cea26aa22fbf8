package sheet

import (
	"fmt"
	"iter"

	"forcestats/pipeline/readers/sheet/xmlscan"
)

// xlsxSheet is one worksheet of an xlsx.
type xlsxSheet struct {
	book   *xlsxBook
	name   string
	part   string
	hidden bool
	heads  headCache
}

func (sh *xlsxSheet) Name() string { return sh.name }
func (sh *xlsxSheet) Hidden() bool { return sh.hidden }

func (sh *xlsxSheet) Rows() iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		w, done, err := sh.walk()
		if err == nil {
			defer done()
			err = w.run(func(r *Row) bool { return yield(r, nil) })
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

// tailFrom is the inflated size from which Head leaves merged ranges unread:
// they lie behind the last row, and tables that long merge nothing but titles.
const tailFrom = 32 << 20

func (sh *xlsxSheet) Head(n int) (*Grid, error) {
	return sh.heads.get(n, func(g *Grid, put func(*Row) bool) error {
		w, done, err := sh.walk()
		if err != nil {
			return err
		}
		defer done()
		w.grid = g
		w.leap = n > 0 && sh.book.size(sh.part) <= tailFrom
		return w.run(put)
	}, sh.name, sh.book.limits)
}

// xlsxWalk is one pass over a worksheet.
type xlsxWalk struct {
	sheet      *xlsxSheet
	s          *xmlscan.Scanner
	show       shower
	runs       rich
	text       []byte
	row        Row
	cells      []Cell // of the row; cells[used:] are blank
	next       int    // index of the next row that has no number of its own
	unnumbered bool   // the row has none: its first cell's reference gives it
	grid       *Grid  // where not nil, merges and hidden columns are kept
	leap       bool   // when the rows are stopped, merges are still read
	stopped    bool
}

func (sh *xlsxSheet) walk() (*xlsxWalk, func(), error) {
	s, done, err := sh.book.scanAhead(sh.part)
	if err != nil {
		return nil, nil, err
	}
	return &xlsxWalk{sheet: sh, s: s, show: shower{date1904: sh.book.date1904}}, done, nil
}

// run calls put for every row until it returns false.
func (w *xlsxWalk) run(put func(*Row) bool) error {
	for {
		kind, err := w.s.Next()
		if err != nil {
			return w.located(err)
		}
		switch kind {
		case xmlscan.EOF:
			return nil
		case xmlscan.Start:
			if err := w.element(put); err != nil {
				return w.located(err)
			}
			if w.stopped && !w.leap {
				return nil
			}
		}
	}
}

// element reads a direct or indirect child of the worksheet, outside rows.
func (w *xlsxWalk) element(put func(*Row) bool) error {
	switch string(w.s.Local()) {
	case "col":
		if w.grid != nil {
			w.columns()
		}
	case "sheetData":
		if w.s.Empty() {
			return nil
		}
		return w.rows(put)
	case "mergeCell":
		if w.grid == nil {
			return nil
		}
		ref, _ := w.s.Attr("ref")
		r, ok := parseRange(ref)
		if !ok {
			return fmt.Errorf("merged range %q is none", ref)
		}
		if len(w.grid.Merges) >= w.sheet.book.limits.GridCells {
			return &LimitError{What: "merged ranges", Where: w.sheet.where(), Limit: int64(w.sheet.book.limits.GridCells)}
		}
		w.grid.Merges = append(w.grid.Merges, r)
	case "controls", "extLst", "legacyDrawing", "drawing":
		return w.s.Skip()
	}
	return nil
}

// columns notes hidden columns.
func (w *xlsxWalk) columns() {
	hidden, _ := w.s.Attr("hidden")
	if hidden != "1" && hidden != "true" {
		return
	}
	last := min(attrInt(w.s, "max", 0), w.sheet.book.limits.Columns)
	for c := max(attrInt(w.s, "min", 1), 1); c <= last; c++ {
		w.grid.HiddenCols[c-1] = true
	}
}

// rows reads sheetData, whose start tag is current.
func (w *xlsxWalk) rows(put func(*Row) bool) error {
	for outer := w.s.Depth() - 1; ; {
		kind, err := w.s.Next()
		if err != nil {
			return err
		}
		switch kind {
		case xmlscan.EOF:
			return nil
		case xmlscan.End:
			if w.s.Depth() == outer {
				return nil
			}
		case xmlscan.Start:
			if string(w.s.Local()) != "row" {
				continue
			}
			if err := w.readRow(); err != nil {
				return err
			}
			if len(w.row.Cells) > 0 && !put(&w.row) {
				w.stopped = true
				if w.leap {
					_, err = w.s.SkipPast("sheetData>", outer)
				}
				return err
			}
		}
	}
}

// placeRow gives the current row its index.
func (w *xlsxWalk) placeRow(index int) error {
	if limit := w.sheet.book.limits.Rows; index >= limit {
		return &LimitError{What: "rows", Where: w.sheet.where(), Limit: int64(limit)}
	}
	w.row.Index, w.next = index, index+1
	return nil
}

// readRow reads a row, whose start tag is current, into w.row.
func (w *xlsxWalk) readRow() error {
	w.row = Row{Index: w.next}
	w.unnumbered = true
	a := w.s.Attrs()
	for a.Next() {
		switch string(a.Name) {
		case "r":
			n, _, ok := parseFloat(a.Value)
			if !ok || n < 1 || n > maxCoordinate {
				return fmt.Errorf("row number %q is none", a.Value)
			}
			w.row.Index = int(n) - 1
			w.unnumbered = false
		case "hidden":
			w.row.Hidden = len(a.Value) > 0 && (a.Value[0] == '1' || a.Value[0] == 't')
		}
	}
	if err := w.placeRow(w.row.Index); err != nil {
		return err
	}
	clear(w.cells)
	w.cells = w.cells[:0]
	if w.s.Empty() {
		return nil
	}
	for {
		kind, err := w.s.Next()
		if err != nil {
			return err
		}
		switch kind {
		case xmlscan.Start:
			if string(w.s.Local()) != "c" {
				err = w.s.Skip()
			} else {
				err = w.readCell()
			}
			if err != nil {
				return err
			}
		case xmlscan.End:
			used := len(w.cells)
			for used > 0 && w.cells[used-1].Kind == Blank {
				used--
			}
			w.row.Cells = w.cells[:used]
			return nil
		case xmlscan.EOF:
			return fmt.Errorf("ends inside a row")
		}
	}
}

func (sh *xlsxSheet) where() string { return fmt.Sprintf("sheet %q", sh.name) }

func (w *xlsxWalk) located(err error) error {
	return located(w.sheet.where(), err)
}
