// Package lexicon judges prose by phrases: which of several codes (themes,
// agencies) a finding belongs to, by a list that a researcher can read and edit.
//
// A line of a lexicon is phrases of one meaning and how far they tell of a
// code: `prior` is the share of findings with the phrase that its writer
// expected to have the code, `seen` and `right` are what labelled findings
// showed (package calibrate writes them). The two are averaged, the evidence
// of several lines adds up as independent chances do, and a code holds from
// Threshold on. What a phrase is worth depends on where it stands: see clause.go.
//
// It imports phrase and the standard library.
package lexicon

import (
	"cmp"
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"forcestats/pipeline/vocabulary/phrase"
)

//go:embed cues.csv
var cuesCSV string

// Threshold is the chance from which a code holds: a little over one half,
// because the phrases of a code are not quite independent.
const Threshold = 0.55

// leastChance is Least where nothing else is set.
const leastChance = 0.35

// priorWeight is how many labelled findings a prior counts for.
const priorWeight = 4

// Entry is one line of the lexicon.
type Entry struct {
	Code    string
	Phrases string // joined with |; see package phrase
	Except  string // phrases whose overlap cancels a match
	Prior   float64
	Seen    int // labelled findings in which it counted in full
	Right   int // those that have the code
	Note    string
}

// Chance is how far the entry tells of its code, from 0 to 1.
func (e Entry) Chance() float64 {
	return (e.Prior*priorWeight + float64(e.Right)) / (priorWeight + float64(e.Seen))
}

// Lexicon finds codes.
type Lexicon struct {
	Entries []Entry
	// Place, where it is set, says from 0 to 1 what the words around a match at
	// a token add; it multiplies what clause.go says of the clause.
	Place func(t *phrase.Text, from int) float64
	// Mask, where it is set, takes words out of a text that no phrase may be
	// found in. It keeps the text's length.
	Mask func(text string) string
	// Example and Contrast are what a match in an illustration and in a clause
	// such as "Although ...," is worth, from 0 to 1.
	Example, Contrast float64
	// Subjects are codes that say whom a finding is about rather than what is
	// at fault: "to ensure that the needs of looked after children are met" is
	// about children in care, though it is a clause of purpose.
	Subjects map[string]bool
	// Bars are chances that single codes must reach, where Threshold is too
	// low for them.
	Bars map[string]float64
	// Least is the chance from which the likeliest code holds where none
	// reaches its bar: a finding is about something. 1 turns this off.
	Least float64
	set   phrase.Set
	cues  *cues
}

// Match is a code that a finding belongs to.
type Match struct {
	Code   string
	Words  []string // the words that decided, as printed, weightiest first
	Chance float64
}

// Header is the first line of a lexicon.
const Header = "code,phrases,except,prior,seen,right,note"

// Parse reads a lexicon in the form of csv.
func Parse(data string) (*Lexicon, error) {
	r := csv.NewReader(strings.NewReader(data))
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != Header {
		return nil, fmt.Errorf("lexicon: the first line must be %q", Header)
	}
	l := &Lexicon{Example: example, Contrast: praised, Least: leastChance}
	for i, row := range rows[1:] {
		e := Entry{Code: row[0], Phrases: row[1], Except: row[2], Note: row[6]}
		if e.Prior, err = strconv.ParseFloat(row[3], 64); err != nil {
			return nil, fmt.Errorf("lexicon, line %d: prior %q is no number", i+2, row[3])
		}
		if e.Seen, err = number(row[4]); err != nil {
			return nil, fmt.Errorf("lexicon, line %d: seen: %w", i+2, err)
		}
		if e.Right, err = number(row[5]); err != nil {
			return nil, fmt.Errorf("lexicon, line %d: right: %w", i+2, err)
		}
		if _, err := l.set.Add(e.Phrases, e.Except); err != nil {
			return nil, fmt.Errorf("lexicon, line %d: %w", i+2, err)
		}
		l.Entries = append(l.Entries, e)
	}
	if l.cues, err = newCues(cuesCSV); err != nil {
		return nil, err
	}
	return l, nil
}

func number(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, fmt.Errorf("%q is no whole number", s)
	}
	return n, nil
}

// Evidence is one entry found in a sentence, at the place where it is worth
// most.
type Evidence struct {
	Entry    int
	Sentence int
	Worth    float64 // what the place is worth, from 0 to 1
	Words    string
	At       int // its first word, counted from the start of the text
}

