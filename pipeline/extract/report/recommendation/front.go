package recommendation

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/pattern"
	"forcestats/pipeline/vocabulary/period"
)

// frontPages is how far a report's title and date may be from its cover.
const frontPages = 4

// FrontText returns the text of the first pages on one line.
func FrontText(doc *page.Document, pages int) string {
	return review.Squash(doc.Front(pages))
}

// Title returns a report's title: the largest lines of its first page with
// text, one after the other, and the document's own property without any.
func Title(doc *page.Document) string {
	if doc.Unpaged {
		return topHeading(doc)
	}
	first := 0
	size := 0.0
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == page.Footnote || b.Page > frontPages {
			continue
		}
		if first == 0 {
			first = b.Page
		}
		if b.Page == first && b.Kind == page.Heading && !noTitle.MatchString(b.Text) {
			size = max(size, b.Size)
		}
	}
	var parts []string
	length := 0
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Page != first || b.Kind != page.Heading || noTitle.MatchString(b.Text) || b.Size < size*titleShare || length > longestTitle {
			continue
		}
		parts = append(parts, review.Squash(b.Text))
		length += len(b.Text)
	}
	title := strings.Join(parts, " ")
	if title == "" {
		title = boldLine(doc, first)
	}
	if title == "" {
		title = strings.TrimSpace(doc.Properties["Title"])
	}
	return strings.TrimRight(strings.ReplaceAll(title, ": :", ":"), " :")
}

// topHeading is the title of a document without pages: its first heading of the
// highest level, with those of that level right below it.
func topHeading(doc *page.Document) string {
	level := 0
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; b.Kind == page.Heading && (level == 0 || b.Level < level) && !noTitle.MatchString(b.Text) {
			level = b.Level
		}
	}
	var parts []string
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		switch {
		case b.Kind == page.Heading && b.Level == level && !noTitle.MatchString(b.Text):
			parts = append(parts, review.Squash(b.Text))
		case len(parts) > 0:
			return strings.Join(parts, " ")
		}
	}
	if len(parts) > 0 {
		return strings.Join(parts, " ")
	}
	return strings.TrimSpace(doc.Properties["Title"])
}

// boldLine returns the first bold paragraph of a page that is larger than the
// text: a letter's title may be too long for a heading.
func boldLine(doc *page.Document, number int) string {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Page == number && b.Kind == page.Paragraph && b.Bold && b.Size >= doc.BodySize+largerTitle && len(b.Text) < 2*longestTitle && !noTitle.MatchString(b.Text) {
			return review.Squash(b.Text)
		}
	}
	return ""
}

// largerTitle is by how many points such a title is larger than the text.
const largerTitle = 2

const (
	titleShare   = 0.7
	longestTitle = 240
)

// noTitle are lines of a cover that are no part of a title.
var noTitle = pattern.Lines(`(?i)^`, `
	house of (?:commons|lords)  # House of commons
	report                      # Report
	\S+ report of session.*     # - report of session
	presented to parliament.*   # Presented to parliament
	ordered by.*                # Ordered by
	(?:january|february|march|april|may|june|july|august|september|october|november|december)?\s*\d{4}  # May 2019
	a report by.*               # A report by
	chair(?:ed)? .*             # chaired by the panel
	by command.*                # By command
	contents                    # Contents
	volume \d+.*of \d+          # Volume 1of 1
	hc \d+                      # Hc 1
	cp ?\d+                     # Cp1
`, `$`)

var (
	publishedOn = regexp.MustCompile(`(?i)(?:published(?:\s+on)?|ordered\s+by\s+the\s+house\s+of\s+(?:commons|lords)\s+to\s+be\s+printed(?:\s+on)?|` +
		`date\s+of\s+publication:?|publication\s+date:?)\s+`)
	datedMonth = regexp.MustCompile(`(?i)^(?:(?:published|publication date|date)\s*:?\s*(?:in\s+)?)?`)
)

// Published returns the date of publication that the first pages print: after
// the word itself, else on a line of its own; a month where no day is printed.
func Published(doc *page.Document) period.Printed {
	text := FrontText(doc, frontPages)
	for _, at := range slices.Backward(publishedOn.FindAllStringIndex(text, -1)) { // "Ordered to be printed 11 July and published 19 July"
		if days := period.Days(text[at[1]:]); len(days) > 0 && days[0].At <= len("Wednesday, ") {
			return review.Day(days[0].Start, days[0].Text)
		}
	}
	month := ""
	for _, line := range strings.Split(doc.Front(datedPages(doc)), "\n") {
		line = review.Squash(line)
		if _, _, days := review.Range(line, 0); days != "" {
			continue // the days of the inspection
		}
		if d, words := review.Date(line); d.Valid() && len(line)-len(words) <= len("Date of publication: ") && !strings.Contains(strings.ToLower(line), "updated") {
			return review.Day(d, words)
		}
		rest := datedMonth.ReplaceAllString(line, "")
		if _, err := period.OfMonths.Parse(rest); err == nil && month == "" && strings.Contains(rest, " ") {
			month = strings.TrimSuffix(rest, ".")
		}
	}
	if d, words := review.Date(isoDay(doc.Properties["Published"])); d.Valid() {
		return review.Day(d, words)
	}
	if month != "" {
		return period.Printed{Text: month, Kind: "month"}
	}
	return period.Printed{}
}

// datedPages is how much of the front may print the date on a line of its own:
// in a page without pages that is near its title.
func datedPages(doc *page.Document) int {
	if doc.Unpaged {
		return 1
	}
	return frontPages
}

// isoDay writes the day of "2023-12-08T09:30:00Z", which the head of a web page
// has, as reports print days.
func isoDay(stamp string) string {
	if len(stamp) < len("2006-01-02") {
		return ""
	}
	t, err := time.Parse("2006-01-02", stamp[:len("2006-01-02")])
	if err != nil {
		return ""
	}
	return t.Format("2 January 2006")
}

// within is a heading over what must be done by then: "Within three months".
var within = pattern.Lines(`(?i)^`, `
	immediately                                   # Immediately
	with immediate effect                         # With immediate effect
	within (?:the next )?(?:\S+|\d+) (?:days?|weeks?|months?|years?)(?: of publication)?  # Within - day
	by (?:the end of )?(?:\d{1,2} )?\p{L}+ \d{4}  # by the end of 31 March 2024
`, `[:.]?$`)

// Raw makes the raw row of an entry, with what the second reader says.
func Raw(doc *page.Document, e *Entry) record.RawFinding {
	f := record.RawFinding{
		Kind: e.Kind, Number: e.Number, Section: e.Section, Subheading: e.Subheading, Text: e.Text,
		Page: int32(e.Page), PageEnd: int32(e.PageEnd), Responsible: e.Responsible, Deadline: e.Deadline,
		Status: e.Status, Response: e.Response, Found: e.Found.String(), Again: e.Again,
		Origin: record.Origin{Anchor: cmp.Or(e.Anchor, e.first.Anchor)},
	}
	if e.Title != "" {
		f.Subheading = e.Title
	}
	if f.Deadline == "" && within.MatchString(strings.TrimSpace(e.Subheading)) {
		f.Deadline = strings.Trim(strings.TrimSpace(e.Subheading), ":.")
	}
	review.Check(doc, &f)
	return f
}
