package onspfa

import (
	"regexp"

	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

var (
	publishedLine = regexp.MustCompile(`(?i)^(?:published on|release date|date published|publication date|published)\s*:?\s*(.*\d{4})`)
	corrected     = regexp.MustCompile(`(?i)^\s*correction`)
	ordinal       = regexp.MustCompile(`(?i)(\d)(?:st|nd|rd|th)\b`)
)

// about says what the workbook says of itself: its title stands on the cover
// or notes sheet, its period in the titles of its tables.
func about(book sheet.Book, tables []*layout.Table, out record.RawSink) record.RawDocument {
	d := record.RawDocument{Publisher: "Office for National Statistics", Series: ID, Pages: int32(len(book.Sheets()))}
	for _, s := range book.Sheets() {
		if corrected.MatchString(s.Name()) {
			d.EditionNote = "corrected"
		}
		if titleStart.MatchString(layout.Headline(s)) {
			continue
		}
		g, err := s.Head(60)
		if err != nil {
			continue // Extract reports it for the tables
		}
		frontMatter(g, &d)
	}
	for _, t := range tables {
		for _, p := range period.Labels(t.Title.Text) {
			if p.Start != p.End && p.End > d.Period.End {
				d.Period = p
			}
		}
	}
	if ps := period.Labels(d.Title); d.Period.Text == "" && len(ps) == 1 {
		d.Period = ps[0]
	}
	if d.Title == "" && len(tables) > 0 {
		d.Title = tables[0].Title.Text
	}
	out.Document(d)
	out.Area(record.RawArea{Area: place.Printed{Kind: "country", Name: "England and Wales"}, Role: "subject"})
	return d
}

// frontMatter reads the title and the publication date off a cover.
func frontMatter(g *sheet.Grid, d *record.RawDocument) {
	for _, row := range g.Cells {
		for i := range row {
			text := layout.Collapse(row[i].Text)
			if d.Title == "" && titleLine.MatchString(text) {
				d.Title = text
			}
			if m := publishedLine.FindStringSubmatch(text); m != nil && d.Published.Text == "" {
				if ps := period.Labels(ordinal.ReplaceAllString(m[1], "$1")); len(ps) == 1 {
					d.Published = ps[0]
				}
			}
		}
	}
}

var titleLine = regexp.MustCompile(`(?i)^crime in england (?:and|&) wales\b|police force area`)
