package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"forcestats/pipeline/readers/sheet/numfmt"
	"forcestats/pipeline/readers/sheet/xmlscan"
)

// readCell reads a cell, whose start tag is current, and its repeats.
func (w *odsWalk) readCell(covered bool) error {
	v, err := w.attributes()
	if err != nil {
		return err
	}
	if w.s.Empty() && v.kind == odsVoid && v.spanCols*v.spanRows == 1 {
		w.col = min(w.col+v.repeat, maxCoordinate)
		return nil
	}
	if !covered {
		w.remember(&v)
	}
	return w.readContent(&v, covered)
}

// readContent reads the rest of a cell, whose tag says v, and its repeats.
func (w *odsWalk) readContent(v *odsValue, covered bool) error {
	used := len(w.cells)
	if w.col < w.sheet.book.limits.Columns {
		for len(w.cells) <= w.col {
			w.cells = append(w.cells, Cell{})
		}
	} else {
		w.cells = append(w.cells, Cell{}) // over the limit, if it is not blank
	}
	c := &w.cells[len(w.cells)-1]
	if err := w.value(c, v); err != nil {
		return err
	}
	if w.grid != nil && !covered && (v.spanCols > 1 || v.spanRows > 1) {
		w.grid.Merges = append(w.grid.Merges, Range{w.row.Index, w.col, w.row.Index + v.spanRows - 1, w.col + v.spanCols - 1})
	}
	if c.Kind == Blank {
		w.cells = w.cells[:used]
		w.col = min(w.col+v.repeat, maxCoordinate)
		return nil
	}
	c.Merged = covered
	return w.repeat(v.repeat, v.style == nil)
}

// repeat puts the last cell into the columns that it stands for; one without
// a style of its own takes each column's.
func (w *odsWalk) repeat(times int, unstyled bool) error {
	limits := w.sheet.book.limits
	if w.col+times > limits.Columns {
		return &LimitError{What: "columns", Where: w.sheet.where(), Limit: int64(limits.Columns)}
	}
	w.col++
	if times == 1 {
		return nil
	}
	if w.expand -= times - 1; w.expand < 0 {
		return &LimitError{What: "repeated cells", Where: w.sheet.where(), Limit: expandCells}
	}
	c := w.cells[len(w.cells)-1]
	for range times - 1 {
		if unstyled {
			w.columnStyle().apply(&c)
		}
		w.cells = append(w.cells, c)
		w.col++
	}
	return nil
}

// value reads the content of a cell, to its end tag, and types it.
func (w *odsWalk) value(c *Cell, v *odsValue) error {
	st := v.style
	if st == nil {
		st = w.columnStyle()
	}
	st.apply(c)
	c.Formula = v.formula
	if v.raw != nil {
		var err error
		if w.raw, err = xmlscan.AppendUnescaped(w.raw[:0], v.raw); err != nil {
			return err
		}
		v.raw = w.raw
		c.Raw = w.show.get(w.raw)
	}
	fallback := ""
	if v.hasString {
		text, err := xmlscan.AppendUnescaped(nil, v.stringValue)
		if err != nil {
			return err
		}
		fallback = string(text)
	}
	if text, ok := w.s.Leaf("<text:p>", "</text:p></table:table-cell>"); ok {
		return w.typed(c, v, st, text, true)
	}
	shown, err := w.content()
	if err != nil {
		return err
	}
	if !shown && fallback != "" {
		w.runs.add([]byte(fallback), cellLook)
	}
	if w.runs.isPlain() {
		return w.typed(c, v, st, w.runs.raw, shown)
	}
	marked := w.runs.string(w.show.get(w.runs.raw), w.show.get)
	if err := w.typed(c, v, st, []byte(marked.text), shown); err != nil || c.Kind == Error {
		return err
	}
	kind, raw, text := c.Kind, c.Raw, c.Text
	marked.apply(c)
	c.Kind, c.Text = kind, text
	if kind != Text {
		c.Raw = raw
	}
	return nil
}

// typed sets a cell from its attributes and its text; shown reports whether the
// file gives that for a number too.
func (w *odsWalk) typed(c *Cell, v *odsValue, st *style, content []byte, shown bool) error {
	text := c.Raw // most numbers are shown as they are stored
	if string(content) != text {
		text = w.show.get(content)
	}
	if v.fail || v.formula && isError(text) {
		c.Kind, c.Raw, c.Text = Error, text, text
		return nil
	}
	switch v.kind {
	case odsFloat:
		n, _, ok := parseFloat(trimSpace(v.raw))
		if !ok && notFinite(v.raw) {
			c.Kind, c.Text = Error, c.Raw
			return nil
		}
		if !ok {
			return fmt.Errorf("%q is no number", v.raw)
		}
		c.Kind, c.Number = Number, n
		if n == 0 {
			c.Number = 0
		}
	case odsDate:
		serial, ok := isoSerial(c.Raw)
		if !ok {
			return fmt.Errorf("%q is no date", v.raw)
		}
		c.Kind, c.Number = Date, serial
	case odsTime:
		days, ok := durationDays(c.Raw)
		if !ok {
			return fmt.Errorf("%q is no time", v.raw)
		}
		c.Kind, c.Number = Date, days
	case odsBool:
		c.bool(c.Raw == "true")
	default:
		if text != "" {
			c.Kind, c.Raw, c.Text = Text, text, unpadded(text, st)
		}
		return nil
	}
	switch {
	case shown:
		c.Text = strings.TrimSpace(text)
	case c.Kind != Bool:
		w.show.show(c, st.format)
	}
	return nil
}

