package record

import (
	"slices"
	"strings"
	"unicode"
)

// Breakdown joins dimension keys and values, given in pairs, into the
// contract's form: key=value;key=value with the keys sorted. Pairs with an
// empty value are left out. It panics on an odd number of arguments.
func Breakdown(pairs ...string) string {
	if len(pairs)%2 != 0 {
		panic("record.Breakdown: a key without a value")
	}
	var parts []string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			parts = append(parts, pairs[i]+"="+pairs[i+1])
		}
	}
	slices.Sort(parts)
	return strings.Join(parts, ";")
}

// Code turns a printed label into a code in lower case with underscores:
// letters and digits stay, an ampersand is "and", an apostrophe goes, and any
// other run of characters is one underscore.
func Code(label string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(label) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f && unicode.IsLetter(r):
			if gap && b.Len() > 0 {
				b.WriteByte('_')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'' || r == '’':
		case r == '&':
			if b.Len() > 0 {
				b.WriteByte('_')
			}
			b.WriteString("and")
			gap = true
		default:
			gap = true
		}
	}
	return b.String()
}
