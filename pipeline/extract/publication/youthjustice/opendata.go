package youthjustice

import (
	"fmt"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// The local level tables since 2013/14 are long tables: a row for each year,
// team and kind of caution or sentence, or group of children. Those of 2014/15
// and 2015/16 stand on a sheet of their own, hidden behind a form, and print
// no year: the title of the form does. Their rows are parts; they print no
// totals.
const openData = "open-data"

// Positions in openColumns.
const (
	openYear = iota
	openTeam
	openTier
	openType
	openOffence
	openAge
	openEthnicity
	openSex
	openCount
	openKept
)

var openColumns = []longtable.Column{
	openYear:      {Names: []string{"Financial_Year", "Year"}, Optional: true},
	openTeam:      {Names: []string{"YJS", "YOT", "YOT2", "Youth Justice Service", "Youth Offending Team", "YJS name", "YOT name"}},
	openTier:      {Names: []string{"Caution_or_sentence_tier", "Outcome_tier", "Disposal_type", "Tier"}, Optional: true},
	openType:      {Names: []string{"Caution_or_sentence_type", "Outcome", "OutRevised", "Disposal", "Caution_or_sentence"}, Optional: true},
	openOffence:   {Names: []string{"Offence_group", "Offence_type", "Offence", "Offence category"}, Optional: true},
	openAge:       {Names: []string{"Age_Group", "Age", "Age_Revised"}, Optional: true},
	openEthnicity: {Names: []string{"Ethnicity_Group", "Ethnicity", "Ethn"}, Optional: true},
	openSex:       {Names: []string{"Sex", "Gender", "Gen"}, Optional: true},
	openCount: {
		Names: []string{"Number_Cautioned_Sentenced", "Number_Children", "Number_Offences", "Count"},
		Like:  func(code string) bool { return strings.HasPrefix(code, "number_") || strings.HasPrefix(code, "count") },
	},
	openKept: {Names: []string{"Region", "PCC", "PCC area", "England_Wales", "Country"}, Optional: true, Many: true},
}

// openMeasure tells what the rows of a table count, by its columns; "" if they
// don't tell.
func openMeasure(h *longtable.Header) string {
	switch {
	case strings.Contains(record.Code(h.Names[h.At[openCount]]), "children"):
		return "children_cautioned_or_sentenced"
	case h.At[openType] >= 0:
		return "disposals"
	case h.At[openOffence] >= 0:
		return "offences_resulting_in_disposal"
	}
	return ""
}

// extractOpen writes the figures of the long tables of a workbook.
func extractOpen(p Publication, doc *publication.Document, out record.RawSink) error {
	about := record.RawDocument{Title: p.Meta().Title, Publisher: p.Meta().Publisher, Series: p.Meta().ID, Pages: int32(len(doc.Book.Sheets()))}
	tables, rest, err := doc.Tables(openColumns, out)
	if err != nil {
		return err
	}
	whole := yearOfForms(rest)
	var kept []longtable.Table
	for _, t := range tables {
		measure := openMeasure(t.Header)
		if measure == "" {
			out.Issue(record.NewIssue(vocabulary.SheetLeftOut, record.Origin{Sheet: t.Sheet.Name(), Cell: sheet.Ref(t.Header.Row, t.Header.At[openCount])},
				fmt.Sprintf("the columns do not tell what %q counts: no kind of caution, sentence or offence stands beside it", t.Header.Names[t.Header.At[openCount]])))
			continue
		}
		about.Series = p.Meta().ID + "-" + measure
		kept = append(kept, t)
	}
	about.Period = whole
	out.Document(about)
	for _, t := range kept {
		t.Header.Report(out)
		if err := openTable(t, whole, out); err != nil {
			return err
		}
	}
	return nil
}

// yearOfForms is the one year that the titles of the other sheets print.
func yearOfForms(rest []sheet.Sheet) period.Printed {
	var found period.Printed
	for _, s := range rest {
		g, err := s.Head(searchRows)
		if err != nil {
			continue // Extract has raised it
		}
		for _, row := range g.Cells {
			for i := range row {
				if row[i].Kind != sheet.Text {
					continue
				}
				for _, year := range period.FinancialYearsIn(row[i].Text) {
					p := year.Label(year.Text)
					switch {
					case found.Start.Valid() && found.Start != p.Start:
						return period.Printed{} // two years: neither is the table's for certain
					default:
						found = p
					}
				}
			}
		}
	}
	return found
}

func openTable(t longtable.Table, whole period.Printed, out record.RawSink) error {
	tiers, err := tiersOf(t)
	if err != nil {
		return err
	}
	measure := openMeasure(t.Header)
	var undated longtable.Tally
	for r, err := range t.Header.Figures(t.Sheet, out) {
		if err != nil {
			return err
		}
		c, team := r.Cell(openCount), r.Text(openTeam)
		if c == nil || team == "" {
			continue
		}
		when := whole
		if text := r.Text(openYear); text != "" {
			year, err := period.FinancialYears.Parse(text)
			when = period.Labelled(text, year, err)
		}
		if !when.Start.Valid() && when.Problem == "" {
			undated.Add(r.Ref(openCount))
			continue
		}
		obs := record.RawObservation{
			Origin:    record.Origin{Table: t.Sheet.Name(), Sheet: t.Sheet.Name(), Cell: r.Ref(openCount)},
			Measure:   measure,
			Category:  openCategory(r, tiers),
			Breakdown: record.Breakdown("age", ageOf(r.Text(openAge)), "ethnicity", record.Code(r.Text(openEthnicity)), "gender", record.Code(r.Text(openSex))),
			Area:      place.Printed{Kind: "yot", Name: team},
			Period:    when,
			Published: layout.Published(c),
			Unit:      "count",
		}
		obs.Number, obs.IsNumber = shown.Value(c)
		out.Observation(&obs)
	}
	undated.Report(vocabulary.PeriodUnreadable, t.Sheet.Name(), "neither a column nor the title of another sheet gives the financial year",
		"a sheet with a title such as \"Disposals by YOT 2014/15\" would", out)
	return nil
}

// tiersOf counts the tiers that each kind of caution or sentence stands in:
// "Other" may be of two.
func tiersOf(t longtable.Table) (map[string]map[string]bool, error) {
	tiers := map[string]map[string]bool{}
	if t.Header.At[openTier] < 0 || t.Header.At[openType] < 0 {
		return tiers, nil
	}
	for r, err := range t.Header.Rows(t.Sheet) {
		if err != nil {
			return nil, err
		}
		kind := record.Code(r.Text(openType))
		if tiers[kind] == nil {
			tiers[kind] = map[string]bool{}
		}
		tiers[kind][record.Code(r.Text(openTier))] = true
	}
	return tiers, nil
}

// openCategory is the kind of caution, sentence or offence, as in the tables
// by block: with its tier where there are two of one name.
func openCategory(r *longtable.Row, tiers map[string]map[string]bool) string {
	kind := record.Code(r.Text(openType))
	switch {
	case kind == "" && r.Text(openOffence) != "":
		return record.Code(r.Text(openOffence))
	case kind == "" && r.Text(openTier) != "":
		return record.Code(r.Text(openTier))
	case kind == "":
		return "all"
	case len(tiers[kind]) > 1:
		return record.Code(r.Text(openTier)) + "_" + kind
	}
	return kind
}

// ageOf is the code of an age: "17+" is 17_and_over.
func ageOf(label string) string { return record.Code(strings.ReplaceAll(label, "+", " and over")) }
