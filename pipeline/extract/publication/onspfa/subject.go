package onspfa

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/pattern"
	"forcestats/pipeline/vocabulary/period"
)

// subject is what a table is about, from its title and its unit.
type subject struct {
	measure  string // of counts; rates and shares add to it
	offence  bool   // headers are recorded offences
	whole    string // the unit that the title or the table's unit gives
	periods  []period.Printed
	midYear  bool // headers are years of estimates
	unknown  bool // no family has it; the measure is the title's own words
	fromLast bool // the title compares with the year before
}

// families are the subjects by the words of their titles, the first that fits.
var families = []struct {
	words   *regexp.Regexp
	measure string
}{
	{regexp.MustCompile(`(?i)experiences? of anti-?social behaviour`), "antisocial_behaviour_experiences"},
	{regexp.MustCompile(`(?i)anti-?social behaviour`), "antisocial_behaviour_incidents"},
	{regexp.MustCompile(`(?i)knife`), "knife_offences"},
	{regexp.MustCompile(`(?i)firearms?`), "firearm_offences"},
	{regexp.MustCompile(`(?i)population estimates`), "population"},
	{regexp.MustCompile(`(?i)household estimates`), "households"},
}

// recorded are the tables of recorded crime by offence; special are those of
// some offences only, which must not pass for all of them.
var (
	recorded = regexp.MustCompile(`(?i)\brecorded crimes?\b.*\b(?:offence (?:group|type|category)|offences)\b`)
	special  = regexp.MustCompile(`(?i)\b(?:fraud|knife|firearms?|domestic|hate|flagged|transferred|alcohol|corrosive|weapons?|slavery|business|online)\b`)
)

var (
	isChange  = regexp.MustCompile(`(?i)(?:%|percentage|per cent) change`)
	isShare   = regexp.MustCompile(`(?i)%|\bpercentages?\b|\bper cent\b|\bproportion\b`)
	perPeople = regexp.MustCompile(`(?i)per ([\d,]+)`)
	isRate    = regexp.MustCompile(`(?i)\brates?\b`)
	// A title of two units gives none of a column.
	twoUnits = pattern.Lines(`(?i)`, `
	\bnumbers?(?: of \w+)? and (?:rates?|percentages?|proportions?)\b  # Number and rate
	\b(?:rates?|percentages?|proportions?)(?: of \w+)? and numbers?\b  # Rate and number
`, ``)
	isCount = regexp.MustCompile(`(?i)\bnumbers?\b`)
	bySplit = regexp.MustCompile(`(?i),?\s+by\s+|,`)
	nonStat = regexp.MustCompile(`(?i)\s*\(non-national statistics\)`)
)

// subjectOf reads a table's title. A subject that no family has names its
// measure itself: what the title says before "by".
func subjectOf(t *layout.Table) subject {
	title := t.Subject()
	s := subject{periods: period.Labels(title), fromLast: previousYear.MatchString(title)}
	for _, f := range families {
		if f.words.MatchString(title) {
			s.measure = f.measure
			break
		}
	}
	if s.measure == "" && recorded.MatchString(title) && !special.MatchString(title) {
		s.measure, s.offence = "recorded_offences", true
	}
	if s.measure == "" {
		s.unknown = true
		s.measure = record.Code(nonStat.ReplaceAllString(bySplit.Split(title, 2)[0], ""))
	}
	s.midYear = s.measure == "population" || s.measure == "households"
	s.whole = unitOf(t.Unit.Text)
	if s.whole == "" && !s.midYear && !twoUnits.MatchString(title) {
		s.whole = unitOf(title)
	}
	return s
}

// unitOf reads the unit that words give: change, percent, per_1000, count.
func unitOf(words string) string {
	switch {
	case isChange.MatchString(words):
		return "change"
	case perPeople.MatchString(words):
		return "per_" + strings.ReplaceAll(perPeople.FindStringSubmatch(words)[1], ",", "")
	case isShare.MatchString(words):
		return "percent"
	case isRate.MatchString(words):
		return unknownRate
	case isCount.MatchString(words):
		return "count"
	}
	return ""
}

