package longtable

import (
	"cmp"
	"fmt"
	"slices"

	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Explain tells what became of every cell of a book that a publication reads
// by these columns. It runs the reading: a cell is a figure or a marker if a
// row came from it, a key if its column is one that the publication knows, and
// is left out with a reason otherwise. The whole book is held in memory.
func Explain(b sheet.Book, columns []Column, extract func(record.RawSink) error) ([]*layout.Table, error) {
	return ExplainBy(b, func(s sheet.Sheet) (*Header, error) { return Find(s, columns) }, extract)
}

// ExplainBy is Explain for a publication that finds its header itself.
func ExplainBy(b sheet.Book, find func(sheet.Sheet) (*Header, error), extract func(record.RawSink) error) ([]*layout.Table, error) {
	sink := &cells{roles: map[cellAt]layout.Role{}, left: map[string]string{}, held: map[string]string{}, issues: map[string][]record.Issue{}, checks: map[string]layout.Checks{}}
	if err := extract(sink); err != nil {
		return nil, err
	}
	var tables []*layout.Table
	for _, s := range b.Sheets() {
		g, err := s.Head(0)
		if err != nil {
			return tables, err
		}
		t := layout.New(g, s.Name())
		h, err := find(s)
		if err != nil {
			t.Missing = cmp.Or(sink.left[s.Name()], err.Error())
			h = &Header{Row: -1}
		}
		decide(t, g, h, sink)
		tables = append(tables, t)
	}
	return tables, nil
}

// decide gives every cell that holds anything its role. A number that became
// no row is left out, with the reason that the reading gave for its sheet, or
// because its column is none of figures; a text beside it is a key.
func decide(t *layout.Table, g *sheet.Grid, h *Header, sink *cells) {
	t.Checks, t.Issues = sink.checks[g.Name], sink.issues[g.Name]
	for r, row := range g.Cells {
		header := r == h.Row || r > h.Row && h.Row >= 0 && h.repeated(row)
		for pos := range row {
			if row[pos].Kind == sheet.Blank {
				continue
			}
			p := layout.Pos{Row: r, Col: pos}
			role, found := sink.roles[cellAt{g.Name, sheet.Ref(r, pos)}]
			_, number := Number(&row[pos])
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
				t.Decide(p, layout.LeftOut, cmp.Or(sink.held[g.Name], h.reason(pos)))
			}
		}
	}
}

func (h *Header) reason(pos int) string {
	if pos < len(h.Names) && h.Names[pos] != "" {
		return fmt.Sprintf("column %q is no figure", h.Names[pos])
	}
	return "beside the named columns"
}

// Totals tells how many printed totals of a sheet were compared with their
// parts, and how many agreed. Only an explanation keeps it; those that disagree
// are issues.
func Totals(out record.RawSink, sheetName string, checked, agreed int) {
	if c, ok := out.(*cells); ok {
		n := c.checks[sheetName]
		c.checks[sheetName] = layout.Checks{Checked: n.Checked + checked, Agreed: n.Agreed + agreed}
	}
}

type cellAt struct{ sheet, cell string }

// cells is a sink that keeps which cells became rows, and why sheets or figures
// were left out.
type cells struct {
	roles  map[cellAt]layout.Role
	left   map[string]string         // why a sheet was left out
	held   map[string]string         // why figures of a sheet were held back
	issues map[string][]record.Issue // totals that disagree, by sheet
	checks map[string]layout.Checks
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
