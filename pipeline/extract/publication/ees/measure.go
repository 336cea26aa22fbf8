package ees

import (
	"slices"
	"strings"

	"forcestats/pipeline/record"
)

// rule gives a measure to words.
type rule struct {
	words   []string
	measure string
}

// subjects are told from the subject of a file, the first that fits. Words of
// what is counted come before those of whom it is counted among.
var subjects = []rule{
	{[]string{"factors_identified", "assessment_factor"}, "assessment_factors"},
	{[]string{"section_47", "section47"}, "section_47_enquiries"},
	{[]string{"child_protection_plan", "cpp_"}, "child_protection_plans"},
	{[]string{"initial_child_protection_conference", "icpc"}, "initial_child_protection_conferences"},
	{[]string{"referral"}, "referrals"},
	{[]string{"looked_after", "cla_"}, "children_looked_after"},
	{[]string{"care_leaver"}, "care_leavers"},
	{[]string{"children_in_need"}, "children_in_need"},
	{[]string{"assessment"}, "assessments"},
	{[]string{"social_worker", "caseload"}, "social_workers"},
	{[]string{"suspension", "exclusion"}, "exclusions"},
	{[]string{"absence", "sess_"}, "absences"},
	{[]string{"adopt"}, "adoptions"},
	{[]string{"pupil"}, "pupils"},
}

// own are told from a column's own name, whatever the file is about.
var own = []rule{
	{[]string{"episodes_with_assessment_factor"}, "assessments"},
	{[]string{"section_47", "section47"}, "section_47_enquiries"},
	{[]string{"icpc", "initial_child_protection_conference"}, "initial_child_protection_conferences"},
	{[]string{"cpp_", "child_protection_plan"}, "child_protection_plans"},
}

func subjectOf(texts []string) string {
	codes := make([]string, len(texts))
	for i, t := range texts {
		codes[i] = record.Code(t) + "_"
	}
	for _, r := range subjects {
		for _, c := range codes {
			if r.fits(c) {
				return r.measure
			}
		}
	}
	return ""
}

func (r *rule) fits(code string) bool {
	return slices.ContainsFunc(r.words, func(w string) bool { return strings.Contains(code, w) })
}

func measureOf(code, subject string, words []string) string {
	if isPopulation(code) {
		if subject != "indicators" || slices.ContainsFunc(words, func(w string) bool { return strings.Contains(strings.ToLower(w), "children") }) {
			return "children" // the population that children's statistics are set against is aged 0 to 17
		}
		return "population"
	}
	for _, r := range own {
		if r.fits(code + "_") {
			return r.measure
		}
	}
	// The days from the start of a section 47 enquiry to its conference are
	// counted over conferences (table c4).
	if strings.HasPrefix(code, "duration_") && subject == "section_47_enquiries" {
		return "initial_child_protection_conferences"
	}
	return subject
}

// isPopulation reports whether a column counts the people that live in a
// place, not those that a service counts.
func isPopulation(code string) bool {
	return strings.HasPrefix(code, "population") || strings.HasSuffix(code, "_population") || strings.Contains(code, "population_estimate")
}

// isAverage reports whether words say that a figure is an average, which is
// no count and adds up to nothing.
func isAverage(words string) bool {
	return strings.Contains(words, "average") || strings.Contains(words, "_mean_")
}

func unitOf(code string) string {
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains("_"+code+"_", w) })
	}
	switch {
	case isPopulation(code):
		return "persons"
	case has("per_100000", "per_100_000"):
		return "per_100000"
	case has("per_10000", "per_10_000", "per_10k"):
		return "per_10000"
	case has("per_1000", "per_1_000"):
		return "per_1000"
	case has("days_lost"):
		return "days" // working_days_lost_fte of the children's social work workforce
	case has("duration_median", "duration_mean", "duration_average") || has("duration") && has("percentile"):
		return "days"
	case has("caseload"):
		return "count" // cases per social worker
	case has("percent", "_pct_", "_perc_", "_pt_", "_pc_", "proportion", "_rate_"):
		return "percent"
	case has("_fte_"):
		return "fte"
	case has("_headcount_"):
		return "headcount"
	}
	return "count"
}
