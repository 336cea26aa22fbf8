package pdf

import (
	"testing"

	"forcestats/pipeline/readers/page"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"one\ntwo", "one two"},
		{"one \n two", "one two"},
		{"decision-\nmaking", "decision-making"},
		{"2015-\n16", "2015-16"},
		{"short- \nand long-term", "short- and long-term"},
		{"a pause -\nand on", "a pause - and on"},
		{"inform\u0002\nation", "inform-ation"},
		{"co\u00AD\noperate and co\u00ADoperate", "cooperate and cooperate"},
		{"group\u2011based", "group\u2011based"},
		{"eﬀective ﬁrst oﬃce", "effective first office"},
		{"a\u00A0b\u2003c\u200Bd", "a b cd"},
		{"\x03x\uFEFFy\uFFFE", "xy"},
		{"", ""},
	} {
		if got := clean(c.raw); got != c.want {
			t.Errorf("clean(%q) = %q, want %q", c.raw, got, c.want)
		}
	}
}

func TestTakeLabel(t *testing.T) {
	for _, c := range []struct {
		text        string
		loose       bool
		label, rest string
	}{
		{"\uF06E The quality of plans", false, "\uF06E", "The quality of plans"},
		{"◼The quality", false, "◼", "The quality"},
		{"− ensuring that", true, "−", "ensuring that"},
		{"− ensuring that", false, "", "− ensuring that"},
		{"-5 points", true, "", "-5 points"},
		{"12. Ensure", true, "12.", "Ensure"},
		{"10.Ensure", true, "10.", "Ensure"},
		{"2.1 Adoption performance", true, "2.1", "Adoption performance"},
		{"(a) first", true, "(a)", "first"},
		{"iv) fourth", true, "iv)", "fourth"},
		{"2016 was a year", true, "", "2016 was a year"},
		{"I. Smith", true, "I.", "Smith"},
		{"other words", true, "", "other words"},
	} {
		if label, rest := page.TakeLabel(c.text, c.loose); label != c.label || rest != c.rest {
			t.Errorf("takeLabel(%q, %v) = %q, %q, want %q, %q", c.text, c.loose, label, rest, c.label, c.rest)
		}
	}
}

func TestPageNumber(t *testing.T) {
	for s, want := range map[string]bool{"7": true, "Page 7": true, "7 of 12": true, "- 7 -": true, "iv": true, "2016": true, "12,000": false, "": false, "Next": false} {
		if got := pageNumber(s); got != want {
			t.Errorf("pageNumber(%q) = %v, want %v", s, got, want)
		}
	}
}
