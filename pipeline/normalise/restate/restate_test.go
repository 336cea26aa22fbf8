package restate

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

func date(s string) civil.Date {
	d, err := civil.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// The texts are those of the HMICFRS report of 8 December 2023 and of the
// progress report of 24 October 2025, which prints them with another hyphen
// and a status.
func TestLink(t *testing.T) {
	documents := []record.Document{
		{DocumentID: "2025", Published: date("2025-10-24"), Title: "Progress report: the police and law enforcement bodies’ response to group-based child sexual exploitation"},
		{DocumentID: "2023", Published: date("2023-12-08"), Title: "An inspection of the effectiveness of the police and law enforcement bodies’ response to group-based child sexual exploitation in England and Wales"},
		{DocumentID: "rotherham", Published: date("2014-11-19"), Title: "Rotherham: inspection of services for children"},
		{DocumentID: "oldham", Published: date("2015-08-03"), Title: "Oldham: inspection of services for children"},
		{DocumentID: "covid", Published: date("2024-07-18"), Title: "UK Covid-19 Inquiry Module 1: The resilience and preparedness of the United Kingdom"},
		{DocumentID: "module2", Published: date("2025-11-20"), Title: "UK Covid-19 Inquiry Module 2: Core decision-making"},
		{DocumentID: "answer", Published: date("2025-01-16"), Title: "UK Government Response to the UK Covid-19 Inquiry Module 1 Report"},
	}
	const kind = "recommendation"
	text3 := "By 30 May 2025, the National Crime Agency should produce an assessment of group‑based child sexual exploitation as part of its annual ‘Strategic Assessment of Serious and Organised Crime’."
	findings := []record.Finding{
		{FindingID: "2025-1", DocumentID: "2025", Ordinal: 1, Number: "3", Kind: kind, Status: "in_progress",
			Text: "By 30 May 2025, the National Crime Agency should produce an assessment of group-based child sexual exploitation as part of its annual 'Strategic Assessment of Serious and Organised Crime'. Status: In progress"},
		{FindingID: "2025-2", DocumentID: "2025", Ordinal: 2, Number: "1", Kind: kind,
			Text: "By 30 June 2026, all chief constables should make sure that their problem profiles contain data from local partner agencies."},
		{FindingID: "2023-3", DocumentID: "2023", Ordinal: 3, Number: "3", Kind: kind, Text: text3},
		{FindingID: "rotherham-1", DocumentID: "rotherham", Ordinal: 1, Kind: kind, Text: "Ensure that all social workers benefit from good management oversight and supervision."},
		{FindingID: "oldham-1", DocumentID: "oldham", Ordinal: 1, Kind: kind, Text: "Ensure that all social workers benefit from good management oversight and supervision."},
		{FindingID: "covid-2", DocumentID: "covid", Ordinal: 2, Number: "2", Kind: kind,
			Text: "The UK government should:\n• abolish the lead government department model for whole-system civil emergency preparedness and resilience; and\n• require the Cabinet Office to lead."},
		{FindingID: "module2-2", DocumentID: "module2", Ordinal: 2, Number: "2", Kind: kind, Text: "The government should reconsider the rules for scientific advice in civil emergency preparedness."},
		{FindingID: "answer-2", DocumentID: "answer", Ordinal: 2, Number: "2", Kind: kind, Response: "We accept it in part.",
			Text: "Cabinet Office leadership for whole-system civil emergencies in the UK"},
	}
	got := Link(documents, findings)
	want := map[string]string{"2025-1": "2023-3", "answer-2": "covid-2"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Link (-want +got):\n%s", diff)
	}
}

// A progress report that says which report's recommendations it restates is
// joined to that report by number, in whatever words (made up); its new
// recommendations are its own.
func TestLink_byReport(t *testing.T) {
	documents := []record.Document{
		{DocumentID: "a", Published: date("2023-12-08"), Publisher: "HMICFRS", Title: "Inspection of the response to group-based exploitation"},
		{DocumentID: "b", Published: date("2025-10-24"), Publisher: "HMICFRS", Title: "Response to group-based exploitation: a progress report"},
	}
	said := "Progress against our 2023 recommendations"
	findings := []record.Finding{
		{FindingID: "a-1", DocumentID: "a", Kind: "recommendation", Number: "1", Text: "All forces should hold a profile of the harm."},
		{FindingID: "a-2", DocumentID: "a", Kind: "recommendation", Number: "2", Text: "The agency should report each year on the threat."},
		{FindingID: "b-1", DocumentID: "b", Kind: "recommendation", Number: "2", Text: "Yearly reporting.", RestatesNumber: "2", RestatesReport: said},
		{FindingID: "b-2", DocumentID: "b", Kind: "recommendation", Number: "7", Text: "Not at hand.", RestatesNumber: "7", RestatesReport: said},
		{FindingID: "b-3", DocumentID: "b", Kind: "recommendation", Number: "1", Text: "A new one, on data."},
	}
	if diff := cmp.Diff(map[string]string{"b-1": "a-2"}, Link(documents, findings)); diff != "" {
		t.Errorf("Link (-want +got):\n%s", diff)
	}
}
