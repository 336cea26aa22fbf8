// Package forcetable reads the labels of tables by country, region and police
// force: which kind of place a row is about where the table has no codes, and
// which rows are the parts of which total.
//
// It imports layout and record, and must not import normalise: it turns no
// name into a code.
package forcetable

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/place"
)

// The nine English regions, as police tables print them; Eastern and East are
// East of England in tables up to 2020.
var regions = map[string]bool{
	"north east": true, "north west": true, "yorkshire and the humber": true, "yorkshire & the humber": true,
	"east midlands": true, "west midlands": true, "east of england": true, "eastern": true, "east": true,
	"london": true, "south east": true, "south west": true,
}

var (
	excluding = regexp.MustCompile(`(?i)\(\s*(?:excl?\.?|excluding)\b`)
	including = regexp.MustCompile(`(?i)\(\s*(?:incl?\.?|including)\b`)
	transport = regexp.MustCompile(`(?i)\b(?:BTP|British Transport Police)\b`)
	trailing  = regexp.MustCompile(`\s*\([^)]*\)\s*$`)
	totalOf   = regexp.MustCompile(`(?i)^total\s+(?:of\s+)?`)
	regionEnd = regexp.MustCompile(`(?i)\s+region$`)
	allForces = regexp.MustCompile(`(?i)^(?:total\s+)?(?:all\s+)?43\s+(?:police\s+)?forces$`)
)

// Areas labels every row of a table: by its code where the table prints one,
// else by name and by its place among the others. West Midlands comes twice
// without a code: as a region first, then as a force in it.
func Areas(t *layout.Table, code, name string) []place.Printed {
	seen := map[string]bool{}
	out := make([]place.Printed, len(t.Rows))
	for i := range t.Rows {
		out[i] = area(t.Key(&t.Rows[i], code).Text, t.Key(&t.Rows[i], name).Text, seen)
	}
	return out
}

func area(code, name string, seen map[string]bool) place.Printed {
	a := place.Printed{Code: code, Name: name}
	if code != "" {
		return a
	}
	a.Kind, a.Other = kind(name, seen)
	return a
}

// kind says what a name without a code is in a table by region and force.
func kind(name string, seen map[string]bool) (kind string, other bool) {
	bare := totalOf.ReplaceAllString(name, "")
	bare = strings.ToLower(regionEnd.ReplaceAllString(trailing.ReplaceAllString(bare, ""), ""))
	switch {
	case allForces.MatchString(name):
		return "country", false
	case strings.EqualFold(name, "total"):
		return "", true // of all bodies in the table, not only the 43 forces
	case bare == "england" || bare == "wales" || bare == "england and wales" || bare == "england & wales":
		// Without British Transport Police it is the country; with it, or
		// without a force, it is not.
		if including.MatchString(name) || excluding.MatchString(name) && !transport.MatchString(name) {
			return "", true
		}
		return "country", false
	case regions[bare]:
		if first := !seen[bare]; first || totalOf.MatchString(name) || regionEnd.MatchString(name) {
			seen[bare] = true
			return "region", false
		}
		return "force", false
	case transport.MatchString(name) || strings.Contains(bare, "central service"):
		return "", false // no territory
	}
	return "force", false // a table by force lists no councils: Durham, Kent and Cumbria are forces here
}

// level is how high a row stands in the table.
type level uint8

const (
	none level = iota
	force
	region
	wales
	england
	both    // England and Wales
	carrier // British Transport Police
)

func levelOf(a place.Printed) level {
	name := strings.ToLower(a.Name)
	switch {
	case strings.HasPrefix(a.Code, "K04") && !including.MatchString(a.Name), a.Kind == "country" && (strings.Contains(name, "england and wales") || allForces.MatchString(a.Name)):
		return both
	case strings.HasPrefix(a.Code, "E92") || a.Kind == "country" && strings.Contains(name, "england"):
		return england
	case strings.HasPrefix(a.Code, "W92") || a.Kind == "country" && strings.Contains(name, "wales"):
		return wales
	case strings.HasPrefix(a.Code, "E12") || a.Kind == "region":
		return region
	case strings.HasPrefix(name, "british transport"):
		return carrier
	case strings.HasPrefix(name, "central service"):
		return none
	case strings.HasPrefix(a.Code, "E23") || strings.HasPrefix(a.Code, "W15") || a.Kind == "force":
		return force
	}
	return none
}

// Forces is how many territorial police forces England and Wales have.
const Forces = 43

// complete says whether a table by force holds all of them, and raises an
// issue where it does not. A row that joins two of them ("City of London /
// Metropolitan Police") keeps a table from being counted.
func complete(t *layout.Table, areas []place.Printed) bool {
	seen := map[string]bool{}
	for _, a := range areas {
		if strings.Contains(a.Name, "/") {
			return true
		}
		if levelOf(a) == force {
			seen[a.Name] = true
		}
	}
	n := len(seen)
	if n == 0 || n >= Forces {
		return true
	}
	t.Issue(vocabulary.RowsMissing, layout.Pos{Row: t.Rows[0].Row}, strconv.Itoa(n), fmt.Sprintf("%d of the %d police forces are in the table", n, Forces), "")
	return false
}

// CheckTotals compares the printed totals of a table with their parts: a
// region with the forces below it, Wales with its forces, England with its
// regions, England and Wales with both. British Transport Police is in the
// totals of some tables and not of others (footnotes 7 and 8 of March 2018),
// so a total that agrees with or without it agrees. Where forces are missing
// from the table, which is an issue of its own, only regions are compared.
func CheckTotals(t *layout.Table, areas []place.Printed, counts func(*layout.Column) bool) {
	rows := map[level][]*layout.Row{}
	under := map[*layout.Row][]*layout.Row{}
	seen := map[string]bool{}
	var head *layout.Row
	for i := range t.Rows {
		r := &t.Rows[i]
		l := levelOf(areas[i])
		if l == region && areas[i].Code != "" && seen[areas[i].Code] {
			continue // "City of London / Metropolitan Police", printed with London's code
		}
		seen[areas[i].Code] = true
		switch l {
		case none:
			continue
		case force:
			if head != nil {
				under[head] = append(under[head], r)
			}
		case region, wales:
			head = r
		default:
			head = nil
		}
		rows[l] = append(rows[l], r)
	}
	for _, r := range rows[region] {
		t.CheckSum(r, counts, under[r])
	}
	for _, r := range rows[wales] {
		t.CheckSum(r, counts, under[r])
	}
	if !complete(t, areas) {
		return
	}
	withCarrier := func(parts []*layout.Row) []*layout.Row {
		return append(parts[:len(parts):len(parts)], rows[carrier]...)
	}
	if len(rows[england]) == 1 && len(rows[region]) > 1 {
		t.CheckSum(rows[england][0], counts, rows[region], withCarrier(rows[region]))
	}
	if len(rows[both]) != 1 {
		return
	}
	parts := append(append([]*layout.Row{}, rows[england]...), rows[wales]...)
	if len(rows[england]) == 0 {
		parts = append(append([]*layout.Row{}, rows[region]...), rows[wales]...)
	}
	if len(parts) > 1 {
		t.CheckSum(rows[both][0], counts, parts, withCarrier(parts))
	}
}
