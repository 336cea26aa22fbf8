// Package ees reads the data files of explore education statistics, the
// Department for Education's statistics service: one row per place, period and
// filter values, one column per indicator. Any file in that form is read,
// whatever its indicators; the measures of the contract are told from the
// words of the filters and column names.
//
// It must not import normalise, read files, or know a file's name.
package ees

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/extract/table/trace"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// Publication reads explore education statistics data files. The zero value is
// ready.
type Publication struct{}

var _ publication.Publication = Publication{}

const layoutID = "data-file"

// Meta describes the service.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "dfe-explore-education-statistics",
		Version:   4,
		Title:     "Explore education statistics data file",
		Publisher: "Department for Education",
		Reads:     "csv with time_period, time_identifier and geographic_level; any indicators and filters",
		Cadence:   "annual",
		Measures: []string{
			"assessment_factors", "assessments", "children_in_need", "referrals", "section_47_enquiries",
			"initial_child_protection_conferences", "child_protection_plans", "child_in_need_plans", "children_in_need_primary_need",
			"children_in_need_closures", "children_looked_after", "care_leavers", "absences", "exclusions", "social_workers", "ehc_plans",
			"ehc_needs_assessments", "adoption_times", "adoptions", "pupils", "children", "population",
		},
	}
}

// Positions in columns.
const (
	colPeriod = iota
	colIdentifier
	colLevel
	colCountryCode
	colCountry
	colRegionCode
	colRegion
	colLACode
	colLA
	colDistrictCode
	colDistrict
	colForceCode
	colForce
	colKept
)

// columns are the columns that are neither filter nor indicator, by the open
// data standards that every file of the service keeps to.
var columns = []longtable.Column{
	colPeriod:       {Names: []string{"time_period"}},
	colIdentifier:   {Names: []string{"time_identifier"}},
	colLevel:        {Names: []string{"geographic_level"}},
	colCountryCode:  {Names: []string{"country_code"}, Optional: true},
	colCountry:      {Names: []string{"country_name"}, Optional: true},
	colRegionCode:   {Names: []string{"region_code"}, Optional: true},
	colRegion:       {Names: []string{"region_name"}, Optional: true},
	colLACode:       {Names: []string{"new_la_code", "la_code_new", "la_code", "local_authority_code"}, Optional: true},
	colLA:           {Names: []string{"la_name", "local_authority_name", "local_authority"}, Optional: true},
	colDistrictCode: {Names: []string{"lad_code", "local_authority_district_code"}, Optional: true},
	colDistrict:     {Names: []string{"lad_name", "local_authority_district_name"}, Optional: true},
	colForceCode:    {Names: []string{"pfa_code", "police_force_area_code"}, Optional: true},
	colForce:        {Names: []string{"pfa_name", "police_force_area_name"}, Optional: true},
	colKept:         {Names: []string{"old_la_code"}, Optional: true, Many: true, Like: isGeography},
}

// tableToolID is the layout of a table that a person made on the service.
const tableToolID = "table-tool"

// tableTool are the columns of such a table, with which the service replaces
// those of the data set. Its time_period 2023 may be a calendar, financial or
// academic year, so it is known in order to be refused by name.
var tableTool = []longtable.Column{
	{Names: []string{"location"}},
	{Names: []string{"location_code"}, Optional: true},
	{Names: []string{"geographic_level"}},
	{Names: []string{"time_period"}},
}

// isGeography accepts the columns of places that this program does not place,
// and of schools and providers.
func isGeography(code string) bool {
	switch code {
	case "version", "data_version", "school_urn", "school_laestab", "provider_ukprn", "trust_id", "institution_id", "sponsor_id", "estab":
		return true
	}
	for _, prefix := range []string{
		"pcon_", "ward_", "lsip_", "opportunity_area_", "local_enterprise_partnership_", "lep_", "english_devolved_area_",
		"mayoral_combined_authority_", "rsc_region_", "multi_academy_trust_", "planning_area_", "school_", "provider_", "trust_", "institution_", "sponsor_",
	} {
		if strings.HasPrefix(code, prefix) && (strings.HasSuffix(code, "_code") || strings.HasSuffix(code, "_name")) {
			return true
		}
	}
	return false
}

// Recognise finds the three columns that every file of the service has. A file
// of nothing but population is left to a publication that knows it better.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Book == nil {
		return publication.Claim{Misfit: publication.NotSpreadsheet}
	}
	var nearest *longtable.Misfit
	for _, s := range doc.Book.Sheets() {
		h, err := longtable.Find(s, columns)
		if err != nil {
			if _, none := longtable.Find(s, tableTool); none == nil {
				return publication.Claim{Layout: tableToolID, Score: 100}
			}
			nearest = longtable.Nearer(nearest, err)
			continue
		}
		if onlyPopulation(h) {
			return publication.Claim{Layout: layoutID, Score: 90}
		}
		return publication.Claim{Layout: layoutID, Score: 100}
	}
	return doc.Decline(nearest)
}

