package layout

import (
	"regexp"

	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/vocabulary/pattern"
)

// marker are the marks that publishers print for a number, and bracketed a
// number with a mark that nobody knows: normalise says so.
var (
	marker = pattern.Lines(`(?i)^`, `
	\.{1,3}         # .
	…               # …
	[-–—]+          # -
	:               # :
	\*+             # *
	\+              # +
	[cxzukn~#]      # X
	n/?a            # Na
	nil             # Nil
	no data         # No data
	not available   # Not available
	not applicable  # Not applicable
	suppressed      # Suppressed
	\[[a-z]{1,4}\]  # [a]
`, `$`)
	bracketed = regexp.MustCompile(`^[-−]?[\d,]*\.?\d+\s*\[[^\]]*\]$`)
)

// holdsFigure says whether a cell stands where a figure may: a number, a mark for
// one, or an error.
func holdsFigure(c *sheet.Cell) bool {
	if c.Merged {
		return false // the anchor speaks for the range
	}
	switch c.Kind {
	case sheet.Number, sheet.Error:
		return true
	case sheet.Text:
		text := Collapse(c.Text)
		_, ok := shown.Number(c)
		return ok || marker.MatchString(text) || bracketed.MatchString(text)
	}
	return false
}
