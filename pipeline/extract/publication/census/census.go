// Package census reads tables of the census of population: as Nomis writes
// them, one row a place, one column a category ("Ethnic Group: White: Irish;
// measures: Value"), and as the custom dataset service of 2021 does, one row a
// figure.
//
// It must not import normalise, read files, or know a file's name.
package census

import (
	"strings"
	"time"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// Publication reads census tables. The zero value is ready.
type Publication struct{}

var _ publication.Publication = Publication{}

// Meta describes the series.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "nomis-census",
		Version:   2,
		Title:     "Census of population",
		Publisher: "Office for National Statistics",
		Reads:     "csv of 1991 to 2021; tables of a census by place, a column a category or a row a figure",
		Cadence:   "every ten years",
		Measures:  []string{"population", "households", "ages", "population_densities"},
	}
}

// Positions in columns.
const (
	colDate = iota
	colName
	colCode
	colRural
)

var columns = []longtable.Column{
	colDate:  {Names: []string{"date"}},
	colName:  {Names: []string{"geography"}},
	colCode:  {Names: []string{"geography code"}},
	colRural: {Names: []string{"Rural Urban"}, Optional: true},
}

// days are the census days of England and Wales.
var days = map[string]civil.Date{
	"1991": civil.New(1991, time.April, 21),
	"2001": civil.New(2001, time.April, 29),
	"2011": civil.New(2011, time.March, 27),
	"2021": civil.New(2021, time.March, 21),
}

// Recognise finds the table by its column names.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Book == nil {
		return publication.Claim{Misfit: publication.NotSpreadsheet}
	}
	var nearest *longtable.Misfit
	for _, s := range doc.Book.Sheets() {
		if _, _, err := find(s); err != nil {
			nearest = longtable.Nearer(nearest, err)
			continue
		}
		return publication.Claim{Layout: "nomis", Score: 100}
	}
	for _, s := range doc.Book.Sheets() {
		if _, _, err := findCustom(s); err == nil {
			return publication.Claim{Layout: custom, Score: 97}
		}
	}
	return doc.Decline(nearest)
}

// find returns the sheet's header and its columns of figures, or a
// *longtable.Misfit.
func find(s sheet.Sheet) (*longtable.Header, []column, error) {
	h, err := longtable.Find(s, columns)
	if err != nil {
		return nil, nil, err
	}
	values := valueColumns(h)
	if len(values) == 0 {
		return nil, nil, &longtable.Misfit{Sheet: s.Name(), Row: h.Row, Fit: 0.5, Missing: []string{"Ethnic Group: All categories: Ethnic group; measures: Value"}}
	}
	return h, values, nil
}

// Extract writes one observation per place and category.
func (p Publication) Extract(doc *publication.Document, id string, out record.RawSink) error {
	about := record.RawDocument{Title: p.Meta().Title, Publisher: p.Meta().Publisher, Series: p.Meta().ID, Pages: int32(len(doc.Book.Sheets()))}
	find, rows := find, extract
	if id == custom {
		about.Title, find, rows = "Census 2021: custom dataset", findCustom, extractCustom
	}
	out.Document(about)
	for _, s := range doc.Book.Sheets() {
		h, values, err := find(s)
		switch {
		case err == nil:
		case longtable.LeftOut(s, err, out):
			continue
		default:
			return err
		}
		doc.Trace.Header(h)
		h.Report(out)
		if err := rows(s, h, values, out); err != nil {
			return err
		}
	}
	return nil
}

func extract(s sheet.Sheet, h *longtable.Header, values []column, out record.RawSink) error {
	var left longtable.Tally
	small := &smallAreas{}
	for r, err := range h.Figures(s, out) {
		if err != nil {
			return err
		}
		if small.holds(r.Text(colCode), r.Ref(colCode)) {
			continue
		}
		when := period.Printed{Text: r.Text(colDate)}
		if d, ok := days[when.Text]; ok {
			when.Start, when.End, when.Kind = d, d, "day"
		}
		rural := record.Code(r.Text(colRural))
		if rural == "total" {
			rural = ""
		}
		for _, v := range values {
			c := r.At(v.pos)
			if c == nil {
				continue
			}
			if v.unit == "" {
				left.Add(r.RefAt(v.pos))
				continue
			}
			obs := record.RawObservation{
				Origin:    record.Origin{Table: s.Name(), Sheet: s.Name(), Cell: r.RefAt(v.pos)},
				Measure:   v.measure,
				Category:  "all",
				Breakdown: record.Breakdown("basis", "census", v.dimension, v.category, "rural_urban", rural),
				Area:      place.Printed{Code: r.Text(colCode), Name: r.Text(colName)},
				Period:    when,
				Published: strings.TrimSpace(c.Text),
				Unit:      v.unit,
			}
			obs.Number, obs.IsNumber = shown.Value(c)
			out.Observation(&obs)
		}
	}
	small.report(s.Name(), out)
	left.Report(vocabulary.RowsLeftOut, s.Name(),
		"the figure is no number of persons or households: an area, a density, or a table whose unit its columns do not tell", "", out)
	return nil
}
