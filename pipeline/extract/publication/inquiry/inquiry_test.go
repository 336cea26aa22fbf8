package inquiry

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/report/recommendation/pagetest"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

func extract(t *testing.T, layout, text string) *record.RawRows {
	t.Helper()
	doc := &publication.Document{Pages: pagetest.Document(text)}
	claim := Publication{}.Recognise(doc)
	if claim.Score == 0 || claim.Layout != layout {
		t.Fatalf("claim %+v, want layout %s", claim, layout)
	}
	rows := &record.RawRows{}
	if err := (Publication{}).Extract(doc, claim.Layout, rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

func lines(rows *record.RawRows) []string {
	var out []string
	for _, f := range rows.Findings {
		more := ""
		if f.Kind != "recommendation" {
			more = " (a " + f.Kind + ")"
		}
		out = append(out, pagetest.Lines(f.Subheading, f.Number, f.Text, more))
	}
	return out
}

const evidence = "The Inquiry heard evidence from many witnesses about what happened, and it has set out in this chapter what it makes of that evidence."

// The recommendations of the UK Covid-19 Inquiry stand in the chapters and
// again in an appendix; three of them begin with the same twelve words.
func TestExtract_listedTwice(t *testing.T) {
	rows := extract(t, layoutInquiry, `
# UK Covid-19 Inquiry
# Module 1: The resilience and preparedness of the United Kingdom
Presented to Parliament pursuant to section 26 of the Inquiries Act 2005
Ordered by the House of Commons to be printed 18 July 2024
===
## Chapter 2: The system
`+evidence+`
#### Recommendation 2: Cabinet Office leadership for whole-system civil emergencies in the UK
The UK government should:
- abolish the lead government department model; and
- require the Cabinet Office to lead on preparing for civil emergencies.
`+evidence+`
===
## Appendix 4: List of recommendations made in this Report
A4.1. In this Report the Inquiry makes 3 recommendations.
#### Recommendation 2: Cabinet Office leadership for whole-system civil emergencies in the UK
The UK government should:
- abolish the lead government department model; and
- require the Cabinet Office to lead on preparing for civil emergencies.
#### Recommendation 8: Published reports on preparedness and resilience
The governments of the UK, Scotland, Wales and Northern Ireland should each produce and publish reports to their respective legislatures.
#### Recommendation 9: Regular use of red teams
The governments of the UK, Scotland, Wales and Northern Ireland should each introduce the use of red teams in the Civil Service. The red teams should be brought in from outside of government.`)
	want := []string{
		"Cabinet Office leadership for whole-system civil emergencies in the UK [2] The UK government should: / • abolish the lead government department model; and / • require the Cabinet Office to lead on preparing for civil emergencies.",
		"Published reports on preparedness and resilience [8] The governments of the UK, Scotland, Wales and Northern Ireland should each produce and publish reports to their respective legislatures.",
		"Regular use of red teams [9] The governments of the UK, Scotland, Wales and Northern Ireland should each introduce the use of red teams in the Civil Service. The red teams should be brought in from outside of government.",
	}
	if diff := cmp.Diff(want, lines(rows)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if rows.Findings[0].Page != 3 {
		t.Errorf("page %d, want that of the list", rows.Findings[0].Page)
	}
	if rows.About.Publisher != "UK Covid-19 Inquiry" || rows.About.Published.Start != civil.New(2024, 7, 18) {
		t.Errorf("about %+v", rows.About)
	}
}

// Select committees mark their items; conclusions are no recommendations, and
// a list of witnesses is none either.
func TestExtract_committee(t *testing.T) {
	rows := extract(t, layoutCommittee, `
# Police response to the 2024 summer disorder
House of Commons Home Affairs Committee
Second Report of Session 2024–25
HC 381
Published on 14 April 2025 by authority of the House of Commons
===
## Contents
Conclusions and recommendations ........ 40
===
## Conclusions and recommendations
### Policing response
1. Forces responded well. (Conclusion, Paragraph 12)
2. We recommend that the Government publishes a formal response. (Recommendation, Paragraph 13)
### Impact on police forces
3. The Government should outline a strategy for retention. (Recommendation, Paragraph 22)
## Witnesses
1. A chief constable`)
	want := []string{
		"Policing response [1] Forces responded well. (a conclusion)",
		"Policing response [2] We recommend that the Government publishes a formal response.",
		"Impact on police forces [3] The Government should outline a strategy for retention.",
	}
	if diff := cmp.Diff(want, lines(rows)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if rows.About.Publisher != "House of Commons Home Affairs Committee" {
		t.Errorf("publisher %q", rows.About.Publisher)
	}
}

// Without marks, what asks for something is a recommendation.
func TestExtract_committeeUnmarked(t *testing.T) {
	rows := extract(t, layoutCommittee, `
# Behaviour Change
HOUSE OF LORDS
Science and Technology Select Committee
2nd Report of Session 2010–12
===
## CHAPTER 8: CONCLUSIONS AND RECOMMENDATIONS
### Definitions, categorisation and the ethics of interventions (Chapter 2)
8.1. The idea of the Government intervening to change behaviour will often be controversial (paragraph 2.20).
### Translation of research
8.5. We urge ministers to consult their departmental Chief Scientific Advisers (paragraph 4.16).
8.18. Where voluntary agreements are made, we recommend that the following principles be applied:
- The Government should specify what they want businesses to do.
- Agreements should be evaluated (paragraph 5.26).`)
	want := []string{
		"Definitions, categorisation and the ethics of interventions (Chapter 2) [8.1] The idea of the Government intervening to change behaviour will often be controversial (paragraph 2.20). (a conclusion)",
		"Translation of research [8.5] We urge ministers to consult their departmental Chief Scientific Advisers (paragraph 4.16).",
		"Translation of research [8.18] Where voluntary agreements are made, we recommend that the following principles be applied: / • The Government should specify what they want businesses to do. / • Agreements should be evaluated (paragraph 5.26).",
	}
	if diff := cmp.Diff(want, lines(rows)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func TestRecognise_response(t *testing.T) {
	doc := &publication.Document{Pages: pagetest.Document("# Government Response to the Infected Blood Inquiry\nPresented to Parliament\n===\n## Recommendations\n1. The scheme should be set up now.")}
	if c := (Publication{}).Recognise(doc); c.Score != 0 {
		t.Errorf("claimed a response: %+v", c)
	}
}
