package pdf

import (
	"math"
	"strings"
	"unicode/utf8"

	"forcestats/pipeline/readers/page"
)

// treeShare is how much of a page's text the structure tree must cover to be
// trusted. Page numbers and running heads are rightly outside it.
const treeShare = 0.6

// assemble makes the document's blocks from its pages.
func assemble(doc *page.Document, pages []rawPage) {
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
			if b.Label != "" || b.Kind == page.Heading || b.Found == page.ByType {
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
	if b.Kind == page.ListItem && b.Label == "" {
		b.Label, b.Text = page.TakeLabel(b.Text, true)
	}
	if b.Kind == page.Paragraph && b.Found == page.ByStructure {
		if label, rest := page.TakeLabel(b.Text, false); label != "" && rest != "" {
			b.Kind, b.Level, b.Label, b.Text = page.ListItem, 1, label, rest
		}
	}
	small := b.Size < footnoteMax*body
	if small && b.noteFirst && (b.Kind == page.Paragraph || b.Kind == page.ListItem) {
		b.Kind, b.Level = page.Footnote, 0
		first, rest, _ := strings.Cut(b.Marks, ",")
		b.Label, b.Marks = first, rest
	}
	if b.Kind == page.Heading && (b.Text == "" || utf8.RuneCountInString(b.Text) > 3*headingRunes) {
		b.Kind, b.Level = page.Paragraph, 0
	}
	if b.Kind == page.Paragraph && looksHeading(b, body) || b.Kind == page.ListItem && b.Found == page.ByType && !page.IsBullet(b.Label) && b.Size > largerThan*body && looksHeading(b, body) {
		b.Kind, b.Level, b.Found = page.Heading, 0, page.ByType
	}
}

func looksHeading(b *piece, body float64) bool {
	n := utf8.RuneCountInString(b.Text)
	if n == 0 || n > headingRunes || b.Table != 0 && b.Kind == page.TableRow {
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
		if b.Kind == page.Footnote {
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
		if n := len(out); n > 0 && b.Kind == page.Paragraph && out[n-1].Kind == page.ListItem {
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
