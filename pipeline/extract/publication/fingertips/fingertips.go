// Package fingertips reads the data files of Fingertips, the public health
// profiles: one row per indicator, place, period, sex, age and inequality
// category, with the value, its confidence limits, the count and the
// denominator.
//
// It must not import normalise, read files, or know a file's name.
package fingertips

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// Publication reads Fingertips data files. The zero value is ready.
type Publication struct{}

var _ publication.Publication = Publication{}

// Meta describes the service.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "ohid-fingertips",
		Version:   4,
		Title:     "Public health profiles",
		Publisher: "Office for Health Improvement and Disparities",
		Reads:     "csv; indicators of public health by place, period, sex and age, with limits, count and denominator",
		Cadence:   "annual",
		Measures:  []string{"hospital_admissions", "hospital_admissions_rate", "health_indicators", "health_indicators_rate"},
	}
}

// Positions in columns.
const (
	colName = iota
	colAreaCode
	colArea
	colSex
	colAge
	colCategoryType
	colCategory
	colPeriod
	colRange
	colValue
	colCount
	colDenominator
	colNote
	colLower95
	colUpper95
	colLower998
	colUpper998
	colKept
)

var columns = []longtable.Column{
	colName:         {Names: []string{"Indicator Name"}},
	colAreaCode:     {Names: []string{"Area Code"}},
	colArea:         {Names: []string{"Area Name"}},
	colSex:          {Names: []string{"Sex"}},
	colAge:          {Names: []string{"Age"}},
	colCategoryType: {Names: []string{"Category Type"}, Optional: true},
	colCategory:     {Names: []string{"Category"}, Optional: true},
	colPeriod:       {Names: []string{"Time period"}},
	colRange:        {Names: []string{"Time period range"}, Optional: true},
	colValue:        {Names: []string{"Value"}},
	colCount:        {Names: []string{"Count"}},
	colDenominator:  {Names: []string{"Denominator"}},
	colNote:         {Names: []string{"Value note"}, Optional: true},
	colLower95:      {Names: []string{"Lower CI 95.0 limit", "Lower CI 95 limit", "Lower CI limit"}, Optional: true},
	colUpper95:      {Names: []string{"Upper CI 95.0 limit", "Upper CI 95 limit", "Upper CI limit"}, Optional: true},
	colLower998:     {Names: []string{"Lower CI 99.8 limit"}, Optional: true},
	colUpper998:     {Names: []string{"Upper CI 99.8 limit"}, Optional: true},
	colKept: {Names: []string{
		"Indicator ID", "Parent Code", "Parent Name", "Area Type", "Recent Trend", "Compared to England value or percentiles",
		"Compared to percentiles", "Time period Sortable", "New data", "Compared to goal", "Column not used",
	}, Like: func(code string) bool { return strings.HasPrefix(code, "compared_to_") }, Optional: true, Many: true},
}

// figures are the columns of a row that are figures, and what they are.
var figures = []struct {
	column int
	rate   bool
	limit  string
	part   string
}{
	{column: colValue, rate: true},
	{column: colLower95, rate: true, limit: "lower_95"},
	{column: colUpper95, rate: true, limit: "upper_95"},
	{column: colLower998, rate: true, limit: "lower_99_8"},
	{column: colUpper998, rate: true, limit: "upper_99_8"},
	{column: colCount},
	{column: colDenominator, part: "denominator"},
}

// Recognise finds the table by its column names.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	fits, nearest := longtable.Fits(doc.Book, columns)
	if !fits {
		return doc.Decline(nearest)
	}
	return publication.Claim{Layout: "indicators", Score: 100}
}

// Extract writes one observation per figure of a row.
func (p Publication) Extract(doc *publication.Document, _ string, out record.RawSink) error {
	about := record.RawDocument{Title: p.Meta().Title, Publisher: p.Meta().Publisher, Series: p.Meta().ID, Pages: int32(len(doc.Book.Sheets()))}
	tables, _, err := doc.Tables(columns, out)
	if err != nil {
		return err
	}
	var files []*file
	for _, t := range tables {
		f := &file{sheet: t.Sheet, header: t.Header, units: map[string]string{}}
		name, err := f.measure()
		if err != nil {
			return err
		}
		about.Title, about.Series = name, p.Meta().ID+"-"+record.Code(name)
		files = append(files, f)
	}
	out.Document(about)
	for _, f := range files {
		f.header.Report(out)
		if err := f.extract(out); err != nil {
			return err
		}
	}
	return nil
}

// file is one data file.
type file struct {
	sheet  sheet.Sheet
	header *longtable.Header
	units  map[string]string // unit of an indicator's value
}

// scales are the units that a value may have, by how many it is out of.
var scales = []struct {
	of   float64
	unit string
}{{100, "percent"}, {1000, "per_1000"}, {10000, "per_10000"}, {100000, "per_100000"}}

