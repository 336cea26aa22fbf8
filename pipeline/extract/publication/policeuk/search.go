package policeuk

import (
	"fmt"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Positions in search.
const (
	colKind = iota
	colDate
	colLatitude
	colLongitude
	colGender
	colAge
	colEthnicity
	colObject
	colResult
	colSearchForce
	colSearchKept
)

var search = []longtable.Column{
	colKind:      {Names: []string{"Type"}},
	colDate:      {Names: []string{"Date"}},
	colLatitude:  {Names: []string{"Latitude"}},
	colLongitude: {Names: []string{"Longitude"}},
	colGender:    {Names: []string{"Gender"}, Optional: true},
	colAge:       {Names: []string{"Age range"}, Optional: true},
	colEthnicity: {Names: []string{"Officer-defined ethnicity"}, Optional: true},
	colObject:    {Names: []string{"Object of search"}},
	colResult:    {Names: []string{"Outcome"}},
	// Not in the files as published: those who put several together add it.
	colSearchForce: {Names: []string{"Force", "Force name", "Police force", "Reported by"}, Optional: true},
	colSearchKept: {Names: []string{
		"Part of a policing operation", "Policing operation", "Self-defined ethnicity", "Legislation",
		"Outcome linked to object of search", "Removal of more than just outer clothing",
	}, Optional: true, Many: true},
}

// people are the columns that a total is parted by, one at a time.
var people = []struct {
	column int
	name   string
}{{colKind, "search_type"}, {colGender, "gender"}, {colAge, "age"}, {colEthnicity, "officer_defined_ethnicity"}}

// The force of a file is told only if at least locatedNeeded of its searches
// have a place and shareNeeded of those lie in one force's area. The outlines
// are drawn to some 500 m, a force searches beyond its border (a fifth of the
// City of London's searches do), and the British Transport Police searches
// everywhere.
const (
	locatedNeeded = 30
	shareNeeded   = 0.75
)

// countSearch counts searches. The file as published does not name its force:
// it is the one in whose area most of the located searches lie.
func countSearch(s sheet.Sheet, h *longtable.Header, c *counter) error {
	var force, note string
	named := h.At[colSearchForce] >= 0
	if named {
		note = "the force is that of the column " + h.Names[h.At[colSearchForce]]
	} else {
		var err error
		if force, note, err = locate(s, h); err != nil {
			return err
		}
	}
	clock, err := firstHour(s, h)
	if err != nil {
		return err
	}
	if clock.rows > 0 {
		note += fmt.Sprintf("; %d dated in the last hour of %s by universal time are of %s by the clock, and counted there", clock.rows, clock.before, clock.month)
	}
	c.note, c.other = note, force == "" && !named
	if force == "" {
		force = "Not stated"
		if !named {
			i := record.NewIssue(vocabulary.PlaceMissing, record.Origin{Sheet: s.Name(), Cell: sheet.Ref(h.Row, max(0, h.At[colLatitude]))}, note)
			i.Field, i.Hint = "force", "its searches are counted for no force: add a column \"Force\" with the force's name to the file"
			c.out.Issue(i)
		}
	}
	for r, err := range h.Figures(s, c.out) {
		if err != nil {
			return err
		}
		month := monthOf(r.Cell(colDate))
		if month == "" {
			c.unread.Add(r.Ref(colDate))
			continue
		}
		if month == clock.before {
			month = clock.month
		}
		ref := r.Ref(colDate)
		k := key{measure: "stop_and_search", month: month, category: "all", kind: "force", area: force}
		if name := r.Text(colSearchForce); name != "" {
			k.area = name
		}
		c.add(k, ref)
		result := record.Breakdown("outcome", code(r.Text(colResult), "none_given"))
		k.breakdown = result
		c.add(k, ref)
		for _, p := range people {
			if h.At[p.column] >= 0 {
				k.breakdown = record.Breakdown(p.name, code(r.Text(p.column), "not_stated"))
				c.add(k, ref)
			}
		}
		k.category, k.breakdown = code(r.Text(colObject), "not_stated"), ""
		c.add(k, ref)
		k.breakdown = result
		c.add(k, ref)
	}
	return nil
}

// locate returns the name of the force in whose area most of the located
// searches lie, and a note that says so.
func locate(s sheet.Sheet, h *longtable.Header) (force, note string, err error) {
	areas := forceAreas()
	hits := make([]int, len(areas))
	located := 0
	for r, err := range h.Rows(s) {
		if err != nil {
			return "", "", err
		}
		lat, ok1 := shown.Value(r.Cell(colLatitude))
		lon, ok2 := shown.Value(r.Cell(colLongitude))
		if !ok1 || !ok2 {
			continue
		}
		located++
		for i := range areas {
			if areas[i].holds(lon, lat) {
				hits[i]++
				break
			}
		}
	}
	best := 0
	for i := range hits {
		if hits[i] > hits[best] {
			best = i
		}
	}
	if located < locatedNeeded || float64(hits[best]) < shareNeeded*float64(located) {
		return "", fmt.Sprintf("the file names no force, and its %d located searches don't tell it", located), nil
	}
	return areas[best].name, fmt.Sprintf("the file names no force; %d of its %d located searches lie in this one's area", hits[best], located), nil
}
