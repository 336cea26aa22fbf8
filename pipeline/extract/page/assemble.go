package page

import (
	"math"
	"strings"
	"unicode/utf8"
)

// treeShare is how much of a page's text the structure tree must cover to be
// trusted. Page numbers and running heads are rightly outside it.
const treeShare = 0.6

// assemble makes the document's blocks from its pages.
func assemble(doc *Document, pages []rawPage) {
	doc.BodySize = bodySize(pages)
	trees := make([]*structured, len(pages))
	lines := make([][]line, len(pages))
	for i := range pages {
		if len(pages[i].tree) > 0 {
			if s := newStructured(&pages[i]); s.covered() >= treeShare {
				trees[i] = s
				continue
			}
		}
		lines[i] = inOrder(pages[i].lines(nil))
	}
	markFurniture(pages, lines)
	lead := leading(lines)
	perPage := make([][]piece, len(pages))
	tables := 0
	for i := range pages {
		if s := trees[i]; s != nil {
			s.tables = tables
			perPage[i] = s.read()
			tables = s.tables
			continue
		}
		t := typed{p: &pages[i], leading: lead, tables: tables}
		perPage[i] = t.read(lines[i])
		tables = t.tables
	}
	dropFurniture(pages, perPage)
	for i := range perPage {
		for j := range perPage[i] {
			refine(&perPage[i][j], doc.BodySize)
		}
		perPage[i] = hanging(notesLast(perPage[i]))
	}
	doc.Blocks = join(perPage)
	rankHeadings(doc)
	rankLists(doc.Blocks)
}

// bodySize returns the type size of most characters.
func bodySize(pages []rawPage) float64 {
	weight := map[float64]int{}
	for i := range pages {
		for j := range pages[i].runs {
			r := &pages[i].runs[j]
			weight[math.Round(r.size*2)/2] += r.end - r.start
		}
	}
	best, size := 0, 0.0
	for s, n := range weight {
		if n > best || n == best && s > size {
			best, size = n, s
		}
	}
	return size
}

// dropFurniture takes out running heads, running feet and page numbers that
// the structure tree holds as text.
func dropFurniture(pages []rawPage, perPage [][]piece) {
	lines := make([][]line, len(pages))
	for i := range perPage {
		for j := range perPage[i] {
			b := &perPage[i][j]
			l := line{y0: b.Y, y1: b.Bottom, text: b.Text}
			if b.Label != "" || b.Kind == Heading || b.Found == ByType {
				l.aside = true // never furniture
			}
			lines[i] = append(lines[i], l)
		}
	}
	markFurniture(pages, lines)
	for i := range perPage {
		kept := perPage[i][:0]
		for j := range perPage[i] {
			if !lines[i][j].furniture {
				kept = append(kept, perPage[i][j])
			}
		}
		perPage[i] = kept
	}
}

// Limits of a heading told by type.
const (
	headingRunes = 160
	largerThan   = 1.08 // of the body size
)

// refine decides what a block is where its element or lines alone don't tell.
func refine(b *piece, body float64) {
	if b.Kind == ListItem && b.Label == "" {
		b.Label, b.Text = takeLabel(b.Text, true)
	}
	if b.Kind == Paragraph && b.Found == ByStructure {
		if label, rest := takeLabel(b.Text, false); label != "" && rest != "" {
			b.Kind, b.Level, b.Label, b.Text = ListItem, 1, label, rest
		}
	}
	small := b.Size < footnoteMax*body
	if small && b.noteFirst && (b.Kind == Paragraph || b.Kind == ListItem) {
		b.Kind, b.Level = Footnote, 0
		first, rest, _ := strings.Cut(b.Marks, ",")
		b.Label, b.Marks = first, rest
	}
	if b.Kind == Heading && (b.Text == "" || utf8.RuneCountInString(b.Text) > 3*headingRunes) {
		b.Kind, b.Level = Paragraph, 0
	}
	if b.Kind == Paragraph && looksHeading(b, body) || b.Kind == ListItem && b.Found == ByType && !isBullet(b.Label) && b.Size > largerThan*body && looksHeading(b, body) {
		b.Kind, b.Level, b.Found = Heading, 0, ByType
	}
}

func looksHeading(b *piece, body float64) bool {
	n := utf8.RuneCountInString(b.Text)
	if n == 0 || n > headingRunes || b.Table != 0 && b.Kind == TableRow {
		return false
	}
	if !(b.Bold || b.Size > largerThan*body) {
		return false
	}
	if strings.HasSuffix(b.Text, ".") && n > 40 || strings.HasSuffix(b.Text, ",") || strings.HasSuffix(b.Text, ";") {
		return false
	}
	return strings.ContainsFunc(b.Text, func(c rune) bool { return c >= 'A' })
}

