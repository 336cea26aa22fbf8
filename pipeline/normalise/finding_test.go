package normalise

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// findings normalises findings of one document about the given places.
func findings(t *testing.T, publication, published string, subjects []place.Printed, raw ...record.RawFinding) *record.Rows {
	t.Helper()
	n, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	rows := &record.Rows{}
	day, err := civil.Parse(published)
	if err != nil {
		t.Fatal(err)
	}
	s := n.Begin(Source{DocumentID: id, Publication: publication, Format: "pdf"}, rows)
	s.Document(record.RawDocument{Title: "x", Published: period.Printed{Start: day, End: day, Kind: "day"}})
	for i := range raw {
		s.Finding(&raw[i])
	}
	// A letter's force may be read after its findings.
	for _, label := range subjects {
		s.Area(record.RawArea{Area: label, Role: "subject", Page: 1})
	}
	if err := s.Close("read", ""); err != nil {
		t.Fatal(err)
	}
	return rows
}

// Recommendation 2 of the HMICFRS report of 8 December 2023.
func TestFinding_allChiefConstables(t *testing.T) {
	rows := findings(t, "hmicfrs-reports", "2023-12-08", nil, record.RawFinding{
		Kind: "recommendation", Number: "2", Page: 9, PageEnd: 9,
		Text: "By 31 December 2024, all chief constables should make sure that their forces have problem profiles for child sexual exploitation, each of which should include an assessment of the nature and extent of group-based child sexual exploitation.",
	})
	f := rows.Findings[0]
	if f.FindingID != "0123456789abcdef-1" || f.Deadline.String() != "2024-12-31" || f.DeadlinePublished != "By 31 December 2024" || f.Responsible != "all chief constables" {
		t.Errorf("finding: %+v", f)
	}
	wantArea := []record.FindingArea{{FindingID: f.FindingID, AreaType: "country", AreaCode: "K04000001", Basis: "all_forces"}}
	if diff := cmp.Diff(wantArea, rows.FindingAreas); diff != "" {
		t.Errorf("areas (-want +got):\n%s", diff)
	}
	wantWho := []record.FindingAddressee{{FindingID: f.FindingID, Agency: "police", Published: "all chief constables", Basis: "named", Role: "addressee"}}
	if diff := cmp.Diff(wantWho, rows.Addressees); diff != "" {
		t.Errorf("addressees (-want +got):\n%s", diff)
	}
	var themes []string
	for _, m := range rows.Themes {
		themes = append(themes, m.Theme)
	}
	if diff := cmp.Diff([]string{"exploitation", "nature_and_scale"}, themes); diff != "" {
		t.Errorf("themes (-want +got):\n%s", diff)
	}
}

// Recommendation 1 of the same report names six bodies.
func TestFinding_manyBodies(t *testing.T) {
	rows := findings(t, "hmicfrs-reports", "2023-12-08", nil, record.RawFinding{
		Kind: "recommendation", Number: "1", Page: 9, PageEnd: 9, Status: "Incomplete",
		Text: "By 31 December 2024, the Home Office, the Department for Education, the Welsh Government, the National Crime Agency, the National Police Chiefs’ Council and the College of Policing should adopt the Independent Inquiry into Child Sexual Abuse’s definition of an ‘organised network’ as a definition of group-based child sexual exploitation.",
	})
	var agencies []string
	for _, a := range rows.Addressees {
		agencies = append(agencies, a.Agency+": "+a.Published)
	}
	want := []string{
		"government: the Home Office", "government: the Department for Education", "government: the Welsh Government",
		"national_policing: the National Crime Agency", "national_policing: the National Police Chiefs’ Council", "national_policing: the College of Policing",
	}
	if diff := cmp.Diff(want, agencies); diff != "" {
		t.Errorf("agencies (-want +got):\n%s", diff)
	}
	if f := rows.Findings[0]; f.Status != "open" || f.StatusPublished != "Incomplete" {
		t.Errorf("status %q %q", f.Status, f.StatusPublished)
	}
	if len(rows.FindingAreas) != 0 {
		t.Errorf("areas: %v", rows.FindingAreas)
	}
}

