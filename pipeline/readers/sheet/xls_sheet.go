package sheet

import (
	"fmt"
	"iter"
	"math"
	"strconv"

	"forcestats/pipeline/readers/sheet/biff"
)

// xlsSheet is one worksheet of an xls.
type xlsSheet struct {
	book   *xlsBook
	name   string
	offset int
	hidden bool
	heads  headCache
}

func (sh *xlsSheet) Name() string { return sh.name }
func (sh *xlsSheet) Hidden() bool { return sh.hidden }

func (sh *xlsSheet) Rows() iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		w, err := sh.walk()
		if err == nil {
			err = w.run(func(r *Row) bool { return yield(r, nil) })
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

func (sh *xlsSheet) Head(n int) (*Grid, error) {
	return sh.heads.get(n, func(g *Grid, put func(*Row) bool) error {
		w, err := sh.walk()
		if err != nil {
			return err
		}
		g.Merges = w.merges
		for _, c := range w.hiddenCols {
			g.HiddenCols[c] = true
		}
		return w.run(put)
	}, sh.name, sh.book.limits)
}

func (sh *xlsSheet) where() string { return fmt.Sprintf("sheet %q", sh.name) }

// xlsWalk is one pass over a worksheet.
type xlsWalk struct {
	sheet      *xlsSheet
	r          *biff.Reader
	show       shower
	text       biff.Text
	runs       rich
	row        Row
	cells      []Cell
	hiddenRows map[int]bool
	hiddenCols []int
	merges     []Range
	ordered    bool  // the cells come row by row
	pending    *Cell // a formula whose text is in a String record to come
}

// walk passes over the sheet's records once for what lies around the cells:
// hidden rows and columns, merged ranges, and whether rows come in order.
func (sh *xlsSheet) walk() (*xlsWalk, error) {
	w := &xlsWalk{
		sheet: sh, show: shower{date1904: sh.book.date1904},
		hiddenRows: map[int]bool{}, ordered: true,
	}
	last := 0
	err := w.each(func(kind uint16, f *biff.Fields) error {
		switch kind {
		case biff.Row:
			row := f.U16()
			f.Skip(10)
			if f.U32()&0x20 != 0 {
				w.hiddenRows[row] = true
			}
		case biff.ColInfo:
			first, end := f.U16(), f.U16()
			f.Skip(4)
			if f.U16()&1 != 0 {
				for c := first; c <= min(end, 255); c++ {
					w.hiddenCols = append(w.hiddenCols, c)
				}
			}
		case biff.MergedCells:
			for range f.U16() {
				r1, r2, c1, c2 := f.U16(), f.U16(), f.U16(), f.U16()
				if f.Err() != nil {
					break
				}
				w.merges = append(w.merges, Range{r1, c1, max(r1, r2), max(c1, c2)})
			}
		case biff.Formula, biff.Number, biff.RK, biff.MulRK, biff.LabelSST, biff.Label, biff.RString, biff.BoolErr:
			row := f.U16()
			w.ordered = w.ordered && row >= last
			last = row
		}
		return f.Err()
	})
	return w, err
}

// each calls visit for every record of the sheet itself, not of the charts in it.
func (w *xlsWalk) each(visit func(kind uint16, f *biff.Fields) error) error {
	w.r = biff.NewReader(w.sheet.book.stream, w.sheet.offset)
	for depth := 0; ; {
		kind, f, ok := w.r.Next()
		if !ok {
			return damaged(w.sheet.where(), "ends inside its records")
		}
		switch {
		case depth == 0 && kind != biff.BOF:
			return damaged(w.sheet.where(), "does not begin where the workbook says")
		case kind == biff.BOF:
			depth++
		case kind == biff.EOF:
			if depth--; depth == 0 {
				return nil
			}
		case depth == 1:
			if err := visit(kind, &f); err != nil {
				return located(w.sheet.where(), err)
			}
		}
	}
}

// errStop ends a walk early.
var errStop = fmt.Errorf("stop")

// run calls put for every row until it returns false.
func (w *xlsWalk) run(put func(*Row) bool) error {
	if !w.ordered {
		return w.runUnordered(put)
	}
	w.row.Index = -1
	stopped := false
	flush := func() error {
		if used := w.used(); used > 0 {
			w.row.Cells = w.cells[:used]
			if !put(&w.row) {
				stopped = true
				return errStop
			}
		}
		return nil
	}
	err := w.each(func(kind uint16, f *biff.Fields) error {
		return w.cell(kind, f, flush)
	})
	if stopped {
		return nil
	}
	if err == nil {
		err = flush()
	}
	if stopped {
		return nil
	}
	return err
}

// runUnordered gathers a sheet whose writer did not keep the order of rows.
func (w *xlsWalk) runUnordered(put func(*Row) bool) error {
	g := &Grid{HiddenRows: map[int]bool{}}
	held := 0
	w.row.Index = -1
	flush := func() error {
		if used := w.used(); used > 0 {
			if held += used; held > w.sheet.book.limits.GridCells {
				return &LimitError{What: "cells held at once", Where: w.sheet.where(), Limit: int64(w.sheet.book.limits.GridCells)}
			}
			w.row.Cells = w.cells[:used]
			g.put(&w.row)
		}
		return nil
	}
	err := w.each(func(kind uint16, f *biff.Fields) error { return w.cell(kind, f, flush) })
	if err == nil {
		err = flush()
	}
	if err != nil {
		return err
	}
	for i, cells := range g.Cells {
		if len(cells) > 0 && !put(&Row{Index: i, Hidden: g.HiddenRows[i], Cells: cells}) {
			return nil
		}
	}
	return nil
}

func (w *xlsWalk) used() int {
	used := len(w.cells)
	for used > 0 && w.cells[used-1].Kind == Blank {
		used--
	}
	return used
}

// cell reads a record that holds a cell, calling flush before a new row.
func (w *xlsWalk) cell(kind uint16, f *biff.Fields, flush func() error) error {
	switch kind {
	case biff.String:
		if w.pending != nil {
			w.r.Extend(f)
			f.Text(&w.text)
			v := w.sheet.book.rich(&w.text, &w.runs)
			v.apply(w.pending)
			w.pending = nil
		}
		return f.Err()
	case biff.Formula, biff.Number, biff.RK, biff.MulRK, biff.LabelSST, biff.Label, biff.RString, biff.BoolErr, biff.Blank, biff.MulBlank:
	default:
		return nil
	}
	w.pending = nil
	row, col := f.U16(), f.U16()
	if row != w.row.Index {
		if err := flush(); err != nil {
			return err
		}
		w.row = Row{Index: row, Hidden: w.hiddenRows[row]}
		clear(w.cells)
		w.cells = w.cells[:0]
	}
	if row >= w.sheet.book.limits.Rows {
		return &LimitError{What: "rows", Where: w.sheet.where(), Limit: int64(w.sheet.book.limits.Rows)}
	}
	if err := w.values(kind, col, f); err != nil {
		return fmt.Errorf("cell %s: %w", Ref(row, col), err)
	}
	return nil
}

// at gives the cell of a column its style.
func (w *xlsWalk) at(col, xf int) (*Cell, *style) {
	for len(w.cells) <= col {
		w.cells = append(w.cells, Cell{})
	}
	c := &w.cells[col]
	*c = Cell{}
	st := w.sheet.book.style(xf)
	st.apply(c)
	return c, st
}

func (w *xlsWalk) values(kind uint16, col int, f *biff.Fields) error {
	if col >= w.sheet.book.limits.Columns {
		return &LimitError{What: "columns", Where: w.sheet.where(), Limit: int64(w.sheet.book.limits.Columns)}
	}
	switch kind {
	case biff.MulRK:
		for ; f.Len() >= 6+2 && f.Err() == nil; col++ {
			c, st := w.at(col, f.U16())
			w.number(c, f.RK(), st)
		}
		return f.Err()
	case biff.MulBlank:
		for ; f.Len() >= 2+2; col++ {
			w.at(col, f.U16())
		}
		return f.Err()
	}
	c, st := w.at(col, f.U16())
	switch kind {
	case biff.Number:
		w.number(c, f.F64(), st)
	case biff.RK:
		w.number(c, f.RK(), st)
	case biff.LabelSST:
		i := int(f.U32())
		if f.Err() == nil && i >= len(w.sheet.book.strings) {
			return fmt.Errorf("string %d is not in the table of %d", i, len(w.sheet.book.strings))
		}
		if f.Err() == nil {
			w.sheet.book.strings[i].apply(c)
		}
	case biff.Label, biff.RString:
		f.Text(&w.text)
		w.label(c, kind == biff.RString, f)
	case biff.BoolErr:
		value := f.U8()
		w.boolErr(c, value, f.U8() != 0)
	case biff.Formula:
		w.formula(c, st, f)
	}
	return f.Err()
}

// label sets a text that stands in the cell itself; an RString has its runs
// behind it.
func (w *xlsWalk) label(c *Cell, runs bool, f *biff.Fields) {
	if runs {
		for range f.U16() {
			if f.Err() != nil {
				return
			}
			w.text.Runs = append(w.text.Runs, biff.Run{Char: f.U16(), Font: f.U16()})
		}
	}
	v := w.sheet.book.rich(&w.text, &w.runs)
	v.apply(c)
}

func (w *xlsWalk) number(c *Cell, v float64, st *style) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		c.Kind, c.Text, c.Raw = Error, "#NUM!", "#NUM!"
		return
	}
	w.show.buf = appendStored(w.show.buf[:0], v)
	c.Raw = w.show.get(w.show.buf)
	w.show.set(c, v, st.format)
	w.show.show(c, st.format)
}

