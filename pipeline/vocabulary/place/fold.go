package place

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"forcestats/pipeline/vocabulary/pattern"
)

// fold gives the form under which names are compared: lower case, accents,
// apostrophes and full stops off, & as "and", any other punctuation one space.
func fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '‘' || r == '`' || r == '.':
		case r == '&':
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString("and")
			gap = true
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return b.String()
}

var inverted = regexp.MustCompile(`(?i)^(.+), *((?:royal +)?(?:city|county|borough|vale|isle)(?: +and +county)? +of|the)$`)

// rotate turns "Bristol, City of" into "City of Bristol".
func rotate(s string) string {
	if m := inverted.FindStringSubmatch(strings.TrimSpace(s)); m != nil {
		return m[2] + " " + m[1]
	}
	return s
}

// initials are an abbreviation behind a name: "Greater Manchester Police (GMP)".
var initials = regexp.MustCompile(`\s*\([A-Z][A-Za-z]{1,5}\)$`)

// marks are what a publication hangs on a label: note references, revision
// and significance marks, superscript digits, and digits glued to the name (no
// place has a name that ends in one or two; "Leeds 001" is an output area).
var marks = pattern.Lines(`(?i)(?:\s*`, `
	\[(?:notes?\s*[0-9a-z, ]*|[0-9, ]+[a-z]?|[a-z]{1,2})\]  # [note]
	\((?:R|P|r|p|[0-9, ]+)\)                                # (P)
	[*†‡^#¹²³⁰⁴-⁹]+                                         # #
	(?:[0-9]+(?:\s*,\s*[0-9]+)*)                            # 1
`, `)+$`)

var long = regexp.MustCompile(`[0-9]{3}`)

// Clean takes outer spaces, a leading asterisk and hanging marks off a label.
func Clean(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = strings.TrimSpace(strings.TrimLeft(s, "*"))
	at := marks.FindStringIndex(s)
	if at == nil || at[0] == 0 || long.MatchString(s[at[0]:]) {
		return s
	}
	return strings.TrimSpace(s[:at[0]])
}

// affix is a word of a label that is no part of the name, and the kinds that
// it speaks of (none: any kind).
type affix struct {
	words string
	kinds []kind
}

var (
	councils = []kind{county, upperDistrict, lowerDistrict}
	unitary  = []kind{upperDistrict, lowerDistrict}
)

// prefixes and suffixes, longest first where one contains another.
var prefixes = []affix{
	{"total for ", nil}, {"total ", nil}, {"all ", []kind{country}},
	{"borough council of ", unitary}, {"city council of ", unitary}, {"the council of the ", councils}, {"council of the ", councils}, {"the ", nil},
	{"royal borough of ", unitary}, {"london borough of ", unitary}, {"metropolitan borough of ", unitary}, {"borough of ", unitary},
	{"city and county of ", unitary}, {"city of ", nil}, {"county of ", nil},
	{"chief constable of ", []kind{force}}, {"commissioner of the ", []kind{force}}, {"commissioner of ", []kind{force}}, {"heddlu ", []kind{force}},
}

var suffixes = []affix{
	{" police force area", []kind{force}}, {" police force", []kind{force}}, {" police service", []kind{force}}, {" police area", []kind{force}},
	{" police", []kind{force}}, {" constabulary", []kind{force}}, {" force area", []kind{force}}, {" pfa", []kind{force}}, {" force", []kind{force}},
	{" metropolitan borough council", unitary}, {" metropolitan district council", unitary}, {" metropolitan council", unitary}, {" county borough council", unitary},
	{" london borough council", unitary}, {" london boro", unitary}, {" city and district council", unitary}, {" city council", unitary}, {" borough council", unitary}, {" district council", unitary},
	{" county council", councils}, {" mbc", unitary}, {" mdc", unitary}, {" lb", unitary}, {" cc", councils}, {" dc", unitary}, {" bc", unitary},
	{" unitary authority", unitary}, {" ua", unitary}, {" council", councils}, {" county borough", unitary}, {" metropolitan borough", unitary}, {" metropolitan district", unitary},
	{" london borough", unitary}, {" borough", unitary}, {" district", unitary}, {" city", unitary}, {" local authority", councils},
	{" met county", []kind{metropolitanCounty}}, {" metropolitan county", []kind{metropolitanCounty}}, {" county", []kind{county}},
	{" combined county authority", []kind{combinedAuthority}}, {" cca", []kind{combinedAuthority}}, {" mca", []kind{combinedAuthority}},
	{" mayoral combined authority", []kind{combinedAuthority}}, {" combined authority", []kind{combinedAuthority}}, {" ca", []kind{combinedAuthority}},
	{" community safety partnership", []kind{partnership}}, {" csp", []kind{partnership}},
	{" youth offending team", councils}, {" youth offending service", councils}, {" youth justice service", councils}, {" yot", councils}, {" yos", councils},
	{" safeguarding children partnership", councils}, {" safeguarding children board", councils},
	{" region", []kind{region}}, {" total", nil},
}

// bare takes one affix off each end of a folded label, and narrows the kinds
// that it may be of (nil: any). Again is false where there was none to take.
func bare(folded string, kinds []kind) (name string, left []kind, again bool) {
	for _, a := range prefixes {
		if rest, ok := strings.CutPrefix(folded, a.words); ok && rest != "" {
			folded, kinds, again = rest, narrow(kinds, a.kinds), true
			break
		}
	}
	for _, a := range suffixes {
		if rest, ok := strings.CutSuffix(folded, a.words); ok && rest != "" {
			folded, kinds, again = rest, narrow(kinds, a.kinds), true
			break
		}
	}
	return folded, kinds, again
}

// narrow keeps the kinds that both lists allow; the outer word decides where
// they share none ("London Borough of X Police" is police).
func narrow(have, also []kind) []kind {
	switch {
	case also == nil:
		return have
	case have == nil:
		return also
	}
	var both []kind
	for _, k := range have {
		if slices.Contains(also, k) {
			both = append(both, k)
		}
	}
	if both == nil {
		return have
	}
	return both
}
