package ees

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
	"forcestats/pipeline/record"
)

func TestExtract(t *testing.T) {
	for _, name := range []string{
		"factors.csv", "children_in_need.csv", "referrals.csv", "section_47.csv", "plans_by_duration.csv",
		"looked_after.csv", "looked_after_outcomes.csv", "children_population.csv",
	} {
		t.Run(name, func(t *testing.T) { publicationtest.Golden(t, Publication{}, name) })
	}
}

// A file of other statistics: by school, by police force area, with an academic
// year and a filter whose total is no breakdown.
func TestExtract_other_statistics(t *testing.T) {
	doc := publicationtest.Text(t, "time_period,time_identifier,geographic_level,country_code,country_name,pfa_code,pfa_name,school_urn,school_name,sex,headcount,exclusion_rate\n"+
		"202425,Academic year,National,E92000001,England,,,,,Total,100,low\n"+
		"202425,Academic year,Police force area,E92000001,England,E23000010,West Yorkshire,,,Female,7,0.12\n"+
		"202425,Academic year,School,E92000001,England,,,100001,A school,Total,5,z\n")
	want := []string{
		`document | Explore education statistics data file | Department for Education | dfe-explore-education-statistics-sex_exclusions_headcount | "" | 2024-09-01..2025-08-31 | 1`,
		`figure | K2 | exclusions | headcount |  | country E92000001 "England" | 2024-09-01..2025-08-31 | 100 | 100 | headcount | `,
		`figure | L2 | exclusions | exclusion_rate |  | country E92000001 "England" | 2024-09-01..2025-08-31 | rounds_to_zero | low | unknown | `,
		`figure | K3 | exclusions | headcount | sex=female | force E23000010 "West Yorkshire" | 2024-09-01..2025-08-31 | 7 | 7 | headcount | `,
		`figure | L3 | exclusions | exclusion_rate | sex=female | force E23000010 "West Yorkshire" | 2024-09-01..2025-08-31 | 0.12 | 0.12 | unknown | `,
		`issue | warning | unit-unknown | L1 | the unit of "exclusion_rate" is not known: it is a rate, and no count and no base of the file say what it is per; it stands in no rate, rank or sum`,
		`issue | info | rows-left-out | C4 | 1 row: the geographic level "School" is no place that statistics are made for`,
	}
	if diff := cmp.Diff(want, publicationtest.Lines(publicationtest.Rows(t, Publication{}, doc))); diff != "" {
		t.Error(diff)
	}
}

func TestPeriod(t *testing.T) {
	for _, c := range []struct{ period, identifier, want string }{
		{"2025", "Reporting year", "2024-04-01 2025-03-31 year"},
		{"202425", "Reporting year", "2024-04-01 2025-03-31 year"},
		{"202425", "Financial year", "2024-04-01 2025-03-31 year"},
		{"202425", "Tax year", "2024-04-06 2025-04-05 year"},
		{"2024/25", "Academic year", "2024-09-01 2025-08-31 year"},
		{"2024", "Calendar year", "2024-01-01 2024-12-31 year"},
		{"202425", "Financial year Q4", "2025-01-01 2025-03-31 quarter"},
		{"2024", "Calendar year Q1-Q2", "2024-01-01 2024-06-30 other"},
		{"2024", "February", "2024-02-01 2024-02-29 month"},
		{"202427", "Academic year", "  "},
		{"2024", "Academic year", "  "},   // the year that begins or the one that ends in 2024
		{"202425", "Calendar year", "  "}, // two years are no calendar year
		{"2024", "Financial year", "  "},
		{"202425", "January", "  "},
		{"202425", "Autumn term", "  "},
	} {
		p := dated(c.period, c.identifier)
		if got := p.Start.String() + " " + p.End.String() + " " + p.Kind; got != c.want {
			t.Errorf("%s %s: %q, want %q", c.identifier, c.period, got, c.want)
		}
	}
}

