// Package inquiry reads the reports of public inquiries and of select
// committees of both Houses.
//
// It sees pages and writes raw rows; it must not import normalise or read
// files.
package inquiry

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/report/recommendation"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/pattern"
)

// Publication reads reports of public inquiries and select committees.
type Publication struct{}

var _ publication.Publication = Publication{}

// Layouts.
const (
	layoutInquiry   = "inquiry"
	layoutCommittee = "committee"
)

// Meta describes the publication.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "parliament-inquiry-reports",
		Version:   1,
		Title:     "Public inquiry and select committee reports",
		Publisher: "Public inquiries; House of Commons; House of Lords",
		Reads:     "PDF reports with titled or numbered recommendations, in the text or listed in an appendix, and the conclusions and recommendations of select committees",
		Cadence:   "irregular",
	}
}

var (
	committee = pattern.Words(`(?i)\bhouse of (?:commons|lords)\b.{0,120}\bcommittee\b|\bselect committee\b|\b`, `
	first second third fourth fifth sixth seventh eighth ninth tenth \w+teenth \d+(?:st|nd|rd|th)
`, ` (?:special )?report of session\b`)
	inquiry = pattern.Lines(`(?i)`, `
	\binquiries act 2005\b             # Inquiries act 2005
	\b(?:public|independent|statutory|national|tower|blood|covid-19|undercover policing) inquiry\b  # Public inquiry
	\binquiry (?:report|into)\b        # Inquiry report
	\breport of the .{3,80} inquiry\b  # Report of the tower inquiry
	\binquiry\b.{0,60}\b(?:volume|phase|module|part|interim|final)\b  # Inquiry: Phase 1
`, ``)
	// "The Angiolini Inquiry", "Manchester Arena Inquiry".
	namedInquiry = regexp.MustCompile(`\b[A-Z][\p{L}’'-]+ Inquiry\b`)
)

// Recognise claims reports whose first pages say whose they are.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Pages == nil || len(doc.Pages.Pages) == 0 {
		return publication.Claim{Misfit: publication.NotPages}
	}
	front := recommendation.FrontText(doc.Pages, coverPages)
	title := recommendation.Title(doc.Pages)
	if recommendation.Answers(title) {
		return publication.Claim{Misfit: "the title says that it is a response"}
	}
	layout := ""
	switch {
	case committee.MatchString(front):
		layout = layoutCommittee
	case inquiry.MatchString(title), namedInquiry.MatchString(title), inquiry.MatchString(front) && strings.Contains(strings.ToLower(front), "presented to parliament"):
		layout = layoutInquiry
	default:
		return publication.Claim{Misfit: "the first pages name neither a public inquiry nor a select committee"}
	}
	if len(read(doc.Pages, layout)) == 0 {
		return publication.Claim{Layout: layout, Score: 50} // of this kind all the same; Extract says that nothing was found
	}
	return publication.Claim{Layout: layout, Score: 60}
}

// coverPages is how many pages tell whose a report is.
const coverPages = 4

var rules = recommendation.Rules{
	Headings: recommendation.Headings,
	Kinds:    map[string]string{"recommendation": "recommendation"},
}

// committeeRules keep the conclusions of a list: read parts them.
var committeeRules = recommendation.Rules{Headings: recommendation.Headings, Kinds: rules.Kinds, Conclusions: true}

var (
	marked     = regexp.MustCompile(`\s*\((Recommendation|Conclusion|Conclusion and recommendation)s?,\s*[Pp]aragraphs?\s*[\d., and–-]+\)\s*$`)
	recommends = regexp.MustCompile(`(?i)\b(?:recommends?|urges?|invites?|encourages?|calls? (?:up)?on|should|must)\b`)
)

// read returns the recommendations and, of a committee, the conclusions: its
// numbered paragraphs are marked as one or the other, or, where none is marked,
// those that ask for something are recommendations. The mark is no part of the
// text.
func read(doc *page.Document, layout string) []recommendation.Entry {
	if layout != layoutCommittee {
		return recommendation.Read(doc, rules)
	}
	all := recommendation.Read(doc, committeeRules)
	anyMarked := false
	for i := range all {
		anyMarked = anyMarked || marked.MatchString(all[i].Text)
	}
	var out []recommendation.Entry
	for _, e := range all {
		m := marked.FindStringSubmatch(e.Text)
		if anyMarked && m == nil {
			continue
		}
		if m != nil && m[1] == "Conclusion" || m == nil && !recommends.MatchString(e.Text) {
			e.Kind = conclusion
		}
		e.Text = strings.TrimSpace(marked.ReplaceAllString(e.Text, ""))
		out = append(out, e)
	}
	return out
}

const conclusion = "conclusion"

// Extract writes the report's recommendations.
func (Publication) Extract(doc *publication.Document, layout string, out record.RawSink) error {
	p := doc.Pages
	out.Document(record.RawDocument{
		Title: recommendation.Title(p), Publisher: publisher(p, layout), Published: recommendation.Published(p), Pages: int32(len(p.Pages)),
	})
	all := read(p, layout)
	var found []record.RawFinding
	for i := range all {
		found = append(found, recommendation.Raw(p, &all[i]))
	}
	recommendation.Write(p, found, out)
	if len(all) == 0 {
		out.Issue(record.NewIssue(vocabulary.FindingsNone, record.Origin{Page: 1}, "no recommendation is numbered, titled or listed under a heading"))
	}
	return nil
}

var (
	committeeName = regexp.MustCompile(`(House of (?:Commons|Lords))\s+((?:[A-Z][\p{L}’',-]*\s+(?:(?:and|of|the|for|on|in)\s+)*){1,9}?Committee)\b`)
	inquiryIn     = regexp.MustCompile(`\b((?:Independent |Public |Statutory )+Inquiry [Ii]nto [^:;.]{5,90})`)
	inquiryName   = regexp.MustCompile(`\b((?:[A-Z][\p{L}\d’'-]*[ ]+(?:(?:of|the|and)[ ]+)?){1,5}Inquiry(?: [Ii]nto [A-Z][\p{L}’' -]+)?)`)
)

// publisher returns the name of the committee or inquiry on the first pages.
func publisher(doc *page.Document, layout string) string {
	front := recommendation.FrontText(doc, coverPages)
	if layout == layoutCommittee {
		if m := committeeName.FindStringSubmatch(strings.ReplaceAll(strings.ReplaceAll(front, "HOUSE OF LORDS", "House of Lords"), "HOUSE OF COMMONS", "House of Commons")); m != nil {
			return m[1] + " " + m[2]
		}
	}
	if m := inquiryIn.FindStringSubmatch(recommendation.Title(doc)); m != nil {
		return m[1]
	}
	for i := range doc.Pages {
		if i >= coverPages {
			break
		}
		for _, line := range strings.Split(doc.Pages[i].Text, "\n") {
			if m := inquiryName.FindStringSubmatch(line); m != nil {
				return strings.TrimSpace(strings.TrimPrefix(m[1], "The "))
			}
		}
	}
	return ""
}
