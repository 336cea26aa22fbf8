package sheet

import (
	"strings"

	"forcestats/pipeline/readers/sheet/xmlscan"
)

// odsFormat is a data style (OpenDocument 1.3 part 3, 16.29), as a number
// format code in the making.
type odsFormat struct {
	code strings.Builder
	maps []odsMap
}

// odsMap is a condition under which another data style shows the number.
type odsMap struct{ condition, style string }

// dataStyle reads a start tag of a data style.
func (st *odsStyles) dataStyle(s *xmlscan.Scanner, name string) error {
	switch name {
	case "number:number-style", "number:percentage-style", "number:currency-style", "number:date-style", "number:time-style", "number:boolean-style", "number:text-style":
		own, _ := s.Attr("style:name")
		st.current, st.number = nil, &odsFormat{}
		if len(st.data) >= st.limits.Styles {
			return &LimitError{What: "styles", Where: "data styles", Limit: int64(st.limits.Styles)}
		}
		st.data[own] = st.number
		return nil
	case "style:map":
		if st.number != nil {
			condition, _ := s.Attr("style:condition")
			apply, _ := s.Attr("style:apply-style-name")
			st.number.maps = append(st.number.maps, odsMap{condition, apply})
		}
		return nil
	}
	if st.number != nil {
		return st.number.part(s, name)
	}
	return nil
}

func (f *odsFormat) part(s *xmlscan.Scanner, name string) error {
	long := false
	if v, _ := s.Attr("number:style"); v == "long" {
		long = true
	}
	pick := func(l, sh string) {
		if long {
			sh = l
		}
		f.code.WriteString(sh)
	}
	switch name {
	case "number:number", "number:scientific-number":
		f.number(s, name)
	case "number:text", "number:currency-symbol":
		return f.literal(s)
	case "number:text-content":
		f.code.WriteByte('@')
	case "number:year":
		pick("yyyy", "yy")
	case "number:month":
		if v, _ := s.Attr("number:textual"); v == "true" {
			pick("mmmm", "mmm")
		} else {
			pick("mm", "m")
		}
	case "number:day":
		pick("dd", "d")
	case "number:day-of-week":
		pick("dddd", "ddd")
	case "number:hours":
		pick("hh", "h")
	case "number:minutes":
		pick("mm", "m")
	case "number:seconds":
		pick("ss", "s")
	case "number:am-pm":
		f.code.WriteString("AM/PM")
	}
	return nil
}

// maxPlaces bounds the digits that a data style may ask for.
const maxPlaces = 30

func (f *odsFormat) number(s *xmlscan.Scanner, name string) {
	_, hasDecimals := s.Attr("number:decimal-places")
	whole := min(attrInt(s, "number:min-integer-digits", 0), maxPlaces)
	grouping, _ := s.Attr("number:grouping")
	if !hasDecimals && grouping != "true" && name == "number:number" && whole <= 1 {
		f.code.WriteString("General")
		return
	}
	digits := strings.Repeat("0", max(whole, 0))
	if grouping == "true" {
		for len(digits) < 4 {
			digits = "#" + digits
		}
		digits = digits[:len(digits)-3] + "," + digits[len(digits)-3:]
	} else if digits == "" {
		digits = "#"
	}
	f.code.WriteString(digits)
	if n := min(attrInt(s, "number:decimal-places", 0), maxPlaces); n > 0 {
		f.code.WriteString("." + strings.Repeat("0", n))
	}
	if name == "number:scientific-number" {
		f.code.WriteString("E+" + strings.Repeat("0", max(1, min(attrInt(s, "number:min-exponent-digits", 2), maxPlaces))))
	}
}

// literal reads the characters of number:text or a currency symbol.
func (f *odsFormat) literal(s *xmlscan.Scanner) error {
	if s.Empty() {
		return nil
	}
	for outer := s.Depth() - 1; ; {
		kind, err := s.Next()
		if err != nil || kind == xmlscan.EOF {
			return err
		}
		if kind == xmlscan.End && s.Depth() == outer {
			return nil
		}
		if kind != xmlscan.Chars {
			continue
		}
		text, err := s.AppendChars(nil)
		if err != nil {
			return err
		}
		for _, r := range string(text) {
			switch {
			case r == '%' || r == ' ' || r == '-' || r == '/' || r == ':' || r == '(' || r == ')':
				f.code.WriteRune(r)
			case r == '"':
				f.code.WriteString(`\"`)
			default:
				f.code.WriteString(`"` + string(r) + `"`)
			}
		}
	}
}

// code is the format code of a data style, its conditions as sections.
func (st *odsStyles) code(name string, depth int) string {
	f := st.data[name]
	if f == nil || depth > 1 {
		return ""
	}
	own := strings.ReplaceAll(f.code.String(), `""`, "")
	var sections []string
	for _, m := range f.maps {
		// A third condition leaves the style's own code to text.
		if len(sections) == 3 || len(sections) == 2 && !strings.Contains(own, "@") {
			break
		}
		condition := strings.TrimPrefix(strings.ReplaceAll(m.condition, " ", ""), "value()")
		section := st.code(m.style, depth+1)
		if section == "" {
			section = "General"
		}
		if strings.HasPrefix(condition, "!=") {
			condition = "<>" + condition[2:]
		}
		sections = append(sections, "["+condition+"]"+section)
	}
	if own == "General" && len(sections) == 0 {
		return ""
	}
	if len(sections) > 0 && own == "" {
		own = "General"
	}
	return strings.Join(append(sections, own), ";")
}
