package govresponse

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/report/recommendation/pagetest"
	"forcestats/pipeline/record"
)

// read gives each pair as "number | recommendation | status | answer".
func read(t *testing.T, text string) []string {
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
	var out []string
	for _, f := range rows.Findings {
		out = append(out, strings.ReplaceAll(strings.Join([]string{f.Number, f.Text, f.Status, f.Response}, " | "), "\n", " / "))
	}
	return out
}

func compare(t *testing.T, got, want []string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("pairs (-want +got):\n%s", diff)
	}
}

// Grenfell, February 2025: both in bold, one below the other.
func TestExtract_bold(t *testing.T) {
	compare(t, read(t, `
# UK Government Response to the Grenfell Tower Inquiry Phase 2 Report
===
## Chapter 1: Government’s response to the recommendations
! Recommendation 12: BS 9414 should be approached with caution and we recommend that the government make it clear that it should not be used as a substitute.
! The government accepts this recommendation.
We will address this through the response to recommendation 5.
## Recommendation 14:
a) that copies of all test results be included in the certificate;
b) manufacturers be required by law to provide test results.
! The government accepts this recommendation in principle.
Any claims must be clear.
! Recommendation 32: That the Inspectorate inspect the London Fire Brigade.
! His Majesty’s Inspectorate of Constabulary and Fire and Rescue Services (HMICFRS) accepts this recommendation.
See recommendation 31.`), []string{
		"12 | BS 9414 should be approached with caution and we recommend that the government make it clear that it should not be used as a substitute. | The government accepts this recommendation. | The government accepts this recommendation. / We will address this through the response to recommendation 5.",
		"14 | a) that copies of all test results be included in the certificate; / b) manufacturers be required by law to provide test results. | The government accepts this recommendation in principle. | The government accepts this recommendation in principle. / Any claims must be clear.",
		"32 | That the Inspectorate inspect the London Fire Brigade. | His Majesty’s Inspectorate of Constabulary and Fire and Rescue Services (HMICFRS) accepts this recommendation. | His Majesty’s Inspectorate of Constabulary and Fire and Rescue Services (HMICFRS) accepts this recommendation. / See recommendation 31.",
	})
}

// Home Affairs Committee, 3 July 2025: no numbers, "Response:" as a heading.
func TestExtract_unnumbered(t *testing.T) {
	compare(t, read(t, `
# Police response to the 2024 summer disorder: Government Response
===
## Appendix: Government Response
### 1. Social media
! Recommendation: We recommend that the CPS publish its new media protocol as soon as possible.
#### Response:
The CPS supported the committee.
The protocol is under review.
### 2. Policing
! Recommendation: The Government should outline a strategy.
#### Response:
We are looking at reforms.`), []string{
		" | We recommend that the CPS publish its new media protocol as soon as possible. |  | The CPS supported the committee. / The protocol is under review.",
		" | The Government should outline a strategy. |  | We are looking at reforms.",
	})
}

// Behaviour Change, 2011: frames with one or more numbered paragraphs.
func TestExtract_frames(t *testing.T) {
	compare(t, read(t, `
# Government Response to the Science and Technology Select Committee Report on Behaviour Change
===
[[
#### HoL Inquiry Recommendation
8.6. We recommend that the Government appoint a Chief Social Scientist (paragraph 4.23).
8.7. We further recommend that the Government consider existing mechanisms.
]]
It is essential that policy making is informed by evidence.
[[
#### HoL Inquiry Recommendation
8.23. We urge the Department of Health to evaluate.
]]
The Government agrees with the Committee‘s recommendation.`), []string{
		"8.6 | We recommend that the Government appoint a Chief Social Scientist (paragraph 4.23). |  | It is essential that policy making is informed by evidence.",
		"8.7 | We further recommend that the Government consider existing mechanisms. |  | It is essential that policy making is informed by evidence.",
		"8.23 | We urge the Department of Health to evaluate. | The Government agrees with the Committee‘s recommendation. | The Government agrees with the Committee‘s recommendation.",
	})
}

