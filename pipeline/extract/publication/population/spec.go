package population

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

var areaCode = regexp.MustCompile(`^[EKNSW]\d{8}$`)

// areasDown is the shape of MYE2 to MYE6: areas down, ages, years or
// components across.
var areasDown = &layout.Spec{
	ID: "mye",
	Keys: []layout.Key{
		{Name: "code", Header: regexp.MustCompile(`(?i)^(?:area )?codes?$`), Cells: areaCode, Need: true},
		{Name: "name", Header: regexp.MustCompile(`(?i)^(?:area )?name$`), Need: true},
		{Name: "geography", Header: regexp.MustCompile(`(?i)^geography ?\d?$`)},
	},
	Rows:   1,
	Unique: true,
}

// countriesAcross is the shape of MYE1, and of MYE4 before 2020: ages or years
// down, countries across with their codes.
var countriesAcross = &layout.Spec{
	ID: "mye-countries",
	Keys: []layout.Key{
		{Name: "group", Header: regexp.MustCompile(`(?i)^(?:groups?|country(?: code)?)\s*/\s*(?:codes?|year)$`), Need: true, Loose: true},
	},
	Rows:   1,
	Unique: true,
}

// childrenSpec is the csv of the explore education statistics service.
var childrenSpec = &layout.Spec{
	ID: "children",
	Keys: []layout.Key{
		{Name: "year", Header: regexp.MustCompile(`^time_period$`), Need: true},
		{Name: "identifier", Header: regexp.MustCompile(`^time_identifier$`)},
		{Name: "level", Header: regexp.MustCompile(`^geographic_level$`), Need: true},
		{Name: "country_code", Header: regexp.MustCompile(`^country_code$`), Need: true},
		{Name: "country", Header: regexp.MustCompile(`^country_name$`)},
		{Name: "region_code", Header: regexp.MustCompile(`^region_code$`)},
		{Name: "region", Header: regexp.MustCompile(`^region_name$`)},
		{Name: "old_la_code", Header: regexp.MustCompile(`^old_la_code$`)},
		{Name: "la_code", Header: regexp.MustCompile(`^new_la_code$`)},
		{Name: "la", Header: regexp.MustCompile(`^la_name$`)},
		{Name: "age", Header: ageGroupHead, Need: true},
	},
	Rows: 1,
}

// ethnicSpec is the csv that the census's custom dataset service writes.
var ethnicSpec = &layout.Spec{
	ID: "ethnic-groups",
	Keys: []layout.Key{
		{Name: "code", Header: regexp.MustCompile(`(?i)^(?:\d{4} )?(?:(?:upper|lower) tier )?local authorit(?:y|ies)(?: districts?)? code$`), Need: true},
		{Name: "name", Header: regexp.MustCompile(`(?i)^(?:\d{4} )?(?:(?:upper|lower) tier )?local authorit(?:y|ies)(?: districts?)?$`), Need: true},
		{Name: "group_code", Header: regexp.MustCompile(`(?i)^ethnic group \(\d+ categories\) code$`)},
		{Name: "group", Header: ethnicHead, Need: true},
	},
	Rows: 1,
}

// emitChildren writes the children csv. Its years are those of the mid-year
// estimates: England's children of 2012 to 2024 are ONS's at 30 June.
func emitChildren(t *layout.Table, out record.RawSink) {
	estimates := onlyColumn(t, estimateHead)
	t.Emit(out, func(r *layout.Row, c *layout.Column, o *record.RawObservation) bool {
		if c.Col != estimates {
			return false
		}
		key := func(name string) string { return t.Key(r, name).Text }
		o.Measure, o.Category, o.Unit = "population", "all", "persons"
		switch age := ageOf(key("age")); age {
		case "0-17":
			o.Measure = "children"
		default:
			o.Breakdown = record.Breakdown("age", age)
		}
		y, ok := period.BareYear(key("year"))
		if !ok {
			t.LeaveCell(r, &t.Columns[0], "no year")
			out.Issue(record.NewIssue(vocabulary.PeriodUnreadable, o.Origin, "time_period is no calendar year: "+key("year")))
			return false
		}
		o.Period = period.MidYearOf(y).Label("")
		switch level := strings.ToLower(key("level")); level {
		case "national":
			o.Area = place.Printed{Kind: "country", Code: key("country_code"), Name: key("country")}
		case "regional":
			o.Area = place.Printed{Kind: "region", Code: key("region_code"), Name: key("region")}
		default:
			o.Area = place.Printed{Code: key("la_code"), Name: key("la")}
		}
		return true
	})
}

// onlyColumn returns the position of the one column of figures that a csv has.
// Any other column of numbers is left out with an issue: a second one of the
// name, or a code whose name is not known, is no count of people.
func onlyColumn(t *layout.Table, head *regexp.Regexp) int {
	only := -1
	for j := range t.Columns {
		c := &t.Columns[j]
		code, message := vocabulary.ColumnUnknown, "the column is not one that this table is known to have; it is not read"
		if head.MatchString(c.Header()) {
			if only < 0 {
				only = c.Col
				continue
			}
			code, message = vocabulary.ColumnDoubled, "the column stands twice; the first is read"
		}
		if len(t.Rows) > 0 {
			t.Issue(code, layout.Pos{Row: t.Rows[0].Row, Col: c.Col}, c.Header(), message, "")
		}
		for i := range t.Rows {
			t.LeaveCell(&t.Rows[i], c, message)
		}
	}
	return only
}

var agesWords = regexp.MustCompile(`(?i)(\d+)\s*(?:to|-|–)\s*(\d+)`)

// ageOf reads an age or a span of ages: "Children aged 0 to 17 years", "0 to 4",
// "10-14", "90 and over", "90+", "7".
func ageOf(label string) string {
	if m := agesWords.FindStringSubmatch(label); m != nil {
		return m[1] + "-" + m[2]
	}
	if m := openAge.FindStringSubmatch(label); m != nil {
		return m[1] + "+"
	}
	if m := singleAge.FindStringSubmatch(label); m != nil {
		return m[1]
	}
	return ""
}

var (
	openAge   = regexp.MustCompile(`(?i)^(?:aged )?(\d+)\s*(?:\+|and (?:over|above|older))`)
	singleAge = regexp.MustCompile(`^(?:[Aa]ged? )?(\d{1,3})$`)
)

// The csv has no date. A classification of ethnic group in 20 categories
// (variable ethnic_group_tb_20b) exists for the census of 21 March 2021 alone.
var census2021 = period.Printed{Text: "Census 2021", Start: civil.New(2021, 3, 21), End: civil.New(2021, 3, 21)}

func emitEthnic(t *layout.Table, out record.RawSink) {
	counts := onlyColumn(t, countHead)
	t.Emit(out, func(r *layout.Row, c *layout.Column, o *record.RawObservation) bool {
		if c.Col != counts {
			return false
		}
		o.Measure, o.Category, o.Unit = "population", "all", "persons"
		o.Breakdown = record.Breakdown("ethnic_group", record.Code(t.Key(r, "group").Text))
		o.Area = place.Printed{Code: t.Key(r, "code").Text, Name: t.Key(r, "name").Text}
		o.Period = census2021
		return true
	})
}
