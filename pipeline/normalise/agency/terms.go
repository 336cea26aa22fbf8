package agency

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// mark stands around a name that was put in the place of its short form: a word
// joiner, which no published text has there.
const mark = "\u2060"

var marked = regexp.MustCompile(mark + `[^` + mark + `]*` + mark)

// Terms are the names that a document shortens and that name other bodies than
// the lexicon would take them for: "the Board" of a company, "WMP". It is
// read-only.
type Terms struct {
	full map[string]string // by short form
	find *regexp.Regexp
}

// Terms keeps of the names that a document shortens, by their short form, those
// that tell of a body; nil where none does.
func (a *Agencies) Terms(defined map[string]string, publication string) *Terms {
	f := &Finding{Publication: publication}
	var shorts []string
	for short, full := range defined {
		if !slices.Equal(a.codes(short, f), a.codes(full, f)) {
			shorts = append(shorts, short)
		}
	}
	if len(shorts) == 0 {
		return nil
	}
	// The longest first; a sentence may begin with one.
	slices.SortFunc(shorts, func(x, y string) int { return cmp.Or(cmp.Compare(len(y), len(x)), strings.Compare(x, y)) })
	for i, s := range shorts {
		shorts[i] = regexp.QuoteMeta(s)
		if rest, ok := strings.CutPrefix(s, "the "); ok {
			shorts[i] = `[Tt]he ` + regexp.QuoteMeta(rest)
		}
	}
	return &Terms{defined, regexp.MustCompile(`\b(?:` + strings.Join(shorts, "|") + `)\b`)}
}

// spelling is a finding with full names in the place of short forms.
type spelling struct {
	terms   *Terms
	printed map[string]string // short form by the name that was put in its place
}

// out puts the full names in, "The Department for Education" in the place of
// "The Department".
func (s *spelling) out(text string) string {
	return s.terms.find.ReplaceAllStringFunc(text, func(found string) string {
		name, article := s.terms.full[found], ""
		if rest, ok := strings.CutPrefix(strings.ToLower(found), "the "); ok {
			article = found[:len(found)-len(rest)]
			name = s.terms.full["the "+found[len(article):]]
		}
		name = mark + article + name + mark
		s.printed[name] = found
		return name
	})
}

// back tells words of a text with full names as the text itself has them. Words
// may hold a part of a name only: "the Department for".
func (s *spelling) back(words, text string) string {
	words = marked.ReplaceAllStringFunc(words, func(name string) string { return s.printed[name] })
	head, part, cut := strings.Cut(words, mark)
	switch {
	case !cut && strings.Contains(text, words):
		return words
	case cut && part == "":
		return s.whole(head)
	case cut:
		return head + s.whole(part)
	}
	return s.whole(words)
}

// whole returns the short form of the name that words are a part of.
func (s *spelling) whole(words string) string {
	for _, name := range slices.Sorted(maps.Keys(s.printed)) {
		if strings.Contains(name, words) {
			return s.printed[name]
		}
	}
	return words
}
