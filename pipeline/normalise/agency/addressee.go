package agency

import (
	"regexp"
	"slices"
	"strings"

	"forcestats/pipeline/vocabulary/pattern"
	"forcestats/pipeline/vocabulary/phrase"
)

// duty matches the words that lay a duty on the subject before them.
var duty = pattern.Lines(`(?i)\s+(?:also\s+|now\s+|therefore\s+|then\s+|still\s+|each\s+|all\s+|both\s+|together\s+|`+
	`urgently\s+|jointly\s+|immediately\s+)*(`, `
	should                                               # The should
	must                                                 # The must
	shall                                                # The shall
	needs?\s+to                                          # Forces need to
	ha(?:s|ve)\s+(?:much\s+)?more\s+(?:work\s+)?to\s+do  # The force has more to do
	would\s+benefit\s+from                               # The force would benefit from
	(?:is|are)\s+(?:recommended|asked|required|expected|urged)\s+to  # The force is recommended to
`, `)\b`)

// asks matches words that lay a duty on the body that follows them.
var asks = regexp.MustCompile(`(?i)\b(?:` +
	`(?:I|we|the\s+(?:panel|review|inquiry|committee|inspectorate))\s+(?:therefore\s+|also\s+|further\s+|strongly\s+)*` +
	`(?:recommends?|urges?|asks?|calls?\s+(?:up)?on)(?:\s+that)?` +
	`(?:,?\s+(?:within|by)\s+[^,]{3,60},|,?\s+(?:immediately|as\s+soon\s+as\s+possible|with\s+immediate\s+effect),?)?` +
	`|(?:it\s+is\s+)?recommended\s+that|recommendation\s+(?:to|for):?)\s+`)

// byBody matches a passive duty: "should be reviewed by X".
var byBody = regexp.MustCompile(`(?i)\b(?:should|must|shall|needs?\s+to)\s+(?:also\s+|then\s+)?be\s+(?:\S+\s+){1,8}?by\s+`)

// before are the words that may stand in front of a body's name in a subject.
var before = []string{
	"the", "a", "an", "all", "each", "every", "both", "any", "our", "its", "their", "this", "these", "those", "other", "relevant", "local", "senior", "key", "and", "of", "at", "in", "for", "on",
	"across", "within", "from", "individual", "statutory", "three", "two", "four", "national", "english", "welsh", "uk", "responsible", "appropriate", "chief", "officers",
	"leaders", "leader", "leadership", "managers", "staff", "members", "chair", "chairs", "chairperson", "heads", "head", "director", "directors", "executive", "executives", "commissioners", "providers", "strategic",
	"governing", "bodies", "organisations", "independent", "new", "safeguarding", "children", "multi", "agency", "as", "part", "force", "area", "regional", "central", "public", "his", "her", "majesty", "government",
	"representatives", "professionals", "practitioners", "team", "teams", "board", "boards", "service", "services", "workers", "operational", "frontline", "front", "line", "adult", "lead", "leads", "acting", "current", "future",
}

// leadIn are words that begin a clause in front of a subject.
var leadIn = []string{"by", "within", "before", "no", "not", "on", "in", "for", "to", "as", "from", "during", "after", "at", "if", "when", "where", "once", "following", "given", "until", "with", "through", "under", "across", "where"}

// noEnd are words that a subject cannot end with.
var noEnd = []string{"the", "a", "an", "of", "to", "that", "they", "and", "or", "in", "for", "which", "who", "what", "when", "on"}

// clause marks words that are a sentence of their own, not a subject: "agencies
// are clear about what ... should".
var clause = pattern.Words(`(?i)\s`, `
	are is was were has have had do does did can could will would may might whether what when that
	recognises? identif\w+ focus\w* reports? says? needs?
`, `\s`)

// openings are what may come before a subject within its sentence.
var openings = regexp.MustCompile(`(?:,|:|\b[Tt]hat|\band|\bwhile|\bbut|[‘“"(])\s+|[‘“"(]`)

// longestSubject is how many words a list of bodies may have.
const longestSubject = 45

// addressees returns the words of a text that say who must act, each once.
func (a *Agencies) addressees(text string) []string {
	var found []string
	add := func(words string) {
		words = strings.Trim(words, " ,:;‘“\"(")
		// "The UK government should also ..." repeats whom an earlier sentence named.
		if words != "" && !slices.ContainsFunc(found, func(have string) bool {
			return strings.Contains(strings.ToLower(have), strings.ToLower(words))
		}) {
			found = append(found, words)
		}
	}
	for _, s := range sentences(text) {
		if m := asks.FindStringIndex(s); m != nil {
			if words := a.leadingBody(s[m[1]:]); words != "" {
				add(words)
				continue
			}
		}
		subject := false
		for _, m := range duty.FindAllStringIndex(s, -1) {
			if words := a.subject(s[:m[0]]); words != "" {
				add(words)
				subject = true
				break
			}
		}
		if subject {
			continue
		}
		if m := byBody.FindStringIndex(s); m != nil {
			if words := a.leadingBody(s[m[1]:]); words != "" {
				add(words)
			}
		}
	}
	return found
}

