package layout

import (
	"regexp"
	"strconv"
	"strings"

	"forcestats/pipeline/readers/sheet"
)

var (
	plainNumber  = regexp.MustCompile(`^[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?$`)
	markedNumber = regexp.MustCompile(`^([-−]?[\d,]*\.?\d+)\s*([*^~"†‡§]+|\((?:r|R|p|P)\)|[rRpP]|\[[^\]]*\])$`)
	// The marks that publishers print for a number.
	marker = regexp.MustCompile(`(?i)^(?:\.{1,3}|…|[-–—]+|:|\*+|\+|[cxzukn~#]|n/?a|nil|no data|not available|not applicable|suppressed|\[[a-z]{1,4}\])$`)
)

// Number returns the figure in a cell: the typed value, or a text that is a
// number with thousands commas and outer spaces.
func Number(c *sheet.Cell) (float64, bool) {
	switch c.Kind {
	case sheet.Number:
		return c.Number, true
	case sheet.Text:
		n, _, ok := parseNumber(c.Text)
		return n, ok
	}
	return 0, false
}

// parseNumber reads a number and the marks printed behind it ("17~").
func parseNumber(s string) (n float64, marks string, ok bool) {
	s = Collapse(s)
	if m := markedNumber.FindStringSubmatch(s); m != nil {
		s, marks = m[1], m[2]
	}
	if !plainNumber.MatchString(s) {
		return 0, "", false
	}
	n, err := strconv.ParseFloat(strings.NewReplacer(",", "", "−", "-").Replace(s), 64)
	return n + 0, marks, err == nil // + 0 makes -0 plain
}

// figure says whether a cell stands where a figure may: a number, a mark for
// one, or an error.
func figure(c *sheet.Cell) bool {
	if c.Merged {
		return false // the anchor speaks for the range
	}
	switch c.Kind {
	case sheet.Number, sheet.Error:
		return true
	case sheet.Text:
		_, ok := Number(c)
		return ok || marker.MatchString(Collapse(c.Text))
	}
	return false
}
