package lexicon

import "slices"

// Example is a labelled finding, as Calibrate learns from it.
type Example struct {
	Text     string
	Strength bool
	Codes    []string
}

// fullWorth is what a place must be worth for a match there to say something
// about its phrase.
const fullWorth = 0.7

// Calibrate counts, for each entry, the examples in which it occurs in full
// and those of them that have its code, and returns a lexicon with these
// counts. The counts that were there before are dropped.
func (l *Lexicon) Calibrate(examples []Example) *Lexicon {
	out := &Lexicon{Entries: slices.Clone(l.Entries), Place: l.Place, Example: l.Example, Contrast: l.Contrast, Subjects: l.Subjects, Bars: l.Bars, Mask: l.Mask, Least: l.Least, set: l.set, cues: l.cues}
	for i := range out.Entries {
		out.Entries[i].Seen, out.Entries[i].Right = 0, 0
	}
	for _, x := range examples {
		counted := -1
		for _, ev := range l.Evidence(x.Text, x.Strength) {
			if ev.Worth < fullWorth || ev.Entry == counted {
				continue
			}
			counted = ev.Entry
			e := &out.Entries[ev.Entry]
			e.Seen++
			if slices.Contains(x.Codes, e.Code) {
				e.Right++
			}
		}
	}
	return out
}