// subject returns the subject that ends where a duty begins, from the earliest
// opening at which it begins with a body's name; empty if none does.
func (a *Agencies) subject(s string) string {
	starts := []int{0}
	for _, m := range openings.FindAllStringIndex(s, -1) {
		starts = append(starts, m[1])
	}
	for _, at := range starts {
		words := s[at:]
		if n := len(strings.Fields(words)); n == 0 || n > longestSubject {
			continue
		}
		if a.beginsWithBody(words) {
			return words
		}
	}
	return ""
}

// beginsWithBody reports whether words begin with a body's name, but for
// articles and ranks.
func (a *Agencies) beginsWithBody(words string) bool {
	t := phrase.Split(words)
	if len(t.Tokens) == 0 || slices.Contains(leadIn, t.Tokens[0].Word) || slices.Contains(noEnd, t.Tokens[len(t.Tokens)-1].Word) || clause.MatchString(words) {
		return false
	}
	first, end := -1, -1
	for _, h := range a.bodies.Hits(t) {
		switch {
		case first < 0 || h.From < first:
			first, end = h.From, h.To
		case h.From == first:
			end = max(end, h.To)
		}
	}
	if first < 0 {
		return governing(t)
	}
	for i := 0; i < first; i++ {
		if !slices.Contains(before, t.Tokens[i].Word) && !capital(t, i) {
			return false
		}
	}
	return !describes(t, end)
}

// governing reports a subject such as "Leaders in Oldham" that names no body,
// but people who lead one.
func governing(t *phrase.Text) bool {
	for i := 0; i < min(3, len(t.Tokens)); i++ {
		switch t.Tokens[i].Word {
		case "leaders", "commissioners", "managers", "organisations", "employers", "regulators", "providers":
			return true
		case "senior", "the", "all", "local", "area", "service":
		default:
			return false
		}
	}
	return false
}

// capital reports whether a token is part of a name: "Oldham" in "Oldham
// Council". The first word has a capital anyway; it counts if the next has too.
func capital(t *phrase.Text, i int) bool {
	upper := func(i int) bool {
		c := t.Source[t.Tokens[i].Start]
		return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
	}
	if i == 0 {
		return len(t.Tokens) > 1 && upper(0) && upper(1)
	}
	return upper(i)
}

// after are the words that may follow a body's name within a subject.
var after = []string{
	"and", "or", "of", "in", "at", "for", "on", "across", "with", "within", "working", "who", "which", "including", "through", "together", "alongside", "should", "as", "to", "responsible",
	"force", "forces", "council", "councils", "board", "boards", "service", "services", "staff", "officer", "officers", "partners", "trust", "trusts", "bodies", "leader", "leaders", "partnership", "hub",
	"providers", "team", "teams", "managers", "members", "agencies", "authority", "authorities", "departments", "department", "executive", "chair", "both", "each", "all", "also", "then", "now",
	"practitioners", "professionals", "organisations", "committee", "group", "groups", "company", "companies", "regulator", "governments", "ministers", "administration", "administrations", "commissioners", "leads", "lead", "area", "itself", "themselves",
}

// describes reports whether what follows a body's name, up to a token, makes
// it describe something else: "police training should ...".
func describes(t *phrase.Text, end int) bool {
	if last := t.Tokens[end-1]; strings.HasSuffix(t.Source[last.Start:last.End], "’") || strings.HasSuffix(t.Source[last.Start:last.End], "'s") || strings.HasSuffix(t.Source[last.Start:last.End], "’s") {
		return end < len(t.Tokens) // "social workers’ caseloads"
	}
	if end >= len(t.Tokens) || strings.ContainsAny(t.Source[t.Tokens[end-1].End:t.Tokens[end].Start], ",;:()’'–-/") {
		return false
	}
	return !slices.Contains(after, t.Tokens[end].Word) && !capital(t, end)
}

// leadingBody returns the body or list of bodies that a text begins with.
func (a *Agencies) leadingBody(s string) string {
	t := phrase.Split(s)
	end := 0
	for i := 0; i < len(t.Tokens); {
		// A body may follow directly, or after articles, ranks and "and".
		k := i
		for k < len(t.Tokens) && (slices.Contains(before, t.Tokens[k].Word) || capital(t, k)) && !a.startsBody(t, k) {
			k++
		}
		n := a.bodyAt(t, k)
		if n == 0 || t.Tokens[k].Sentence != t.Tokens[0].Sentence {
			break
		}
		i, end = k+n, t.Tokens[k+n-1].End
	}
	return s[:end]
}

func (a *Agencies) startsBody(t *phrase.Text, at int) bool { return a.bodyAt(t, at) > 0 }

// bodyAt returns how many tokens the longest body's name at a token has.
func (a *Agencies) bodyAt(t *phrase.Text, at int) int {
	longest := 0
	for _, h := range a.bodies.Hits(t) {
		if h.From == at {
			longest = max(longest, h.To-h.From)
		}
	}
	return longest
}

var sentenceEnd = regexp.MustCompile(`[.;!?][)’”]?\s+|\n|\s?[•−]\s`)

func sentences(text string) []string { return sentenceEnd.Split(text, -1) }
