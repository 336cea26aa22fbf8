package ees

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
)

func TestUnitByName(t *testing.T) {
	for unit, codes := range map[string]string{
		"count":      "referral_count anypoint_episodes number_of_children duration_0_10_days 3_months_or_less cpp_at31_3months t_sess_overall cases",
		"percent":    "rereferral_percent pc_decision_4weeks pt_overall white_perc proportion_missing share_of_children 2_years_or_more_percent",
		"per_10000":  "rate_per_10000 children_in_need_per_10000_children",
		"days":       "duration_median 25th_percentile_days median_days duration_25th_percentile working_days_lost_fte",
		"index":      "attainment8_score pupil_teacher_ratio rank quartile likelihood t_att8 ratio_of_workers",
		"unknown":    "caseload_fte cases_per_worker mean_duration_weeks avg_gap waiting_time_weeks duration_years cpp_start_thousands total_cost",
		"fte":        "inpost_fte",
		"headcount":  "leavers_headcount",
		"persons":    "population_estimate",
		"":           "at31_episodes_rate perm_excl_rate white neglect_initial housing",
		"per_100000": "admissions_per_100000",
	} {
		for code := range strings.FieldsSeq(codes) {
			if got := unitByName(code); got != unit {
				t.Errorf("%s: %q, want %q", code, got, unit)
			}
		}
	}
}

const head = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,la_name,category,"

// unitsOf returns the units that the indicators of a made-up file get.
func unitsOf(t *testing.T, text string) map[string]string {
	t.Helper()
	got := map[string]string{}
	for _, o := range publicationtest.Rows(t, Publication{}, publicationtest.Text(t, text)).Observations {
		got[o.Category] = o.Measure + " " + o.Unit
	}
	return got
}

// A rate is what its count and its base say: the children of England, or a
// column of the file. All figures are made up.
func TestExtract_rates(t *testing.T) {
	var b strings.Builder
	b.WriteString(head + "plans,plans_rate,other_rate,posts_fte,vacancy_fte,vacancy_rate_fte\n")
	b.WriteString("2024,Reporting year,National,E92000001,England,,,,,Child protection plans,49900,41.6,7.3,36000,4000,10.0\n")
	for i := range 15 {
		vacancies := 10 + i
		fmt.Fprintf(&b, "2024,Reporting year,Local authority,E92000001,England,,,E0800%04d,Council %d,Child protection plans,%d,%d.2,1.%d,%d,%d,%.1f\n",
			i+1, i, 100+7*i, 30+i, i, 200+i, vacancies, 100*float64(vacancies)/float64(200+i+vacancies))
	}
	want := map[string]string{
		"plans": "child_protection_plans count", "plans_rate": "child_protection_plans per_10000", "other_rate": "child_protection_plans unknown",
		"posts_fte": "child_protection_plans fte", "vacancy_fte": "child_protection_plans fte", "vacancy_rate_fte": "child_protection_plans percent",
	}
	if diff := cmp.Diff(want, unitsOf(t, b.String())); diff != "" {
		t.Error(diff)
	}
}

// What a name does not say, England and its regions do: a count adds up, an
// average lies among its parts. A name that says otherwise is not believed.
func TestExtract_averages(t *testing.T) {
	var b strings.Builder
	b.WriteString(head + "lights,brightness,cases\n2024,Reporting year,National,E92000001,England,,,,,Lamps,450,5.1,51\n")
	for i := 1; i <= 9; i++ {
		fmt.Fprintf(&b, "2024,Reporting year,Regional,E92000001,England,E1200000%d,Region %d,,,Lamps,%d,%.1f,%d\n", i, i, 10*i, 4.6+float64(i)/10, 46+i)
	}
	want := map[string]string{"lights": "lamps count", "brightness": "lamps unknown", "cases": "lamps unknown"}
	if diff := cmp.Diff(want, unitsOf(t, b.String())); diff != "" {
		t.Error(diff)
	}
}

// A factor that every council prints as 0 where earlier years have figures was
// not collected any more: it is not 0.
func TestExtract_dropped_category(t *testing.T) {
	var b strings.Builder
	b.WriteString(head + "neglect,abuse_unknown\n")
	for _, year := range []int{2024, 2025} {
		for i := range 60 {
			old := 40 * (2025 - year)
			fmt.Fprintf(&b, "%d,Reporting year,Local authority,E92000001,England,,,E0800%04d,Council %d,Factors identified at the end of assessment,%d,%d\n", year, i+1, i, 100+i, old)
		}
	}
	rows := publicationtest.Rows(t, Publication{}, publicationtest.Text(t, b.String()))
	figures, gone := 0, 0
	for _, o := range rows.Observations {
		switch {
		case o.Marker == "not_available" && o.Category == "abuse_unknown" && o.Period.End.Time().Year() == 2025 && o.Published == "0":
			gone++
		case o.Marker == "":
			figures++
		}
	}
	if figures != 180 || gone != 60 || len(rows.Issues) != 1 || rows.Issues[0].Code != "category-dropped" {
		t.Errorf("%d figures, %d not collected, issues %v", figures, gone, rows.Issues)
	}
}

// Each table counts what it is about, whatever its columns name.
func TestExtract_subjects(t *testing.T) {
	for _, c := range []struct{ category, column, want string }{
		{"Reason for episode closure", "RC1_Adopted", "children_in_need_closures"},
		{"Reason for episode closure", "Ended_episodes", "children_in_need"},
		{"Primary need at assessment", "N1_Abuse_or_neglect", "children_in_need_primary_need"},
		{"Primary need at assessment", "At31_episodes", "children_in_need"},
		{"CIN Plans", "CINPlan_start", "child_in_need_plans"},
		{"Children in Need", "At31_episodes", "children_in_need"},
		{"All", "total_ehc_plans", "ehc_plans"},
		{"CLA at 31 March", "t_sess_overall", "absences"},
	} {
		text := head + c.column + "\n2024,Reporting year,National,E92000001,England,,,,," + c.category + ",12\n"
		if got := publicationtest.Rows(t, Publication{}, publicationtest.Text(t, text)).Observations[0].Measure; got != c.want {
			t.Errorf("%s in %q: %q, want %q", c.column, c.category, got, c.want)
		}
	}
}

// A summary table stacks several subjects in one column; each row has its own.
// Headline figures have theirs in the columns.
func TestExtract_subject_of_row_and_column(t *testing.T) {
	stacked := strings.TrimSuffix(head, "category,") + "category,category_type,number\n" +
		"2024,Reporting year,National,E92000001,England,,,,,Referrals,Referrals in the year,621880\n" +
		"2024,Reporting year,National,E92000001,England,,,,,Section 47,Section 47s in the year,224520\n"
	rows := publicationtest.Rows(t, Publication{}, publicationtest.Text(t, stacked)).Observations
	if rows[0].Measure != "referrals" || rows[1].Measure != "section_47_enquiries" {
		t.Errorf("%s, %s", rows[0].Measure, rows[1].Measure)
	}
	headline := "time_period,time_identifier,geographic_level,country_code,country_name,children_in_need,child_protection_plans,referrals\n" +
		"2024,Reporting year,National,E92000001,England,399460,49900,621880\n"
	rows = publicationtest.Rows(t, Publication{}, publicationtest.Text(t, headline)).Observations
	if rows[0].Measure != "children_in_need" || rows[1].Measure != "child_protection_plans" || rows[2].Category != "referral_count" {
		t.Errorf("%+v", rows)
	}
}
