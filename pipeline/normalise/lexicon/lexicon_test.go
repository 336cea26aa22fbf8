package lexicon

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// small is a lexicon for tests.
const small = Header + `
plans,plan | plans,business plan*,0.8,,,
records,record*,well recorded,0.9,,,
training,training | trained,,0.9,,,
delay,delay*,,0.95,,,
weak,meetings,,0.4,,,
weak,letters,,0.4,,,
`

func codes(t *testing.T, text string, strength bool) []string {
	t.Helper()
	l, err := Parse(small)
	if err != nil {
		t.Fatal(err)
	}
	l.Least = 1
	return Codes(l.Find(text, strength))
}

// The cases are the labelling rules: the fault or the thing asked for counts;
// purpose, background, praise and examples do not by themselves.
func TestFind(t *testing.T) {
	long := " Some children are not seen. The force should act. Nothing else is known."
	tests := []struct {
		name, text string
		strength   bool
		want       []string
	}{
		{"asked", "Improve the quality of plans.", false, []string{"plans"}},
		{"purpose", "Improve the quality of records so that plans are clear.", false, []string{"records"}},
		{"infinitive asked for", "The board should ensure that plans are clear.", false, []string{"plans"}},
		{"exception", "Update the business plan.", false, nil},
		{"single praise", "Supervision is well recorded.", false, nil},
		{"praise in a long finding", "Staff are well trained. Records are not kept." + long, false, []string{"records"}},
		{"praise in a strength", "Staff are well trained. Plans are good. Children benefit.", true, []string{"plans", "training"}},
		{"contrast", "Although records are good, plans are weak." + long, false, []string{"plans"}},
		{"example", "Practice is poor. For example, one record was missing." + long, false, nil},
		{"consequence", "Plans are unclear. This means that records are missing." + long, false, []string{"plans"}},
		{"delay as a consequence", "Plans are unclear. This leads to delays for children." + long, false, []string{"delay", "plans"}},
		{"weak phrases add up", "Meetings and letters.", false, []string{"weak"}},
		{"one weak phrase", "Meetings.", false, nil},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, codes(t, tt.text, tt.strength)); diff != "" {
			t.Errorf("%s: %q (-want +got):\n%s", tt.name, tt.text, diff)
		}
	}
}

// A code that says whom a finding is about holds in a clause of purpose too.
func TestFind_subjects(t *testing.T) {
	l, err := Parse(small)
	if err != nil {
		t.Fatal(err)
	}
	l.Least, l.Subjects = 1, map[string]bool{"records": true}
	for text, want := range map[string][]string{
		"Improve the quality of plans so that records are clear.": {"plans", "records"},
		"Improve the quality of records so that plans are clear.": {"records"},
	} {
		if diff := cmp.Diff(want, Codes(l.Find(text, false))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// A finding is about something: the likeliest code, where none is likely.
func TestFind_likeliest(t *testing.T) {
	l, err := Parse(small)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{"Meetings.": {"weak"}, "Nothing of the kind.": nil} {
		if diff := cmp.Diff(want, Codes(l.Find(text, false))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
	l.Bars = map[string]float64{"plans": 0.9}
	if got := Codes(l.Find("Records of plans.", false)); !cmp.Equal(got, []string{"records"}) {
		t.Errorf("found %v; plans are under their bar", got)
	}
}

func TestFind_namesTheWordsThatDecided(t *testing.T) {
	l, err := Parse(small)
	if err != nil {
		t.Fatal(err)
	}
	got := l.Find("Recording of plans is delayed.", false)
	var words []string
	for _, m := range got {
		words = append(words, m.Code+": "+m.Words[0])
	}
	want := []string{"delay: delayed", "plans: plans", "records: Recording"}
	if diff := cmp.Diff(want, words); diff != "" {
		t.Errorf("words (-want +got):\n%s", diff)
	}
}

func TestCalibrate(t *testing.T) {
	l, err := Parse(small)
	if err != nil {
		t.Fatal(err)
	}
	got := l.Calibrate([]Example{
		{Text: "Plans are poor.", Codes: []string{"plans"}},
		{Text: "Plans and plans again.", Codes: nil},
		{Text: "Records are kept so that plans are clear.", Codes: []string{"records"}},
	})
	if e := got.Entries[0]; e.Seen != 2 || e.Right != 1 {
		t.Errorf("plans: seen %d, right %d, want 2 and 1: purpose says nothing of a phrase", e.Seen, e.Right)
	}
	if l.Entries[0].Seen != 0 {
		t.Error("the lexicon that was given has changed")
	}
	// (0.8*4 + 1) / (4 + 2)
	if c := got.Entries[0].Chance(); math.Abs(c-0.7) > 1e-9 {
		t.Errorf("chance %v, want 0.7", c)
	}
}

func TestParse_refuses(t *testing.T) {
	for _, data := range []string{"", "a,b\n", Header + "\nx,~ y,,0.5,,,\n", Header + "\nx,y,,high,,,\n", Header + "\nx,y,,0.5,many,,\n"} {
		if _, err := Parse(data); err == nil {
			t.Errorf("Parse(%q) has no error", data)
		}
	}
}
