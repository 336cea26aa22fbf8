// Package cps reads the Crown Prosecution Service's monthly case outcomes by
// principal offence category: one row a CPS area, which is a police force area
// but for the Metropolitan and City one, and a pair of columns, number and
// percentage, for convictions and for unsuccessful outcomes of each category.
//
// It must not import normalise, read files, or know a file's name.
package cps

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/extract/table/trace"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/number"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// Publication reads case outcomes. The zero value is ready.
type Publication struct{}

var _ publication.Publication = Publication{}

const layoutID = "areas"

// Meta describes the series.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "cps-case-outcomes",
		Version:   3,
		Title:     "Case outcomes by principal offence category",
		Publisher: "Crown Prosecution Service",
		Reads:     "csv, xlsx and ods; convictions and unsuccessful outcomes by CPS area and principal offence category, a file a month",
		Cadence:   "monthly",
		Measures:  []string{"prosecutions", "prosecution_shares"},
	}
}

// Positions in columns.
const (
	colFirst = iota
	colSecond
	colArea
	colYear
	colMonth
	colKept
)

var columns = []longtable.Column{
	// Two of the twelve categories tell the table; the others are read by form.
	colFirst:  {Names: []string{"Number of Homicide Convictions"}},
	colSecond: {Names: []string{"Number of Sexual Offences Convictions"}},
	colArea:   {Names: []string{"X", "Area", "CPS Area", "CPS area name", "Police force area", "County"}, Optional: true},
	colYear:   {Names: []string{"year"}, Optional: true},
	colMonth:  {Names: []string{"month"}, Optional: true},
	colKept:   {Names: []string{"date", "month_year"}, Optional: true, Many: true},
}

// Recognise finds the table by two of its columns.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	fits, nearest := longtable.Fits(doc.Book, columns)
	if !fits {
		return doc.Decline(nearest)
	}
	return publication.Claim{Layout: layoutID, Score: 100}
}

// Extract writes one observation per figure.
func (p Publication) Extract(doc *publication.Document, _ string, out record.RawSink) error {
	about := record.RawDocument{Title: p.Meta().Title, Publisher: p.Meta().Publisher, Series: p.Meta().ID, Pages: int32(len(doc.Book.Sheets()))}
	found, _, err := doc.Tables(columns, out)
	if err != nil {
		return err
	}
	var tables []*table
	for _, f := range found {
		t := &table{trace: doc.Trace, sheet: f.Sheet, header: f.Header, values: values(f.Header)}
		if err := t.date(); err != nil {
			return err
		}
		if err := t.scale(); err != nil {
			return err
		}
		about.Period = t.period
		tables = append(tables, t)
	}
	out.Document(about)
	for _, t := range tables {
		t.report(out)
		if err := t.extract(out); err != nil {
			return err
		}
	}
	return nil
}

// table is one sheet.
type table struct {
	trace  *trace.Trace
	sheet  sheet.Sheet
	header *longtable.Header
	values []value
	period period.Printed // of the whole table; rows may print their own
	whole  float64        // what a share of everything is printed as: 100, or 1 where shares are fractions; 0 where the table does not show it
}

// value is a column of figures.
type value struct {
	pos      int
	share    bool
	category string
	outcome  string
	renamed  bool // printed with another category's name
}

var valueName = regexp.MustCompile(`^(number|percentage)_of_(?:(.+)_)?(convictions|unsuccessful)$`)

// values reads the names of the columns: "Number of Homicide Convictions". The
// percentage beside a number is that number's, whatever its name: the one of
// administratively finalised cases is published as "L Motoring Offences".
func values(h *longtable.Header) []value {
	var found []value
	last := value{pos: -2}
	doubled := map[int]bool{}
	for _, d := range h.Doubled {
		doubled[d.Second] = true
	}
	for pos, name := range h.Names {
		if doubled[pos] {
			continue
		}
		m := valueName.FindStringSubmatch(record.Code(name))
		if m == nil {
			continue
		}
		v := value{pos: pos, share: m[1] == "percentage", category: m[2], outcome: m[3]}
		if v.category == "" {
			v.category = "all"
		}
		if v.share && last.pos == pos-1 && !last.share && last.outcome == v.outcome && last.category != v.category {
			v.category, v.renamed = last.category, true
		}
		found, last = append(found, v), v
	}
	return found
}

func (t *table) report(out record.RawSink) {
	known := map[int]bool{}
	for _, v := range t.values {
		known[v.pos] = true
		if v.renamed {
			i := record.NewIssue(vocabulary.ColumnUnknown, record.Origin{Sheet: t.sheet.Name(), Cell: sheet.Ref(t.header.Row, v.pos)},
				fmt.Sprintf("the column %q is read as the percentage of the number beside it (%s)", t.header.Names[v.pos], v.category))
			i.Field, i.Value = "column", t.header.Names[v.pos]
			out.Issue(i)
		}
	}
	var unknown []int
	for _, pos := range t.header.Unknown {
		if !known[pos] && pos != 0 {
			unknown = append(unknown, pos)
		}
	}
	(&longtable.Header{Sheet: t.header.Sheet, Row: t.header.Row, Names: t.header.Names, Unknown: unknown, Doubled: t.header.Doubled}).Report(out)
}

