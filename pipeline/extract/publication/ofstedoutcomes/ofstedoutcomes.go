// Package ofstedoutcomes reads Ofsted's workbooks of inspection outcomes of
// local authorities: the list of latest grades as at a date, the inspections
// of the year, and the history of inspections, under any framework since 2009.
//
// It must not import normalise, read files, or know a file's name.
package ofstedoutcomes

import (
	"strings"
	"time"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// Publication reads local authority inspection outcomes. The zero value is
// ready.
type Publication struct{}

var _ publication.Publication = Publication{}

const layoutID = "local-authorities"

// Meta describes the series.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "ofsted-la-outcomes",
		Version:   3,
		Title:     "Local authority inspection outcomes",
		Publisher: "Ofsted",
		Reads:     "ods and xlsx; grades of councils as at 31 March, in the year, and the history of inspections",
		Cadence:   "annual",
	}
}

// Positions in columns.
const (
	colCode = iota
	colName
	colInspected
	colVisited
	colPublished
	colStatus
	colType
	colFramework
	colKept
)

var columns = []longtable.Column{
	colCode:      {Names: []string{"Local authority area code", "Local authority code", "LA code", "ONS code", "Area code"}, Optional: true},
	colName:      {Names: []string{"Local authority name", "Local authority", "LA name"}},
	colInspected: {Names: []string{"Inspection date", "Inspection start date", "Date of inspection", "Latest inspection date"}, Optional: true},
	colVisited:   {Names: []string{"Inspection/Visit date", "Inspection / visit date", "Visit date"}, Optional: true},
	colPublished: {Names: []string{"Publication date", "Date published"}, Optional: true},
	colStatus:    {Names: []string{"Local authority status"}, Optional: true},
	colType:      {Names: []string{"Inspection type", "Inspection/Visit type", "Inspection / visit type", "Event type"}, Optional: true},
	colFramework: {Names: []string{"Framework", "Inspection framework"}, Optional: true},
	colKept: {Names: []string{
		"Web link", "Ofsted region", "Region", "LA region", "LA Authority Type", "Government office region", "Visit Theme",
	}, Optional: true, Many: true},
}

// providerColumns are of tables of homes and agencies, which are no tables by
// council although they name one.
var providerColumns = []string{"urn", "provision_type", "postcode", "provider_name"}

// table is a sheet of grades by council.
type table struct {
	sheet  sheet.Sheet
	header *longtable.Header
	grades []gradeColumn
	// latest says that the sheet lists each council's latest grades, asAt as at
	// which date; a list that prints none has that of the workbook.
	latest bool
	asAt   period.Printed
	orders map[int]longtable.DayOrder // of the columns of dates
}

// Recognise finds a sheet that has a column of council names and one of
// grades.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Book == nil {
		return publication.Claim{Misfit: publication.NotSpreadsheet}
	}
	var nearest *longtable.Misfit
	for _, s := range doc.Book.Sheets() {
		t, err := find(s)
		if err == nil && t.graded() {
			return publication.Claim{Layout: layoutID, Score: 95}
		}
		if err == nil {
			err = &longtable.Misfit{Sheet: s.Name(), Row: t.header.Row, Fit: 0.5, Missing: []string{"Overall effectiveness"}}
		}
		nearest = longtable.Nearer(nearest, err)
	}
	return doc.Decline(nearest)
}

// find returns the sheet's table, or a *longtable.Misfit.
func find(s sheet.Sheet) (*table, error) {
	h, err := longtable.Find(s, columns)
	if err != nil {
		return nil, err
	}
	t := &table{sheet: s, header: h}
	for _, pos := range h.Unknown {
		for _, p := range providerColumns {
			if record.Code(h.Names[pos]) == p {
				return nil, &longtable.Misfit{Sheet: s.Name(), Row: h.Row, Missing: []string{"Overall effectiveness of a council; it is a table of providers"}, Fit: 0.3}
			}
		}
	}
	t.grades = gradeColumns(h)
	if len(t.grades) == 0 {
		return nil, &longtable.Misfit{Sheet: s.Name(), Row: h.Row, Missing: []string{"Overall effectiveness"}, Fit: 0.2}
	}
	name := record.Code(s.Name())
	history := h.At[colStatus] >= 0 || strings.Contains(name, "history")
	t.latest = !history && h.At[colVisited] < 0 && h.At[colType] < 0 && !strings.Contains(name, "in_year") && !datedInspections(t.grades)
	if t.latest {
		t.asAt, err = asAt(s, h.Row)
	}
	return t, err
}

// datedInspections reports whether the grades stand beside their inspections'
// dates, several inspections in a row.
func datedInspections(grades []gradeColumn) bool {
	for _, g := range grades {
		if g.date >= 0 {
			return true
		}
	}
	return false
}

// graded reports whether the grades are those of councils' inspections: overall
// effectiveness, or, as it is no longer graded since April 2026, most of its
// parts.
func (t *table) graded() bool {
	parts := map[string]bool{}
	for _, g := range t.grades {
		if g.question == "overall" {
			return true
		}
		parts[g.question] = true
	}
	return len(parts) >= 3
}

