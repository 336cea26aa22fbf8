package send

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/pattern"
	"forcestats/pipeline/vocabulary/period"
)

const strength = "strength"

// letterHead is the title of a letter: "Joint local area SEND inspection in
// Bedford Borough", "Joint area SEND revisit in Suffolk".
var letterHead = pattern.Lines(`(?i)^joint (?:local )?area `, `
	SEND  # Joint area send inspection in Bradford
	special educational needs and/?(?:or)? disabilit(?:y|ies)(?: \(SEND\))?  # Joint area special educational needs and disability inspection in Bradford
`, ` (?:inspection|re-?visit)s? (?:in|of|to) (?:the )?(.{2,60}?)\.?$`)

// letterTitle returns the title of a letter, empty if the first page has none.
func letterTitle(doc *page.Document) string {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Page > 1 {
			break
		}
		if t := review.Squash(b.Text); b.Kind != page.Footnote && letterHead.MatchString(t) {
			return t
		}
	}
	return ""
}

var letterVocabulary = review.Words(map[string]review.Rule{
	"strengths":             {Kind: strength},
	"areas for development": {Kind: improvement},
	"areas for improvement": {Kind: improvement},
	"main findings":         {Role: review.Ends},
	"next steps":            {Role: review.Ends},
	"yours sincerely":       {Role: review.Ends},
},
	review.Pattern{Begins: "the effectiveness of the local area", Rule: review.Rule{Role: review.Ends}},
	review.Pattern{Begins: "the inspection raises", Rule: review.Rule{Role: review.Ends}},
)

// weaknesses is the sentence above the list of what a written statement of
// action must tackle.
var weaknesses = regexp.MustCompile(`(?i)\bareas? of (?:significant|serious) (?:weakness(?:es)?|concerns?)\b[^.]{0,60}:?$`)

// extractLetter writes the findings, place and dates of a letter. It gives no
// grade: the framework of 2016 had none.
func extractLetter(p *page.Document, out record.RawSink) {
	d := record.RawDocument{Publisher: "Ofsted; Care Quality Commission", Title: letterTitle(p), Pages: int32(len(p.Pages))}
	first := p.Front(1)
	d.Published = review.Day(review.LetterDate(first))
	if start, end, words := review.Range(review.Squash(first), 0); start.Valid() {
		d.Period = period.Printed{Text: words, Start: start, End: end, Kind: "other"}
	}
	out.Document(d)
	out.Area(record.RawArea{Area: review.Council(letterHead.FindStringSubmatch(d.Title)[1]), Role: "subject", Page: 1})
	review.Mentions(p, nil, out)
	n := 0
	write := func(s *review.Section) {
		for _, item := range s.Items() {
			f := review.Finding(p, s, &item)
			out.Finding(&f)
			n++
		}
	}
	if s := weaknessList(p.Blocks); s != nil {
		write(s)
	}
	sections := review.Sections(p.Blocks, letterVocabulary)
	for i := range sections {
		write(&sections[i])
	}
	if n == 0 {
		out.Issue(record.NewIssue(vocabulary.FindingsNone, record.Origin{Page: 1}, "no list stands under \"Areas for development\" or below areas of significant weakness"))
	}
}

// weaknessList returns the bullets below the sentence on areas of significant
// weakness, as a section of priority actions; nil where there are none.
func weaknessList(blocks []page.Block) *review.Section {
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != page.Paragraph || !weaknesses.MatchString(strings.TrimSpace(b.Text)) {
			continue
		}
		s := &review.Section{Kind: priority, Heading: "Areas of significant weakness", Page: b.Page}
		for k := i + 1; k < len(blocks); k++ {
			if c := &blocks[k]; c.Kind == page.ListItem || c.Kind == page.Paragraph && len(s.Blocks) > 0 && c.Page > s.Blocks[len(s.Blocks)-1].PageEnd {
				s.Blocks = append(s.Blocks, *c)
			} else if c.Kind != page.Footnote {
				break
			}
		}
		if len(s.Blocks) > 0 {
			return s
		}
	}
	return nil
}
