package sheet

import (
	"fmt"
	"iter"

	"forcestats/pipeline/readers/sheet/xmlscan"
)

// odsSheet is one table of an ods.
type odsSheet struct {
	book    *odsBook
	name    string
	ordinal int // among the tables of content.xml
	hidden  bool
	heads   headCache
}

func (sh *odsSheet) Name() string { return sh.name }
func (sh *odsSheet) Hidden() bool { return sh.hidden }

func (sh *odsSheet) Rows() iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		if err := sh.read(nil, func(r *Row) bool { return yield(r, nil) }); err != nil {
			yield(nil, err)
		}
	}
}

func (sh *odsSheet) Head(n int) (*Grid, error) {
	return sh.heads.get(n, func(g *Grid, put func(*Row) bool) error {
		return sh.read(g, put)
	}, sh.name, sh.book.limits)
}

// read calls put for every row until it returns false, and leaves the scanner
// where the next sheet begins. Merges and hidden columns go to grid, if any.
func (sh *odsSheet) read(grid *Grid, put func(*Row) bool) error {
	w, done, err := sh.walk()
	if err != nil {
		return err
	}
	parked := false
	defer func() {
		if !parked {
			done()
		}
	}()
	w.grid = grid
	if err := w.run(put); err != nil || w.stopped {
		return err
	}
	if next := sh.ordinal + 1; next < sh.book.tables {
		sh.book.parked.park(w.s, done, next)
		parked = true
		return nil
	}
	for { // to the end, where the archive's checksum is compared
		kind, err := w.s.Next()
		if err != nil || kind == xmlscan.EOF {
			return located(odsContent, err)
		}
	}
}

func (sh *odsSheet) where() string { return fmt.Sprintf("sheet %q", sh.name) }

// walk stands at the start tag of the sheet in content.xml.
func (sh *odsSheet) walk() (*odsWalk, func(), error) {
	s, done, table, ok := sh.book.parked.take(sh.ordinal)
	if !ok {
		var err error
		if s, done, err = sh.book.scanAhead(odsContent); err != nil {
			return nil, nil, err
		}
	}
	if err := sh.find(s, table); err != nil {
		done()
		return nil, nil, located(odsContent, err)
	}
	return newODSWalk(sh, s), done, nil
}

// find moves a scanner that stands before a table to the sheet's start tag.
func (sh *odsSheet) find(s *xmlscan.Scanner, table int) error {
	for range sh.ordinal - table {
		if err := sh.book.leap(s, tableDepth); err != nil {
			return err
		}
	}
	for {
		kind, err := s.Next()
		if err != nil {
			return err
		}
		if kind == xmlscan.EOF {
			return fmt.Errorf("the sheet is not where the index found it")
		}
		if kind == xmlscan.Start && string(s.Name()) == "table:table" {
			return nil
		}
	}
}

// odsColumn is a run of columns up to and without end.
type odsColumn struct {
	end    int
	style  *style
	hidden bool
}

// odsWalk is one pass over a sheet.
type odsWalk struct {
	sheet   *odsSheet
	s       *xmlscan.Scanner
	show    shower
	runs    rich
	spans   []openSpan // of the paragraph
	raw     []byte     // stored value of the current cell
	row     Row
	cells   []Cell
	col     int // of the next cell
	columns []odsColumn
	styles  map[string]*style // of this walk, so that a lookup builds no key
	// The style of the cell before: columns of figures share one.
	lastName    string
	lastStyle   *style
	seen        [seenColumns]odsSeen // tags that the columns had before
	seenBalance int                  // tags remembered, less those known again
	hidden      int                  // depth of the outermost group that is not displayed; 0 for none
	grid        *Grid                // where not nil, merges and hidden columns are kept
	stopped     bool
	expand      int // cells that repeats may still add
}

// expandCells bounds the cells that repeated cells and rows may stand for in
// one sheet: a few bytes must not become the whole 17 thousand million.
const expandCells = 64 << 20

func newODSWalk(sh *odsSheet, s *xmlscan.Scanner) *odsWalk {
	return &odsWalk{sheet: sh, s: s, styles: map[string]*style{}, expand: expandCells}
}

// run reads the table whose start tag is current to its end and calls put for
// every row until it returns false.
func (w *odsWalk) run(put func(*Row) bool) error {
	if w.s.Empty() {
		return nil
	}
	for outer := w.s.Depth() - 1; ; {
		kind, err := w.s.Next()
		if err == nil && kind == xmlscan.EOF {
			err = fmt.Errorf("ends inside the sheet")
		}
		switch {
		case err != nil:
		case kind == xmlscan.Start:
			err = w.element(put)
		case kind == xmlscan.End:
			if w.s.Depth() == outer {
				return nil
			}
			if w.s.Depth() < w.hidden {
				w.hidden = 0
			}
		}
		if err != nil {
			return located(w.sheet.where(), err)
		}
		if w.stopped {
			return nil
		}
	}
}

