package numfmt

import (
	"bytes"
	"math"
	"strconv"
)

// Append appends v as the format shows it, outer spaces cut. Dates are serial
// days of the 1900 system.
func (f *Format) Append(dst []byte, v float64) []byte {
	s, abs := f.section(v)
	if s == nil {
		return dst
	}
	start := len(dst)
	switch {
	case s.date:
		dst = s.appendDate(dst, v)
	case s.fraction:
		dst = AppendGeneral(dst, v)
	default:
		dst = s.appendNumber(dst, v, abs)
	}
	shown := bytes.Trim(dst[start:], " \u00a0")
	return append(dst[:start], shown...)
}

// section picks the section for a value, and reports whether it shows the sign
// by itself.
func (f *Format) section(v float64) (s *section, abs bool) {
	n := len(f.sections)
	if n == 4 {
		n = 3 // the fourth is for text
	}
	conditional := false
	for i := range n {
		conditional = conditional || f.sections[i].op != ""
	}
	if conditional {
		for i := range n {
			s := &f.sections[i]
			if s.holds(v) {
				return s, v < 0 && (s.op == "<" && s.limit <= 0 || s.op == "" && i == 1 && n > 1)
			}
		}
		return &f.sections[n-1], false
	}
	switch {
	case v < 0 && n > 1:
		return &f.sections[1], true
	case v == 0 && n > 2:
		return &f.sections[2], true
	}
	return &f.sections[0], false
}

func (s *section) holds(v float64) bool {
	switch s.op {
	case "<":
		return v < s.limit
	case "<=":
		return v <= s.limit
	case ">":
		return v > s.limit
	case ">=":
		return v >= s.limit
	case "=":
		return v == s.limit
	case "<>":
		return v != s.limit
	}
	return true
}

// AppendGeneral appends v as the General format shows it in a wide column:
// fifteen significant digits.
func AppendGeneral(dst []byte, v float64) []byte {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.AppendInt(dst, int64(v), 10)
	}
	a := math.Abs(v)
	if a >= 1e15 || a < 1e-5 {
		return strconv.AppendFloat(dst, v, 'G', shortest(v), 64)
	}
	d := digitsOf(a)
	if v < 0 {
		dst = append(dst, '-')
	}
	return d.appendPlain(dst)
}

// shortest is the precision of at most 15 digits that loses no more.
func shortest(v float64) int {
	for p := 1; p < 15; p++ {
		s := strconv.FormatFloat(v, 'e', p-1, 64)
		if w, err := strconv.ParseFloat(s, 64); err == nil && math.Abs(w-v) <= math.Abs(v)*1e-15 {
			return p
		}
	}
	return 15
}

// decimal is a number of up to fifteen significant digits, as a spreadsheet
// keeps them: 0.d1d2d3... times ten to exp.
type decimal struct {
	d   [17]byte
	n   int
	exp int
}

// digitsOf returns the fifteen digits of a number that is not negative.
func digitsOf(v float64) decimal {
	var d decimal
	if v == 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return d
	}
	var buf [32]byte
	s := strconv.AppendFloat(buf[:0], v, 'e', 14, 64)
	e := bytes.IndexByte(s, 'e')
	d.d[0] = s[0]
	d.n = 1 + copy(d.d[1:], s[2:e])
	d.exp, _ = strconv.Atoi(string(s[e+1:]))
	d.exp++
	d.trim()
	return d
}

func (d *decimal) trim() {
	for d.n > 0 && d.d[d.n-1] == '0' {
		d.n--
	}
	if d.n == 0 {
		d.exp = 0
	}
}

// round keeps so many digits behind the point, half away from zero.
func (d *decimal) round(decimals int) {
	keep := d.exp + decimals
	if keep >= d.n {
		return
	}
	if keep < 0 {
		d.n, d.exp = 0, 0
		return
	}
	up := d.d[keep] >= '5'
	d.n = keep
	for i := keep - 1; up && i >= 0; i-- {
		if d.d[i] < '9' {
			d.d[i]++
			up = false
			break
		}
		d.d[i] = '0'
	}
	if up {
		copy(d.d[1:], d.d[:d.n])
		d.d[0] = '1'
		d.n++
		d.exp++
	}
	d.trim()
}

