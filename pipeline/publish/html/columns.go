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
func complement(c *cell, r *record.Statistic) {
	c.BandLow, c.BandHigh, c.Comparator = r.LowerBound, r.UpperBound, r.ComparatorName
	c.Phi, c.Tau = r.Phi, r.Tau
	c.Standing = standing(r)
	c.Immature = strings.Contains(r.Caveats, "immature")
	if c.Break = r.BreakFrom.Valid(); c.Break {
		c.breakWords = tables.Day(r.BreakFrom) + ": " + r.BreakReason
	}
}

// standing is where a figure lies in the funnel: within the limits, or alert
// (outside 95 %) or alarm (outside 99.8 %) on one side; empty if it is not
// compared.
func standing(r *record.Statistic) string {
	side := map[string]string{"higher": "high", "lower": "low"}[r.Compared]
	switch {
	case r.Compared == "similar":
		return "within"
	case side == "":
		return ""
	case r.Outside == "99.8":
		return "alarm-" + side
	}
	return "alert-" + side
}

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
func landing(d *record.Document) string { return d.URL }

// peers are the places that a place is compared with, and where that list is from.
func (b *builder) peers(code string) ([]string, string) {
	list := b.data.Peers[code]
	switch basis := b.data.PeersBasis[code]; {
	case len(list) == 0:
		return nil, ""
	case basis == "listed":
		return list, "its most similar group, as the list that was read prints it"
	case basis == "computed":
		return list, "the forces that differ least in land, children, households and white residents per resident, " +
			"worked out here; not the Home Office's most similar group, which is not at hand"
	}
	return list, "its statistical neighbours by the Department for Education, April 2021"
}

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
