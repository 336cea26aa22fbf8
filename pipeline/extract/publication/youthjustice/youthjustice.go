// Package youthjustice reads the Youth Justice Board's supplementary workbooks
// of offences and disposals: those by region up to 2013/14, a sheet a region,
// a block of rows a youth offending team, columns by age, gender and
// ethnicity; and the long tables by team since.
//
// It must not import normalise, read files, or know a file's name.
package youthjustice

import (
	"fmt"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/extract/table/trace"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
)

// Publication reads youth justice workbooks. The zero value is ready.
type Publication struct{}

var _ publication.Publication = Publication{}

const layoutID = "team-blocks"

// Meta describes the series.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "yjb-regional-tables",
		Version:   2,
		Title:     "Youth justice statistics: supplementary tables by region",
		Publisher: "Youth Justice Board for England and Wales",
		Reads:     "xls, xlsx and ods; offences and disposals by youth offending team, age, gender and ethnicity: a block a team, or a row a figure",
		Cadence:   "annual",
		Measures:  []string{"offences_resulting_in_disposal", "disposals", "children_cautioned_or_sentenced"},
	}
}

// Recognise finds the band of headings over the columns.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Book == nil {
		return publication.Claim{Misfit: publication.NotSpreadsheet}
	}
	for _, s := range doc.Book.Sheets() {
		g, err := s.Head(searchRows)
		if err != nil {
			continue
		}
		if findHead(g) != nil {
			return publication.Claim{Layout: layoutID, Score: 95}
		}
	}
	if fits, _ := longtable.Fits(doc.Book, openColumns); fits {
		return publication.Claim{Layout: openData, Score: 90}
	}
	return publication.Claim{Misfit: `no sheet has the headings "Age", "Gender" and "Ethnicity" in one row`}
}

// Extract writes one observation per figure.
func (p Publication) Extract(doc *publication.Document, id string, out record.RawSink) error {
	if id == openData {
		return extractOpen(p, doc, out)
	}
	about := record.RawDocument{Title: p.Meta().Title, Publisher: p.Meta().Publisher, Pages: int32(len(doc.Book.Sheets()))}
	var tables []*table
	for _, s := range doc.Book.Sheets() {
		g, err := s.Head(0)
		if err != nil {
			return err
		}
		h := findHead(g)
		if h == nil {
			out.Issue(record.NewIssue(vocabulary.SheetLeftOut, record.Origin{Sheet: s.Name()}, `no row has the headings "Age", "Gender" and "Ethnicity"`))
			continue
		}
		doc.Trace.Header(h.header(s.Name()))
		t := &table{name: s.Name(), grid: g, head: h, trace: doc.Trace}
		tables = append(tables, t)
		about.Title, about.Period = h.title, h.period
		about.Series = p.Meta().ID + "-" + h.measure
	}
	out.Document(about)
	for _, t := range tables {
		t.extract(out)
	}
	return nil
}

// header is the band as the header of a long table: its labels are the keys.
func (h *head) header(sheetName string) *longtable.Header {
	labels := &longtable.Header{Sheet: sheetName, Row: h.row}
	for pos := range h.labels {
		labels.At = append(labels.At, pos)
	}
	return labels
}

// searchRows is how many rows are searched for the headings.
const searchRows = 20

// head is the band of headings over a sheet.
type head struct {
	row     int // of the second level, from 0
	title   string
	measure string
	period  period.Printed
	labels  int // columns left of the first figure
	columns []valueColumn
}

// valueColumn is a column of figures.
type valueColumn struct {
	pos       int
	dimension string // age, gender, ethnicity; empty for the total
	breakdown string
}

var dimensions = map[string]string{"age": "age", "gender": "gender", "sex": "gender", "ethnicity": "ethnicity", "ethnic_group": "ethnicity"}

func findHead(g *sheet.Grid) *head {
	for r := range min(searchRows, len(g.Cells)-1) {
		found := map[string]bool{}
		for _, c := range g.Cells[r] {
			if d := dimensions[record.Code(c.Text)]; d != "" {
				found[d] = true
			}
		}
		if len(found) < 3 {
			continue
		}
		// A heading stands over several columns of figures; in a list of other
		// things, where age, sex and ethnicity are columns, it stands over one.
		if h := newHead(g, r); h.bands() {
			return h
		}
	}
	return nil
}

