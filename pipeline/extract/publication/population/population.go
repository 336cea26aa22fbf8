// Package population reads the mid-year population estimates of the Office for
// National Statistics: the MYE workbooks (persons by single year of age and
// sex, components of change, density, median age), and two extracts by council
// as csv: children by year, and people by ethnic group at the 2021 census.
//
// Titles and headers say what a table holds; no sheet is known by its name. It
// imports the layout language and record, and must not import normalise or
// open files.
package population

import (
	"regexp"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// ID is the publication's id.
const ID = "ons-mid-year-population"

// The layouts.
const (
	workbook = "mye-tables"
	detailed = "myeb-series"
	children = "children-by-year"
	ethnic   = "ethnic-groups"
)

// Publication reads the population estimates.
type Publication struct{}

var _ publication.Publication = Publication{}

// Meta describes the publication.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        ID,
		Version:   2,
		Title:     "Estimates of the population for the UK, England, Wales, Scotland and Northern Ireland",
		Publisher: "Office for National Statistics",
		Reads:     "MYE workbooks as xlsx and xls, all MYE tables and the detailed MYEB series; estimates of children by year and of ethnic groups by council as csv",
		Cadence:   "annual",
		Measures:  []string{"population", "children", "population_changes", "land_areas", "population_densities", "median_ages"},
	}
}

var (
	myeTitle     = regexp.MustCompile(`(?i)^MYE\s?\d+\w?\s*:`)
	estimateHead = regexp.MustCompile(`(?i)^population[_ ]estimate$`)
	ageGroupHead = regexp.MustCompile(`(?i)^age[_ ]group$`)
	countHead    = regexp.MustCompile(`(?i)^observation$`)
	ethnicHead   = regexp.MustCompile(`(?i)^ethnic group \(\d+ categories\)$`)
)

// Recognise wants a title "MYE2: ..." within the first rows of a sheet, or the
// columns of the two csv files.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Book == nil {
		return publication.Claim{Misfit: publication.NotSpreadsheet}
	}
	for _, s := range doc.Book.Sheets() {
		g, err := s.Head(8)
		if err != nil {
			continue
		}
		has := func(re *regexp.Regexp) bool { return len(layout.Select(g, sheet.Range{}, layout.Pattern(re))) > 0 }
		switch {
		case has(myeTitle):
			return publication.Claim{Layout: workbook, Score: 95}
		case has(estimateHead) && has(ageGroupHead):
			return publication.Claim{Layout: children, Score: 95}
		case has(ethnicHead) && has(countHead) && has(ethnicSpec.Keys[0].Header): // by council; a table by region has another column
			return publication.Claim{Layout: ethnic, Score: 95}
		}
	}
	for _, s := range doc.Book.Sheets() {
		if _, ok := detailHeader(s); ok {
			return publication.Claim{Layout: detailed, Score: 90}
		}
	}
	return publication.Claim{Misfit: `no sheet has a title like "MYE2: Persons by single year of age", and no columns population_estimate or Ethnic group`}
}

// read reads every table and keeps what became of each cell.
func read(doc *publication.Document, id string) ([]*layout.Table, error) {
	var tables []*layout.Table
	for _, s := range doc.Book.Sheets() {
		head, err := s.Head(8)
		if err != nil {
			return tables, err
		}
		if (id == workbook || id == detailed) && len(layout.Select(head, sheet.Range{}, layout.Pattern(myeTitle))) == 0 {
			continue
		}
		g, err := s.Head(0)
		if err != nil {
			return tables, err
		}
		tables = append(tables, readTables(g, id)...)
	}
	return tables, nil
}

// readTables reads a sheet as the table of areas down that it is, or else as
// one of countries across (MYE1, and MYE4 before 2020). Only a table of this
// series that stands below it is read too; a csv holds one.
func readTables(g *sheet.Grid, id string) []*layout.Table {
	spec := areasDown
	switch id {
	case children:
		spec = childrenSpec
	case ethnic:
		spec = ethnicSpec
	}
	tables := layout.ReadAll(g, spec, nil)
	if spec == areasDown && tables[0].Missing != "" {
		return []*layout.Table{layout.Read(g, sheet.Range{}, countriesAcross, nil)}
	}
	for i, t := range tables {
		if i > 0 && t.Missing == "" && !myeTitle.MatchString(t.Title.Text) {
			t.Issue(vocabulary.TableUnknown, t.Title.At, t.Title.Text, "a table below the first that is none of the estimates", "left out: nothing says what it counts")
			t.Leave("a table that is none of the estimates")
			continue
		}
		if spec == areasDown {
			checkAges(t)
			checkAreas(t)
		}
	}
	return tables
}

// Extract writes every figure of every table.
func (p Publication) Extract(doc *publication.Document, id string, out record.RawSink) error {
	tables, err := read(doc, id)
	doc.Trace.Tables(tables...)
	b := readFront(doc.Book, id)
	b.about(tables, len(doc.Book.Sheets()), out)
	for _, t := range tables {
		switch id {
		case children:
			emitChildren(t, out)
		case ethnic:
			emitEthnic(t, out)
		default:
			emitTable(t, b, out)
		}
	}
	if err != nil || id == children || id == ethnic {
		return err
	}
	for _, s := range doc.Book.Sheets() {
		if d, ok := detailHeader(s); ok {
			if err := extractDetail(s, d, out); err != nil {
				return err
			}
		}
	}
	return nil
}
