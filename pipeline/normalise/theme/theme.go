// Package theme tells which themes of a national inspection a finding touches
// (vocabulary/themes.csv). The words that decide are in lexicon.csv, which a
// researcher can read and edit; package lexicon says how they are weighed.
//
// It imports lexicon and the standard library.
package theme

import (
	_ "embed"

	"forcestats/pipeline/normalise/lexicon"
)

//go:embed lexicon.csv
var entries string

// Bars above the usual threshold, measured with lab/accuracy like it. Plans,
// decisions, assessments and visits are words in which any finding about
// children's cases is written, and meetings, referrals and partners those in
// which agencies are: it takes more of them, or nothing else.
const (
	responseBar = 0.70
	sharingBar  = 0.70
)

// New returns the lexicon of themes that ships with the program.
func New() (*lexicon.Lexicon, error) {
	l, err := lexicon.Parse(entries)
	if err != nil {
		return nil, err
	}
	l.Subjects = map[string]bool{"care": true, "ethnicity_and_identity": true, "exploitation": true, "missing_children": true, "timeliness": true}
	l.Bars = map[string]float64{"quality_of_response": responseBar, "information_sharing": sharingBar}
	l.Mask = mask
	return l, nil
}
