package areatable

import (
	"regexp"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/pattern"
)

// footnote is a reference to a note behind a header.
var footnote = regexp.MustCompile(`(?i)\s*(?:\[(?:foot)?(?:notes?)?\s*[0-9 ,and]+\]|\((?:foot)?notes?\s*[0-9 ,and]+\))+`)

// What the words of a header say. All are matched against record.Code.
var (
	// tail is what follows the thing that a column names.
	tail = `(?:_(?:name|names|code|codes|nm|cd|id|no|number|ref|19\d\d|20\d\d|\d\d))*$`
	// inside are places and bodies that lie in councils or forces, or across them.
	insideHeader = regexp.MustCompile(`^(?:.*_)?(?:ward|wards|lsoas?|msoas?|lower_layer.*|middle_layer.*|output_area|parish|parishes|community_council` +
		`|constituency|constituencies|neighbourhood|locality|postcode|postcode_.*|street|bcu|basic_command_unit)` + tail)
	coded      = regexp.MustCompile(`^(?:pcon|wd|lsoa|msoa|oa|par|ukpc|wpc|ccg|icb|stp|sicbl|nhser)\d*(?:cd|nm|code|name|_.*)?$`)
	bodyHeader = pattern.Words(`^(?:.*_)?`, `
	school academy establishment urn laestab provider hospital trust nhs_trust icb ccg health_board
	station prison court college university institution organisation club home
`, tail)
	placeHeader = pattern.Words(`(?:^|_)`, `
	police force forces constabulary pfa\d*(?:nm|cd)? council councils authority authorities la
	lad\d*(?:nm|cd)? ltla\d*(?:nm|cd)? utla\d*(?:nm|cd)? la_name district districts borough boroughs
	county csp partnership area geography place location
`, `(?:_|$)`)
	forceHeader = regexp.MustCompile(`(?:^|_)(?:police|force|forces|constabulary|pfa\d*(?:nm|cd)?)(?:_|$)`)
	wideHeader  = regexp.MustCompile(`(?:^|_)(?:country|nation|region|regions|area|geography|place|location)(?:_|$)`)
	cspHeader   = regexp.MustCompile(`(?:^|_)(?:csp|community_safety)(?:_|$)`)
	councilHead = pattern.Words(`(?:^|_)`, `
	council councils authority authorities la lad\d*(?:nm|cd)? ltla\d*(?:nm|cd)? utla\d*(?:nm|cd)?
	district districts borough boroughs
`, `(?:_|$)`)
	levelHeader = pattern.Words(`^`, `
	geographic_level geographical_level geography_type geography_level geog_level area_type areatype
	area_level level geo_type type_of_area authority_type class
`, `$`)

	periodHeader = regexp.MustCompile(`(?:^|_)(?:years?|fy|period|periods|quarter|qtr|months?|date|week|time|ending|ended|snapshot|as_at|time_period)(?:_|$)`)
	otherDate    = regexp.MustCompile(`(?:publi|updat|extract|releas|created|modified|deadline|birth|sortable|range)`)
	unitHeader   = regexp.MustCompile(`^(?:units?|unit_of_measure(?:ment)?|unit_measure|measure|measure_type|value_type|value_unit|metric|statistic|data_type)$`)
	namesMeasure = regexp.MustCompile(`^(?:indicator|indicator_name|measure|measure_name|metric|variable|variable_name|statistic|series|series_name|data_item)$`)
	plainValue   = pattern.Words(`^`, `
	value values obs_value observation observations figure figures data data_value amount result v4_\d+
	count number total rate
`, `$`)
	noteHeader   = regexp.MustCompile(`(?:^|_)(?:notes?|comments?|footnotes?|caveats?|source|sources|url|link)(?:_|$)`)
	besideHeader = pattern.Words(`^`, `
	significance recent_trend trend compared_.* flag flags status observation_status obs_status
	confidence_statement marker markers symbol data_marking .*_flag rag
`, `$`)
	keyHeader = pattern.Words(`^(?:.*_)?`, `
	fid objectid object_id id ids index row row_number serial lat latitude long longitude lng easting
	northing uprn order sort sort_order sortable
`, `$`)
	codeHeader   = regexp.MustCompile(`^(?:.*_)?(?:code|codes|cd|ecode|e_code|ons_code|gss_code|gss|old_la_code|lea_code|lea)$`)
	ageHeader    = regexp.MustCompile(`^(?:age|ages|age_years|age_in_years|single_year_of_age|age_of_\w+)$`)
	changeHeader = regexp.MustCompile(`(?:^|_)(?:change|changes|difference|increase|decrease|variance|growth|compared|versus|vs|diff)(?:_|$)`)
	projected    = regexp.MustCompile(`(?:^|_)(?:projections?|projected|forecasts?|predicted)(?:_|$)`)
	careYear     = regexp.MustCompile(`(?:^|_)(?:child_protection|children_in_need|looked_after|children_s_social_care|section_47|cpps?|safeguarding)(?:_|$)`)
	schoolYear   = pattern.Words(`(?:^|_)`, `
	schools? pupils? academic exclusions? excl suspensions? attainment key_stage ks\d gcses? absences?
	students? universit\w* headteachers?
`, `(?:_|$)`)
)

// inside says what a header's column names where that is something smaller
// than a council, or a body in it; empty where it is not.
func inside(header string) string {
	code := record.Code(header)
	if insideHeader.MatchString(code) || coded.MatchString(code) || bodyHeader.MatchString(code) {
		return strings.ReplaceAll(code, "_", " ")
	}
	return ""
}
