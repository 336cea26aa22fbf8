// Package number reads the text of a published cell: a number with what stands
// beside it (a unit, a scale, marks), or a mark that stands in for one. It is
// the only place that does. A blank is never zero, nothing is guessed and no
// mark is lost: what is neither a number nor a known mark is an error.
//
// It must not import anything of forcestats.
package number

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Unit is what is printed beside a number.
type Unit uint8

// The units that a cell prints itself.
const (
	None Unit = iota
	Percent
	Pounds
)

// Number is what a cell holds. Value counts only where Marker is empty.
type Number struct {
	Value  float64 // with the scale: "1.2m" is 1200000; a percentage as shown: "85.3%" is 85.3
	Marker string  // the contract's marker

	Unit      Unit
	Scaled    bool // printed with its scale ("1.2m", "3 thousand")
	Bracketed bool // "(12)": minus in accounts, and anywhere else nobody knows what

	Revised, Provisional, Estimated bool   // [r], [p], [e]
	Break, Unreliable, Forecast     bool   // [b], [u], [f]
	Notes                           string // references to notes, as printed: "[note 3]", "*"
}

var (
	digits = regexp.MustCompile(`^(?:(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:[eE][+-]?\d{1,3})?|\.\d+)$`)
	// hanging is what hangs on a number: a note reference, a status letter.
	hanging = regexp.MustCompile(`(?:\s*\[([^\]]*)\]|\s*\((\pL+)\)|\s*([¹²³⁰⁴-⁹*†‡§^~"]+)|\s*([rpe])|\s([RPE]))$`)
	noteRef = regexp.MustCompile(`^(?:(?:foot)?notes?\s*[0-9 ,a-z]*|[0-9 ,]+)$`)
	scale   = regexp.MustCompile(`^(.*[\d ])(m|mn|million|bn|billion|k|thousand)$`)
	clock   = regexp.MustCompile(`^\d{1,3}:\d\d(?::\d\d)?$`)
)

var scales = map[string]float64{"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}

var spaces = strings.NewReplacer("\u00a0", " ", "\u2009", " ", "\u202f", " ", "\u2007", " ", "\u200b", "", "\ufeff", "", "\t", " ", "\n", " ", "\r", " ")

// thousands are the space characters that group digits in print.
var thousands = regexp.MustCompile(`(\d)[\x{00a0}\x{2009}\x{202f}](\d{3})`)

// clean takes the spaces out that print puts in.
func clean(published string) string {
	return strings.TrimSpace(spaces.Replace(ungroup(published)))
}

// ungroup closes the spaces that group the digits of a number. Two groups in
// a row share a digit, so it looks until there is none.
func ungroup(s string) string {
	for {
		closed := thousands.ReplaceAllString(s, "$1$2")
		if closed == s {
			return s
		}
		s = closed
	}
}

// Bare reports whether a text is nothing but digits, commas, a point and a
// sign: nothing stands beside the number.
func Bare(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && c != ',' && c != '.' && c != '-' {
			return false
		}
	}
	return s != ""
}

// Parse reads a text that is a number, with what stands beside it. Marks that
// stand in for a number are Reader's to know.
func Parse(published string) (Number, bool) {
	var n Number
	for rest := clean(published); rest != ""; {
		if n.bare(rest) {
			return n, true
		}
		var ok bool
		if rest, ok = n.strip(rest); !ok {
			break
		}
	}
	return Number{}, false
}

// bare reads a number with its unit and scale, without marks.
func (n *Number) bare(s string) bool {
	sign, unit, factor, bracketed := 1.0, None, 1.0, false
	if inner, ok := strings.CutPrefix(s, "("); ok && strings.HasSuffix(inner, ")") {
		sign, bracketed, s = -1, true, strings.TrimSuffix(inner, ")")
	}
	for range 2 { // the sign and the pound stand in either order
		s = strings.TrimSpace(s)
		switch {
		case strings.HasPrefix(s, "-"), strings.HasPrefix(s, "−"):
			if sign < 0 {
				return false
			}
			sign, s = -1, strings.TrimPrefix(strings.TrimPrefix(s, "-"), "−")
		case strings.HasPrefix(s, "+") && sign > 0:
			s = s[1:]
		case strings.HasPrefix(s, "£") && unit == None:
			unit, s = Pounds, strings.TrimPrefix(s, "£")
		}
	}
	s = strings.TrimSpace(s)
	if rest, ok := strings.CutSuffix(s, "%"); ok && unit == None {
		unit, s = Percent, strings.TrimSpace(rest)
	} else if m := scale.FindStringSubmatch(strings.ToLower(s)); m != nil {
		factor, s = scales[m[2]], strings.TrimSpace(m[1])
	}
	if !digits.MatchString(s) {
		return false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	if v *= sign * factor; err != nil || math.IsInf(v, 0) {
		return false
	}
	n.Value, n.Unit, n.Scaled, n.Bracketed = zero(v), unit, factor != 1, bracketed
	return true
}

// strip takes the last mark off a text and keeps it.
func (n *Number) strip(s string) (rest string, ok bool) {
	m := hanging.FindStringSubmatchIndex(s)
	if m == nil || m[0] == 0 {
		return s, false
	}
	printed, mark := strings.TrimSpace(s[m[0]:m[1]]), ""
	for g := 2; g < len(m); g += 2 {
		if m[g] >= 0 {
			mark = strings.ToLower(strings.TrimSpace(s[m[g]:m[g+1]]))
		}
	}
	return strings.TrimSpace(s[:m[0]]), n.mark(mark, printed, m[4] >= 0)
}

// mark keeps what a mark says. In round brackets only the words of status are
// marks; a mark that nobody knows is none.
func (n *Number) mark(mark, printed string, round bool) bool {
	switch mark {
	case "r", "revised":
		n.Revised = true
	case "p", "provisional":
		n.Provisional = true
	case "e", "estimated":
		n.Estimated = true
	case "b", "break":
		n.Break = true
	case "u", "unreliable":
		n.Unreliable = true
	case "f", "forecast":
		n.Forecast, n.Estimated = true, true
	default:
		if sign := strings.HasPrefix(printed, "["); round || sign && !noteRef.MatchString(mark) {
			return false
		}
		n.Notes = printed + n.Notes
	}
	return true
}

// Said are the marks beside a number that no flag of the contract has, in
// words for its note; empty if there are none.
func (n Number) Said() string {
	var words []string
	if n.Break {
		words = append(words, "break in the series")
	}
	if n.Unreliable {
		words = append(words, "low reliability: the publisher does not vouch for the figure")
	}
	if n.Forecast {
		words = append(words, "forecast")
	}
	return strings.Join(words, "; ")
}

// Shown is the number that a cell stores, where the text is how a program shows
// it: a fraction shown in per cent is the percentage that a reader sees, without
// the error of a binary multiplication.
func Shown(stored float64, percent bool) Number {
	if !percent {
		return Number{Value: zero(stored)}
	}
	v, err := strconv.ParseFloat(strconv.FormatFloat(stored, 'f', -1, 64)+"e2", 64)
	if err != nil {
		v = stored * 100
	}
	return Number{Value: zero(v), Unit: Percent}
}

// zero turns a negative zero into zero.
func zero(v float64) float64 {
	if v == 0 {
		return 0
	}
	return v
}

func unreadable(published string) error {
	if clock.MatchString(strings.TrimSpace(published)) {
		return fmt.Errorf("%q is a time or a length of time, no number", published)
	}
	return fmt.Errorf("%q is neither a number nor a known marker", published)
}
