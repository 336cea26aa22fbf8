// Package outcomesbyforce reads counts of police.uk crimes by force and last
// outcome, as the BBC Shared Data Unit published them: a list by year, crime
// type and outcome, and a table of forces by outcome over all years.
//
// It must not import normalise, read files, or know a file's name.
package outcomesbyforce

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/publication/policeuk"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// Publication reads outcomes by force. The zero value is ready.
type Publication struct{}

var _ publication.Publication = Publication{}

// Layouts: the list, and the table of forces by outcome.
const (
	layoutList  = "list"
	layoutTable = "table"
)

// Meta describes the files.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "policeuk-outcomes-by-force",
		Version:   2,
		Title:     "Crime outcomes by force",
		Publisher: "police.uk",
		Reads:     "csv; police.uk crimes counted by force and last outcome, by year and crime type or over all years",
		Cadence:   "once",
		Measures:  []string{"offence_outcomes"},
	}
}

// Positions in list.
const (
	colYear = iota
	colCount
	colType
	colForce
	colOutcome
)

var list = []longtable.Column{
	colYear:    {Names: []string{"Year"}},
	colCount:   {Names: []string{"f0_", "count", "number", "crimes"}},
	colType:    {Names: []string{"crime_type"}},
	colForce:   {Names: []string{"reported_by", "falls_within", "force"}},
	colOutcome: {Names: []string{"last_outcome_category", "outcome"}},
}

// table is the layout of forces by outcome; the outcomes are read by name.
var table = []longtable.Column{
	{Names: []string{"Force", "Police force", "Reported by"}},
	{Names: []string{"Investigation complete; no suspect identified"}},
	{Names: []string{"Unable to prosecute suspect"}},
}

// outcomes are police.uk's names of last outcomes.
var outcomes = []string{
	"action_to_be_taken_by_another_organisation", "awaiting_court_outcome", "court_case_unable_to_proceed", "court_result_unavailable",
	"charged", "defendant_found_not_guilty", "defendant_sent_to_crown_court", "formal_action_is_not_in_the_public_interest",
	"further_action_is_not_in_the_public_interest", "further_investigation_is_not_in_the_public_interest",
	"investigation_complete_no_suspect_identified", "local_resolution", "offender_deprived_of_property", "offender_fined",
	"offender_given_a_caution", "offender_given_a_drugs_possession_warning", "offender_given_absolute_discharge",
	"offender_given_community_sentence", "offender_given_conditional_discharge", "offender_given_penalty_notice",
	"offender_given_suspended_prison_sentence", "offender_ordered_to_pay_compensation", "offender_otherwise_dealt_with",
	"offender_sent_to_prison", "status_update_unavailable", "suspect_charged", "suspect_charged_as_part_of_another_case",
	"unable_to_prosecute_suspect", "under_investigation", "blank",
}

// Recognise finds either layout by its column names.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	fits, nearest := longtable.Fits(doc.Book, list)
	if fits {
		return publication.Claim{Layout: layoutList, Score: 100}
	}
	fits, other := longtable.Fits(doc.Book, table)
	if fits {
		return publication.Claim{Layout: layoutTable, Score: 100}
	}
	if other != nil {
		nearest = longtable.Nearer(nearest, other)
	}
	return doc.Decline(nearest)
}

// Extract writes one observation per count.
func (p Publication) Extract(doc *publication.Document, id string, out record.RawSink) error {
	out.Document(record.RawDocument{Title: p.Meta().Title, Publisher: p.Meta().Publisher, Series: p.Meta().ID + "-" + id, Pages: int32(len(doc.Book.Sheets()))})
	extract := extractList
	if id == layoutTable {
		extract = extractTable
	}
	tables, _, err := doc.Tables(columnsOf(id), out)
	if err != nil {
		return err
	}
	for _, t := range tables {
		if err := extract(t.Sheet, t.Header, out); err != nil {
			return err
		}
	}
	return nil
}

// columnsOf returns the columns of a layout.
func columnsOf(id string) []longtable.Column {
	if id == layoutTable {
		return table
	}
	return list
}

