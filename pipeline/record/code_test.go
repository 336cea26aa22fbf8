package record

import (
	"testing"

	"forcestats/pipeline/vocabulary"
)

func TestIssue_identify_depends_on_content_only(t *testing.T) {
	a := NewIssue(vocabulary.Residue, Origin{Sheet: "Table P1 ", Cell: "C7"}, "differs")
	b := a
	a.Identify()
	b.Identify()
	if a.IssueID != b.IssueID || a.IssueID == "" {
		t.Errorf("ids %q and %q of one issue", a.IssueID, b.IssueID)
	}
	b.Cell = "C8"
	b.Identify()
	if a.IssueID == b.IssueID {
		t.Error("two cells have one issue id")
	}
}

func TestBreakdown_sorts_keys_and_drops_empty_values(t *testing.T) {
	if got := Breakdown("sex", "female", "age", "7", "x", ""); got != "age=7;sex=female" {
		t.Errorf("%q", got)
	}
}

func TestCode(t *testing.T) {
	for in, want := range map[string]string{
		"Sexual Abuse: adult on child": "sexual_abuse_adult_on_child",
		"King’s & Queen's":             "kings_and_queens",
		"  Under-16s (%) ":             "under_16s",
	} {
		if got := Code(in); got != want {
			t.Errorf("Code(%q) = %q, want %q", in, got, want)
		}
	}
}
