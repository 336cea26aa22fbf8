// Package policedeaths reads the time series tables of Deaths during or
// following police contact (Independent Office for Police Conduct): fatalities
// and incidents by appropriate authority and financial year, one or two tables
// a sheet.
//
// It imports the layout language and record, and must not import normalise or
// open files.
package policedeaths

import (
	"fmt"
	"regexp"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// ID is the publication's id.
const ID = "iopc-deaths-police-contact"

const layoutID = "time-series"

// Publication reads the time series tables.
type Publication struct{}

var _ publication.Publication = Publication{}

// Meta describes the publication.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        ID,
		Version:   2,
		Title:     "Deaths during or following police contact: statistics for England and Wales",
		Publisher: "Independent Office for Police Conduct",
		Reads:     "ods and xlsx workbooks of time series tables, the tables by appropriate authority",
		Cadence:   "annual",
		Measures:  []string{"police_contact_deaths", "police_contact_incidents"},
	}
}

var (
	seriesTitle = regexp.MustCompile(`(?i)deaths during or following police contact`)
	tableTitle  = regexp.MustCompile(`(?i)^table \d+\.\d+\b`)
	byAuthority = regexp.MustCompile(`(?i)^table \d+\.\d+\b.*\bby (?:appropriate authority|(?:police )?force)\b`)
	ownTitle    = regexp.MustCompile(`(?i)^table \d+\.\d+ number of (?:incidents|fatalities) by appropriate authority and financial year\b`)
	anyText     = regexp.MustCompile(`.`)
)

// Recognise wants the series' title on the cover and a table by authority. A
// sheet saved by itself has no cover, but titles that no other series has.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Book == nil {
		return publication.Claim{Misfit: publication.NotSpreadsheet}
	}
	named, tables, own := false, 0, 0
	for _, s := range doc.Book.Sheets() {
		g, err := s.Head(40)
		if err != nil {
			continue
		}
		named = named || len(layout.Select(g, sheet.Range{}, layout.Pattern(seriesTitle))) > 0
		tables += len(layout.Select(g, sheet.Range{}, layout.Pattern(byAuthority)))
		own += len(layout.Select(g, sheet.Range{}, layout.Pattern(ownTitle)))
	}
	switch {
	case named && tables > 0:
		return publication.Claim{Layout: layoutID, Score: 95}
	case own > 0:
		return publication.Claim{Layout: layoutID, Score: 75}
	case named:
		return publication.Claim{Misfit: `no table "by appropriate authority"`}
	}
	return publication.Claim{Misfit: `no sheet says "Deaths during or following police contact"`}
}

var spec = &layout.Spec{
	ID: "police-deaths",
	Keys: []layout.Key{
		{Name: "authority", Header: regexp.MustCompile(`(?i)^(?:appropriate authority|police force|force)$`), Need: true},
	},
	Rows: 5,
}

// read reads every table of every sheet and keeps what became of each cell.
func read(doc *publication.Document) ([]*layout.Table, error) {
	return layout.Sheets(doc.Book, anyText, func(g *sheet.Grid) []*layout.Table {
		var tables []*layout.Table
		topic := headline(g)
		for _, block := range layout.Blocks(g, layout.Pattern(tableTitle)) {
			if len(layout.Select(g, block, layout.Numeric())) == 0 {
				continue // a line of the list of tables
			}
			t := layout.Read(g, block, spec, nil)
			if t.Missing != "" && !byAuthority.MatchString(t.Title.Text) {
				t.Leave("no table by area: " + t.Subject())
			}
			t.Lines = append([]layout.Label{{Text: topic}}, t.Lines...)
			check(t)
			tables = append(tables, t)
		}
		return tables
	})
}

func headline(g *sheet.Grid) string {
	for _, row := range g.Cells {
		for i := range row {
			if text := layout.Collapse(row[i].Text); text != "" {
				return text
			}
		}
	}
	return ""
}

