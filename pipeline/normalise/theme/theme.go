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

// bars are the chances above the usual threshold that single themes must
// reach, measured with lab/accuracy like it. Plans, decisions, assessments and
// visits are words in which any finding about children's cases is written, and
// meetings, referrals and partners those in which agencies are: it takes more
// of them, or nothing else. Children in care, records and schools
// are named in passing more often than others.
func bars() map[string]float64 {
	return map[string]float64{
		"quality_of_response": 0.75, "information_sharing": 0.70,
		"care": 0.65, "education": 0.60, "recording": 0.60,
	}
}

// New returns the lexicon of themes that ships with the program.
func New() (*lexicon.Lexicon, error) {
	l, err := lexicon.Parse(entries)
	if err != nil {
		return nil, err
	}
	l.Subjects = map[string]bool{"care": true, "ethnicity_and_identity": true, "exploitation": true, "missing_children": true, "timeliness": true}
	l.Bars = bars()
	l.Mask = mask
	return l, nil
}