// Infected blood, December 2024: the verdict stands between quotation and
// answer; "This recommendation" is all that is quoted, "These" each of them.
func TestExtract_verdicts(t *testing.T) {
	compare(t, read(t, `
# Government Response to the Infected Blood Inquiry
===
## 2) Recognising what happened
2a. A permanent memorial be established in the UK.
2b. A memorial be established at public expense.
! This recommendation is accepted in full.
The report emphasised the need for recognition.
## 4) Preventing harm
4a) i. A statutory duty of candour should be introduced in Northern Ireland.
! This recommendation is accepted in full by the Northern Ireland Executive.
4a) ii. The duties in Scotland and Wales should be reviewed.
! This recommendation is rejected by the Scottish Government.
The behaviour of those who allowed this fell short.
4b. That culture be addressed.
4c. That regulation be simplified.
! These recommendations are accepted in principle.
Work is needed.`), []string{
		"2 | 2a. A permanent memorial be established in the UK. / 2b. A memorial be established at public expense. | This recommendation is accepted in full. | This recommendation is accepted in full. / The report emphasised the need for recognition.",
		"4a) i | A statutory duty of candour should be introduced in Northern Ireland. | This recommendation is accepted in full by the Northern Ireland Executive. | This recommendation is accepted in full by the Northern Ireland Executive. / The behaviour of those who allowed this fell short.",
		"4a) ii | The duties in Scotland and Wales should be reviewed. | This recommendation is rejected by the Scottish Government. | This recommendation is rejected by the Scottish Government. / The behaviour of those who allowed this fell short.",
		"4b | That culture be addressed. | These recommendations are accepted in principle. | These recommendations are accepted in principle. / Work is needed.",
		"4c | That regulation be simplified. | These recommendations are accepted in principle. | These recommendations are accepted in principle. / Work is needed.",
	})
}

func TestExtract_table(t *testing.T) {
	compare(t, read(t, `
# Home Office response to the HMICFRS inspection of child protection
===
| Recommendation | Government response |
| Recommendation 1: The Home Office should publish data. | Accepted in part. We will publish some. |
| Recommendation 2: The Home Office should fund training. | Rejected. Forces fund training. |`), []string{
		"1 | The Home Office should publish data. | Accepted in part | Accepted in part. We will publish some.",
		"2 | The Home Office should fund training. | Rejected | Rejected. Forces fund training.",
	})
}

// A report about a response is none.
// TestExtract_tracker reads a table that says how far each recommendation is.
func TestExtract_tracker(t *testing.T) {
	compare(t, read(t, `
# The Council’s response to the recommendations of the Telford inquiry: progress report
===
## Progress against recommendations
| No. | Recommendation | Lead | Status | Progress |
| 1 | The Council should set up a group. | Council | Complete | The group meets. |
| 2 | The force should review its practice. | Police | Not started | |`),
		[]string{"1 | The Council should set up a group. | Complete | The group meets.", "2 | The force should review its practice. | Not started | "})
}

func TestRecognise_reportAboutResponse(t *testing.T) {
	doc := &publication.Document{Pages: pagetest.Document("# An inspection of the police response to group-based child sexual exploitation\n===\n## Recommendation 1\nForces should act.\nThey have not.")}
	if c := (Publication{}).Recognise(doc); c.Score != 0 {
		t.Errorf("claimed %+v", c)
	}
}

// Most responses to select committees quote in bold, with the paragraph of the
// report, and answer below without a heading.
func TestExtract_cited(t *testing.T) {
	compare(t, read(t, `
# Group-based exploitation: Government Response to the Committee’s Fifth Report
===
## Government response
### Data
! 1. The data on exploitation is poor. (Conclusion, Paragraph 12)
We note the conclusion.
! 2. The Government should publish annual data on exploitation. (Recommendation, Paragraph 13)
The Government accepts this recommendation.
Data will be published in the spring.
### Policing
! 3. We recommend that all police forces:
- appoint a lead; and
- report on progress. (Paragraphs 22 and 23)
This is a matter for chief constables.`), []string{
		"2 | The Government should publish annual data on exploitation. (Recommendation, Paragraph 13) | The Government accepts this recommendation. | The Government accepts this recommendation. / Data will be published in the spring.",
		"3 | We recommend that all police forces: / • appoint a lead; and / • report on progress. (Paragraphs 22 and 23) |  | This is a matter for chief constables.",
	})
}
