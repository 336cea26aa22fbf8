// Package policeuk reads the files of data.police.uk: street crimes and stops
// and searches, one row an incident, a file a force and month. A release holds
// published figures, not incidents, so the rows are counted: by month, force
// and district, crime type and last outcome.
//
// It must not import normalise, read files, or know a file's name.
package policeuk

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// Publication reads police.uk files. The zero value is ready.
type Publication struct{}

// Layouts.
const (
	layoutStreet   = "street"
	layoutOutcomes = "outcomes"
	layoutSearch   = "stop-and-search"
)

// layouts in the order in which they are tried.
var layouts = []struct {
	name    string
	columns []longtable.Column
	count   func(sheet.Sheet, *longtable.Header, *counter) error
}{
	{layoutStreet, street, countStreet},
	{layoutOutcomes, outcome, countOutcomes},
	{layoutSearch, search, countSearch},
}

// Meta describes the series.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "policeuk-open-data",
		Version:   3,
		Title:     "Street-level crime, outcome and stop and search data",
		Publisher: "data.police.uk",
		Reads:     "csv; street crimes, outcomes, stops and searches, counted by month, force, district, crime type and outcome",
		Cadence:   "monthly",
		Measures:  []string{"street_crimes", "street_crime_outcomes", "stop_and_search"},
	}
}

// Recognise finds either layout by its column names.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	var nearest *longtable.Misfit
	for _, l := range layouts {
		fits, misfit := longtable.Fits(doc.Book, l.columns)
		if fits {
			return publication.Claim{Layout: l.name, Score: 100}
		}
		if misfit != nil {
			nearest = longtable.Nearer(nearest, misfit)
		}
	}
	return doc.Decline(nearest)
}

// Extract counts the rows and writes one observation per count.
func (p Publication) Extract(doc *publication.Document, id string, out record.RawSink) error {
	count := countStreet
	for _, l := range layouts {
		if l.name == id {
			count = l.count
		}
	}
	about := record.RawDocument{Title: p.Meta().Title, Publisher: p.Meta().Publisher, Series: p.Meta().ID + "-" + id, Pages: int32(len(doc.Book.Sheets()))}
	tables, _, err := doc.Tables(columnsOf(id), out)
	if err != nil {
		return err
	}
	var counts []*counter
	for _, t := range tables {
		c := &counter{sheet: t.Sheet.Name(), out: out, at: map[key]int{}, types: map[string]bool{}}
		if err := count(t.Sheet, t.Header, c); err != nil {
			return err
		}
		for _, counted := range c.tallies {
			about.Period = longtable.Widen(about.Period, month(counted.key.month))
		}
		t.Header.Report(out)
		counts = append(counts, c)
	}
	out.Document(about)
	for _, c := range counts {
		c.write(out)
	}
	return nil
}

// columnsOf returns the columns of a layout.
func columnsOf(layout string) []longtable.Column {
	for _, l := range layouts {
		if l.name == layout {
			return l.columns
		}
	}
	return nil
}

// key is what rows are counted by.
type key struct {
	measure, month, category, breakdown string
	kind, area                          string // area type and label
	file                                string // of a district: code of the force whose rows are counted
}

// tally is one count and where its first row is.
type tally struct {
	key   key
	rows  int
	first string
}

// counter counts the rows of one sheet, in the order in which their keys come
// first.
type counter struct {
	sheet   string
	out     record.RawSink
	types   map[string]bool // crime types that no list has, told once
	at      map[key]int
	tallies []tally
	note    string          // about the place of every count
	other   bool            // the place is none that the file tells
	unread  longtable.Tally // rows without a month
	nowhere longtable.Tally // rows without a district
	placed  placed
}

func (c *counter) add(k key, ref string) {
	i, ok := c.at[k]
	if !ok {
		i = len(c.tallies)
		c.at[k] = i
		c.tallies = append(c.tallies, tally{key: k, first: ref})
	}
	c.tallies[i].rows++
}

// write writes the counts. The published text is the count, and the cell that
// of the first row counted.
func (c *counter) write(out record.RawSink) {
	for _, t := range c.tallies {
		out.Observation(&record.RawObservation{
			Origin:    record.Origin{Table: c.sheet, Sheet: c.sheet, Cell: t.first},
			Measure:   t.key.measure,
			Category:  t.key.category,
			Breakdown: t.key.breakdown,
			Area:      place.Printed{Kind: t.key.kind, Name: t.key.area, Other: c.other},
			Period:    month(t.key.month),
			Published: strconv.Itoa(t.rows),
			Number:    float64(t.rows),
			IsNumber:  true,
			Unit:      "count",
			Note:      strings.TrimSpace(fmt.Sprintf("number of rows counted, the first at %s. %s", t.first, strings.TrimSpace(c.note+" "+c.placed.note(t.key)))),
		})
	}
	c.placed.report(c.sheet, c.out)
	c.unread.Report(vocabulary.RowsLeftOut, c.sheet, "the row has no month", "", out)
	c.nowhere.Report(vocabulary.RowsLeftOut, c.sheet, "the row has no LSOA: it is counted for its force, and for no district", "", out)
}

// month returns the period of "2018-12".
func month(s string) period.Printed {
	p, err := period.OfMonths.Parse(s)
	return period.Labelled(s, p, err)
}

// monthOf returns the month of a cell as "2018-12", or "" where it has none.
func monthOf(c *sheet.Cell) string {
	if c == nil {
		return ""
	}
	if c.Kind == sheet.Date {
		if d, ok := longtable.Day(c); ok {
			return d.Time().Format("2006-01")
		}
	}
	text := strings.TrimSpace(c.Text)
	if len(text) < 7 || len(text) > 7 && text[7] != '-' {
		return ""
	}
	if _, err := time.Parse("2006-01", text[:7]); err != nil {
		return ""
	}
	return text[:7]
}

// code returns the code of a label; an empty one is named.
func code(label, empty string) string {
	if c := record.Code(label); c != "" {
		return c
	}
	return empty
}
