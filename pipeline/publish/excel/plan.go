package excel

import (
	"strings"

	"forcestats/pipeline/publish/tables"
)

const (
	blankFigure = "A blank cell means that no source read gives the figure for this place and period. Shorthand such as [x] is explained on the sheet Notes."
	blankField  = "A blank cell means that the document does not say, or that it does not apply."
	sourceEach  = "the column Source names tables by their key on the sheet Sources and the cells of the row's figures, from the newest period back; (+44) is a sum of 44 cells of which the first is named."
)

// seriesTable is a table of statistics with periods across.
type seriesTable struct {
	name, title string
	notes       []string
	match       func(tables.Key) bool
}

func statisticIs(names ...string) func(tables.Key) bool {
	return func(k tables.Key) bool {
		for _, n := range names {
			if k.Statistic == n || strings.HasSuffix(n, "*") && strings.HasPrefix(k.Statistic, n[:len(n)-1]) {
				return true
			}
		}
		return false
	}
}

// seriesTables are the tables of statistics. A series goes to the first that
// wants it; the last takes the rest.
func seriesTables() []seriesTable {
	group := func(k tables.Key) bool {
		return !singleOffence(k) && statisticIs("recorded_offences*", "share_of_recorded_offences")(k)
	}
	cse := func(k tables.Key) bool {
		return strings.HasPrefix(k.Statistic, "assessment_factor") && k.Category == "child_sexual_exploitation"
	}
	return []seriesTable{
		{"Recorded offences", "Offences recorded by the police, by offence group", []string{"crime", "rates", "limits", "elsewhere"}, group},
		{"Offences by code", "Offences recorded by the police, by Home Office offence code", []string{"crime", "rates"}, statisticIs("recorded_offences*", "share_of_recorded_offences")},
		{"Child sexual offences", "Sexual offences against children recorded by the police", []string{"cso", "crime", "rates", "complete"}, statisticIs("child_sexual_offences*")},
		{"CSE at assessment", "Child sexual exploitation as a factor at assessments of children in need", []string{"cse", "rates"}, cse},
		{"Factors at assessment", "Other factors at assessments of children in need", []string{"cse", "rates", "elsewhere"}, statisticIs("assessment_factor*")},
		{"Outcomes", "Outcomes of offences, and prosecutions", []string{"outcomes", "limits"}, statisticIs("offence_outcome*", "prosecution*", "conviction*", "disposals*")},
		{"Open and overdue", "Findings said to be open, past their deadline, and of unknown state", []string{"findings", "overdue"}, statisticIs("findings_open", "findings_overdue", "findings_status_unknown")},
		{"Workforce", "Police workforce", []string{"workforce", "rates"}, statisticIs("workforce*", "officers*")},
		{"Children in need", "Children in need, referrals, enquiries, protection plans and children looked after", []string{"rates"}, statisticIs("children_in_need*", "referrals*", "section_47*", "child_protection*", "children_looked_after*", "assessments*")},
		{"Populations", "Population, and children aged under 18", []string{"geography"}, statisticIs("population*", "children")},
		{"Coverage", "How many of the figures of each measure and period each place has", []string{"coverage"}, statisticIs("coverage")},
		{"Other statistics", "Statistics that no other table holds", []string{"series"}, func(k tables.Key) bool {
			return k.Statistic != "findings" && k.Statistic != "grade" && k.Statistic != "documents"
		}},
	}
}

// singleOffence reports whether a series is about one offence code.
func singleOffence(k tables.Key) bool {
	return !strings.HasPrefix(k.Category, "all") && !strings.HasPrefix(k.Category, "group:") && !strings.HasPrefix(k.Category, "subgroup:")
}

