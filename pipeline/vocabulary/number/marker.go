package number

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"regexp"
	"strings"
)

//go:embed markers.csv
var markersFile string

// Reader reads numbers, and the marks that stand in for one by the default
// table. It may be shared.
type Reader struct {
	marks map[string]string
}

// New reads the default table of marks.
func New() (*Reader, error) {
	c := csv.NewReader(strings.NewReader(markersFile))
	c.Comment = '#'
	all, err := c.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("vocabulary/number/markers.csv: %w", err)
	}
	r := &Reader{marks: map[string]string{}}
	for _, row := range all[1:] {
		r.marks[row[0]] = row[1]
	}
	return r, nil
}

var (
	noteOnly = regexp.MustCompile(`(?i)^(?:\[notes?\s*[0-9 ,a-z]*\]\s*)+$`)
	// under is a small number that a publication hides behind its bound: <5.
	under = regexp.MustCompile(`^(?:<|≤|&lt;|(?:less|fewer) than|under|below) ?\d+$`)
	// because is a mark followed by its reason: "N/A - data not provided".
	because = regexp.MustCompile(`^(n/a|na|\.\.|not available|not applicable)\s*[-–—:(].+$`)
)

// Read reads a cell's text as published.
func (r *Reader) Read(published string) (Number, error) {
	s := clean(published)
	if m, ok := r.mark(s); ok {
		return Number{Marker: m}, nil
	}
	if n, ok := Parse(published); ok {
		return n, nil
	}
	// A mark may have marks of its own: ".. [note 2]".
	var n Number
	for rest, ok := n.strip(s); ok; rest, ok = n.strip(rest) {
		if mark, ok := r.mark(rest); ok {
			n.Marker = mark
			return n, nil
		}
	}
	return Number{}, unreadable(published)
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
