package outcomes

import (
	"slices"
	"strings"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
)

// annual are the columns of the years ending March 2006 to 2014: no quarters,
// one count, and outcome types by name (Charge/Summons, Cautions, TICs).
var annual = func() []longtable.Column {
	c := slices.Clone(columns)
	for _, i := range []int{colQuarter, colCode, colDescription, colOutcome} {
		c[i].Optional = true
	}
	c[colRecorded] = longtable.Column{Names: []string{"Number of outcomes recorded"}, Like: isAnnual}
	c[colClosed] = longtable.Column{Optional: true}
	return c
}()

func isAnnual(code string) bool {
	return strings.HasPrefix(code, "number_of_outcomes") && !strings.Contains(code, "quarter")
}

// annualBases is the one count of the annual table. It is neither of the two
// of the quarterly ones: outcomes recorded in the year, whenever the offence
// was, and of detections only, so that no share of all outcomes can be made.
var annualBases = []basis{{colRecorded, "recorded_in_year"}}

// findAnnual finds the annual table. A table with quarters is another.
func findAnnual(s sheet.Sheet) (*longtable.Header, error) {
	h, err := longtable.Find(s, annual)
	if err == nil && h.At[colQuarter] >= 0 {
		return nil, &longtable.Misfit{Sheet: s.Name(), Row: h.Row, Fit: 0.9, Missing: []string{columns[colRecorded].Names[0]}}
	}
	return h, err
}
