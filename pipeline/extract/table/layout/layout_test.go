package layout

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/number"
)

// grid builds a grid of rows of cells parted by "|": numbers are numbers,
// "text^8,9" has superscript marks, "<" is covered by the cell to its left.
func grid(rows ...string) *sheet.Grid {
	g := &sheet.Grid{Name: "T", HiddenRows: map[int]bool{}, HiddenCols: map[int]bool{}}
	for r, line := range rows {
		var cells []sheet.Cell
		for c, text := range strings.Split(line, "|") {
			if text == "<" {
				cell := cells[c-1]
				cell.Merged = true
				cells = append(cells, cell)
				g.Merges = merge(g.Merges, r, c)
				continue
			}
			cells = append(cells, cellOf(text))
		}
		g.Cells = append(g.Cells, cells)
	}
	return g
}

func merge(merges []sheet.Range, r, c int) []sheet.Range {
	if n := len(merges); n > 0 && merges[n-1].Row == r && merges[n-1].EndCol == c-1 {
		merges[n-1].EndCol = c
		return merges
	}
	return append(merges, sheet.Range{Row: r, EndRow: r, Col: c - 1, EndCol: c})
}

func cellOf(text string) sheet.Cell {
	text, marks, _ := strings.Cut(text, "^")
	c := sheet.Cell{Kind: sheet.Text, Text: text, Raw: text, Marks: marks}
	if text == "" {
		return sheet.Cell{Marks: marks}
	}
	if n, ok := number.Parse(text); ok && number.Bare(text) {
		c.Kind, c.Number = sheet.Number, n.Value
	}
	return c
}

var areaSpec = &Spec{
	ID: "test",
	Keys: []Key{
		{Name: "code", Header: regexp.MustCompile(`(?i)^area code$`), Cells: regexp.MustCompile(`^[EW]\d{8}`)},
		{Name: "name", Header: regexp.MustCompile(`(?i)^area name$`), Need: true, Loose: true},
	},
	Units: regexp.MustCompile(`^(?:Numbers|Percentages|Rate per 1,000 population)$`),
	Flags: regexp.MustCompile(`^R$`),
	Drops: []Drop{{regexp.MustCompile(`significant`), "no figure"}},
}

// figures gives what a table reads, one figure a line.
func figures(t *Table) []string {
	var out []string
	for i := range t.Rows {
		for j := range t.Columns {
			o, ok := t.Observe(&t.Rows[i], &t.Columns[j])
			if !ok {
				continue
			}
			value := o.Published
			if o.Marker != "" {
				value += " " + o.Marker
			}
			if o.Revised.V {
				value += " revised"
			}
			line := o.Origin.Cell + " " + t.Key(&t.Rows[i], "name").Text + ": " + t.Columns[j].Header() + " = " + value
			if u := t.Columns[j].Unit.Text; u != "" {
				line += " [" + u + "]"
			}
			if o.Note != "" {
				line += " (" + o.Note + ")"
			}
			out = append(out, line)
		}
	}
	return out
}

func issues(t *Table) []string {
	var out []string
	for _, i := range t.Issues {
		out = append(out, i.Code+" "+i.Cell)
	}
	return out
}

