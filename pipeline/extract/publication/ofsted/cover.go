package ofsted

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/period"
)

// cover is what the first page says.
type cover struct {
	council   string
	title     string
	inspected period.Printed
	published period.Printed
	progress  bool // a letter on a monitoring visit, which says how far a council has come and asks for nothing
}

var (
	datesLine     = regexp.MustCompile(`(?i)\b(?:inspection|re-inspection) dates?\s*:?\s*(.{5,80})`)
	publishedLine = regexp.MustCompile(`(?i)\b(?:report )?published(?: on)?\s*:?\s*(.{5,40})`)
	titleStart    = regexp.MustCompile(`(?i)^(?:re-?)?inspection of\b`)
	noCouncil     = regexp.MustCompile(`(?i)^(?:contents|ofsted|and|report|page|inspection dates?|lead inspector|judgement)\b`)
)

func readCover(doc *page.Document, layout string) cover {
	if layout == layoutVisit {
		return readVisit(doc)
	}
	var c cover
	text := review.Squash(doc.Front(1))
	if m := datesLine.FindStringSubmatch(text); m != nil {
		if start, end, words := review.Range(m[1], 0); start.Valid() {
			c.inspected = period.Printed{Text: words, Start: start, End: end, Kind: "other"}
		}
	}
	if m := publishedLine.FindStringSubmatch(text); m != nil {
		if d, words := review.Date(m[1]); d.Valid() {
			c.published = review.Day(d, words)
		}
	}
	if c.council, c.title = titled(doc); c.council != "" {
		return c
	}
	var name string
	var titles []string
	cut := false // the name goes on in the next heading
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Page > 1 || len(b.Cells) > 1 {
			break
		}
		t := review.Squash(b.Text)
		if b.Kind == page.Footnote || len(t) > 200 || t == "" {
			continue
		}
		switch {
		case titleStart.MatchString(t) || strings.HasPrefix(strings.ToLower(t), "review of the effectiveness"):
			titles = append(titles, t)
		case (name == "" || cut) && b.Kind == page.Heading && !noCouncil.MatchString(t) && !strings.Contains(t, ":") && !servicesOnly.MatchString(t):
			name = strings.TrimSpace(name + " " + t)
			cut = unfinished.MatchString(t)
		}
	}
	c.council = councilOf(name)
	c.title = strings.Join(titles, " and ")
	if name != "" {
		c.title = name + ": " + c.title
	}
	return c
}

func (c *cover) document(doc *page.Document) record.RawDocument {
	return record.RawDocument{
		Title: c.title, Publisher: "Ofsted", Published: c.published, Period: c.inspected, Pages: int32(len(doc.Pages)),
	}
}
