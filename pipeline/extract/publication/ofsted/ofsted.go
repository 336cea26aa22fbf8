// Package ofsted reads Ofsted's reports on councils' services for children:
// the single inspection framework of 2013 to 2018, the framework of 2018 on
// (ILACS) with its letters on focused and monitoring visits, and the reports on
// looked after children before them.
//
// It sees pages and writes raw rows; it must not import normalise or read
// files.
package ofsted

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/pattern"
)

// Publication reads inspections of councils' services for children.
type Publication struct{}

var _ publication.Publication = Publication{}

// Layouts.
const (
	layoutSIF2013 = "sif-2013"   // numbered paragraphs under "Priority and immediate action" and "Areas for improvement"
	layoutSIF2015 = "sif-2015"   // numbered paragraphs under "Recommendations"
	layoutILACS   = "ilacs"      // bullets under "What needs to improve?"
	layoutEarlier = "until-2013" // bullets under "Immediately", "Within three months"
	layoutVisit   = "visit"      // a letter on a focused or monitoring visit, without grades
)

// Meta describes the publication.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "ofsted-childrens-services",
		Version:   3,
		Title:     "Inspections of local authority children's services",
		Publisher: "Ofsted",
		Reads:     "PDF reports, web pages and Word documents: single inspection framework 2013 to 2018 (grades, priority actions, areas for improvement or recommendations), ILACS since 2018 (grades, what needs to improve), letters on focused and monitoring visits (priority actions, what needs to improve), inspections of looked after children until 2013 (areas for improvement)",
		Cadence:   "rolling",
	}
}

const (
	priority       = "priority_action"
	improvement    = "area_for_improvement"
	strength       = "strength"
	recommendation = "recommendation"
)

var (
	ends = review.Rule{Role: review.Ends}
	part = review.Rule{Role: review.Part}
	// needs opens the part of a body and, where no heading follows, its list.
	needs = review.Rule{Role: review.Part, Kind: improvement}
)

// headings holds the headings of all layouts.
var headings = review.Words(map[string]review.Rule{
	"priority and immediate action":                 {Kind: priority},
	"priority and immediate actions":                {Kind: priority},
	"priority actions":                              {Kind: priority},
	"areas for priority action":                     {Kind: priority},
	"area for priority action":                      {Kind: priority},
	"areas for improvement":                         {Kind: improvement},
	"area for improvement":                          {Kind: improvement},
	"what needs to improve":                         {Kind: improvement},
	"what needs to be improved":                     {Kind: improvement},
	"areas for priority actions":                    {Kind: priority},
	"findings":                                      ends,
	"headline findings":                             ends,
	"main findings":                                 ends,
	"findings and evaluation of progress":           ends,
	"yours sincerely":                               ends,
	"recommendations":                               {Kind: recommendation},
	"recommendation":                                {Kind: recommendation},
	"the local authority's strengths":               {Kind: strength},
	"the lscb's strengths":                          {Kind: strength},
	"executive summary":                             ends,
	"summary":                                       ends,
	"summary of key findings":                       ends,
	"summary for children and young people":         ends,
	"progress since the last inspection":            ends,
	"key strengths and weaknesses of the lscb":      ends,
	"the inspection team":                           ends,
	"child protection in this area":                 ends,
	"children looked after in this area":            ends,
	"children living in this area":                  ends,
	"previous ofsted inspections":                   ends,
	"other ofsted inspections":                      ends,
	"local leadership":                              ends,
	"annex":                                         ends,
	"the local authority":                           part,
	"section 1: the local authority":                part,
	"the local safeguarding children board":         part,
	"the local safeguarding children board (lscb)":  part,
	"the lscb":                                      part,
	"what does the local authority need to improve": needs,
	"what does the lscb need to improve":            needs,
	"what does the local safeguarding children board need to improve":        needs,
	"what does the local safeguarding children board (lscb) need to improve": needs,
},
	// "What needs to improve in this area of social work practice?"
	review.Pattern{Begins: "what needs to improve in", Most: 16, Rule: review.Rule{Kind: improvement}},
	review.Pattern{Begins: "areas covered by the visit", Rule: ends},
	review.Pattern{Begins: "recommendations", Holds: "previous", Rule: ends},
	review.Pattern{Begins: "recommendations", Holds: "last", Rule: ends},
	review.Pattern{Begins: "areas for improvement", Holds: "previous", Rule: ends},
	review.Pattern{Begins: "areas for improvement", Holds: "last", Rule: ends},
	review.Pattern{Begins: "recommendations for ", Most: 10, Rule: review.Rule{Kind: recommendation, Divides: true}},
	review.Pattern{Begins: "areas for improvement ", Most: 10, Rule: review.Rule{Kind: improvement, Divides: true}},
	review.Pattern{Begins: "areas for priority action ", Most: 10, Rule: review.Rule{Kind: priority, Divides: true}},
	review.Pattern{Begins: "findings and evaluation of", Most: 8, Rule: ends},
	review.Pattern{Begins: "the experiences and progress of", Rule: ends},
	review.Pattern{Begins: "experiences and progress of", Rule: ends},
	review.Pattern{Begins: "the impact of leaders", Rule: ends},
	review.Pattern{Begins: "inspection finding", Rule: ends},
	review.Pattern{Begins: "inspection judgement", Rule: ends},
	review.Pattern{Begins: "inspection judgment", Rule: ends},
	review.Pattern{Begins: "information about th", Rule: ends},
	review.Pattern{Begins: "summary of findings", Rule: ends},
	review.Pattern{Begins: "what the inspection judg", Rule: ends},
	review.Pattern{Begins: "what the local authority inspection judg", Rule: ends},
	review.Pattern{Begins: "what the lscb inspection judg", Rule: ends},
	review.Pattern{Begins: "the local authority has the following strengths", Rule: ends},
	review.Pattern{Begins: "the ", Holds: "safeguarding children board", Rule: part},
	review.Pattern{Begins: "the ", Holds: "lscb", Rule: part},
)

