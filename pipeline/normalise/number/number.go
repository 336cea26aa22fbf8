// Package number reads the text of a published cell: a number, or a mark that
// stands in for one. A blank is never zero, and nothing is guessed: what is
// neither a number nor a known mark is an error.
//
// It must not import anything of forcestats.
package number

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

//go:embed markers.csv
var markersFile string

// Reading is what a cell holds. Value counts only where Marker is empty.
type Reading struct {
	Value  float64
	Marker string // the contract's marker

	Revised, Provisional, Estimated bool // marked beside the number: [r], [p], [e]
}

// Reader knows the default marks. It may be shared.
type Reader struct {
	marks map[string]string
}

// New reads the default table of marks.
func New() (*Reader, error) {
	c := csv.NewReader(strings.NewReader(markersFile))
	c.Comment = '#'
	all, err := c.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("normalise/number/markers.csv: %w", err)
	}
	r := &Reader{marks: map[string]string{}}
	for _, row := range all[1:] {
		r.marks[row[0]] = row[1]
	}
	return r, nil
}

var (
	// plain is a number with or without thousands commas; a group is three digits.
	plain = regexp.MustCompile(`^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d*)?([eE][+-]?\d{1,3})?$|^([+-]?)(\.\d+)$`)
	// hanging is what hangs on a number: a note reference, a status letter.
	hanging  = regexp.MustCompile(`(?i)\s*(?:\[(notes?\s*[0-9 ,a-z]*|[0-9 ,]+|r|p|e|b|f|estimated|revised|provisional)\]|\((r|p|e|revised|provisional|estimated)\)|([¹²³⁰⁴-⁹*†‡]+)|([rpe]))$`)
	noteOnly = regexp.MustCompile(`(?i)^(?:\[notes?\s*[0-9 ,a-z]*\]\s*)+$`)
	// under is a small number that a publication hides behind its bound: <5.
	under = regexp.MustCompile(`^(?:<|≤|&lt;|less than ?)\s*\d+$`)
	// because is a mark followed by its reason: "N/A - data not provided".
	because = regexp.MustCompile(`^(n/a|na|\.\.|not available|not applicable)\s*[-–—:(].+$`)
)

var spaces = strings.NewReplacer("\u00a0", " ", "\u2009", " ", "\u202f", " ", "\u2007", " ", "\u200b", "", "\ufeff", "", "\t", " ", "\n", " ", "\r", " ")

// thousands are the space characters that group digits in print.
var thousands = regexp.MustCompile(`(\d)[\x{00a0}\x{2009}\x{202f}](\d{3})`)

// Read reads a cell's text as published. Percent signs and a leading pound
// sign go: the unit says what a number counts. An accounting "-00" is zero.
func (r *Reader) Read(published string) (Reading, error) {
	if v, err := strconv.ParseFloat(published, 64); err == nil && plain.MatchString(published) {
		return Reading{Value: zero(v)}, nil
	}
	s := strings.TrimSpace(spaces.Replace(ungroup(published)))
	if m, ok := r.mark(s); ok {
		return Reading{Marker: m}, nil
	}
	var out Reading
	rest := s
	for {
		if v, ok := parse(rest); ok {
			out.Value = v
			return out, nil
		}
		m := hanging.FindStringSubmatchIndex(rest)
		if m == nil || m[0] == 0 {
			break
		}
		out.note(strings.ToLower(strings.Trim(rest[m[0]:m[1]], " []()")))
		rest = strings.TrimSpace(rest[:m[0]])
		if mark, ok := r.mark(rest); ok {
			out.Marker = mark
			return out, nil
		}
	}
	return Reading{}, fmt.Errorf("%q is neither a number nor a known marker", published)
}

// note sets what a status letter says.
func (out *Reading) note(mark string) {
	switch mark {
	case "r", "revised":
		out.Revised = true
	case "p", "provisional":
		out.Provisional = true
	case "e", "estimated":
		out.Estimated = true
	}
}

// mark looks a text up among the marks.
func (r *Reader) mark(s string) (string, bool) {
	folded := strings.ToLower(s)
	if m, ok := r.marks[folded]; ok {
		return m, true
	}
	if noteOnly.MatchString(s) {
		return "not_available", true
	}
	if under.MatchString(folded) {
		return "suppressed", true
	}
	if m := because.FindStringSubmatch(folded); m != nil {
		return r.marks[m[1]], true
	}
	return "", false
}

func parse(s string) (float64, bool) {
	s = strings.TrimSpace(strings.TrimSuffix(s, "%"))
	s = strings.Replace(s, "−", "-", 1)
	s = strings.TrimPrefix(s, "£")
	if rest, ok := strings.CutPrefix(s, "-£"); ok {
		s = "-" + rest
	}
	if rest, ok := strings.CutPrefix(s, "- "); ok {
		s = "-" + strings.TrimSpace(rest) // accounting format pads between sign and digits
	}
	if !plain.MatchString(s) {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	if err != nil || math.IsInf(v, 0) {
		return 0, false
	}
	return zero(v), true
}

// zero turns a negative zero into zero.
func zero(v float64) float64 {
	if v == 0 {
		return 0
	}
	return v
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