// sheets plans the workbook: what it holds, in order. A table of statistics
// that the release has no rows for is left out; the tables that a reader
// expects by name are there even when they are empty.
func (b *book) sheets() []*sheet {
	area := b.level.Word()
	district := b.level == tables.DistrictLevel
	attributed := func(notes ...string) []string {
		if district {
			notes = append(notes, "attributed")
		}
		return notes
	}
	out := []*sheet{
		{name: "Cover", title: b.title(), fill: fillCover},
		{name: contents, title: "Contents", fill: fillContents},
		{name: "Notes", title: "Notes and shorthand", fill: fillNotes},
		{name: "Key figures", title: "Key figures by " + area, notes: []string{"geography", "rates"}, blanks: blankFigure, source: "the sheet Key figures in detail has each figure's.", fill: fillKey},
		{name: "Key figures in detail", title: "Key figures by " + area + ": age, change, comparison and source", notes: []string{"rates", "limits", "rank"}, blanks: blankField, source: sourceEach, fill: fillKeyDetail},
		{name: "Area profile", title: "Profile of a chosen " + area, notes: []string{"region", "rank", "findings"}, fill: fillProfile},
		{name: "Trends", title: "Trends by region", notes: []string{"region", "rates"}, fill: fillTrends,
			blanks: "A blank cell means that the figure can't be worked out for the region and period because a part of it is missing.",
			source: "worked out from the tables of this workbook, where each part has its source; the national figure is the publication's or the sum of its parts."},
	}
	out = append(out, b.productSheets()...)
	out = append(out, b.seriesSheets()...)
	out = append(out,
		&sheet{name: "Findings by kind", title: "Number of findings, by kind", notes: []string{"findings"}, blanks: blankCount, source: sourceFindings, fill: fillKinds},
		&sheet{name: "Findings by theme", title: "Number of findings, by theme", notes: []string{"findings", "themes"}, blanks: blankCount, source: sourceFindings, fill: fillThemes},
		&sheet{name: "Findings by agency", title: "Number of findings, by the agency that must act", notes: []string{"findings", "themes"}, blanks: blankCount, source: sourceFindings, fill: fillAgencies},
		&sheet{name: "Grades over time", title: "Grades of inspections over time", notes: attributed("grades"), blanks: blankField, source: "the columns Source and Document of each row.", fill: fillGrades},
		&sheet{name: "Findings", title: "All findings, word for word", notes: []string{"findings", "agreement", "overdue"}, blanks: blankField, source: "the columns Source and Document of each row.", fill: fillFindings},
		&sheet{name: "Documents", title: "Documents: every file in the sources, and what became of it", blanks: blankField, source: "the files themselves; path and SHA-256 say which.", fill: fillDocuments},
		&sheet{name: "Sources", title: "Sources: the published tables behind the figures", blanks: blankField, source: "the files themselves; the sheet Documents has each file's SHA-256.", fill: fillSources, last: true},
		&sheet{name: "Issues", title: "Issues: what was held back, and why", blanks: blankField, source: "noticed by the program while it read the files named.", fill: fillIssues},
		&sheet{name: "What changed", title: "What changed since the last release", blanks: blankField, source: "comparison of this release with the one before.", fill: fillChanges},
		&sheet{name: "Area trend", title: "Chosen " + area + ": trend of the chosen figure", fill: fillAreaTrend, source: "the sheet Profile data, row of the chosen place and figure.", blanks: "Shorthand such as [x] is explained on the sheet Notes. An empty period means that the figure has fewer periods than rows."},
		&sheet{name: "Area ranking", title: "Chosen " + area + ": its place among the others for the chosen figure", notes: []string{"rank"}, fill: fillAreaRanking, source: "the sheet Profile ranking.", blanks: "An empty place means that there are fewer places with a value than rows."},
		&sheet{name: "Area grades", title: "Chosen " + area + ": its latest grades", notes: []string{"grades"}, fill: fillAreaGrades, source: "the sheet Profile grades.", blanks: "Shorthand such as [z] is explained on the sheet Notes. An empty subject means that there are fewer grades than rows."},
		&sheet{name: "Places", title: "Places, their region and their neighbours", notes: []string{"geography"}, blanks: "A blank cell means that there is none.", source: "ONS lookups of districts to police force areas; neighbours share a boundary on the map of the page, the longest boundary first.", fill: fillPlaces},
		&sheet{name: "Profile data", title: "Figures that the profile looks up", notes: []string{"region"}, blanks: "There is no blank cell in the table. Shorthand such as [x] is explained on the sheet Notes.", source: sourceEach, fill: fillProfileData},
		&sheet{name: "Profile periods", title: "Periods of the figures that the profile looks up", blanks: "There is no blank cell in the table.", source: "the publications of the figures.", fill: fillProfilePeriods},
		&sheet{name: "Profile ranking", title: "Places in the order of each figure", blanks: "There is no blank cell in the table.", source: "the sheet Profile data.", fill: fillProfileRanking},
		&sheet{name: "Profile grades", title: "Latest grades of each place, the newest first", notes: []string{"grades"}, blanks: "There is no blank cell in the table.", source: "the columns Source and Document of each row.", fill: fillProfileGrades},
	)
	return out
}

const (
	blankCount     = "A blank cell means that no document read has such a finding about this place."
	sourceFindings = "counted from the sheet Findings; the column Source names the newest documents behind the row."
)

// seriesSheets plans the tables of statistics that the release has rows for.
func (b *book) seriesSheets() []*sheet {
	var out []*sheet
	all := seriesTables()
	wanted := make([]bool, len(all))
	for _, k := range b.survey.Keys {
		if i := tableOf(all, k); i >= 0 {
			wanted[i] = true
		}
	}
	first := true
	for i, st := range all {
		if !wanted[i] && !expected[st.name] {
			continue
		}
		s := &sheet{name: st.name, title: st.title + ", by " + b.level.Word(), notes: st.notes, blanks: blankFigure, source: sourceEach}
		if first {
			first = false
			s.fill = fillSeries // fills them all in one pass
		}
		out = append(out, s)
	}
	return out
}

// expected are the tables that are there even when they are empty.
var expected = map[string]bool{
	"Recorded offences": true, "Child sexual offences": true, "CSE at assessment": true, "Outcomes": true,
	"Open and overdue": true, "Workforce": true, "Populations": true,
}

// tableOf finds the table that wants a series; -1 if it stands elsewhere.
func tableOf(all []seriesTable, k tables.Key) int {
	if onlyInParquet(k) {
		return -1
	}
	for i, st := range all {
		if st.match(k) {
			return i
		}
	}
	return -1
}

// onlyInParquet reports whether a series is left to the Parquet files: what a
// publication worked out itself, by another population than ours or as a change
// (two rates of one thing a few per cent apart would stand side by side), and the
// third way to put one figure where its count and rate, or count and share, stand.
func onlyInParquet(k tables.Key) bool {
	switch k.Statistic {
	case "share_of_recorded_offences":
		return true
	case "assessment_factors_per_10000_children":
		return k.Category != "child_sexual_exploitation"
	case "recorded_offences_rate", "recorded_offences_percent", "recorded_offences_share", "knife_offences_rate", "antisocial_behaviour_incidents_rate":
		return true
	}
	return false
}
