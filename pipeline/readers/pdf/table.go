package pdf

import (
	"strings"

	"forcestats/pipeline/readers/page"
)

// table reads a table's rows. A row of one cell is a box, or the frame in which
// Word laid out a whole letter: what stands in it stays blocks.
func (s *structured) table(n *node) {
	var rows [][]*node
	var collect func(n *node)
	collect = func(n *node) {
		for i := range n.kids {
			k := &n.kids[i]
			if k.role != "TR" {
				if k.role == "Caption" {
					s.walk(k, page.Paragraph, 0)
				} else {
					collect(k)
				}
				continue
			}
			var cells []*node
			for j := range k.kids {
				if c := &k.kids[j]; c.role == "TD" || c.role == "TH" {
					cells = append(cells, c)
				}
			}
			rows = append(rows, cells)
		}
	}
	collect(n)
	if len(rows) == 0 {
		for i := range n.kids {
			s.walk(&n.kids[i], page.Paragraph, 0)
		}
		return
	}
	s.tables++
	number := s.tables
	outerBox, outerRow := s.inBox, s.inRow
	s.inBox = number
	for i, cells := range rows {
		s.inRow = i + 1
		if len(cells) == 1 {
			s.walk(&node{role: "Div", kids: cells[0].kids}, page.Paragraph, 0)
			continue
		}
		row := s.row(cells)
		if row.Text != "" {
			row.Table, row.Row = number, i+1
			s.pieces = append(s.pieces, row)
		}
	}
	s.inBox, s.inRow = outerBox, outerRow
}

func (s *structured) row(cells []*node) piece {
	parts := make([][]piece, len(cells))
	// Word calls the first column of every row TH, so a header row is one of
	// nothing else.
	header := len(cells) > 0
	for i, c := range cells {
		header = header && c.role == "TH"
		inner := &structured{p: s.p, byID: s.byID, taken: s.taken}
		inner.walk(&node{role: "Div", kids: c.kids}, page.Paragraph, 0)
		parts[i] = inner.pieces
	}
	row := tableRow(s.p.number, parts)
	row.Header = header
	return row
}

// tableRow makes a row of the blocks in its cells.
func tableRow(number int, cells [][]piece) piece {
	row := piece{Block: page.Block{Kind: page.TableRow, Page: number, PageEnd: number}}
	first := true
	for _, parts := range cells {
		row.Cells = append(row.Cells, cellText(parts))
		for i := range parts {
			q := &parts[i]
			row.letters += q.letters
			if q.Marks != "" {
				row.Marks = strings.TrimLeft(row.Marks+","+q.Marks, ",")
			}
			if first {
				row.Size, row.X, row.Y, row.Bottom, row.Right, row.Bold = q.Size, q.X, q.Y, q.Bottom, q.Right, q.Bold
				first = false
				continue
			}
			row.Bold = row.Bold && q.Bold
			row.X, row.Y = min(row.X, q.X), min(row.Y, q.Y)
			row.Bottom, row.Right = max(row.Bottom, q.Bottom), max(row.Right, q.Right)
		}
	}
	row.Text = strings.Trim(strings.Join(row.Cells, " | "), "| ")
	return row
}

// cellText joins the blocks of a cell: paragraphs by line ends, list items
// with a bullet.
func cellText(pieces []piece) string {
	var lines []string
	for i := range pieces {
		q := &pieces[i]
		text := q.Text
		switch q.Kind {
		case page.ListItem:
			label := q.Label
			if label == "" {
				label, text = page.TakeLabel(text, true)
			}
			if label == "" || page.IsBullet(label) {
				text = "• " + text
			} else {
				text = label + " " + text
			}
		case page.Paragraph:
			if label, rest := page.TakeLabel(text, false); label != "" {
				text = "• " + rest
			}
		}
		lines = append(lines, text)
	}
	return strings.Join(lines, "\n")
}
