package forcetable

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/readers/sheet"
)

var spec = &layout.Spec{Keys: []layout.Key{
	{Name: "code", Header: regexp.MustCompile(`^Code$`)},
	{Name: "name", Header: regexp.MustCompile(`^Name$`), Need: true},
}}

// table builds a table of names (with a code after "/") and one column of counts.
func table(rows ...string) *layout.Table {
	g := &sheet.Grid{}
	text := func(s string) sheet.Cell {
		if s == "" {
			return sheet.Cell{}
		}
		return sheet.Cell{Kind: sheet.Text, Text: s}
	}
	g.Cells = append(g.Cells, []sheet.Cell{text("Table 1: Officers")}, []sheet.Cell{text("Code"), text("Name"), text("Officers")})
	for _, r := range rows {
		var name, code string
		var n float64
		name, count, _ := strings.Cut(r, "=")
		name, code, _ = strings.Cut(name, "/")
		fmt.Sscan(count, &n)
		g.Cells = append(g.Cells, []sheet.Cell{text(code), text(name), {Kind: sheet.Number, Number: n, Text: count}})
	}
	return layout.Read(g, sheet.Range{}, spec, nil)
}

func TestAreas(t *testing.T) {
	tests := []struct{ name, want string }{
		{"ENGLAND AND WALES (inc. BTP)", "other"},
		{"ENGLAND AND WALES (exc. BTP)", "country"},
		{"England and Wales (excluding Greater Manchester Police)", "other"},
		{"England", "country"},
		{"North East", "region"},
		{"Total West Midlands", "region"},
		{"West Midlands region", "region"},
		{"Eastern", "region"},
		{"West Midlands", "force"}, // a region of that name came before
		{"Cleveland", "force"},
		{"Durham", "force"},
		{"Wales", "country"},
		{"Total 43 forces", "country"},
		{"Total", "other"},
	}
	var rows []string
	for i, tt := range tests {
		rows = append(rows, fmt.Sprintf("%s=%d", tt.name, i))
	}
	for i, a := range Areas(table(rows...), "code", "name") {
		got := a.Kind
		if a.Other {
			got += "other"
		}
		if got != tests[i].want {
			t.Errorf("%q is %q, want %q", a.Name, got, tests[i].want)
		}
	}
}

// A printed code says it all, whatever the name.
func TestAreas_code(t *testing.T) {
	a := Areas(table("ENGLAND AND WALES (inc. BTP)/K04000001=1"), "code", "name")[0]
	if a.Code != "K04000001" || a.Kind != "" || a.Other {
		t.Errorf("%+v", a)
	}
}

func TestCheckTotals(t *testing.T) {
	forces := func(n int) []string {
		var out []string
		for i := range n {
			out = append(out, fmt.Sprintf("Force %d=1", i))
		}
		return out
	}
	tests := []struct {
		name string
		rows []string
		want []string
	}{
		{"agrees", append([]string{"England and Wales=43", "England=40", "North East=3"}, append(forces(3), append([]string{"North West=37"}, append(forces(40)[3:], append([]string{"Wales=3"}, "Force 41=1", "Force 42=1", "Force 43=1")...)...)...)...), nil},
		{"carrier_in_the_total", append([]string{"England and Wales=47", "England=42", "North East=3"}, append(forces(3), append([]string{"North West=37"}, append(forces(40)[3:], append([]string{"Wales=3"}, "Force 41=1", "Force 42=1", "Force 43=1", "British Transport Police=2")...)...)...)...), nil},
		{"region_disagrees", append([]string{"North East=4"}, forces(3)...), []string{"total-disagrees", "rows-missing"}},
		{"forces_missing", append([]string{"England and Wales=99", "North East=3"}, forces(3)...), []string{"rows-missing"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			table := table(tt.rows...)
			CheckTotals(table, Areas(table, "code", "name"), func(*layout.Column) bool { return true })
			var got []string
			for _, i := range table.Issues {
				got = append(got, i.Code)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s\n%+v", diff, table.Issues)
			}
		})
	}
}
