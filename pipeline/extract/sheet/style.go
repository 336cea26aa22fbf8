package sheet

import "forcestats/pipeline/extract/sheet/numfmt"

// style is what a cell's format says, shared by all cells that use it.
type style struct {
	format               *numfmt.Format // never nil
	bold, italic, strike bool
	indent               uint8
	hidden               bool // of an ods table or column style
}

func (st *style) apply(c *Cell) {
	c.Format = st.format.Code
	c.Bold, c.Italic, c.Strike, c.Indent = st.bold, st.italic, st.strike, st.indent
}

// builtin are the format codes that files name by number only (ECMA-376 part
// 1, 18.8.30), in the form that a British Excel shows.
func builtin(id int) string {
	switch id {
	case 1:
		return "0"
	case 2:
		return "0.00"
	case 3:
		return "#,##0"
	case 4:
		return "#,##0.00"
	case 5, 6:
		return `"£"#,##0;-"£"#,##0`
	case 7, 8:
		return `"£"#,##0.00;-"£"#,##0.00`
	case 9:
		return "0%"
	case 10:
		return "0.00%"
	case 11:
		return "0.00E+00"
	case 12:
		return "# ?/?"
	case 13:
		return "# ??/??"
	case 14:
		return "dd/mm/yyyy"
	case 15:
		return "d-mmm-yy"
	case 16:
		return "d-mmm"
	case 17:
		return "mmm-yy"
	case 18:
		return "h:mm AM/PM"
	case 19:
		return "h:mm:ss AM/PM"
	case 20:
		return "h:mm"
	case 21:
		return "h:mm:ss"
	case 22:
		return "dd/mm/yyyy h:mm"
	case 37, 38:
		return "#,##0;-#,##0"
	case 39, 40:
		return "#,##0.00;-#,##0.00"
	case 41:
		return `_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-`
	case 42:
		return `_-"£"* #,##0_-;-"£"* #,##0_-;_-"£"* "-"_-;_-@_-`
	case 43:
		return `_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-`
	case 44:
		return `_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-`
	case 45:
		return "mm:ss"
	case 46:
		return "[h]:mm:ss"
	case 47:
		return "mm:ss.0"
	case 48:
		return "##0.0E+0"
	case 49:
		return "@"
	}
	return ""
}

// formats keeps one parsed format a code.
type formats map[string]*numfmt.Format

func (f formats) get(code string) *numfmt.Format {
	if p, ok := f[code]; ok {
		return p
	}
	p := numfmt.Parse(code)
	f[code] = p
	return p
}
