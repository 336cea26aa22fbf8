package pdf

import (
	"testing"

	"forcestats/pipeline/readers/page"
)

// TestCarryCell joins a cell over a page end: an item that the page end cut is
// one item, a further one stands on a line of its own.
func TestCarryCell(t *testing.T) {
	for _, c := range []struct{ end, label, rest, want string }{
		{"They should improve:\n• planning, including putting", "", "steps in place.", "They should improve:\n• planning, including putting steps in place."},
		{"They should improve:\n• planning", "•", "health", "They should improve:\n• planning\n• health"},
		{"They should improve:\n• planning.", "", "health", "They should improve:\n• planning.\n• health"},
	} {
		a := &piece{Block: page.Block{Kind: page.TableRow, Cells: []string{"Council", c.end}, Page: 6, PageEnd: 6}}
		carryCell(a, &piece{Block: page.Block{Kind: page.ListItem, Label: c.label, Text: c.rest, Page: 7, PageEnd: 7}})
		if a.Cells[1] != c.want || a.PageEnd != 7 {
			t.Errorf("%q and %q: %q on page %d, want %q", c.end, c.rest, a.Cells[1], a.PageEnd, c.want)
		}
	}
}
