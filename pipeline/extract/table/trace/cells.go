package trace

import (
	"cmp"
	"fmt"
	"slices"

	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

type cellAt struct{ sheet, cell string }

// cells is a sink that keeps which cells became rows, and why sheets or figures
// were left out.
type cells struct {
	roles  map[cellAt]layout.Role
	left   map[string]string         // why a sheet was left out
	held   map[string]string         // why figures of a sheet were held back
	issues map[string][]record.Issue // totals that disagree, by sheet
}

var _ record.RawSink = (*cells)(nil)

func (c *cells) Document(record.RawDocument) {}

func (c *cells) Area(record.RawArea) {}

func (c *cells) Observation(o *record.RawObservation) {
	role := layout.Figure
	if o.Marker != "" || !o.IsNumber {
		role = layout.Marker
	}
	c.roles[cellAt{o.Origin.Sheet, o.Origin.Cell}] = role
}

// Finding keeps the cell of a text: a finding is no figure.
func (c *cells) Finding(f *record.RawFinding) {
	c.roles[cellAt{f.Origin.Sheet, f.Origin.Cell}] = layout.KeyCell
}

func (c *cells) Judgement(j *record.RawJudgement) {
	c.roles[cellAt{j.Origin.Sheet, j.Origin.Cell}] = layout.Figure
}

func (c *cells) Issue(i record.Issue) {
	switch {
	case i.Code == vocabulary.TotalDisagrees.Code():
		c.issues[i.Sheet] = append(c.issues[i.Sheet], i)
	case i.Code == vocabulary.SheetLeftOut.Code():
		c.left[i.Sheet] = i.Message
	case i.Severity == vocabulary.HeldBack, i.Code == vocabulary.RowsLeftOut.Code() && c.held[i.Sheet] == "":
		c.held[i.Sheet] = i.Message
	}
}

// decide gives every cell that holds anything its role. A number that became
// no row is left out, with the reason that the reading gave for its sheet, or
// because its column is none of figures; a text beside it is a key.
func (c *cells) decide(t *layout.Table, g *sheet.Grid, h *longtable.Header) {
	t.Issues = c.issues[g.Name]
	for r, row := range g.Cells {
		header := r == h.Row || r > h.Row && h.Row >= 0 && h.Repeated(row)
		for pos := range row {
			if row[pos].Kind == sheet.Blank {
				continue
			}
			p := layout.Pos{Row: r, Col: pos}
			role, found := c.roles[cellAt{g.Name, sheet.Ref(r, pos)}]
			_, number := shown.Value(&row[pos])
			switch {
			case found:
				t.Decide(p, role, "")
			case t.Missing != "":
				t.Decide(p, layout.LeftOut, t.Missing)
			case r < h.Row:
				t.Decide(p, layout.Title, "")
			case header:
				t.Decide(p, layout.Header, "")
			case !number || slices.Contains(h.At, pos):
				t.Decide(p, layout.KeyCell, "")
			default:
				t.Decide(p, layout.LeftOut, cmp.Or(c.held[g.Name], reason(h, pos)))
			}
		}
	}
}

func reason(h *longtable.Header, pos int) string {
	if pos < len(h.Names) && h.Names[pos] != "" {
		return fmt.Sprintf("column %q is no figure", h.Names[pos])
	}
	return "beside the named columns"
}
