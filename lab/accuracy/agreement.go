package main

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
)

// agreement counts figures that were held against others, and keeps why some
// differ. A difference without a reason is a fault.
type agreement struct {
	name            string
	compared, equal int
	reasons         map[string]int
	unexplained     []string
}

// hold counts one comparison. The reason of a difference may be empty: nobody
// knows it.
func (a *agreement) hold(equal bool, reason string, what func() string) {
	a.compared++
	switch {
	case equal:
		a.equal++
	case reason != "":
		if a.reasons == nil {
			a.reasons = map[string]int{}
		}
		a.reasons[reason]++
	default:
		a.unexplained = append(a.unexplained, what())
	}
}

// shownFaults is how many unexplained differences are printed of each kind.
const shownFaults = 10

// print writes the counts, every reason and the first unexplained differences;
// it reports whether there is none and something was compared.
func (a *agreement) print(w io.Writer) bool {
	fmt.Fprintf(w, "%s: %d of %d equal\n", a.name, a.equal, a.compared)
	for _, reason := range slices.Sorted(maps.Keys(a.reasons)) {
		fmt.Fprintf(w, "  %d differ: %s\n", a.reasons[reason], reason)
	}
	slices.Sort(a.unexplained)
	for _, what := range a.unexplained[:min(shownFaults, len(a.unexplained))] {
		fmt.Fprintf(w, "  UNEXPLAINED %s\n", what)
	}
	if n := len(a.unexplained); n > shownFaults {
		fmt.Fprintf(w, "  UNEXPLAINED and %d more\n", n-shownFaults)
	}
	return a.compared > 0 && len(a.unexplained) == 0
}

// near reports whether two doubles are the same up to the last digits that
// adding in another order may change.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*(1+math.Abs(b)) }
