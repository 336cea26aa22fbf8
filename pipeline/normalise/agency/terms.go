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

// terms are the short forms of a document that name other bodies than the
// lexicon would take them for: "the Board" of a company, "WMP".
type terms struct {
	full    map[string]string // by short form
	printed map[string]string // short form by the name that was put in its place
	find    *regexp.Regexp
}

// terms keeps of a document's defined terms those that tell of a body.
func (a *Agencies) terms(defined map[string]string, f *Finding) *terms {
	t := &terms{full: defined, printed: map[string]string{}}
	var shorts []string
	for _, short := range slices.Sorted(maps.Keys(defined)) {
		if !slices.Equal(a.codes(short, f), a.codes(defined[short], f)) {
			shorts = append(shorts, short)
		}
	}
	if len(shorts) == 0 {
		return t
	}
	slices.SortStableFunc(shorts, func(x, y string) int { return cmp.Compare(len(y), len(x)) })
	for i, s := range shorts {
		shorts[i] = regexp.QuoteMeta(s)
		if rest, ok := strings.CutPrefix(s, "the "); ok {
			shorts[i] = `[Tt]he ` + regexp.QuoteMeta(rest)
		}
	}
	t.find = regexp.MustCompile(`\b(?:` + strings.Join(shorts, "|") + `)\b`)
	return t
}

// spell puts the full names in the place of short forms, "The Department for
// Education" in that of "The Department".
func (t *terms) spell(text string) string {
	if t.find == nil {
		return text
	}
	return t.find.ReplaceAllStringFunc(text, func(found string) string {
		name, article := t.full[found], ""
		if rest, ok := strings.CutPrefix(strings.ToLower(found), "the "); ok {
			article = found[:len(found)-len(rest)]
			name = t.full["the "+found[len(article):]]
		}
		name = mark + article + name + mark
		t.printed[name] = found
		return name
	})
}

// back tells words of a text with full names as the text itself has them. Words
// may hold a part of a name only: "the Department for".
func (t *terms) back(words, text string) string {
	words = marked.ReplaceAllStringFunc(words, func(name string) string { return t.printed[name] })
	head, part, cut := strings.Cut(words, mark)
	switch {
	case !cut && strings.Contains(text, words):
		return words
	case cut && part == "":
		return t.whole(head)
	case cut:
		return head + t.whole(part)
	}
	return t.whole(words)
}

// whole returns the short form of the name that words are a part of.
func (t *terms) whole(words string) string {
	for _, name := range slices.Sorted(maps.Keys(t.printed)) {
		if strings.Contains(name, words) {
			return t.printed[name]
		}
	}
	return words
}
