package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/google/renameio/v2"

	"forcestats/pipeline"
	"forcestats/pipeline/publish/release"
)

// writeReport writes what a run came to as text that mail can carry: what
// happened, which documents are new, what was held back, and what to do.
func writeReport(file, outputs string, before release.Manifest, s pipeline.Summary, runErr error) error {
	var b strings.Builder
	w := printable{&b}
	switch {
	case runErr != nil:
		fmt.Fprintf(w, "forcestats: %v\n", runErr)
	case s.Partly():
		fmt.Fprint(w, "forcestats published, but some input was held back or rejected.\n")
	case s.Nothing:
		fmt.Fprint(w, "forcestats had nothing to do.\n")
	default:
		fmt.Fprint(w, "forcestats published.\n")
	}
	fmt.Fprintln(w)
	s.Print(w)
	if !s.Nothing && (runErr == nil || len(s.Closed) > 0) {
		if err := reportRelease(w, outputs, before, len(s.Closed) > 0); err != nil {
			fmt.Fprintf(w, "\nthe release could not be read back for this report: %v\n", err)
		}
	}
	return renameio.WriteFile(file, []byte(b.String()), 0o644)
}

// shownDocuments is how many documents a report names.
const shownDocuments = 20

func reportRelease(w io.Writer, outputs string, before release.Manifest, refused bool) error {
	folder, m, err := releaseOf(outputs, refused)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, in := range before.Inputs {
		known[in.DocumentID] = true
	}
	n := 0
	for _, in := range m.Inputs {
		if known[in.DocumentID] {
			continue
		}
		if n++; n == 1 {
			fmt.Fprint(w, "\nNew documents\n")
		}
		if n <= shownDocuments {
			fmt.Fprintf(w, "  %s: %s %s\n", in.Path, in.Status, in.Publication)
		}
	}
	if n > shownDocuments {
		fmt.Fprintf(w, "  and %d more\n", n-shownDocuments)
	}
	for i, r := range m.Refused {
		if i == 0 {
			fmt.Fprint(w, "\nWhy it was refused\n")
		}
		fmt.Fprintf(w, "  %s\n", r)
	}
	issues, err := readIssues(folder, issueFilter{})
	if err != nil {
		return err
	}
	for i, g := range grouped(issues) {
		if i == 0 {
			fmt.Fprint(w, "\nIssues, the gravest first (forcestats issues CODE explains and lists them)\n")
		}
		fmt.Fprintf(w, "  %s %s: %d, for %d rows; first %q\n    what to do: %s\n", g.first.Severity, g.first.Code, g.issues, g.rows, g.first.Path, remedy(g.first))
	}
	return nil
}