// bands reports whether each of the three headings has columns of its own, and
// more than one of them has several.
func (h *head) bands() bool {
	wide := map[string]int{}
	for _, c := range h.columns {
		if c.dimension != "" {
			wide[c.dimension]++
		}
	}
	several := 0
	for _, n := range wide {
		if n > 1 {
			several++
		}
	}
	return len(wide) == 3 && several > 1
}

// newHead reads the two levels of headings at rows r and r+1. A heading of the
// first level covers the columns up to the next one or to a column without a
// second level, which parts the bands.
func newHead(g *sheet.Grid, r int) *head {
	h := &head{row: r + 1, labels: -1}
	if len(g.Cells[r]) > 0 {
		h.title = longtable.Line(g.Cells[r][0].Text)
	}
	for i := 0; h.title == "" && i < r; i++ { // the title may stand above
		if len(g.Cells[i]) > 0 {
			h.title = longtable.Line(g.Cells[i][0].Text)
		}
	}
	h.measure = measureOf(h.title)
	h.period = yearOf(h.title)
	dimension := ""
	for pos, c := range g.Cells[r+1] {
		if pos < len(g.Cells[r]) {
			if d := dimensions[record.Code(g.Cells[r][pos].Text)]; d != "" {
				dimension = d
			}
		}
		label := longtable.Line(c.Text)
		if c.Kind == sheet.Blank || label == "" || dimension == "" {
			continue
		}
		if h.labels < 0 {
			h.labels = pos
		}
		v := valueColumn{pos: pos, dimension: dimension}
		if record.Code(label) == "total" {
			v.dimension = ""
		} else {
			v.breakdown = record.Breakdown(dimension, ageOf(label))
		}
		h.columns = append(h.columns, v)
	}
	return h
}

func measureOf(title string) string {
	code := record.Code(title)
	switch {
	case strings.Contains(code, "offences"):
		return "offences_resulting_in_disposal"
	case strings.Contains(code, "disposal"):
		return "disposals"
	}
	for _, year := range period.FinancialYearsIn(title) {
		title = strings.Replace(title, year.Text, "", 1)
	}
	return record.Code(title)
}

// yearOf reads the financial year that a title prints.
func yearOf(title string) period.Printed {
	if years := period.FinancialYearsIn(title); len(years) > 0 {
		return years[0].Label(years[0].Text)
	}
	return period.Printed{}
}

// table is one sheet.
type table struct {
	name  string
	grid  *sheet.Grid
	head  *head
	trace *trace.Trace
}

// extract writes the figures of a sheet, block by block.
func (t *table) extract(out record.RawSink) {
	blocks, stray := t.blocks()
	for _, b := range blocks {
		t.write(b, out)
		t.check(b, out)
	}
	for _, row := range stray {
		out.Issue(record.NewIssue(vocabulary.HeaderMissing, record.Origin{Sheet: t.name, Cell: sheet.Ref(row, 0)},
			fmt.Sprintf("row %d has figures but stands under no team", row+1)))
	}
}

// write writes the figures of one block.
func (t *table) write(b *block, out record.RawSink) {
	for _, l := range b.lines {
		cells := t.grid.Cells[l.row]
		for _, v := range t.head.columns {
			if v.pos >= len(cells) || cells[v.pos].Kind == sheet.Blank {
				continue
			}
			c := &cells[v.pos]
			obs := record.RawObservation{
				Origin:    record.Origin{Table: t.name, Sheet: t.name, Cell: sheet.Ref(l.row, v.pos)},
				Measure:   t.head.measure,
				Category:  l.category,
				Breakdown: v.breakdown,
				Area:      b.area,
				Period:    t.head.period,
				Published: strings.TrimSpace(c.Text),
				Unit:      "count",
				Note:      strings.TrimSpace(b.note + " " + l.note),
			}
			obs.Number, obs.IsNumber = shown.Value(c)
			if b.missing && obs.IsNumber && obs.Number == 0 {
				// The label says that the team's data are missing: its zeros are no counts.
				obs.Marker, obs.IsNumber = "not_available", false
			}
			out.Observation(&obs)
		}
	}
}
