package laspending

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
)

// The excerpt holds the England row, the second table of classes with the header
// again, and the hidden row of keys.
func TestExtract(t *testing.T) {
	publicationtest.Golden(t, Publication{}, "rsx.ods")
}

func TestServices(t *testing.T) {
	doc := publicationtest.Text(t, "E-code,ONS Code,Local authority,Class,Social support: Support for carer - adults (18-64) - Employees (C1),TOTAL ADULT SOCIAL CARE [note 2] - Total Income (C6 = C4 + C5),TOTAL PUBLIC HEALTH - agency staff cost memorandum item\n"+
		"E4701,E08000032,Bradford,MD,1.5,[note 4],[z]\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	var got []string
	for _, o := range rows.Observations {
		got = append(got, o.Category+" "+o.Breakdown+" "+o.Marker)
	}
	want := []string{
		"social_support_support_for_carer_adults_18_64 item=employees ",
		"total_adult_social_care item=total_income not_available",
		"total_public_health_agency_staff_cost_memorandum_item  not_applicable",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestExtract_totals_of_a_row(t *testing.T) {
	doc := publicationtest.Text(t, "E-code,ONS Code,Local authority,Class,Police - Employees (C1),Police - Running Expenses (C2),Police - Total Expenditure (C3 = C1 + C2)\n"+
		"E1,E08000032,Bradford,MD,1,2,3\nE2,E08000035,Leeds,MD,1,2,4\nE3,E08000034,Kirklees,MD,[x],2,4\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	if len(rows.Issues) != 1 || rows.Issues[0].Code != "total-disagrees" || rows.Issues[0].Cell != "G3" || rows.Issues[0].Message != "Leeds, police: total_expenditure is 4, its parts come to 3" {
		t.Errorf("%+v", rows.Issues)
	}
}
