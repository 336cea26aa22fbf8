// Package jtai reads the letters of joint targeted area inspections by Ofsted,
// the Care Quality Commission, HMICFRS and HMI Probation.
//
// It sees pages and writes raw rows; it must not import normalise or read
// files.
package jtai

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Publication reads joint targeted area inspection letters.
type Publication struct{}

var _ publication.Publication = Publication{}

// Layouts.
const (
	layout2016 = "2016" // "Key strengths" and "Areas for improvement", prose bullets
	layout2022 = "2022" // "What needs to improve?" and "Strengths", short bullets
)

// Meta describes the publication.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "ofsted-joint-targeted-area-inspection",
		Version:   2,
		Title:     "Joint targeted area inspections",
		Publisher: "Ofsted; Care Quality Commission; HMICFRS; HMI Probation",
		Reads:     "PDF letters of 2016 to 2020 (areas for priority action, areas for improvement, key strengths) and since 2022 (what needs to improve, strengths)",
		Cadence:   "rolling",
	}
}

const (
	priority    = "priority_action"
	improvement = "area_for_improvement"
	strength    = "strength"
)

// headings holds the headings of the letters of 2016 to 2025.
var headings = review.Words(map[string]review.Rule{
	"areas for priority action":      {Kind: priority},
	"area for priority action":       {Kind: priority},
	"areas for priority actions":     {Kind: priority},
	"priority actions":               {Kind: priority},
	"priority action":                {Kind: priority},
	"areas for improvement":          {Kind: improvement},
	"area for improvement":           {Kind: improvement},
	"areas for development":          {Kind: improvement},
	"what needs to improve":          {Kind: improvement},
	"what needs to be improved":      {Kind: improvement},
	"what needs improvement":         {Kind: improvement},
	"key strengths":                  {Kind: strength},
	"key strength":                   {Kind: strength},
	"strengths":                      {Kind: strength},
	"strength":                       {Kind: strength},
	"main findings":                  {Role: review.Ends},
	"headline findings":              {Role: review.Ends},
	"key findings":                   {Role: review.Ends},
	"findings":                       {Role: review.Ends},
	"context":                        {Role: review.Ends},
	"background":                     {Role: review.Ends},
	"next steps":                     {Role: review.Ends},
	"conclusion":                     {Role: review.Ends},
	"summary":                        {Role: review.Ends},
	"the local area context":         {Role: review.Ends},
	"yours sincerely":                {Role: review.Ends},
	"yours faithfully":               {Role: review.Ends},
	"what is working well":           {Kind: strength},
	"what works well":                {Kind: strength},
	"areas of strength":              {Kind: strength},
	"areas of good practice":         {Kind: strength},
	"areas where practice is strong": {Kind: strength},
},
	review.Pattern{Begins: "case study", Rule: review.Rule{Role: review.Box}},
	review.Pattern{Begins: "practice study", Rule: review.Rule{Role: review.Box}},
	review.Pattern{Begins: "practice example", Rule: review.Rule{Role: review.Box}},
	review.Pattern{Begins: "good practice example", Rule: review.Rule{Role: review.Box}},
	review.Pattern{Begins: "places and spaces", Rule: review.Rule{Role: review.Box}},
	// "Early help strengths", "Areas for improvement for the LSCB".
	review.Pattern{Ends: " strengths", Most: wordsOfHeading, Rule: review.Rule{Kind: strength, Divides: true}},
	review.Pattern{Begins: "strengths ", Most: wordsOfHeading, Rule: review.Rule{Kind: strength, Divides: true}},
	review.Pattern{Begins: "key strengths ", Most: wordsOfHeading, Rule: review.Rule{Kind: strength, Divides: true}},
	review.Pattern{Begins: "areas for improvement ", Most: wordsOfHeading, Rule: review.Rule{Kind: improvement, Divides: true}},
	review.Pattern{Begins: "areas for priority action ", Most: wordsOfHeading, Rule: review.Rule{Kind: priority, Divides: true}},
	review.Pattern{Begins: "area for priority action ", Most: wordsOfHeading, Rule: review.Rule{Kind: priority, Divides: true}},
	review.Pattern{Begins: "what needs to improve ", Most: wordsOfHeading, Rule: review.Rule{Kind: improvement, Divides: true}},
)

// wordsOfHeading is as many as a heading has that adds a subject to the usual
// words.
const wordsOfHeading = 12

// subject is the line that names what was inspected, up to four lines long.
var subject = regexp.MustCompile(`(?i)^joint targeted area inspection(?:s)?\s+(?:of|into)\s+(.+)$`)

// visit is a letter of Ofsted alone, which may mention a joint inspection.
var visit = regexp.MustCompile(`\b(?:focused|focussed|monitoring) visit (?:to|of|at)\b`)

// Recognise claims letters whose first page is addressed to a partnership and
// headed "Joint targeted area inspection of".
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Pages == nil || len(doc.Pages.Pages) == 0 {
		return publication.Claim{Misfit: publication.NotPages}
	}
	p := doc.Pages
	head := strings.ToLower(review.Squash(p.Front(1)))
	if !strings.Contains(head, "joint targeted area inspection") {
		return publication.Claim{Misfit: `the first page does not say "Joint targeted area inspection"`}
	}
	if title(p) == nil && (!strings.Contains(head, "dear ") || visit.MatchString(head)) {
		return publication.Claim{Misfit: "the first page is no letter to a local partnership"}
	}
	for i := range p.Blocks {
		switch k := review.Key(p.Blocks[i].Text); k {
		case "what needs to improve", "headline findings":
			return publication.Claim{Layout: layout2022, Score: 90}
		case "areas for improvement", "area for improvement", "key strengths":
			return publication.Claim{Layout: layout2016, Score: 90}
		}
	}
	return publication.Claim{Misfit: `no heading "Areas for improvement" or "What needs to improve"`}
}

// title returns the block that names the place inspected.
func title(doc *page.Document) *page.Block {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Page > 2 {
			return nil
		}
		if b.Kind != page.Footnote && len(b.Text) < 400 && subject.MatchString(b.Text) && !strings.Contains(b.Text, ". ") {
			return b
		}
	}
	return nil
}

// Extract writes the letter's findings, places and dates.
func (Publication) Extract(doc *publication.Document, layout string, out record.RawSink) error {
	p := doc.Pages
	l := readLetter(p)
	out.Document(l.document(p))
	l.areas(p, out)
	deadline, deadlinePage := Statement(p)
	sections := review.Sections(p.Blocks, headings)
	n := 0
	for i := range sections {
		s := &sections[i]
		for _, item := range s.Items() {
			f := review.Finding(p, s, &item)
			if f.Kind == priority {
				f.Deadline, f.Due = deadline, record.DueSubmitPlan
			}
			out.Finding(&f)
			n++
		}
	}
	if n == 0 {
		out.Issue(record.NewIssue(vocabulary.FindingsNone, record.Origin{Page: 1}, "no list stands under a heading such as \"Areas for improvement\""))
	}
	if deadline == "" && deadlinePage > 0 {
		issue := record.NewIssue(vocabulary.DateUnreadable, record.Origin{Page: int32(deadlinePage)}, "the letter asks for a written statement and no date was read")
		issue.Field = "deadline"
		out.Issue(issue)
	}
	return nil
}
