package ofsted

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/vocabulary/period"
)

var (
	// "Focused visit to Barnet local authority children's services", "Monitoring
	// visit of Barnet children's services".
	visitHead = regexp.MustCompile(`(?i)^(?:ofsted )?(focused|focussed|monitoring) visit (?:to|of|at) (?:the )?(.+?)[.]?$`)
	// services is what follows the council in such a title.
	services = regexp.MustCompile(`(?i)(?:[’']s?)?,?\s+` + childrensServices + `$`)
	// visitDates is the sentence that opens the letter.
	visitDates = regexp.MustCompile(`(?i)\bsummarises the findings of .{3,200}?\b(?:on|from|between)\s+(.{5,60})`)
)

// visitTitle returns the title of a letter on a visit, from its first page.
func visitTitle(doc *page.Document) (*page.Block, bool) {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Page > 1 {
			break
		}
		if t := review.Squash(b.Text); b.Kind != page.Footnote && len(t) < 160 && visitHead.MatchString(t) {
			return b, true
		}
	}
	return nil, false
}

// readVisit reads the first page of a letter on a visit.
func readVisit(doc *page.Document) cover {
	var c cover
	title, ok := visitTitle(doc)
	if !ok {
		return c
	}
	c.title = review.Squash(title.Text)
	m := visitHead.FindStringSubmatch(c.title)
	c.progress = strings.EqualFold(m[1], "monitoring")
	c.council = councilOf(services.ReplaceAllString(m[2], ""))
	text := doc.Front(1)
	c.published = review.Day(review.LetterDate(text))
	if m := visitDates.FindStringSubmatch(review.Squash(text)); m != nil {
		if start, end, words := review.Range(m[1], yearOf(c.published)); start.Valid() {
			c.inspected = period.Printed{Text: words, Start: start, End: end, Kind: "other"}
		} else if d, words := review.Date(m[1]); d.Valid() {
			c.inspected = review.Day(d, words)
		}
	}
	return c
}

func yearOf(p period.Printed) int {
	if !p.Start.Valid() {
		return 0
	}
	return p.Start.Time().Year()
}