// at is the digit at a place: 0 is the unit, 1 the tens, -1 the tenths.
func (d *decimal) at(place int) byte {
	i := d.exp - 1 - place
	if i < 0 || i >= d.n {
		return '0'
	}
	return d.d[i]
}

func (d *decimal) appendPlain(dst []byte) []byte {
	for p := max(d.exp-1, 0); p >= 0; p-- {
		dst = append(dst, d.at(p))
	}
	if d.n > d.exp {
		dst = append(dst, '.')
		for p := -1; p >= d.exp-d.n; p-- {
			dst = append(dst, d.at(p))
		}
	}
	return dst
}

func (s *section) appendNumber(dst []byte, v float64, abs bool) []byte {
	a := math.Abs(v) * math.Pow(100, float64(s.percents)) / math.Pow(1000, float64(s.thousands))
	d := digitsOf(a)
	exp := 0
	if s.expDigits > 0 {
		exp = s.normalise(&d)
	} else if s.intDigits+s.decimals > 0 {
		d.round(s.decimals)
	}
	if v < 0 && !abs && (d.n > 0 || s.isGeneral()) {
		dst = append(dst, '-')
	}
	intLeft, decLeft, expSeen := s.intDigits, 0, false
	for _, t := range s.tokens {
		switch t.kind {
		case literal:
			dst = append(dst, t.text...)
		case general:
			dst = AppendGeneral(dst, math.Abs(v))
		case point:
			if s.decimals == 0 || d.n > max(d.exp, 0) || s.mustShow() {
				dst = append(dst, '.')
			}
		case exponent:
			expSeen = true
			dst = append(dst, 'E')
			dst = appendExponent(dst, exp, s.expDigits, t.text == "E+" || t.text == "e+")
		case digit:
			switch {
			case expSeen:
			case intLeft > 0:
				dst = s.appendInt(dst, &d, intLeft, t.text[0])
				intLeft--
			default:
				decLeft--
				dst = appendDecimal(dst, &d, decLeft, t.text[0])
			}
		}
	}
	return dst
}

func (s *section) isGeneral() bool {
	for _, t := range s.tokens {
		if t.kind == general {
			return true
		}
	}
	return false
}

// mustShow reports whether a digit behind the point is shown whatever it is.
func (s *section) mustShow() bool {
	seen := false
	for _, t := range s.tokens {
		seen = seen || t.kind == point
		if seen && t.kind == digit && t.text != "#" {
			return true
		}
	}
	return false
}

// appendInt shows the digits of one placeholder before the point, of which
// left remain; the first shows all that there are.
func (s *section) appendInt(dst []byte, d *decimal, left int, holder byte) []byte {
	from := left - 1
	if left == s.intDigits {
		from = max(from, d.exp-1)
	}
	for p := from; p >= left-1; p-- {
		switch {
		case p < d.exp:
			dst = append(dst, d.at(p))
		case holder == '0':
			dst = append(dst, '0')
		case holder == '?':
			dst = append(dst, ' ')
			continue
		default:
			continue
		}
		if s.group && p > 0 && p%3 == 0 {
			dst = append(dst, ',')
		}
	}
	return dst
}

func appendDecimal(dst []byte, d *decimal, place int, holder byte) []byte {
	if place >= d.exp-d.n && d.n > 0 || holder == '0' {
		return append(dst, d.at(place))
	}
	if holder == '?' {
		return append(dst, ' ')
	}
	return dst
}

// normalise scales to the exponent that the integer places ask for.
func (s *section) normalise(d *decimal) int {
	places := max(s.intDigits, 1)
	exp := 0
	if d.n > 0 {
		exp = d.exp - places
		d.exp = places
	}
	d.round(s.decimals)
	if d.exp > places {
		d.exp--
		exp++
	}
	return exp
}

func appendExponent(dst []byte, exp, digits int, plus bool) []byte {
	switch {
	case exp < 0:
		dst = append(dst, '-')
		exp = -exp
	case plus:
		dst = append(dst, '+')
	}
	text := strconv.Itoa(exp)
	for range digits - len(text) {
		dst = append(dst, '0')
	}
	return append(dst, text...)
}
