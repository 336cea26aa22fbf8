package useofforce

import (
	"regexp"
	"strconv"

	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// contents is what the cover, contents or index sheet says: the title of the
// workbook, when it was published and the period of each table, which the
// titles of 2017/18 do not give.
type contents struct {
	title     string
	published period.Printed
	tables    map[string]period.Printed // by number: "12"
}

var (
	bookTitle     = regexp.MustCompile(`(?i)^police use of .*statistics`)
	publishedLine = regexp.MustCompile(`(?i)^(?:publication date|published)\s*:\s*(.+)$`)
	periodHead    = regexp.MustCompile(`(?i)^period covered$`)
	updatedHead   = regexp.MustCompile(`(?i)^last updated$`)
	tableNumber   = regexp.MustCompile(`(?i)^(?:table[ _]?)?(\d+)$`)
	digits        = regexp.MustCompile(`\d+`)
	lastYear      = regexp.MustCompile(`,\s*((?:19|20)\d\d)$|^((?:19|20)\d\d)$`)
)

func readContents(book sheet.Book) contents {
	b := contents{tables: map[string]period.Printed{}}
	for _, s := range book.Sheets() {
		if titleLine.MatchString(layout.Headline(s)) {
			continue
		}
		g, err := s.Head(80)
		if err != nil {
			continue // Extract reports it for the tables
		}
		b.read(g)
	}
	return b
}

func (b *contents) read(g *sheet.Grid) {
	covers, updated := -1, -1
	for _, row := range g.Cells {
		for c := range row {
			text := layout.Collapse(row[c].Text)
			m := publishedLine.FindStringSubmatch(text)
			switch {
			case b.title == "" && bookTitle.MatchString(text):
				b.title = text
			case m != nil && b.published.Text == "":
				if ps := period.Labels(m[1]); len(ps) == 1 {
					b.published = ps[0]
				}
			case periodHead.MatchString(text):
				covers = c
			case updatedHead.MatchString(text):
				updated = c
			}
		}
		b.row(row, covers, updated)
	}
}

// row reads a line of the list of tables.
func (b *contents) row(row []sheet.Cell, covers, updated int) {
	if covers < 0 || covers >= len(row) || len(row) == 0 {
		return
	}
	m := tableNumber.FindStringSubmatch(layout.Collapse(row[0].Text))
	if m == nil {
		return
	}
	if p, ok := wholePeriod(layout.Collapse(row[covers].Text)); ok {
		b.tables[m[1]] = p
	}
	if updated >= 0 && updated < len(row) && b.published.Text == "" {
		if p, ok := layout.CellDate(&sheet.Grid{Cells: [][]sheet.Cell{row}}, layout.Pos{Col: updated}); ok {
			b.published = p
		}
	}
}

// wholePeriod reads the one period that words give, a calendar year at the end
// of a title among them ("..., police force and region, 2016").
func wholePeriod(words string) (period.Printed, bool) {
	if ps := period.Labels(words); len(ps) > 0 {
		return ps[0], true
	}
	if m := lastYear.FindStringSubmatch(words); m != nil {
		if y, err := strconv.Atoi(m[1] + m[2]); err == nil {
			return period.CalendarYearOf(y).Label(""), true
		}
	}
	return period.Printed{}, false
}

// period is the period of a table: its title's, else the contents', else the
// workbook's.
func (b contents) period(t *layout.Table) period.Printed {
	if p, ok := wholePeriod(t.Title.Text); ok {
		return p
	}
	if m := digits.FindString(t.Name); m != "" {
		if p, ok := b.tables[m]; ok {
			return p
		}
	}
	p, _ := wholePeriod(b.title)
	return p
}

func (b contents) about(sheets int, out record.RawSink) {
	d := record.RawDocument{Title: b.title, Publisher: "Home Office", Published: b.published, Series: ID, Pages: int32(sheets)}
	d.Period, _ = wholePeriod(b.title)
	out.Document(d)
	out.Area(record.RawArea{Area: place.Printed{Kind: "country", Name: "England and Wales"}, Role: "subject"})
}
