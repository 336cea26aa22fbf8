package sheet

import (
	"bytes"
	"strings"
)

// csvCell types a field. A number is one only in a form that a spreadsheet
// prints: spaces around it, thousands set apart by commas, a percent sign, a
// pound sign. All else is text, exactly as it stands: codes that begin with 0
// or hold letters, dates, marks.
func (s *shower) csvCell(c *Cell, field []byte) {
	if len(field) == 0 {
		return
	}
	c.Raw = s.get(field)
	trimmed := trimSpace(field)
	if n := len(trimmed); n > 0 && (trimmed[0] == 0xc2 || trimmed[n-1] == 0xa0) {
		trimmed = bytes.Trim(trimmed, " \t\u00a0")
	}
	if len(trimmed) == 0 {
		// Spaces are shown as nothing, but are not nothing.
		c.Kind, c.Text = Text, c.Raw
		return
	}
	if v, format, ok := s.csvNumber(trimmed); ok {
		c.Kind, c.Number, c.Format = Number, v, format
		c.Text = c.Raw
		if len(trimmed) != len(field) {
			c.Text = s.get(trimmed)
		}
		return
	}
	c.Kind, c.Text = Text, c.Raw
	if trimmed[0] == '#' && isError(string(trimmed)) {
		c.Kind, c.Text = Error, s.get(trimmed)
	}
}

// csvNumber reads a printed number and names the format that prints it so.
func (s *shower) csvNumber(b []byte) (v float64, format string, ok bool) {
	if last := b[len(b)-1]; b[0] > '9' && b[0] != 0xc2 || (last < '0' || last > '9') && last != '%' && last != '.' {
		return 0, "", false
	}
	neg, percent, pound := false, false, false
	if b[0] == '-' || b[0] == '+' {
		neg = b[0] == '-'
		b = b[1:]
	}
	if len(b) > 2 && b[0] == 0xc2 && b[1] == 0xa3 {
		pound, b = true, b[2:]
		if b[0] == '-' && !neg {
			neg, b = true, b[1:]
		}
	}
	if n := len(b); n > 1 && b[n-1] == '%' {
		percent, b = true, bytes.TrimRight(b[:n-1], " ")
	}
	digits, grouped, ok := s.csvDigits(b, neg || percent || pound)
	if !ok {
		return 0, "", false
	}
	if v, _, ok = parseFloat(digits); !ok {
		return 0, "", false
	}
	if percent {
		v /= 100
	}
	if neg && v != 0 {
		v = -v
	}
	return v, csvFormat(digits, grouped, percent, pound), true
}

// csvDigits checks the digits of a number and drops the commas between
// thousands. A leading 0 is a code's, unless a sign or unit makes it a number
// (an accounting format prints a zero as -00).
func (s *shower) csvDigits(b []byte, signed bool) (digits []byte, grouped, ok bool) {
	if len(b) == 0 || (b[0] < '0' || b[0] > '9') && b[0] != '.' {
		return nil, false, false
	}
	if len(b) > 1 && b[0] == '0' && b[1] != '.' && b[1] != 'e' && b[1] != 'E' && !(signed && allZero(b)) {
		return nil, false, false
	}
	s.buf = s.buf[:0]
	run, point, exp := 0, false, false
	for i, c := range b {
		switch {
		case c >= '0' && c <= '9':
			run++
		case c == ',' && !point && !exp:
			if grouped && run != 3 || run == 0 || run > 3 {
				return nil, false, false
			}
			grouped, run = true, 0
			continue
		case c == '.' && !point && !exp:
			if grouped && run != 3 {
				return nil, false, false
			}
			point = true
		case (c == 'e' || c == 'E') && !exp && i > 0 && len(b) > i+2 && (b[i+1] == '+' || b[i+1] == '-'):
			exp = true // without a sign it is a code, such as 5E10
		case (c == '+' || c == '-') && i > 0 && (b[i-1] == 'e' || b[i-1] == 'E'):
		default:
			return nil, false, false
		}
		s.buf = append(s.buf, c)
	}
	if grouped && !point && run != 3 {
		return nil, false, false
	}
	return s.buf, grouped, true
}

func allZero(b []byte) bool {
	for _, c := range b {
		if c != '0' {
			return false
		}
	}
	return true
}

func csvFormat(digits []byte, grouped, percent, pound bool) string {
	if !grouped && !percent && !pound {
		return ""
	}
	format := "0"
	if grouped {
		format = "#,##0"
	}
	if _, decimals, ok := strings.Cut(string(digits), "."); ok && len(decimals) > 0 {
		format += "." + strings.Repeat("0", len(decimals))
	}
	if pound {
		format = "£" + format
	}
	if percent {
		format += "%"
	}
	return format
}