// notesLast moves a page's footnotes behind its text.
func notesLast(pieces []piece) []piece {
	var text, notes []piece
	for _, b := range pieces {
		if b.Kind == Footnote {
			notes = append(notes, b)
		} else {
			text = append(text, b)
		}
	}
	return append(text, notes...)
}

// hangTolerance is how far a paragraph's left edge may be off the text of the
// list item that it belongs to, in points.
const hangTolerance = 3

// hanging gives a list item the paragraphs that follow it and begin exactly
// where its own text does: further paragraphs of the item, tagged as none.
func hanging(pieces []piece) []piece {
	var out []piece
	for _, b := range pieces {
		if n := len(out); n > 0 && b.Kind == Paragraph && out[n-1].Kind == ListItem {
			if item := &out[n-1]; hangsOn(item, &b) {
				item.append(&b, " ")
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// hangsOn reports whether a paragraph begins where the item's own text does.
func hangsOn(item, b *piece) bool {
	return item.hang > item.X+indentOfLevel && math.Abs(b.X-item.hang) < hangTolerance &&
		math.Abs(b.Size-item.Size) < sizeStep && b.Bold == item.Bold
}

// join joins blocks that run over a page end and returns all in order.
func join(perPage [][]piece) []Block {
	var out []piece
	last := -1 // last block of the text so far, footnotes aside
	for _, page := range perPage {
		fresh := true // no text of this page yet
		for k := range page {
			if page[k].Kind == Footnote {
				out = append(out, page[k])
				continue
			}
			if last >= 0 && cellGoesOn(&out[last], page[:k+1], fresh) {
				carryCell(&out[last], &page[k])
				fresh = false
				continue
			}
			if fresh && last >= 0 {
				goesOn := continues(&out[last], &page[k])
				sameTable(&out[last], page[k:], goesOn)
				if goesOn {
					carry(&out[last], &page[k])
					fresh = false
					continue
				}
			}
			fresh = false
			out = append(out, page[k])
			last = len(out) - 1
		}
	}
	blocks := make([]Block, len(out))
	for i := range out {
		blocks[i] = out[i].Block
	}
	return blocks
}

// sameTable gives the blocks of a page whose first stands in the table in
// which the page before ended, at block a, the number of that table, and
// numbers their rows on. GoesOn says that the first is the rest of a.
func sameTable(a *piece, page []piece, goesOn bool) {
	b := &page[0]
	if a.Table == 0 || b.Table == 0 || b.Page > a.PageEnd+1 || len(a.Cells) != len(b.Cells) || b.Kind == Heading {
		return
	}
	from, rows := b.Table, a.Row
	if goesOn || b.Kind == ListItem && len(b.Cells) == 0 && (a.Kind == ListItem && !endsSentence(a.Text) || strings.HasSuffix(a.Text, ":")) {
		rows-- // the page breaks within the row
	}
	for i := range page {
		if page[i].Table == from {
			page[i].Table = a.Table
			page[i].Row += rows
		}
	}
}

// cellGoesOn reports whether the last of some blocks of a page is the rest of
// the last cell of row a, the row in which the page before ended. The cells
// that ended there are not on the page, so the rest looks like a row of one
// cell, set in from the row's left edge.
func cellGoesOn(a *piece, blocks []piece, fresh bool) bool {
	b := &blocks[len(blocks)-1]
	if a.Kind != TableRow || b.Kind == TableRow || b.Kind == Heading || b.Table == 0 || b.Row != 1 || b.X < a.X+columnStep {
		return false
	}
	if !fresh {
		return a.PageEnd == b.Page && blocks[0].Table == b.Table && blocks[0].Kind != TableRow
	}
	end := a.Cells[len(a.Cells)-1]
	return a.PageEnd+1 == b.Page && (b.Kind == ListItem || !endsSentence(end) || !startsUpper(b.Text))
}

// columnStep is less than the width of any column that holds text, in points.
const columnStep = 40

func carryCell(a, b *piece) {
	last := len(a.Cells) - 1
	text := b.Text
	if b.Kind == ListItem {
		text = "• " + text
	}
	a.Cells[last] = joinText(a.Cells[last], text)
	a.Text = strings.Trim(strings.Join(a.Cells, " | "), "| ")
	a.PageEnd = b.PageEnd
}

// continues reports whether b, the first block of a page, is the rest of a,
// the last of the page before.
func continues(a, b *piece) bool {
	if b.Page != a.PageEnd+1 || a.Text == "" {
		return false
	}
	if a.Kind == TableRow && b.Kind == TableRow {
		return len(a.Cells) == len(b.Cells) && !b.Header && rowGoesOn(a, b)
	}
	if a.Kind == Heading && b.Kind == Heading {
		return a.Level == b.Level && math.Abs(a.Size-b.Size) < 0.3 && !endsSentence(a.Text) && !startsUpper(b.Text)
	}
	if a.Kind != Paragraph && a.Kind != ListItem || b.Kind != Paragraph && b.Kind != ListItem {
		return false
	}
	if b.Label != "" || math.Abs(a.Size-b.Size) > sizeStep || a.Bold != b.Bold {
		return false
	}
	if a.Kind == ListItem && b.Kind == Paragraph && hangsOn(a, b) {
		return true
	}
	if !startsUpper(b.Text) {
		return !endsSentence(a.Text) || strings.HasSuffix(a.Text, "e.g.") || a.Kind == b.Kind && a.Kind == Paragraph && !strings.HasSuffix(a.Text, ":")
	}
	if !endsSentence(a.Text) && !endsClause(a.Text) {
		return true
	}
	// The next page may begin with a whole sentence of the same item: only the
	// structure tree, which then holds an item without a label, can tell.
	return a.Kind == ListItem && b.Kind == ListItem && b.Found == ByStructure && a.Found == ByStructure && a.Label != "" && !strings.HasSuffix(a.Text, ":")
}

// rowGoesOn reports whether a table row runs over the page end: a cell stops
// in the middle of a sentence, or the next page's row leaves cells empty that
// every row has.
func rowGoesOn(a, b *piece) bool {
	for i := range a.Cells {
		if a.Cells[i] == "" || b.Cells[i] == "" {
			continue
		}
		if !endsSentence(a.Cells[i]) && !startsUpper(b.Cells[i]) {
			return true
		}
	}
	return len(a.Cells) > 1 && b.Cells[0] == "" && a.Cells[0] != ""
}

func carry(a, b *piece) {
	if a.Kind == TableRow {
		for i := range a.Cells {
			a.Cells[i] = strings.Trim(joinText(a.Cells[i], b.Cells[i]), " ")
		}
		a.Text = strings.Trim(strings.Join(a.Cells, " | "), "| ")
		a.PageEnd = b.PageEnd
		return
	}
	text := joinText(a.Text, b.Text)
	a.append(b, " ")
	a.Text = text
}

// joinText joins two parts of a text over a page end as over a line end.
func joinText(a, b string) string {
	if strings.HasPrefix(b, "• ") {
		return a + "\n" + b
	}
	if strings.HasSuffix(a, "-") && joinable(a) {
		return a + b
	}
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}

// rankHeadings gives a level to headings that have none: by size, and bold
// text of the body's size below all larger.
func rankHeadings(doc *Document) {
	var sizes []float64
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != Heading || b.Level != 0 {
			continue
		}
		known := false
		for _, s := range sizes {
			known = known || math.Abs(s-b.Size) < 0.5
		}
		if !known {
			sizes = append(sizes, b.Size)
		}
	}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != Heading || b.Level != 0 {
			continue
		}
		b.Level = 1
		for _, s := range sizes {
			if s > b.Size+0.5 {
				b.Level++
			}
		}
	}
}

// How much further right a deeper list begins, in points: little where its
// bullets look different, more where they are alike.
const (
	indentOfLevel = 6
	indentOfSame  = 14
)

// rankLists gives list items their depth by how far they stand in, from one
// heading to the next. The tree's own depth is often lost: Word tags items of
// two depths as one list.
func rankLists(blocks []Block) {
	var stack []*Block // an item of each depth
	for i := range blocks {
		b := &blocks[i]
		switch b.Kind {
		case Heading:
			stack = nil
		case ListItem:
			b.Level, stack = depth(stack, b)
		}
	}
}

// depth returns the depth of a list item, given an item of each depth before
// it, and those with it.
func depth(stack []*Block, b *Block) (int, []*Block) {
	// Facing pages have margins of their own: on a new page the same bullet is
	// the same depth.
	for i, a := range stack {
		if a.PageEnd < b.Page && isBullet(b.Label) && a.Label == b.Label {
			stack[i] = b
			return i + 1, stack[:i+1]
		}
	}
	for len(stack) > 0 && b.X < stack[len(stack)-1].X-indentOfLevel {
		stack = stack[:len(stack)-1]
	}
	top := len(stack) - 1
	switch {
	case top < 0 || b.X > stack[top].X+step(stack[top], b):
		stack = append(stack, b)
	case b.X <= stack[top].X || stack[top].PageEnd < b.Page:
		stack[top] = b
	}
	return len(stack), stack
}

// step is how much further right than a another item must begin to be deeper.
func step(a, b *Block) float64 {
	if a.Label == b.Label || !isBullet(a.Label) && !isBullet(b.Label) && a.Label != "" && b.Label != "" && LabelForm(a.Label) == LabelForm(b.Label) {
		return indentOfSame
	}
	return indentOfLevel
}

// LabelForm makes the labels of one list alike: "2." and "3." are "1.", a
// bullet is itself.
func LabelForm(label string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= '0' && c <= '9':
			return '1'
		case c >= 'a' && c <= 'z':
			return 'a'
		case c >= 'A' && c <= 'Z':
			return 'A'
		}
		return c
	}, label)
}
