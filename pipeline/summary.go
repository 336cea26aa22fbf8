package pipeline

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"forcestats/pipeline/publish"
	"forcestats/pipeline/publish/gate"
	"forcestats/pipeline/vocabulary"
)

// Summary is what a run says at its end.
type Summary struct {
	Nothing bool   // nothing has changed since the current release
	Release string // folder of the release
	publish.Counts
	Unread []string      // documents that nothing could be read of, and why: work for the next run
	Closed []gate.Reason // why the gate said no; Release is then the refused one
}

// Partly reports whether something was held back, read in part or rejected.
func (s *Summary) Partly() bool {
	return s.ByStatus["partly_read"]+len(s.Unread)+s.BySeverity[vocabulary.HeldBack]+s.BySeverity[vocabulary.Rejected] > 0
}

// Print writes the summary for a person.
func (s *Summary) Print(w io.Writer) {
	if s.Nothing {
		if len(s.Unread) == 0 {
			fmt.Fprintf(w, "nothing to do: %d documents, none changed\nrelease       %s\n", s.Documents, s.Release)
			return
		}
		fmt.Fprintf(w, "nothing new: %d documents, %d of them could not be read, as before\n", s.Documents, len(s.Unread))
		for _, line := range s.Unread[:min(len(s.Unread), 5)] {
			fmt.Fprintf(w, "  %s\n", line)
		}
		fmt.Fprintf(w, "release       %s\n", s.Release)
		return
	}
	fmt.Fprintf(w, "documents     %d (%s)\n", s.Documents, counts(s.ByStatus))
	fmt.Fprintf(w, "observations  %d\nfindings      %d\ngrades        %d\nstatistics    %d\n", s.Observations, s.Findings, s.Grades, s.Statistics)
	fmt.Fprintf(w, "issues        %s\n", counts(s.BySeverity))
	fmt.Fprintf(w, "release       %s\n", s.Release)
}

func counts(m map[string]int) string {
	if len(m) == 0 {
		return "none"
	}
	var names []string
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	for i, name := range names {
		names[i] = fmt.Sprintf("%d %s", m[name], strings.ReplaceAll(name, "_", " "))
	}
	return strings.Join(names, ", ")
}
