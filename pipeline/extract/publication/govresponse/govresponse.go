// Package govresponse reads the answers of governments and other bodies to the
// recommendations of inquiries, committees and inspectorates: each
// recommendation with what was said to it.
//
// It sees pages and writes raw rows; it must not import normalise or read
// files.
package govresponse

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/report/recommendation"
	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Publication reads responses to recommendations.
type Publication struct{}

var _ publication.Publication = Publication{}

// layoutPairs is the one layout: recommendations, each followed by its answer.
const layoutPairs = "pairs"

// Meta describes the publication.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "government-responses",
		Version:   1,
		Title:     "Government responses to inquiries, committees and inspections",
		Publisher: "HM Government",
		Reads:     "PDF responses that print each recommendation and the answer to it: in frames, in bold, under \"Recommendation\" and \"Response\", or in a table",
		Cadence:   "irregular",
	}
}

// Recognise claims documents whose title says that they answer, and in which
// recommendations are answered.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Pages == nil || len(doc.Pages.Pages) == 0 {
		return publication.Claim{Misfit: publication.NotPages}
	}
	if !recommendation.Answers(recommendation.Title(doc.Pages)) && heading(doc.Pages) == "" {
		return publication.Claim{Misfit: "no heading of the first pages says that it is a response"}
	}
	if len(pairs(doc.Pages)) == 0 {
		return publication.Claim{Layout: layoutPairs, Score: 55} // of this kind all the same; Extract says that nothing was found
	}
	return publication.Claim{Layout: layoutPairs, Score: 80}
}

// heading returns the first heading of the first pages that announces a
// response: committees publish one as an appendix to a special report.
func heading(doc *page.Document) string {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Page > firstPages {
			return ""
		}
		if b.Kind == page.Heading && len(b.Text) < 200 && recommendation.Answers(b.Text) {
			return review.Squash(b.Text)
		}
	}
	return ""
}

const firstPages = 5

// Extract writes the recommendations with their answers.
func (Publication) Extract(doc *publication.Document, layout string, out record.RawSink) error {
	p := doc.Pages
	out.Document(record.RawDocument{Title: responseTitle(p), Publisher: publisher(p), Published: recommendation.Published(p), Pages: int32(len(p.Pages))})
	all := pairs(p)
	for i := range all {
		f := recommendation.Raw(p, &all[i])
		f.RestatesNo = f.Number
		f.RestatesOf = responseTitle(p)
		out.Finding(&f)
	}
	if len(all) == 0 {
		out.Issue(record.NewIssue(vocabulary.FindingsNone, record.Origin{Page: 1}, "no recommendation is followed by an answer"))
	}
	return nil
}

// responseTitle is the title, and for a committee's special report the name of
// the report that is answered.
func responseTitle(doc *page.Document) string {
	t := recommendation.Title(doc)
	if h := heading(doc); !recommendation.Answers(t) && h != "" {
		return strings.TrimLeft(t+": "+h, ": ")
	}
	return t
}

var by = regexp.MustCompile(`(?i)presented to parliament by the ((?:[\p{L}’',&-]+\s+){1,16}?)by command`)

func publisher(doc *page.Document) string {
	front := recommendation.FrontText(doc, firstPages)
	if m := by.FindStringSubmatch(front); m != nil {
		return strings.TrimSpace(m[1])
	}
	lower := strings.ToLower(front)
	switch {
	case strings.Contains(lower, "welsh government response"):
		return "Welsh Government"
	case strings.Contains(lower, "government"):
		return "HM Government"
	}
	return ""
}
