package pdf

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"

	"forcestats/pipeline/readers/page"
)

const (
	hyphenAtEnd = '\u0002' // PDFium's mark for a hyphen that ends a line
	softHyphen  = '\u00AD'
)

func decodeUTF16(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units))
}

func isSpace(c rune) bool { return unicode.IsSpace(c) || c == 0 }

// clean turns raw text with "\n" for line ends into one line: a hyphen at a
// line end is kept and joined, a soft hyphen there dropped and joined, spaces
// of every kind become one, characters that print nothing go.
func clean(raw string) string {
	var b strings.Builder
	b.Grow(len(raw))
	var last rune // last rune written, 0 at the start
	space := false
	rs := []rune(raw)
	for i := 0; i < len(rs); i++ {
		c := rs[i]
		switch {
		case c == '\n' && (last == '-' || last == '\u2010') && !space && joinable(b.String()):
			continue
		case isSpace(c):
			space = true
			continue
		case c == hyphenAtEnd:
			c = '-'
			for i+1 < len(rs) && isSpace(rs[i+1]) {
				i++
			}
		case c == softHyphen:
			if end := skipSpaces(rs, i+1); end < len(rs) && containsNewline(rs[i+1:end]) {
				i = end - 1
			}
			continue
		case c == 0x200B || c == 0xFFFE || c == 0xFFFF || c == 0xFEFF || unicode.IsControl(c):
			continue
		}
		if space && last != 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(c)
		last = c
	}
	return page.SpellLigatures(b.String())
}

// joinable reports whether the text ends in a letter or digit and a hyphen,
// as a word broken at a line end does; a dash with a space before does not.
func joinable(s string) bool {
	rs := []rune(s)
	if len(rs) < 2 {
		return false
	}
	c := rs[len(rs)-2]
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

func skipSpaces(rs []rune, i int) int {
	for i < len(rs) && isSpace(rs[i]) {
		i++
	}
	return i
}

func containsNewline(rs []rune) bool {
	for _, c := range rs {
		if c == '\n' {
			return true
		}
	}
	return false
}
