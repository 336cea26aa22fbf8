// Package send reads the reports of area inspections of services for children
// with special educational needs and disabilities by Ofsted and the Care
// Quality Commission: the reports since 2023, and the letters of 2016 to 2022.
//
// It sees pages and writes raw rows; it must not import normalise or read
// files.
package send

import (
	"regexp"
	"strconv"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
)

// Publication reads area SEND inspection reports.
type Publication struct{}

var _ publication.Publication = Publication{}

// Layouts.
const (
	layout2023   = "2023"   // a report with tables of areas for priority action and for improvement
	layoutLetter = "letter" // a letter with strengths and areas for development, 2016 to 2022
)

// Meta describes the publication.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "ofsted-area-send",
		Version:   2,
		Title:     "Area SEND inspections",
		Publisher: "Ofsted; Care Quality Commission",
		Reads:     "PDF reports since 2023: inspection outcome, areas for priority action by responsible body, areas for improvement; letters of 2016 to 2022: areas of significant weakness, areas for development, strengths",
		Cadence:   "rolling",
	}
}

const (
	priority    = "priority_action"
	improvement = "area_for_improvement"
)

var headings = review.Words(map[string]review.Rule{
	"areas for priority action":         {Kind: priority},
	"area for priority action":          {Kind: priority},
	"areas for improvement":             {Kind: improvement},
	"area for improvement":              {Kind: improvement},
	"local area partnership details":    {Role: review.Ends},
	"information about this inspection": {Role: review.Ends},
	"inspection team":                   {Role: review.Ends},
},
	review.Pattern{Begins: "what is it like", Rule: review.Rule{Role: review.Ends}},
	review.Pattern{Begins: "what is the area partnership", Rule: review.Rule{Role: review.Ends}},
	review.Pattern{Begins: "what does the area partnership", Rule: review.Rule{Role: review.Ends}},
)

// subject is the title: "Area SEND inspection of Oldham Local Area
// Partnership".
var subject = regexp.MustCompile(`(?i)^area send (?:full )?inspection of (?:the )?(.+?)(?:[’']s)?(?: local area)?(?: partnership)?$`)

// Recognise claims reports with that title on the first page.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Pages == nil || len(doc.Pages.Pages) == 0 {
		return publication.Claim{Misfit: publication.NotPages}
	}
	head := strings.ToLower(review.Squash(doc.Pages.Front(1)))
	if letterTitle(doc.Pages) != "" {
		return publication.Claim{Layout: layoutLetter, Score: 90}
	}
	if !strings.Contains(head, "area send inspection of") {
		return publication.Claim{Misfit: `the first page does not say "Area SEND inspection of"`}
	}
	return publication.Claim{Layout: layout2023, Score: 90}
}

// Extract writes the report's findings, outcome, places and dates.
func (Publication) Extract(doc *publication.Document, layout string, out record.RawSink) error {
	p := doc.Pages
	if layout == layoutLetter {
		extractLetter(p, out)
		return nil
	}
	d := record.RawDocument{Publisher: "Ofsted; Care Quality Commission", Pages: int32(len(p.Pages))}
	name := ""
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Page > 1 {
			break
		}
		if m := subject.FindStringSubmatch(review.Squash(b.Text)); m != nil && len(b.Text) < 200 {
			d.Title, name = review.Squash(b.Text), m[1]
			break
		}
	}
	first := review.Squash(p.Front(1))
	if i := strings.Index(strings.ToLower(first), "inspection date"); i >= 0 {
		if start, end, words := review.Range(first[i:min(i+120, len(first))], 0); start.Valid() {
			d.Period = period.Printed{Text: words, Start: start, End: end, Kind: "other"}
		}
	}
	out.Document(d)
	if name != "" {
		out.Area(record.RawArea{Area: review.Council(name), Role: "subject", Page: 1})
	} else {
		out.Issue(record.NewIssue(vocabulary.AreaUnknown, record.Origin{Page: 1}, "the title names no area"))
	}
	review.Mentions(p, nil, out)
	writeOutcome(p, name, d.Period, out)
	n := 0
	sections := review.Sections(p.Blocks, headings)
	for i := range sections {
		for _, f := range findings(&sections[i]) {
			review.Check(p, &f)
			out.Finding(&f)
			n++
		}
	}
	if n == 0 {
		out.Issue(record.NewIssue(vocabulary.FindingsNone, record.Origin{Page: 1}, "no table of areas for priority action or for improvement"))
	}
	return nil
}

