package layout

import (
	"fmt"

	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/vocabulary"
)

// readHeaders reads the rows of headers above the figures into the paths of
// columns, and returns the topmost of them.
func (t *Table) readHeaders(keys [2]int, first int) int {
	top := t.headerTop(keys, first)
	for c := t.firstFigureColumn(); c <= t.In.EndCol; c++ {
		if !t.isKeyColumn(c) {
			t.Columns = append(t.Columns, Column{Col: c})
		}
	}
	for r := top; r < first; r++ {
		t.readHeaderRow(r, first)
	}
	for r := top; r < first; r++ {
		for _, c := range t.KeyCols {
			if p := (Pos{r, c}); c >= 0 && t.cell(p).Kind != sheet.Blank {
				t.Decide(p, Header, "")
			}
		}
	}
	return top
}

// headerTop finds the topmost header row: going up from the first row of
// figures, over at most one blank row, and never over a blank row above the
// key headers (feedback links and geography lines stand there).
func (t *Table) headerTop(keys [2]int, first int) int {
	top := first
	gap := 0
	for r := t.lastFilled(first - 1); r >= t.In.Row; r-- {
		if t.headerRow(r) || r >= keys[0] && keys[0] >= 0 {
			top, gap = r, 0
			continue
		}
		gap++
		if gap > 1 || keys[0] >= 0 {
			break
		}
	}
	return top
}

// lastFilled is the last row at or above r that holds anything: blank rows
// between the headers and the figures part nothing.
func (t *Table) lastFilled(r int) int {
	for r > t.In.Row && t.blankRow(r) {
		r--
	}
	return r
}

// headerRow says whether a row has text above the figures that is not a title
// merged over the whole table.
func (t *Table) headerRow(r int) bool {
	for c := t.firstFigureColumn(); c <= t.In.EndCol; c++ {
		p := Pos{r, c}
		if t.isKeyColumn(c) || Collapse(t.cell(p).Text) == "" {
			continue
		}
		if a, _ := t.extent(p); a.Col >= t.firstFigureColumn() || a.Col == c {
			return true
		}
	}
	return false
}

// extent returns the merged range that a cell lies in: its anchor and end.
func (t *Table) extent(p Pos) (anchor, end Pos) {
	for _, m := range t.Grid.Merges {
		if p.Row >= m.Row && p.Row <= m.EndRow && p.Col >= m.Col && p.Col <= m.EndCol {
			return Pos{m.Row, m.Col}, Pos{m.EndRow, m.EndCol}
		}
	}
	return p, p
}

// readHeaderRow adds one row of headers to the paths.
func (t *Table) readHeaderRow(r, first int) {
	spread := t.spreads(r, first)
	alone := t.alone(r)
	var open Label // an unmerged header that reaches to the next
	for i := range t.Columns {
		col := &t.Columns[i]
		p := Pos{r, col.Col}
		anchor, _ := t.extent(p)
		text := Collapse(t.cell(anchor).Text)
		switch {
		case text == "" && spread && open.Text != "" && t.headedBelow(col.Col, r, first):
			col.Path = append(col.Path, open)
			continue
		case text == "":
			continue
		case anchor.Row < r || anchor.Col < t.firstFigureColumn() && anchor.Col != col.Col:
			continue // read in the row of its anchor, or a title
		}
		l := t.label(anchor)
		switch {
		case t.Spec.Stray != nil && t.Spec.Stray.MatchString(l.Text):
			t.Decide(anchor, Header, "says nothing of a column")
		case t.Spec.Units != nil && t.Spec.Units.MatchString(l.Text):
			t.Decide(anchor, Unit, "")
			if alone {
				t.Unit = l
			} else {
				col.Unit = l
			}
		default:
			t.Decide(anchor, Header, "")
			col.Path = append(col.Path, l)
			open = l
		}
	}
}

// spreads says whether headers of a row reach over the blanks to their right:
// where nothing in it is merged and a lower row has headers under the blanks.
func (t *Table) spreads(r, first int) bool {
	for _, m := range t.Grid.Merges {
		if m.Row <= r && m.EndRow >= r && m.EndCol > m.Col && m.Col >= t.firstFigureColumn() {
			return false
		}
	}
	return r < first-1
}

