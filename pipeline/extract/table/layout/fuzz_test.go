package layout

import (
	"testing"

	"pgregory.net/rapid"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
)

// Whatever a grid holds, reading it ends, every cell beside the figures has a
// decision, and every figure and mark decided on is one observation.
func TestRead_any_grid(t *testing.T) {
	texts := []string{"", "Area Code", "Area Name", "E23000013", "E230000131", "Kent", "Homicide2", "Numbers", "R", "..", "-", "5", "1,234", "17~", "1. Note.", "Source: x", "Apr '10 to Mar '11", "Table P1: X", "*Total", "[note 1]", "[x]", "%"}
	rapid.Check(t, func(t *rapid.T) {
		g := &sheet.Grid{Name: "T"}
		rows, cols := rapid.IntRange(0, 9).Draw(t, "rows"), rapid.IntRange(1, 6).Draw(t, "cols")
		for range rows {
			var cells []sheet.Cell
			for range cols {
				cells = append(cells, cellOf(rapid.SampledFrom(texts).Draw(t, "text")))
			}
			g.Cells = append(g.Cells, cells)
		}
		if rows > 1 && rapid.Bool().Draw(t, "merged") {
			r := rapid.IntRange(0, rows-1).Draw(t, "row")
			g.Merges = append(g.Merges, sheet.Range{Row: r, EndRow: r, EndCol: cols - 1})
			for c := 1; c < cols; c++ {
				g.Cells[r][c] = g.Cells[r][0]
				g.Cells[r][c].Merged = true
			}
		}
		table := Read(g, sheet.Range{}, areaSpec, nil)
		n := table.Tally()
		if n.Unread > 0 {
			t.Fatalf("%d cells without a decision", n.Unread)
		}
		var out record.RawRows
		table.Emit(&out, func(*Row, *Column, *record.RawObservation) bool { return true })
		if got := len(out.Observations); got != n.Figures+n.Markers {
			t.Fatalf("%d observations of %d figures and %d marks", got, n.Figures, n.Markers)
		}
	})
}
