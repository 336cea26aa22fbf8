package sheet

import (
	"fmt"

	"forcestats/pipeline/readers/sheet/xmlscan"
)

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
			if ok && w.unnumbered && len(w.cells) == 0 && row > w.row.Index {
				if err := w.placeRow(row); err != nil {
					return err
				}
			}
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
	v := w.runs.string(w.show.get(w.runs.raw), w.show.get)
	v.apply(c)
}

// uncalculated stands for the value of a formula that the program which wrote
// the file never worked out: not a blank, and not a number. A formula whose
// value is the empty text is stored as a text.
const uncalculated = "#UNCALCULATED!"

// value types the text of v.
func (w *xlsxWalk) value(c *Cell, kind cellType, st *style, text []byte) error {
	if len(text) == 0 {
		if c.Formula && kind == typeNumber {
			c.Kind, c.Raw, c.Text = Error, uncalculated, uncalculated
		}
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
			return fmt.Errorf("string %q is not in the table of %d", text, len(w.sheet.book.strings.at))
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
