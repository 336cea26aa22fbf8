package grade

import (
	"testing"
	"time"

	"forcestats/pipeline/vocabulary/civil"
)

func TestGrade(t *testing.T) {
	for _, c := range []struct{ framework, printed, want string }{
		{"ofsted_ilacs", "Requires improvement to be good", "requires_improvement"},
		{"ofsted_sif", "Requires Improvement", "requires_improvement"},
		{"ofsted_sif", "require improvement to be good", "requires_improvement"},
		{"ofsted_sif", "requires  improvement", "requires_improvement"},
		{"ofsted_ilacs", "Inadequate", "inadequate"},
		{"ofsted_ilacs", "OUTSTANDING", "outstanding"},
		{"ofsted_outcomes", "2", "good"},
		{"ofsted_outcomes", "Not judged", "not_graded"},
		{"peel", "‘requires improvement’", "requires_improvement"},
		{"peel", "Adequate.", "adequate"},
		{"peel", "not yet graded", "not_graded"},
		{"peel", "2", ""},
		{"area_send", "The local area partnership’s arrangements lead to inconsistent experiences and outcomes for children", "requires_improvement"},
		{"area_send", "There are widespread and/or systemic failings leading to significant concerns", "inadequate"},
		{"area_send", "arrangements typically lead to positive experiences and outcomes", "good"},
		{"ofsted_ilacs", "Fairly good", ""},
		{"ofsted_ilacs", "", ""},
	} {
		got, err := Grade(c.framework, c.printed)
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s %q is %q, %v, want %q", c.framework, c.printed, got, err, c.want)
		}
	}
}

func TestScale(t *testing.T) {
	for _, c := range []struct {
		framework string
		year      int
		want      string
	}{
		{"peel", 2019, FourGrades}, {"peel", 2022, FiveGrades}, {"peel", 2025, FiveGrades}, {"child_protection", 2024, FiveGrades},
		{"ofsted_sif", 2014, FourGrades}, {"ofsted_ilacs", 2024, FourGrades}, {"ofsted_outcomes", 2025, FourGrades}, {"area_send", 2024, ThreeOutcomes},
	} {
		if got := Scale(c.framework, civil.New(c.year, time.May, 1)); got != c.want {
			t.Errorf("%s in %d is %s, want %s", c.framework, c.year, got, c.want)
		}
	}
}

func TestQuestion(t *testing.T) {
	for _, c := range []struct {
		framework, printed, want string
		known                    bool
	}{
		{"ofsted_ilacs", "The impact of leaders on social work practice with children and families", "leadership", true},
		{"ofsted_ilacs", "The experiences and progress of children who need help and protection", "help_and_protection", true},
		{"ofsted_ilacs", "The experiences and progress of children in care and care leavers", "children_in_care", true},
		{"ofsted_ilacs", "The experiences and progress of care leavers", "care_leavers", true},
		{"ofsted_ilacs", "Overall effectiveness", "overall", true},
		{"ofsted_sif", "Children looked after and achieving permanence", "children_in_care", true},
		{"ofsted_sif", "Adoption performance", "adoption", true},
		{"ofsted_sif", "Experiences and progress of care leavers", "care_leavers", true},
		{"ofsted_sif", "Leadership, management and governance", "leadership", true},
		{"ofsted_sif", "The effectiveness of the Local Safeguarding Children Board (LSCB)", "safeguarding_board", true},
		{"ofsted_sif", "Something else", "something_else", false},
		{"peel", "How good is the force’s service for victims of crime?", "how_good_is_the_forces_service_for_victims_of_crime", true},
		{"child_protection", "Initial response", "initial_response", true},
	} {
		if got, known := Question(c.framework, c.printed); got != c.want || known != c.known {
			t.Errorf("%s %q is %q, %v, want %q", c.framework, c.printed, got, known, c.want)
		}
	}
}
