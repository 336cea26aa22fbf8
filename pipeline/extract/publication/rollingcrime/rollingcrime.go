// Package rollingcrime reads the table of recorded crime by police force area
// for rolling years: 12 months ending each quarter, one row per force and
// offence group.
//
// It must not import normalise, read files, or know a file's name.
package rollingcrime

import (
	"fmt"
	"slices"
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

// Publication reads rolling-year recorded crime. The zero value is ready.
type Publication struct{}

var _ publication.Publication = Publication{}

// Meta describes the series.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "ons-rolling-recorded-crime",
		Version:   2,
		Title:     "Recorded crime data at police force area level",
		Publisher: "Office for National Statistics",
		Reads:     "csv, xlsx and ods; offences in the 12 months ending each quarter, by force and offence group",
		Cadence:   "quarterly",
		Measures:  []string{"recorded_offences"},
	}
}

// Positions in columns.
const (
	colEnding = iota
	colForce
	colRegion
	colOffence
	colCount
)

var columns = []longtable.Column{
	colEnding:  {Names: []string{"12 months ending", "Twelve months ending", "Year ending"}},
	colForce:   {Names: []string{"PFA", "Police force area", "Force", "Force Name"}},
	colRegion:  {Names: []string{"Region"}, Optional: true},
	colOffence: {Names: []string{"Offence", "Offence group"}},
	colCount:   {Names: []string{"Rolling year total number of offences", "Number of offences", "Total number of offences"}},
}

// Recognise finds the table by its column names.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	fits, nearest := longtable.Fits(doc.Book, columns)
	if !fits {
		return doc.Decline(nearest)
	}
	return publication.Claim{Layout: "rolling-year", Score: 100}
}

// Extract writes one observation per row.
func (p Publication) Extract(doc *publication.Document, _ string, out record.RawSink) error {
	about := record.RawDocument{Title: p.Meta().Title, Publisher: p.Meta().Publisher, Series: p.Meta().ID, Pages: int32(len(doc.Book.Sheets()))}
	tables, _, err := doc.Tables(columns, out)
	if err != nil {
		return err
	}
	for _, t := range tables {
		if err := covers(t.Sheet, t.Header, &about.Period); err != nil {
			return err
		}
	}
	out.Document(about)
	for _, t := range tables {
		t.Header.Report(out)
		e := endings{sheet: t.Sheet.Name()}
		for r, err := range t.Header.Figures(t.Sheet, out) {
			if err != nil {
				return err
			}
			e.row(r, out)
		}
		e.report(out)
	}
	return nil
}

// covers widens a period by the twelve months of every row.
func covers(s sheet.Sheet, h *longtable.Header, span *period.Printed) error {
	var e endings
	for r, err := range h.Rows(s) {
		if err != nil {
			return err
		}
		*span = longtable.Widen(*span, e.read(r))
	}
	return nil
}

// endings writes the rows of one sheet and keeps the last period and the ends
// that were put right.
type endings struct {
	sheet           string
	text            string
	period          period.Printed
	corrected       int
	correctedAt     string
	correctedOf     string
	blanks, unnamed longtable.Tally
}

func (e *endings) row(r *longtable.Row, out record.RawSink) {
	count := r.Cell(colCount)
	if count == nil {
		if r.Text(colForce) != "" {
			e.blanks.Add(r.Ref(colCount))
		}
		return
	}
	obs := record.RawObservation{
		Origin:    record.Origin{Table: e.sheet, Sheet: e.sheet, Cell: r.Ref(colCount)},
		Measure:   "recorded_offences",
		Offence:   offence(r.Text(colOffence)),
		Area:      place.Printed{Kind: "force", Name: r.Text(colForce)},
		Period:    e.read(r),
		Published: strings.TrimSpace(count.Text),
		Unit:      "count",
	}
	if obs.Offence == (record.OffenceLabel{}) {
		e.unnamed.Add(r.Ref(colOffence)) // no offence is not all offences
		return
	}
	obs.Number, obs.IsNumber = shown.Value(count)
	out.Observation(&obs)
}

// read returns the twelve months that end on the row's date. The table runs
// to quarter ends; a date one day short of one (30-12-2017 in the copy at
// hand) is that quarter's end, and an issue says so. Any other day that ends no
// month is none of the table's.
func (e *endings) read(r *longtable.Row) period.Printed {
	text := r.Text(colEnding)
	if text == e.text && e.period.Text != "" {
		if e.text == e.correctedOf {
			e.corrected++
		}
		return e.period
	}
	e.text, e.period = text, period.Printed{Text: "12 months ending " + text}
	end, ok := longtable.Day(r.Cell(colEnding))
	if !ok {
		return e.period
	}
	t := end.Time()
	last := civil.New(t.Year(), t.Month()+1, 0)
	if end != last && end == last-1 && t.Month()%3 == 0 {
		end = last
		e.corrected++
		e.correctedAt, e.correctedOf = r.Ref(colEnding), text
	}
	if end != last {
		e.period.Text += " (no end of a month)"
		return e.period
	}
	t = end.Time()
	e.period.Start = civil.New(t.Year()-1, t.Month()+time.Month(1), 1)
	e.period.End, e.period.Kind = end, "year"
	return e.period
}

func (e *endings) report(out record.RawSink) {
	if e.corrected > 0 {
		i := longtable.Counted(vocabulary.DateCorrected, record.Origin{Sheet: e.sheet, Cell: e.correctedAt}, e.corrected,
			fmt.Sprintf("the date %q is read as the end of its month", e.correctedOf))
		i.Value = e.correctedOf
		out.Issue(i)
	}
	e.unnamed.Report(vocabulary.OffenceUnknown, e.sheet, "the row names no offence", "compare the row with the published file", out)
	e.blanks.Report(vocabulary.RowsLeftOut, e.sheet, "the count is blank", "", out)
}

// groups are the labels of the table that name a whole offence group; the
// others name a subgroup (User guide to crime statistics, appendix 1).
var groups = []string{
	"sexual_offences", "robbery", "criminal_damage_and_arson", "drug_offences", "possession_of_weapons_offences",
	"public_order_offences", "miscellaneous_crimes_against_society", "miscellaneous_crimes", "fraud_offences",
	"violence_against_the_person", "theft_offences",
}

func offence(label string) record.OffenceLabel {
	if label == "" {
		return record.OffenceLabel{}
	}
	if slices.Contains(groups, record.Code(label)) {
		return record.OffenceLabel{Group: label}
	}
	return record.OffenceLabel{Subgroup: label}
}
