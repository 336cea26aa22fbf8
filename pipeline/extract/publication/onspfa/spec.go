package onspfa

import (
	"regexp"

	"forcestats/pipeline/extract/table/forcetable"
	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/pattern"
	"forcestats/pipeline/vocabulary/place"
)

// spec is the shape that all the tables share. March 2019 P7 and P8 have no
// codes and no header over the names (the first text column is theirs); the
// partnership tables have three pairs of code and name.
var spec = &layout.Spec{
	ID: "ons-pfa",
	Keys: []layout.Key{
		{Name: "code", Header: regexp.MustCompile(`(?i)^(?:(?:police force )?area|PFA|police force(?: area)?) codes?$`), Cells: regexp.MustCompile(`^[EKW]\d{8}`)},
		{Name: "name", Header: regexp.MustCompile(`(?i)^(?:(?:police force )?area|PFA) names?$|^police force(?: area)?(?: name)?$`), Need: true, Loose: true},
		{Name: "csp_code", Header: regexp.MustCompile(`(?i)^(?:community safety partnership|CSP)\b.*\bcodes?$`)},
		{Name: "csp_name", Header: regexp.MustCompile(`(?i)^(?:community safety partnership|CSP)(?: areas?)?(?:.*\bnames?)?$`)},
		{Name: "la_code", Header: regexp.MustCompile(`(?i)^(?:local authority|LA)\b.*\bcodes?$`)},
		{Name: "la_name", Header: regexp.MustCompile(`(?i)^(?:local authority|LA)(?: districts?)?(?:.*\bnames?)?$`)},
	},
	Units: pattern.Lines(`(?i)^`, `
	numbers?           # Number
	percentages?       # Percentage
	percentage change  # Percentage change
	(?:rate|number|incidents|offences) per [\d,]+ (?:population|households|people|adults)  # Rate per 1 population
`, `$`),
	// Table P6: the population of the survey, over its last column.
	Stray: regexp.MustCompile(`(?i)^adults aged`),
	Drops: []layout.Drop{
		{Path: regexp.MustCompile(`(?i)statistically significantly`), Reason: "significance flag, no figure"},
		{Path: regexp.MustCompile(`(?i)^local authority\b`), Reason: "label of a council"},
	},
	SpacedMarks: true,
	Unique:      true,
}

// rowAreas labels the rows. In a partnership table a row with a blank
// partnership is the force's own; one without a code is no single place
// ("Unassigned Kent", Manchester Airport). Where a table has no column of codes
// its places go by their names, and an issue says so.
func rowAreas(t *layout.Table) []place.Printed {
	areas := forcetable.Areas(t, "code", "name")
	if !t.Has("csp_name") || len(t.Rows) == 0 {
		return areas
	}
	forceCodes, codes := t.Has("code"), t.Has("csp_code")
	uncoded := func(of string) {
		t.Issue(vocabulary.TableUnknown, layout.Pos{Row: t.Rows[0].Row}, "", "the table has no column with the codes of the "+of+"; they are found by name", "compare the columns with the published table")
	}
	if !forceCodes {
		uncoded("police force areas")
	}
	if !codes {
		uncoded("community safety partnerships")
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		if !forceCodes && areas[i].Kind == "region" {
			areas[i].Kind = "force" // a table by partnership lists no regions: West Midlands is the force
		}
		code, name := t.Key(r, "csp_code").Text, t.Key(r, "csp_name").Text
		if name == "" && code == "" {
			continue
		}
		force := areas[i].Code
		if force == "" {
			force = areas[i].Name
		}
		areas[i] = place.Printed{Kind: "csp", Code: code, Name: name, Force: force}
		if code == "" && (codes || noPartnership.MatchString(name)) {
			areas[i].Kind, areas[i].Other = "", true
		}
	}
	return areas
}

// noPartnership are the rows among the partnerships that are none.
var noPartnership = regexp.MustCompile(`(?i)^unassigned\b|\bairport$`)