// appendStored writes a number as xlsx would store it: the shortest digits
// that give it back.
func appendStored(dst []byte, v float64) []byte {
	if a := math.Abs(v); a != 0 && (a < 1e-6 || a >= 1e21) {
		return strconv.AppendFloat(dst, v, 'E', -1, 64)
	}
	return strconv.AppendFloat(dst, v+0, 'f', -1, 64)
}

// xlsErrors are the error values by code ([MS-XLS] 2.5.10).
func xlsError(code uint8) string {
	switch code {
	case 0x00:
		return "#NULL!"
	case 0x07:
		return "#DIV/0!"
	case 0x0F:
		return "#VALUE!"
	case 0x17:
		return "#REF!"
	case 0x1D:
		return "#NAME?"
	case 0x24:
		return "#NUM!"
	case 0x2A:
		return "#N/A"
	}
	return fmt.Sprintf("#ERR%d!", code)
}

func (w *xlsWalk) boolErr(c *Cell, value uint8, isError bool) {
	if isError {
		c.Kind, c.Text = Error, xlsError(value)
		c.Raw = c.Text
		return
	}
	c.bool(value != 0)
	c.Raw = strconv.Itoa(int(c.Number))
}

// formula sets the cached value of a formula ([MS-XLS] 2.5.133).
func (w *xlsWalk) formula(c *Cell, st *style, f *biff.Fields) {
	c.Formula = true
	v := f.F64()
	bits := math.Float64bits(v)
	if bits>>48 != 0xffff {
		w.number(c, v, st)
		return
	}
	switch value := uint8(bits >> 16); uint8(bits) {
	case 0:
		w.pending = c
	case 1:
		w.boolErr(c, value, false)
	case 2:
		w.boolErr(c, value, true)
	}
}