// Evidence returns the entries that occur in a finding, in order of entry, once
// a sentence.
func (l *Lexicon) Evidence(text string, strength bool) []Evidence {
	if l.Mask != nil {
		text = l.Mask(text)
	}
	t := phrase.Split(text)
	plain := l.cues.weigh(t, strength, l.Example, l.Contrast, purpose)
	subject := plain
	if len(l.Subjects) > 0 {
		subject = l.cues.weigh(t, strength, l.Example, l.Contrast, subjectPurpose)
	}
	var found []Evidence
	for _, h := range l.set.Find(t) {
		worth := plain
		if l.Subjects[l.Entries[h.Entry].Code] {
			worth = subject
		}
		w := 0.0
		for i := h.From; i < h.To; i++ {
			w = max(w, worth[i])
		}
		if l.Place != nil {
			w *= l.Place(t, h.From)
		}
		ev := Evidence{h.Entry, t.Tokens[h.From].Sentence, w, t.Words(h.From, h.To), h.From}
		if n := len(found); n > 0 && found[n-1].Entry == h.Entry && found[n-1].Sentence == ev.Sentence {
			if w > found[n-1].Worth {
				found[n-1] = ev
			}
			continue
		}
		found = append(found, ev)
	}
	return found
}

// subjectPurpose is what a clause of purpose is worth for a code of Subjects.
const subjectPurpose = 0.75

// Hits returns every match in a text, of any worth.
func (l *Lexicon) Hits(t *phrase.Text) []phrase.Hit { return l.set.Find(t) }

// Find returns the codes of a finding, in order of code. Strength says that
// the finding is one, so that praise in it is no background.
func (l *Lexicon) Find(text string, strength bool) []Match {
	return l.Decide(l.Evidence(text, strength), Entry.Chance)
}

// beside is what a code is worth in a sentence of a long finding that says more
// of another: the sentence is about that one.
const beside = 0.8

// Decide weighs evidence, with the chance of each entry from the caller. In a
// sentence of a long finding, the code that it says most of counts in full and
// others for less; each entry counts where it is worth most.
func (l *Lexicon) Decide(found []Evidence, chance func(Entry) float64) []Match {
	lead, at := l.leads(found, chance)
	shares := map[string][]share{}
	for _, ev := range found {
		e := l.Entries[ev.Entry]
		c := chance(e) * ev.Worth
		if lead != nil && at[place{ev.Sentence, e.Code}] < lead[ev.Sentence] {
			c *= beside
		}
		all := shares[e.Code]
		one := share{ev.Entry, ev.Words, c, ev.At}
		if n := len(all); n > 0 && all[n-1].entry == ev.Entry {
			if c > all[n-1].chance {
				all[n-1] = one
			}
			continue
		}
		shares[e.Code] = append(all, one)
	}
	var matches []Match
	var best Match
	for code, all := range shares {
		m := newMatch(code, all)
		if m.Chance >= max(Threshold, l.Bars[code]) {
			matches = append(matches, m)
		}
		if m.Chance > best.Chance || m.Chance == best.Chance && m.Code < best.Code {
			best = m
		}
	}
	if len(matches) == 0 && best.Chance >= l.Least {
		matches = append(matches, best)
	}
	slices.SortFunc(matches, func(a, b Match) int { return strings.Compare(a.Code, b.Code) })
	return matches
}

// share is what one entry adds to a code.
type share struct {
	entry  int
	words  string
	chance float64
	at     int
}

// place is a code in a sentence.
type place struct {
	sentence int
	code     string
}

// leads returns the chance of each code in each sentence, and the highest of a
// sentence; nothing for a short finding, which is about all that it says.
func (l *Lexicon) leads(found []Evidence, chance func(Entry) float64) (map[int]float64, map[place]float64) {
	last := 0
	at := map[place]float64{}
	for _, ev := range found {
		e := l.Entries[ev.Entry]
		p := place{ev.Sentence, e.Code}
		at[p] = 1 - (1-at[p])*(1-chance(e)*ev.Worth)
		last = max(last, ev.Sentence)
	}
	if last+1 < longFinding {
		return nil, nil
	}
	lead := map[int]float64{}
	for p, c := range at {
		lead[p.sentence] = max(lead[p.sentence], c)
	}
	return lead, at
}

// newMatch adds up the shares of a code as independent chances.
func newMatch(code string, all []share) Match {
	rest := 1.0
	for _, s := range all {
		rest *= 1 - s.chance
	}
	slices.SortStableFunc(all, func(a, b share) int {
		return cmp.Or(cmp.Compare(b.chance, a.chance), cmp.Compare(a.at, b.at))
	})
	m := Match{Code: code, Chance: 1 - rest}
	for _, s := range all {
		if !slices.Contains(m.Words, s.words) && len(m.Words) < mostWords {
			m.Words = append(m.Words, s.words)
		}
	}
	return m
}

// mostWords is how many deciding words a match names.
const mostWords = 5

// Codes returns the codes of matches, in their order.
func Codes(matches []Match) []string {
	var codes []string
	for _, m := range matches {
		codes = append(codes, m.Code)
	}
	return codes
}
