package period

import "forcestats/pipeline/vocabulary/civil"

// Printed is a period as printed ("year ending March 2025", "2024/25 Q1",
// "as at 31 March 2025"). Where a layout works the dates out itself, Start is
// set and Text is only for people.
type Printed struct {
	Text       string
	Start, End civil.Date
	Kind       string // year, quarter, month, day, other; empty lets normalise decide
	Problem    string // why the layout refuses the words, where they are of two meanings: the row is held back

	Provisional, Revised bool // marked beside the period: its figures are so
}
