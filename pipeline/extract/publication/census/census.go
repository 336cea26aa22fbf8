// Package census reads tables of the census of population as Nomis writes
// them: one row a place, one column a category ("Ethnic Group: White: Irish;
// measures: Value").
//
// It must not import normalise, read files, or know a file's name.
package census

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/sheet"
	"forcestats/pipeline/extract/sheet/layout"
	"forcestats/pipeline/extract/sheet/longtable"
	"forcestats/pipeline/record"
)

// Publication reads census tables. The zero value is ready.
type Publication struct{}

var _ publication.Explainer = Publication{}

// Meta describes the series.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "nomis-census",
		Version:   1,
		Title:     "Census of population",
		Publisher: "Office for National Statistics",
		Reads:     "csv; key statistics of a census by place, a column a category",
		Cadence:   "every ten years",
		Measures:  []string{"population"},
	}
}

// Positions in columns.
const (
	colDate = iota
	colName
	colCode
	colRural
	colValue
)

var columns = []longtable.Column{
	colDate:  {Names: []string{"date"}},
	colName:  {Names: []string{"geography"}},
	colCode:  {Names: []string{"geography code"}},
	colRural: {Names: []string{"Rural Urban"}, Optional: true},
	colValue: {Names: []string{"Ethnic Group: All categories: Ethnic group; measures: Value"}, Like: isValue, Many: true},
}

func isValue(code string) bool { return strings.HasSuffix(code, "_measures_value") }

// days are the census days of England and Wales.
var days = map[string]record.Date{
	"2001": record.NewDate(2001, time.April, 29),
	"2011": record.NewDate(2011, time.March, 27),
	"2021": record.NewDate(2021, time.March, 21),
}

// Recognise finds the table by its column names.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	fits, nearest := longtable.Fits(doc.Book, columns)
	if !fits {
		return doc.Decline(nearest)
	}
	return publication.Claim{Layout: "nomis", Score: 100}
}

// Extract writes one observation per place and category.
func (p Publication) Extract(doc *publication.Document, _ string, out record.RawSink) error {
	about := record.RawDocument{Title: p.Meta().Title, Publisher: p.Meta().Publisher, Series: p.Meta().ID, Pages: int32(len(doc.Book.Sheets()))}
	out.Document(about)
	tables, _, err := longtable.Tables(doc.Book, columns, out)
	if err != nil {
		return err
	}
	for _, t := range tables {
		double(t.Header)
		t.Header.Report(out)
		if err := extract(t.Sheet, t.Header, out); err != nil {
			return err
		}
	}
	return nil
}

// Explain tells what became of every cell.
func (p Publication) Explain(doc *publication.Document, id string) ([]*layout.Table, error) {
	return longtable.Explain(doc.Book, columns, func(out record.RawSink) error { return p.Extract(doc, id, out) })
}

// valueName parts "Ethnic Group: White: Irish; measures: Value" into the
// dimension and the category.
var valueName = regexp.MustCompile(`^(.+?): (.+); measures: Value$`)

// double notes the columns of figures that stand twice: they are all spellings
// of one column of the layout, of which there may be many.
func double(h *longtable.Header) {
	first := map[string]int{}
	for pos, name := range h.Names {
		if !valueName.MatchString(name) {
			continue
		}
		if p, ok := first[name]; ok {
			h.Doubled = append(h.Doubled, longtable.Pair{First: p, Second: pos})
			continue
		}
		first[name] = pos
	}
}

type column struct {
	pos                 int
	dimension, category string
}

func extract(s sheet.Sheet, h *longtable.Header, out record.RawSink) error {
	var values []column
	for pos, name := range h.Names {
		m := valueName.FindStringSubmatch(name)
		if m == nil || slices.ContainsFunc(h.Doubled, func(p longtable.Pair) bool { return p.Second == pos }) {
			continue
		}
		category := record.Code(m[2])
		if strings.HasPrefix(category, "all_categories") {
			category = ""
		}
		values = append(values, column{pos, record.Code(m[1]), category})
	}
	for r, err := range h.Rows(s) {
		if err != nil {
			return err
		}
		when := record.PeriodLabel{Text: r.Text(colDate)}
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
			obs := record.RawObservation{
				Origin:    record.Origin{Table: s.Name(), Sheet: s.Name(), Cell: r.RefAt(v.pos)},
				Measure:   "population",
				Category:  "all",
				Breakdown: record.Breakdown("basis", "census", v.dimension, v.category, "rural_urban", rural),
				Area:      record.AreaLabel{Code: r.Text(colCode), Name: r.Text(colName)},
				Period:    when,
				Published: strings.TrimSpace(c.Text),
				Unit:      "persons",
			}
			obs.Number, obs.IsNumber = longtable.Number(c)
			out.Observation(&obs)
		}
	}
	return nil
}
