package vocabulary

import (
	"slices"
	"strings"
)

// Limits is how the 95 % confidence limits of a statistic are worked out.
type Limits string

// Byar's method is for a rate of counts, Wilson's for a share. What is no
// random count, and whatever a publication prints, has none, and is not
// ranked: a rank without an interval says more than is known.
const (
	NoLimits Limits = "none"
	Byar     Limits = "byar"
	Wilson   Limits = "wilson"
)

// Statistic is what a summary says of an area.
type Statistic struct {
	Code     string
	Label    string
	Meaning  string
	Category string // what its categories are; empty if it has only all
	Unit     string
	Adds     Adds
	Polarity Polarity
	Limits   Limits
	Steps    []string // the SQL files of aggregate that make it, without their ending
	Source   string
	Section  string   // heading of a profile that it stands under; empty for none
	Profile  []string // its categories that stand there, x* for all that begin with x; empty for all
}

// Published reports whether the statistic is a measure as it was published, or
// summed over places.
func (s Statistic) Published() bool { return slices.Contains(s.Steps, publishedMeasures) }

// publishedMeasures is the step that takes measures over as they are, and
// perChildren the one that makes the rates of children's services.
const (
	publishedMeasures = "published_measures"
	perChildren       = "children_services_per_10000_children"
)

// Statistics returns the statistics, those of the measures among them. Any
// other measure that a publication brings has a statistic of the same name.
func Statistics() []Statistic {
	var all []Statistic
	for _, m := range Measures() {
		all = append(all, statisticsOf(m)...)
	}
	all = append(all, workedOut()...)
	for _, m := range Measures() {
		if m.PerChildren {
			all = append(all, Statistic{
				Code: m.Code + "_per_10000_children", Label: m.Label + " per 10,000 children",
				Meaning: m.Meaning + "; per 10,000 children aged 0 to 17", Category: m.Category, Unit: "per_10000", Adds: Nothing,
				Polarity: m.Polarity, Limits: Byar, Steps: []string{perChildren}, Source: m.Source, Section: m.Section, Profile: m.Profile,
			})
		}
	}
	return all
}

// statisticsOf are the statistics that a measure becomes, one for each of its
// units: the first has the measure's name, the others add their unit.
func statisticsOf(m Measure) []Statistic {
	var all []Statistic
	for i, unit := range m.Units {
		s := Statistic{
			Code: m.Code, Label: m.Label, Meaning: m.Meaning, Category: m.Category, Unit: unit, Adds: addsIn(m.Adds, unit), Polarity: m.Polarity,
			Limits: NoLimits, Steps: []string{publishedMeasures}, Source: m.Source, Section: m.Section, Profile: m.Profile,
		}
		u, _ := UnitOf(unit)
		if i > 0 || len(m.NamedByUnit) > 0 {
			s.Code, s.Label = m.Code+"_"+unit, m.Label+" ("+u.Label+")"
		}
		if i > 0 {
			s.Section = ""
		}
		if m.Code == "children" && i == 0 {
			s.Steps = append(s.Steps, "children") // summed from single years of age
		}
		all = append(all, s)
	}
	return all
}

var statisticsByCode = byCode(Statistics(), func(s Statistic) string { return s.Code })

// StatisticOf returns the statistic of a code; for one of a measure that no
// dictionary can know, an entry made from code and unit.
func StatisticOf(code, unit string) Statistic {
	if s, ok := statisticsByCode[code]; ok {
		return s
	}
	s := statisticsOf(MeasureOf(strings.TrimSuffix(code, "_"+unit), unit))[0]
	if s.Code != code {
		s.Code, s.Label = code, Label(code)
	}
	return s
}
