// Package gate decides whether a release may go out: too much held back or
// rejected, forces that had figures in the last release and have none now, or a
// fall that no publisher's change explains.
//
// It compares counts with limits and knows nothing of files. It must not
// import any other package of publish.
package gate

import (
	"fmt"
	"slices"
)

// Limits are the settings of the gate. A share of 1 never closes it.
type Limits struct {
	HeldBack float64 // largest share of rows that may be held back
	Rejected float64 // largest share of documents that may be rejected
	Dropped  float64 // largest share of a publication's rows that may be gone since the last release
	Forces   int     // largest number of police force areas that may have lost all their figures since the last release
}

// Default holds the limits of a run without settings. Published sets differ
// from night to night by a document or two, never by half. A folder of which
// nearly nothing can be read is a mistake; one with many scans is not.
func Default() Limits { return Limits{HeldBack: 0.2, Rejected: 0.9, Dropped: 0.5, Forces: 0} }

// Counts are what the gate looks at.
type Counts struct {
	Documents, Rejected int
	Rows, HeldBack      int64
	ByPublication       map[string]int64 // observations, findings and judgements
	Forces              int              // forces with a value in the newest complete recorded crime table; 0 where there is none
}

// Before are the last release's counts; nil for the first release.
type Before struct {
	ByPublication map[string]int64
	Forces        int
}

// Check returns what closes the gate, each a sentence with its figures; none
// opens it.
func Check(l Limits, now Counts, before *Before) []string {
	var closed []string
	if share := ratio(float64(now.HeldBack), float64(now.Rows+now.HeldBack)); share > l.HeldBack {
		closed = append(closed, fmt.Sprintf("%d of %d rows were held back (%.1f %%, the limit is %.1f %%)", now.HeldBack, now.Rows+now.HeldBack, 100*share, 100*l.HeldBack))
	}
	if share := ratio(float64(now.Rejected), float64(now.Documents)); share > l.Rejected {
		closed = append(closed, fmt.Sprintf("%d of %d documents were rejected (%.1f %%, the limit is %.1f %%)", now.Rejected, now.Documents, 100*share, 100*l.Rejected))
	}
	if before == nil {
		return closed
	}
	if lost := before.Forces - now.Forces; lost > l.Forces {
		closed = append(closed, fmt.Sprintf("%d forces have figures, the last release had %d", now.Forces, before.Forces))
	}
	var names []string
	for name := range before.ByPublication {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		was, is := before.ByPublication[name], now.ByPublication[name]
		if lost := ratio(float64(was-is), float64(was)); lost > l.Dropped {
			closed = append(closed, fmt.Sprintf("%s has %d rows, the last release had %d (the limit is a fall of %.0f %%)", name, is, was, 100*l.Dropped))
		}
	}
	return closed
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}