func onlyPopulation(h *longtable.Header) bool {
	found := false
	for _, pos := range h.Unknown {
		code := record.Code(h.Names[pos])
		switch {
		case isPopulation(code):
			found = true
		case code != "age_group" && code != "age" && code != "sex" && code != "gender":
			return false
		}
	}
	return found
}

// Extract writes one observation per row and indicator.
func (p Publication) Extract(doc *publication.Document, layout string, out record.RawSink) error {
	if layout == tableToolID {
		return &publication.Nothing{Why: "this is a download of the service's table tool, without the kind of year and the names " +
			"of the filters; fetch the csv of the data set from the release's data catalogue instead"}
	}
	about := record.RawDocument{Title: p.Meta().Title, Publisher: p.Meta().Publisher, Pages: int32(len(doc.Book.Sheets()))}
	tables, _, err := doc.Tables(columns, out)
	if err != nil {
		return err
	}
	var files []*file
	for _, t := range tables {
		f, err := survey(t.Sheet, t.Header)
		if err != nil {
			return err
		}
		f.trace = doc.Trace
		files = append(files, f)
		about.Period = f.span
		if f.title != "" {
			about.Title = f.title
		}
		about.Series = p.Meta().ID + "-" + f.series()
	}
	out.Document(about)
	for _, f := range files {
		f.report(out)
		if err := f.extract(out); err != nil {
			return err
		}
	}
	return nil
}

// series tells files of one series from others: editions of one file have the
// same subject, the same filters and the same first indicator.
func (f *file) series() string {
	name := f.title
	for _, pos := range f.filters {
		name += " " + f.columns[pos].code
	}
	for _, pos := range f.indicators {
		if c := f.columns[pos]; !isPopulation(c.code) || pos == f.indicators[len(f.indicators)-1] {
			name += " " + c.measure + " " + c.code
			break
		}
	}
	return record.Code(name)
}

// file is one data file: the sheet, its header and what its columns are.
type file struct {
	trace      *trace.Trace
	sheet      sheet.Sheet
	header     *longtable.Header
	columns    []column // by position; the zero column for geography and time
	filters    []int    // positions of filters that vary
	indicators []int    // positions of indicators
	title      string   // the value of a category column that never varies
	bySubject  int      // position of the filter whose values are subjects, or -1
	span       period.Printed
	notes      []record.Issue  // about columns of the file
	nowhere    longtable.Tally // rows of a known level that name no place
}

func (f *file) report(out record.RawSink) {
	f.header.ReportDoubled(out)
	for _, i := range f.notes {
		out.Issue(i)
	}
}

// extract writes the rows of a file.
func (f *file) extract(out record.RawSink) error {
	var left []leftOut
	var obs record.RawObservation
	sums, gone := newTotals(), make([]longtable.Tally, len(f.columns))
	for r, err := range f.header.Figures(f.sheet, out) {
		if err != nil {
			return err
		}
		level := r.Text(colLevel)
		area, placed := areaOf(r, level)
		if !placed {
			if f.unplaced(r, level) {
				continue
			}
			left = count(left, level, r.Ref(colLevel))
			continue
		}
		when := dated(r.Text(colPeriod), r.Text(colIdentifier))
		breakdown, words := f.breakdown(r)
		moment := words
		if strings.HasPrefix(record.Code(r.Text(colIdentifier)), "academic") {
			// The day tells who is counted ("CINO at 31 March"), not when: their
			// absences are those of the whole school year.
			moment = ""
		}
		sums.add(f, r, area, when, breakdown)
		subject := f.rowSubject(r)
		for _, pos := range f.indicators {
			c := r.At(pos)
			if c == nil {
				continue // a blank is no figure
			}
			col := &f.columns[pos]
			obs = record.RawObservation{
				Origin:    record.Origin{Table: f.sheet.Name(), Sheet: f.sheet.Name(), Cell: r.RefAt(pos)},
				Measure:   cmp.Or(subject, col.measure),
				Category:  col.category,
				Breakdown: breakdown,
				Area:      area,
				Period:    col.moment.within(when, moment),
				Published: strings.TrimSpace(c.Text),
				Unit:      col.unit,
			}
			if unit := f.rowUnit(r, words); unit != "" && adds(col.unit) {
				obs.Unit = unit
			}
			if obs.Number, obs.IsNumber = shown.Value(c); !obs.IsNumber {
				obs.Marker = markers[strings.ToLower(obs.Published)]
			} else if obs.Number == 0 && adds(obs.Unit) && col.dropped.in(r.Text(colPeriod)) {
				obs.Marker = "not_available"
				gone[pos].Add(obs.Origin.Cell)
			}
			out.Observation(&obs)
		}
	}
	sums.report(f, out)
	for _, pos := range f.indicators {
		gone[pos].Report(vocabulary.CategoryDropped, f.sheet.Name(), fmt.Sprintf("%q is 0 for every place, where earlier periods have figures: it was not collected any more", f.header.Names[pos]),
			"no figure is made of it; see the methodology of the edition", out)
	}
	f.nowhere.Report(vocabulary.AreaUnknown, f.sheet.Name(), "the row gives a geographic level and neither code nor name of a place", "look for a column of places with another name", out)
	for i := range left {
		l := &left[i]
		l.rows.Report(vocabulary.RowsLeftOut, f.sheet.Name(), fmt.Sprintf("the geographic level %q is no place that statistics are made for", l.level), "", out)
	}
	return nil
}

