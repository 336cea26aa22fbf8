package sheet

import (
	"fmt"
	"iter"

	"forcestats/pipeline/extract/sheet/xmlscan"
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
	sheet   *xlsxSheet
	s       *xmlscan.Scanner
	show    shower
	runs    rich
	text    []byte
	row     Row
	cells   []Cell // of the row; cells[used:] are blank
	next    int    // index of the next row that has no number of its own
	grid    *Grid  // where not nil, merges and hidden columns are kept
	leap    bool   // when the rows are stopped, merges are still read
	stopped bool
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

// readRow reads a row, whose start tag is current, into w.row.
func (w *xlsxWalk) readRow() error {
	w.row = Row{Index: w.next}
	a := w.s.Attrs()
	for a.Next() {
		switch string(a.Name) {
		case "r":
			n, _, ok := parseFloat(a.Value)
			if !ok || n < 1 || n > maxCoordinate {
				return fmt.Errorf("row number %q is none", a.Value)
			}
			w.row.Index = int(n) - 1
		case "hidden":
			w.row.Hidden = len(a.Value) > 0 && (a.Value[0] == '1' || a.Value[0] == 't')
		}
	}
	if w.row.Index >= w.sheet.book.limits.Rows {
		return &LimitError{What: "rows", Where: w.sheet.where(), Limit: int64(w.sheet.book.limits.Rows)}
	}
	w.next = w.row.Index + 1
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

// cellType is the t attribute of a cell.
type cellType uint8

const (
	typeNumber cellType = iota
	typeShared
	typeString
	typeInline
	typeBool
	typeError
	typeDate
)

func parseCellType(t []byte) (cellType, error) {
	switch string(t) {
	case "n", "":
		return typeNumber, nil
	case "s":
		return typeShared, nil
	case "str":
		return typeString, nil
	case "inlineStr":
		return typeInline, nil
	case "b":
		return typeBool, nil
	case "e":
		return typeError, nil
	case "d":
		return typeDate, nil
	}
	return 0, fmt.Errorf("unknown type %q", t)
}

// readCell reads a cell, whose start tag is current.
func (w *xlsxWalk) readCell() error {
	col, styleIndex, kind := len(w.cells), 0, typeNumber
	var err error
	a := w.s.Attrs()
	for a.Next() {
		switch string(a.Name) {
		case "r":
			row, c, ok := parseRef(a.Value)
			if !ok || row != w.row.Index {
				return fmt.Errorf("reference %q is none of row %d", a.Value, w.row.Index+1)
			}
			col = c
		case "s":
			styleIndex = smallInt(a.Value)
		case "t":
			if kind, err = parseCellType(a.Value); err != nil {
				return err
			}
		}
	}
	if col >= w.sheet.book.limits.Columns {
		return &LimitError{What: "columns", Where: w.sheet.where(), Limit: int64(w.sheet.book.limits.Columns)}
	}
	c := w.cell(col)
	st := w.sheet.book.style(styleIndex)
	st.apply(c)
	if w.s.Empty() {
		return nil
	}
	if text, ok := w.s.Leaf("<v>", "</v></c>"); ok {
		err = w.value(c, kind, st, text)
	} else {
		err = w.readValue(c, kind, st)
	}
	if err != nil {
		return fmt.Errorf("cell %s: %w", Ref(w.row.Index, col), err)
	}
	return nil
}

// cell makes room up to a column and returns its cell, blank unless the row
// has it twice.
func (w *xlsxWalk) cell(col int) *Cell {
	for len(w.cells) <= col {
		if len(w.cells) < cap(w.cells) {
			w.cells = w.cells[:len(w.cells)+1]
			continue
		}
		w.cells = append(w.cells, Cell{})
	}
	return &w.cells[col]
}

// readValue reads the children of a cell up to its end tag.
func (w *xlsxWalk) readValue(c *Cell, kind cellType, st *style) error {
	inValue := false
	w.text = w.text[:0]
	for outer := w.s.Depth() - 1; ; {
		tok, err := w.s.Next()
		if err != nil {
			return err
		}
		switch tok {
		case xmlscan.Start:
			switch string(w.s.Local()) {
			case "v":
				inValue = !w.s.Empty()
			case "f":
				c.Formula = true
				err = w.s.Skip()
			case "is":
				if err = w.runs.readRuns(w.s); err == nil {
					w.inline(c)
				}
			default:
				err = w.s.Skip()
			}
		case xmlscan.Chars:
			if inValue {
				w.text, err = w.s.AppendChars(w.text)
			}
		case xmlscan.End:
			inValue = false
			if w.s.Depth() == outer {
				return w.value(c, kind, st, w.text)
			}
		case xmlscan.EOF:
			return fmt.Errorf("ends inside a cell")
		}
		if err != nil {
			return err
		}
	}
}

func (w *xlsxWalk) inline(c *Cell) {
	v := w.runs.string(w.show.get(w.runs.raw), &w.show)
	v.apply(c)
}

// value types the text of v.
func (w *xlsxWalk) value(c *Cell, kind cellType, st *style, text []byte) error {
	if len(text) == 0 {
		return nil
	}
	switch kind {
	case typeNumber:
		if !w.show.number(c, trimSpace(text), st.format) {
			return fmt.Errorf("%q is no number", text)
		}
	case typeShared:
		n, _, ok := parseFloat(trimSpace(text))
		if !ok || !w.sheet.book.strings.apply(c, int(n)) {
			return fmt.Errorf("string %q is not in the table of %d", text, len(w.sheet.book.strings.raw))
		}
	case typeString:
		shown := w.show.get(unescapeControls(text))
		c.Kind, c.Raw, c.Text = Text, shown, shown
	case typeBool:
		c.Raw = w.show.get(text)
		c.bool(c.Raw == "1" || c.Raw == "true")
	case typeError:
		shown := w.show.get(text)
		c.Kind, c.Raw, c.Text = Error, shown, shown
	case typeDate:
		return w.show.iso(c, text, st.format)
	case typeInline: // a value beside or instead of the text has no meaning
	}
	return nil
}

func (sh *xlsxSheet) where() string { return fmt.Sprintf("sheet %q", sh.name) }

func (w *xlsxWalk) located(err error) error {
	return located(w.sheet.where(), err)
}

// smallInt reads the digits of an attribute; -1 where it is no number.
func smallInt(b []byte) int {
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' || n > maxCoordinate/10 {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

func trimSpace(b []byte) []byte {
	for len(b) > 0 && b[0] <= ' ' {
		b = b[1:]
	}
	for len(b) > 0 && b[len(b)-1] <= ' ' {
		b = b[:len(b)-1]
	}
	return b
}
