package theme

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/normalise/lexicon"
)

// The codes of the contract, vocabulary/themes.csv.
var codes = map[string]bool{
	"nature_and_scale": true, "attitudes_to_victims": true, "quality_of_response": true, "timeliness": true, "information_sharing": true, "missing_children": true,
	"exploitation": true, "offenders": true, "recording": true, "ethnicity_and_identity": true, "leadership": true, "workforce": true, "health_support": true,
	"early_help": true, "care": true, "education": true, "learning_from_reviews": true,
}

func TestNew(t *testing.T) {
	l, err := New()
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for i, e := range l.Entries {
		if !codes[e.Code] {
			t.Errorf("line %d: no theme is called %q", i+2, e.Code)
		}
		if e.Prior <= 0 || e.Prior > 1 || e.Right > e.Seen {
			t.Errorf("line %d: prior %v, %d of %d", i+2, e.Prior, e.Right, e.Seen)
		}
		have[e.Code] = true
	}
	for code := range codes {
		if !have[code] {
			t.Errorf("%s has no phrase", code)
		}
	}
}

// Findings of published reports, each with the themes that a reader gives it.
func TestFind(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		// Rotherham 2014
		{"Ensure that social workers have enough time, and the skills, to develop meaningful sustained relationships with children in need of protection and looked after children.", []string{"attitudes_to_victims", "care", "workforce"}},
		{"Strengthen partnership working arrangements in child protection between the local authority and South Yorkshire Police, at both a strategic and operational level.", []string{"information_sharing", "leadership"}},
		// Oldham 2015
		{"Record return interviews with children who have been missing on their electronic records so that this information is clear and accessible and can fully influence planning.", []string{"missing_children", "recording"}},
		// Bradford 2018
		{"completion of mandatory training for all foster carers", []string{"care", "workforce"}},
		{"the provision of life-story work for all children in care", []string{"care"}},
		// Hounslow 2014
		{"The sufficiency of placements for children to avoid reliance on unregistered children’s homes.", []string{"care"}},
		// HMICFRS 2023, recommendation 4
		{"By 31 December 2024, all chief constables should make sure there are sufficient measures in place to identify group-based child sexual exploitation.", []string{"exploitation"}},
		// a redress rule of another inquiry
		{"An interim payment should be made to each claimant.", nil},
	}
	l, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, lexicon.Codes(l.Find(tt.text, false))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
	}
}