var (
	total     = regexp.MustCompile(`(?i)^total\b`)
	incidents = regexp.MustCompile(`(?i)number of\s+incidents`)
	// Bodies without a police area that answer for a death, and deaths that
	// two or three forces answer for together.
	bodies = regexp.MustCompile(`(?i)^(?:HMRC|Ministry of Defence|SOCA|NCA|SOCA ?/ ?NCA|Home Office|National Crime Agency|UK Border Force)$`)
	shared = regexp.MustCompile(`\s&\s|\s/\s|,\s`)
	single = regexp.MustCompile(`(?i)^(?:avon (?:&|and) somerset|devon (?:&|and) cornwall|london, city of)$`)
)

// check compares the bottom line with the authorities and the last column
// with the years.
func check(t *layout.Table) {
	every := func(*layout.Column) bool { return true }
	var parts []*layout.Row
	for i := range t.Rows {
		if r := &t.Rows[i]; total.MatchString(t.Key(r, "authority").Text) {
			t.CheckSum(r, every, parts)
		} else {
			parts = append(parts, r)
		}
	}
	var years []*layout.Column
	for j := range t.Columns {
		if c := &t.Columns[j]; total.MatchString(c.Header()) {
			t.CheckAcross(c, years)
		} else {
			years = append(years, c)
		}
	}
}

// Extract writes every figure of every table by authority.
func (p Publication) Extract(doc *publication.Document, id string, out record.RawSink) error {
	tables, err := read(doc)
	doc.Trace.Tables(tables...)
	d := record.RawDocument{Title: p.Meta().Title, Publisher: p.Meta().Publisher, Series: ID, Pages: int32(len(doc.Book.Sheets()))}
	for _, t := range tables {
		if w := whole(t); t.Missing == "" && w.End > d.Period.End {
			d.Period = w
		}
	}
	out.Document(d)
	out.Area(record.RawArea{Area: place.Printed{Kind: "country", Name: "England and Wales"}, Role: "subject"})
	for _, t := range tables {
		emit(t, out)
	}
	return err
}

func emit(t *layout.Table, out record.RawSink) {
	measure := "police_contact_deaths"
	if incidents.MatchString(t.Title.Text) {
		measure = "police_contact_incidents"
	}
	years := map[int]period.Printed{}
	for j := range t.Columns {
		c := &t.Columns[j]
		p, ok := yearOf(t, c)
		if !ok {
			t.Issue(vocabulary.PeriodUnreadable, layout.Pos{Row: t.Rows[0].Row, Col: c.Col}, c.Header(),
				fmt.Sprintf("the header %q is neither a financial year nor a total", c.Header()), "the figures of the column are left out")
			continue
		}
		years[c.Col] = p
	}
	t.Emit(out, func(r *layout.Row, c *layout.Column, o *record.RawObservation) bool {
		o.Measure, o.Category, o.Unit = measure, record.Code(t.Lines[0].Text), "count"
		o.Area = areaOf(t.Key(r, "authority").Text)
		o.Period = years[c.Col]
		return o.Period.Text != ""
	})
}

// yearOf is the year of a column; the total of a row is for all years of the
// table.
func yearOf(t *layout.Table, c *layout.Column) (p period.Printed, ok bool) {
	for _, l := range c.Path {
		if year, is := layout.IsPeriod(l); is {
			p, ok = year, true
		}
	}
	if !ok && total.MatchString(c.Header()) {
		p = whole(t)
		ok = p.Text != ""
	}
	return p, ok
}

// whole is the period of a table: from the first to the last year in its title.
func whole(t *layout.Table) period.Printed {
	ps := period.Labels(t.Title.Text)
	if len(ps) == 0 {
		return period.Printed{}
	}
	first, last := ps[0], ps[len(ps)-1]
	return period.Printed{Text: strings.TrimSpace(first.Text + " to " + last.Text), Start: first.Start, End: last.End}
}

func areaOf(name string) place.Printed {
	a := place.Printed{Name: name, Kind: "force"}
	if total.MatchString(name) || bodies.MatchString(name) || shared.MatchString(name) && !single.MatchString(name) {
		a.Kind, a.Other = "", true
	}
	return a
}
