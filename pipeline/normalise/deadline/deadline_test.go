package deadline

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/vocabulary/civil"
)

func date(s string) civil.Date {
	if s == "" {
		return 0
	}
	d, err := civil.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestFind(t *testing.T) {
	published := date("2023-12-08")
	tests := []struct {
		text string
		want Deadline
		none bool
	}{
		{text: "By 31 December 2024, all chief constables should make sure that their forces have problem profiles.",
			want: Deadline{Date: date("2024-12-31"), Words: "By 31 December 2024"}},
		{text: "The director should send the written statement of action to ProtectionOfChildren@ofsted.gov.uk by 6 October 2016.",
			want: Deadline{Date: date("2016-10-06"), Words: "by 6 October 2016"}},
		{text: "This should be sent by Friday 5 May 2017.", want: Deadline{Date: date("2017-05-05"), Words: "by Friday 5 May 2017"}},
		// Walsall 2023: 18 April 2023 was a Tuesday.
		{text: "This should be sent by Friday 18 April 2023.",
			want: Deadline{Date: date("2023-04-18"), Words: "by Friday 18 April 2023", Weekday: "Friday"}},
		{text: "It should be sent by 12 November 18.", want: Deadline{Date: date("2018-11-12"), Words: "by 12 November 18"}},
		{text: "By the end of March 2025, forces should publish it.", want: Deadline{Date: date("2025-03-31"), Words: "By the end of March 2025"}},
		{text: "By the end of 2025, the Home Office must legislate.", want: Deadline{Date: date("2025-12-31"), Words: "By the end of 2025"}},
		{text: "Forces should do so by the end of the financial year 2024/25.", want: Deadline{Date: date("2025-03-31"), Words: "by the end of the financial year 2024/25"}},
		{text: "No later than 1st June 2024, the College of Policing should issue guidance.",
			want: Deadline{Date: date("2024-06-01"), Words: "No later than 1st June 2024"}},
		{text: "Both governments should respond within six months of publication.",
			want: Deadline{Date: date("2024-06-08"), Words: "within six months of publication", Relative: true}},
		{text: "Within three months, the force should review its cases.",
			want: Deadline{Date: date("2024-03-08"), Words: "Within three months", Relative: true}},
		{text: "The body should be set up. This should be put in place within 12 months of the publication of this Report.",
			want: Deadline{Date: date("2024-12-08"), Words: "within 12 months of the publication of this Report", Relative: true}},
		{text: "We recommend that, within three months, Warwickshire Police acts to improve its records.",
			want: Deadline{Date: date("2024-03-08"), Words: "within three months", Relative: true}},
		{text: "The council should, within six weeks, write to every family.",
			want: Deadline{Date: date("2024-01-19"), Words: "within six weeks", Relative: true}},
		{text: "The force should make sure that visits take place within three months.", none: true},
		{text: "By 31 June 2024, forces should act.", want: Deadline{Words: "By 31 June 2024"}},
		{text: "We recommend that the force immediately reviews its practice.", none: true},
		{text: "By 31 March 2023, the force had recorded 40 crimes.", none: true},
		{text: "The scheme should accept claims made by 31 March 2026.", none: true},
		{text: "Visits should take place within ten days of the child returning home.", none: true},
		{text: "The exercise should report within three months of the conclusion of the exercise.", none: true},
	}
	for _, tt := range tests {
		got, ok := Find(tt.text, published)
		if ok == tt.none {
			t.Errorf("%s: found %v (%v)", tt.text, ok, got)
			continue
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestFind_withoutPublicationDate(t *testing.T) {
	got, ok := Find("Act within six months of publication.", 0)
	want := Deadline{Words: "within six months of publication", Relative: true}
	if diff := cmp.Diff(want, got); !ok || diff != "" {
		t.Errorf("found %v (-want +got):\n%s", ok, diff)
	}
}

func TestParse(t *testing.T) {
	tests := []struct{ words, want string }{
		{"31 December 2024", "2024-12-31"},
		{"By 30 May 2025", "2025-05-30"},
		{"31/03/2026", "2026-03-31"},
		{"2026-03-31", "2026-03-31"},
		{"March 2025", "2025-03-31"},
		{"within 12 months of publication", "2024-12-08"},
		{"Spring 2025", ""},
		{"Immediately", ""},
	}
	for _, tt := range tests {
		got, _ := Parse(tt.words, date("2023-12-08"))
		if got.Date != date(tt.want) || got.Words != tt.words {
			t.Errorf("Parse(%q) = %v %q, want %q", tt.words, got.Date, got.Words, tt.want)
		}
	}
}
