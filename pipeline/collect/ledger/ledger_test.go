package ledger

import (
	"fmt"
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

// book is made up: an inspection, a progress report that restates two of its
// three recommendations, a government's answer and a commissioner's reply.
func book() *Book {
	const kind = "recommendation"
	return &Book{
		Run:    date("2026-01-31"),
		Forces: []Force{{"E23000010", "West Yorkshire"}, {"E23000011", "South Yorkshire"}},
		Documents: []record.Document{
			{DocumentID: "first", Publication: "p", Publisher: "HMICFRS", Title: "Response to exploitation", Published: date("2023-12-08")},
			{DocumentID: "progress", Publication: "p", Publisher: "HMICFRS", Title: "Response to exploitation: progress", Published: date("2025-10-24")},
			{DocumentID: "answer", Publication: "r", Publisher: "Home Office", Title: "Answer", Published: date("2024-02-01")},
			{DocumentID: "reply", Publication: "r", Publisher: "Commissioner", Title: "Reply", Published: date("2025-11-01")},
		},
		Subjects: []record.DocumentArea{{DocumentID: "reply", AreaType: "force", AreaCode: "E23000010", Role: "subject"}},
		Findings: []record.Finding{
			{FindingID: "first-1", DocumentID: "first", Kind: kind, Number: "1", Text: "a", Deadline: date("2024-12-31"), DeadlineKind: "act"},
			{FindingID: "first-2", DocumentID: "first", Kind: kind, Number: "2", Text: "b", Deadline: date("2026-03-31"), DeadlineKind: "act"},
			{FindingID: "first-3", DocumentID: "first", Kind: kind, Number: "3", Text: "c", Deadline: date("2024-02-02"), DeadlineKind: "respond"},
			{FindingID: "first-4", DocumentID: "first", Kind: "conclusion", Text: "d"},
			{FindingID: "progress-1", DocumentID: "progress", Kind: kind, Restates: "first-1", StatusPublished: "Incomplete", Page: 4},
			{FindingID: "progress-2", DocumentID: "progress", Kind: kind, Restates: "first-2", StatusPublished: "In progress"},
			{FindingID: "answer-2", DocumentID: "answer", Kind: kind, Restates: "first-2", Response: "We accept this in part. More follows.", StatusPublished: "Complete"},
			{FindingID: "reply-1", DocumentID: "reply", Kind: kind, Restates: "first-1", StatusPublished: "Complete"},
		},
		Addressees: []record.FindingAddressee{
			{FindingID: "first-1", Agency: "police", Published: "all chief constables", Basis: "named"},
			{FindingID: "first-2", Agency: "government", Published: "the Home Office", Basis: "named"},
		},
		Areas: []record.FindingArea{{FindingID: "first-1", AreaType: "country", AreaCode: "K04000001", Basis: "all_forces"}},
	}
}

func TestKeep(t *testing.T) {
	b := book()
	all, sources := b.Keep()
	var got []string
	for _, o := range all {
		got = append(got, fmt.Sprintf("%s %s: %s; %s by %s; answer %s; %d sources, disagree %v; unknown %d",
			o.ObligationID, o.Body, o.State, o.Progress, o.ProgressBy, o.Answer, o.Sources, o.Disagree, o.DaysUnknown))
	}
	want := []string{
		"first-1/police/E23000010 West Yorkshire: complete; complete by Commissioner; answer ; 2 sources, disagree true; unknown 0",
		"first-1/police/E23000011 South Yorkshire: overdue; open by HMICFRS; answer ; 1 sources, disagree false; unknown 0",
		"first-2/government the Home Office: open; in_progress by HMICFRS; answer partly_accepted; 3 sources, disagree true; unknown 0",
		"first-3/none : status_unknown;  by ; answer ; 0 sources, disagree false; unknown 785",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("obligations (-want +got):\n%s", diff)
	}
	var states []string
	for _, f := range b.Findings[:4] {
		states = append(states, f.State)
	}
	if diff := cmp.Diff([]string{"overdue", "open", "status_unknown", ""}, states); diff != "" {
		t.Errorf("states of findings (-want +got):\n%s", diff)
	}
	if s := sources[0]; len(sources) != 6 || s.SaidBy != "HMICFRS" || s.Page != 4 || s.Published != "Incomplete" || s.Decides || !sources[1].Decides {
		t.Errorf("%d sources, %+v", len(sources), sources)
	}
}

// A later inspection of the same body and subject is named, a visit or another
// subject is not; of two formats of one report one counts.
func TestKeep_documents(t *testing.T) {
	b := &Book{Run: date("2026-01-31"), Documents: []record.Document{
		{DocumentID: "neglect", Publication: "j", Title: "Joint targeted area inspection of the response to neglect in Leeds", Published: date("2018-01-01")},
		{DocumentID: "exploitation", Publication: "j", Title: "Joint targeted area inspection of the response to exploitation in Leeds", Published: date("2019-01-01")},
		{DocumentID: "again", Publication: "j", Title: "Joint targeted area inspection of the multi-agency response to neglect in Leeds", Published: date("2023-01-01")},
		{DocumentID: "html", Publication: "j", Title: "Joint Targeted Area Inspection of the multi-agency response to neglect in Leeds", Published: date("2023-01-01")},
	}}
	for i, d := range b.Documents {
		b.Subjects = append(b.Subjects, record.DocumentArea{DocumentID: d.DocumentID, AreaType: "district", AreaCode: "E08000035", AreaPublished: "Leeds", Role: "subject"})
		b.Findings = append(b.Findings, record.Finding{FindingID: fmt.Sprint(d.DocumentID, "-1"), DocumentID: d.DocumentID, Kind: "area_for_improvement", Text: fmt.Sprint(i)})
	}
	all, _ := b.Keep()
	var got []string
	for _, o := range all {
		got = append(got, o.DocumentID+" "+o.SuccessorDocumentID)
	}
	if diff := cmp.Diff([]string{"neglect again", "exploitation ", "again "}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
