package sheet

import (
	"strconv"

	"forcestats/pipeline/readers/sheet/numfmt"
	"forcestats/pipeline/readers/sheet/xmlscan"
)

// xlsxFont is what a font of styles.xml says that matters here.
type xlsxFont struct{ bold, italic, strike bool }

// styleReader collects styles.xml.
type styleReader struct {
	book    *xlsxBook
	codes   map[int]string
	formats formats
	fonts   []xlsxFont
	section string // cellXfs, fonts: the list that is open
}

// readStyles reads the number formats, fonts and cell formats. Differential
// and named styles play no part: what they set is written out in cellXfs.
func (b *xlsxBook) readStyles(part string) error {
	r := &styleReader{book: b, codes: map[int]string{}, formats: formats{}}
	return b.eachStart(part, r.element)
}

func (r *styleReader) element(s *xmlscan.Scanner) error {
	switch name := string(s.Local()); name {
	case "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst":
		r.section = name
	case "numFmt":
		if r.section != "numFmts" {
			return nil
		}
		id, code := attrInt(s, "numFmtId", -1), ""
		code, _ = s.Attr("formatCode")
		if len(r.codes) < r.book.limits.Styles {
			r.codes[id] = code
		}
	case "font", "b", "i", "strike":
		if r.section == "fonts" {
			return r.font(s, name)
		}
	case "xf":
		if r.section == "cellXfs" {
			return r.xf(s)
		}
	case "alignment":
		if n := len(r.book.styles); r.section == "cellXfs" && n > 0 {
			r.book.styles[n-1].indent = uint8(max(0, min(attrInt(s, "indent", 0), 255)))
		}
	}
	return nil
}

func (r *styleReader) font(s *xmlscan.Scanner, name string) error {
	if name == "font" {
		if len(r.fonts) >= r.book.limits.Styles {
			return &LimitError{What: "styles", Where: "fonts", Limit: int64(r.book.limits.Styles)}
		}
		r.fonts = append(r.fonts, xlsxFont{})
		return nil
	}
	if len(r.fonts) == 0 {
		return nil
	}
	on := attrOn(s)
	font := &r.fonts[len(r.fonts)-1]
	switch name {
	case "b":
		font.bold = on
	case "i":
		font.italic = on
	case "strike":
		font.strike = on
	}
	return nil
}

func (r *styleReader) xf(s *xmlscan.Scanner) error {
	if len(r.book.styles) >= r.book.limits.Styles {
		return &LimitError{What: "styles", Where: "cellXfs", Limit: int64(r.book.limits.Styles)}
	}
	id := attrInt(s, "numFmtId", 0)
	code, own := r.codes[id]
	if !own {
		code = builtin(id)
	}
	st := style{format: r.formats.get(code)}
	if f := attrInt(s, "fontId", 0); f >= 0 && f < len(r.fonts) {
		st.bold, st.italic, st.strike = r.fonts[f].bold, r.fonts[f].italic, r.fonts[f].strike
	}
	r.book.styles = append(r.book.styles, st)
	return nil
}

// style returns the style of a cell by its index; General where the file has
// none.
func (b *xlsxBook) style(index int) *style {
	if index < 0 || index >= len(b.styles) {
		return &noStyle
	}
	return &b.styles[index]
}

var noStyle = style{format: numfmt.Parse("")}

// attrOn is the value of an element that is on by being there.
func attrOn(s *xmlscan.Scanner) bool {
	v, given := s.Attr("val")
	return !given || v == "1" || v == "true" || v == "on"
}

func attrInt(s *xmlscan.Scanner, name string, otherwise int) int {
	v, ok := s.Attr(name)
	if !ok {
		return otherwise
	}
	n, err := strconv.Atoi(v)
	if err != nil {
		return otherwise
	}
	return n
}