// date takes the month from the lines above the header, where a file has any.
func (t *table) date() error {
	g, err := t.sheet.Head(t.header.Row + 2)
	if err != nil {
		return err
	}
	for r, cells := range g.Cells {
		if r == t.header.Row+1 && !t.period.Start.Valid() {
			t.period = month(at(cells, t.header.At[colMonth]), at(cells, t.header.At[colYear]))
		}
		if r >= t.header.Row {
			continue
		}
		for _, c := range cells {
			for _, p := range period.Find(c.Text) {
				if p.Kind == period.Month {
					t.period = p.Label(p.Text)
				}
			}
		}
	}
	return nil
}

func at(cells []sheet.Cell, pos int) string {
	if pos < 0 || pos >= len(cells) {
		return ""
	}
	return longtable.Line(cells[pos].Text)
}

// month returns the period of a printed month: April, Apr, 4 or 04.
func month(name, year string) period.Printed {
	if name == "" || year == "" {
		return period.Printed{}
	}
	printed := name + " " + year
	p, err := period.OfMonths.Parse(printed)
	if n, isNumber := strconv.Atoi(name); isNumber == nil {
		p, err = period.OfMonths.Parse(fmt.Sprintf("%s-%02d", year, n))
	}
	return period.Labelled(printed, p, err)
}

func (t *table) extract(out record.RawSink) error {
	area := t.header.At[colArea]
	if area < 0 {
		// The column of areas has no name in the files as published: it is left of the figures.
		area = max(0, t.values[0].pos-1)
	}
	var undated, again, unnamed longtable.Tally
	sums, national := totals{}, map[civil.Date]bool{}
	if t.whole == 0 {
		i := record.NewIssue(vocabulary.UnitUnknown, record.Origin{Sheet: t.sheet.Name(), Cell: sheet.Ref(t.header.Row, t.values[0].pos)},
			"the columns of percentages agree with the numbers beside them neither as percentages nor as fractions")
		i.Field, i.Value = "unit", "percentage"
		out.Issue(i)
	}
	for r, err := range t.header.Figures(t.sheet, out) {
		if err != nil {
			return err
		}
		name := r.TextAt(area)
		if name == "" {
			if _, ok := shown.Value(r.At(t.values[0].pos)); ok {
				unnamed.Add(r.RefAt(area))
			}
			continue
		}
		when := t.period
		if p := month(r.Text(colMonth), r.Text(colYear)); p.Text != "" {
			when = p
		}
		if !when.Start.Valid() && when.Problem == "" {
			undated.Add(r.RefAt(area))
			continue
		}
		label := areaOf(name)
		if label.Kind == "country" {
			if national[when.Start] {
				again.Add(r.RefAt(area))
				continue
			}
			national[when.Start] = true
		}
		for _, v := range t.values {
			if r.At(v.pos) == nil {
				continue
			}
			obs := t.observation(r, v, label, when)
			sums.add(&obs)
			out.Observation(&obs)
		}
	}
	sums.report(t.trace, out)
	unnamed.Report(vocabulary.AreaUnknown, t.sheet.Name(), "the row has figures and names no area", "compare the row with the published file", out)
	again.Report(vocabulary.DuplicateRow, t.sheet.Name(), "the row is of the whole country in a month of which a row stands above; that one is read", "compare the rows with the published file", out)
	undated.Report(vocabulary.PeriodUnreadable, t.sheet.Name(), "the figures have no month: neither a column nor a line above the table names one", `add columns "month" and "year", or a line such as "April 2014" above the table`, out)
	return nil
}

// observation is the figure where a row and a column meet.
func (t *table) observation(r *longtable.Row, v value, area place.Printed, when period.Printed) record.RawObservation {
	c := r.At(v.pos)
	obs := record.RawObservation{
		Origin:    record.Origin{Table: t.sheet.Name(), Sheet: t.sheet.Name(), Cell: r.RefAt(v.pos)},
		Measure:   "prosecutions",
		Category:  v.category,
		Breakdown: record.Breakdown("outcome", v.outcome),
		Area:      area,
		Period:    when,
		Published: strings.TrimSpace(c.Text),
		Unit:      "count",
	}
	if v.share {
		obs.Measure, obs.Unit = "prosecution_shares", "percent"
		if t.whole == 0 {
			obs.Unit = "unknown"
		}
	}
	n, ok := shown.Number(c)
	obs.Number, obs.IsNumber = n.Value, ok
	if v.share && ok && t.whole == 1 && n.Unit != number.Percent {
		obs.Number = number.Shown(n.Value, true).Value
	}
	if !obs.IsNumber && obs.Published == "-" {
		obs.Marker = "not_applicable" // a share of no cases
	}
	return obs
}

var joined = regexp.MustCompile(`([a-z])([A-Z])`)

// areaOf labels an area. The service covers England and Wales; its one area of
// two forces is London. "GreaterManchester" lost its space.
func areaOf(name string) place.Printed {
	switch record.Code(name) {
	case "national", "all_areas", "total":
		return place.Printed{Kind: "country", Code: "K04000001", Name: name}
	case "metropolitan_and_city", "metropolitan_city", "london":
		return place.Printed{Name: name, Other: true}
	}
	return place.Printed{Kind: "force", Name: joined.ReplaceAllString(name, "$1 $2")}
}
