package pdf

import (
	"math"
	"regexp"
	"strings"

	"forcestats/pipeline/readers/page"
)

// join joins blocks that run over a page end and returns all in order.
func join(perPage [][]piece) []page.Block {
	var out []piece
	last := -1 // last block of the text so far, footnotes aside
	for _, pieces := range perPage {
		fresh := true // no text of this page yet
		for k := range pieces {
			if pieces[k].Kind == page.Footnote {
				out = append(out, pieces[k])
				continue
			}
			if last >= 0 && cellGoesOn(&out[last], pieces[:k+1], fresh) {
				carryCell(&out[last], &pieces[k])
				fresh = false
				continue
			}
			if fresh && last >= 0 {
				goesOn := continues(&out[last], &pieces[k])
				sameTable(&out[last], pieces[k:], goesOn)
				if goesOn {
					carry(&out[last], &pieces[k])
					fresh = false
					continue
				}
			}
			fresh = false
			out = append(out, pieces[k])
			last = len(out) - 1
		}
	}
	blocks := make([]page.Block, len(out))
	for i := range out {
		blocks[i] = out[i].Block
	}
	return blocks
}

// sameTable gives the blocks of a page whose first stands in the table in
// which the page before ended, at block a, the number of that table, and
// numbers their rows on. GoesOn says that the first is the rest of a.
func sameTable(a *piece, pieces []piece, goesOn bool) {
	b := &pieces[0]
	if a.Table == 0 || b.Table == 0 || b.Page > a.PageEnd+1 || len(a.Cells) != len(b.Cells) || b.Kind == page.Heading {
		return
	}
	from, rows := b.Table, a.Row
	if goesOn || b.Kind == page.ListItem && len(b.Cells) == 0 && (a.Kind == page.ListItem && !endsSentence(a.Text) || strings.HasSuffix(a.Text, ":")) {
		rows-- // the page breaks within the row
	}
	for i := range pieces {
		if pieces[i].Table == from {
			pieces[i].Table = a.Table
			pieces[i].Row += rows
		}
	}
}

// cellGoesOn reports whether the last of some blocks of a page is the rest of
// the last cell of row a, the row in which the page before ended. The cells
// that ended there are not on the page, so the rest looks like a row of one
// cell, set in from the row's left edge.
func cellGoesOn(a *piece, blocks []piece, fresh bool) bool {
	b := &blocks[len(blocks)-1]
	if a.Kind != page.TableRow || b.Kind == page.TableRow || b.Kind == page.Heading || b.Table == 0 || b.Row != 1 || b.X < a.X+columnStep {
		return false
	}
	if !fresh {
		return a.PageEnd == b.Page && blocks[0].Table == b.Table && blocks[0].Kind != page.TableRow
	}
	end := a.Cells[len(a.Cells)-1]
	return a.PageEnd+1 == b.Page && (b.Kind == page.ListItem || !endsSentence(end) || !startsUpper(b.Text))
}

// columnStep is less than the width of any column that holds text, in points.
const columnStep = 40

func carryCell(a, b *piece) {
	last := len(a.Cells) - 1
	text := b.Text
	if b.Kind == page.ListItem && (b.Label != "" || endsSentence(a.Cells[last]) || startsUpper(text)) {
		text = "• " + text // not the rest of an item that the page end cut
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
	if a.Kind == page.TableRow && b.Kind == page.TableRow {
		return len(a.Cells) == len(b.Cells) && !b.Header && rowGoesOn(a, b)
	}
	if a.Kind == page.Heading && b.Kind == page.Heading {
		return a.Level == b.Level && math.Abs(a.Size-b.Size) < 0.3 && !endsSentence(a.Text) && !startsUpper(b.Text)
	}
	if a.Kind != page.Paragraph && a.Kind != page.ListItem || b.Kind != page.Paragraph && b.Kind != page.ListItem {
		return false
	}
	if b.Label != "" || math.Abs(a.Size-b.Size) > sizeStep || a.Bold != b.Bold || beginsNumbered(a.Text, b.Text) {
		return false
	}
	if a.Kind == page.ListItem && b.Kind == page.Paragraph && hangsOn(a, b) {
		return true
	}
	if !startsUpper(b.Text) {
		return !endsSentence(a.Text) || strings.HasSuffix(a.Text, "e.g.") || a.Kind == b.Kind && a.Kind == page.Paragraph && !strings.HasSuffix(a.Text, ":")
	}
	if !endsSentence(a.Text) && !endsClause(a.Text) {
		return true
	}
	// The next page may begin with a whole sentence of the same item: only the
	// structure tree, which then holds an item without a label, can tell.
	return a.Kind == page.ListItem && b.Kind == page.ListItem && b.Found == page.ByStructure && a.Found == page.ByStructure && a.Label != "" && !strings.HasSuffix(a.Text, ":")
}

// paragraphNumber is the number that a paragraph of a report begins with: with
// a mark or in parts ("12. The", "3.14 We", "(4) That"), or alone before a
// capital ("12 The").
var paragraphNumber = regexp.MustCompile(`^(?:\(?\d{1,3}[.)]\s|\d{1,3}(?:\.\d{1,3}){1,3}[.)]?\s|(\d{1,3})\s)\p{Lu}`)

// beginsNumbered reports whether the first text of a page begins with a number
// of its own, which no rest of a paragraph does. A number without a mark is
// one only where the page before ended its sentence: "of 12 | 24 April".
func beginsNumbered(before, text string) bool {
	m := paragraphNumber.FindStringSubmatch(text)
	return m != nil && (m[1] == "" || endsSentence(before))
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
	if a.Kind == page.TableRow {
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
