package ofstedoutcomes

import (
	"strings"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/period"
)

// asAt returns the date of a list from its title, "... as at 31 March 2025",
// or from the name of its sheet, "LA_level_at_31_Mar_2023",
// "Inspections_31_March_2024".
func asAt(s sheet.Sheet, header int) (period.Printed, error) {
	g, err := s.Head(header + 1)
	if err != nil {
		return period.Printed{}, err
	}
	if p := asAtIn(g, header); p.Start.Valid() {
		return p, nil
	}
	if days := period.Days(s.Name()); len(days) > 0 {
		return asAtDay(days[len(days)-1]), nil
	}
	return period.Printed{}, nil
}

// asAtIn returns the first date that a line of the first rows is as at.
func asAtIn(g *sheet.Grid, rows int) period.Printed {
	for r := range min(rows, len(g.Cells)) {
		for _, c := range g.Cells[r] {
			for _, p := range period.Find(c.Text) {
				if p.Kind == period.Day && strings.Contains(strings.ToLower(p.Text), "at ") {
					return asAtDay(p)
				}
			}
		}
	}
	return period.Printed{}
}

func asAtDay(p period.Found) period.Printed {
	return p.Label("as at " + p.Start.Time().Format("2 January 2006"))
}

// dated fills in the dates that a row prints beside a grade: the first day of
// the inspection, publication, and for a list of latest grades the day that it
// is as at. In the history from 2009 the date to the left of an inspection's
// grades is its publication.
func (t *table) dated(r *longtable.Row, g gradeColumn, j *record.RawJudgement) {
	if t.latest {
		j.JudgedOn = t.asAt
	}
	if g.date >= 0 {
		j.Published = t.label(r, g.date)
		return
	}
	j.Published = t.label(r, t.header.At[colPublished])
	for _, col := range []int{colVisited, colInspected} {
		if began := t.label(r, t.header.At[col]); began.Text != "" {
			if began.Start.Valid() {
				began.End, began.Kind = 0, "" // when it ended is not printed
			}
			j.Inspected = began
			return
		}
	}
}

// label is what a column of dates holds; nothing without the column.
func (t *table) label(r *longtable.Row, pos int) period.Printed {
	cell := r.At(pos)
	if cell == nil {
		return period.Printed{}
	}
	p := period.Printed{Text: longtable.Line(cell.Text)}
	if d, ok := t.day(r, pos); ok {
		p = period.Printed{Text: d.Time().Format("2 January 2006"), Start: d, End: d, Kind: "day"}
	}
	return p
}

// day is the day in a column of dates.
func (t *table) day(r *longtable.Row, pos int) (civil.Date, bool) {
	return longtable.DayIn(r.At(pos), t.orders[pos])
}
