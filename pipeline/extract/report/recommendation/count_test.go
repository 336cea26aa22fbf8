package recommendation

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/report/recommendation/pagetest"
	"forcestats/pipeline/record"
)

func TestCounts(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"In this report we identify one area for improvement and make nine recommendations.", "area_for_improvement 1, recommendation 9, "},
		{"This review makes 12 recommendations.", "recommendation 12, "},
		{"We make six new recommendations; this extract does not contain them.", "recommendation 6 new, "},
		{"Twenty-two recommendations are made in this report.", "recommendation 22, "},
		{"There are five learning points.", "learning_point 5, "},
		{"The 2019 report made nine recommendations.", ""},
		{"We found that four of the nine recommendations were met.", ""},
		{"Our previous inspection made three recommendations.", ""},
		{"We make two recommendations for the Home Office.", ""},
		{"We make recommendations.", ""},
		{"This chapter has three of the seven recommendations; the report also names two causes of concern.", "recommendation 7, cause_of_concern 2, "},
		{"This extract contains two of the five learning points of this review.", "learning_point 5, "},
		{"This section sets out four of the nine recommendations in the Hill report.", ""},
		{"The force has met six of the nine recommendations.", ""},
	} {
		got := ""
		for _, n := range Counts(pagetest.Document(c.sentence)) {
			got += fmt.Sprint(n.Kind, " ", n.Of)
			if n.New {
				got += " new"
			}
			got += ", "
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.sentence, got, c.want)
		}
	}
}

func TestAudit(t *testing.T) {
	doc := pagetest.Document("We make five recommendations and identify one area for improvement.")
	found := func(numbers ...string) (all []record.RawFinding) {
		for _, n := range numbers {
			all = append(all, record.RawFinding{Kind: "recommendation", Number: n, Page: 1})
		}
		return all
	}
	for _, c := range []struct {
		numbers []string
		want    []string
	}{
		{[]string{"1", "2", "3"}, []string{
			`findings-missing: "We make five recommendations and identify one area for improvement.", and 3 recommendations were read; not number 4, 5`,
			`findings-missing: "We make five recommendations and identify one area for improvement.", and 0 areas for improvement were read`,
		}},
		{[]string{"10.2", "10.3", "10.5", "10.6", "11.1", "4"}, []string{
			`findings-surplus: "We make five recommendations and identify one area for improvement.", and 6 recommendations were read`,
			`findings-missing: "We make five recommendations and identify one area for improvement.", and 0 areas for improvement were read`,
			"findings-missing: the numbers jump: 10.4 was not read",
		}},
	} {
		rows := &record.RawRows{}
		Write(doc, found(c.numbers...), rows)
		var got []string
		for _, i := range rows.Issues {
			got = append(got, i.Code+": "+i.Message)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%v (-want +got):\n%s", c.numbers, diff)
		}
	}
}