// breakdown returns the filter values of a row that vary within the file, and
// all its filter words, for a stock date that only a filter names.
func (f *file) breakdown(r *longtable.Row) (breakdown, words string) {
	var pairs []string
	for _, pos := range f.filters {
		code := record.Code(r.TextAt(pos))
		words += " " + code
		if code == "" && f.columns[pos].usual == "" {
			code = "not_stated" // a blank is not everybody
		}
		if code != "" && code != "total" && code != "all" && code != f.columns[pos].usual {
			pairs = append(pairs, f.columns[pos].code, code)
		}
	}
	return record.Breakdown(pairs...), words
}

// rowSubject is the measure that a row's category names where the file holds
// several: the summary tables a1 and a2 of children in need stack referrals,
// assessments and section 47 enquiries in one column of numbers.
func (f *file) rowSubject(r *longtable.Row) string {
	if f.bySubject < 0 {
		return ""
	}
	return subjectOf([]string{r.TextAt(f.bySubject)})
}

// rowUnit is the unit that the filter values of a row say, "" where they say
// none: the average score of a questionnaire stands in a column of counts, and in
// the long form a filter names the indicator.
func (f *file) rowUnit(r *longtable.Row, words string) string {
	if isAverage(words) {
		return "index"
	}
	for _, pos := range f.filters {
		if !slices.Contains(indicatorNames, f.columns[pos].code) {
			continue
		}
		code := record.Code(r.TextAt(pos))
		if hasWord(code, []string{"rate", "rates"}) {
			return unknown
		}
		if unit := unitByName(code); unit != "" && unit != "count" {
			return unit
		}
	}
	return ""
}

type leftOut struct {
	level string
	rows  longtable.Tally
}

func count(left []leftOut, level, cell string) []leftOut {
	for i := range left {
		if left[i].level == level {
			left[i].rows.Add(cell)
			return left
		}
	}
	l := leftOut{level: level}
	l.rows.Add(cell)
	return append(left, l)
}

// areaOf labels the place of a row. Schools, providers and trusts are none.
func areaOf(r *longtable.Row, level string) (place.Printed, bool) {
	label := func(kind string, code, name int) (place.Printed, bool) {
		a := place.Printed{Kind: kind, Code: r.Text(code), Name: r.Text(name)}
		if _, marked := markers[strings.ToLower(a.Code)]; marked {
			a.Code = ""
		}
		if strings.Contains(a.Code, "/") {
			// Two councils that answer as one: "E06000061 / E06000062", North and
			// West Northamptonshire in the children's social work workforce.
			a.Code, a.Other = "", true
		}
		return a, a.Code != "" || a.Name != ""
	}
	switch record.Code(level) {
	case "national":
		return label("country", colCountryCode, colCountry)
	case "regional":
		return label("region", colRegionCode, colRegion)
	case "local_authority":
		return label("council", colLACode, colLA) // district or county, by its code
	case "local_authority_district":
		return label("district", colDistrictCode, colDistrict)
	case "police_force_area":
		return label("force", colForceCode, colForce)
	}
	return place.Printed{}, false
}

// markers are the symbols of the open data standards (and of the Government
// Statistical Service), by what they stand for.
var markers = map[string]string{
	"c":   "suppressed",
	"x":   "not_available",
	"z":   "not_applicable",
	"u":   "low_reliability",
	"k":   "rounds_to_zero",
	"low": "rounds_to_zero",
	":":   "not_available",
	"..":  "not_available",
	".":   "not_applicable",
	"~":   "rounds_to_zero",
}
