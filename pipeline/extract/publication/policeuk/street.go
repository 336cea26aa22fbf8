package policeuk

import (
	"regexp"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
)

// Positions in street.
const (
	colMonth = iota
	colReported
	colWithin
	colLSOACode
	colLSOA
	colType
	colOutcome
	colCrimeID
	colStreetKept
)

var street = []longtable.Column{
	colMonth:    {Names: []string{"Month"}},
	colReported: {Names: []string{"Reported by"}},
	colWithin:   {Names: []string{"Falls within"}},
	colLSOACode: {Names: []string{"LSOA code"}, Optional: true}, // not in the first files (2010 to 2012)
	colLSOA:     {Names: []string{"LSOA name"}, Optional: true},
	colType:     {Names: []string{"Crime type"}},
	colOutcome:  {Names: []string{"Last outcome category"}, Optional: true},
	colCrimeID:  {Names: []string{"Crime ID"}, Optional: true},
	colStreetKept: {Names: []string{
		"Longitude", "Latitude", "Location", "Context",
		"Easting", "Northing", // of the first files
		"MSOA", "COLOUR", // added by readers of the files
	}, Optional: true, Many: true},
}

// outcome is the layout of the outcomes files: a row an outcome, in the month
// it came in.
var outcome = []longtable.Column{
	colMonth:      {Names: []string{"Month"}},
	colReported:   {Names: []string{"Reported by"}},
	colWithin:     {Names: []string{"Falls within"}},
	colLSOACode:   {Names: []string{"LSOA code"}, Optional: true},
	colLSOA:       {Names: []string{"LSOA name"}, Optional: true},
	colType:       {Names: []string{"Crime type"}, Optional: true},
	colOutcome:    {Names: []string{"Outcome type"}},
	colCrimeID:    {Names: []string{"Crime ID"}, Optional: true},
	colStreetKept: {Names: []string{"Longitude", "Latitude", "Location"}, Optional: true, Many: true},
}

// lsoaName parts an output area's name from its number: "City of London 001F".
var lsoaName = regexp.MustCompile(`^(.+) \d{3}[A-Z]$`)

// countStreet counts crimes for the force and, apart from that, for the
// district of the output area. A force's file holds crimes outside its area,
// so that a district is complete only over all forces: its breakdown says
// whose file the count is from.
func countStreet(s sheet.Sheet, h *longtable.Header, c *counter) error {
	return c.crimes(s, h, "street_crimes")
}

// countOutcomes counts outcomes in the same way.
func countOutcomes(s sheet.Sheet, h *longtable.Header, c *counter) error {
	return c.crimes(s, h, "street_crime_outcomes")
}

func (c *counter) crimes(s sheet.Sheet, h *longtable.Header, measure string) error {
	twice := repeats{sheet: s.Name(), outcomes: measure == "street_crime_outcomes", seen: map[uint64]seenRow{}}
	for r, err := range h.Figures(s, c.out) {
		if err != nil {
			return err
		}
		if twice.again(r) {
			continue
		}
		month := monthOf(r.Cell(colMonth))
		if month == "" {
			c.unread.Add(r.Ref(colMonth))
			continue
		}
		force := r.Text(colWithin)
		if force == "" {
			force = r.Text(colReported)
		}
		k := key{measure: measure, month: month, kind: "force", area: force}
		var last string
		if h.At[colOutcome] >= 0 {
			last = code(r.Text(colOutcome), "none_given") // anti-social behaviour has none
		}
		crime, ref := "", r.Ref(colMonth)
		if h.At[colType] >= 0 {
			crime, ref = code(r.Text(colType), "not_stated"), r.Ref(colType)
			c.known(crime, r.Text(colType), ref)
		}
		c.addCrime(k, crime, "", last, ref)
		m := lsoaName.FindStringSubmatch(r.Text(colLSOA))
		c.placed.add(month, force, m != nil)
		if m == nil {
			where := r.Ref(colMonth)
			if h.At[colLSOA] >= 0 {
				where = r.Ref(colLSOA)
			}
			c.nowhere.Add(where)
			continue
		}
		k.kind, k.area, k.file = "district", m[1], record.Code(force)
		c.addCrime(k, crime, record.Code(force), last, ref)
	}
	twice.report(c.out)
	return nil
}

// antisocial is the crime type of incidents that are no crimes: police.uk's
// files hold them beside crimes, so that a total of all rows overstates crime.
const antisocial = "anti_social_behaviour"

// addCrime counts a crime in the total, in that without anti-social behaviour,
// in its type, and in its type and outcome.
func (c *counter) addCrime(k key, crime, force, outcome, ref string) {
	k.breakdown = record.Breakdown("reported_by", force)
	k.category = "all"
	c.add(k, ref)
	if crime != "" {
		if k.measure == "street_crimes" && crime != antisocial {
			k.category = "all_excluding_" + antisocial
			c.add(k, ref)
		}
		k.category = crime
		c.add(k, ref)
	}
	if outcome != "" {
		k.breakdown = record.Breakdown("reported_by", force, "outcome", outcome)
		c.add(k, ref)
	}
}
