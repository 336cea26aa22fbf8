package pdf

import "testing"

// A line of a table that is one text object is cut at the rules between its
// cells, and nowhere else.
func TestCut(t *testing.T) {
	p := &rawPage{chars: []rune("1 Act now ICB May")}
	r := run{start: 0, end: len(p.chars), x0: 40, x1: 400}
	row := &ruledRow{edges: []float64{36, 60, 200, 300, 420}}
	at := map[rune]float64{'1': 0, 'A': 30, 'c': 36, 't': 42, 'n': 54, 'o': 60, 'w': 66, 'I': 170, 'C': 176, 'B': 182, 'M': 270, 'a': 276, 'y': 282}
	got := p.cut(r, row, func(i int) (left, right float64) { x := 10 + at[p.chars[i]]; return x, x + 6 })
	var texts []string
	for _, g := range got {
		texts = append(texts, string(p.chars[g.start:g.end]))
	}
	if len(texts) != 4 || texts[0] != "1 " || texts[1] != "Act now " || texts[2] != "ICB " || texts[3] != "May" {
		t.Errorf("%q", texts)
	}
	if got[1].x0 != 70 || got[1].x1 != 112 {
		t.Errorf("second cell from %g to %g", got[1].x0, got[1].x1)
	}
	if crosses(row, &run{x0: 62, x1: 198}) {
		t.Error("a run within a cell crosses no rule")
	}
}
