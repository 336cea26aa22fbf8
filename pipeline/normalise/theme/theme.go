// Package theme tells which themes of a national inspection a finding touches
// (vocabulary/themes.csv), by a lexicon that a researcher can read and edit.
//
// A line of lexicon.csv is phrases of one meaning and how far they tell of a
// theme: `prior` is the share of findings with the phrase that its writer
// expected to have the theme, `seen` and `right` are what labelled findings
// showed (written by cmd/accuracy). The two are averaged, the evidence of
// several lines adds up as independent chances do, and a theme holds from
// one half on. What a phrase is worth depends on where it stands: see clause.go.
//
// It imports phrase and the standard library.
package theme

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"forcestats/pipeline/normalise/phrase"
)

//go:embed lexicon.csv
var lexiconCSV string

//go:embed cues.csv
var cuesCSV string

// Threshold is the chance from which a theme holds.
const Threshold = 0.5

// priorWeight is how many labelled findings a prior counts for.
const priorWeight = 4

// Entry is one line of the lexicon.
type Entry struct {
	Theme   string
	Phrases string // joined with |; see package phrase
	Except  string // phrases whose overlap cancels a match
	Prior   float64
	Seen    int // labelled findings in which it counted in full
	Right   int // those that have the theme
	Note    string
}

// Chance is how far the entry tells of its theme, from 0 to 1.
func (e Entry) Chance() float64 {
	return (e.Prior*priorWeight + float64(e.Right)) / (priorWeight + float64(e.Seen))
}

// Lexicon finds themes.
type Lexicon struct {
	Entries []Entry
	set     phrase.Set
	cues    *cues
}

// Match is a theme that a finding touches.
type Match struct {
	Theme  string
	Words  []string // the words that decided, as printed, weightiest first
	Chance float64
}

// New returns the lexicon that ships with the program.
func New() (*Lexicon, error) { return Parse(lexiconCSV) }

// Header is the first line of a lexicon.
const Header = "theme,phrases,except,prior,seen,right,note"

// Parse reads a lexicon in the form of lexicon.csv.
func Parse(data string) (*Lexicon, error) {
	r := csv.NewReader(strings.NewReader(data))
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != Header {
		return nil, fmt.Errorf("lexicon: the first line must be %q", Header)
	}
	l := &Lexicon{}
	for i, row := range rows[1:] {
		e := Entry{Theme: row[0], Phrases: row[1], Except: row[2], Note: row[6]}
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

// Evidence is one entry found in a text, at the place where it is worth most.
type Evidence struct {
	Entry int
	Worth float64 // what the place is worth, from 0 to 1
	Words string
	at    int
}

// Evidence returns the entries that occur in a finding, in order of entry.
func (l *Lexicon) Evidence(text string, strength bool) []Evidence {
	t := phrase.Split(text)
	worth := l.cues.weigh(t, strength)
	var found []Evidence
	for _, h := range l.set.Find(t) {
		w := 0.0
		for i := h.From; i < h.To; i++ {
			w = max(w, worth[i])
		}
		if n := len(found); n > 0 && found[n-1].Entry == h.Entry {
			if w > found[n-1].Worth {
				found[n-1] = Evidence{h.Entry, w, t.Words(h.From, h.To), h.From}
			}
			continue
		}
		found = append(found, Evidence{h.Entry, w, t.Words(h.From, h.To), h.From})
	}
	return found
}

// Find returns the themes of a finding, in order of code. Strength says that
// the finding is one, so that praise in it is no background.
func (l *Lexicon) Find(text string, strength bool) []Match {
	return l.Decide(l.Evidence(text, strength), Entry.Chance)
}

// Decide weighs evidence, with the chance of each entry from the caller.
func (l *Lexicon) Decide(found []Evidence, chance func(Entry) float64) []Match {
	type share struct {
		words  string
		chance float64
		at     int
	}
	without := map[string]float64{}
	words := map[string][]share{}
	for _, ev := range found {
		e := l.Entries[ev.Entry]
		c := chance(e) * ev.Worth
		if _, ok := without[e.Theme]; !ok {
			without[e.Theme] = 1
		}
		without[e.Theme] *= 1 - c
		words[e.Theme] = append(words[e.Theme], share{ev.Words, c, ev.at})
	}
	var matches []Match
	for name, rest := range without {
		if 1-rest < Threshold {
			continue
		}
		ws := words[name]
		slices.SortStableFunc(ws, func(a, b share) int {
			if a.chance != b.chance {
				if a.chance > b.chance {
					return -1
				}
				return 1
			}
			return a.at - b.at
		})
		m := Match{Theme: name, Chance: 1 - rest}
		for _, w := range ws {
			if !slices.Contains(m.Words, w.words) && len(m.Words) < mostWords {
				m.Words = append(m.Words, w.words)
			}
		}
		matches = append(matches, m)
	}
	slices.SortFunc(matches, func(a, b Match) int { return strings.Compare(a.Theme, b.Theme) })
	return matches
}

// mostWords is how many deciding words a match names.
const mostWords = 5
