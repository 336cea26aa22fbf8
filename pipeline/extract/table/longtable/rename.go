package longtable

import (
	"fmt"
	"slices"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Rename is a column whose name is new.
type Rename struct {
	Pos      int
	Old, New string // the name that it was known by, and the one that is printed
}

const (
	// knownNeeded is how many required columns a table must have by name before
	// another is known by what stands beneath it.
	knownNeeded = 4
	// renameRows is how many rows are looked at, and textsNeeded how many of them
	// must hold a text.
	renameRows, textsNeeded = 30, 3
)

// renamed finds the one required column that a header lacks by what stands
// beneath the unknown columns. Two that could be it are none.
func (m *matcher) renamed(h *Header, g *sheet.Grid, row int) bool {
	lacks, required := -1, 0
	for i, c := range m.columns {
		switch {
		case c.Optional:
		case h.At[i] < 0:
			lacks = i
		default:
			required++
		}
	}
	if lacks < 0 || required < knownNeeded || m.columns[lacks].Holds == nil {
		return false
	}
	found := -1
	for _, pos := range h.Unknown {
		if !holds(g, row, pos, m.columns[lacks].Holds) {
			continue
		}
		if found >= 0 {
			return false
		}
		found = pos
	}
	if found < 0 {
		return false
	}
	h.At[lacks] = found
	h.Unknown = slices.DeleteFunc(h.Unknown, func(pos int) bool { return pos == found })
	h.Renamed = append(h.Renamed, Rename{found, m.columns[lacks].Names[0], h.Names[found]})
	return true
}

// holds reports whether every text of a column can stand in it.
func holds(g *sheet.Grid, row, pos int, can func(string) bool) bool {
	texts := 0
	for r := row + 1; r < len(g.Cells) && r <= row+renameRows; r++ {
		c := g.At(r, pos)
		if c.Kind == sheet.Blank {
			continue
		}
		if !can(Line(c.Text)) {
			return false
		}
		texts++
	}
	return texts >= textsNeeded
}

// reportRenamed names the old and the new header.
func (h *Header) reportRenamed(out record.RawSink) {
	for _, n := range h.Renamed {
		i := record.NewIssue(vocabulary.ColumnUnknown, record.Origin{Sheet: h.Sheet, Cell: sheet.Ref(h.Row, n.Pos)},
			fmt.Sprintf("the column %q is read as %q, which the table lacks: what stands beneath is of its kind", n.New, n.Old))
		i.Field, i.Value, i.Hint = "column", n.New, "if it is another thing, rename the column in a copy of the file"
		out.Issue(i)
	}
}
