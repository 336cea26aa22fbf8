package laspending

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
)

// The excerpt of 2024/25 holds the England row, the second table of classes
// with the header again, and the hidden row of keys. Those of earlier years
// (three services of some councils) have rows of keys above the header; 2021/22
// printed one item without its service, and no certification.
func TestExtract(t *testing.T) {
	for _, name := range []string{"rsx.ods", "rsx_2021_22.csv", "rsx_2023_24.csv"} {
		t.Run(name, func(t *testing.T) { publicationtest.Golden(t, Publication{}, name) })
	}
}

// RO3 of 2022/23 prints a service above its items, over the first of them or
// in the middle, under rows of the form's keys.
func TestServices_above_their_items(t *testing.T) {
	doc := publicationtest.Text(t, "Revenue Outturn (RO) 2022/23: RO3 (£ thousand),,,,,,,,\n,,,,RO3-cla-empl,RO3-cla-run-exp,RO3-tot-empl,RO3-tot-run-exp,\n"+
		",,,,Children Looked After [note 3],,,TOTAL SOCIAL CARE,\n,,,,C1R312,C2R312,C1R330,C2R330,\n"+
		"E-code,Local authority,Class,Certified,\"Employees\n (C1)\",\"Running Expenses\n (C2)\",\"Employees\n (C1)\",\"Running Expenses\n (C2)\",Employees (C4)\n"+
		"E4701,Bradford,MD,Y,1,2,3,4,5\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	var got []string
	for _, o := range rows.Observations {
		got = append(got, o.Origin.Cell+" "+o.Category+" "+o.Breakdown)
	}
	for _, i := range rows.Issues {
		got = append(got, i.Code+" "+i.Cell)
	}
	want := []string{
		"E6 children_looked_after item=employees", "F6 children_looked_after item=running_expenses",
		"G6 total_social_care item=employees", "H6 total_social_care item=running_expenses", "column-unknown I5",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if p := rows.Observations[0].Period; p.Start.String() != "2022-04-01" || p.Kind != "year" {
		t.Errorf("period %+v", p)
	}
}

// A council whose name is blank is known by its code, and one below a header
// that stands again is no class of councils. The figures are made up.
func TestExtract_councils_by_code(t *testing.T) {
	const head = "E-code,ONS Code,Local authority,Class,TOTAL ADULT SOCIAL CARE - Total Income (C6 = C4 + C5)\n"
	doc := publicationtest.Text(t, "Revenue Outturn (RO) 2022/23: RO3 (£ thousand),,,,\n"+head+head+
		"E4701,E08000032,Bradford,MD,7\nE3831,E07000223,,SD,8\nMD,,Metropolitan districts,MD,9\n,,,,3\n")
	var got []string
	for _, o := range publicationtest.Rows(t, Publication{}, doc).Observations {
		got = append(got, o.Published+" "+o.Area.Code+" "+o.Area.Name+" "+o.Breakdown)
	}
	want := []string{
		"7 E08000032 Bradford item=total_income", "8 E07000223  item=total_income",
		"9  Metropolitan districts item=total_income;sum_of=class",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
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

// Whole thousands may differ by one from rounding (Calderdale).
func TestExtract_totals_of_a_row(t *testing.T) {
	doc := publicationtest.Text(t, "£ thousand\nE-code,ONS Code,Local authority,Class,Police - Employees (C1),Police - Running Expenses (C2),Police - Total Expenditure (C3 = C1 + C2)\n"+
		"E1,E08000032,Bradford,MD,1,2,3\nE2,E08000035,Leeds,MD,1,2,5\nE3,E08000033,Calderdale,MD,1,2,4\nE4,E08000034,Kirklees,MD,[x],2,4\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	if len(rows.Issues) != 1 || rows.Issues[0].Code != "total-disagrees" || rows.Issues[0].Cell != "G4" || rows.Issues[0].Message != "Leeds, police: total_expenditure is 5, its parts come to 3" {
		t.Errorf("%+v", rows.Issues)
	}
}

// The unit is what the table says: thousand or million pounds, or pounds; where
// nothing says it, it is not known. Made-up tables.
func TestExtract_unit(t *testing.T) {
	for line, want := range map[string]string{
		"Data are reported in £ thousand.": "2300 gbp_thousand", "Data are reported in £ millions.": "2300000 gbp_thousand", "Figures are in £": "2.3 gbp_thousand",
		"£m": "2300000 gbp_thousand", "Source: returns": "2300 unknown", "Other income (£8.5 billion in 2024-25) is recharged": "2300 unknown",
	} {
		doc := publicationtest.Text(t, line+",,,,,\nE-code,ONS Code,Local authority,Class,Police - Employees (C1)2,Fire - Employees (C1)2\nE1,E08000032,Bradford,MD,\"2,300\",5\n")
		rows := publicationtest.Rows(t, Publication{}, doc)
		if len(rows.Observations) != 2 {
			t.Errorf("%s: %+v", line, rows)
			continue
		}
		o := rows.Observations[0]
		if got := strconv.FormatFloat(o.Number, 'f', -1, 64) + " " + o.Unit; got != want || o.Category != "police" || o.Breakdown != "item=employees" {
			t.Errorf("%s: %s %s %s, want %s", line, got, o.Category, o.Breakdown, want)
		}
	}
}
