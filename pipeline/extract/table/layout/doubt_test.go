package layout

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/readers/sheet"
)

// What stands where a figure should be is read, or told with its cell; what
// nothing tells apart is read once.
func TestRead_doubt(t *testing.T) {
	unique := *areaSpec
	unique.Unique = true
	dated := grid("Area Code|Area Name|2018|2019", "E23000013|Cleveland|1|2", "E23000014|Durham|3|4")
	dated.Cells[1][2] = sheet.Cell{Kind: sheet.Date, Number: 43000, Text: "22/09/2017", Raw: "43000"}
	tests := []struct {
		name   string
		grid   *sheet.Grid
		want   []string
		issues []string
	}{
		{
			name:   "sign_in_the_first_and_the_last_row",
			grid:   grid("Area Code|Area Name|2019", "E23000013|Cleveland|§", "E23000014|Durham|3", "E23000015|Kent|?", "Notes"),
			want:   []string{"C3 Durham: 2019 = 3"},
			issues: []string{"number-unreadable C2", "number-unreadable C4"},
		},
		{
			name:   "sign_without_a_code",
			grid:   grid("Area Name|2018|2019", "Cleveland|§|§", "Durham|3|4", "Kent|5|6", "Surrey|7|8"),
			want:   []string{"B3 Durham: 2018 = 3", "C3 Durham: 2019 = 4", "B4 Kent: 2018 = 5", "C4 Kent: 2019 = 6", "B5 Surrey: 2018 = 7", "C5 Surrey: 2019 = 8"},
			issues: []string{"number-unreadable B2"},
		},
		{
			name:   "date_for_a_figure_is_left_to_normalise",
			grid:   dated,
			want:   []string{"C2 Cleveland: 2018 = 22/09/2017", "D2 Cleveland: 2019 = 2", "C3 Durham: 2018 = 3", "D3 Durham: 2019 = 4"},
			issues: nil,
		},
		{
			name:   "column_with_a_space_in_its_thousands",
			grid:   grid("Area Code|Area Name|2018|2019", "E23000013|Cleveland|1 234|2", "E23000014|Durham|3 456|4"),
			want:   []string{"D2 Cleveland: 2019 = 2", "D3 Durham: 2019 = 4"},
			issues: []string{"number-unreadable C2"},
		},
		{
			name:   "name_is_blank",
			grid:   grid("Area Code|Area Name|2019", "E23000013|Cleveland|1", "E23000014||2", "E23000015|Kent|3"),
			want:   []string{"C2 Cleveland: 2019 = 1", "C4 Kent: 2019 = 3"},
			issues: []string{"rows-left-out B3"},
		},
		{
			name:   "headers_of_another_column",
			grid:   grid("Area Code|Area Name|Robbery|Robbery|Theft", "E23000013|Cleveland|1|1|2", "E23000014|Durham|3|3|4"),
			want:   []string{"C2 Cleveland: Robbery = 1", "E2 Cleveland: Theft = 2", "C3 Durham: Robbery = 3", "E3 Durham: Theft = 4"},
			issues: []string{"column-doubled D1"},
		},
		{
			name:   "header_merged_over_the_next",
			grid:   grid("Area Code|Area Name|Robbery|<|Theft", "E23000013|Cleveland|1|9|2", "E23000014|Durham|3|8|4"),
			want:   []string{"C2 Cleveland: Robbery = 1", "E2 Cleveland: Theft = 2", "C3 Durham: Robbery = 3", "E3 Durham: Theft = 4"},
			issues: []string{"column-doubled D1"},
		},
		{
			name:   "only_an_outer_header",
			grid:   grid("||Violence|<|<", "Area Code|Area Name|With injury||Homicide", "E23000013|Cleveland|1|9|2", "E23000014|Durham|3|8|4"),
			want:   []string{"C3 Cleveland: Violence | With injury = 1", "E3 Cleveland: Violence | Homicide = 2", "C4 Durham: Violence | With injury = 3", "E4 Durham: Violence | Homicide = 4"},
			issues: []string{"header-missing D1"},
		},
		{
			name:   "column_in_thousands",
			grid:   grid("Area Code|Area Name|Population (thousands)|Robbery", "E23000013|Cleveland|569|1", "E23000014|Durham|640|3"),
			want:   []string{"D2 Cleveland: Robbery = 1", "D3 Durham: Robbery = 3"},
			issues: []string{"number-unreadable C2"},
		},
		{
			name:   "second_table_without_a_header",
			grid:   grid("Area Code|Area Name|2019", "E23000013|Cleveland|1", "E23000014|Durham|2", "", "Offences that were cancelled", "E23000013|Cleveland|3", "E23000015|Kent|4"),
			want:   []string{"C2 Cleveland: 2019 = 1", "C3 Durham: 2019 = 2"},
			issues: []string{"table-unknown A5"},
		},
		{
			name:   "figures_without_a_label_at_the_beginning",
			grid:   grid("Area Code|Area Name|2019", "E23000013||1", "E23000014|Durham|2", "E23000015|Kent|3"),
			want:   []string{"C3 Durham: 2019 = 2", "C4 Kent: 2019 = 3"},
			issues: []string{"rows-left-out B2"},
		},
		{
			name:   "figures_without_a_label_at_the_end",
			grid:   grid("Area Code|Area Name|2019", "E23000013|Cleveland|1", "E23000014|Durham|2", "E23000015||3", "Notes"),
			want:   []string{"C2 Cleveland: 2019 = 1", "C3 Durham: 2019 = 2"},
			issues: []string{"rows-left-out B4"},
		},
		{
			name:   "header_printed_again_over_other_places",
			grid:   grid("Area Code|Area Name|Robbery", "E23000013|Cleveland|1", "E23000014|Durham|2", "Area Code|Area Name|Robbery", "E23000015|Kent|3", "E23000016|Surrey|4"),
			want:   []string{"C2 Cleveland: Robbery = 1", "C3 Durham: Robbery = 2", "C5 Kent: Robbery = 3", "C6 Surrey: Robbery = 4"},
			issues: []string{"table-unknown A4"},
		},
		{
			name:   "header_printed_again_over_the_same_places",
			grid:   grid("Area Code|Area Name|Robbery", "E23000013|Cleveland|1", "E23000014|Durham|2", "Area Code|Area Name|Robbery", "E23000013|Cleveland|3", "E23000014|Durham|4"),
			want:   []string{"C2 Cleveland: Robbery = 1", "C3 Durham: Robbery = 2"},
			issues: []string{"table-unknown A4", "table-unknown A4"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tables := ReadAll(tt.grid, &unique, nil)
			if len(tables) != 1 {
				t.Fatalf("%d tables", len(tables))
			}
			if diff := cmp.Diff(tt.want, figures(tables[0])); diff != "" {
				t.Errorf("figures (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.issues, issues(tables[0])); diff != "" {
				t.Errorf("issues (-want +got):\n%s", diff)
			}
		})
	}
}

// A header printed again over the same places begins a table of which nothing
// says what it counts.
func TestReadAll_same_places(t *testing.T) {
	g := grid("Area Code|Area Name|Robbery", "E23000013|Cleveland|1", "E23000014|Durham|2", "", "", "Area Code|Area Name|Robbery", "E23000013|Cleveland|3")
	tables := ReadAll(g, areaSpec, nil)
	if len(tables) != 2 || tables[1].Missing == "" || len(tables[1].Rows) > 0 {
		t.Errorf("the second block is read: %d tables", len(tables))
	}
}
