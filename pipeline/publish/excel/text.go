package excel

import (
	"encoding/xml"
	"fmt"
	"math"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// maxCell is how many UTF-16 units a cell can hold, less room for a word that
// says that the text is cut.
const maxCell = excelize.TotalCellChars - 100

// maxSheetName is how long the name of a sheet can be.
const maxSheetName = 31

// escape makes text safe inside an attribute.
func escape(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return ""
	}
	return b.String()
}

// clip cuts text that no cell can hold and says so.
func clip(s string) string {
	if len(s) <= maxCell {
		return s
	}
	u := utf16.Encode([]rune(s))
	if len(u) <= maxCell {
		return s
	}
	return strings.ToValidUTF8(string(utf16.Decode(u[:maxCell])), "") + " … [cut: the whole text is in the Parquet file]"
}

// formulaLike reports whether a spreadsheet program could take text for a
// formula when somebody edits the cell or saves it as csv.
func formulaLike(s string) bool {
	return s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0]))
}

// sheetName makes a name that Excel allows of any words: no : \ / ? * [ ], no
// apostrophe at either end, at most 31 characters, not empty, not History.
func sheetName(words string) string {
	s := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || r < ' ' {
			return ' '
		}
		return r
	}, words)
	s = strings.Trim(strings.Join(strings.Fields(s), " "), "' ")
	if u := utf16.Encode([]rune(s)); len(u) > maxSheetName {
		s = strings.Trim(strings.ToValidUTF8(string(utf16.Decode(u[:maxSheetName])), ""), "' ")
	}
	if s == "" || strings.EqualFold(s, "history") {
		return "Sheet " + s
	}
	return s
}

// text is a cell with words; none is an empty cell.
func (b *book) text(s string) any {
	switch {
	case s == "":
		return nil
	case formulaLike(s):
		return excelize.Cell{StyleID: b.styles[guarded], Value: clip(s)}
	}
	return excelize.Cell{StyleID: b.styles[wrapped], Value: clip(s)}
}

// number is a cell with a figure of a unit; none is an empty cell.
func (b *book) number(v record.Null[float64], unit string) any {
	if !v.Valid {
		return nil
	}
	return excelize.Cell{StyleID: b.styles[lookOf(unit, v.V)], Value: v.V}
}

// lookOf is the look of one figure: rates and shares with three significant
// figures, so that what is not 0 never shows as 0.
func lookOf(unit string, v float64) look {
	l := numberLook(unit)
	if l != rates {
		return l
	}
	switch v = math.Abs(v); {
	case v >= 100:
		return whole
	case v >= 10:
		return onePlace
	case v >= 1 || v == 0:
		return twoPlaces
	}
	return rates
}

// count is a cell with a whole number.
func (b *book) count(n int) any {
	return excelize.Cell{StyleID: b.styles[whole], Value: n}
}

// date is a cell with a date; none is an empty cell.
func (b *book) date(d civil.Date) any {
	if !d.Valid() {
		return nil
	}
	return excelize.Cell{StyleID: b.styles[day], Value: d.Time()}
}

// yes is a cell with yes or no.
func (b *book) yes(v bool) any {
	if v {
		return b.text("yes")
	}
	return b.text("no")
}

// name is a cell's reference.
func name(col, row int) string {
	s, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		panic(fmt.Sprintf("excel: no cell at column %d, row %d", col, row))
	}
	return s
}
