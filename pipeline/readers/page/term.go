package page

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Term is a word that a document gives a meaning of its own: "the Department
// for Education (the Department)", "West Mercia Police (WMP)".
type Term struct {
	Short string // as it is used later: "the Department", "WMP"
	Full  string // what it stands for, as printed
}

var (
	initials = regexp.MustCompile(`^\p{Lu}[\p{Lu}\p{Ll}]*\p{Lu}s?$`)
	given    = regexp.MustCompile(`^(?:` + says + `[ ,:]*)?[“"‘']?([Tt]he )[“"‘']?(\p{Lu}[\p{L} ]{2,30}?)[”"’']?$`)
)

// says are the words before a term in brackets.
const says = `(?:hereafter|hereinafter|henceforth|referred to (?:here )?as|known as|or)`

// small are the words of a name that have no capital.
var small = []string{"and", "of", "for", "the", "in", "on", "upon", "with", "to", "&"}

// Terms returns the names that the document shortens, each short form once, as
// it is first given. A short form that is given to two names stands for none.
func (d *Document) Terms() []Term {
	var terms []Term
	twice := map[string]bool{}
	for _, b := range d.Blocks {
		for rest := b.Text; ; {
			before, after, found := strings.Cut(rest, " (")
			inside, behind, closed := strings.Cut(after, ")")
			if !found || !closed {
				break
			}
			rest = behind
			t, ok := term(lastWords(before), inside)
			if !ok {
				continue
			}
			at := slices.IndexFunc(terms, func(have Term) bool { return have.Short == t.Short })
			if at < 0 {
				terms = append(terms, t)
			} else if !strings.EqualFold(terms[at].Full, t.Full) {
				twice[t.Short] = true
			}
		}
	}
	return slices.DeleteFunc(terms, func(t Term) bool { return twice[t.Short] })
}

// longestName is how many words a name in front of a bracket has at most.
const longestName = 12

// lastWords returns the words that end a text, of letters alone.
func lastWords(text string) []string {
	words := strings.Fields(text[max(0, len(text)-20*longestName):])
	from := len(words)
	for from > 0 && len(words)-from < longestName && onlyLetters(words[from-1]) {
		from--
	}
	return words[from:]
}

func onlyLetters(w string) bool {
	w = strings.TrimSuffix(w, ",")
	return w != "" && strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune("’'&-", r) }) < 0
}

// term reads one name and what it is called in brackets.
func term(words []string, short string) (Term, bool) {
	if initials.MatchString(short) {
		full := spelt(words, strings.TrimSuffix(short, "s"))
		return Term{short, full}, full != ""
	}
	m := given.FindStringSubmatch(short)
	if m == nil {
		return Term{}, false
	}
	full := name(words)
	if full == "" || !strings.Contains(strings.ToLower(full), strings.ToLower(m[2])) {
		return Term{}, false
	}
	return Term{"the " + m[2], full}, true
}

// spelt returns the last words whose capitals spell an abbreviation: small
// words may be passed over or be part of it. Empty if none do.
func spelt(words []string, short string) string {
	letters := []rune(strings.ToUpper(short))
	for from := len(words) - 1; from >= 0 && len(words)-from <= 2*len(letters)+2; from-- {
		if !capital(words[from]) {
			continue
		}
		at := 0
		for _, w := range words[from:] {
			for _, part := range strings.Split(w, "-") {
				first := []rune(strings.ToUpper(part))
				switch {
				case len(first) > 0 && at < len(letters) && first[0] == letters[at]:
					at++
				case slices.Contains(small, strings.ToLower(part)):
				default:
					at = len(letters) + 1
				}
			}
		}
		if at == len(letters) {
			return strings.Join(words[from:], " ")
		}
	}
	return ""
}

// name returns the run of words with capitals that ends the words.
func name(words []string) string {
	from := len(words)
	for i := len(words) - 1; i >= 0; i-- {
		if capital(words[i]) {
			from = i
		} else if !slices.Contains(small, strings.ToLower(words[i])) {
			break
		}
	}
	return strings.Join(words[from:], " ")
}

func capital(w string) bool { return unicode.IsUpper([]rune(w)[0]) }
