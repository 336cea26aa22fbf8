package workforce

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// The open data tables (since 2021) are one long table: a row for each force,
// sex, rank and kind of worker at each 31 March, with heads and full-time
// equivalents. Their rows are parts; they print no totals.
const openData = "open-data"

// Positions in openColumns.
const (
	openDate = iota
	openCode
	openForce
	openRegion
	openSex
	openRank
	openWorker
	openHeads
	openFTE
	openFirstOther // breakdowns that only some of the tables have
	openKept       = openFirstOther + 7
)

var openColumns = []longtable.Column{
	openDate:   {Names: []string{"As at 31 March", "As at 30 September"}, Like: func(code string) bool { return strings.HasPrefix(code, "as_at") }},
	openCode:   {Names: []string{"Geocode", "Geo code"}, Optional: true},
	openForce:  {Names: []string{"Force name", "Force"}},
	openRegion: {Names: []string{"Region"}, Optional: true},
	openSex:    {Names: []string{"Sex", "Gender"}, Optional: true},
	openRank:   {Names: []string{"Rank", "Rank/grade"}, Optional: true},
	openWorker: {Names: []string{"Worker type", "Worker"}},
	openHeads:  {Names: []string{"Total (Headcount)", "Headcount"}, Optional: true},
	openFTE:    {Names: []string{"Total (FTE)", "FTE"}},
	9:          {Names: []string{"Function subgroup name", "Function"}, Optional: true},
	10:         {Names: []string{"Wider function name", "Function group"}, Optional: true},
	11:         {Names: []string{"Frontline type"}, Optional: true},
	12:         {Names: []string{"Length of service"}, Optional: true},
	13:         {Names: []string{"Age band", "Age group", "Age"}, Optional: true},
	14:         {Names: []string{"Ethnicity (5+1)", "Ethnicity"}, Optional: true},
	15:         {Names: []string{"Ethnicity (3+1)", "Ethnicity group"}, Optional: true},
	openKept:   {Names: []string{"Function subgroup number", "Wider function number", "Table number"}, Optional: true, Many: true},
}

// otherKeys are the breakdown keys of the columns from openFirstOther on, the
// one that most tables have last.
var otherKeys = []string{"function", "function_group", "frontline", "length_of_service", "age_group", "ethnicity", "ethnicity_group"}

// extractOpen writes the figures of an open data workbook.
func extractOpen(doc *publication.Document, out record.RawSink) error {
	tables, _, err := doc.Tables(openColumns, out)
	if err != nil {
		return err
	}
	out.Document(record.RawDocument{Title: "Police workforce, England and Wales: open data table", Publisher: "Home Office", Series: openSeries(tables), Pages: int32(len(doc.Book.Sheets()))})
	for _, t := range tables {
		t.Header.Report(out)
		for row, err := range t.Header.Figures(t.Sheet, out) {
			if err != nil {
				return err
			}
			openRow(t, row, out)
		}
	}
	return nil
}

// openSeries tells the table of ranks from those of functions, ethnicity, age
// and service, which come out the same day: they are no editions of each other.
func openSeries(tables []longtable.Table) string {
	series := ID + "-open-data"
	for i, key := range otherKeys {
		for _, t := range tables {
			if t.Header.At[openFirstOther+i] >= 0 {
				return series + "-" + strings.ReplaceAll(key, "_", "-")
			}
		}
	}
	return series
}

// openRow writes the two figures of a row.
func openRow(t longtable.Table, row *longtable.Row, out record.RawSink) {
	at := record.Origin{Table: strings.TrimSpace(t.Sheet.Name()), Sheet: t.Sheet.Name(), Cell: row.Ref(openDate)}
	period, ok := openPeriod(t.Header.Names[t.Header.At[openDate]], row)
	if !ok {
		i := record.NewIssue(vocabulary.PeriodUnreadable, at, fmt.Sprintf("%q is no date", row.Text(openDate)))
		i.Value = row.Text(openDate)
		out.Issue(i)
		return
	}
	pairs := []string{"sex", dimension(row, openSex), "rank", dimension(row, openRank)}
	for i, key := range otherKeys {
		pairs = append(pairs, key, dimension(row, openFirstOther+i))
	}
	area := place.Printed{Kind: "force", Code: row.Text(openCode), Name: row.Text(openForce)}
	if area.Code != "" {
		area.Kind = ""
	}
	for _, f := range []struct {
		column int
		unit   string
	}{{openHeads, "headcount"}, {openFTE, "fte"}} {
		cell := row.Cell(f.column)
		if cell == nil {
			continue
		}
		o := record.RawObservation{
			Origin: record.Origin{Table: at.Table, Sheet: at.Sheet, Cell: row.Ref(f.column)}, Measure: "workforce", Category: plural(row.Text(openWorker)),
			Breakdown: record.Breakdown(pairs...), Area: area, Period: period, Unit: f.unit, Published: layout.Published(cell),
		}
		o.Number, o.IsNumber = shown.Value(cell)
		out.Observation(&o)
	}
}

// dimension is a breakdown's value; what does not apply (a rank of staff) is none.
func dimension(row *longtable.Row, column int) string {
	code := record.Code(row.Text(column))
	if code == "n_a" || code == "not_applicable" {
		return ""
	}
	return code
}

// openPeriod is the day of a row: its header gives the day, its cell the year
// ("As at 31 March", 2026), or the cell gives all of it.
func openPeriod(header string, row *longtable.Row) (period.Printed, bool) {
	text := row.Text(openDate)
	if year, err := strconv.Atoi(text); err == nil {
		_, day, _ := strings.Cut(strings.ToLower(header), "as at ")
		d, err := time.Parse("2 January 2006", fmt.Sprintf("%s %d", strings.TrimSpace(day), year))
		if err != nil {
			return period.Printed{}, false
		}
		return period.Printed{Text: header + " " + text, Start: civil.Of(d), End: civil.Of(d)}, true
	}
	ps := period.Labels(text)
	if len(ps) != 1 || ps[0].Start != ps[0].End {
		return period.Printed{}, false
	}
	return ps[0], true
}

// plural makes one worker's kind the category of the tables: "Police Officer"
// is police_officers.
func plural(worker string) string {
	code := record.Code(worker)
	switch {
	case code == "pcso":
		return "police_community_support_officers"
	case strings.HasSuffix(code, "officer") || strings.HasSuffix(code, "constable") || strings.HasSuffix(code, "warden") || strings.HasSuffix(code, "volunteer"):
		return code + "s"
	}
	return code
}