var (
	sifTitle   = regexp.MustCompile(`inspection of services for children in need of help and protection`)
	ilacsTitle = pattern.Lines(``, `
	inspection of (?:local authority )?children's (?:social care )?services  # inspection of children's services
	inspection of .{3,90}? local authority children's services  # inspection of Bradford local authority children's services
	inspection of .{3,90}? children's services                  # inspection of Bradford children's services
`, ``)
	earlierTitle = pattern.Lines(``, `
	inspection of (?:safeguarding and )?looked after children(?: services)?  # inspection of looked after children
	inspection of local authority arrangements for the protection of children  # inspection of local authority arrangements for the protection of children
`, ``)
)

// Recognise claims reports and letters whose first page is headed with one of
// the inspections' titles.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Pages == nil || len(doc.Pages.Pages) == 0 {
		return publication.Claim{Misfit: publication.NotPages}
	}
	p := doc.Pages
	head := plain(p.Front(1))
	if _, ok := visitTitle(p); ok {
		return publication.Claim{Layout: layoutVisit, Score: 90}
	}
	switch {
	case sifTitle.MatchString(head):
		for i := range p.Blocks {
			switch review.Key(p.Blocks[i].Text) {
			case "priority and immediate action", "what does the local authority need to improve":
				return publication.Claim{Layout: layoutSIF2013, Score: 90}
			}
		}
		return publication.Claim{Layout: layoutSIF2015, Score: 90}
	case ilacsTitle.MatchString(head) && (strings.Contains(head, "overall effectiveness") || strings.Contains(head, "impact of leaders on") || hasHeading(p, "what needs to improve")):
		return publication.Claim{Layout: layoutILACS, Score: 90}
	case earlierTitle.MatchString(head):
		return publication.Claim{Layout: layoutEarlier, Score: 85}
	}
	return publication.Claim{Misfit: "the first page is not headed as an inspection of a council's services for children"}
}

func plain(text string) string {
	return strings.ToLower(strings.ReplaceAll(review.Squash(text), "’", "'"))
}

func hasHeading(p *page.Document, key string) bool {
	for i := range p.Blocks {
		if b := &p.Blocks[i]; b.Page <= 4 && review.Key(b.Text) == key {
			return true
		}
	}
	return false
}

// Extract writes the report's findings, grades, places and dates.
func (Publication) Extract(doc *publication.Document, layout string, out record.RawSink) error {
	p := doc.Pages
	c := readCover(p, layout)
	out.Document(c.document(p))
	if c.council != "" {
		out.Area(record.RawArea{Area: review.Council(c.council), Role: "subject", Page: 1})
	} else {
		out.Issue(record.NewIssue(vocabulary.AreaUnknown, record.Origin{Page: 1}, "the title names no council"))
	}
	review.Mentions(p, nil, out)
	if layout != layoutEarlier && layout != layoutVisit {
		writeGrades(p, &c, layout, out)
	}
	sections := review.Sections(p.Blocks, headings)
	n := 0
	for i := range sections {
		s := &sections[i]
		for _, item := range s.Items() {
			f := review.Finding(p, s, &item)
			out.Finding(&f)
			n++
		}
	}
	if n == 0 && !c.progress {
		out.Issue(record.NewIssue(vocabulary.FindingsNone, record.Origin{Page: 1}, "no list stands under a heading such as \"What needs to improve\" or \"Recommendations\""))
	}
	return nil
}
