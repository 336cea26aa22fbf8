package layout

import (
	"fmt"
	"regexp"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/vocabulary"
)

// headLimit is how many rows down the headers of a table are looked for.
const headLimit = 60

// Read reads the table in a range of a grid (the zero Range is all of it) as
// a spec describes it. notes are those of a notes sheet, or nil; the table's
// own come on top. It always returns a table; Missing says why it has no rows.
func Read(g *sheet.Grid, in sheet.Range, spec *Spec, notes *Notes) *Table {
	t := &Table{Spec: spec, Grid: g, In: clip(g, in), decisions: map[Pos]Decision{}}
	t.Notes = newNotes()
	headers := t.findKeys()
	first, last := t.findRows(headers)
	if first < 0 {
		t.Missing = "no row of figures under " + t.wanted()
		t.readTitle(t.titleEnd())
		for r := t.In.Row; r <= t.In.EndRow; r++ {
			t.leaveRowOut(r, t.Missing)
		}
		return t
	}
	// Notes come first: whether "Wiltshire1" carries a mark depends on them.
	t.readNotes(last + 1)
	t.Notes.under(notes)
	top := t.readHeaders(headers, first)
	t.readTitle(top)
	t.readRows(first, last)
	t.sortColumns(first)
	t.sweep(first)
	if n := spec.Rows; len(t.Rows) < n {
		t.Issue(vocabulary.RowsMissing, Pos{first, t.In.Col}, "", fmt.Sprintf("%d rows of figures where at least %d are promised", len(t.Rows), n), "")
	}
	return t
}

// sweep gives a reason to every cell that nothing else took.
func (t *Table) sweep(first int) {
	for r := t.In.Row; r <= t.In.EndRow; r++ {
		for c := t.In.Col; c <= t.In.EndCol; c++ {
			cell := t.cell(Pos{r, c})
			if _, done := t.decisions[Pos{r, c}]; done || cell.Kind == sheet.Blank {
				continue
			}
			switch {
			case r < first:
				t.Decide(Pos{r, c}, LeftOut, "beside the headers")
			case c < t.firstFigureColumn():
				t.Decide(Pos{r, c}, LeftOut, "left of the labels")
			default:
				t.Decide(Pos{r, c}, LeftOut, "outside the table")
			}
		}
	}
}

// titleEnd is the row below the title of a table that is not read: the first
// with a figure, and at most a few rows down.
func (t *Table) titleEnd() int {
	end := min(t.In.Row+5, t.In.EndRow+1)
	for r := t.In.Row; r < end; r++ {
		for c := t.In.Col; c <= t.In.EndCol; c++ {
			if holdsFigure(t.cell(Pos{r, c})) {
				return r
			}
		}
	}
	return end
}

// wanted names the keys that the spec needs, for messages.
func (t *Table) wanted() string {
	for _, k := range t.Spec.Keys {
		if k.Need && k.Header != nil {
			return fmt.Sprintf("a header like %q", k.Header)
		}
	}
	return "text labels"
}

// findKeys finds the column of every key: by its header, else by the pattern
// of its cells, among the columns that no header of a key names. It returns the
// topmost and the lowest row of key headers, or -1.
func (t *Table) findKeys() (headers [2]int) {
	headers = [2]int{-1, -1}
	t.KeyCols = make([]int, len(t.Spec.Keys))
	taken := map[int]bool{}
	for i, k := range t.Spec.Keys {
		t.KeyCols[i] = -1
		p, ok := t.keyHeader(k.Header, taken)
		if !ok || k.Cells != nil && !t.columnFits(p, k.Cells) {
			continue
		}
		t.KeyCols[i] = p.Col
		taken[p.Col] = true
		if headers[0] < 0 || p.Row < headers[0] {
			headers[0] = p.Row
		}
		headers[1] = max(headers[1], p.Row)
	}
	for i, k := range t.Spec.Keys {
		switch {
		case t.KeyCols[i] >= 0:
			continue
		case k.Cells != nil:
			t.KeyCols[i] = t.columnByCells(k.Cells, taken)
		case k.Loose:
			t.KeyCols[i] = t.firstTextColumn(taken)
		}
		if t.KeyCols[i] >= 0 {
			taken[t.KeyCols[i]] = true
		}
	}
	return headers
}

