package hmicfrs

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/report/recommendation/pagetest"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// read reads pages set from text and gives its rows.
func read(t *testing.T, layout, text string) *record.RawRows {
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
		if f.Status != "" {
			more += " {" + f.Status + "}"
		}
		if f.RestatesOf != "" {
			more += " <" + f.RestatesOf + ">"
		}
		out = append(out, pagetest.Lines(f.Kind, f.Number, f.Text, more))
	}
	return out
}

// The texts of this file are those of the inspectorate's web pages; the pages
// are set for the test.
const evidence = "This chapter sets out the evidence that we saw during our fieldwork in the forces that we visited, and what officers told us."

func TestExtract_national(t *testing.T) {
	rows := read(t, layoutNational, `
# An inspection of the effectiveness of the police and law enforcement bodies’ response to group-based child sexual exploitation in England and Wales
HMICFRS
Published on: 8 December 2023
===
## Contents
Recommendations 5
===
## Recommendations
### Recommendation 1
By 31 December 2024, the Home Office, the Department for Education, the Welsh Government, the National Crime Agency, the National Police Chiefs’ Council and the College of Policing should adopt the Independent Inquiry into Child Sexual Abuse’s definition of an ‘organised network’ as a definition of group-based child sexual exploitation. Or they should devise and implement a suitable alternative.
### Recommendation 3
By 30 May 2025, the National Crime Agency should produce an assessment of group‑based child sexual exploitation as part of its annual ‘Strategic Assessment of Serious and Organised Crime’.
### Area for improvement
Forces should improve how they work with children.
## Understanding the problem
`+evidence+`
### Recommendation 3
By 30 May 2025, the National Crime Agency should produce an assessment of group‑based child sexual exploitation as part of its annual ‘Strategic Assessment of Serious and Organised Crime’.
`+evidence)
	want := []string{
		"recommendation [1] By 31 December 2024, the Home Office, the Department for Education, the Welsh Government, the National Crime Agency, the National Police Chiefs’ Council and the College of Policing should adopt the Independent Inquiry into Child Sexual Abuse’s definition of an ‘organised network’ as a definition of group-based child sexual exploitation. Or they should devise and implement a suitable alternative.",
		"recommendation [3] By 30 May 2025, the National Crime Agency should produce an assessment of group‑based child sexual exploitation as part of its annual ‘Strategic Assessment of Serious and Organised Crime’.",
		"area_for_improvement [] Forces should improve how they work with children.",
	}
	if diff := cmp.Diff(want, lines(rows)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if rows.About.Published.Start != civil.New(2023, 12, 8) || rows.Findings[0].Page != 3 || !rows.Findings[0].Agreed.V {
		t.Errorf("published %v, page %d, agreed %v", rows.About.Published, rows.Findings[0].Page, rows.Findings[0].Agreed)
	}
}

func TestExtract_progress(t *testing.T) {
	rows := read(t, layoutProgress, `
# Progress report: the police and law enforcement bodies’ response to group-based child sexual exploitation
HMICFRS
24 October 2025
===
## Progress against our 2023 recommendations
### Recommendation 2
By 31 December 2024, all chief constables should make sure that their forces have problem profiles for child sexual exploitation. This should include relevant data from local partner agencies and should be updated frequently, at least annually. Status: Incomplete
`+evidence+`
### Recommendation 3
By 30 May 2025, the National Crime Agency should produce an assessment of group-based child sexual exploitation.
! Status: In progress
`+evidence+`
## New recommendations
### New recommendation 1
By 30 June 2026, all chief constables should make sure that their forces use the agreed definition.
## Conclusion
`+evidence)
	want := []string{
		"recommendation [2] By 31 December 2024, all chief constables should make sure that their forces have problem profiles for child sexual exploitation. This should include relevant data from local partner agencies and should be updated frequently, at least annually. {Incomplete} <Progress against our 2023 recommendations>",
		"recommendation [3] By 30 May 2025, the National Crime Agency should produce an assessment of group-based child sexual exploitation. {In progress} <Progress against our 2023 recommendations>",
		"recommendation [1] By 30 June 2026, all chief constables should make sure that their forces use the agreed definition.",
	}
	if diff := cmp.Diff(want, lines(rows)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// "Recommendations" stands over one; its bullets are no recommendations, and
// the evidence follows without a heading.
func TestExtract_acceleratedCause(t *testing.T) {
	rows := read(t, layoutForce, `
# The Metropolitan Police Service’s handling of child exploitation: accelerated causes of concern
His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services
20 October 2023
===
## Cause of concern
The force needs to improve how it identifies and assesses risk to children who are missing.
## Recommendations
By 31 December 2023, the Metropolitan Police Service should make sure that, in respect of missing children:
- risk is properly assessed; and
- officers record their decisions.
We found that officers did not always understand risk. In 18 of 30 cases, risk was wrongly graded.
`+evidence)
	want := []string{
		"cause_of_concern [] The force needs to improve how it identifies and assesses risk to children who are missing.",
		"recommendation [] By 31 December 2023, the Metropolitan Police Service should make sure that, in respect of missing children: / • risk is properly assessed; and / • officers record their decisions.",
	}
	if diff := cmp.Diff(want, lines(rows)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if len(rows.Areas) != 1 || rows.Areas[0].Area.Name != "Metropolitan Police Service" || rows.Areas[0].Role != "subject" {
		t.Errorf("areas %+v", rows.Areas)
	}
}

func TestExtract_grades(t *testing.T) {
	rows := read(t, layoutForce, `
# PEEL 2023–25: An inspection of Cleveland Police
HMICFRS
===
## Overall summary
We make graded judgments in nine of these ten as follows:
## Preventing and deterring crime
### Good
Cleveland Police is good at preventing and deterring crime.
### Area for improvement
! The force needs to improve how it uses problem-solving.
`+evidence+`
## Investigating crime
The constabulary requires improvement at investigating crime.
### Areas for improvement
The force should improve:
- the quality of supervision of investigations; and
- contact with victims.
## Protecting vulnerable people
### Inadequate
### Cause of concern
The force isn’t protecting vulnerable children.
### Recommendations
Within three months, Cleveland Police should:
- review open cases; and
- train its staff.`)
	var got []string
	for _, j := range rows.Judgements {
		got = append(got, j.Framework+": "+j.Printed+" = "+j.Grade)
	}
	want := []string{
		"peel: Preventing and deterring crime = Good",
		"peel: Investigating crime = requires improvement",
		"peel: Protecting vulnerable people = Inadequate",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("grades (-want +got):\n%s", diff)
	}
	wantFindings := []string{
		"area_for_improvement [] The force needs to improve how it uses problem-solving.",
		"area_for_improvement [] The force should improve: / • the quality of supervision of investigations; and / • contact with victims.",
		"cause_of_concern [] The force isn’t protecting vulnerable children.",
		"recommendation [] Within three months, Cleveland Police should: / • review open cases; and / • train its staff.",
	}
	if diff := cmp.Diff(wantFindings, lines(rows)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// Since 2021 an area for improvement stands in a frame, its statement in bold
// over what the inspectors saw; the front pages don't name the inspectorate.
func TestExtract_frames(t *testing.T) {
	rows := read(t, layoutForce, `
# PEEL 2023–25 Police effectiveness, efficiency and legitimacy
## An inspection of Cleveland Police
Published on 8 March 2024
===
## Investigating crime
### Requires improvement
Cleveland Police requires improvement at the investigation of crime.
### Areas for improvement
#### The force needs to make sure it has governance in place to manage the quality of its investigations
During our assessment we found that 62 of 100 investigations were effective. The force should improve supervision.
#### The force should make sure that victim needs assessments are completed
In only 30 of 60 cases was an assessment carried out.
### Main findings
#### The force should be proud of its prevention work
`+evidence+`
## Protecting vulnerable people
### Cause of concern
#### The force’s approach to protecting children at risk of exploitation is a cause of concern
The force doesn’t understand the scale of exploitation.
### Recommendations
Within three months, Cleveland Police should:
- make sure that it has a problem profile; and
- record the voice of the child.
### Promising practice
#### The force uses a mobile hub to reach victims`)
	want := []string{
		"area_for_improvement [] The force needs to make sure it has governance in place to manage the quality of its investigations",
		"area_for_improvement [] The force should make sure that victim needs assessments are completed",
		"cause_of_concern [] The force’s approach to protecting children at risk of exploitation is a cause of concern",
		"recommendation [] Within three months, Cleveland Police should: / • make sure that it has a problem profile; and / • record the voice of the child.",
	}
	if diff := cmp.Diff(want, lines(rows)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if len(rows.Judgements) != 1 || rows.Judgements[0].Printed != "Investigating crime" || rows.About.Publisher != "HMICFRS" {
		t.Errorf("grades %+v, publisher %s", rows.Judgements, rows.About.Publisher)
	}
}

// Numbered causes of concern have recommendations of their own; those that
// follow for other bodies are numbered paragraphs.
func TestExtract_numberedCauses(t *testing.T) {
	rows := read(t, layoutForce, `
# The Metropolitan Police Service’s handling of the exploitation of children
HMICFRS
Published on: 9 February 2024
===
## Accelerated causes of concern
### Cause of concern 1
The force needs to improve how it assesses risk when children are reported missing.
### Recommendations
- By 31 December 2023, the Metropolitan Police Service should use appropriate language.
- By 31 March 2024, the Metropolitan Police Service should understand the link with exploitation.
### Cause of concern 2
The force isn’t investigating exploitation effectively.
### Recommendations
By 30 June 2024, the force should:
- train staff; and
- allocate cases.
## Further recommendations
1. By 30 September 2024, the Mayor’s Office for Policing and Crime should review its funding.
2. By 31 October 2024, the National Police Chiefs’ Council should share this report.`)
	want := []string{
		"cause_of_concern [] The force needs to improve how it assesses risk when children are reported missing.",
		"recommendation [] By 31 December 2023, the Metropolitan Police Service should use appropriate language.",
		"recommendation [] By 31 March 2024, the Metropolitan Police Service should understand the link with exploitation.",
		"cause_of_concern [] The force isn’t investigating exploitation effectively.",
		"recommendation [] By 30 June 2024, the force should: / • train staff; and / • allocate cases.",
		"recommendation [1] By 30 September 2024, the Mayor’s Office for Policing and Crime should review its funding.",
		"recommendation [2] By 31 October 2024, the National Police Chiefs’ Council should share this report.",
	}
	if diff := cmp.Diff(want, lines(rows)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// Child protection inspections recommend in bullets, some with a list of their
// own; the days of the inspection on the cover are not the date of publication.
func TestExtract_childProtection(t *testing.T) {
	rows := read(t, layoutForce, `
# National child protection inspection
## Warwickshire Police
7–18 October 2019
HMICFRS
February 2020
===
## 3. Leadership
### Recommendations
- We recommend that, within three months, Warwickshire Police acts to improve its performance management.
- We recommend that Warwickshire Police immediately reviews its practice on missing children. This should include:
-- drawing together all information; and
-- recording return interviews.
- We recommend that, within six months, Warwickshire Police takes steps to record the views of children.
## Annex A
`+evidence)
	want := []string{
		"recommendation [] We recommend that, within three months, Warwickshire Police acts to improve its performance management.",
		"recommendation [] We recommend that Warwickshire Police immediately reviews its practice on missing children. This should include: / • drawing together all information; and / • recording return interviews.",
		"recommendation [] We recommend that, within six months, Warwickshire Police takes steps to record the views of children.",
	}
	if diff := cmp.Diff(want, lines(rows)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if rows.About.Published.Text != "February 2020" {
		t.Errorf("published %+v", rows.About.Published)
	}
}

// Until 2017 a report graded one pillar, under "Overall judgment".
func TestExtract_overallJudgment(t *testing.T) {
	rows := read(t, layoutForce, `
# PEEL: Police effectiveness 2017
## An inspection of Durham Constabulary
March 2018
===
## Overview – How effective is the force at keeping people safe and reducing crime?
### Overall judgment
! Outstanding
Durham Constabulary is outstanding at keeping people safe and reducing crime.
## How effective is the force at protecting those who are vulnerable from harm?
! Requires improvement`)
	var got []string
	for _, j := range rows.Judgements {
		got = append(got, j.Question+": "+j.Printed+" = "+j.Grade)
	}
	want := []string{
		"effectiveness: Overall judgment = Outstanding",
		": How effective is the force at protecting those who are vulnerable from harm? = Requires improvement",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("grades (-want +got):\n%s", diff)
	}
	if rows.About.Publisher != "HMICFRS" {
		t.Errorf("publisher %s", rows.About.Publisher)
	}
}

// PEEL 2018/19 prints three sentences; a copy of 2016 printed one of them twice.
func TestExtract_pillars(t *testing.T) {
	rows := read(t, layoutForce, `
# PEEL 2018/19: An inspection of Durham Constabulary
HMICFRS
===
## What the force does
The extent to which the force is effective at reducing crime and keeping people safe is good.
The extent to which the force operates efficiently and sustainably is outstanding.
The extent to which the force operates efficiently and sustainably is outstanding.
The extent to which the force treats the public and its workforce legitimately is requires improvement.`)
	var got []string
	for _, j := range rows.Judgements {
		got = append(got, j.Question+" = "+j.Grade)
	}
	want := []string{"effectiveness = good", "efficiency = outstanding", "legitimacy = requires improvement"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("grades (-want +got):\n%s", diff)
	}
}

func TestExtract_reinspection(t *testing.T) {
	rows := read(t, layoutProgress, `
# National child protection re‑inspection: Derbyshire Constabulary
HMICFRS
21 October 2022
===
## 2. Initial contact
### Initial contact: Recommendations from the 2021 inspection report
We recommend that, within three months, Derbyshire Constabulary:
- acts to make sure that all vulnerable children are identified at first contact; and
- reviews its risk assessments.
### Initial contact: Re-inspection findings
`+evidence)
	want := []string{
		"recommendation [] We recommend that, within three months, Derbyshire Constabulary: / • acts to make sure that all vulnerable children are identified at first contact; and / • reviews its risk assessments. <Initial contact: Recommendations from the 2021 inspection report>",
	}
	if diff := cmp.Diff(want, lines(rows)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func TestRecognise_notItsOwn(t *testing.T) {
	for _, text := range []string{
		"# Joint targeted area inspection of Solihull\nOfsted HMICFRS\n===\n## Recommendations\nThe force should improve.",
		"# Home Office response to the HMICFRS inspection of child protection\nHMICFRS\n===\n## Recommendations\nThe force should improve.",
		"# A report on roads\nNational Audit Office\n===\n## Recommendations\nThe department should improve.",
	} {
		if c := (Publication{}).Recognise(&publication.Document{Pages: pagetest.Document(text)}); c.Score != 0 {
			t.Errorf("claimed %q", text)
		}
	}
}

// An area for improvement without a number stands before a numbered
// recommendation (made up): both are read, each of its kind.
func TestExtract_boxes(t *testing.T) {
	rows := read(t, layoutNational, `
# An inspection of how forces respond
HMICFRS
===
## Victims
[[
### Area for improvement
Forces should improve their language:
- in records; and
- in reports.
]]
[[
### Recommendation 6
With immediate effect, chief constables should:
- review training; and
- check records.
]]
## Conclusion
Forces should not wait.`)
	want := []string{
		"area_for_improvement [] Forces should improve their language: / • in records; and / • in reports.",
		"recommendation [6] With immediate effect, chief constables should: / • review training; and / • check records.",
	}
	if diff := cmp.Diff(want, lines(rows)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}
