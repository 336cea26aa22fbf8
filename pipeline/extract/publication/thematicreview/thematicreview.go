// Package thematicreview reads reviews that no publication of their own is
// written for: thematic reviews, serious case and child safeguarding practice
// reviews, local inquiries and audits, whoever publishes them. It takes the
// numbered or bulleted recommendations and learning points under a heading
// that says so.
//
// It sees pages and writes raw rows; it must not import normalise or read
// files.
package thematicreview

import (
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/report/recommendation"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/pattern"
)

// Publication reads reviews of any publisher.
type Publication struct{}

var _ publication.Publication = Publication{}

// layoutList is the one layout: a list under a heading.
const layoutList = "list"

// Meta describes the publication.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "thematic-reviews",
		Version:   1,
		Title:     "Thematic, serious case and safeguarding practice reviews and local inquiries",
		Publisher: "Safeguarding partnerships, councils and others",
		Reads:     "PDF reviews with numbered, titled or bulleted recommendations or learning points under a heading that says so",
		Cadence:   "irregular",
	}
}

// reviews are words that a review says of itself on its first pages.
var reviews = pattern.Lines(`(?i)\b`, `
	`+reviewed+`\s+(?:\S+\s+)?reviews?\b                            # Serious case review
	review (?:of|into|report)\b                                    # Review of missing children
	(?:inquiry|enquiry|inspection|investigation|audit)\b           # Independent inquiry
	(?:evaluation|overview report|commission|task ?force|thematic)\b  # Task force
	learning (?:lessons|from)\b                                    # Learning lessons
	report (?:on|of|into)\b                                        # Report into the response
`, ``)

// reviewed is what stands before the word review.
const reviewed = `(?:serious case|safeguarding practice|thematic|independent|learning|case|practice|homicide|domestic abuse|` +
	`joint|peer|overview|critical|lessons learned|rapid|national|strategic|assurance|local|management|external|scoping)`

// titled are titles that leave no doubt of the kind.
var titled = pattern.Lines(`(?i)\b`, `
	(?:serious case|safeguarding (?:children )?practice|thematic|overview) (?:review|report)s?\b  # Serious case review
	(?:independent(?: \S+){0,2}|learning|domestic homicide|assurance) (?:review|report)s?\b       # Independent inquiry report
	(?:independent|local|public) (?:inquiry|enquiry)\b                                            # Local inquiry
	review (?:of|into)\b.{0,80}\b(?:exploitation|abuse|safeguarding|children|police|policing)\b   # Review of exploitation
`, ``)

var rules = recommendation.Rules{
	Headings: recommendation.Headings,
	Kinds:    map[string]string{"recommendation": "recommendation", "learning point": "learning_point", "conclusion": "conclusion", "area for improvement": "area_for_improvement", "cause of concern": "cause_of_concern"},
}

// Recognise claims what no other publication does, if it lists recommendations,
// or calls itself a review and has recommendations or learning points.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Pages == nil || len(doc.Pages.Pages) == 0 {
		return publication.Claim{Misfit: publication.NotPages}
	}
	title := recommendation.Title(doc.Pages)
	if recommendation.Answers(title) {
		return publication.Claim{Misfit: "the title says that it is a response"}
	}
	all := recommendation.Read(doc.Pages, rules)
	if !reviews.MatchString(title + " \n " + recommendation.FrontText(doc.Pages, frontPages)) {
		if lists(all) {
			return publication.Claim{Layout: layoutList, Score: 25} // whatever its cover says
		}
		return publication.Claim{Misfit: "the first pages don't call it a review, and it has no list of recommendations"}
	}
	if len(all) == 0 && titled.MatchString(title) {
		return publication.Claim{Layout: layoutList, Score: 20} // of this kind all the same; Extract says that nothing was found
	}
	if len(all) == 0 {
		return publication.Claim{Misfit: "no recommendation or learning point stands under a heading that says so"}
	}
	return publication.Claim{Layout: layoutList, Score: 30}
}

// lists reports whether a document has a list of recommendations beyond doubt:
// several that ask for something, in a list or with their own numbers.
func lists(all []recommendation.Entry) bool {
	n := 0
	for i := range all {
		if all[i].Kind == "recommendation" && (all[i].Listed || all[i].Number != "") && recommendation.Asks(all[i].Text) {
			n++
		}
	}
	return n >= 2
}

const frontPages = 3

// Extract writes the review's recommendations and learning points.
func (Publication) Extract(doc *publication.Document, layout string, out record.RawSink) error {
	p := doc.Pages
	out.Document(record.RawDocument{Title: recommendation.Title(p), Publisher: publisher(p), Published: recommendation.Published(p), Pages: int32(len(p.Pages))})
	all := recommendation.Read(p, rules)
	var found []record.RawFinding
	for i := range all {
		found = append(found, recommendation.Raw(p, &all[i]))
	}
	recommendation.Write(p, found, out)
	if len(all) == 0 {
		out.Issue(record.NewIssue(vocabulary.FindingsNone, record.Origin{Page: 1}, "no recommendation or learning point stands under a heading that says so"))
	}
	return nil
}

var body = pattern.Lines(`\b((?:The\s+)?(?:[A-Z][\p{L}’'&-]*\s+(?:(?:and|of|upon|&)\s+)*){1,7}?`, `
	Safeguarding (?:Children )?(?:Partnership|Board)   # A Safeguarding Partnership
	Safeguarding Children’?s? (?:Partnership|Board)    # A Safeguarding Children Partnership
	Community Safety Partnership                       # A Community Safety Partnership
	Combined Authority                                 # A Combined Authority
	(?:City |County |Borough |District |Metropolitan Borough |Metropolitan District )?Council  # A Council
`, `)\b`)

// publisher returns the partnership, board or council that a line of the first
// pages names.
func publisher(doc *page.Document) string {
	for i := range doc.Pages {
		if i >= frontPages {
			break
		}
		for _, line := range strings.Split(doc.Pages[i].Text, "\n") {
			if m := body.FindStringSubmatch(line); m != nil {
				return strings.TrimPrefix(m[1], "The ")
			}
		}
	}
	return ""
}
