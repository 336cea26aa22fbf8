package period

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, a number or one sign of a printed text.
type token struct {
	kind       rune   // 'w' a word, 'n' a number, else the sign itself; every dash is '-'
	text       string // in lower case; a number without its ordinal ending
	start, end int    // bytes of the printed text
	spaced     bool   // a space, or a mark that was taken off, stands before it
}

// marks are what hangs on a period and is no part of it.
type marks struct{ provisional, revised bool }

// lex parts a text into tokens. References to notes ("[note 3]"), signs of
// notes and marks such as "(p)" are taken off; the marks are remembered.
func lex(text string) ([]token, marks) {
	var m marks
	out := make([]token, 0, 16)
	spaced := true
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			spaced, i = true, i+size
			continue
		case isNoteSign(r):
			spaced, i = true, i+size
			continue
		case r == '[' || r == '(':
			if n := m.take(text[i:]); n > 0 {
				spaced, i = true, i+n
				continue
			}
		}
		t := token{kind: r, start: i, end: i + size, spaced: spaced}
		switch {
		case r >= '0' && r <= '9':
			t.kind, t.end = 'n', i+run(text[i:], func(r rune) bool { return r >= '0' && r <= '9' })
			t.text = text[i:t.end]
			if n := ordinal(text[t.end:]); n > 0 {
				t.end += n
			}
		case unicode.IsLetter(r):
			t.kind, t.end = 'w', i+run(text[i:], unicode.IsLetter)
			t.text = strings.ToLower(text[i:t.end])
		case strings.ContainsRune("‐‑‒–—−", r):
			t.kind = '-'
		case r == '’' || r == '‘' || r == '`':
			t.kind = '\''
		}
		out = append(out, t)
		spaced, i = false, t.end
	}
	return out, m
}

// isNoteSign reports whether a sign points to a note. Superscript digits do.
func isNoteSign(r rune) bool {
	return strings.ContainsRune("*†‡§~^¹²³⁰⁴⁵⁶⁷⁸⁹", r)
}

// take returns the length of a bracket that is a mark or points to a note.
func (m *marks) take(s string) int {
	closing := strings.IndexByte(s, map[byte]byte{'[': ']', '(': ')'}[s[0]])
	if closing < 0 {
		return 0
	}
	switch word := strings.ToLower(strings.TrimSpace(s[1:closing])); word {
	case "p", "provisional":
		m.provisional = true
	case "r", "revised":
		m.revised = true
	case "latest":
	default:
		if s[0] == '(' {
			return 0
		}
	}
	return closing + 1
}

// run is the length of the longest start of s of such runes.
func run(s string, is func(rune) bool) int {
	if i := strings.IndexFunc(s, func(r rune) bool { return !is(r) }); i >= 0 {
		return i
	}
	return len(s)
}

// ordinal is the length of the ending of an ordinal number, as of "31st".
func ordinal(s string) int {
	n := run(s, unicode.IsLetter)
	switch strings.ToLower(s[:n]) {
	case "st", "nd", "rd", "th":
		return n
	}
	return 0
}
