package ees

import (
	"fmt"
	"strings"
	"testing"

	"forcestats/pipeline/extract/publication/publicationtest"
)

// councils writes a file of 25 councils in ten years, with further columns.
func councils(names string, values func(council, year int) string) string {
	var b strings.Builder
	b.WriteString("time_period,time_identifier,geographic_level,country_code,country_name,new_la_code,la_name," + names + ",child_count\n")
	for year := range 10 {
		for c := range 25 {
			fmt.Fprintf(&b, "%d,Calendar year,Local authority,E92000001,England,E060000%02d,Council %d,%s,%d\n", 2010+year, c+1, c, values(c, year), c)
		}
	}
	return b.String()
}

func TestExtract_columns_that_are_no_filter(t *testing.T) {
	tests := []struct {
		name   string
		csv    string
		want   map[string]int // rows by breakdown
		issues []string
	}{
		{
			"one_odd_cell_makes_no_filter",
			councils("category", func(c, year int) string {
				if c == 3 && year == 4 {
					return "Children in Needs"
				}
				return "Children in Need"
			}),
			map[string]int{"": 249, "category=children_in_needs": 1}, []string{"column-unknown H105"},
		},
		{
			"capitals_and_blanks_make_none",
			councils("category", func(c, year int) string { return []string{"Children in Need", "CHILDREN IN NEED", ""}[(c+year)%3] }),
			map[string]int{"": 250}, nil,
		},
		{
			"type_of_council",
			councils("la_type", func(c, _ int) string { return []string{"Unitary", "London", "Metropolitan"}[c%3] }),
			map[string]int{"": 250}, []string{"column-unknown H1"},
		},
		{
			"numeric_codes",
			councils("estab_no,old_code", func(c, _ int) string { return fmt.Sprintf("Estab,%d", 800+c) }),
			map[string]int{"": 250}, []string{"column-unknown I1"},
		},
		{
			"a_true_filter_stays",
			councils("sex", func(c, year int) string { return []string{"Girls", "Boys"}[(c+year)%2] }),
			map[string]int{"sex=girls": 125, "sex=boys": 125}, nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows := publicationtest.Rows(t, Publication{}, publicationtest.Text(t, tt.csv))
			got := map[string]int{}
			for _, o := range rows.Observations {
				got[o.Breakdown]++
			}
			if fmt.Sprint(got) != fmt.Sprint(tt.want) {
				t.Errorf("breakdowns %v, want %v", got, tt.want)
			}
			var issues []string
			for _, i := range rows.Issues {
				issues = append(issues, i.Code+" "+i.Cell)
			}
			if fmt.Sprint(issues) != fmt.Sprint(tt.issues) {
				t.Errorf("issues %v, want %v", issues, tt.issues)
			}
		})
	}
}

// Rows of a known level that name no place are told as such.
func TestExtract_no_column_of_places(t *testing.T) {
	rows := publicationtest.Rows(t, Publication{}, publicationtest.Text(t,
		"time_period,time_identifier,geographic_level,country_code,country_name,child_count\n2024,Calendar year,Local authority,E92000001,England,5\n"))
	if len(rows.Observations) != 0 || len(rows.Issues) != 1 || rows.Issues[0].Code != "area-unknown" || rows.Issues[0].Cell != "C2" {
		t.Errorf("%d figures, issues %+v", len(rows.Observations), rows.Issues)
	}
}
