package web

import (
	"strings"

	"golang.org/x/net/html"

	"forcestats/pipeline/readers/page"
)

// cell is one cell of a table, at its column.
type cell struct {
	node   *html.Node
	column int
	across int
}

// tableRow is one row of a table.
type tableRow struct {
	anchor string
	cells  []cell
	width  int
	header bool // all its cells head columns
}

// longestSpan bounds how far a cell reaches: browsers stop at 1000 columns.
const longestSpan = 1000

// tableOf reads a table. One that only lays the page out, with headings,
// tables or one column in it, is read cell by cell; a row of one cell is a box.
func (w *walker) tableOf(n *html.Node) {
	rows, caption := w.rowsOf(n)
	if caption != nil {
		w.node(caption)
	}
	if len(rows) == 0 {
		return
	}
	w.tables++
	number := w.tables
	table, row := w.table, w.row
	defer func() { w.table, w.row = table, row }()
	layout := false
	for _, r := range rows {
		for _, c := range r.cells {
			layout = layout || w.seen[c.node].headings > 0 && len(r.cells) > 1 || holds(c.node, "table")
		}
	}
	for i, r := range rows {
		w.table, w.row = number, i+1
		if r.anchor != "" {
			w.anchor = r.anchor
		}
		filled := 0
		for _, c := range r.cells {
			if w.seen[c.node].letters > 0 {
				filled++
			}
		}
		if layout || r.width == 1 || len(r.cells) == 1 && r.cells[0].across == r.width {
			for _, c := range r.cells {
				if id := anchorOf(c.node); id != "" {
					w.anchor = id
				}
				w.children(c.node)
			}
			continue
		}
		if filled > 0 {
			w.put(w.rowBlock(&r, number, i+1))
		}
	}
}

// rowsOf lists the rows of a table, those of tables in it left out, with each
// cell at the column that the cells beside and above it leave.
func (w *walker) rowsOf(n *html.Node) (rows []tableRow, caption *html.Node) {
	var below []int // rows that a cell above still fills, by column
	var collect func(n *html.Node, head bool)
	collect = func(n *html.Node, head bool) {
		for c := range n.ChildNodes() {
			if c.Type != html.ElementNode || hidden(c) {
				continue
			}
			switch c.Data {
			case "caption":
				caption = c
			case "thead", "tbody", "tfoot":
				collect(c, c.Data == "thead")
			case "tr":
				var r tableRow
				r, below = w.rowOf(c, below)
				r.header = len(r.cells) > 0 && (head || r.header)
				rows = append(rows, r)
			}
		}
	}
	collect(n, false)
	return rows, caption
}

func (w *walker) rowOf(n *html.Node, below []int) (tableRow, []int) {
	r := tableRow{header: true, anchor: anchorOf(n)}
	column := 0
	skip := func() {
		for column < len(below) && below[column] > 0 {
			below[column]--
			column++
			w.cells++
		}
	}
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode || c.Data != "td" && c.Data != "th" || hidden(c) {
			continue
		}
		skip()
		across := min(max(whole(attr(c, "colspan"), 1), 1), longestSpan)
		down := min(max(whole(attr(c, "rowspan"), 1), 1), longestSpan)
		if w.cells += across; w.cells > maxCells {
			return r, below
		}
		r.cells = append(r.cells, cell{c, column, across})
		r.header = r.header && c.Data == "th"
		for range across {
			if column == len(below) {
				below = append(below, 0)
			}
			below[column] = down - 1
			column++
		}
	}
	skip()
	r.width = column
	return r, below
}

// rowBlock makes the block of a row: an empty text for a column that a cell
// from the left or from above fills.
func (w *walker) rowBlock(r *tableRow, table, number int) page.Block {
	texts := make([]string, r.width)
	bold := true
	var links []page.Link
	var marks []string
	for _, c := range r.cells {
		inner := walker{seen: w.seen, inContent: w.inContent, anchor: w.anchor, tables: w.tables, cells: w.cells}
		if id := anchorOf(c.node); id != "" {
			inner.anchor = id
		}
		inner.children(c.node)
		for i := range inner.blocks {
			k := &inner.blocks[i]
			bold = bold && k.Bold
			links = append(links, k.Links...)
			if k.Marks != "" {
				marks = append(marks, k.Marks)
			}
		}
		texts[c.column] = page.CellText(inner.blocks)
		w.anchor = inner.anchor
	}
	b := page.Row(texts, table, number)
	b.Header, b.Bold, b.Links, b.Marks = r.header, bold, links, strings.Join(marks, ",")
	return b
}

// definitions reads a list of terms: a term with a short text is a row of two
// cells, one with more a heading over it.
func (w *walker) definitions(n *html.Node) {
	w.tables++
	table, row := w.tables, 0
	var term *html.Node
	var read func(n *html.Node)
	read = func(n *html.Node) {
		for c := range n.ChildNodes() {
			if c.Type != html.ElementNode || w.furniture(c) {
				continue
			}
			switch c.Data {
			case "dt":
				if term != nil {
					w.node(term)
				}
				term = c
			case "dd":
				if term == nil || w.blockInside(c) {
					if term != nil {
						w.node(term)
					}
					w.children(c)
				} else {
					row++
					r := tableRow{cells: []cell{{term, 0, 1}, {c, 1, 1}}, width: 2}
					if id := anchorOf(term); id != "" {
						w.anchor = id
					}
					w.put(w.rowBlock(&r, table, row))
				}
				term = nil
			default:
				read(c)
			}
		}
	}
	read(n)
	if term != nil {
		w.node(term)
	}
}
