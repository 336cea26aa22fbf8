package page

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bullets are the glyphs that begin a list item. Private-use ones are those of
// Symbol and Wingdings as Word writes them.
const bullets = "•◦▪▫■□◼◻●○◆◇►▶➢➤❖✓✔‣⁃∙·\uF02D\uF06E\uF0A7\uF0B7\uF0A8\uF076\uF0D8\uF0FC\uF071\uF06F\uF0E0\uF075\uF077"

// dashes begin a list item only when a space follows.
const dashes = "-–—−‐‑*o"

var number = regexp.MustCompile(`^(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)]|\d{1,3}(?:\.\d{1,3}){1,3})(?:\s|$)`)

// glued is a number whose tab is too narrow to be a space: "10.Ensure that".
var glued = regexp.MustCompile(`^(\d{1,3}[.)])\p{Lu}\p{Ll}`)

// TakeLabel cuts a bullet or number off the start of a list item's text.
// Loose allows dashes and numbers too.
func TakeLabel(text string, loose bool) (label, rest string) {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	c, n := utf8.DecodeRuneInString(text)
	if n == 0 {
		return "", text
	}
	if strings.ContainsRune(bullets, c) {
		return text[:n], strings.TrimLeftFunc(text[n:], unicode.IsSpace)
	}
	if !loose {
		return "", text
	}
	if strings.ContainsRune(dashes, c) {
		if after, _ := utf8.DecodeRuneInString(text[n:]); n == len(text) || unicode.IsSpace(after) {
			return text[:n], strings.TrimLeftFunc(text[n:], unicode.IsSpace)
		}
	}
	if m := glued.FindStringSubmatch(text); m != nil {
		return m[1], text[len(m[1]):]
	}
	if m := number.FindString(text); m != "" {
		return strings.TrimSpace(m), strings.TrimLeftFunc(text[len(m):], unicode.IsSpace)
	}
	return "", text
}

// LabelOnly reports whether a text is nothing but a bullet or number.
func LabelOnly(text string) bool {
	text = strings.TrimSpace(text)
	if text == "" || utf8.RuneCountInString(text) > 8 {
		return false
	}
	label, rest := TakeLabel(text, true)
	return label != "" && rest == ""
}

// IsBullet reports whether a label is a glyph and no number.
func IsBullet(label string) bool {
	c, n := utf8.DecodeRuneInString(label)
	return n > 0 && n == len(label) && (strings.ContainsRune(bullets, c) || strings.ContainsRune(dashes, c))
}

// LabelForm makes the labels of one list alike: "2." and "3." are "1.", a
// bullet is itself.
func LabelForm(label string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= '0' && c <= '9':
			return '1'
		case c >= 'a' && c <= 'z':
			return 'a'
		case c >= 'A' && c <= 'Z':
			return 'A'
		}
		return c
	}, label)
}