// keyHeader finds the header of a key in a column that no other key has. A
// header printed twice is ambiguous; the first is taken and the issue says so.
func (t *Table) keyHeader(header *regexp.Regexp, taken map[int]bool) (Pos, bool) {
	if header == nil {
		return Pos{}, false
	}
	in := t.In
	in.EndRow = min(in.EndRow, in.Row+headLimit)
	var hits []Pos
	for _, p := range Select(t.Grid, in, headed(header)) {
		if !taken[p.Col] && !t.cell(p).Merged {
			hits = append(hits, p)
		}
	}
	if len(hits) == 0 {
		return Pos{}, false
	}
	for _, h := range hits[1:] {
		if h.Row == hits[0].Row {
			t.Issue(vocabulary.HeaderAmbiguous, h, t.cell(h).Text, fmt.Sprintf("the header stands in columns %s and %s", hits[0].A1(), h.A1()), "the first is taken")
			break
		}
	}
	return hits[0], true
}

// headed matches the header of a key, with or without references to notes.
func headed(header *regexp.Regexp) Match {
	return func(c *sheet.Cell, _ Pos) bool {
		return c.Kind == sheet.Text && header.MatchString(noteMark.ReplaceAllString(Collapse(c.Text), ""))
	}
}

// columnFits says whether the cells under a header are what the key promises.
func (t *Table) columnFits(header Pos, cells *regexp.Regexp) bool {
	for r := header.Row + 1; r <= t.In.EndRow && r < header.Row+headLimit; r++ {
		if cells.MatchString(Collapse(t.cell(Pos{r, header.Col}).Text)) {
			return true
		}
	}
	return false
}

// columnByCells finds the leftmost column in which at least three cells match.
func (t *Table) columnByCells(cells *regexp.Regexp, taken map[int]bool) int {
	for c := t.In.Col; c <= t.In.EndCol; c++ {
		if taken[c] {
			continue
		}
		n := 0
		for r := t.In.Row; r <= t.In.EndRow && n < 3; r++ {
			if cells.MatchString(Collapse(t.cell(Pos{r, c}).Text)) {
				n++
			}
		}
		if n == 3 {
			return c
		}
	}
	return -1
}

// firstTextColumn finds the leftmost column that holds a label beside figures.
func (t *Table) firstTextColumn(taken map[int]bool) int {
	for c := t.In.Col; c <= t.In.EndCol; c++ {
		if taken[c] {
			continue
		}
		n := 0
		for r := t.In.Row; r <= t.In.EndRow && n < 3; r++ {
			if t.cell(Pos{r, c}).Kind == sheet.Text && !holdsFigure(t.cell(Pos{r, c})) && holdsFigure(t.cell(Pos{r, c + 1})) {
				n++
			}
		}
		if n == 3 {
			return c
		}
	}
	return -1
}

// findRows returns the first and the last row of figures: below the key
// headers, with a needed key filled and a figure to the right of it.
func (t *Table) findRows(headers [2]int) (first, last int) {
	first, last = -1, -1
	for i, k := range t.Spec.Keys {
		if k.Need && t.KeyCols[i] < 0 {
			return -1, -1
		}
	}
	for r := max(t.In.Row, headers[1]+1); r <= t.In.EndRow; r++ {
		if t.isDataRow(r) {
			if first < 0 {
				first = r
			}
			last = r
		}
	}
	if first < 0 {
		return first, last
	}
	// A row whose only figure can't be read belongs to the table at its edges
	// too: it is no header, and no note.
	for r := first - 1; r > headers[1]; r-- {
		if t.blankRow(r) {
			continue
		}
		c := t.lostFigure(r)
		if _, figures := t.blankLabel(r); figures > 0 && headers[1] >= 0 {
			first = r
			continue
		}
		if c < 0 || headers[1] < 0 && !symbol(t.cell(Pos{r, c}).Text) {
			break // without a header over the labels, words may be one
		}
		first = r
	}
	for r := last + 1; r <= t.In.EndRow; r++ {
		if t.blankRow(r) {
			continue
		}
		if t.lostFigure(r) < 0 {
			break
		}
		last = r
	}
	return first, last
}

