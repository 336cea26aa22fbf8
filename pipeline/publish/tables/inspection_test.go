package tables

import (
	"testing"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// A made-up council: one inspection told by a list, a history and a report,
// and a list of latest grades that prints no dates.
func TestOncePerInspection(t *testing.T) {
	const id = "E08000099:children_services:2024-05-13"
	grade := func(document, inspection, basis, question string) record.Judgement {
		return record.Judgement{DocumentID: document, AreaCode: "E08000099", Framework: "ofsted_ilacs", Question: question, Grade: "good", InspectionID: inspection, JudgedOnBasis: basis}
	}
	documents := []record.Document{{DocumentID: "list", Published: civil.New(2025, 7, 1)}, {DocumentID: "report", Published: civil.New(2024, 7, 15)}}
	got := OncePerInspection([]record.Judgement{
		grade("history", id, "publication", "overall"), grade("list", id, "inspection_start", "overall"), grade("report", id, "inspection_end", "overall"),
		grade("latest", "", "as_at", "overall"), grade("latest", "", "as_at", "leadership"),
	}, documents)
	if len(got) != 2 || got[0].DocumentID != "report" || got[1].Question != "leadership" {
		t.Errorf("%+v", got)
	}
}
