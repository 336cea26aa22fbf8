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

// responseBar is the chance from which a finding is about the quality of the
// response. Plans, decisions, assessments and visits are words in which any
// finding about children's cases is written, so that it takes more of them, or
// nothing else; measured with lab/accuracy, like the threshold.
const responseBar = 0.75

// New returns the lexicon of themes that ships with the program.
func New() (*lexicon.Lexicon, error) {
	l, err := lexicon.Parse(entries)
	if err != nil {
		return nil, err
	}
	l.Subjects = map[string]bool{"care": true, "ethnicity_and_identity": true, "exploitation": true, "missing_children": true, "timeliness": true}
	l.Bars = map[string]float64{"quality_of_response": responseBar}
	return l, nil
}