// blankRow reports whether nothing stands in a row.
func (t *Table) blankRow(r int) bool {
	for c := t.In.Col; c <= t.In.EndCol; c++ {
		if Collapse(t.cell(Pos{r, c}).Text) != "" {
			return false
		}
	}
	return true
}

func (t *Table) isDataRow(r int) bool {
	labelled := false
	for i, k := range t.Spec.Keys {
		c := t.KeyCols[i]
		if c < 0 {
			continue
		}
		cell := t.cell(Pos{r, c})
		filled := cell.Kind != sheet.Blank && Collapse(cell.Text) != ""
		if filled && !k.Fill {
			labelled = true
		}
		if k.Need && !k.Fill && !filled {
			return false
		}
	}
	if !labelled {
		return false
	}
	for c := t.firstFigureColumn(); c <= t.In.EndCol; c++ {
		if !t.isKeyColumn(c) && holdsFigure(t.cell(Pos{r, c})) {
			return true
		}
	}
	return false
}

// firstFigureColumn is the column right of the first key: figures never stand
// left of the labels.
func (t *Table) firstFigureColumn() int {
	first := -1
	for _, c := range t.KeyCols {
		if c >= 0 && (first < 0 || c < first) {
			first = c
		}
	}
	return first + 1
}

func (t *Table) isKeyColumn(col int) bool {
	for _, c := range t.KeyCols {
		if c == col {
			return true
		}
	}
	return false
}

// readRows reads the keys of every row between the first and the last row of
// figures; a row in between that has none is left out with its reason.
func (t *Table) readRows(first, last int) {
	above := make([]Label, len(t.Spec.Keys))
	seen, gap := map[string]bool{}, -1
	for r := first; r <= last; r++ {
		row := Row{Row: r, Keys: make([]Label, len(t.Spec.Keys))}
		for i, k := range t.Spec.Keys {
			if t.KeyCols[i] < 0 {
				continue
			}
			p := Pos{r, t.KeyCols[i]}
			row.Keys[i] = t.label(p)
			if row.Keys[i].Text == "" && k.Fill {
				row.Keys[i] = above[i]
			}
			above[i] = row.Keys[i]
		}
		if t.headerAgain(r, row.Keys) {
			t.leaveRowOut(r, "the header again")
			if gap < 0 {
				gap = r // places that come again below it are a second table's
			}
			continue
		}
		if !t.isDataRow(r) {
			t.unreadable(r)
			t.unlabelled(r)
			t.leaveRowOut(r, "row without figures")
			if gap < 0 && !t.blankRow(r) {
				gap = r
			}
			continue
		}
		labels := row.labels()
		if t.Spec.Unique && gap >= 0 && seen[labels] {
			t.leaveRestOut(gap, r, last)
			return
		}
		seen[labels], gap = true, -1
		if t.Spec.Skip != nil && t.Spec.Skip.MatchString(firstText(row.Keys)) {
			t.leaveRowOut(r, "row that is no area: "+firstText(row.Keys))
			continue
		}
		for _, c := range t.KeyCols {
			if c >= 0 {
				t.Decide(Pos{r, c}, KeyCell, "")
			}
		}
		t.Rows = append(t.Rows, row)
	}
	for r := last + 1; r <= t.In.EndRow && t.unlabelled(r); r++ {
		t.leaveRowOut(r, "row without its label")
	}
}

func firstText(keys []Label) string {
	for _, k := range keys {
		if k.Text != "" {
			return k.Text
		}
	}
	return ""
}

func (t *Table) leaveRowOut(r int, reason string) {
	for c := t.In.Col; c <= t.In.EndCol; c++ {
		if _, done := t.decisions[Pos{r, c}]; !done && t.cell(Pos{r, c}).Kind != sheet.Blank {
			t.Decide(Pos{r, c}, LeftOut, reason)
		}
	}
}
