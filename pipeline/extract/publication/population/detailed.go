package population

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// The MYEB sheets hold areas by sex and single year of age down and years
// across (population_2011 ... population_2022): a million figures, so they are
// read as a stream. Their headers are the names of a data file.
var (
	detailCode  = regexp.MustCompile(`(?i)^(?:lad|la|area)?_?code_?\d*$`)
	detailName  = regexp.MustCompile(`(?i)^(?:la|lad|area)?_?name_?\d*$`)
	detailYear  = regexp.MustCompile(`(?i)^([a-z][a-z_]*?)_?((?:19|20)\d\d)$`)
	isDetailSex = regexp.MustCompile(`(?i)^(?:sex|gender)$`)
	isDetailAge = regexp.MustCompile(`(?i)^age$`)
)

// detail is the header of a MYEB sheet: where its keys and its years stand.
type detail struct {
	row                  int
	code, name, sex, age int
	years                []detailColumn
}

type detailColumn struct {
	col  int
	stem string // population, births, deaths ...
	year int
}

// detailHeader finds the header in the first rows of a sheet.
func detailHeader(s sheet.Sheet) (detail, bool) {
	g, err := s.Head(8)
	if err != nil {
		return detail{}, false
	}
	for r, row := range g.Cells {
		d := detail{row: r, code: -1, name: -1, sex: -1, age: -1}
		for c := range row {
			text := layout.Collapse(row[c].Text)
			switch m := detailYear.FindStringSubmatch(text); {
			case d.code < 0 && detailCode.MatchString(text):
				d.code = c
			case d.name < 0 && detailName.MatchString(text):
				d.name = c
			case isDetailSex.MatchString(text):
				d.sex = c
			case isDetailAge.MatchString(text):
				d.age = c
			case m != nil:
				year, _ := strconv.Atoi(m[2]) // four digits
				d.years = append(d.years, detailColumn{c, strings.ToLower(m[1]), year})
			}
		}
		if d.code >= 0 && d.sex >= 0 && d.age >= 0 && len(d.years) > 0 {
			return d, true
		}
	}
	return detail{}, false
}

// extractDetail writes the figures of a MYEB sheet.
func extractDetail(s sheet.Sheet, d detail, out record.RawSink) error {
	table := strings.TrimSpace(s.Name())
	for row, err := range s.Rows() {
		if err != nil {
			return err
		}
		if row.Index <= d.row || d.text(row, d.code) == "" {
			continue
		}
		sex, age, ok := d.group(row)
		if !ok {
			o := record.Origin{Table: table, Sheet: s.Name(), Cell: sheet.Ref(row.Index, d.sex)}
			out.Issue(record.NewIssue(vocabulary.ColumnUnknown, o, fmt.Sprintf("sex %q, age %q: neither is known", d.text(row, d.sex), d.text(row, d.age))))
			continue
		}
		area := place.Printed{Code: d.text(row, d.code), Name: d.text(row, d.name)}
		for _, c := range d.years {
			if c.col >= len(row.Cells) || row.Cells[c.col].Kind == sheet.Blank {
				continue
			}
			cell := &row.Cells[c.col]
			o := record.RawObservation{
				Origin:    record.Origin{Table: table, Sheet: s.Name(), Cell: sheet.Ref(row.Index, c.col)},
				Breakdown: record.Breakdown("sex", sex, "age", age), Area: area, Unit: "persons", Published: layout.Published(cell),
			}
			o.Number, o.IsNumber = shown.Value(cell)
			c.fill(&o)
			out.Observation(&o)
		}
	}
	return nil
}

// fill says what a column counts: people on 30 June, or what changed their
// number in the year before.
func (c detailColumn) fill(o *record.RawObservation) {
	o.Period = period.MidYearOf(c.year).Label("")
	o.Measure, o.Category = "population", "all"
	if c.stem != "population" {
		o.Measure, o.Category = "population_changes", record.Code(c.stem)
		o.Period.Start = civil.New(c.year-1, time.June, 30)
	}
}

func (d detail) text(row *sheet.Row, col int) string {
	if col < 0 || col >= len(row.Cells) {
		return ""
	}
	return layout.Collapse(row.Cells[col].Text)
}

// group reads a row's sex and age. 1 and 2 are male and female in older files;
// the last age, 90, is for 90 and over.
func (d detail) group(row *sheet.Row) (sex, age string, ok bool) {
	switch strings.ToLower(d.text(row, d.sex)) {
	case "m", "male", "males", "1":
		sex = "male"
	case "f", "female", "females", "2":
		sex = "female"
	case "p", "persons", "all":
	default:
		return "", "", false
	}
	age = ageOf(d.text(row, d.age))
	if age == "90" {
		age = "90+"
	}
	return sex, age, age != ""
}
