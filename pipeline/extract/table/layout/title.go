package layout

import (
	"regexp"
	"strings"

	"forcestats/pipeline/readers/sheet"
)

var tableName = regexp.MustCompile(`(?i)^(table\s+[A-Z]{0,2}\d+(?:\.\d+)?[a-z]?|MYE\s?\d+)\s*[:.–-]?\s*`)

// readTitle reads the lines above the headers: the first is the title.
func (t *Table) readTitle(top int) {
	for r := t.In.Row; r < top; r++ {
		for c := t.In.Col; c <= t.In.EndCol; c++ {
			p := Pos{r, c}
			cell := t.cell(p)
			if cell.Kind == sheet.Blank || cell.Merged || Collapse(cell.Text) == "" {
				continue
			}
			if _, done := t.decisions[p]; done {
				continue
			}
			t.Decide(p, Title, "")
			l := t.label(p)
			t.Notes.legends(l.Text)
			if first := t.Title.Text == ""; cell.Kind == sheet.Text && (first || tableName.MatchString(l.Text) && !tableName.MatchString(t.Title.Text)) {
				if !first { // a link back to the contents stands above the title
					t.Lines = append(t.Lines, t.Title)
				}
				t.Title = l
				continue
			}
			if t.Spec.Units != nil && t.Unit.Text == "" && t.Spec.Units.MatchString(l.Text) {
				t.Unit = l
				t.Decide(p, Unit, "")
				continue
			}
			t.Lines = append(t.Lines, l)
		}
	}
	if m := tableName.FindStringSubmatch(t.Title.Text); m != nil {
		t.Name = m[1]
	} else {
		t.Name = strings.TrimSpace(strings.ReplaceAll(t.Grid.Name, "_", " "))
	}
}

// Subject is the title without the table's number: "Police recorded crime by
// offence group ...".
func (t *Table) Subject() string { return tableName.ReplaceAllString(t.Title.Text, "") }
