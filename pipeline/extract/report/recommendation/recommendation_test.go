package recommendation

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/report/recommendation/pagetest"
	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/period"
)

func TestHeadings(t *testing.T) {
	if _, err := parseHeadings(headingsCSV); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ heading, want string }{
		{"7. Recommendations", "recommendation"},
		{"Conclusions and recommendations", "recommendation"},
		{"Appendix 4: List of recommendations made in this Report", "recommendation"},
		{"Recommendations for the Safeguarding Board", "recommendation"},
		{"Key learning points", "learning_point"},
		{"Learning disability services", ""},
		{"Areas for improvement", "area_for_improvement"},
		{"Causes of concern", "cause_of_concern"},
		{"Progress against our 2023 recommendations", ""},
		{"Implementation of recommendations", ""},
		{"Government response to recommendations", ""},
		{"The school", ""},
	}
	for _, tt := range tests {
		rule, ok := Headings(review.Key(tt.heading))
		if got := rule.Kind; got != tt.want || ok != (tt.want != "") {
			t.Errorf("%q: %q, %v, want %q", tt.heading, got, ok, tt.want)
		}
	}
	for _, heading := range []string{"Appendix 1: Terms of reference", "Glossary", "Conclusion"} {
		if rule, ok := Headings(review.Key(heading)); !ok || rule.Role != review.Ends {
			t.Errorf("%q does not end a list", heading)
		}
	}
}

func TestAnswers(t *testing.T) {
	tests := []struct {
		title string
		want  bool
	}{
		{"Government Response to the Infected Blood Inquiry", true},
		{"UK Government Response to the Grenfell Tower Inquiry Phase 2 Report", true},
		{"Police response to the 2024 summer disorder: Government Response", true},
		{"Response to the recommendations of the Telford inquiry", true},
		{"Police response to the 2024 summer disorder", false},
		{"West Mercia PCC response to HMICFRS report: An inspection of the effectiveness of the police response to child sexual exploitation", true},
		{"An inspection of the effectiveness of the police and law enforcement bodies’ response to group-based child sexual exploitation", false},
		{"Joint targeted area inspection of the multi-agency response to abuse and neglect in Liverpool", false},
		{"Serious case review", false},
	}
	for _, tt := range tests {
		if got := Answers(tt.title); got != tt.want {
			t.Errorf("Answers(%q) = %v", tt.title, got)
		}
	}
}

func TestPublished(t *testing.T) {
	tests := []struct {
		page string
		want period.Printed
	}{
		{"Ordered to be printed 11 July 2011 and published 19 July 2011", review.Day(civil.New(2011, 7, 19), "19 July 2011")},
		{"Published on: 8 December 2023", review.Day(civil.New(2023, 12, 8), "8 December 2023")},
		{"17 December 2024", review.Day(civil.New(2024, 12, 17), "17 December 2024")},
		{"7–18 October 2019\nFebruary 2020", period.Printed{Text: "February 2020", Kind: "month"}},
		{"February 2025", period.Printed{Text: "February 2025", Kind: "month"}},
		{"The fire on 14 June 2017 took 72 lives and changed the country for ever.", period.Printed{}},
	}
	for _, tt := range tests {
		got := Published(pagetest.Document("# A report\n" + tt.page))
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.page, diff)
		}
	}
}

