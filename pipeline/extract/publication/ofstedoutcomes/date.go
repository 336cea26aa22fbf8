package ofstedoutcomes

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
)

var (
	asAtDate  = regexp.MustCompile(`\bat (\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2,8}) (\d{4})\b`)
	sheetDate = regexp.MustCompile(`(?:^| )(\d{1,2}) ([A-Z][a-z]{2,8}) ((?:20)?\d\d)$`)
)

// asAt returns the date of a list from its title, "... as at 31 March 2025",
// or from the name of its sheet, "LA_level_at_31_Mar_2023",
// "Inspections_31_March_2024".
func asAt(s sheet.Sheet, header int) (record.PeriodLabel, error) {
	g, err := s.Head(header + 1)
	if err != nil {
		return record.PeriodLabel{}, err
	}
	name := strings.ReplaceAll(s.Name(), "_", " ")
	if p := asAtIn(g, header); p.Start.Valid() {
		return p, nil
	}
	if m := asAtDate.FindStringSubmatch(name); m != nil {
		return asAtDay(m), nil
	}
	if m := sheetDate.FindStringSubmatch(name); m != nil {
		return asAtDay(m), nil
	}
	return record.PeriodLabel{}, nil
}

// asAtIn returns the first date that a line of the first rows is as at.
func asAtIn(g *sheet.Grid, rows int) record.PeriodLabel {
	for r := range min(rows, len(g.Cells)) {
		for _, c := range g.Cells[r] {
			if m := asAtDate.FindStringSubmatch(longtable.Line(c.Text)); m != nil {
				if p := asAtDay(m); p.Start.Valid() {
					return p
				}
			}
		}
	}
	return record.PeriodLabel{}
}

func asAtDay(m []string) record.PeriodLabel {
	year := m[3]
	if len(year) == 2 {
		year = "20" + year
	}
	day := m[1] + " " + m[2] + " " + year
	d, ok := longtable.ParseDay(day)
	if !ok {
		return record.PeriodLabel{}
	}
	return record.PeriodLabel{Text: "as at " + day, Start: d, End: d, Kind: "day"}
}

// judgedOn dates a grade: a list of latest grades by its own date, the
// inspections of a year by the inspection, a history by publication.
func (t *table) judgedOn(r *longtable.Row, g gradeColumn) record.PeriodLabel {
	pos := t.header.At[colPublished]
	switch {
	case g.date >= 0:
		pos = g.date
	case t.asAt.Start.Valid():
		return t.asAt
	case t.header.At[colVisited] >= 0:
		pos = t.header.At[colVisited]
	case pos >= 0 && t.history:
	case t.header.At[colInspected] >= 0:
		pos = t.header.At[colInspected]
	}
	cell := r.At(pos)
	if cell == nil {
		return record.PeriodLabel{}
	}
	p := record.PeriodLabel{Text: longtable.Line(cell.Text)}
	if d, ok := t.day(r, pos); ok {
		p.Start, p.End, p.Kind = d, d, "day"
		p.Text = d.Time().Format("2 January 2006")
	}
	return p
}

// day is the day in a column of dates.
func (t *table) day(r *longtable.Row, pos int) (record.Date, bool) {
	return longtable.DayIn(r.At(pos), t.orders[pos])
}
