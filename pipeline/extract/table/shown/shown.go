// Package shown reads the number in a cell of a spreadsheet, with one meaning
// in every kind of table: the number that a cell stores, a fraction that is
// shown in per cent as that percentage, or the number that a text is.
//
// It knows nothing of tables, and must not import normalise or any publication.
package shown

import (
	"regexp"
	"strings"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/vocabulary/number"
)

// Number returns the number in a cell. Of a text it is only what can be nothing
// else: brackets, and a scale behind the digits ("12m"), are for normalise to
// judge by the unit.
func Number(c *sheet.Cell) (number.Number, bool) {
	switch {
	case c == nil:
		return number.Number{}, false
	case c.Kind == sheet.Number:
		// A csv has no stored fraction: its field is what is shown.
		if raw := strings.TrimSpace(c.Raw); strings.HasSuffix(raw, "%") {
			if n, ok := number.Parse(raw); ok {
				return n, true
			}
		}
		return number.Shown(c.Number, InPercent(c)), true
	case c.Kind != sheet.Text:
		return number.Number{}, false
	}
	n, ok := number.Parse(c.Text)
	if !ok || n.Bracketed || n.Scaled {
		return number.Number{}, false
	}
	return n, true
}

// Value is Number without what stands beside the number.
func Value(c *sheet.Cell) (float64, bool) {
	n, ok := Number(c)
	return n.Value, ok
}

// InPercent says whether a cell is stored as a fraction and shown in per cent.
func InPercent(c *sheet.Cell) bool {
	return c.Kind == sheet.Number && strings.Contains(c.Format, "%") && strings.Contains(quoted.ReplaceAllString(c.Format, ""), "%")
}

// quoted is text of a number format that is printed as it stands.
var quoted = regexp.MustCompile(`"[^"]*"|\\.`)
