// Package grade reads the grades of inspections, the questions that they
// answer, and the scale that a framework used on a date. Grades of different
// scales are never compared. It must not import anything of forcestats but
// record.
package grade

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// Scales of the contract.
const (
	FourGrades    = "four_grade"    // outstanding, good, requires improvement, inadequate
	FiveGrades    = "five_grade"    // with adequate
	ThreeOutcomes = "three_outcome" // area SEND: typically positive, inconsistent, widespread failings
)

// words maps a folded grade to the contract's code. The three outcomes of
// area SEND inspections (framework of January 2023) stand at the grade whose
// consequence they share: an improvement plan, or a monitoring inspection.
var words = map[string]string{
	"outstanding": "outstanding", "good": "good", "adequate": "adequate", "inadequate": "inadequate",
	"ri":         "requires_improvement",
	"not_graded": "not_graded", "not_yet_graded": "not_graded", "ungraded": "not_graded", "to_be_graded": "not_graded", "not_judged": "not_graded", "no_judgement": "not_graded", "no_grade": "not_graded",
	"not_inspected": "not_graded", "not_applicable": "not_graded", "no_graded_judgement": "not_graded", "we_did_not_grade_this": "not_graded", "insufficient_evidence": "not_graded",
	"typically_positive": "good", "inconsistent": "requires_improvement", "widespread_failings": "inadequate",
	"systemic_failings": "inadequate", "widespread_and_or_systemic_failings": "inadequate", "widespread_or_systemic_failings": "inadequate",
	"typically_positive_experiences_and_outcomes": "good", "inconsistent_experiences_and_outcomes": "requires_improvement",
}

// improvement is the grade that every edition words differently: "services
// require improvement to be good", "requires improvement", "requiring ...".
var improvement = regexp.MustCompile(`^requir(?:e|es|ed|ing)_improvement(?:_to_(?:be|become)_good)?$`)

// numbers are the grades as Ofsted's lists count them.
var numbers = map[string]string{"1": "outstanding", "2": "good", "3": "requires_improvement", "4": "inadequate", "9": "not_graded", "0": "not_graded"}

// Grade returns the contract's code of a printed grade.
func Grade(framework, printed string) (string, error) {
	s := strings.Trim(strings.TrimSpace(printed), ` "'.:;,*‘’“”`)
	if g, ok := numbers[s]; ok && strings.HasPrefix(framework, "ofsted_") {
		return g, nil
	}
	code := record.Code(s)
	for _, lead := range []string{"grade_", "judged_", "is_", "are_", "judgement_"} {
		code = strings.TrimPrefix(code, lead)
	}
	if g, ok := words[code]; ok {
		return g, nil
	}
	if improvement.MatchString(code) {
		return "requires_improvement", nil
	}
	for _, tail := range []string{"_at_this_time", "_overall", "_judgement", "_grade", "_serious_weaknesses"} {
		if g, ok := words[strings.TrimSuffix(code, tail)]; ok {
			return g, nil
		}
	}
	if framework == "area_send" {
		if g, ok := outcome(code); ok {
			return g, nil
		}
	}
	return "", fmt.Errorf("%q is a grade of no scale", printed)
}

// outcome reads the sentence that stands for a grade in an area SEND report
// ("... arrangements typically lead to positive experiences and outcomes").
func outcome(code string) (string, bool) {
	switch {
	case strings.Contains(code, "widespread") || strings.Contains(code, "systemic"):
		return "inadequate", true
	case strings.Contains(code, "inconsistent"):
		return "requires_improvement", true
	case strings.Contains(code, "typically") && strings.Contains(code, "positive"):
		return "good", true
	}
	return "", false
}

// fiveFrom is when HMICFRS went over to five grades: no force was graded in
// 2020, and PEEL 2021/22 is the first round with five.
var fiveFrom = civil.New(2020, time.January, 1)

// Scale is the scale of a framework on a date.
func Scale(framework string, on civil.Date) string {
	switch framework {
	case "area_send":
		return ThreeOutcomes
	case "child_protection":
		return FiveGrades // child protection inspections grade since April 2024 only
	case "peel":
		if on >= fiveFrom {
			return FiveGrades
		}
	}
	return FourGrades
}

// keywords decide Ofsted's questions, the first that a folded question
// contains; the frameworks word the same question differently.
var keywords = []struct{ word, question string }{
	{"lscb", "safeguarding_board"}, {"safeguarding_children_board", "safeguarding_board"}, {"safeguarding_board", "safeguarding_board"},
	{"adoption", "adoption"},
	{"impact_of_leaders", "leadership"}, {"leadership", "leadership"}, {"leaders", "leadership"},
	{"help_and_protection", "help_and_protection"}, {"in_need_of_help", "help_and_protection"},
	{"children_in_care", "children_in_care"}, {"children_looked_after", "children_in_care"}, {"looked_after_children", "children_in_care"}, {"achieving_permanence", "children_in_care"},
	{"care_leavers", "care_leavers"},
	{"overall", "overall"}, {"childrens_services_in", "overall"},
}

// Question returns the contract's code of a printed question. Known is false
// where an Ofsted framework has no such question; other frameworks keep their
// own questions in snake case.
func Question(framework, printed string) (code string, known bool) {
	folded := record.Code(printed)
	if strings.HasPrefix(framework, "ofsted_") {
		for _, k := range keywords {
			if strings.Contains(folded, k.word) {
				return k.question, true
			}
		}
		return folded, false
	}
	if strings.HasPrefix(folded, "overall") {
		return "overall", true
	}
	return folded, folded != ""
}
