// Package onspfa reads the police force area tables of Crime in England and
// Wales (Office for National Statistics): tables by force P1 to P10 and tables
// by community safety partnership C1 and up, as workbooks of 2016 to 2025 and
// as single tables saved as csv.
//
// Titles say what a table counts and for which period, headers say the
// offence; no table is known by its number. It imports the layout language
// and record, and must not import normalise or open files.
package onspfa

import (
	"fmt"
	"math"
	"regexp"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/forcetable"
	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// ID is the publication's id.
const ID = "ons-police-force-area-tables"

// The layouts: footnotes below each table (2016 to 2021), or on a notes sheet
// with [note 1] in the labels (from 2022).
const (
	footnotes  = "footnotes-below"
	notesSheet = "notes-sheet"
)

// Publication reads the police force area tables.
type Publication struct{}

var _ publication.Publication = Publication{}

// Meta describes the publication.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        ID,
		Version:   3,
		Title:     "Crime in England and Wales: Police Force Area data tables",
		Publisher: "Office for National Statistics",
		Reads:     "xlsx and xls workbooks with tables P1 to P10 by force and C tables by community safety partnership, and single such tables as csv",
		Cadence:   "quarterly",
		Measures: []string{
			"recorded_offences", "recorded_offences_rate", "knife_offences", "knife_offences_share", "knife_offences_rate",
			"antisocial_behaviour_experiences", "antisocial_behaviour_incidents", "antisocial_behaviour_incidents_rate",
			"antisocial_behaviour_incidents_share", "survey_respondents", "population", "households",
		},
	}
}

var (
	tableTitle = regexp.MustCompile(`(?i)^table\s+[PC]\d+[a-z]?\b`)
	otherTitle = regexp.MustCompile(`(?i)^table\s+[A-Z]?\d+[a-z]?\b.*(?:recorded crime|\boffences\b|anti-?social behaviour)`)
	byPlace    = regexp.MustCompile(`(?i)police force area|community safety partnership`)
	noteMark   = regexp.MustCompile(`(?i)\[note \d+\]`)
	titleStart = regexp.MustCompile(`(?i)^table\s+[A-Z]{0,2}\d`)
)

// Recognise looks at the first line of every sheet.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Book == nil {
		return publication.Claim{Misfit: publication.NotSpreadsheet}
	}
	tables, modern := 0, false
	first := ""
	for _, s := range doc.Book.Sheets() {
		title := layout.Headline(s)
		if first == "" {
			first = title
		}
		if (tableTitle.MatchString(title) || otherTitle.MatchString(title)) && byPlace.MatchString(title) {
			tables++
			modern = modern || noteMark.MatchString(title)
		}
	}
	switch {
	case tables == 0:
		return publication.Claim{Misfit: fmt.Sprintf("no sheet begins with a title like %q; the first line is %q", "Table P1: ... by police force area", shorten(first))}
	case modern:
		return publication.Claim{Layout: notesSheet, Score: 95}
	}
	return publication.Claim{Layout: footnotes, Score: 95}
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return s
}

// read reads every sheet and keeps what became of each cell.
func read(doc *publication.Document) ([]*layout.Table, error) {
	notes, err := bookNotes(doc.Book)
	if err != nil {
		return nil, err
	}
	return layout.Sheets(doc.Book, titleStart, func(g *sheet.Grid) []*layout.Table {
		tables := layout.ReadAll(g, spec, notes)
		for _, t := range tables {
			check(t)
		}
		return tables
	})
}

// bookNotes reads the notes sheet of the layout of 2022 and later.
func bookNotes(book sheet.Book) (*layout.Notes, error) {
	for _, s := range book.Sheets() {
		if !notesName.MatchString(s.Name()) {
			continue
		}
		g, err := s.Head(0)
		if err != nil {
			return nil, err
		}
		return layout.NotesSheet(g), nil
	}
	return nil, nil
}

var notesName = regexp.MustCompile(`(?i)^\s*notes?\s*$`)

// Extract writes every figure of every table by area.
func (p Publication) Extract(doc *publication.Document, layoutID string, out record.RawSink) error {
	tables, err := read(doc)
	doc.Trace.Tables(tables...)
	d := about(doc.Book, tables, out)
	for _, t := range tables {
		emit(t, d.Period, out)
	}
	return err
}

// check compares the totals of a table with their parts.
func check(t *layout.Table) {
	if t.Missing != "" {
		return
	}
	s := subjectOf(t)
	if t.Has("csp_name") {
		checkPartnerships(t, s)
	} else {
		forcetable.CheckTotals(t, forcetable.Areas(t, "code", "name"), s.counted)
	}
	checkOffences(t, s)
}

// emit writes the figures and the issues of one table. book is the period of
// the workbook, for a table whose title gives none.
func emit(t *layout.Table, book period.Printed, out record.RawSink) {
	s := subjectOf(t)
	if len(s.periods) == 0 && book.Text != "" {
		s.periods = []period.Printed{book}
	}
	if s.unknown && t.Missing == "" {
		t.Issue(vocabulary.TableUnknown, t.Title.At, t.Title.Text, "a table of a subject that no edition had; its measure is "+s.measure, "add the subject to the families of onspfa")
	}
	areas := map[int]place.Printed{}
	for i, a := range rowAreas(t) {
		areas[t.Rows[i].Row] = a
	}
	figures := map[int]figure{}
	for j := range t.Columns {
		c := &t.Columns[j]
		f := s.column(c)
		if f.period.Text == "" {
			t.Issue(vocabulary.PeriodUnreadable, layout.Pos{Row: t.Rows[0].Row, Col: c.Col}, c.Header(),
				fmt.Sprintf("neither the header %q nor the title says which period the column is for", c.Header()), "")
		}
		if f.unit == unknownRate {
			t.Issue(vocabulary.HeaderMissing, layout.Pos{Row: t.Rows[0].Row, Col: c.Col}, c.Header(), "neither the header nor the title says per how many people the rate is", "held back; compare the header with the published table")
			f.period.Text = ""
		}
		if f.guessed && !whole(t, c) {
			t.Issue(vocabulary.HeaderMissing, layout.Pos{Row: t.Rows[0].Row, Col: c.Col}, c.Header(), "nothing says what the figures are; they are not whole, so they are no counts", "held back; compare the headers with the published table")
			f.period.Text = ""
		}
		figures[c.Col] = f
	}
	t.Emit(out, func(r *layout.Row, c *layout.Column, o *record.RawObservation) bool {
		f := figures[c.Col]
		f.fill(o)
		o.Area = areas[r.Row]
		return f.period.Text != ""
	})
}

// whole reports whether every number of a column is whole.
func whole(t *layout.Table, c *layout.Column) bool {
	for i := range t.Rows {
		if v, ok := shown.Value(t.Cell(&t.Rows[i], c)); ok && v != math.Trunc(v) {
			return false
		}
	}
	return true
}
