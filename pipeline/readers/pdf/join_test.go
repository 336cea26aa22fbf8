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

// TestContinues_numbers keeps a numbered paragraph at the top of a page apart
// from the one before it, and joins a sentence that goes on with a number.
func TestContinues_numbers(t *testing.T) {
	for _, c := range []struct {
		end, begin string
		want       bool
	}{
		{"The plan is late. (Paragraph 12)", "4. We recommend a new plan.", false},
		{"The plan is late", "3.14 The Board should act.", false},
		{"The plan is late.", "12 The Board should act.", false},
		{"They met on", "12 April and again in May.", true},
		{"They met in the room of number", "12 Downing Street.", true},
		{"The plan took", "12 months.", true},
	} {
		a := &piece{Block: page.Block{Text: c.end, Page: 1, PageEnd: 1, Size: 11}}
		b := &piece{Block: page.Block{Text: c.begin, Page: 2, PageEnd: 2, Size: 11}}
		if got := continues(a, b); got != c.want {
			t.Errorf("%q and %q: %v", c.end, c.begin, got)
		}
	}
}
