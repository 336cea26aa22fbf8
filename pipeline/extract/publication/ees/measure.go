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

// subjects are told from the subject of a file or of a row, the first that
// fits. What a table counts comes before whom it counts among, and a table of
// reasons or needs is none of the things that its columns name: "RC1_Adopted"
// of the reasons for closure counts no adoptions.
var subjects = []rule{
	{[]string{"reason_for_episode_closure", "reason_for_closure", "case_closure"}, "children_in_need_closures"},
	{[]string{"primary_need"}, "children_in_need_primary_need"},
	{[]string{"factors_identified", "assessment_factor"}, "assessment_factors"},
	{[]string{"cin_plan", "child_in_need_plan"}, "child_in_need_plans"},
	{[]string{"section_47s_and_initial", "section_47", "section47"}, "section_47_enquiries"},
	{[]string{"child_protection_plan", "cpp_"}, "child_protection_plans"},
	{[]string{"initial_child_protection_conference", "icpc"}, "initial_child_protection_conferences"},
	{[]string{"ehc_needs_assessment", "requests_for_ehc", "ehc_assessment"}, "ehc_needs_assessments"},
	{[]string{"ehc_plan", "ehcp", "annual_review", "personal_budget"}, "ehc_plans"},
	{[]string{"social_worker", "caseload"}, "social_workers"},
	{[]string{"absence"}, "absences"},
	{[]string{"suspension", "exclusion"}, "exclusions"},
	{[]string{"time_between_adoption", "adoption_process"}, "adoption_times"},
	{[]string{"referral"}, "referrals"},
	{[]string{"care_leaver"}, "care_leavers"},
	{[]string{"looked_after", "cla_"}, "children_looked_after"},
	{[]string{"children_in_need", "cin_"}, "children_in_need"},
	{[]string{"children_social_care_assessment", "completed_assessment", "continuous_assessment", "single_assessment", "assessments_"}, "assessments"},
	{[]string{"adoption", "children_adopted"}, "adoptions"},
	{[]string{"pupil"}, "pupils"},
}

// telling are names of columns that say what a file counts, whoever it is
// counted among: sessions missed by children looked after are absences.
var telling = []rule{
	{[]string{"inpost_", "caseload"}, "social_workers"},
	{[]string{"sess_"}, "absences"},
	{[]string{"perm_excl", "fixed_excl", "perm_physical", "fixed_physical"}, "exclusions"},
}

// own are told from a column's own name, whatever the file is about.
var own = []rule{
	{[]string{"episodes_with_assessment_factor", "completed_assessment"}, "assessments"},
	{[]string{"section_47", "section47"}, "section_47_enquiries"},
	{[]string{"icpc", "initial_child_protection_conference"}, "initial_child_protection_conferences"},
	{[]string{"cpp_", "child_protection_plan"}, "child_protection_plans"},
	{[]string{"cinplan_", "cin_plan_"}, "child_in_need_plans"},
}

// headline is told from a column's own name where a file has no subject of its
// own, as the file of headline figures: children_in_need, referrals.
var headline = []rule{
	{[]string{"children_in_need"}, "children_in_need"},
	{[]string{"child_protection_plans"}, "child_protection_plans"},
	{[]string{"referrals"}, "referrals"},
	{[]string{"children_looked_after"}, "children_looked_after"},
	{[]string{"care_leaver"}, "care_leavers"},
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

// subject tells what a file counts: from its title, from columns that say it,
// from the values and names of its filters, from its columns. "" where none does.
func (f *file) subject(words, names []string) string {
	for _, n := range names {
		if m := firstFit(telling, n); m != "" {
			return m
		}
	}
	for _, texts := range [][]string{{f.title}, words} {
		if m := subjectOf(texts); m != "" {
			return m
		}
	}
	if !slices.ContainsFunc(names, func(n string) bool { return firstFit(headline, n) == n }) {
		if m := subjectOf(names); m != "" {
			return m
		}
	}
	return record.Code(f.title)
}

func (r *rule) fits(code string) bool {
	return slices.ContainsFunc(r.words, func(w string) bool { return strings.Contains(code, w) })
}

func firstFit(rules []rule, code string) string {
	for _, r := range rules {
		if r.fits(code + "_") {
			return r.measure
		}
	}
	return ""
}

// measureOf gives a column its measure; subject is that of the file, "" where
// it has none. What is not understood keeps its own name.
func measureOf(code, subject string, words []string) string {
	if isPopulation(code) {
		if subject != "" || slices.ContainsFunc(words, func(w string) bool { return strings.Contains(strings.ToLower(w), "children") }) {
			return "children" // the population that children's statistics are set against is aged 0 to 17
		}
		return "population"
	}
	if m := firstFit(own, code); m != "" && subject != "children_in_need_closures" {
		return m
	}
	// The days from the start of a section 47 enquiry to its conference are
	// counted over conferences (table c4).
	if strings.HasPrefix(code, "duration_") && subject == "section_47_enquiries" {
		return "initial_child_protection_conferences"
	}
	// Tables of needs and reasons print the whole beside its parts.
	if (subject == "children_in_need_primary_need" || subject == "children_in_need_closures") && hasWord(code, []string{"episodes", "cin_at31"}) {
		return "children_in_need"
	}
	if subject != "" {
		return subject
	}
	if m := firstFit(headline, code); m != "" {
		return m
	}
	return stem(code)
}

// stem is a column's name without what says how it is counted, so that a count
// and its rate are one measure.
func stem(code string) string {
	words := strings.Split(code, "_")
	kept := slices.DeleteFunc(words, func(w string) bool {
		return slices.Contains([]string{"rate", "percent", "percentage", "pct", "perc", "pc", "number", "count"}, w)
	})
	if s := strings.Join(kept, "_"); s != "" && !strings.HasPrefix(s, "per_") {
		return s
	}
	return "indicators"
}

// isPopulation reports whether a column counts the people that live in a
// place, not those that a service counts.
func isPopulation(code string) bool {
	return strings.HasPrefix(code, "population") || strings.HasSuffix(code, "_population") || strings.Contains(code, "population_estimate")
}

// renamed are columns that a later edition of the service's files calls
// otherwise, as the later one has them, so that one figure keeps its name:
// Children in need 2024 (tables c1 and a1) against 2025, Children looked after
// 2024 against 2025.
var renamed = map[string]string{
	"referrals":                  "referral_count",
	"re_referrals":               "rereferral_count",
	"re_referrals_percent":       "rereferral_percent",
	"no_further_action":          "no_further_action_count",
	"not_in_need":                "not_in_need_count",
	"referrals_child":            "referral_child_count",
	"re_referrals_child":         "rereferral_child_count",
	"re_referrals_child_percent": "rereferral_child_percent",
	"number":                     "children_count",
	"percentage":                 "children_percent",
}

// categoryOf is a column's name as the newest edition has it. Only files of the
// subject that was renamed are meant.
func categoryOf(code, measure string) string {
	later, ok := renamed[code]
	if !ok || strings.HasPrefix(later, "children_") && measure != "children_looked_after" || !strings.HasPrefix(later, "children_") && measure != "referrals" {
		return code
	}
	return later
}

// indicatorNames are filters whose values say what a row's figures are: the
// long form, in which one column holds counts and rates by turns.
var indicatorNames = []string{"measure", "statistic", "metric", "indicator", "indicator_name", "unit", "unit_of_measure", "value_type", "figure_type", "measure_type"}
