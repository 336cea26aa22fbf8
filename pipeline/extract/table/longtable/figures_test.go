package longtable

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/record"
)

// Rows whose figures may be other columns', or another table's, are held back
// and told; all others come as Rows gives them.
func TestFigures(t *testing.T) {
	const head = "Force Name,Region,Number of Offences\n"
	for name, tt := range map[string]struct {
		csv    string
		want   []string
		issues []string
	}{
		"comma_outside_quotes":     {head + "Kent,x,1\nSurrey,x,1,234\nEssex,x,3\n", []string{"Kent 1", "Essex 3"}, []string{"header-missing D3 1 row"}},
		"remark_beside_the_table":  {head + "Kent,x,1\nSurrey,x,2,see note\n", []string{"Kent 1", "Surrey 2"}, nil},
		"last_column_has_no_name":  {head + "Kent,x,1,7\nSurrey,x,2,8\n", []string{"Kent 1", "Surrey 2"}, []string{"header-missing D1 column D1 holds numbers"}},
		"column_has_no_name":       {"Force Name,,Number of Offences\nKent,7,1\nSurrey,8,2\n", []string{"Kent 1", "Surrey 2"}, []string{"header-missing B1 column B1 holds numbers"}},
		"program_counts_rows":      {",Force Name,Number of Offences\n0,Kent,1\n1,Surrey,2\n", []string{"Kent 1", "Surrey 2"}, nil},
		"header_again":             {head + "Kent,x,1\n" + head + "Surrey,x,2\n", []string{"Kent 1", "Surrey 2"}, nil},
		"second_table_has_a_title": {head + "Kent,x,1\n\nTable 2: Cancelled\n" + head + "Surrey,x,2\nEssex,x,3\n", []string{"Kent 1", "Table 2: Cancelled "}, []string{"table-unknown A6 2 rows"}},
		"note_in_a_name":           {"Force Name [note 1],Number of Offences [notes 2, 3]\nKent,1\n", []string{"Kent 1"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, tt.csv)
			h, err := Find(s, columns)
			if err != nil {
				t.Fatal(err)
			}
			var got, issues []string
			var rows record.RawRows
			for r, err := range h.Figures(s, &rows) {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, r.Text(0)+" "+r.Text(1))
			}
			for i, issue := range rows.Issues {
				issues = append(issues, issue.Code+" "+issue.Cell+" "+issue.Message)
				if i < len(tt.issues) {
					issues[i] = issues[i][:min(len(issues[i]), len(tt.issues[i]))]
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.issues, issues); diff != "" {
				t.Errorf("issues (-want +got):\n%s", diff)
			}
		})
	}
}