// unknownRate stands for a rate of which nothing says per how many people it is.
const unknownRate = "rate"

// figure is what the figures of one column are.
type figure struct {
	measure, category, breakdown, unit string
	offence                            record.OffenceLabel
	period                             period.Printed
	header                             string
	guessed                            bool // nothing prints the unit: a count, as it is in tables of counts
}

func (f *figure) fill(o *record.RawObservation) {
	o.Measure, o.Category, o.Breakdown, o.Unit = f.measure, f.category, f.breakdown, f.unit
	o.Offence, o.Period = f.offence, f.period
}

var (
	populationHead = regexp.MustCompile(`(?i)^(?:mid-\d{4} )?population (?:figures?|estimates?)\b|^population \(`)
	householdHead  = regexp.MustCompile(`(?i)^(?:mid-\d{4} )?household (?:figures?|estimates?)\b|^households \(`)
	baseHead       = regexp.MustCompile(`(?i)^unweighted base`)
	// Headers that say how something is counted, not what.
	manner = pattern.Lines(`(?i)(?:^|[:,–-] *)`, `
	number of (?:selected )?(?:offences|incidents|crimes)(?: involving an? \w+)?  # Number of offences
	% (?:of \w+ )?involving an? \w+  # % involving a victim
	numbers?                         # Number
	percentages?                     # Percentage
	rates?                           # Rate
	rate per .*                      # rate per 1,000
	number per .*                    # number per 10,000 children
	percentage experienced.*         # Percentage experienced
	category of incident             # Category of incident
	mid-year                         # Mid-year
	% change.*                       # % change
	percentage change.*              # Percentage change
	per cent change.*                # Per cent change
`, `$`)
	leading = regexp.MustCompile(`(?i)^[a-z]{3,9} ['’]?\d{2,4} to [a-z]{3,9} ['’]?\d{2,4}\b[\s:,–-]*`)
	// Outer headers that group offences and count nothing.
	groups     = regexp.MustCompile(`(?i)^(?:victim-based crime|other crimes against society)$`)
	households = regexp.MustCompile(`(?i)\s*\(households\)|\s*\(?\bper [\d,]+ households?\b\)?`)
	// The rates by partnership print it: "Residential burglary (per 1,000 population)".
	population   = regexp.MustCompile(`(?i)\s*\(per [\d,]+ (?:population|people|persons)\)`)
	previousYear = regexp.MustCompile(`(?i)\b(?:previous|last|prior) year\b|year before`)
	totalHead    = regexp.MustCompile(`(?i)^total (?:number )?(?:of )?selected`)
)

// column says what the figures under a header path are.
func (s subject) column(c *layout.Column) figure {
	f := figure{measure: s.measure, category: "all", unit: s.whole, header: c.Header()}
	var names []string
	var periods []period.Printed
	unit := unitOf(c.Unit.Text)
	for _, l := range c.Path {
		if y, ok := period.BareYear(l.Text); ok && s.midYear {
			periods = append(periods, period.MidYearOf(y).Label(""))
			continue
		}
		found := period.Labels(l.Text)
		periods = append(periods, found...)
		if u := unitOf(l.Text); u != "" && unit != "change" {
			unit = u
		}
		if _, only := layout.IsPeriod(l); only {
			continue
		}
		// A header of one row joins them: "Apr 2010 to Mar 2011 % involving a
		// knife", "Homicide: % involving a knife".
		if name := strings.TrimSpace(manner.ReplaceAllString(leading.ReplaceAllString(l.Text, ""), "")); name != "" {
			names = append(names, name)
		}
	}
	if unit != "" {
		f.unit = unit
	}
	if f.unit == unknownRate && s.offence {
		f.unit = "per_1000" // rates of recorded crime are in every edition; those of knife crime are per 100,000
	}
	if len(names) > 1 && groups.MatchString(names[0]) {
		names = names[1:]
	}
	s.dimension(&f, names, c)
	f.period = s.when(&f, periods)
	return f
}

