package layout

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/vocabulary"
)

// headerAgain tells of a row between rows of figures that prints the names of
// the keys again: a second table may begin, of which the title is not known.
func (t *Table) headerAgain(r int, keys []Label) bool {
	named := 0
	for i, k := range t.Spec.Keys {
		if !k.Need || t.KeyCols[i] < 0 {
			continue
		}
		if k.Header == nil || !k.Header.MatchString(keys[i].Text) {
			return false
		}
		named++
	}
	if named == 0 || named == 1 && !t.sameHeaders(r) {
		return false
	}
	t.Issue(vocabulary.TableUnknown, Pos{r, t.KeyCols[0]}, firstText(keys), "the header stands here again; what follows is read as more of the same table while its places are others", "")
	return true
}

// sameHeaders reports whether a row prints the innermost header of every
// column again.
func (t *Table) sameHeaders(r int) bool {
	same := 0
	for i := range t.Columns {
		path := t.Columns[i].Path
		if len(path) == 0 {
			continue
		}
		if Collapse(t.cell(Pos{r, t.Columns[i].Col}).Text) != Collapse(t.cell(path[len(path)-1].At).Text) {
			return false
		}
		same++
	}
	return same > 0
}

// leaveRestOut leaves out the rows from a line of words on, below which places
// come again in a row: they are another table's, which has no header of its own.
func (t *Table) leaveRestOut(line, row, last int) {
	p := Pos{line, t.In.Col}
	for t.cell(p).Kind == sheet.Blank && p.Col < t.In.EndCol {
		p.Col++
	}
	t.Issue(vocabulary.TableUnknown, p, t.cell(p).Text, fmt.Sprintf("below this line the places of rows above come again, from row %d on", row+1), "left out: nothing says what a second table counts")
	for r := line; r <= last; r++ {
		t.leaveRowOut(r, "below a line under which places come again")
	}
}

// unlabelled raises an issue for a row of figures of which a needed label is
// blank, as whose figures they are is not known, and reports whether it is one.
func (t *Table) unlabelled(r int) bool {
	missing, figures := t.blankLabel(r)
	if figures == 0 {
		return false
	}
	t.Issue(vocabulary.RowsLeftOut, missing, "", fmt.Sprintf("the row has %d figures, and this cell, which says what they are of, is blank", figures), "compare the cell with the published file; the row is not read")
	return true
}

// blankLabel returns the needed label that is blank in a row with another label
// and figures, and how many these are; none where the row is not so.
func (t *Table) blankLabel(r int) (missing Pos, figures int) {
	labelled, blank := false, false
	for i, k := range t.Spec.Keys {
		if t.KeyCols[i] < 0 {
			continue
		}
		p := Pos{r, t.KeyCols[i]}
		switch filled := Collapse(t.cell(p).Text) != ""; {
		case filled && !k.Fill:
			labelled = true
		case !filled && k.Need && !k.Fill:
			missing, blank = p, true
		}
	}
	if !labelled || !blank {
		return missing, 0
	}
	for c := t.firstFigureColumn(); c <= t.In.EndCol; c++ {
		if _, ok := shown.Value(t.cell(Pos{r, c})); ok && !t.isKeyColumn(c) {
			figures++
		}
	}
	return missing, figures
}

// unreadable raises an issue for a row without figures where one is lost.
func (t *Table) unreadable(r int) {
	if c := t.lostFigure(r); c >= 0 {
		p := Pos{r, c}
		t.Issue(vocabulary.NumberUnreadable, p, Published(t.cell(p)), fmt.Sprintf("%q is neither a number nor a known marker, and the row has no other figure", Published(t.cell(p))), "compare the cell with the published file")
	}
}

// lostFigure returns the column of the words that stand where a row's figures
// should be, beside its place, or -1. Only a key whose cells have a form of
// their own (an area code), or a table of one column of figures, tells such a
// row from a heading.
func (t *Table) lostFigure(r int) int {
	known := false
	for i, k := range t.Spec.Keys {
		text := ""
		if t.KeyCols[i] >= 0 {
			text = Collapse(t.cell(Pos{r, t.KeyCols[i]}).Text)
		}
		if k.Need && !k.Fill && text == "" || k.Header != nil && k.Header.MatchString(text) {
			return -1
		}
		known = known || k.Cells != nil && k.Cells.MatchString(text)
	}
	last := t.In.EndCol
	for last > t.In.Col && t.cell(Pos{r, last}).Kind == sheet.Blank {
		last--
	}
	first := t.firstFigureColumn()
	for c := first; c <= last; c++ {
		cell := t.cell(Pos{r, c})
		if t.isKeyColumn(c) || cell.Kind == sheet.Blank || cell.Merged || !known && !t.onlyFigures(c) && !symbol(cell.Text) {
			continue
		}
		return c
	}
	return -1
}

