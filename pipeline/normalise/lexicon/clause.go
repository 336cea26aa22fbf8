package lexicon

import (
	"encoding/csv"
	"fmt"
	"strings"

	"forcestats/pipeline/vocabulary/phrase"
)

// What a place in a finding is worth as evidence for a code. The labelling
// rules behind them: the fault or the thing asked for counts; background,
// praise, examples and purpose do not by themselves.
const (
	whole   = 1.0  // the fault, or the thing asked for
	neutral = 0.7  // a sentence of a long finding that names neither fault nor praise
	purpose = 0.3  // what the thing asked for is to serve
	example = 0.45 // an illustration
	follows = 0.6  // what comes of the fault
	praised = 0.15 // background and praise
)

// longFinding is the number of sentences from which a finding has room for
// background; a shorter one is all fault or request.
const longFinding = 3

// cues finds the words that tell the parts of a finding apart.
type cues struct {
	set   phrase.Set
	kinds []string // by entry
}

func newCues(data string) (*cues, error) {
	rows, err := csv.NewReader(strings.NewReader(data)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("cues.csv: %w", err)
	}
	c := &cues{}
	for i, row := range rows[1:] {
		if _, err := c.set.Add(row[1], row[2]); err != nil {
			return nil, fmt.Errorf("cues.csv, line %d: %w", i+2, err)
		}
		c.kinds = append(c.kinds, row[0])
	}
	return c, nil
}

// weigh returns what each token of the text is worth as evidence. A strength
// is praise throughout, so that only purpose and examples count for less.
func (c *cues) weigh(t *phrase.Text, strength bool, example, contrast, purpose float64) []float64 {
	worth := make([]float64, len(t.Tokens))
	if len(t.Tokens) == 0 {
		return worth
	}
	sentences := t.Tokens[len(t.Tokens)-1].Sentence + 1
	hits := make([][]cueHit, sentences)
	for _, h := range c.set.Find(t) {
		s := t.Tokens[h.From].Sentence
		hits[s] = append(hits[s], cueHit{c.kinds[h.Entry], h.From, h.To})
	}
	for from := 0; from < len(t.Tokens); {
		s := t.Tokens[from].Sentence
		to := from
		for to < len(t.Tokens) && t.Tokens[to].Sentence == s {
			to++
		}
		(&sentence{t, worth, from, to, hits[s], strength || sentences < longFinding, example, contrast, purpose}).weigh()
		from = to
	}
	return worth
}

type cueHit struct {
	kind     string
	from, to int
}

// sentence is the tokens from..to of a text with the cues in them.
type sentence struct {
	text     *phrase.Text
	worth    []float64
	from, to int
	hits     []cueHit
	allMain  bool    // no background: a short finding, or a strength
	example  float64 // what an illustration is worth
	contrast float64 // what a clause such as "Although ...," is worth
	purpose  float64 // what a clause of purpose is worth
}

// base is what a sentence is worth as a whole.
func (s *sentence) base() float64 {
	if s.allMain {
		return whole
	}
	base := neutral
	for _, h := range s.hits {
		switch h.kind {
		case "fault":
			return whole
		case "praise":
			base = praised
		}
	}
	return base
}

func (s *sentence) weigh() {
	base := s.base()
	for i := s.from; i < s.to; i++ {
		s.worth[i] = base
	}
	for _, h := range s.hits {
		switch h.kind {
		case "contrast":
			// The clause ends at the first comma; without one, the sentence is left alone.
			if end := clauseEnd(s.text, h.to, s.to); h.from == s.from && end < s.to && !s.allMain {
				lower(s.worth[h.from:end], s.contrast)
			}
		case "example":
			end := clauseEnd(s.text, h.to, s.to)
			if h.from <= s.from+1 { // the sentence opens with it and illustrates throughout
				end = s.to
			}
			lower(s.worth[h.from:end], s.example)
		case "consequence":
			lower(s.worth[h.from:s.to], follows)
		case "purpose":
			if h.from > s.from && !asked(s.hits, h) {
				lower(s.worth[h.from:s.to], s.purpose)
			}
		}
	}
}

// asked reports whether an infinitive is itself the thing asked for.
func asked(hits []cueHit, p cueHit) bool {
	for _, h := range hits {
		if h.kind == "asked" && h.from < p.from && h.to > p.from {
			return true
		}
	}
	return false
}

// clauseEnd returns the token after the first comma in from..to, or to.
func clauseEnd(t *phrase.Text, from, to int) int {
	for i := max(from, 1); i < to; i++ {
		if strings.Contains(t.Source[t.Tokens[i-1].End:t.Tokens[i].Start], ",") {
			return i
		}
	}
	return to
}

func lower(worth []float64, limit float64) {
	for i := range worth {
		worth[i] = min(worth[i], limit)
	}
}
