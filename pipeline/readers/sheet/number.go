package sheet

import (
	"bytes"
	"fmt"
	"hash/maphash"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"forcestats/pipeline/readers/sheet/numfmt"
)

// pow10 are the powers of ten that a float64 holds exactly.
var pow10 = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

// parseFloat reads a number as spreadsheets store it (an optional sign,
// digits, a point, an exponent): no spaces, hexadecimals, infinities. plain
// tells that it stands there as General shows it, in at most 15 digits.
func parseFloat(b []byte) (v float64, plain, ok bool) {
	i := 0
	neg := false
	if i < len(b) && b[i] == '-' {
		neg = true
		i++
	}
	var mantissa uint64
	digits, decimals := 0, 0
	start := i
	for ; i < len(b) && b[i]-'0' <= 9; i++ {
		mantissa = mantissa*10 + uint64(b[i]-'0')
		digits++
	}
	if i == len(b) && digits > 0 && digits <= 15 {
		v = float64(mantissa)
		plain = digits == 1 || b[start] != '0'
		if neg {
			v, plain = -v, plain && mantissa != 0
		}
		return v, plain, true
	}
	if i < len(b) && b[i] == '.' {
		for i++; i < len(b) && b[i]-'0' <= 9; i++ {
			mantissa = mantissa*10 + uint64(b[i]-'0')
			digits++
			decimals++
		}
		// An exact mantissa over an exact power of ten rounds once: right.
		if i == len(b) && digits > 0 && digits <= 15 {
			v = float64(mantissa) / pow10[decimals]
			plain = v >= 1 && b[start] != '0' && b[len(b)-1] != '0' && decimals > 0
			if neg {
				v = -v
			}
			return v, plain, true
		}
	}
	for _, c := range b {
		if (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E' {
			return 0, false, false
		}
	}
	v, err := strconv.ParseFloat(string(b), 64)
	if err != nil || math.IsInf(v, 0) {
		return 0, false, false
	}
	return v, false, true
}

// interner keeps one string for text that comes again, as labels in a long
// table do: the last text of each slot stays.
type interner struct {
	slots []string
	seed  maphash.Seed // of no effect on what get returns
}

const (
	internSlots = 1 << 12
	internLen   = 64
)

func (in *interner) get(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	if len(b) > internLen {
		return validString(b)
	}
	if in.slots == nil {
		in.slots, in.seed = make([]string, internSlots), maphash.MakeSeed()
	}
	slot := &in.slots[maphash.Bytes(in.seed, b)%internSlots]
	if *slot != string(b) {
		*slot = validString(b)
	}
	return *slot
}

// validString is b as UTF-8: what is none becomes U+FFFD, as columns of text
// in a release hold nothing else.
func validString(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	return strings.ToValidUTF8(string(b), "\ufffd")
}

// shower turns stored numbers into cells; one belongs to one walk over a sheet.
type shower struct {
	interner
	buf      []byte
	date1904 bool // serial days count from 1904
}

// days1904 is the distance between the two date systems.
const days1904 = 1462

// number sets the kind, number, raw and shown text of a cell from a stored
// number. It returns false where raw is no number.
func (s *shower) number(c *Cell, raw []byte, f *numfmt.Format) bool {
	v, plain, ok := parseFloat(raw)
	if !ok && notFinite(raw) {
		// Programs that know no error cells write their sums so.
		c.Kind, c.Raw, c.Text = Error, s.get(raw), s.get(raw)
		return true
	}
	if !ok {
		return false
	}
	c.Raw = s.get(raw)
	s.set(c, v, f)
	if plain && f.Code == "" {
		c.Text = c.Raw
		return true
	}
	s.show(c, f)
	return true
}

// notFinite reports whether a stored number is the infinity or no-number of a
// programming language.
func notFinite(raw []byte) bool {
	switch strings.ToLower(string(bytes.TrimLeft(raw, "+-"))) {
	case "nan", "inf", "infinity", "1.#inf", "1.#qnan", "1.#ind":
		return true
	}
	return false
}

// set gives a cell a number, as a date where the format shows one.
func (s *shower) set(c *Cell, v float64, f *numfmt.Format) {
	c.Kind, c.Number = Number, v
	if v == 0 {
		c.Number = 0 // never minus zero
	}
	if f.Date() {
		c.Kind = Date
		if s.date1904 {
			c.Number += days1904
		}
	}
}

func (s *shower) show(c *Cell, f *numfmt.Format) {
	s.buf = f.Append(s.buf[:0], c.Number)
	c.Text = s.get(s.buf)
}

// bool sets a cell to TRUE or FALSE.
func (c *Cell) bool(v bool) {
	c.Kind, c.Number, c.Text = Bool, 0, "FALSE"
	if v {
		c.Number, c.Text = 1, "TRUE"
	}
}

// iso sets a cell from an ISO 8601 date, time or both, as strict xlsx and ods
// store them.
func (s *shower) iso(c *Cell, raw []byte, f *numfmt.Format) error {
	text := string(trimSpace(raw))
	serial, ok := isoSerial(text)
	if !ok {
		return fmt.Errorf("%q is no date", raw)
	}
	c.Kind, c.Number, c.Raw, c.Text = Date, serial, text, text
	if f.Date() {
		s.show(c, f)
	}
	return nil
}

func isoSerial(text string) (float64, bool) {
	text = strings.TrimSuffix(text, "Z")
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "15:04:05.999999999"} {
		t, err := time.Parse(layout, text)
		if err != nil {
			continue
		}
		if t.Year() == 0 {
			return t.Sub(time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)).Hours() / 24, true
		}
		return numfmt.Serial(t), true
	}
	return 0, false
}

// smallInt reads the digits of an attribute; -1 where it is no number.
func smallInt(b []byte) int {
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' || n > maxCoordinate/10 {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

func trimSpace(b []byte) []byte {
	for len(b) > 0 && b[0] <= ' ' {
		b = b[1:]
	}
	for len(b) > 0 && b[len(b)-1] <= ' ' {
		b = b[:len(b)-1]
	}
	return b
}
