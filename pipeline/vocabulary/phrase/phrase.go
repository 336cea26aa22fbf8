// Package phrase finds phrases in English prose: the patterns that the
// lexicons of themes and agencies are written in, so that a researcher can
// read and edit them without knowing regular expressions.
//
// A pattern is words separated by spaces. `a/b` is either word, `exploit*` any
// word that begins so, `*scb` any that ends so, `~` up to three words between, `~~` up to eight. Upper
// and lower case, kinds of apostrophe and hyphen, and a possessive 's make no
// difference; a match never runs past the end of a sentence. Several patterns
// of one meaning are joined with " | ".
//
// It imports only the standard library.
package phrase

import (
	"fmt"
	"slices"
	"strings"
)

// How many words the two gaps may stand for.
const (
	shortGap = 3
	longGap  = 8
)

// element is one word of a pattern, or a gap.
type element struct {
	words    []string // exact words
	prefixes []string
	suffixes []string
	gap      int // up to so many words; 0 for a word
}

func (e *element) fits(word string) bool {
	for _, w := range e.words {
		if w == word {
			return true
		}
	}
	for _, p := range e.prefixes {
		if strings.HasPrefix(word, p) {
			return true
		}
	}
	for _, p := range e.suffixes {
		if strings.HasSuffix(word, p) {
			return true
		}
	}
	return false
}

// Pattern is a compiled pattern.
type Pattern struct{ elements []element }

// Compile reads one pattern. It refuses an empty one, and one that begins or
// ends with a gap.
func Compile(s string) (Pattern, error) {
	var p Pattern
	for _, field := range strings.FieldsFunc(fold(s), func(r rune) bool { return r == ' ' || r == '-' }) {
		switch field {
		case "~":
			p.elements = append(p.elements, element{gap: shortGap})
			continue
		case "~~":
			p.elements = append(p.elements, element{gap: longGap})
			continue
		}
		var e element
		for _, w := range strings.Split(field, "/") {
			stem, open := strings.CutSuffix(w, "*")
			stem, ending := strings.CutPrefix(possessive(stem), "*")
			switch {
			case stem == "" || open && ending:
				return Pattern{}, fmt.Errorf("pattern %q: an empty word in %q", s, field)
			case open:
				e.prefixes = append(e.prefixes, stem)
			case ending:
				e.suffixes = append(e.suffixes, stem)
			default:
				e.words = append(e.words, stem)
			}
		}
		p.elements = append(p.elements, e)
	}
	if len(p.elements) == 0 {
		return Pattern{}, fmt.Errorf("pattern %q has no words", s)
	}
	if p.elements[0].gap > 0 || p.elements[len(p.elements)-1].gap > 0 {
		return Pattern{}, fmt.Errorf("pattern %q begins or ends with a gap", s)
	}
	return p, nil
}

// CompileAll reads patterns joined with "|". An empty string is no pattern.
func CompileAll(s string) ([]Pattern, error) {
	var all []Pattern
	if strings.TrimSpace(s) == "" {
		return nil, nil
	}
	for _, one := range strings.Split(s, "|") {
		p, err := Compile(one)
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// at returns the token after a match that starts at token i, or -1.
func (p Pattern) at(t *Text, i int) int { return match(p.elements, t, i) }

func match(elements []element, t *Text, i int) int {
	if len(elements) == 0 {
		return i
	}
	e := &elements[0]
	if e.gap == 0 {
		if i >= len(t.Tokens) || !e.fits(t.Tokens[i].Word) {
			return -1
		}
		if len(elements) > 1 && i+1 < len(t.Tokens) && t.Tokens[i+1].Sentence != t.Tokens[i].Sentence {
			return -1
		}
		return match(elements[1:], t, i+1)
	}
	for n := 0; n <= e.gap && i+n < len(t.Tokens); n++ {
		if n > 0 && t.Tokens[i+n].Sentence != t.Tokens[i].Sentence {
			return -1
		}
		if end := match(elements[1:], t, i+n); end >= 0 {
			return end
		}
	}
	return -1
}

// Hit is a pattern found: the tokens from From up to, not including, To.
type Hit struct {
	Entry    int // number of the entry that was added to the Set
	From, To int
}

// Set is many entries that are looked for at once. An entry is patterns of one
// meaning, and exceptions: a match that an exception overlaps does not count.
type Set struct {
	entries []entry
	byWord  map[string][]start
	byStem  map[string][]start // first letters of a prefix, stemLength of them
	byTail  map[string][]start // last letters of a suffix, stemLength of them
}

type entry struct{ patterns, except []Pattern }

type start struct{ entry, pattern int }

// stemLength is how many letters of a prefix are looked up; shorter prefixes
// are refused by Add, because they would fit half the dictionary.
const stemLength = 3

// Add adds an entry and returns its number, counted from 0.
func (s *Set) Add(patterns, except string) (int, error) {
	ps, err := CompileAll(patterns)
	if err != nil {
		return 0, err
	}
	if len(ps) == 0 {
		return 0, fmt.Errorf("an entry without a pattern")
	}
	es, err := CompileAll(except)
	if err != nil {
		return 0, err
	}
	if s.byWord == nil {
		s.byWord, s.byStem, s.byTail = map[string][]start{}, map[string][]start{}, map[string][]start{}
	}
	n := len(s.entries)
	for i, p := range ps {
		for _, w := range p.elements[0].words {
			s.byWord[w] = append(s.byWord[w], start{n, i})
		}
		for _, w := range p.elements[0].prefixes {
			if len(w) < stemLength {
				return 0, fmt.Errorf("pattern %q: %q is too short to begin with", patterns, w+"*")
			}
			s.byStem[w[:stemLength]] = append(s.byStem[w[:stemLength]], start{n, i})
		}
		for _, w := range p.elements[0].suffixes {
			if len(w) < stemLength {
				return 0, fmt.Errorf("pattern %q: %q is too short to end with", patterns, "*"+w)
			}
			tail := w[len(w)-stemLength:]
			s.byTail[tail] = append(s.byTail[tail], start{n, i})
		}
	}
	s.entries = append(s.entries, entry{ps, es})
	return n, nil
}

// Find returns every hit in the text, in order of entry, then of place.
func (s *Set) Find(t *Text) []Hit {
	var hits []Hit
	for i, tok := range t.Tokens {
		s.findAt(t, i, s.byWord[tok.Word], &hits)
		if n := len(tok.Word); n >= stemLength {
			s.findAt(t, i, s.byStem[tok.Word[:stemLength]], &hits)
			s.findAt(t, i, s.byTail[tok.Word[n-stemLength:]], &hits)
		}
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		if a.Entry != b.Entry {
			return a.Entry - b.Entry
		}
		if a.From != b.From {
			return a.From - b.From
		}
		return a.To - b.To
	})
	return slices.Compact(hits)
}

func (s *Set) findAt(t *Text, i int, starts []start, hits *[]Hit) {
	for _, st := range starts {
		e := &s.entries[st.entry]
		if end := e.patterns[st.pattern].at(t, i); end >= 0 && !e.excepted(t, i, end) {
			*hits = append(*hits, Hit{st.entry, i, end})
		}
	}
}

// excepted reports whether an exception of e overlaps the tokens from..to.
func (e *entry) excepted(t *Text, from, to int) bool {
	if len(e.except) == 0 {
		return false
	}
	const reach = 12 // tokens before the match at which an exception may begin
	for i := max(0, from-reach); i < to; i++ {
		for _, p := range e.except {
			if end := p.at(t, i); end > from {
				return true
			}
		}
	}
	return false
}