// onlyFigures reports whether no column but c is free for figures: all others
// right of the first key are keys.
func (t *Table) onlyFigures(c int) bool {
	for o := t.firstFigureColumn(); o <= t.In.EndCol; o++ {
		if o != c && !t.isKeyColumn(o) {
			return false
		}
	}
	return true
}

// symbol reports whether a text is one sign or two, as marks for a figure are.
func symbol(text string) bool {
	text = Collapse(text)
	return text != "" && len([]rune(text)) <= 2 && !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%' || r == '£' })
}

// unreadColumn raises an issue for a column that has a header and no figure,
// but in most of its rows words with digits in them ("1 234"): no label is so.
func (t *Table) unreadColumn(col *Column) {
	n, filled, first := 0, 0, Pos{}
	for i := range t.Rows {
		p := Pos{t.Rows[i].Row, col.Col}
		c := t.cell(p)
		if c.Kind == sheet.Blank || c.Merged {
			continue
		}
		filled++
		if nearlyNumber.MatchString(Collapse(c.Text)) {
			if n++; n == 1 {
				first = p
			}
		}
	}
	if len(col.Path) == 0 || n == 0 || 2*n < filled {
		return
	}
	t.Issue(vocabulary.NumberUnreadable, first, Published(t.cell(first)), fmt.Sprintf("none of the %d values of the column %q is a number or a known marker", n, col.Header()),
		"write the figures as numbers, without spaces or words in them")
}

// nearlyNumber is digits with a sign, word or space that no number has.
var nearlyNumber = regexp.MustCompile(`^(?:[(<>~≈c£]|c\.|about|approx\.?)?\s*-?\d[\d\s.,’']*[)\pL%?!]?$`)

// sharedColumns takes out, for a spec whose columns are told by their headers
// alone, those that nothing tells from another: whose headers are another's
// word for word, or that have but an outer header which covers other columns
// with headers of their own.
func (t *Table) sharedColumns() {
	if !t.Spec.Unique {
		return
	}
	type above struct {
		header Pos
		unit   string
	}
	outer := map[above]bool{} // headers with others below them, by the unit of what they cover
	for i := range t.Columns {
		c := &t.Columns[i]
		for _, l := range c.Path[:max(len(c.Path)-1, 0)] {
			outer[above{l.At, c.Unit.Text}] = true
		}
	}
	first := map[string]int{}
	kept := t.Columns[:0]
	for i := range t.Columns {
		col := t.Columns[i]
		if len(col.Path) == 0 {
			kept = append(kept, col)
			continue
		}
		last := col.Path[len(col.Path)-1]
		p := Pos{last.At.Row, col.Col}
		key := col.Unit.Text + "\x00" + col.Header()
		other, again := first[key]
		switch {
		case outer[above{last.At, col.Unit.Text}]:
			t.Issue(vocabulary.HeaderMissing, p, col.Header(), fmt.Sprintf("column %s has no header of its own under %q", p.A1(), last.Text), "held back: nothing says what it counts; compare its header with the published file")
			t.leaveColumnOut(col.Col, "no header of its own")
		case again:
			t.Issue(vocabulary.ColumnDoubled, p, col.Header(), fmt.Sprintf("column %s has the headers of column %s, word for word; the first is read", p.A1(), sheet.Ref(p.Row, other)), "compare the headers with the published file")
			t.leaveColumnOut(col.Col, "headers of another column")
		default:
			first[key] = col.Col
			kept = append(kept, col)
		}
	}
	t.Columns = kept
}

// inThousands is how publishers say that figures are thousands. "Rounded to the
// nearest thousand" is another thing.
var inThousands = regexp.MustCompile(`(?i)\(\s*(?:in )?(?:thousands|['’]?000s?)\s*\)|\bin thousands\b|^(?:thousands|['’]?000s?)$`)

// thousands takes out the columns whose figures are thousands: they would pass
// for units, and no unit of a release is a thousand.
func (t *Table) thousands() {
	if len(t.Rows) == 0 {
		return
	}
	whole := inThousands.MatchString(t.Title.Text) || inThousands.MatchString(t.Unit.Text)
	for _, l := range t.Lines {
		whole = whole || inThousands.MatchString(l.Text)
	}
	kept := t.Columns[:0]
	for i := range t.Columns {
		col := t.Columns[i]
		scaled := whole || inThousands.MatchString(col.Unit.Text)
		for _, l := range col.Path {
			scaled = scaled || inThousands.MatchString(l.Text)
		}
		if !scaled {
			kept = append(kept, col)
			continue
		}
		p := Pos{t.Rows[0].Row, col.Col}
		t.Issue(vocabulary.NumberUnreadable, p, Published(t.cell(p)), fmt.Sprintf("the figures of column %s are in thousands, which is no unit of a release", sheet.Ref(p.Row, p.Col)), "held back: find the table that prints them in full")
		t.leaveColumnOut(col.Col, "in thousands")
	}
	t.Columns = kept
}
