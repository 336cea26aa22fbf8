package theme

import (
	"regexp"
	"strings"
	"unicode"
)

// What a finding calls a body says nothing of what it asks: a University
// Hospital is no education, a safeguarding hub no sharing of information, and
// "Leaders across the partnership should" no leadership. Such words are masked
// before phrases are looked for.
var (
	// addressed is who must act, at the start: from a body up to its duty.
	addressed = regexp.MustCompile(`(?i)^((?:the |all |local |area |senior |both )*(?:[\p{L}’'-]+ ){0,3}?` +
		`(?:leaders|partnership|partners|authority|council|board|agencies|commissioners|trust|government|department)\b` +
		`[^.;:\n]{0,160}?\b)(?:should|must|needs? to|will need to)\b`)
	// name is words with capitals that hold the noun of a body.
	name = regexp.MustCompile(`\b(?:\p{Lu}[\p{L}’'-]*[ ,]+(?:(?:and|of|for|the|upon|&)[ ]+)*){1,7}` +
		`(?:Board|Council|Partnership|Trust|Hospital|Hub|Service|Services|Authority|Committee|Group|` +
		`Department|University|College|Police|Constabulary)\b`)
	// initials of bodies.
	initials = regexp.MustCompile(`\b(?:[A-Z]{0,3}(?:MASH|LSCB|SCB|ICB|CCG|NHS|SCP)|[A-Z]SCB)\b`)
)

// mask puts letters that spell nothing in the place of the names of bodies;
// the text keeps its length.
func mask(text string) string {
	for _, p := range []*regexp.Regexp{name, initials} {
		text = p.ReplaceAllStringFunc(text, blank)
	}
	if m := addressed.FindStringSubmatchIndex(text); m != nil {
		text = blank(text[:m[3]]) + text[m[3]:]
	}
	return text
}

func blank(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) && r < 0x80 {
			return 'x'
		}
		return r
	}, s)
}
