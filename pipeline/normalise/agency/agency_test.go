package agency

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	letters = "ofsted-joint-targeted-area-inspection"
	council = "ofsted-childrens-services"
	send    = "ofsted-area-send"
	inquiry = "parliament-inquiry-reports"
)

func TestFind(t *testing.T) {
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	terms := func(defined map[string]string) *Terms { return a.Terms(defined, inquiry) }
	tests := []struct {
		name       string
		finding    Finding
		agencies   []string
		addressees []string
		unknown    []string
	}{
		{"six bodies", Finding{Publication: "hmicfrs-reports", Text: "By 31 December 2024, the Home Office, the Department for Education, the Welsh Government, the National Crime Agency, the National Police Chiefs’ Council and the College of Policing should adopt the Independent Inquiry into Child Sexual Abuse’s definition."},
			[]string{"government", "national_policing"}, []string{"the Home Office, the Department for Education, the Welsh Government, the National Crime Agency, the National Police Chiefs’ Council and the College of Policing"}, nil},
		{"a quotation", Finding{Publication: letters, Text: "The inspection concluded that, ‘The local authority needs to work with partner agencies to improve the quality of partnership working’."},
			[]string{"childrens_services"}, []string{"The local authority"}, nil},
		{"working with", Finding{Publication: inquiry, Text: "The UK government, working with the devolved administrations, should establish mechanisms. The UK government should also commission research."},
			[]string{"government"}, []string{"The UK government, working with the devolved administrations"}, nil},
		{"recommend that", Finding{Publication: inquiry, Text: "We further recommend that the Cabinet Secretary and the Department of Health consider the matter."},
			[]string{"government"}, []string{"the Cabinet Secretary and the Department of Health"}, nil},
		{"recommend that, within a time", Finding{Publication: "hmicfrs-reports", Text: "We recommend that, within three months, Warwickshire Police acts to improve its performance management."},
			[]string{"police"}, []string{"Warwickshire Police"}, nil},
		{"a force", Finding{Publication: letters, Text: "West Midlands Police need to take urgent action to improve the quality of information held on the ‘Connect’ system."},
			[]string{"police"}, []string{"West Midlands Police"}, nil},
		{"practice is no body", Finding{Publication: council, Section: "Recommendations", Text: "Auditing of children’s cases should ensure that all shortfalls are identified."},
			[]string{"childrens_services"}, nil, nil},
		{"passive", Finding{Publication: inquiry, Text: "The definition should be reviewed by the College of Policing."},
			[]string{"national_policing"}, []string{"the College of Policing"}, nil},
		{"a council's report", Finding{Publication: council, Section: "What needs to improve?", Text: "the provision of life-story work for all children in care"},
			[]string{"childrens_services"}, nil, nil},
		{"the board's section", Finding{Publication: council, Section: "What does the LSCB need to improve?", Text: "Increase the engagement with the Chief Executive and the DCS."},
			[]string{"safeguarding_partnership"}, nil, nil},
		{"another's own practice", Finding{Publication: council, Text: "Strengthen partnership working arrangements in child protection between the local authority and South Yorkshire Police."},
			[]string{"childrens_services", "police"}, nil, nil},
		{"a letter that names nobody", Finding{Publication: letters, Text: "The specificity and thoroughness of plans."},
			[]string{"safeguarding_partnership"}, nil, nil},
		{"a responsible body column", Finding{Publication: send, Responsible: "Bexley Council and South East London ICB", Text: "Leaders across the partnership should act with urgency."},
			[]string{"childrens_services", "health"}, []string{"Bexley Council and South East London ICB"}, nil},
		{"an inquiry's council", Finding{Publication: "thematic-reviews", Text: "The Council should, with West Mercia Police, set up a joint review group."},
			[]string{"council"}, []string{"The Council"}, nil},
		{"an inquiry's local authorities", Finding{Publication: "government-responses", Text: "That all local authorities make arrangements for temporary accommodation."},
			[]string{"council"}, nil, nil},
		{"local authorities and children", Finding{Publication: inquiry, Text: "Police forces and local authorities must collect data on child sexual exploitation."},
			[]string{"childrens_services", "police"}, []string{"Police forces and local authorities"}, nil},
		{"a term of the document's own", Finding{Publication: inquiry, Text: "We recommend that the Department publishes its review. The Department should also ask OSP.", Terms: terms(map[string]string{"the Department": "Department for Education", "OSP": "Oakshire Police"})},
			[]string{"government"}, []string{"the Department", "The Department"}, nil},
		{"a board that is no safeguarding board", Finding{Publication: inquiry, Text: "The Board should act.", Terms: terms(map[string]string{"the Board": "Post Office Limited Board"})},
			[]string{"other"}, []string{"The Board"}, nil},
		{"an inspectorate", Finding{Publication: inquiry, Text: "That the Inspectorate should inspect the college.", Terms: terms(map[string]string{"the Inspectorate": "His Majesty’s Inspectorate of Constabulary and Fire and Rescue Services"})},
			[]string{"inspectorates"}, []string{"the Inspectorate"}, nil},
		{"an abbreviation of a force", Finding{Publication: "thematic-reviews", Text: "OSP should review its flags.", Terms: terms(map[string]string{"OSP": "Oakshire Police"})},
			[]string{"police"}, []string{"OSP"}, nil},
		{"a list headed with a body", Finding{Publication: "thematic-reviews", Section: "Recommendations", Subheading: "Thames Valley Police", Text: "Use the national referral mechanism."},
			[]string{"police"}, nil, nil},
		{"a list for a body", Finding{Publication: "thematic-reviews", Section: "9.2 Recommendations for the OSCB", Text: "Review the strategy."},
			[]string{"safeguarding_partnership"}, nil, nil},
		{"a list about a subject", Finding{Publication: "thematic-reviews", Section: "Recommendations", Subheading: "Police training and culture of the day", Text: "Review the strategy."},
			nil, nil, nil},
		{"praised with partners", Finding{Publication: letters, Kind: "strength", Text: "The police have a team that, together with partners, protects children."},
			[]string{"police"}, nil, nil},
		{"praised partners", Finding{Publication: letters, Kind: "strength", Text: "Partners work well with the police."},
			[]string{"safeguarding_partnership"}, nil, nil},
		{"a response that names nobody", Finding{Publication: "government-responses", Text: "Progress should be reviewed."},
			[]string{"government"}, nil, nil},
		{"the force", Finding{Publication: "hmicfrs-reports", Text: "The force needs to improve how it identifies and assesses risk."},
			[]string{"police"}, []string{"The force"}, nil},
		{"a board by its letters", Finding{Publication: "thematic-reviews", Text: "The OSCB should test its exploitation tool."},
			[]string{"safeguarding_partnership"}, []string{"The OSCB"}, nil},
		{"caseloads are no body", Finding{Publication: council, Text: "Social workers’ and independent reviewing officers’ caseloads should be reduced."},
			[]string{"childrens_services"}, nil, nil},
		{"a sentence is no subject", Finding{Publication: letters, Text: "The police supervisor focuses on whether the investigation should be joint."},
			[]string{"police"}, nil, nil},
		{"nobody known", Finding{Publication: inquiry, Responsible: "The Guild", Text: "Act."},
			nil, []string{"The Guild"}, []string{"The Guild"}},
	}
	for _, tt := range tests {
		got := a.Find(tt.finding)
		if diff := cmp.Diff(tt.agencies, got.Agencies()); diff != "" {
			t.Errorf("%s: agencies (-want +got):\n%s", tt.name, diff)
		}
		if diff := cmp.Diff(tt.addressees, got.Addressees); diff != "" {
			t.Errorf("%s: addressees (-want +got):\n%s", tt.name, diff)
		}
		if diff := cmp.Diff(tt.unknown, got.Unknown); diff != "" {
			t.Errorf("%s: unknown (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestNew_codes(t *testing.T) {
	// vocabulary/agencies.csv
	known := map[string]bool{"police": true, "national_policing": true, "childrens_services": true, "council": true, "schools": true, "health": true, "probation": true,
		"youth_justice": true, "safeguarding_partnership": true, "prosecutors": true, "government": true, "inspectorates": true, "other": true}
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range a.Lexicon.Entries {
		if !known[e.Code] {
			t.Errorf("line %d: no agency is called %q", i+2, e.Code)
		}
	}
	for _, d := range a.defaults {
		if !known[d.agency] || d.mode != "alone" && d.mode != "always" && d.mode != "letter" {
			t.Errorf("defaults.csv: %+v", d)
		}
	}
}
