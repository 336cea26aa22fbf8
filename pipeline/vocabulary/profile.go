package vocabulary

import (
	"slices"
	"strings"
)

// Sections returns the headings of a profile of an area, in order.
func Sections() []string {
	return []string{
		"Population", "Recorded offences", "Child sexual offences", "Child sexual exploitation at assessment",
		"Outcomes", "Findings by kind", "Open and overdue", "Workforce", "Children in need", "Grades",
	}
}

// KeyFigure is a figure that people ask for: a statistic and the categories
// that would do, the best first. An asterisk is any.
type KeyFigure struct {
	Statistic  string
	Categories []string
}

// KeyFigures returns the figures that people ask for, the most asked for
// first. The first ten that a release has become its key figures.
func KeyFigures() []KeyFigure {
	return []KeyFigure{
		{"recorded_offences_per_1000", []string{"all_excluding_fraud", "all"}},
		{"recorded_offences_per_1000", []string{"group:sexual_offences"}},
		{"child_sexual_offences", []string{"all", "*"}},
		{"child_sexual_offences_per_10000_children", []string{"all", "*"}},
		{"assessment_factors_per_10000_children", []string{"child_sexual_exploitation"}},
		{"assessment_factor_share", []string{"child_sexual_exploitation"}},
		{"offence_outcome_share", []string{"charged_summonsed", "charged", "charged_or_summonsed", "charge_summons", "outcome_1", "1"}},
		{"findings_open", []string{"all"}},
		{"findings_overdue", []string{"all"}},
		{"officers_per_1000", []string{"all", "police_officers", "officers", "*"}},
		{"findings", []string{"all"}},
		{"findings", []string{"recommendation"}},
		{"findings", []string{"area_for_improvement"}},
		{"findings", []string{"priority_action"}},
		{"days_since_judgement", []string{"overall", "*"}},
		{"children_in_need_per_10000_children", []string{"all", "*"}},
		{"population", []string{"all", "*"}},
		{"children", []string{"all", "*"}},
		{"recorded_offences", []string{"all_excluding_fraud", "all"}},
		{"assessment_factors", []string{"child_sexual_exploitation"}},
		{"findings_open", []string{"recommendation", "*"}},
		{"findings_overdue", []string{"recommendation", "*"}},
	}
}

// PeerFigures returns the statistics that are held against an area's peers, with
// their categories: the rates and shares that people ask for first, and every
// other key figure but those that only say which documents were read: numbers of
// findings and days since a judgement.
func PeerFigures() []KeyFigure {
	sexual := []string{"group:sexual_offences", "71"}
	return []KeyFigure{
		{"recorded_offences_per_1000", []string{"all_excluding_fraud", "group:sexual_offences", "subgroup:rape", "71"}},
		{"child_sexual_offences_per_10000_children", []string{"all"}},
		{"assessment_factors_per_10000_children", []string{"child_sexual_exploitation"}},
		{"assessment_factor_share", []string{"child_sexual_exploitation"}},
		{"children_in_need_per_10000_children", []string{"*"}},
		{"child_protection_plans_per_10000_children", []string{"*"}},
		{"children_looked_after_per_10000_children", []string{"*"}},
		{"offence_outcome_share", sexual},
		{"offence_outcome_share_of_recorded", sexual},
		{"conviction_share", []string{"sexual_offences"}},
		{"officers_per_1000", []string{"*"}},
		{"recorded_offences", []string{"all_excluding_fraud"}},
		{"child_sexual_offences", []string{"all"}},
		{"assessment_factors", []string{"child_sexual_exploitation"}},
		{"population", []string{"all"}},
		{"children", []string{"all"}},
	}
}

// Profiles reports whether a profile shows a category of the statistic.
func (s Statistic) Profiles(category string) bool {
	if s.Section == "" || len(s.Profile) == 0 {
		return s.Section != ""
	}
	return slices.ContainsFunc(s.Profile, func(p string) bool {
		stem, any := strings.CutSuffix(p, "*")
		return p == category || any && strings.HasPrefix(category, stem)
	})
}
