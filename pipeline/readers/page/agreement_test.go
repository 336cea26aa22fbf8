package page

import (
	"math"
	"strings"
	"testing"
)

func TestAgreement(t *testing.T) {
	filler := strings.Repeat("Leaders have worked hard to improve the quality of practice across all services. ", 40)
	const text = "By 31 December 2024, all chief constables should make sure that their forces have problem profiles."
	for _, c := range []struct {
		name   string
		text   string
		pages  []string
		share  float64
		digits bool
	}{
		{"same", text, []string{filler + text + filler}, 1, true},
		{"spaces and case are nothing", text, []string{filler + strings.ToUpper(strings.ReplaceAll(text, " ", "")) + filler}, 1, true},
		{"a digit differs", text, []string{filler + strings.Replace(text, "2024", "2025", 1) + filler}, 0.99, false},
		{"a foot between pages", text, []string{filler + text[:40] + "4 Ofsted report", "Head of page " + text[40:] + filler}, 1, true},
		{"half is missing", text, []string{filler + text[:50] + filler}, 0.61, true},
		{"elsewhere", "Zebras quietly jog 77 boxes", []string{filler}, 0, false},
		{"no letters", "–", []string{filler}, 1, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			share, digits := Agreement(c.text, c.pages...)
			if math.Abs(share-c.share) > 0.015 {
				t.Errorf("share %.3f, want %.2f", share, c.share)
			}
			if digits != c.digits {
				t.Errorf("digits %v, want %v", digits, c.digits)
			}
		})
	}
}

func TestCommon(t *testing.T) {
	for _, c := range []struct{ want, have, found string }{
		{"problemprofiles", "xxproblemyyprofileszz", "problemprofiles"},
		{"problemprofiles", "profilesproblem", "profiles"},
		{"abcd", "abc", ""},
		{"children2016", "children2018", "children201"},
	} {
		var got strings.Builder
		for i, found := range common([]rune(c.want), []rune(c.have)) {
			if found {
				got.WriteByte(c.want[i])
			}
		}
		if got.String() != c.found {
			t.Errorf("%q in %q: %q, want %q", c.want, c.have, got.String(), c.found)
		}
	}
}

// A page of which the second reader lost lines says nothing of what stands on
// it.
func TestAgreement_lost(t *testing.T) {
	first := "The force should act by March. Records of missing children are not kept. Supervision is not frequent."
	for _, c := range []struct {
		second string
		ok     bool
	}{
		{first, true},
		{"The force should act by March. Supervision is not frequent.", false},
	} {
		doc := &Document{Pages: []Page{{Number: 1, Text: first, Second: c.second}}}
		if _, _, ok := doc.Agreement("Records of missing children are not kept.", 1, 1); ok != c.ok {
			t.Errorf("%q: ok %v", c.second, ok)
		}
	}
}