func (w *odsWalk) element(put func(*Row) bool) error {
	switch string(w.s.Name()) {
	case "table:table-row":
		return w.readRow(put)
	case "table:table-column":
		return w.column()
	case "table:table-row-group", "table:table-column-group":
		if v, _ := w.s.Attr("table:display"); v == "false" && w.hidden == 0 && !w.s.Empty() {
			w.hidden = w.s.Depth()
		}
	case "table:table-rows", "table:table-header-rows", "table:table-columns", "table:table-header-columns":
	default: // shapes, forms, named expressions, the source of a link
		return w.s.Skip()
	}
	return nil
}

func (w *odsWalk) column() error {
	col := odsColumn{style: &noStyle, hidden: w.hidden > 0}
	repeat := 1
	a := w.s.Attrs()
	for a.Next() {
		switch string(a.Name) {
		case "table:number-columns-repeated":
			repeat = smallInt(a.Value)
		case "table:default-cell-style-name":
			col.style = w.style(a.Value)
		case "table:visibility":
			col.hidden = col.hidden || string(a.Value) != "visible"
		}
	}
	if repeat < 1 {
		return fmt.Errorf("a column is repeated %d times", repeat)
	}
	start := 0
	if n := len(w.columns); n > 0 {
		start = w.columns[n-1].end
	}
	col.end = min(start+repeat, w.sheet.book.limits.Columns)
	w.columns = append(w.columns, col)
	if w.grid != nil && col.hidden {
		for c := start; c < col.end; c++ {
			w.grid.HiddenCols[c] = true
		}
	}
	return w.s.Skip()
}

func (w *odsWalk) style(name []byte) *style {
	if w.lastStyle != nil && string(name) == w.lastName {
		return w.lastStyle
	}
	st, ok := w.styles[string(name)]
	if !ok {
		st = w.sheet.book.styles.get("table-cell", string(name))
		w.styles[string(name)] = st
	}
	w.lastName, w.lastStyle = string(name), st
	return st
}

// columnStyle is the style of cells that name none.
func (w *odsWalk) columnStyle() *style {
	for i := range w.columns {
		if w.col < w.columns[i].end {
			return w.columns[i].style
		}
	}
	return &noStyle
}

// readRow reads a row and gives it as often as it is repeated, if it holds
// anything.
func (w *odsWalk) readRow(put func(*Row) bool) error {
	repeat := 1
	w.row.Hidden = w.hidden > 0
	a := w.s.Attrs()
	for a.Next() {
		switch string(a.Name) {
		case "table:number-rows-repeated":
			repeat = smallInt(a.Value)
		case "table:visibility":
			w.row.Hidden = w.row.Hidden || string(a.Value) != "visible"
		}
	}
	if repeat < 1 {
		return fmt.Errorf("row %d is repeated %d times", w.row.Index+1, repeat)
	}
	w.cells, w.col = w.cells[:0], 0
	if !w.s.Empty() {
		if err := w.readCells(); err != nil {
			return err
		}
	}
	start := w.row.Index
	w.row.Cells = w.cells
	limit := w.sheet.book.limits.Rows
	for i := 0; i < repeat && len(w.cells) > 0; i++ {
		if start+i >= limit {
			return &LimitError{What: "rows", Where: w.sheet.where(), Limit: int64(limit)}
		}
		if i > 0 {
			if w.expand -= len(w.cells); w.expand < 0 {
				return &LimitError{What: "repeated cells", Where: w.sheet.where(), Limit: expandCells}
			}
		}
		w.row.Index = start + i
		if !put(&w.row) {
			w.stopped = true
			return nil
		}
	}
	w.row.Index = min(start+repeat, maxCoordinate)
	return nil
}

func (w *odsWalk) readCells() error {
	for {
		if v := w.known(); v != nil {
			if err := w.readContent(v, false); err != nil {
				return fmt.Errorf("cell %s: %w", Ref(w.row.Index, w.col), err)
			}
			continue
		}
		kind, err := w.s.Next()
		if err != nil {
			return err
		}
		switch kind {
		case xmlscan.EOF:
			return fmt.Errorf("ends inside a row")
		case xmlscan.End:
			return nil
		case xmlscan.Start:
			name := w.s.Name()
			switch string(name) {
			case "table:table-cell", "table:covered-table-cell":
				if err = w.readCell(len(name) > len("table:table-cell")); err != nil {
					err = fmt.Errorf("cell %s: %w", Ref(w.row.Index, w.col), err)
				}
			default:
				err = w.s.Skip()
			}
			if err != nil {
				return err
			}
		}
	}
}