// England is compared with its nine regions, within the rounding to 10; London
// is counted once.
func TestExtract_total_of_regions(t *testing.T) {
	text := "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,category,referral_count,referral_percent\n" +
		"2025,Reporting year,National,E92000001,England,,,Referrals,%s,10\n2025,Reporting year,Regional,E92000001,England,E13000001,Inner London,Referrals,50,1\n"
	for i := 1; i <= 9; i++ {
		text += fmt.Sprintf("2025,Reporting year,Regional,E92000001,England,E1200000%d,Region,Referrals,100,1\n", i)
	}
	for england, want := range map[string]int{"900": 0, "940": 0, "960": 1, "x": 0} {
		rows := publicationtest.Rows(t, Publication{}, publicationtest.Text(t, fmt.Sprintf(text, england)))
		if len(rows.Issues) != want || want > 0 && (rows.Issues[0].Code != "total-disagrees" || rows.Issues[0].Cell != "I2") {
			t.Errorf("England %s: %+v", england, rows.Issues)
		}
	}
}

// A word that no standard knows stays a figure's mark: it must not make a
// filter of its column, whose figures would go by unread. Two councils that
// answer as one are no place.
func TestExtract_unknown_marks(t *testing.T) {
	doc := publicationtest.Text(t, "time_period,time_identifier,geographic_level,country_code,country_name,new_la_code,la_name,age,agency_fte,caseload\n"+
		"2025,Reporting year,Local authority,E92000001,England,E08000024,Sunderland,10,4.5,q\n"+
		"2025,Reporting year,Local authority,E92000001,England,E06000015,Derby,11,N/A,3\n"+
		"2025,Reporting year,Local authority,E92000001,England,E06000061 / E06000062,North Northamptonshire / West Northamptonshire,Total,,2\n")
	want := []string{
		`figure | I2 | social_workers | agency_fte | age=10 | council E08000024 "Sunderland" | 2024-04-01..2025-03-31 | 4.5 | 4.5 | fte | `,
		`figure | J2 | social_workers | caseload | age=10 | council E08000024 "Sunderland" | 2024-04-01..2025-03-31 | ?q | q | unknown | `,
		`figure | I3 | social_workers | agency_fte | age=11 | council E06000015 "Derby" | 2024-04-01..2025-03-31 | ?N/A | N/A | fte | `,
		`figure | J3 | social_workers | caseload | age=11 | council E06000015 "Derby" | 2024-04-01..2025-03-31 | 3 | 3 | unknown | `,
		`figure | J4 | social_workers | caseload |  | council  "North Northamptonshire / West Northamptonshire" (no place) | 2024-04-01..2025-03-31 | 2 | 2 | unknown | `,
		`issue | warning | unit-unknown | J1 | the unit of "caseload" is not known: its name says no unit of the contract; it stands in no rate, rank or sum`,
	}
	rows := publicationtest.Rows(t, Publication{}, doc)
	if diff := cmp.Diff(want, publicationtest.Lines(rows)[1:]); diff != "" {
		t.Error(diff)
	}
	if a := rows.Observations[len(rows.Observations)-1].Area; a.Code != "" || !a.Other {
		t.Errorf("two councils are %+v", a)
	}
}

// A group that is named by a day is counted over the school year.
func TestExtract_group_of_a_day(t *testing.T) {
	for identifier, want := range map[string]string{"Academic year": "2024-09-01 2025-08-31", "Reporting year": "2025-03-31 2025-03-31"} {
		doc := publicationtest.Text(t, "time_period,time_identifier,geographic_level,country_code,country_name,social_care_group,t_sess_overall\n"+
			"202425,"+identifier+",National,E92000001,England,CINO at 31 March,7397200\n202425,"+identifier+",National,E92000001,England,CPPO at 31 March,7200\n")
		o := publicationtest.Rows(t, Publication{}, doc).Observations[0]
		if got := o.Period.Start.String() + " " + o.Period.End.String(); got != want {
			t.Errorf("%s: %s, want %s", identifier, got, want)
		}
	}
}

// A download of the table tool (made up) does not say which kind of year it
// has: it is refused with the words that say what to fetch.
func TestRecognise_a_table_of_the_table_tool(t *testing.T) {
	doc := publicationtest.Text(t, "location,location_code,geographic_level,time_period,sex,Number of children looked after\n"+
		"Kent,E10000016,Local authority,2024,Total,1200\nKent,E10000016,Local authority,2025,Total,1300\n")
	claim := Publication{}.Recognise(doc)
	if claim.Layout != tableToolID || claim.Score != 100 {
		t.Fatalf("claim %+v", claim)
	}
	var rows record.RawRows
	err := Publication{}.Extract(doc, claim.Layout, &rows)
	if err == nil || !strings.Contains(err.Error(), "fetch the csv of the data set") || len(rows.Observations) > 0 {
		t.Errorf("%v, %d figures", err, len(rows.Observations))
	}
}
