package excel

import "github.com/xuri/excelize/v2"

// Colours of the Government Analysis Function's palette for charts; each has a
// contrast of at least 3:1 against white, and the header's 10:1 against its text.
const (
	darkBlue  = "12436D"
	orange    = "F46A25"
	turquoise = "1F7F7D"
	midGrey   = "8C8C8C"
	textBlue  = "1D4ED8" // links: 6.7:1 on white
	black     = "000000"
	white     = "FFFFFF"
)

const fontName = "Arial"

// Looks of a cell.
type look int

const (
	plain look = iota // text on one line
	wrapped
	guarded // text that starts like a formula: stays text when it is edited
	title
	heading
	header // of a table
	headerRight
	linked
	linkedLong // a link with more words than its column has room for
	choice     // a cell to choose in
	day        // date
	whole
	onePlace
	twoPlaces
	rates // a rate whose size is not known when the cell is written
	general
	looks // how many there are
)

// styles are the ids of the looks in a workbook.
type styles [looks]int

func newStyles(f *excelize.File) (styles, error) {
	var s styles
	for l := range looks {
		id, err := f.NewStyle(styleOf(l))
		if err != nil {
			return s, err
		}
		s[l] = id
	}
	return s, nil
}

func styleOf(l look) *excelize.Style {
	st := &excelize.Style{
		Font:      &excelize.Font{Family: fontName, Size: 11, Color: black},
		Alignment: &excelize.Alignment{Vertical: "top"},
	}
	format := func(f string) { st.CustomNumFmt = &f; st.Alignment.Horizontal = "right" }
	switch l {
	case wrapped:
		st.Alignment.WrapText = true
	case guarded:
		st.Alignment.WrapText = true
		st.NumFmt = 49 // text: stays text when somebody edits the cell
	case title:
		st.Font.Size, st.Font.Bold = 16, true
	case heading:
		st.Font.Size, st.Font.Bold = 13, true
	case header, headerRight:
		st.Font.Bold, st.Font.Color = true, white
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{darkBlue}}
		st.Alignment.WrapText = true
		st.Alignment.Vertical = "bottom"
		if l == headerRight {
			st.Alignment.Horizontal = "right"
		}
	case linked, linkedLong:
		st.Alignment.WrapText = l == linkedLong
		st.Font.Color, st.Font.Underline = textBlue, "single"
	case choice:
		st.Font.Bold = true
		st.Font.Size = 12
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF4CC"}}
		for _, side := range []string{"left", "right", "top", "bottom"} {
			st.Border = append(st.Border, excelize.Border{Type: side, Color: black, Style: 2})
		}
	case day:
		format("d mmm yyyy")
	case whole:
		format("#,##0")
	case onePlace:
		format("#,##0.0")
	case twoPlaces:
		format("#,##0.00")
	case rates:
		format("[<0.1]0.0000;[<10]0.00;#,##0.0")
	case general:
		format("General")
	}
	return st
}

// numberLook is the look of a figure of a unit: figures are stored as they
// are and only shown rounded.
func numberLook(unit string) look {
	switch unit {
	case "count", "persons", "headcount", "households", "days":
		return whole
	case "per_1000", "per_10000", "per_100000", "percent":
		return rates
	case "fte", "persons_per_sq_km":
		return onePlace
	case "index", "sq_km":
		return twoPlaces
	}
	return general
}
