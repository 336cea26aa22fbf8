package sheet

import "forcestats/pipeline/readers/sheet/numfmt"

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

// builtin returns the format code of those that files name by number only
// (ECMA-376 part 1, 18.8.30), in the form that a British Excel shows; empty
// for General and what has no number.
func builtin(id int) string { return builtinCodes[id] }

var builtinCodes = map[int]string{
	1:  "0",
	2:  "0.00",
	3:  "#,##0",
	4:  "#,##0.00",
	5:  `"£"#,##0;-"£"#,##0`,
	6:  `"£"#,##0;-"£"#,##0`,
	7:  `"£"#,##0.00;-"£"#,##0.00`,
	8:  `"£"#,##0.00;-"£"#,##0.00`,
	9:  "0%",
	10: "0.00%",
	11: "0.00E+00",
	12: "# ?/?",
	13: "# ??/??",
	14: "dd/mm/yyyy",
	15: "d-mmm-yy",
	16: "d-mmm",
	17: "mmm-yy",
	18: "h:mm AM/PM",
	19: "h:mm:ss AM/PM",
	20: "h:mm",
	21: "h:mm:ss",
	22: "dd/mm/yyyy h:mm",
	37: "#,##0;-#,##0",
	38: "#,##0;-#,##0",
	39: "#,##0.00;-#,##0.00",
	40: "#,##0.00;-#,##0.00",
	41: `_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-`,
	42: `_-"£"* #,##0_-;-"£"* #,##0_-;_-"£"* "-"_-;_-@_-`,
	43: `_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-`,
	44: `_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-`,
	45: "mm:ss",
	46: "[h]:mm:ss",
	47: "mm:ss.0",
	48: "##0.0E+0",
	49: "@",
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
