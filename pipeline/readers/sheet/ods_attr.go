package sheet

import (
	"fmt"
	"strings"
)

// odsValue holds the attributes of a cell; the bytes are the scanner's and
// are copied before it moves.
type odsValue struct {
	kind          odsType
	raw           []byte
	stringValue   []byte
	hasString     bool
	style         *style
	repeat        int
	spanCols      int
	spanRows      int
	formula, fail bool
}

type odsType uint8

const (
	odsVoid odsType = iota
	odsString
	odsFloat
	odsDate
	odsTime
	odsBool
)

func parseODSType(v []byte) (odsType, error) {
	switch string(v) {
	case "float", "percentage", "currency":
		return odsFloat, nil
	case "string":
		return odsString, nil
	case "date":
		return odsDate, nil
	case "time":
		return odsTime, nil
	case "boolean":
		return odsBool, nil
	case "void", "":
		return odsVoid, nil
	}
	return 0, fmt.Errorf("unknown type %q", v)
}

// attributes reads the start tag of a cell.
func (w *odsWalk) attributes() (v odsValue, err error) {
	v.repeat, v.spanCols, v.spanRows = 1, 1, 1
	a := w.s.Attrs()
	for a.Next() {
		switch string(a.Name) {
		case "table:style-name":
			v.style = w.style(a.Value)
		case "office:value-type":
			v.kind, err = parseODSType(a.Value)
		case "office:value", "office:date-value", "office:time-value", "office:boolean-value":
			v.raw = a.Value
		case "office:string-value":
			v.stringValue, v.hasString = a.Value, true
		case "calcext:value-type":
			v.fail = string(a.Value) == "error"
		case "table:formula":
			v.formula = true
		case "table:number-columns-repeated":
			v.repeat = smallInt(a.Value)
		case "table:number-columns-spanned":
			v.spanCols = smallInt(a.Value)
		case "table:number-rows-spanned":
			v.spanRows = smallInt(a.Value)
		}
		if err != nil {
			return v, err
		}
	}
	if v.repeat < 0 || v.spanCols < 0 || v.spanRows < 0 {
		return v, fmt.Errorf("a repeat or span that is no number")
	}
	v.repeat, v.spanCols, v.spanRows = max(v.repeat, 1), max(v.spanCols, 1), max(v.spanRows, 1)
	return v, nil
}

// odsSeen remembers the last tags of a column: its cells differ in their value
// only, and texts of one style not even in that.
type odsSeen struct {
	tag        string // of a cell without a value
	text       odsValue
	head, tail string // of a number's tag, before and behind its value
	number     odsValue
}

const (
	// seenColumns is how many columns have their tags remembered.
	seenColumns = 64
	// seenPatience is how many tags more than are known again may be new:
	// remembering costs, and some sheets style every cell.
	seenPatience = 2000
	odsValueAttr = `office:value="`
)

// known reads the next tag if it is one that the column had before.
func (w *odsWalk) known() *odsValue {
	if w.col >= len(w.seen) {
		return nil
	}
	m := &w.seen[w.col]
	if m.tag != "" && w.s.Take(m.tag) {
		w.seenBalance--
		return &m.text
	}
	if m.head == "" {
		return nil
	}
	raw, ok := w.s.TakeAround(m.head, m.tail)
	if !ok {
		return nil
	}
	w.seenBalance--
	m.number.raw = raw
	return &m.number
}

// remember keeps the current tag, which says v, for the column's next cells.
func (w *odsWalk) remember(v *odsValue) {
	if w.s.Empty() || w.col >= len(w.seen) || w.seenBalance > seenPatience || v.hasString {
		return
	}
	w.seenBalance++
	m := &w.seen[w.col]
	tag := "<" + string(w.s.Name()) + string(w.s.Raw()) + ">"
	if v.raw == nil {
		m.tag, m.text = tag, *v
		return
	}
	before, after, ok := strings.Cut(tag, odsValueAttr)
	if i := strings.IndexByte(after, '"'); v.kind == odsFloat && ok && i >= 0 && after[:i] == string(v.raw) {
		m.head, m.tail, m.number = before+odsValueAttr, after[i:], *v
	}
}
