// Package restate links findings that a later document repeats to the earlier
// ones, over all documents of a release, so that each is counted once: the
// recommendations that a progress report prints again with their status, and
// those that a government response quotes before it answers.
//
// Findings are only linked where a document says that it looks back (a status
// or an answer beside the finding, or its title) and the text is the same, or
// nearly so, or its title names the earlier document and the number is the
// same. Findings of different inspections that merely sound alike are not.
//
// It imports record and the standard library.
package restate

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/pattern"
)

const (
	leastWords = 8    // a shorter text is too common to link by
	leastShare = 0.85 // of the runs of words of the shorter text that the other has too
	runLength  = 4    // words
	// leastOverlap is asked of texts whose number and document are stated: a
	// response may quote a title instead of the text, but not another subject.
	leastOverlap = 0.25
)

// looksBack marks titles of documents that report on earlier findings.
var looksBack = pattern.Lines(`(?i)\b(`, `
	progress         # Progress
	response         # Response
	revisit          # Revisit
	re-?inspection   # Reinspection
	reinspection     # Reinspection
	post-inspection  # Post-inspection
	follow-?\s?up    # Followup
	update           # Update
	one year on      # One year on
	two-year review  # Two-year review
	implementation   # Implementation
	monitoring       # Monitoring
	action plan      # Action plan
`, `)\b`)

// Link returns, for each finding that repeats one of an earlier document, the
// id of that finding. An earlier finding that is itself repeated leads on to
// the first. Documents and findings may come in any order.
func Link(documents []record.Document, findings []record.Finding) map[string]string {
	byID := map[string]*record.Document{}
	for i := range documents {
		byID[documents[i].DocumentID] = &documents[i]
	}
	var all []candidate
	for i := range findings {
		f := &findings[i]
		if doc := byID[f.DocumentID]; doc != nil {
			all = append(all, newCandidate(doc, f))
		}
	}
	// Oldest first, so that a chain is followed to its start.
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.doc.Published, b.doc.Published), strings.Compare(a.doc.DocumentID, b.doc.DocumentID), cmp.Compare(a.finding.Ordinal, b.finding.Ordinal))
	})
	index := newIndex(all)
	links := map[string]string{}
	for i := range all {
		later := &all[i]
		if !later.looksBack() {
			continue
		}
		earlier := index.match(all, later)
		if earlier == nil {
			continue
		}
		target := earlier.finding.FindingID
		if first, ok := links[target]; ok {
			target = first
		} else if earlier.finding.Restates != "" {
			target = earlier.finding.Restates
		}
		links[later.finding.FindingID] = target
	}
	return links
}

type candidate struct {
	doc     *record.Document
	finding *record.Finding
	words   []string
	runs    map[string]bool
	number  string
}

func newCandidate(doc *record.Document, f *record.Finding) candidate {
	c := candidate{doc: doc, finding: f, words: fold(f.Text), number: digits(f.Number), runs: map[string]bool{}}
	for i := 0; i+runLength <= len(c.words); i++ {
		c.runs[strings.Join(c.words[i:i+runLength], " ")] = true
	}
	return c
}

func (c *candidate) looksBack() bool {
	return c.finding.RestatesReport != "" || c.finding.Status != "" || c.finding.StatusPublished != "" || c.finding.Response != "" || looksBack.MatchString(c.doc.Title)
}

// after reports whether c's document came out after the other's, as far as
// dates are known. A response whose date is unknown is after what it names.
func (c *candidate) after(o *candidate) bool {
	if c.doc.DocumentID == o.doc.DocumentID {
		return false
	}
	if c.doc.Published.Valid() && o.doc.Published.Valid() {
		return c.doc.Published > o.doc.Published || c.doc.Published == o.doc.Published && c.finding.Response != "" && o.finding.Response == ""
	}
	return c.finding.Response != "" && o.finding.Response == "" && names(c.doc.Title, o.doc.Title)
}

// index finds earlier findings by any run of words, and by number.
type index struct {
	byRun    map[string][]int
	byNumber map[string][]int
}

func newIndex(all []candidate) *index {
	x := &index{byRun: map[string][]int{}, byNumber: map[string][]int{}}
	for i := range all {
		for run := range all[i].runs {
			x.byRun[run] = append(x.byRun[run], i)
		}
		if all[i].number != "" {
			x.byNumber[all[i].number] = append(x.byNumber[all[i].number], i)
		}
	}
	return x
}