// writeOutcome writes which of the three outcomes the inspection had: the
// first sentence under "Inspection outcome".
func writeOutcome(p *page.Document, name string, inspected period.Printed, out record.RawSink) {
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Page > 2 {
			break
		}
		if review.Key(b.Text) != "inspection outcome" || i+1 == len(p.Blocks) {
			continue
		}
		next := &p.Blocks[i+1]
		grade := next.Text
		if at := strings.Index(grade, ". "); at >= 0 {
			grade = grade[:at]
		}
		grade = strings.TrimRight(grade, ". ")
		out.Judgement(&record.RawJudgement{
			Origin: record.Origin{Page: int32(next.Page), Anchor: next.Anchor}, Framework: "area_send", Question: "overall", Printed: b.Text, Grade: grade,
			Area: review.Council(name), Inspected: inspected, Agreed: review.GradeAgreed(p, b.Text, grade, next.Page),
		})
		return
	}
	out.Issue(record.NewIssue(vocabulary.RowsMissing, record.Origin{Page: 1}, `no sentence stands under "Inspection outcome"`))
}

// ownNumber is the number that a paragraph of a row begins with.
var ownNumber = regexp.MustCompile(`^(\d{1,2})[.)]\s+(\p{Lu}.*)$`)

// numbered returns the number that a paragraph begins with, and its text; 0
// without one.
func numbered(text string) (number int, rest string) {
	m := ownNumber.FindStringSubmatch(text)
	if m == nil {
		return 0, text
	}
	number, _ = strconv.Atoi(m[1])
	return number, m[2]
}

// findings reads the rows of a section's table: one row is one finding, unless
// its paragraphs are numbered: then each is. The responsible body stands in a
// column of its own, or nowhere.
func findings(s *review.Section) []record.RawFinding {
	var out []record.RawFinding
	body, table, row, number := "", 0, 0, 0
	for i := range s.Blocks {
		b := &s.Blocks[i]
		text := b.Text
		if len(b.Cells) > 1 {
			if header(b) {
				continue
			}
			if who := review.Squash(b.Cells[0]); who != "" {
				body = who
			}
			text = cell(strings.Join(b.Cells[1:], "\n"))
		} else {
			if b.Kind == page.Heading && review.Key(text) != "" && len(text) < 60 {
				continue
			}
			body = ""
			if n, rest := numbered(text); n == 1 || n > 1 && n == number+1 {
				number, text = n, rest
				out = append(out, record.RawFinding{
					Kind: s.Kind, Number: strconv.Itoa(n), Section: s.Heading, Text: text, Page: int32(b.Page), PageEnd: int32(b.PageEnd), Found: b.Found.String(),
					Origin: record.Origin{Anchor: b.Anchor},
				})
				table, row = b.Table, b.Row
				continue
			}
			if len(out) > 0 && b.Table != 0 && b.Table == table && b.Row == row {
				f := &out[len(out)-1]
				if b.Kind == page.ListItem {
					f.Text += "\n• " + text
				} else {
					f.Text += " " + text
				}
				f.PageEnd = max(f.PageEnd, int32(b.PageEnd))
				continue
			}
		}
		table, row = b.Table, b.Row
		if strings.TrimSpace(text) == "" || b.Table == 0 && b.Kind == page.Paragraph && strings.HasSuffix(text, ":") {
			continue
		}
		out = append(out, record.RawFinding{
			Kind: s.Kind, Section: s.Heading, Text: text, Page: int32(b.Page), PageEnd: int32(b.PageEnd),
			Origin:      record.Origin{Anchor: b.Anchor},
			Responsible: body, Found: b.Found.String(),
		})
	}
	return out
}

// header reports whether a row holds the column heads.
func header(b *page.Block) bool {
	switch review.Key(b.Cells[0]) {
	case "responsible body", "responsible bodies", "responsible body or bodies":
		return true
	}
	return false
}

// cell makes one text of a cell: paragraphs joined, bullets on lines of their
// own.
func cell(text string) string {
	var b strings.Builder
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			continue
		case b.Len() == 0:
		case strings.HasPrefix(line, "• "):
			b.WriteByte('\n')
		default:
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}
