package tables

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"
)

//go:embed inputs.csv
var inputsCSV string

// Input is a file that a figure or a product is made of, as its publisher
// calls it, so that a reader knows what to get where it is not at hand.
type Input struct {
	Need        string // what it is for: a measure, or force_grades, force_peers, status ...
	Publication string // id of the publication that reads it; empty if none does
	File        string // the file in words, with its publisher
	Landing     string // the publisher's page; empty if it is not known
}

// Inputs returns the files that the products are made of, in the order of
// inputs.csv.
var Inputs = sync.OnceValue(func() []Input {
	lines, err := csv.NewReader(strings.NewReader(inputsCSV)).ReadAll()
	if err != nil {
		panic("tables: the embedded inputs.csv: " + err.Error())
	}
	var out []Input
	for _, f := range lines[1:] {
		out = append(out, Input{f[0], f[1], f[2], f[3]})
	}
	return out
})

// InputOf returns the file that a statistic is made of: that of the longest
// need that the statistic's name begins with. It is false where none is known.
func InputOf(statistic string) (Input, bool) {
	var best Input
	for _, i := range Inputs() {
		if strings.HasPrefix(statistic, i.Need) && len(i.Need) > len(best.Need) {
			best = i
		}
	}
	return best, best.Need != ""
}