// unpadded takes off the spaces that a cell's format puts around its text:
// LibreOffice stores a text as shown, " .. " under a format for amounts.
func unpadded(text string, st *style) string {
	if text[0] != ' ' {
		return text
	}
	lead, tail := st.format.Padding()
	if inner, ok := strings.CutPrefix(text, lead); ok && lead != "" {
		if inner, ok = strings.CutSuffix(inner, tail); ok && inner != "" {
			return inner
		}
	}
	return text
}

// content reads the paragraphs of a cell into w.runs; it reports whether there
// were any. Comments and drawings are passed over.
func (w *odsWalk) content() (shown bool, err error) {
	w.runs.reset()
	if w.s.Empty() {
		return false, nil
	}
	for outer := w.s.Depth() - 1; ; {
		kind, err := w.s.Next()
		if err != nil {
			return shown, err
		}
		switch kind {
		case xmlscan.EOF:
			return shown, fmt.Errorf("ends inside a cell")
		case xmlscan.End:
			if w.s.Depth() == outer {
				return shown, nil
			}
		case xmlscan.Start:
			switch string(w.s.Name()) {
			case "text:p", "text:h":
				if shown {
					w.runs.add([]byte{'\n'}, cellLook)
				}
				shown = true
				err = w.paragraph()
			case "text:list", "text:list-item":
			default:
				err = w.s.Skip()
			}
			if err != nil {
				return shown, err
			}
		}
	}
}

// paragraph reads a text:p, whose start tag is current.
func (w *odsWalk) paragraph() error {
	if w.s.Empty() {
		return nil
	}
	outer := w.s.Depth() - 1
	w.spans = w.spans[:0]
	for {
		kind, err := w.s.Next()
		if err != nil {
			return err
		}
		switch kind {
		case xmlscan.EOF:
			return fmt.Errorf("ends inside a paragraph")
		case xmlscan.End:
			if w.s.Depth() == outer {
				return nil
			}
			if n := len(w.spans); n > 0 && w.s.Depth() < w.spans[n-1].depth {
				w.spans = w.spans[:n-1]
			}
		case xmlscan.Chars:
			if w.show.buf, err = w.s.AppendChars(w.show.buf[:0]); err != nil {
				return err
			}
			w.runs.add(w.show.buf, w.look())
		case xmlscan.Start:
			if err := w.span(); err != nil {
				return err
			}
		}
	}
}

// maxSpaces bounds what one text:s may stand for.
const maxSpaces = 1 << 12

// openSpan is a text:span that has not ended.
type openSpan struct {
	depth int
	look  look
}

// look is how characters look here.
func (w *odsWalk) look() look {
	if n := len(w.spans); n > 0 {
		return w.spans[n-1].look
	}
	return cellLook
}

// span reads a start tag inside a paragraph.
func (w *odsWalk) span() error {
	switch string(w.s.Name()) {
	case "text:span":
		if w.s.Empty() {
			return nil
		}
		l := w.look()
		a := w.s.Attrs()
		for a.Next() {
			if string(a.Name) == "text:style-name" {
				l = w.sheet.book.styles.span(a.Value).within(l)
			}
		}
		w.spans = append(w.spans, openSpan{w.s.Depth(), l})
	case "text:s":
		n := max(1, min(attrInt(w.s, "text:c", 1), maxSpaces))
		w.runs.add([]byte(strings.Repeat(" ", n)), cellLook)
		return w.s.Skip()
	case "text:tab":
		w.runs.add([]byte{'\t'}, cellLook)
		return w.s.Skip()
	case "text:line-break":
		w.runs.add([]byte{'\n'}, cellLook)
		return w.s.Skip()
	case "office:annotation", "office:annotation-end", "text:note", "text:ruby-text", "draw:frame":
		return w.s.Skip()
	}
	return nil
}

// isError reports whether shown text is a spreadsheet's error value.
func isError(s string) bool {
	switch s {
	case "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!":
		return true
	}
	return len(s) == 7 && strings.HasPrefix(s, "Err:")
}

// durationDays reads an ISO 8601 duration of hours, minutes and seconds, as
// ods stores times of day.
func durationDays(text string) (float64, bool) {
	rest, neg := strings.CutPrefix(text, "-")
	rest, ok := strings.CutPrefix(rest, "PT")
	if !ok || rest == "" {
		return 0, false
	}
	seconds := 0.0
	for _, unit := range []struct {
		name  string
		worth float64
	}{{"H", 3600}, {"M", 60}, {"S", 1}} {
		number, after, found := strings.Cut(rest, unit.name)
		if !found {
			continue
		}
		v, err := strconv.ParseFloat(strings.Replace(number, ",", ".", 1), 64)
		if err != nil {
			return 0, false
		}
		seconds += v * unit.worth
		rest = after
	}
	if neg {
		seconds = -seconds
	}
	return seconds / numfmt.SecondsADay, rest == ""
}
