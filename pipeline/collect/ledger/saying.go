package ledger

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"forcestats/pipeline/normalise/status"
	"forcestats/pipeline/record"
)

// saying is what one document says of a finding: an answer to it or how far it
// has come.
type saying struct {
	says, words string
	isAnswer    bool
	finding     *record.Finding
	doc         *record.Document
}

// said returns what the finding itself and those that repeat it say, oldest
// first.
func (k *keeper) said(f *record.Finding) []saying {
	var all []saying
	for _, g := range append([]*record.Finding{f}, k.later[cmp.Or(k.original[f.FindingID], f.FindingID)]...) {
		doc := k.documents[g.DocumentID]
		if doc == nil || k.copies[g.DocumentID] {
			continue
		}
		all = append(all, sayings(g, doc)...)
	}
	slices.SortStableFunc(all, func(a, b saying) int {
		return cmp.Or(cmp.Compare(a.doc.Published, b.doc.Published), strings.Compare(a.doc.DocumentID, b.doc.DocumentID))
	})
	return all
}

// sayings reads the status words beside a finding, and where they give no
// answer, the opening of its response.
func sayings(f *record.Finding, doc *record.Document) []saying {
	var all []saying
	if says, ok := status.Progress(f.StatusPublished); ok {
		all = append(all, saying{says: says, words: f.StatusPublished, finding: f, doc: doc})
	}
	for _, words := range []string{f.StatusPublished, opening(f.Response)} {
		if says, ok := status.Answer(words); ok {
			return append(all, saying{says: says, words: words, isAnswer: true, finding: f, doc: doc})
		}
	}
	return all
}

// opening is the first sentence of an answer; further down, it speaks of other
// things.
func opening(response string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(response), "\n")
	if at := sentenceEnd.FindStringIndex(line); at != nil {
		line = line[:at[0]+1]
	}
	return line
}

var sentenceEnd = regexp.MustCompile(`[.;]\s`)

// touching returns the sayings that are about one obligation of a finding. A
// document about places speaks for the bodies of these; a government answers
// for itself where it must act beside others.
func touching(said []saying, o *record.Obligation, k *keeper) []saying {
	var mine []saying
	for _, s := range said {
		if s.finding.FindingID != o.FindingID && !sameBody(k.subjects[s.finding.DocumentID], o) {
			continue
		}
		if s.isAnswer && s.finding.FindingID != o.FindingID && ofGovernment(s.doc.Publisher) && o.Agency != "government" && k.asksGovernment(o.FindingID) {
			continue
		}
		mine = append(mine, s)
	}
	return mine
}

func (k *keeper) asksGovernment(findingID string) bool {
	return slices.ContainsFunc(k.addressees[findingID], func(a record.FindingAddressee) bool { return a.Agency == "government" })
}

// ofGovernment reports whether a publisher is a government or a department.
func ofGovernment(publisher string) bool {
	return government.MatchString(publisher)
}

var government = regexp.MustCompile(`(?i)\b(?:government|home office|ministry|department|secretary of state|cabinet office|treasury)\b`)
