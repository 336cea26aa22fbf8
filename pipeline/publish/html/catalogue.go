package html

import (
	"slices"
	"strings"

	"forcestats/pipeline/publish/tables"
)

// Limits of the page; the workbooks and the Parquet files hold everything.
const (
	maxFigures = 90 // figures of the catalogue, by level
	maxPeriods = 15 // newest periods of a figure
)

// A group of figures on a place's view.
type group struct {
	title string
	wants []want
}

// A want is a figure that people ask for, best category first; an asterisk is
// every category of the statistic.
type want struct {
	statistic  string
	categories []string
	headline   bool
}

// groups are the figures of a place's view in order: those of the commission
// first.
var groups = []group{
	{"Sexual offences against children", []want{
		{"child_sexual_offences_per_10000_children", []string{"all"}, true},
		{"child_sexual_offences", []string{"all"}, false},
		{"recorded_offences_per_1000", []string{"71"}, true},
		{"recorded_offences", []string{"71"}, false},
		{"recorded_offences_per_1000", []string{"group:sexual_offences"}, true},
		{"recorded_offences", []string{"group:sexual_offences"}, false},
		{"recorded_offences_per_1000", []string{"subgroup:rape"}, false},
	}},
	{"Found when children were assessed", []want{
		{"assessment_factors_per_10000_children", []string{"child_sexual_exploitation"}, true},
		{"assessment_factors", []string{"child_sexual_exploitation"}, false},
		{"assessment_factor_share", []string{"child_sexual_exploitation"}, false},
		{"assessment_factors_per_10000_children", []string{
			"child_criminal_exploitation", "going_missing", "gangs", "trafficking", "modern_slavery",
			"sexual_abuse_child_on_child", "sexual_abuse_adult_on_child", "sexual_abuse_unknown", "sexual_abuse"}, false},
	}},
	{"What became of the offences", []want{
		{"offence_outcome_share", []string{"*"}, true},
		{"conviction_share", []string{"all", "*"}, true},
	}},
	{"Children known to social care", []want{
		{"children_in_need_per_10000_children", []string{"all", "children_in_need_at_31_march", "*"}, true},
		{"child_protection_plans_per_10000_children", []string{"all", "*"}, true},
		{"section_47_enquiries_per_10000_children", []string{"all", "*"}, true},
		{"children_looked_after_per_10000_children", []string{"all", "*"}, true},
		{"referrals_per_10000_children", []string{"all", "*"}, false},
		{"assessments_per_10000_children", []string{"all", "*"}, false},
	}},
	{"Crime and police", []want{
		{"recorded_offences_per_1000", []string{"all_excluding_fraud", "all"}, true},
		{"officers_per_1000", []string{"all", "police_officers", "officers", "*"}, true},
		{"recorded_offences_per_1000", []string{"group:violence_against_the_person", "group:theft_offences"}, false},
	}},
	{"The place", []want{
		{"children", []string{"all"}, false},
		{"population", []string{"all"}, false},
	}},
}

// figure is a series of the catalogue.
type figure struct {
	tables.Key
	ID, Name, Unit string
	Fit            tables.Fit
	Group          int
	Headline       bool
	Periods        []tables.Period
	cells          [][]cell // by area of the level, then period
}

// rest is the group of figures that no group names.
var rest = len(groups)

// choose makes the catalogue of a level from what its summary has.
func choose(s *tables.Survey) []*figure {
	c := &chooser{survey: s, taken: map[tables.Key]bool{}, ids: map[string]bool{}}
	for g := range groups {
		for _, w := range groups[g].wants {
			c.grant(g, w)
		}
	}
	for _, k := range s.Keys {
		if k.Breakdown == "" && (k.Category == "all" || strings.HasPrefix(k.Category, "group:") && strings.HasSuffix(k.Statistic, "_per_1000")) {
			c.take(rest, k, false)
		}
	}
	for _, k := range s.Keys {
		if k.Statistic == "assessment_factors_per_10000_children" && k.Breakdown == "" {
			c.take(rest, k, false)
		}
	}
	return c.out
}

type chooser struct {
	survey *tables.Survey
	taken  map[tables.Key]bool
	ids    map[string]bool
	out    []*figure
}

// grant takes the series that a want names. Where categories end in an
// asterisk, the first that there is will do.
func (c *chooser) grant(g int, w want) {
	one := w.headline || slices.Contains(w.categories, "*")
	for _, category := range w.categories {
		for _, k := range c.survey.Keys {
			if k.Statistic != w.statistic || category != "*" && k.Category != category || k.Breakdown != "" && category != "*" {
				continue
			}
			c.take(g, k, w.headline)
			if one {
				return
			}
		}
	}
}

// left are statistics that the page shows in another way: findings and grades
// as such.
func left(statistic string) bool {
	for _, s := range []string{"findings", "grade", "coverage", "documents", "days_since_judgement"} {
		if strings.HasPrefix(statistic, s) {
			return true
		}
	}
	return false
}

func (c *chooser) take(g int, k tables.Key, headline bool) {
	if len(c.out) == maxFigures || c.taken[k] || left(k.Statistic) {
		return
	}
	c.taken[k] = true
	periods := c.survey.Periods(func(o tables.Key) bool { return o == k })
	f := &figure{Key: k, ID: c.id(k), Unit: c.survey.Unit(k), Group: g, Headline: headline, Periods: periods[max(0, len(periods)-maxPeriods):]}
	f.Name = f.Key.String()
	c.out = append(c.out, f)
}

// id is a name for an address and for a file: letters, digits, dots and hyphens.
func (c *chooser) id(k tables.Key) string {
	plain := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' {
				return r
			}
			return '-'
		}, s)
	}
	id := plain(k.Statistic) + "." + plain(k.Category)
	if k.Breakdown != "" {
		id += "." + plain(k.Breakdown)
	}
	for c.ids[id] {
		id += "-"
	}
	c.ids[id] = true
	return id
}
