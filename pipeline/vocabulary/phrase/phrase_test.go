package phrase

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// find returns the words of every hit of one entry.
func find(t *testing.T, patterns, except, text string) []string {
	t.Helper()
	s := &Set{}
	if _, err := s.Add(patterns, except); err != nil {
		t.Fatal(err)
	}
	txt := Split(text)
	var got []string
	for _, h := range s.Find(txt) {
		got = append(got, txt.Words(h.From, h.To))
	}
	return got
}

func TestFind(t *testing.T) {
	tests := []struct {
		patterns, except, text string
		want                   []string
	}{
		{"exploit*", "", "Child sexual exploitation and exploited children.", []string{"exploitation", "exploited"}},
		{"care", "", "Healthcare is not care; carers are not.", []string{"care"}},
		{"child/children voice", "", "The child’s voice and the children's voice.", []string{"child’s voice", "children's voice"}},
		{"multi agency", "", "A multi‑agency, multi-agency and multi agency plan.", []string{"multi‑agency", "multi-agency", "multi agency"}},
		{"quality of ~ plans", "", "The quality of all children’s plans. The quality of one two three four plans.", []string{"quality of all children’s plans"}},
		{"share ~ information", "", "They share. Information is kept.", nil},
		{"*scb", "", "The OSCB and the LSCB’s chair.", []string{"OSCB", "LSCB’s"}},
		{"plan | plans", "business plan*", "The business plan and the child’s plan.", []string{"plan"}},
		{"training", "education ~ training", "Education, employment and training; staff training.", []string{"training"}},
		{"joint working", "", "Joint\u00adworking is joint working.", []string{"joint working"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, find(t, tt.patterns, tt.except, tt.text)); diff != "" {
			t.Errorf("%q in %q (-want +got):\n%s", tt.patterns, tt.text, diff)
		}
	}
}

func TestCompile_refuses(t *testing.T) {
	for _, pattern := range []string{"", "~ care", "care ~", "a/", "*", "*a*"} {
		if _, err := Compile(pattern); err == nil {
			t.Errorf("Compile(%q) has no error", pattern)
		}
	}
	if _, err := (&Set{}).Add("ab*", ""); err == nil {
		t.Error("a prefix of two letters is taken")
	}
}

func TestSplit_sentences(t *testing.T) {
	tests := []struct {
		text string
		want []int
	}{
		{"One two. Three (paragraphs 3, 4). Five", []int{2, 4, 1}},
		{"It costs 2.5 million. See e.g. page 4.", []int{5, 5}},
		{"Ensure that:\n• plans are clear; and\n• records are kept.", []int{2, 3, 1, 3}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, Split(tt.text).Sentences()); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
	}
}