// measure reads the file once for the units: the file does not print them, but
// its value is its count out of its denominator. It returns the first
// indicator's name.
func (f *file) measure() (first string, err error) {
	for r, err := range f.header.Rows(f.sheet) {
		if err != nil {
			return first, err
		}
		name := r.Text(colName)
		if first == "" {
			first = name
		}
		if f.units[name] != "" {
			continue
		}
		value, ok1 := shown.Value(r.Cell(colValue))
		count, ok2 := shown.Value(r.Cell(colCount))
		denominator, ok3 := shown.Value(r.Cell(colDenominator))
		if !ok1 || !ok2 || !ok3 || denominator <= 0 || count <= 0 {
			continue
		}
		for _, s := range scales {
			if math.Abs(value/(count/denominator*s.of)-1) < 0.001 {
				f.units[name] = s.unit
			}
		}
	}
	return first, nil
}

func (f *file) extract(out record.RawSink) error {
	var unitless, again longtable.Tally
	seen := map[string]bool{}
	for r, err := range f.header.Figures(f.sheet, out) {
		if err != nil {
			return err
		}
		key := said(r)
		if seen[key] {
			again.Add(r.Ref(colName))
			continue
		}
		seen[key] = true
		name := r.Text(colName)
		measure := "health_indicators"
		if strings.Contains(record.Code(name), "hospital_admission") {
			measure = "hospital_admissions"
		}
		for _, g := range figures {
			c := r.Cell(g.column)
			if c == nil {
				continue
			}
			obs := record.RawObservation{
				Origin:   record.Origin{Table: f.sheet.Name(), Sheet: f.sheet.Name(), Cell: r.Ref(g.column)},
				Measure:  measure,
				Category: record.Code(name),
				Breakdown: record.Breakdown("age", age(r.Text(colAge)), "sex", persons(r.Text(colSex)), "limit", g.limit, "part", g.part,
					"inequality", record.Code(r.Text(colCategoryType)), "group", record.Code(r.Text(colCategory))),
				Area:      place.Printed{Code: r.Text(colAreaCode), Name: r.Text(colArea)},
				Period:    dated(r.Text(colPeriod), r.Text(colRange)),
				Published: strings.TrimSpace(c.Text),
				Unit:      "count",
				Note:      r.Text(colNote),
			}
			switch {
			case g.rate && f.units[name] == "":
				unitless.Add(r.Ref(g.column))
				continue
			case g.rate:
				obs.Measure, obs.Unit = measure+"_rate", f.units[name]
			case g.part != "":
				obs.Unit = "persons"
			}
			if obs.Number, obs.IsNumber = shown.Value(c); obs.IsNumber && obs.Number == -1 && g.limit != "" {
				// -1 stands where a limit could not be worked out; a rate has no negative one.
				obs.Marker, obs.IsNumber = "not_available", false
			}
			out.Observation(&obs)
		}
	}
	again.Report(vocabulary.RowsLeftOut, f.sheet.Name(), "the row says what an earlier row says: a place stands once for each area that it is printed under", "", out)
	unitless.Report(vocabulary.RowsLeftOut, f.sheet.Name(), "the figure is of an indicator whose unit the file does not tell", "", out)
	return nil
}

// said is all that a row says of its place: what it counts, and its figures.
// The area that the place is printed under, and how it compares with that, say
// nothing of it.
func said(r *longtable.Row) string {
	var b strings.Builder
	for col := range colKept {
		b.WriteString(r.Text(col))
		b.WriteByte(0)
	}
	return b.String()
}

// dated reads the periods of the service: mostly years, or several years that
// are counted as one ("2014 - 16", "2014/15 - 16/17"). "2008-10" is never a
// month here.
func dated(label, within string) period.Printed {
	p, err := period.OfYears.Parse(label)
	if err != nil {
		p, err = period.Parse(label)
	}
	if err == nil {
		err = lasts(p, label, within)
	}
	return period.Labelled(label, p, err)
}

// lasts checks a period against the length that the file prints beside it
// ("3y", "1q"): "2022-23" of two years is no financial year.
func lasts(p period.Period, label, within string) error {
	m := lengths.FindStringSubmatch(strings.TrimSpace(within))
	if m == nil || p.Kind == period.Day {
		return nil
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return nil
	}
	want := n * map[string]int{"y": 12, "q": 3, "m": 1}[m[2]]
	sy, sm, _ := p.Start.Time().Date()
	ey, em, _ := p.End.Time().Date()
	if got := (ey-sy)*12 + int(em-sm) + 1; got != want {
		return fmt.Errorf("%q reads as %d months, and the column \"Time period range\" says %s", label, got, within)
	}
	return nil
}

var lengths = regexp.MustCompile(`^(\d{1,2})([yqm])$`)

// age returns the code of an age: "<15 yrs" is under_15_yrs, "65+ yrs"
// 65_and_over_yrs.
func age(label string) string {
	return record.Code(strings.NewReplacer("<", "under ", "+", " and over").Replace(label))
}

// persons returns the code of a sex; all persons are no breakdown.
func persons(label string) string {
	if code := record.Code(label); code != "persons" {
		return code
	}
	return ""
}
