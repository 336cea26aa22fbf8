package review

import (
	"regexp"
	"strings"
	"unicode"

	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/vocabulary/pattern"
)

var (
	noteAfterMark = regexp.MustCompile(`([?:.!])\s*\d{1,2}$`)
	leadingNumber = pattern.Lines(`^`, `
	\d{1,3}(?:\.\d{1,3})*[.)]?         # 1 Introduction
	[a-z][.)]                          # a. Introduction
	[a-z]\.\d{1,2}(?:\.\d{1,2})*[.:]?  # a.1 Introduction
	annex [a-z]:?                      # annex a introduction
	chapter \d+:?                      # chapter 1 introduction
	section \d+:?                      # section 1 introduction
	part (?:\d+:?|[a-z]:)              # part 1 introduction
`, `\s+`)
)

// Key makes printed headings comparable: lower case, straight quotes, no
// number before and no mark, colon or note number after. "What needs to
// improve?1" and "WHAT NEEDS TO IMPROVE" have one key.
func Key(text string) string {
	s := strings.ToLower(strings.Join(strings.Fields(text), " "))
	s = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "‑", "-", "(s)", "s").Replace(s)
	s = noteAfterMark.ReplaceAllString(s, "$1")
	s = leadingNumber.ReplaceAllString(s, "")
	return strings.TrimFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != ')' })
}

// Role is what a heading of a vocabulary does.
type Role uint8

// The roles.
const (
	Starts Role = iota // findings of Rule.Kind stand under it
	Ends               // what stands under it is no finding
	Box                // a case in a box: left out, the section goes on after it
	Part               // names the body that the next sections are about; with a kind, it starts one itself
)

// Rule is what a heading of a vocabulary means.
type Rule struct {
	Role    Role
	Kind    string // of the findings, for Starts
	Divides bool   // in a section of the same kind it is a subheading; only where it is set as a heading
}

// Vocabulary finds the rule of a heading by its key.
type Vocabulary func(key string) (Rule, bool)

// Words makes a vocabulary of whole keys and, after them, of patterns in the
// order given.
func Words(whole map[string]Rule, patterns ...Pattern) Vocabulary {
	return func(key string) (Rule, bool) {
		if r, ok := whole[key]; ok {
			return r, true
		}
		for _, p := range patterns {
			if p.fits(key) {
				return p.Rule, true
			}
		}
		return Rule{}, false
	}
}

// Pattern is a rule for every heading whose key begins with one text, holds
// another and ends with a third, each of which may be empty, and has at most
// so many words, where Most is set.
type Pattern struct {
	Begins, Holds, Ends string
	Most                int
	Rule
}

func (p *Pattern) fits(key string) bool {
	return strings.HasPrefix(key, p.Begins) && strings.Contains(key, p.Holds) && strings.HasSuffix(key, p.Ends) &&
		(p.Most == 0 || len(strings.Fields(key)) <= p.Most)
}

// longestHeading is longer than any heading of a vocabulary.
const longestHeading = 160

// rule returns the rule of a block that may be a heading. Plain paragraphs
// count only where their whole text is a heading of the vocabulary that starts
// or ends a section: Word documents often have headings without any style.
func (v Vocabulary) rule(b *page.Block) (Rule, bool) {
	if b.Kind == page.Footnote || b.Kind == page.ListItem && !b.Bold || len(b.Text) > longestHeading || len(b.Cells) > 1 {
		return Rule{}, false
	}
	r, ok := v(Key(b.Text))
	if !ok {
		return Rule{}, false
	}
	if b.Kind == page.Heading || b.Bold || !strings.HasSuffix(b.Text, ".") && r.Role != Part && !r.Divides {
		return r, true
	}
	return Rule{}, false
}
