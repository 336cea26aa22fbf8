package sheet

import (
	"bytes"
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
	if v, ok := w.seen.find(w.s.Raw()); ok {
		return v, nil
	}
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
	w.seen.keep(w.s.Raw(), v)
	return v, nil
}

// odsSeen remembers what the last tags say: the cells of a column differ in
// their value only, and texts of one style not even in that.
type odsSeen struct {
	tag        string // of a cell without a value
	text       odsValue
	head, tail string // of a number's tag, before and behind its value
	number     odsValue
}

const odsValueAttr = `office:value="`

func (m *odsSeen) find(tag []byte) (odsValue, bool) {
	if len(tag) == 0 {
		return odsValue{}, false
	}
	if string(tag) == m.tag {
		return m.text, true
	}
	n := len(m.head)
	if n == 0 || len(tag) < n+len(m.tail) || string(tag[:n]) != m.head {
		return odsValue{}, false
	}
	end := len(tag) - len(m.tail)
	if string(tag[end:]) != m.tail || bytes.IndexByte(tag[n:end], '"') >= 0 {
		return odsValue{}, false
	}
	v := m.number
	v.raw = tag[n:end]
	return v, true
}

func (m *odsSeen) keep(tag []byte, v odsValue) {
	switch {
	case v.raw == nil && !v.hasString:
		m.tag, m.text = string(tag), v
	case v.kind == odsFloat && !v.hasString:
		before, after, ok := strings.Cut(string(tag), odsValueAttr)
		if i := strings.IndexByte(after, '"'); ok && i >= 0 && after[:i] == string(v.raw) {
			m.head, m.tail, m.number = before+odsValueAttr, after[i:], v
		}
	}
}