// byReport returns the finding of the number that c says it repeats, in the
// report that it says it is from: words play no part. Nil if c says neither.
func (x *index) byReport(all []candidate, c *candidate) *candidate {
	if c.finding.RestatesReport == "" || c.finding.Response != "" {
		return nil
	}
	stated := year.FindString(c.finding.RestatesReport)
	var best *candidate
	for _, i := range x.byNumber[digits(c.finding.RestatesNumber)] {
		o := &all[i]
		if c.finding.RestatesNumber == "" || !c.after(o) || !sameKind(c, o) || o.finding.RestatesReport != "" || o.doc.Publisher != c.doc.Publisher || !names(c.doc.Title, o.doc.Title) {
			continue
		}
		if stated != "" && stated != o.doc.Published.String()[:len("2006")] {
			continue
		}
		if best == nil || o.doc.Published > best.doc.Published {
			best = o
		}
	}
	return best
}

var year = regexp.MustCompile(`\b20\d\d\b`)

// match returns the finding that c repeats: that of the report and number that
// its document states, else the one whose document c's title names, then of the
// same number, then the latest.
func (x *index) match(all []candidate, c *candidate) *candidate {
	if o := x.byReport(all, c); o != nil {
		return o
	}
	shared := map[int]int{}
	for run := range c.runs {
		for _, i := range x.byRun[run] {
			shared[i]++
		}
	}
	best, bestRank := -1, 0
	consider := func(i, rank int) {
		if rank > bestRank || rank == bestRank && i > best {
			best, bestRank = i, rank
		}
	}
	for i, n := range shared {
		o := &all[i]
		if !c.after(o) || min(len(c.words), len(o.words)) < leastWords || !sameKind(c, o) {
			continue
		}
		if float64(n) < leastShare*float64(min(len(c.runs), len(o.runs))) || float64(len(o.words)) > 4*float64(len(c.words)) {
			continue
		}
		rank := 1
		if names(c.doc.Title, o.doc.Title) {
			rank += 4
		}
		if c.number != "" && c.number == o.number {
			rank += 2
		}
		consider(i, rank)
	}
	if best >= 0 {
		return &all[best]
	}
	for _, i := range x.byNumber[c.number] {
		o := &all[i]
		if c.number != "" && c.finding.Response != "" && o.finding.Response == "" && c.after(o) && sameKind(c, o) &&
			names(c.doc.Title, o.doc.Title) && overlap(c.words, o.words) >= leastOverlap {
			consider(i, 1)
		}
	}
	if best >= 0 {
		return &all[best]
	}
	return nil
}

func sameKind(a, b *candidate) bool { return a.finding.Kind == b.finding.Kind }

// common are words of titles that tell no document from another.
var common = map[string]bool{"report": true, "reports": true, "inquiry": true, "government": true, "response": true, "the": true, "of": true, "to": true, "and": true, "in": true, "on": true, "an": true, "a": true,
	"for": true, "volume": true, "phase": true, "module": true, "review": true, "independent": true, "public": true, "hc": true, "inspection": true, "progress": true, "recommendations": true, "s": true,
	"uk": true, "committee": true, "session": true, "final": true, "interim": true, "into": true, "by": true, "from": true, "first": true, "second": true, "third": true}

// names reports whether the title of a later document names an earlier one:
// it has most words that tell its title apart, up to a colon, and its numbers.
func names(later, earlier string) bool {
	if before, _, ok := strings.Cut(earlier, ":"); ok && names(before, before) {
		earlier = before
	}
	have := map[string]bool{}
	for _, w := range fold(later) {
		have[w] = true
	}
	found, told := 0, 0
	for i, w := range fold(earlier) {
		if len(w) <= 2 && digits(w) != "" {
			if i > 0 && !have[w] && told < 6 {
				return false // another volume, phase or module
			}
			continue
		}
		if common[w] {
			continue
		}
		told++
		if have[w] {
			found++
		}
	}
	return told > 0 && found > 0 && 2*found >= min(told, 4)
}

// overlap is the share of the shorter text's words that the other has too.
func overlap(a, b []string) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	have := map[string]bool{}
	for _, w := range b {
		have[w] = true
	}
	n := 0
	for _, w := range a {
		if have[w] {
			n++
		}
	}
	if len(a) == 0 {
		return 0
	}
	return float64(n) / float64(len(a))
}

var (
	status = regexp.MustCompile(`(?i)\s*\bstatus\s*:\s*[^.]{0,60}\.?\s*$`)
	number = regexp.MustCompile(`(?i)^\s*recommendation\s+\d+\s*[:.–-]?\s*`)
	word   = regexp.MustCompile(`[\p{L}\p{N}]+`)
	digit  = regexp.MustCompile(`\d+`)
)

// fold returns the words of a text in lower case: hyphens, quotation marks,
// bullets and a trailing "Status: ..." make no difference.
func fold(s string) []string {
	s = strings.ReplaceAll(s, "\u00ad", "")
	s = number.ReplaceAllString(status.ReplaceAllString(s, ""), "")
	return word.FindAllString(strings.ToLower(s), -1)
}

func digits(s string) string { return strings.Join(digit.FindAllString(s, -1), ".") }
