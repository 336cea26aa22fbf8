package thematicreview

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/report/recommendation/pagetest"
	"forcestats/pipeline/record"
)

func read(t *testing.T, text string) *record.RawRows {
	t.Helper()
	doc := &publication.Document{Pages: pagetest.Document(text)}
	claim := Publication{}.Recognise(doc)
	if claim.Score == 0 {
		t.Fatalf("not claimed: %s", claim.Misfit)
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
		if f.Responsible != "" {
			more += " <" + f.Responsible + ">"
		}
		if f.Deadline != "" {
			more += " {" + f.Deadline + "}"
		}
		out = append(out, pagetest.Lines(f.Section, f.Number, f.Text, more))
	}
	return out
}

const evidence = "The review heard from practitioners and from the family, and this chapter sets out what it makes of their accounts."

func TestExtract_practiceReview(t *testing.T) {
	rows := read(t, `
# Local Child Safeguarding Practice Review: Child K
Anytown Safeguarding Children Partnership
===
## 2. Analysis
`+evidence+`
! Learning point 1: Practitioners need to be curious about fathers.
`+evidence+`
## 3. Good practice
- The school nurse saw the child weekly.
## 4. Recommendations
The Partnership is asked to consider the following:
1. The Partnership should review its neglect strategy.
2. The Partnership should seek assurance from Children’s Social Care that:
-- supervision is reflective; and
-- chronologies are kept.
## 5. Conclusion
`+evidence+`
## Appendix 1: Terms of reference
1. The review should consider the period from 2019.`)
	want := []string{
		"2. Analysis [1] Practitioners need to be curious about fathers.",
		"4. Recommendations [1] The Partnership should review its neglect strategy.",
		"4. Recommendations [2] The Partnership should seek assurance from Children’s Social Care that: / • supervision is reflective; and / • chronologies are kept.",
	}
	if diff := cmp.Diff(want, lines(rows)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if rows.About.Publisher != "Anytown Safeguarding Children Partnership" {
		t.Errorf("publisher %q", rows.About.Publisher)
	}
}

func TestExtract_bulletsByBody(t *testing.T) {
	rows := read(t, `
# Serious Case Review: Young people 1 to 6
===
## Overview recommendations
The Board should ensure that:
- all agencies understand the law on consent;
- young people’s views inform plans.
Greater Manchester Police should:
- review its crime recording.
## Individual management review recommendations
### Health
R1. The Trust should audit referrals.
R2. The Trust should train its staff.
## References
- Working Together 2013`)
	want := []string{
		"Overview recommendations [] all agencies understand the law on consent; <The Board>",
		"Overview recommendations [] young people’s views inform plans. <The Board>",
		"Overview recommendations [] review its crime recording. <Greater Manchester Police>",
		"Individual management review recommendations [R1] The Trust should audit referrals.",
		"Individual management review recommendations [R2] The Trust should train its staff.",
	}
	if diff := cmp.Diff(want, lines(rows)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func TestExtract_table(t *testing.T) {
	rows := read(t, `
# Thematic review of child criminal exploitation
===
## Recommendations and action plan
| No. | Recommendation | Lead agency | Timescale |
| 1 | Develop a problem profile of exploitation. | Police | By 31 December 2019 |
| 2 | Review the return home interview process. | Children’s Social Care | September 2019 |`)
	want := []string{
		"Recommendations and action plan [1] Develop a problem profile of exploitation. <Police> {By 31 December 2019}",
		"Recommendations and action plan [2] Review the return home interview process. <Children’s Social Care> {September 2019}",
	}
	if diff := cmp.Diff(want, lines(rows)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// The inquiry's numbers run on through the groups; a discussion below a titled
// recommendation is no part of it.
func TestExtract_groups(t *testing.T) {
	rows := read(t, `
# Independent review of child exploitation
===
## Recommendations
### The Council
! Recommendation 1: Joint review group
The Council should, with West Mercia Police, set up a joint review group.
We heard much about how such groups worked elsewhere, in particular that they were valued by practitioners and by the families who met them, that they met at least quarterly, that minutes were kept and shared with all who attended, and that actions were followed up by the chair at the next meeting, which several witnesses told us had not been the case in this area at any time during the period under review.
### The Police
! Recommendation 2: Problem profile
West Mercia Police should publish an annual problem profile.`)
	want := []string{
		"Recommendations [1] The Council should, with West Mercia Police, set up a joint review group.",
		"Recommendations [2] West Mercia Police should publish an annual problem profile.",
	}
	if diff := cmp.Diff(want, lines(rows)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func TestRecognise_noReview(t *testing.T) {
	for _, text := range []string{
		"# A recipe book\n===\n## Recommendations\n- Use fresh herbs.",
		"# A guide to gardens\n===\n## Review of the year\nNothing is recommended.",
	} {
		if c := (Publication{}).Recognise(&publication.Document{Pages: pagetest.Document(text)}); c.Score != 0 {
			t.Errorf("claimed %q", text)
		}
	}
}

// A review without recommendations is still a review, and says so.
func TestExtract_none(t *testing.T) {
	rows := read(t, "# Serious Case Review: Child L\n===\n## Analysis\nNothing was amiss.")
	if len(rows.Findings) != 0 || len(rows.Issues) != 1 || rows.Issues[0].Code != "findings-none" {
		t.Errorf("findings %v, issues %v", rows.Findings, rows.Issues)
	}
}