// Extract writes one judgement per printed grade.
func (p Publication) Extract(doc *publication.Document, _ string, out record.RawSink) error {
	about := record.RawDocument{
		Title:     p.Meta().Title,
		Publisher: p.Meta().Publisher,
		Series:    p.Meta().ID,
		Pages:     int32(len(doc.Book.Sheets())),
	}
	var tables []*table
	var whole period.Printed
	for _, s := range doc.Book.Sheets() {
		t, err := find(s)
		if err == nil {
			doc.Trace.Header(t.header)
			tables = append(tables, t)
			continue
		}
		if !longtable.LeftOut(s, err, out) {
			return err
		}
		if err := cover(s, &about, &whole); err != nil {
			return err
		}
	}
	for _, t := range tables {
		if t.latest && !t.asAt.Start.Valid() {
			t.asAt = whole
		}
		if t.asAt.End > about.Period.End {
			about.Period = t.asAt
		}
	}
	out.Document(about)
	for _, t := range tables {
		t.header.ReportDoubled(out)
		if err := t.extract(out); err != nil {
			return err
		}
	}
	return nil
}

// cover takes the title, "Published on:" and the date that the workbook is as
// at from a cover sheet.
func cover(s sheet.Sheet, about *record.RawDocument, whole *period.Printed) error {
	if !strings.HasPrefix(record.Code(s.Name()), "cover") {
		return nil
	}
	g, err := s.Head(40)
	if err != nil {
		return err
	}
	if p := asAtIn(g, len(g.Cells)); p.Start.Valid() {
		*whole = p
	}
	for r, cells := range g.Cells {
		if len(cells) == 0 {
			continue
		}
		label := record.Code(cells[0].Text)
		if r == 0 && !strings.HasPrefix(label, "cover") {
			about.Title = longtable.Line(cells[0].Text)
		}
		if len(cells) < 2 {
			continue
		}
		switch label {
		case "policy_area", "title":
			if about.Title == (Publication{}).Meta().Title {
				about.Title = longtable.Line(cells[1].Text)
			}
		case "published_on", "publication_date", "published":
			about.Published.Text = longtable.Line(cells[1].Text)
			if d, ok := longtable.Day(&cells[1]); ok {
				about.Published.Start, about.Published.End, about.Published.Kind = d, d, "day"
			}
		}
	}
	return nil
}

// none are the words in place of a grade where there was no inspection, or
// where it did not ask the question.
var none = map[string]bool{"": true, "not_yet_inspected": true, "not_inspected": true, "n_a": true, "not_applicable": true, "null": true}

// extract writes the grades of one sheet.
func (t *table) extract(out record.RawSink) error {
	dates := []int{t.header.At[colInspected], t.header.At[colVisited], t.header.At[colPublished]}
	for _, g := range t.grades {
		dates = append(dates, g.date)
	}
	var err error
	if t.orders, err = t.header.DayOrders(t.sheet, dates); err != nil {
		return err
	}
	for r, err := range t.header.Rows(t.sheet) {
		if err != nil {
			return err
		}
		name := r.Text(colName)
		if name == "" {
			continue
		}
		area := place.Printed{Kind: "council", Code: r.Text(colCode), Name: name}
		for _, g := range t.grades {
			c := r.At(g.pos)
			if c == nil || none[record.Code(c.Text)] {
				continue // not inspected, or a question that was not asked; some cells print a dash
			}
			j := record.RawJudgement{
				Origin:    record.Origin{Table: t.sheet.Name(), Sheet: t.sheet.Name(), Cell: r.RefAt(g.pos)},
				Framework: t.framework(r, g),
				Question:  g.question,
				Printed:   g.printed,
				Grade:     longtable.Line(c.Text),
				Area:      area,
			}
			t.dated(r, g, &j)
			out.Judgement(&j)
		}
	}
	return nil
}

// framework: a list of latest grades repeats what inspections of any year and
// framework found, and is the outcomes series itself; the inspections of a
// year and their history are under the framework that the row names, else that
// of their time.
func (t *table) framework(r *longtable.Row, g gradeColumn) string {
	switch {
	case g.framework != "":
		return g.framework
	case t.asAt.Start.Valid():
		return "ofsted_outcomes"
	}
	for _, col := range []int{colFramework, colType} {
		switch named := " " + strings.ToLower(r.Text(col)) + " "; {
		case strings.Contains(named, "ilacs "):
			return "ofsted_ilacs"
		case strings.Contains(named, " sif ") || strings.Contains(named, "single inspection"):
			return "ofsted_sif"
		}
	}
	for _, col := range []int{colVisited, colInspected, colPublished} {
		if d, ok := t.day(r, t.header.At[col]); ok && d < ilacsBegan {
			return "ofsted_sif"
		} else if ok {
			break
		}
	}
	return "ofsted_ilacs"
}

// ilacsBegan is when the single inspection framework of November 2013 made way
// for the inspection of local authority children's services.
var ilacsBegan = civil.New(2018, time.January, 1)
