// Command accuracy scores forcestats against the published files and the gold
// in ../shared: figures against every cell, findings against documents read by
// eye, places against the national lookups. It is for developers; a release
// never needs it.
package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// A score measures one thing and prints its figures. An error means that a
// figure fell below what the project promises.
type score struct {
	name string
	run  func(w io.Writer, shared string) error
}

// scores returns everything that is measured, in the order it is printed.
func scores() []score {
	return []score{
		{"documents", scoreDocuments},
		{"contract", scoreContract},
		{"indicators", scoreIndicators},
		{"editions", scoreEditions},
		{"inquiries", scoreInquiries},
		{"labels", scoreLabels},
		{"places", scorePlaces},
		{"statistics", scoreStatistics},
		{"funnels", scoreFunnels},
		{"readers", scoreReaders},
		{"sheets", scoreSheets},
		{"cases", scoreCases},
		{"cellfaults", scoreCellFaults},
		{"published", scorePublished},
		{"inspections", scoreInspections},
		{"obligations", scoreObligations},
		{"reviews", scoreReviews},
		{"web", scoreWeb},
		{"ledger", scoreLedger},
		{"kinds", scoreKinds},
		{"workbooks", scoreWorkbooks},
	}
}

func main() {
	shared := "../shared"
	if len(os.Args) > 1 {
		shared = os.Args[1]
	}
	os.Exit(run(os.Stdout, shared, os.Args[min(len(os.Args), 2):]))
}

// run prints every score, or only the named ones, and returns the exit code.
func run(w io.Writer, shared string, only []string) int {
	wanted := map[string]bool{}
	for _, name := range only {
		wanted[name] = true
	}
	code := 0
	for _, s := range scores() {
		if len(wanted) > 0 && !wanted[s.name] {
			continue
		}
		start := time.Now()
		fmt.Fprintf(w, "== %s\n", s.name)
		if err := s.run(w, shared); err != nil {
			fmt.Fprintf(w, "BELOW: %v\n", err)
			code = 1
		}
		fmt.Fprintf(w, "   (%.1f s)\n", time.Since(start).Seconds())
	}
	return code
}
