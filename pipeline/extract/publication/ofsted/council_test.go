package ofsted

import (
	"testing"

	"forcestats/pipeline/readers/page"
)

// Titles are made up in the forms that reports and letters have.
func TestTitled(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  string
	}{
		{[]string{"Inspection of Barnet local authority children’s services"}, "Barnet"},
		{[]string{"Inspection of Leicester City", "local authority children’s services"}, "Leicester City"},
		{[]string{"Inspection of Bournemouth, Christchurch", "and Poole local authority", "children’s services"}, "Bournemouth, Christchurch and Poole"},
		{[]string{"Inspection of Medway children’s services: re-inspection"}, "Medway"},
		{[]string{"Inspection of children’s social care services"}, ""},
		{[]string{"Inspection of local authority children's services in Leicester"}, "Leicester"},
		{[]string{"Inspection of Sandwell Children’s Trust local authority children’s services"}, "Sandwell"},
		{[]string{"Inspection of looked after children services"}, ""},
		{[]string{"Inspection of the London Borough of Camden children and families’ services"}, "London Borough of Camden"},
	} {
		doc := &page.Document{}
		for _, l := range c.lines {
			doc.Blocks = append(doc.Blocks, page.Block{Kind: page.Heading, Text: l, Page: 1, PageEnd: 1})
		}
		if got, _ := titled(doc); got != c.want {
			t.Errorf("%q: council %q, want %q", c.lines, got, c.want)
		}
	}
}

func TestCouncilOf(t *testing.T) {
	for name, want := range map[string]string{
		"Slough Children First": "Slough", "Sandwell Children’s Trust": "Sandwell", "Together for Children Sunderland": "Sunderland",
		"Doncaster Children’s Services Trust": "Doncaster", "Kent County Council": "Kent County Council", "Leicester local authority": "Leicester",
	} {
		if got := councilOf(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// A grade may stand in its question's cell, and a word be cut between cells.
func TestSplitRow(t *testing.T) {
	for _, c := range []struct {
		cells          []string
		printed, grade string
		ok             bool
	}{
		{[]string{"2. Children looked after and achieving permanence", "Good"}, "2. Children looked after and achieving permanence", "Good", true},
		{[]string{"", "2.1 Adoption performance Good"}, "2.1 Adoption performance", "Good", true},
		{[]string{"2.2 Experiences and progress of ca", "re leavers", "Requires improvement"}, "2.2 Experiences and progress of care leavers", "Requires improvement", true},
		{[]string{"2.2 Experiences and progress of care leavers", "see below"}, "", "", false},
		{[]string{"The service", "is good"}, "", "", false},
	} {
		printed, grade, ok := splitRow(c.cells)
		if printed != c.printed || grade != c.grade || ok != c.ok {
			t.Errorf("%q: %q %q %t", c.cells, printed, grade, ok)
		}
	}
}