// Numbered paragraphs under "Conclusions and recommendations" are conclusions
// where the recommendations have a heading of their own below.
func TestRead_conclusions(t *testing.T) {
	doc := pagetest.Document(`
# Child sexual exploitation
===
## Part L: Conclusions and recommendations
### L.1: Conclusions
1. Police forces should know this.
### L.2: Recommendations
2. The Chair makes these recommendations.
! Recommendation 1: Aggravation of offences
The Ministry of Justice should amend the Act.
===
## 15. Conclusions and Recommendations
15.1 Everyone should have known.
### Recommendations
! Recommendation 2
The Council should act.`)
	var got []string
	for _, e := range Read(doc, Rules{Headings: Headings}) {
		got = append(got, pagetest.Lines(e.Section, e.Number, e.Text, ""))
	}
	want := []string{
		"L.2: Recommendations [1] The Ministry of Justice should amend the Act.",
		"Recommendations [2] The Council should act.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
}

// A number stands on a line of its own, in a cell of a table without a head, or
// before a line break that left no mark; prose about a recommendation is none.
func TestRead_numbers(t *testing.T) {
	doc := pagetest.Document(`
# Serious case review
===
## 3. What happened
Recommendation 6 of the review of 2019 asked that the Board should audit.
Recommendation 7 The Trust was told by others in 2019.
===
## 7. Recommendations
R1
The Board to review its strategy.
R2.
The Board to train its staff.
===
## Conclusions and recommendations
| Recommendation 3 | West Yorkshire Police should pursue perpetrators. |
| Recommendation 4 | Bradford Council must train carers. |
===
## Learning theme 1
Recommendation 5 That the partnership seeks assurance.`)
	var got []string
	for _, e := range Read(doc, Rules{Headings: Headings}) {
		got = append(got, pagetest.Lines(e.Section, e.Number, e.Text, ""))
	}
	want := []string{
		"7. Recommendations [R1] The Board to review its strategy.",
		"7. Recommendations [R2] The Board to train its staff.",
		"Conclusions and recommendations [3] West Yorkshire Police should pursue perpetrators.",
		"Conclusions and recommendations [4] Bradford Council must train carers.",
		"Learning theme 1 [5] That the partnership seeks assurance.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
}

// A letter's title may be too long to be set as a heading.
func TestTitle_letter(t *testing.T) {
	doc := pagetest.Document("2 February 2024\n! PCC response to the report\nDear Home Secretary")
	doc.Blocks[1].Size = 16
	if got := Title(doc); got != "PCC response to the report" {
		t.Errorf("title %q", got)
	}
}

// A heading that is the name of a body divides a list; a number in brackets
// goes on from the sentence above.
func TestRead_bodies(t *testing.T) {
	doc := pagetest.Document(`
# Serious case review
===
## 9 Recommendations
### Recommendations for the Board
- The Board should test its tool.
### Thames Valley Police
- Use the national referral mechanism.
### Method
- We met people.
===
## 12. Recommendations
We recommend that:
(1) Oldham Council considers the cases.
(2) the partnership seeks assurance.`)
	var got []string
	for _, e := range Read(doc, Rules{Headings: Headings}) {
		got = append(got, pagetest.Lines(e.Section+" | "+e.Subheading, e.Number, e.Text, ""))
	}
	want := []string{
		"Recommendations for the Board |  [] The Board should test its tool.",
		"Recommendations for the Board | Thames Valley Police [] Use the national referral mechanism.",
		"12. Recommendations |  [1] Oldham Council considers the cases.",
		"12. Recommendations |  [2] the partnership seeks assurance.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
}

// Numbers in words, letters, in paragraphs and over headings that only divide
// the list; a first paragraph that only leads in is none.
func TestRead(t *testing.T) {
	doc := pagetest.Document(`
# A review
===
## 7. Recommendations
7.1 The recommendations below have been agreed with the panel.
7.2 The Board should review its strategy.
## National
7.3 The government should:
(a) issue guidance; and
(b) fund it.
## 8. What has changed
8.1 Practice should be better now.
===
## Further recommendations
! Recommendation Two
The Trust should agree a pathway.
! MR3 The force must record it.`)
	var got []string
	for _, e := range Read(doc, Rules{Headings: Headings}) {
		got = append(got, pagetest.Lines(e.Section, e.Number, e.Text, ""))
	}
	want := []string{
		"7. Recommendations [7.2] The Board should review its strategy.",
		"7. Recommendations [7.3] The government should: / (a) issue guidance; and / (b) fund it.",
		"Further recommendations [2] The Trust should agree a pathway.",
		"Further recommendations [MR3] The force must record it.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
}

// A local review, made up: numbers of the chapter, bodies as headings, "X to
// ensure", "That X ensures", letters below; what follows is no recommendation.
func TestRead_local(t *testing.T) {
	doc := pagetest.Document(`
# Review of child exploitation
===
## Contents
Recommendations 2
===
## 4. Recommendations
4.1 The recommendations below are for the Partnership and for agencies.
### For the Partnership
4.2 The Partnership should seek assurance.
### For the police
4.3 Northshire Police to ensure that children are seen.
4.4 That the force reviews its practice and that:
a) records are kept;
b) they are audited.
252 Public Health England, Annual report 2019.
## 5. Conclusion
5.1 The Partnership should not forget them.
### Recommendation 5 (national): The Panel is asked to consider guidance.`)
	for i := range doc.Blocks {
		if strings.HasPrefix(doc.Blocks[i].Text, "252") {
			doc.Blocks[i].Size = 8
		}
	}
	var got []string
	for _, e := range Read(doc, Rules{Headings: Headings, Kinds: map[string]string{"recommendation": "recommendation"}}) {
		got = append(got, pagetest.Lines(e.Section+" | "+e.Subheading, e.Number, e.Text, ""))
	}
	want := []string{
		"4. Recommendations | For the Partnership [4.2] The Partnership should seek assurance.",
		"4. Recommendations | For the police [4.3] Northshire Police to ensure that children are seen.",
		"4. Recommendations | For the police [4.4] That the force reviews its practice and that: / a) records are kept; / b) they are audited.",
		"5. Conclusion | National [5] The Panel is asked to consider guidance.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
}

// Committees' lists go on over headings that elsewhere end one (made up), and
// the title of a report opens none.
func TestRead_subheadings(t *testing.T) {
	doc := pagetest.Document(`
# Recommendations on space
- We met twice.
===
## Summary of conclusions and recommendations
### Introduction
1. We recommend that the Government publish a plan.
### Background
2. The plan should be costed.
### Conclusion
3. The plan was late.
4. Ministers must report each year.
===
## Formal minutes
1. The Committee should meet again.`)
	var got []string
	for _, e := range Read(doc, Rules{Headings: Headings}) {
		got = append(got, pagetest.Lines(e.Subheading, e.Number, e.Text, ""))
	}
	want := []string{
		"Introduction [1] We recommend that the Government publish a plan.",
		"Background [2] The plan should be costed.",
		"Conclusion [4] Ministers must report each year.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
}
