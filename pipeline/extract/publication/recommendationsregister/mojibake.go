package recommendationsregister

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"forcestats/pipeline/extract/table/longtable"
)

// repaired undoes the one way in which the texts of the table at hand were
// spoilt: UTF-8 read as Mac Roman, so that an apostrophe shows as "‚Äô". It
// changes a text only if every character fits and the bytes are UTF-8 again;
// then the outcome is the only text that could have been spoilt so.
func repaired(text string) string {
	if !strings.Contains(text, "¬") && !strings.Contains(text, "‚Ä") && !strings.Contains(text, "√") {
		return text
	}
	b, err := charmap.Macintosh.NewEncoder().Bytes([]byte(text))
	if err != nil || !utf8.Valid(b) {
		return text
	}
	return longtable.Line(strings.NewReplacer("\u200b", "", "\u00a0", " ", "\u202f", " ", "\ufeff", "").Replace(string(b)))
}