// Solihull 2022: a priority action for the force, one for the partnership.
func TestFinding_letter(t *testing.T) {
	rows := findings(t, "ofsted-joint-targeted-area-inspection", "2022-02-21",
		[]place.Printed{{Kind: "force", Name: "West Midlands Police"}, {Kind: "council", Name: "Solihull"}},
		record.RawFinding{Kind: "priority_action", Page: 2, PageEnd: 2,
			Text: "West Midlands Police need to take urgent action to improve the quality of information held on the ‘Connect’ system to make sure that links to connected individuals are present and accurate."},
		record.RawFinding{Kind: "area_for_improvement", Page: 2, PageEnd: 2, Text: "The timeliness and quality of the initial decision-making in the MASH in relation to concerns received about children.",
			Agreement: record.Some(0.9), Agreed: record.Some(false)},
	)
	want := []record.FindingArea{
		{FindingID: "0123456789abcdef-1", AreaType: "force", AreaCode: "E23000014", ForceCode: "E23000014", Basis: "named"},
		{FindingID: "0123456789abcdef-1", AreaType: "district", AreaCode: "E08000029", ForceCode: "E23000014", Basis: "subject"},
		{FindingID: "0123456789abcdef-2", AreaType: "force", AreaCode: "E23000014", ForceCode: "E23000014", Basis: "subject"},
		{FindingID: "0123456789abcdef-2", AreaType: "district", AreaCode: "E08000029", ForceCode: "E23000014", Basis: "subject"},
	}
	if diff := cmp.Diff(want, rows.FindingAreas); diff != "" {
		t.Errorf("areas (-want +got):\n%s", diff)
	}
	wantWho := []record.FindingAddressee{
		{FindingID: "0123456789abcdef-1", Agency: "police", AreaCode: "E23000014", Published: "West Midlands Police", Basis: "named", Role: "addressee"},
		{FindingID: "0123456789abcdef-2", Agency: "safeguarding_partnership", Published: "ofsted-joint-targeted-area-inspection", Basis: "default", Role: "addressee"},
	}
	if diff := cmp.Diff(wantWho, rows.Addressees); diff != "" {
		t.Errorf("addressees (-want +got):\n%s", diff)
	}
	if len(rows.Issues) != 1 || rows.Issues[0].Code != "agreement-low" || rows.Issues[0].Page != 2 {
		t.Errorf("issues: %+v", rows.Issues)
	}
}

func TestFinding_severalForces(t *testing.T) {
	rows := findings(t, "hmicfrs-reports", "2024-01-10", nil, record.RawFinding{Kind: "recommendation", Page: 1, PageEnd: 1,
		Text: "Within six months of publication, the Metropolitan Police Service, Cleveland Police and Devon and Cornwall Police should review their policies."})
	var codes []string
	for _, a := range rows.FindingAreas {
		codes = append(codes, a.AreaCode)
	}
	want := []string{"E23000001", "E23000013", "E23000035"}
	if diff := cmp.Diff(want, codes); diff != "" {
		t.Errorf("areas (-want +got):\n%s", diff)
	}
	if len(rows.Addressees) != 3 || rows.Findings[0].Deadline.String() != "2024-07-10" {
		t.Errorf("addressees %v, deadline %v", rows.Addressees, rows.Findings[0].Deadline)
	}
	if len(rows.Issues) != 1 || rows.Issues[0].Code != "deadline-relative" {
		t.Errorf("issues: %+v", rows.Issues)
	}
}

func TestFinding_subjectFromTitle(t *testing.T) {
	tests := []struct {
		title, publisher string
		want             []string
	}{
		{"Independent inquiry into child sexual exploitation in Rotherham 1997–2013", "", []string{"E08000018"}},
		{"Local Child Safeguarding Practice Review: Child K", "Bradford Safeguarding Children Partnership", []string{"E08000032"}},
		{"Independent review of child sexual exploitation in Oldham", "Greater Manchester Combined Authority", []string{"E08000004"}},
		{"Report of the inquiry into the response of Telford and Wrekin Council", "", []string{"E06000020"}},
		{"UK Covid-19 Inquiry Module 1: The resilience and preparedness of the United Kingdom", "UK Covid-19 Inquiry", nil},
		{"Child sexual exploitation by organised networks", "Independent Inquiry into Child Sexual Abuse", nil},
		{"National Audit on Group-based Child Sexual Exploitation and Abuse", "", nil},
	}
	for _, tt := range tests {
		n, err := New(Options{})
		if err != nil {
			t.Fatal(err)
		}
		rows := &record.Rows{}
		s := n.Begin(Source{DocumentID: id, Publication: "thematic-reviews", Format: "pdf"}, rows)
		s.Document(record.RawDocument{Title: tt.title, Publisher: tt.publisher})
		s.Finding(&record.RawFinding{Kind: "recommendation", Text: "The Partnership should review its strategy.", Page: 1, PageEnd: 1})
		if err := s.Close("read", ""); err != nil {
			t.Fatal(err)
		}
		var codes []string
		for _, a := range rows.FindingAreas {
			codes = append(codes, a.AreaCode)
		}
		if diff := cmp.Diff(tt.want, codes); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.title, diff)
		}
		for _, i := range rows.Issues {
			t.Errorf("%s: issue %s %s", tt.title, i.Code, i.Message)
		}
	}
}

// A response quotes "within 12 months of this Report": that is not its own
// publication.
func TestFinding_quotedPeriod(t *testing.T) {
	rows := findings(t, "government-responses", "2025-01-16", nil, record.RawFinding{Kind: "recommendation", Page: 1, PageEnd: 1, Response: "We agree.",
		Text: "The new body should be established within 12 months of the publication of this Report."})
	f := rows.Findings[0]
	if f.Deadline.Valid() || f.DeadlinePublished != "within 12 months of the publication of this Report" {
		t.Errorf("deadline %v, %q", f.Deadline, f.DeadlinePublished)
	}
	if len(rows.Issues) != 1 || rows.Issues[0].Code != "deadline-relative" {
		t.Errorf("issues: %+v", rows.Issues)
	}
}