func extractList(s sheet.Sheet, h *longtable.Header, out record.RawSink) error {
	h.Report(out)
	var unnamed, unlisted, blank longtable.Tally
	for r, err := range h.Figures(s, out) {
		if err != nil {
			return err
		}
		if c := r.Cell(colCount); c != nil {
			switch crime := record.Code(r.Text(colType)); {
			case crime == "":
				unnamed.Add(r.Ref(colType)) // no type is not all types
				continue
			case !policeuk.IsCrimeType(crime):
				unlisted.Add(r.Ref(colType))
			}
			o := observation(s, c, r.Ref(colCount), r.Text(colForce), r.Text(colOutcome))
			o.Category, o.Period = record.Code(r.Text(colType)), year(r.Text(colYear))
			out.Observation(o)
		} else if r.Text(colForce) != "" {
			blank.Add(r.Ref(colCount))
		}
	}
	blank.Report(vocabulary.RowsLeftOut, s.Name(), "the count is blank", "compare the row with the published file", out)
	unnamed.Report(vocabulary.OffenceUnknown, s.Name(), "the row names no type of crime", "compare the row with the published file", out)
	unlisted.Report(vocabulary.OffenceCodeNew, s.Name(), "the type is none of data.police.uk; it is kept as printed", "compare the row with the published file", out)
	return nil
}

func extractTable(s sheet.Sheet, h *longtable.Header, out record.RawSink) error {
	var at []int
	rest := *h
	rest.Unknown = nil
	for pos, name := range h.Names {
		switch code := record.Code(name); {
		case slices.Contains(outcomes, code):
			at = append(at, pos)
		case pos != h.At[0] && name != "":
			rest.Unknown = append(rest.Unknown, pos)
		}
	}
	rest.Report(out)
	when, err := years(s, h)
	if err != nil {
		return err
	}
	undated, first := 0, ""
	for r, err := range h.Figures(s, out) {
		if err != nil {
			return err
		}
		for _, pos := range at {
			c := r.At(pos)
			switch {
			case c == nil:
			case !when.Start.Valid():
				if undated++; undated == 1 {
					first = r.RefAt(pos)
				}
			default:
				o := observation(s, c, r.RefAt(pos), r.Text(0), h.Names[pos])
				o.Category, o.Period = "all", when
				out.Observation(o)
			}
		}
	}
	if undated > 0 {
		i := record.NewIssue(vocabulary.PeriodUnreadable, record.Origin{Sheet: s.Name(), Cell: first},
			fmt.Sprintf("%d figures have no period: the table does not say which years it counts", undated))
		i.Field, i.Value = "period", strconv.Itoa(undated)
		out.Issue(i)
	}
	return nil
}

// years returns the calendar years that a line above the header names. The
// table at hand has no such line.
func years(s sheet.Sheet, h *longtable.Header) (period.Printed, error) {
	g, err := s.Head(h.Row + 1)
	if err != nil {
		return period.Printed{}, err
	}
	for r := range min(h.Row, len(g.Cells)) {
		for _, c := range g.Cells[r] {
			if f, ok := period.Pooled(c.Text); ok {
				return f.Label(f.Text), nil
			}
		}
	}
	return period.Printed{}, nil
}

// observation starts the row of one count. The basis in its breakdown keeps it
// apart from the Home Office's outcomes, which are of other offences.
func observation(s sheet.Sheet, c *sheet.Cell, ref, force, outcome string) *record.RawObservation {
	code := record.Code(outcome)
	if code == "" || code == "blank" {
		code = "none_given" // anti-social behaviour has no outcome on police.uk
	}
	o := &record.RawObservation{
		Origin:    record.Origin{Table: s.Name(), Sheet: s.Name(), Cell: ref},
		Measure:   "offence_outcomes",
		Breakdown: record.Breakdown("basis", "police_uk", "outcome", code),
		Area:      place.Printed{Kind: "force", Name: force},
		Published: strings.TrimSpace(c.Text),
		Unit:      "count",
	}
	o.Number, o.IsNumber = shown.Value(c)
	return o
}

// year reads a calendar year: police.uk counts by month of the crime.
func year(text string) period.Printed {
	p, err := period.CalendarYears.Parse(text)
	return period.Labelled(text, p, err)
}
