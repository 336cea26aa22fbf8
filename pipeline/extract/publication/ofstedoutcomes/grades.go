package ofstedoutcomes

import (
	"strings"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/record"
)

// gradeColumn is a column of grades.
type gradeColumn struct {
	pos       int
	date      int // column of this inspection's date, in a history with an inspection beside the other; else -1
	framework string
	question  string
	printed   string
}

// gradeColumns finds the columns of grades. In the history from 2009 (sheet
// "LA_inspections_2009-2023") one row holds up to eight inspections side by
// side: each begins with its date, and its grades stand to the right of it.
func gradeColumns(h *longtable.Header) []gradeColumn {
	var found []gradeColumn
	date, dates := -1, 0
	for _, pos := range h.Unknown {
		code := record.Code(h.Names[pos])
		if strings.HasSuffix(code, "_date") {
			date = pos
			dates++
			continue
		}
		question := questionOf(code)
		if question == "" {
			continue
		}
		g := gradeColumn{pos: pos, date: date, question: question, printed: h.Names[pos]}
		if date >= 0 {
			g.framework, g.question = frameworkOf(code, question)
		}
		found = append(found, g)
	}
	return found
}

// questionOf returns the contract's question for a column name, or "" for a
// column without grades.
func questionOf(code string) string {
	has := func(s string) bool { return strings.Contains(code, s) }
	switch {
	case has("date") || has("inspection_type") || has("visit_type") || has("theme") || has("link") || has("previous"):
		return ""
	case has("lscb") || has("safeguarding_children_board"):
		return "safeguarding_board"
	case has("adoption"):
		return "adoption"
	case has("impact_of_leaders") || has("leadership"):
		return "leadership"
	case has("help_and_protection"):
		return "help_and_protection"
	case has("children_in_care") || has("children_looked_after_and_achieving") || has("looked_after_children_and_achieving"):
		return "children_in_care"
	case has("care_leavers"):
		return "care_leavers"
	case has("overall_effectiveness") || has("overall_judgement") || strings.HasSuffix(code, "_oe"):
		return "overall"
	}
	return ""
}

// frameworkOf tells the framework of an inspection in the history from 2009.
// The inspections before the single framework of 2013 have no framework of
// their own in a release; their questions carry the programme's name.
func frameworkOf(code, question string) (string, string) {
	has := func(s string) bool { return strings.Contains("_"+code+"_", "_"+s+"_") }
	switch {
	case has("ilacs"):
		return "ofsted_ilacs", question
	case has("sif") || question == "safeguarding_board":
		return "ofsted_sif", question
	case has("slac") && strings.Contains(code, "looked_after"):
		return "ofsted_outcomes", "slac_looked_after_children"
	case has("slac"):
		return "ofsted_outcomes", "slac_safeguarding"
	case has("cpi"), has("cpri"):
		return "ofsted_outcomes", "child_protection"
	case has("tlac"):
		return "ofsted_outcomes", "looked_after_children"
	}
	return "ofsted_outcomes", question
}
