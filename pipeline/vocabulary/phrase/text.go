package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Token is one word of a text.
type Token struct {
	Word       string // folded: lower case, without a possessive 's
	Start, End int    // bytes of the text
	Sentence   int    // number of its sentence from 0; a bullet is a sentence too
}

// Text is prose cut into words and sentences.
type Text struct {
	Source string
	Tokens []Token
}

// Words returns the tokens from..to as the text has them.
func (t *Text) Words(from, to int) string {
	if from >= to {
		return ""
	}
	return t.Source[t.Tokens[from].Start:t.Tokens[to-1].End]
}

// Sentences returns how many words each sentence has.
func (t *Text) Sentences() []int {
	var counts []int
	for i, tok := range t.Tokens {
		if i == 0 || tok.Sentence != t.Tokens[i-1].Sentence {
			counts = append(counts, 0)
		}
		counts[len(counts)-1]++
	}
	return counts
}

// folding makes spellings alike that differ only in how they are printed.
var folding = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "‑", "-", "‐", "-", "–", "-", "\u00ad", "")

func fold(s string) string { return strings.ToLower(folding.Replace(s)) }

// possessive takes 's or a final apostrophe off a folded word.
func possessive(w string) string {
	return strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "'")
}

// Split cuts prose into words and sentences. A sentence ends at a full stop,
// question or exclamation mark before a space and a capital or a bullet, at a
// line break, at a bullet and at a semicolon.
func Split(s string) *Text {
	t := &Text{Source: s}
	sentence, start := 0, -1
	flush := func(end int) {
		if start < 0 {
			return
		}
		word := possessive(strings.Trim(fold(s[start:end]), "'"))
		if word != "" {
			t.Tokens = append(t.Tokens, Token{word, start, end, sentence})
		}
		start = -1
	}
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\u00ad':
			if start < 0 {
				start = i
			}
		case (r == '\'' || r == '’') && start >= 0:
		default:
			flush(i)
			if ends(s, i, r) && len(t.Tokens) > 0 && t.Tokens[len(t.Tokens)-1].Sentence == sentence {
				sentence++
			}
		}
	}
	flush(len(s))
	return t
}

// ends reports whether the character at i ends a sentence.
func ends(s string, i int, r rune) bool {
	switch r {
	case '\n', ';', '•', '−', '◼', '■':
		return true
	case '.', '?', '!':
		rest := s[i+utf8.RuneLen(r):]
		after := strings.TrimLeft(rest, " \n’'”\")0123456789")
		if after == "" {
			return true
		}
		if after == rest {
			return false
		}
		next, _ := utf8.DecodeRuneInString(after)
		return unicode.IsUpper(next) || next == '•' || next == '‘' || next == '“' || next == '−'
	}
	return false
}
