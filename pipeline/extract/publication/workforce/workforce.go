// Package workforce reads the tables by force of Police workforce, England and
// Wales (Home Office): officers, staff, designated officers, community support
// officers, special constables and volunteers, as full-time equivalents and
// as heads, with the changes between dates.
//
// A table says in its title whom it counts, in a corner or in its title how,
// and in its headers at which dates. It imports the layout language and
// record, and must not import normalise or open files.
package workforce

import (
	"fmt"
	"regexp"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/forcetable"
	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/pattern"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// ID is the publication's id.
const ID = "homeoffice-police-workforce"

// layoutID is the layout of the main tables.
const layoutID = "tables"

// Publication reads the police workforce tables.
type Publication struct{}

var _ publication.Publication = Publication{}

// Meta describes the publication.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        ID,
		Version:   2,
		Title:     "Police workforce, England and Wales",
		Publisher: "Home Office",
		Reads:     "ods and xlsx workbooks of main tables, a table a sheet by region and force, and of the open data table",
		Cadence:   "twice a year",
		Measures:  []string{"workforce"},
	}
}

var (
	titleLine = regexp.MustCompile(`(?i)^table\s+\w+\s*[:.]`)
	people    = pattern.Lines(`(?i)\b`, `
	police (?:officers?|staff|workforce|community support|support volunteers)  # Police officer
	designated officers           # Designated officers
	special constables            # Special constables
	traffic (?:wardens|officers)  # Traffic wardens
`, ``)
	byForce = regexp.MustCompile(`(?i)by police force(?: area)?`)
	series  = regexp.MustCompile(`(?i)\bpolice workforce\b`)
)

// Recognise wants titles that name a kind of police employee by force.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Book == nil {
		return publication.Claim{Misfit: publication.NotSpreadsheet}
	}
	tables, named := 0, false
	for _, s := range doc.Book.Sheets() {
		title := layout.Headline(s)
		named = named || series.MatchString(title)
		if titleLine.MatchString(title) && people.MatchString(title) && byForce.MatchString(title) {
			tables++
		}
	}
	switch {
	case tables > 0 && named:
		return publication.Claim{Layout: layoutID, Score: 95}
	case tables > 0:
		return publication.Claim{Layout: layoutID, Score: 80}
	}
	if fits, _ := longtable.Fits(doc.Book, openColumns); fits {
		return publication.Claim{Layout: openData, Score: 90}
	}
	return publication.Claim{Misfit: `no sheet has a title like "Table 1: Police officers by police force area"`}
}

// spec is the shape of the tables: no codes, names in the first column under
// a header that only 2015 prints, regions before their forces.
var spec = &layout.Spec{
	ID: "workforce",
	Keys: []layout.Key{
		{Name: "code", Header: regexp.MustCompile(`(?i)^(?:geo ?codes?|area codes?|ONS codes?)$`), Cells: regexp.MustCompile(`^[EKW]\d{8}`)},
		{Name: "name", Header: regexp.MustCompile(`(?i)^(?:police )?force(?: area)?(?:, english region and wales| ?name)?$|^region ?/ ?(?:police )?force(?: area)?$`), Need: true, Loose: true},
		{Name: "region", Header: regexp.MustCompile(`(?i)^(?:english )?region$`), Fill: true},
	},
	Units: regexp.MustCompile(`(?i)^(?:full[- ]time equivalents?(?: \(FTE\))?|FTE|headcount)$`),
	Stray: regexp.MustCompile(`(?i)^as at:?$`),
}

// read reads every table and keeps what became of each cell.
func read(doc *publication.Document) ([]*layout.Table, error) {
	return layout.Sheets(doc.Book, titleLine, func(g *sheet.Grid) []*layout.Table {
		tables := layout.ReadAll(g, spec, nil)
		for _, t := range tables {
			check(t)
		}
		return tables
	})
}

// check leaves out a table without areas, and compares the totals of the
// others with their parts.
func check(t *layout.Table) {
	if t.Missing != "" {
		return
	}
	if dates := datesDown(t); dates > len(t.Rows)/2 {
		t.Leave("no table by area: its rows are dates")
		return
	}
	s := subjectOf(t)
	forcetable.CheckTotals(t, forcetable.Areas(t, "code", "name"), func(c *layout.Column) bool {
		f := s.column(c)
		return (f.unit == "fte" || f.unit == "headcount") && f.period.Start == f.period.End
	})
	checkBodies(t, s)
}

// datesDown counts rows that are labelled by a date: the national series of
// Tables 6 and 7.
func datesDown(t *layout.Table) int {
	n := 0
	for i := range t.Rows {
		if len(period.Labels(t.Key(&t.Rows[i], "name").Text)) > 0 {
			n++
		}
	}
	return n
}

var (
	grandTotal = regexp.MustCompile(`(?i)^total$`)
	forces43   = regexp.MustCompile(`(?i)^total 43 forces$`)
)

// checkBodies compares the total of everybody with the 43 forces and the
// bodies printed below them.
func checkBodies(t *layout.Table, s subject) {
	var total *layout.Row
	var parts []*layout.Row
	for i := range t.Rows {
		r := &t.Rows[i]
		switch name := t.Key(r, "name").Text; {
		case forces43.MatchString(name):
			parts = append(parts, r)
		case grandTotal.MatchString(name):
			total = r
		case len(parts) > 0:
			parts = append(parts, r)
		}
	}
	if total != nil && len(parts) > 1 {
		t.CheckSum(total, func(c *layout.Column) bool { u := s.column(c).unit; return u == "fte" || u == "headcount" }, parts)
	}
}

// Extract writes every figure of every table by force.
func (p Publication) Extract(doc *publication.Document, id string, out record.RawSink) error {
	if id == openData {
		return extractOpen(doc, out)
	}
	tables, err := read(doc)
	doc.Trace.Tables(tables...)
	about(doc.Book, tables, out)
	for _, t := range tables {
		emit(t, out)
	}
	return err
}

func emit(t *layout.Table, out record.RawSink) {
	s := subjectOf(t)
	areas := map[int]place.Printed{}
	for i, a := range forcetable.Areas(t, "code", "name") {
		areas[t.Rows[i].Row] = a
	}
	for j := range t.Columns {
		c := &t.Columns[j]
		f := s.column(c)
		if f.group != "" && f.period.Text != "" {
			t.Issue(vocabulary.ColumnUnknown, layout.Pos{Row: t.Rows[0].Row, Col: c.Col}, c.Header(),
				fmt.Sprintf("the header %q is neither a date, nor a kind of employee, a rank or a sex; it is kept as group=%s", c.Header(), f.group), "")
		}
		if f.period.Text == "" {
			t.Issue(vocabulary.PeriodUnreadable, layout.Pos{Row: t.Rows[0].Row, Col: c.Col}, c.Header(),
				fmt.Sprintf("neither the header %q nor the title says at which date the column is", c.Header()), "the figures of the column are left out; dates are read as Sep-18, 30 September 2018, 30/09/2018 or 2018-09-30")
		}
	}
	t.Emit(out, func(r *layout.Row, c *layout.Column, o *record.RawObservation) bool {
		f := s.column(c)
		o.Measure, o.Category, o.Breakdown, o.Period = "workforce", f.category, f.breakdown, f.period
		o.Unit = f.unit
		o.Area = areas[r.Row]
		return f.period.Text != ""
	})
}
