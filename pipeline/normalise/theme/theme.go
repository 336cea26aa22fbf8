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

// New returns the lexicon of themes that ships with the program.
func New() (*lexicon.Lexicon, error) { return lexicon.Parse(entries) }
