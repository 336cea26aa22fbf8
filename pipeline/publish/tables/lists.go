package tables

import (
	"slices"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
)

// Edition is what a release has of a publication.
type Edition struct {
	Publication string
	Documents   int        // documents of it that were read, wholly or in part
	Newest      civil.Date // newest date of publication among them
}

// Editions lists the publications that were read, in order.
func Editions(d *Data) []Edition {
	var out []Edition
	for i := range d.Documents {
		r := &d.Documents[i]
		if r.Publication == "" || r.Status != "read" && r.Status != "partly_read" {
			continue
		}
		at, found := slices.BinarySearchFunc(out, r.Publication, func(e Edition, p string) int { return strings.Compare(e.Publication, p) })
		if !found {
			out = slices.Insert(out, at, Edition{Publication: r.Publication})
		}
		out[at].Documents++
		out[at].Newest = max(out[at].Newest, r.Published)
	}
	return out
}

var graveness = []string{vocabulary.Rejected, vocabulary.HeldBack, vocabulary.Warning, vocabulary.Info}

// GravestFirst orders issues by severity, the gravest first, and otherwise
// leaves them as they are.
func GravestFirst(issues []record.Issue) []record.Issue {
	out := slices.Clone(issues)
	slices.SortStableFunc(out, func(a, b record.Issue) int {
		return slices.Index(graveness, a.Severity) - slices.Index(graveness, b.Severity)
	})
	return out
}

// Overdue reports whether a finding's deadline lies before a day without the
// finding being marked as complete.
func Overdue(f *record.Finding, on civil.Date) bool {
	return f.Deadline.Valid() && f.Deadline < on && f.Status != "complete"
}