func (t *Table) headedBelow(col, r, first int) bool {
	for below := r + 1; below < first; below++ {
		cell := t.cell(Pos{below, col})
		text := Collapse(cell.Text)
		// A unit merged over the whole table stands under spacers too.
		wide := cell.Merged && t.Spec.Units != nil && t.Spec.Units.MatchString(text)
		if text != "" && !wide {
			return true
		}
	}
	return false
}

// alone says whether a row has one single header, and that over one column:
// a unit that stands so, at the edge of a table, is the table's.
func (t *Table) alone(r int) bool {
	n := 0
	for i := range t.Columns {
		if Collapse(t.cell(Pos{r, t.Columns[i].Col}).Text) != "" {
			n++
		}
	}
	return n == 1
}

// sortColumns keeps the columns that have figures and a header, and says why
// the others are left out. Only the single column of a table may do without a
// header: its title says what it counts.
func (t *Table) sortColumns(first int) {
	kept := t.Columns[:0]
	filled := 0
	for _, col := range t.Columns {
		if numbers, _ := t.count(col.Col); numbers > 0 {
			filled++
		}
	}
	for _, col := range t.Columns {
		numbers, marks := t.count(col.Col)
		reason := ""
		switch path := col.Header(); {
		case t.dropped(path) != "":
			reason = t.dropped(path)
		case numbers+marks == 0:
			reason = "column without figures"
			t.unreadColumn(&col)
		case len(col.Path) == 0 && col.Unit.Text == "" && numbers > 0 && filled > 1:
			p := Pos{first, col.Col}
			t.Issue(vocabulary.HeaderMissing, p, t.cell(p).Text, fmt.Sprintf("column %s has %d numbers and no header", p.A1(), numbers), "held back: nothing says what they count")
			reason = "no header"
		case len(col.Path) == 0 && numbers == 0:
			reason = "spacer column"
		}
		if reason == "" {
			kept = append(kept, col)
			continue
		}
		t.leaveColumnOut(col.Col, reason)
	}
	t.Columns = kept
	t.sharedColumns()
	t.thousands()
	t.decideFigures()
}

func (t *Table) dropped(path string) string {
	for _, d := range t.Spec.Drops {
		if d.Path.MatchString(path) {
			return d.Reason
		}
	}
	return ""
}

func (t *Table) count(col int) (numbers, marks int) {
	for _, r := range t.Rows {
		c := t.cell(Pos{r.Row, col})
		if _, ok := shown.Value(c); ok && !c.Merged {
			numbers++
		} else if holdsFigure(c) {
			marks++
		}
	}
	return numbers, marks
}

func (t *Table) leaveColumnOut(col int, reason string) {
	for _, r := range t.Rows {
		p := Pos{r.Row, col}
		if c := t.cell(p); c.Kind != sheet.Blank && Collapse(c.Text) != "" {
			if t.isFlag(c) {
				t.Decide(p, Flag, "")
				continue
			}
			t.Decide(p, LeftOut, reason)
		}
	}
}

func (t *Table) isFlag(c *sheet.Cell) bool {
	return t.Spec.Flags != nil && c.Kind == sheet.Text && t.Spec.Flags.MatchString(Collapse(c.Text))
}

// decideFigures gives every cell under a kept column its role.
func (t *Table) decideFigures() {
	for i := range t.Rows {
		for j := range t.Columns {
			p := Pos{t.Rows[i].Row, t.Columns[j].Col}
			c := t.cell(p)
			_, number := shown.Value(c)
			switch {
			case c.Kind == sheet.Blank || Collapse(c.Text) == "" && c.Kind != sheet.Number:
			case c.Merged:
				t.Decide(p, LeftOut, "covered by a merged cell")
			case number:
				t.Decide(p, Figure, "")
			case t.isFlag(c):
				t.Decide(p, Flag, "")
			default:
				// An unknown text, and a date or a truth value where a figure
				// should be, are normalise's to hold back.
				t.Decide(p, Marker, "")
			}
		}
	}
}
