package recommendation

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/vocabulary/pattern"
)

// start is how an entry begins: "Recommendation 4 (national): The Panel ...".
type start struct {
	word, number, rest string
	scope              string // "national", in brackets after the number
}

// qualifiers may stand before the word that names an entry.
var qualifiers = []string{
	"new", "national", "local", "key", "overarching", "interim", "final", "further", "priority", "system", "cross-cutting", "urgent",
	"immediate", "strategic", "operational", "practice", "multi-agency", "single agency", "inquiry", "committee", "panel",
}

// nouns name an entry, the longer first; what they are is the contract's word.
var nouns = []struct{ printed, word string }{
	{"findings and recommendations", "recommendation"}, {"finding and recommendation", "recommendation"},
	{"recommendations", "recommendation"}, {"recommendation", "recommendation"},
	{"learning points", "learning point"}, {"learning point", "learning point"}, {"learning", "learning point"},
	{"lessons", "learning point"}, {"lesson", "learning point"},
	{"action points", "recommendation"}, {"action point", "recommendation"},
	{"areas for improvement", "area for improvement"}, {"area for improvement", "area for improvement"}, {"afi", "area for improvement"},
	{"causes of concern", "cause of concern"}, {"cause of concern", "cause of concern"},
	{"causes for concern", "cause of concern"}, {"cause for concern", "cause of concern"},
	{"conclusions", "conclusion"}, {"conclusion", "conclusion"},
}

var (
	// inFigure is a printed number: 1, 1.2, 4a, 4a) i), R7, IV.
	inFigure = pattern.Lines(`^`, `
	[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*(?:\s?\([a-z]\)|\s?[a-z]\)|[a-z]\b)?(?:\s?\(?(?:i{1,3}|iv|vi{0,3}|ix|x)(?:\)|\b))?  # 1
	[IVX]{1,5}\b  # I
`, ``)
	inWord = regexp.MustCompile(`^[A-Za-z]+(?:[- ](?i:one|two|three|four|five|six|seven|eight|nine)\b)?`)
	// scope is "(national)" after a number.
	scope = regexp.MustCompile(`^\s*\(([\p{L}][^()]{2,60})\)`)
	// mark stands between a number and the text.
	mark = regexp.MustCompile(`^(?:\s*[:.)–—-]\s*|\s+|$)`)
	// unnumbered is "Recommendation: text".
	unnumbered = regexp.MustCompile(`^(?i:recommendation|learning point|committee recommendation|inquiry recommendation)\s*[:–—]\s+(.+)$`)
	// short is "R7. text" or "R7: text".
	short = regexp.MustCompile(`^(M?R\s?\d{1,3}(?:\.\d{1,2})?)\s*[:.)–—-]?\s+(.+)$`)
	// shortAlone is "R7" on a line of its own.
	shortAlone = regexp.MustCompile(`^(M?R\s?\d{1,3}(?:\.\d{1,2})?)\s*[:.)]?$`)
	// dots lead to a page number in a table of contents.
	dots = regexp.MustCompile(`(?:\.\s?){4,}|…{2,}|\s\d{1,3}$`)
)

// readStart reads the beginning of an entry from a block, if it is one.
func readStart(b *page.Block) (start, bool) {
	text := strings.TrimSpace(b.Text)
	if b.Kind == page.TableRow && len(b.Cells) > 1 || text == "" {
		return start{}, false
	}
	if s, marked, ok := namedStart(text); ok {
		set := b.Kind == page.Heading || b.Bold || b.Table != 0
		if !marked && s.rest != "" && !set && !ownSentence(s.rest) {
			return start{}, false // "Recommendation 18 of the report asked ..."
		}
		if !marked && startsLower(s.rest) && len(s.rest) > shortTitle {
			return start{}, false
		}
		return s, true
	}
	if m := unnumbered.FindStringSubmatch(text); m != nil {
		return start{word: "recommendation", rest: m[1]}, true
	}
	if m := short.FindStringSubmatch(text); m != nil {
		return start{word: "recommendation", number: strings.ReplaceAll(m[1], " ", ""), rest: m[2]}, true
	}
	if m := shortAlone.FindStringSubmatch(text); m != nil {
		return start{word: "recommendation", number: strings.ReplaceAll(m[1], " ", "")}, true
	}
	return start{}, false
}

// namedStart reads "New recommendation No. 4 (national): text"; marked says
// that a colon or the like parts number and text.
func namedStart(text string) (s start, marked, ok bool) {
	rest := text
	for range 2 {
		for _, q := range qualifiers {
			if after, is := cutWord(rest, q); is {
				rest = after
				break
			}
		}
	}
	found := false
	for _, n := range nouns {
		if after, is := cutWord(rest, n.printed); is {
			s.word, rest, found = n.word, after, true
			break
		}
	}
	if !found {
		return start{}, false, false
	}
	for _, no := range []string{"no.", "no", "number", "#"} {
		if after, is := cutWord(rest, no); is || no == "#" && strings.HasPrefix(rest, no) {
			rest = strings.TrimPrefix(after, "#")
			break
		}
	}
	printed := inFigure.FindString(rest)
	if printed == "" {
		if printed = inWord.FindString(rest); !isNumberWord(printed) {
			if printed, _, _ = strings.Cut(printed, " "); !isNumberWord(printed) {
				return start{}, false, false
			}
		}
	}
	rest = rest[len(printed):]
	s.number = inFigures(strings.TrimSpace(printed))
	if m := scope.FindStringSubmatch(rest); m != nil && mark.MatchString(rest[len(m[0]):]) {
		s.scope, rest = m[1], rest[len(m[0]):]
	}
	m := mark.FindString(rest)
	if m == "" && rest != "" {
		return start{}, false, false
	}
	s.rest = strings.TrimSpace(rest[len(m):])
	return s, strings.TrimSpace(m) != "", true
}

// cutWord cuts a word or words off the start of a text, whatever their case,
// with the space after them.
func cutWord(text, word string) (rest string, ok bool) {
	if len(text) <= len(word) || !strings.EqualFold(text[:len(word)], word) || text[len(word)] != ' ' {
		return text, false
	}
	return strings.TrimLeft(text[len(word):], " "), true
}

// ownSentence reports whether what follows "Recommendation 4" without a mark is
// a sentence of its own that asks for something: the line broke after the number.
func ownSentence(rest string) bool {
	return len(rest) > len("That the board acts.") && rest[0] >= 'A' && rest[0] <= 'Z' && strings.ContainsRune(".:;", rune(rest[len(rest)-1])) &&
		(strings.HasPrefix(rest, "That ") || obligation.MatchString(rest))
}

// inFigures turns "Two" into "2", so that copies of a recommendation meet.
func inFigures(s string) string {
	n := 0
	for _, part := range numberParts(s) {
		k := slices.Index(numberWords, part)
		if k < 0 {
			return s
		}
		n += k
	}
	return strconv.Itoa(n)
}

func isNumberWord(s string) bool {
	parts := numberParts(s)
	for _, part := range parts {
		if slices.Index(numberWords, part) < 1 {
			return false
		}
	}
	return len(parts) > 0
}

func numberParts(s string) []string {
	return strings.Fields(strings.ReplaceAll(strings.ToLower(s), "-", " "))
}

// numberWords are the numbers from zero to twenty; larger ones are two of them.
var numberWords = []string{
	"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
	"fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
}
