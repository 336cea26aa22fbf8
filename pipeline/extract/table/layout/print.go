package layout

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"forcestats/pipeline/readers/sheet"
)

// Print shows what became of every cell of some tables: one line a cell with
// its address, role and text, and for a figure the labels that it takes.
func Print(w io.Writer, tables []*Table) error {
	b := bufio.NewWriter(w)
	for _, t := range tables {
		t.print(b)
	}
	return b.Flush()
}

func (t *Table) print(w io.Writer) {
	fmt.Fprintf(w, "sheet %q, %s: %s\n", t.Grid.Name, t.Name, t.Title.Text)
	if t.Missing != "" {
		fmt.Fprintf(w, "  left out: %s\n", t.Missing)
	} else {
		fmt.Fprintf(w, "  layout %s: %d rows, %d columns of figures; totals checked %d, agreed %d\n", t.Spec.ID, len(t.Rows), len(t.Columns), t.Checks.Checked, t.Checks.Agreed)
	}
	labels := t.figureLabels()
	for r := t.In.Row; r <= t.In.EndRow; r++ {
		for c := t.In.Col; c <= t.In.EndCol; c++ {
			p := Pos{r, c}
			cell := t.cell(p)
			if cell.Kind == sheet.Blank || cell.Merged {
				continue
			}
			d := t.decisions[p]
			fmt.Fprintf(w, "  %-6s %-9s %q", p.A1(), d.Role, Published(cell))
			if cell.Marks != "" {
				fmt.Fprintf(w, " marks %s", cell.Marks)
			}
			if l := labels[p]; l != "" {
				fmt.Fprintf(w, " <- %s", l)
			}
			if d.Reason != "" {
				fmt.Fprintf(w, " (%s)", d.Reason)
			}
			fmt.Fprintln(w)
		}
	}
	for _, i := range t.Issues {
		fmt.Fprintf(w, "  issue %s %s: %s\n", i.Code, i.Cell, i.Message)
	}
}

func (t *Table) figureLabels() map[Pos]string {
	out := map[Pos]string{}
	for i := range t.Rows {
		var keys []string
		for _, k := range t.Rows[i].Keys {
			if k.Text != "" && len(keys) < 3 {
				keys = append(keys, k.Text)
			}
		}
		row := strings.Join(keys, ", ")
		for j := range t.Columns {
			c := &t.Columns[j]
			p := Pos{t.Rows[i].Row, c.Col}
			if d := t.decisions[p]; d.Role == Figure || d.Role == Marker {
				out[p] = row + " x " + c.Header()
			}
		}
	}
	return out
}

// Tally counts what became of the cells of a table that hold anything.
type Tally struct {
	Figures, Markers, Flags int
	LeftOut                 map[string]int // by reason
	Unread                  int            // no decision: must be 0 in a table that was read
}

// Tally counts the decisions on the rows of figures and what lies among them.
func (t *Table) Tally() Tally {
	n := Tally{LeftOut: map[string]int{}}
	for r := t.In.Row; r <= t.In.EndRow; r++ {
		for c := t.In.Col; c <= t.In.EndCol; c++ {
			cell := t.cell(Pos{r, c})
			if cell.Kind == sheet.Blank || cell.Merged || Collapse(cell.Text) == "" && cell.Kind != sheet.Number {
				continue
			}
			switch d := t.decisions[Pos{r, c}]; d.Role {
			case Figure:
				n.Figures++
			case Marker:
				n.Markers++
			case Flag:
				n.Flags++
			case LeftOut:
				if t.Missing == "" || holdsFigure(cell) {
					n.LeftOut[cmp.Or(t.Missing, d.Reason)]++
				}
			case Unread:
				n.Unread++
			}
		}
	}
	return n
}