// dimension sets measure, category and breakdown from the names in a path.
func (s subject) dimension(f *figure, names []string, c *layout.Column) {
	name := ""
	if len(names) > 0 {
		name = names[len(names)-1]
	}
	switch {
	case populationHead.MatchString(name):
		f.measure, f.unit = "population", "persons"
		return
	case householdHead.MatchString(name):
		f.measure, f.unit = "households", "households"
		return
	case baseHead.MatchString(name):
		f.measure, f.unit = "survey_respondents", "persons"
		return
	case s.midYear:
		if f.unit = "persons"; s.measure == "households" {
			f.unit = "households"
		}
		return
	}
	if f.unit == "" {
		f.unit, f.guessed = "count", true
	}
	// In a table of rates a change is of the rate.
	if strings.HasPrefix(f.unit, "per_") || f.unit == "change" && strings.HasPrefix(s.whole, "per_") {
		f.measure += "_rate"
	} else if f.unit == "percent" && s.measure != "antisocial_behaviour_experiences" {
		f.measure += "_share"
	}
	if households.MatchString(name) || households.MatchString(c.Unit.Text) {
		f.breakdown = record.Breakdown("denominator", "households")
		name = households.ReplaceAllString(name, "")
	}
	name = population.ReplaceAllString(name, "")
	switch {
	case s.offence && name != "":
		f.category, f.offence = "", record.OffenceLabel{Description: name}
	case name != "" && !totalHead.MatchString(name):
		f.category = record.Code(name)
	}
}

// when picks the period of a column: its own, else the table's. A change
// between two years has the later year's dates and names the earlier.
func (s subject) when(f *figure, periods []period.Printed) period.Printed {
	if f.unit == "change" {
		f.unit = "percent"
		said, last := isChange.MatchString(f.header), previousYear.MatchString(f.header)
		later, earlier := ends(append(periods, s.unlessTwo(periods)...))
		if last && len(periods) < 2 || !earlier.Start.Valid() && s.fromLast && !said {
			earlier.Start, earlier.End = later.Start.AddYears(-1), later.End.AddYears(-1)
		}
		switch {
		case earlier.Start.Valid():
			f.breakdown = record.Breakdown("compared_with", earlier.Start.String()+"/"+earlier.End.String())
		case said:
			f.breakdown = record.Breakdown("compared_with", record.Code(f.header))
		default:
			f.breakdown = record.Breakdown("compared_with", "not_stated") // the header is an offence
		}
		return later
	}
	switch {
	case len(periods) > 0:
	case len(s.periods) == 1:
		periods = s.periods
	default:
		return period.Printed{} // a title from one year to another says nothing of a column
	}
	later, _ := ends(periods)
	return later
}

// unlessTwo gives the title's periods where a header names no two of its own.
func (s subject) unlessTwo(periods []period.Printed) []period.Printed {
	if len(periods) >= 2 {
		return nil
	}
	return s.periods
}

// ends returns the latest and the earliest of some periods; the earliest is
// empty where there is only one.
func ends(ps []period.Printed) (latest, earliest period.Printed) {
	for _, p := range ps {
		if p.End > latest.End {
			latest = p
		}
	}
	for _, p := range ps {
		if p.End < latest.End && (earliest.Text == "" || p.End < earliest.End) {
			earliest = p
		}
	}
	return latest, earliest
}

// counted says whether a column holds counts, so that its total is a sum.
func (s subject) counted(c *layout.Column) bool {
	switch f := s.column(c); f.unit {
	case "count", "persons", "households":
		return true
	}
	return false
}