func TestRead(t *testing.T) {
	tests := []struct {
		name   string
		grid   *sheet.Grid
		want   []string
		issues []string
	}{
		{
			// As table P1 of March 2019: a merged group over a spacer, a unit
			// row, footnotes by superscript and a legend of marks.
			name: "merged_headers_over_a_spacer",
			grid: grid(
				"Table P1: Recorded crime^1|<|<|<|<", "", "England and Wales",
				"||Total||Victim-based|<",
				"Area Code|Area Name|||Homicide|Robbery^4",
				"||Numbers|<|<|<",
				"K04000001|ENGLAND AND WALES^6|90||5|60",
				"E23000013|Cleveland|30||-|20",
				"|British Transport Police|1||0|..",
				"Source: Home Office", "1. Not designated.", "4. Robbery note.", "6. With transport police.", "7. '-'  indicates that the base number is fewer than 50.", "'..' Denotes data not available",
			),
			want: []string{
				"C7 ENGLAND AND WALES: Total = 90 [Numbers] (With transport police.)",
				"E7 ENGLAND AND WALES: Victim-based | Homicide = 5 [Numbers] (With transport police.)",
				"F7 ENGLAND AND WALES: Victim-based | Robbery = 60 [Numbers] (With transport police.\nRobbery note.)",
				"C8 Cleveland: Total = 30 [Numbers]",
				"E8 Cleveland: Victim-based | Homicide = - not_shown [Numbers]",
				"F8 Cleveland: Victim-based | Robbery = 20 [Numbers] (Robbery note.)",
				"C9 British Transport Police: Total = 1 [Numbers]",
				"E9 British Transport Police: Victim-based | Homicide = 0 [Numbers]",
				"F9 British Transport Police: Victim-based | Robbery = .. not_available [Numbers] (Robbery note.)",
			},
		},
		{
			// A csv of the same table has no merges: a group reaches to the next.
			name: "unmerged_headers_reach_to_the_next",
			grid: grid("Table P5: Knives", "||2018/19||2019/20|", "Area Code|Area Name|Number|%|Number|%", "E23000013|Cleveland|1|2|3|4"),
			want: []string{
				"C4 Cleveland: 2018/19 | Number = 1", "D4 Cleveland: 2018/19 | % = 2",
				"E4 Cleveland: 2019/20 | Number = 3", "F4 Cleveland: 2019/20 | % = 4",
			},
		},
		{
			// A csv of table P7: the unit of the second column is its only
			// header, under a group that reaches over it.
			name: "unmerged_group_over_a_unit",
			grid: grid("Table P7: Incidents", "||2018/19||2019/20|", "Area Code|Area Name|Number|Rate per 1,000 population|Number|Rate per 1,000 population", "E23000013|Cleveland|1|2|3|4"),
			want: []string{
				"C4 Cleveland: 2018/19 | Number = 1", "D4 Cleveland: 2018/19 = 2 [Rate per 1,000 population]",
				"E4 Cleveland: 2019/20 | Number = 3", "F4 Cleveland: 2019/20 = 4 [Rate per 1,000 population]",
			},
		},
		{
			// March 2019 P7 has no codes and no header over the names; rows of
			// nothing part the regions.
			name: "names_without_a_header",
			grid: grid("Table P7: Incidents", "", "|Rate", "North East|1", "", "Cleveland|2", "Durham|3", "", "Source: x"),
			want: []string{"B4 North East: Rate = 1", "B6 Cleveland: Rate = 2", "B7 Durham: Rate = 3"},
		},
		{
			// Formats without superscripts glue the marks on, in brackets too,
			// and on codes.
			name: "glued_marks",
			grid: grid("Table 1: X", "Area Code|Area Name|Crime (excluding fraud2)|Per km2", "E2300001312|Cleveland1|5|6", "1. One.", "2. Two."),
			want: []string{
				"C3 Cleveland: Crime (excluding fraud) = 5 (One.\nTwo.)",
				"D3 Cleveland: Per km = 6 (One.\nTwo.)",
			},
		},
		{
			name: "note_marks_in_brackets",
			grid: grid("Table C2: X [note 1]", "[x] indicates data are unavailable.", "Area Code|Area Name|Robbery [note 3]", "E23000012|Humberside [note 3]|[x]", "E23000013|Cleveland|170,002 "),
			want: []string{"C4 Humberside: Robbery = [x] not_available", "C5 Cleveland: Robbery = 170,002"},
		},
		{
			name: "flags_and_marked_numbers",
			grid: grid("Table 3: X", "Area Name|Drawn|<|Aimed", "Cleveland|12|R|17~", "Durham|3||4", "~ Most recent figures."),
			want: []string{"B3 Cleveland: Drawn = 12 revised", "D3 Cleveland: Aimed = 17~ (Most recent figures.)", "B4 Durham: Drawn = 3", "D4 Durham: Aimed = 4"},
		},
		{
			name: "dropped_column",
			grid: grid("Table P6: X", "Area Name|Percentage|Statistically significant", "Cleveland|12|*", "Durham|13|"),
			want: []string{"B3 Cleveland: Percentage = 12", "B4 Durham: Percentage = 13"},
		},
		{
			name:   "column_without_a_header_is_held_back",
			grid:   grid("Table 1: X", "Area Code|Area Name|Homicide|", "E23000013|Cleveland|1|7"),
			want:   []string{"C3 Cleveland: Homicide = 1"},
			issues: []string{"header-missing D3"},
		},
		{
			name:   "anchor_twice",
			grid:   grid("Table 1: X", "Area Name|Homicide|Area Name|Robbery", "Cleveland|1|Cleveland|2"),
			want:   []string{"B3 Cleveland: Homicide = 1", "D3 Cleveland: Robbery = 2"},
			issues: []string{"header-ambiguous C2"},
		},
		{
			name: "anchor_moved",
			grid: grid("Table 1: X", "", "", "", "|Area Name|Area Code|Homicide", "|Cleveland|E23000013|1"),
			want: []string{"D6 Cleveland: Homicide = 1"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			table := Read(tt.grid, sheet.Range{}, areaSpec, nil)
			if diff := cmp.Diff(tt.want, figures(table)); diff != "" {
				t.Errorf("figures (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.issues, issues(table)); diff != "" {
				t.Errorf("issues (-want +got):\n%s", diff)
			}
			if n := table.Tally(); n.Unread > 0 {
				t.Errorf("%d cells without a decision", n.Unread)
			}
		})
	}
}

func TestRead_anchor_missing(t *testing.T) {
	strict := &Spec{Keys: []Key{{Name: "force", Header: regexp.MustCompile(`^Police force$`), Need: true}}}
	table := Read(grid("Table 1. Tactics", "", "Tactic|Total", "Baton|5", "Shield|6", "Dog|7"), sheet.Range{}, strict, nil)
	if table.Missing == "" || len(table.Rows) > 0 {
		t.Fatalf("missing %q, %d rows", table.Missing, len(table.Rows))
	}
	if n := table.Tally(); n.LeftOut[table.Missing] != 3 {
		t.Errorf("left out %v, want 3 figures", n.LeftOut)
	}
}

func TestRead_percentage(t *testing.T) {
	g := grid("Table 1: X", "Area Name|Share", "Cleveland|0.07")
	g.Cells[2][1].Format = "0%"
	g.Cells[2][1].Text = "7%"
	table := Read(g, sheet.Range{}, areaSpec, nil)
	o, _ := table.Observe(&table.Rows[0], &table.Columns[0])
	if o.Number != 7 || o.Unit != "percent" || o.Published != "7%" {
		t.Errorf("got %v %s %q, want 7 percent, published 7%%", o.Number, o.Unit, o.Published)
	}
}

func TestCheckSum(t *testing.T) {
	g := grid("Table 1: X", "Area Name|Homicide|Robbery|Arson", "England|3|9|4", "North|1|4|..", "South|2|4|4")
	table := Read(g, sheet.Range{}, areaSpec, nil)
	table.CheckSum(&table.Rows[0], func(*Column) bool { return true }, []*Row{&table.Rows[1], &table.Rows[2]})
	if table.Checks != (Checks{2, 1}) {
		t.Errorf("checks %+v, want 2 compared (Arson has a mark), 1 agreed", table.Checks)
	}
	want := []string{"total-disagrees C3"}
	if diff := cmp.Diff(want, issues(table)); diff != "" {
		t.Error(diff)
	}
	if m := table.Issues[0].Message; !strings.Contains(m, "9") || !strings.Contains(m, "8") {
		t.Errorf("message %q, want both figures", m)
	}
}

// The tolerance is what rounding alone can do: P9 is rounded to 100.
func TestCheckSum_rounded(t *testing.T) {
	g := grid("Table P9: X", "Area Name|2016", "England|1,000", "North|500", "South|400", "1. Rounded to the nearest 100.")
	table := Read(g, sheet.Range{}, areaSpec, nil)
	table.CheckSum(&table.Rows[0], func(*Column) bool { return true }, []*Row{&table.Rows[1], &table.Rows[2]})
	if table.Checks != (Checks{1, 1}) {
		t.Errorf("checks %+v, want agreement within rounding", table.Checks)
	}
}

func TestBlocks(t *testing.T) {
	g := grid("Table 1.7 Incidents", "Area Name|2018", "Kent|1", "", "Table 1.8 Deaths", "Area Name|2018", "Kent|2", "Surrey|3")
	blocks := Blocks(g, Pattern(regexp.MustCompile(`^Table \d`)))
	var got []string
	for _, b := range blocks {
		got = append(got, figures(Read(g, b, areaSpec, nil))...)
	}
	want := []string{"B3 Kent: 2018 = 1", "B7 Kent: 2018 = 2", "B8 Surrey: 2018 = 3"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A sheet may hold a second table: with a title it is read, without one
// nothing says what it counts.
func TestReadAll(t *testing.T) {
	block := []string{"Area Code|Area Name|Homicide", "E23000013|Cleveland|1"}
	rows := append([]string{"Table P1: X", ""}, block...)
	titled := append(append(rows[:len(rows):len(rows)], "1. Note.", "", "Table P2: Y", ""), "Area Code|Area Name|Robbery", "E23000013|Cleveland|2")
	bare := append(append(rows[:len(rows):len(rows)], "", ""), "", "", "Area Code|Area Name|Robbery", "E23000013|Cleveland|2")
	var got []string
	for _, table := range ReadAll(grid(titled...), areaSpec, nil) {
		got = append(got, table.Name+" "+strings.Join(figures(table), ", "))
	}
	if diff := cmp.Diff([]string{"Table P1 C4 Cleveland: Homicide = 1", "Table P2 C10 Cleveland: Robbery = 2"}, got); diff != "" {
		t.Errorf("titled (-want +got):\n%s", diff)
	}
	tables := ReadAll(grid(bare...), areaSpec, nil)
	if len(tables) != 2 || len(tables[1].Rows) != 0 || len(issues(tables[1])) != 1 || tables[1].Issues[0].Code != "table-unknown" {
		t.Errorf("%d tables; a block without a title must be left out with an issue", len(tables))
	}
}

func TestEmit_hidden(t *testing.T) {
	g := grid("Table 1: X", "Area Name|Homicide", "Kent|1")
	g.HiddenRows[2] = true
	var rows record.RawRows
	Read(g, sheet.Range{}, areaSpec, nil).Emit(&rows, func(*Row, *Column, *record.RawObservation) bool { return true })
	if len(rows.Observations) != 1 || len(rows.Issues) != 1 || rows.Issues[0].Code != "hidden-content" {
		t.Errorf("%d figures, issues %+v: hidden rows are read and told", len(rows.Observations), rows.Issues)
	}
}

func TestPrint(t *testing.T) {
	var b strings.Builder
	table := Read(grid("Table 1: X", "Area Name|Homicide|Notes", "Kent|1|see"), sheet.Range{}, areaSpec, nil)
	if err := Print(&b, []*Table{table}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`B3     figure    "1" <- Kent x Homicide`, `C3     left out  "see" (column without figures)`, `A1     title     "Table 1: X"`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no line %q in\n%s", want, b.String())
		}
	}
}
