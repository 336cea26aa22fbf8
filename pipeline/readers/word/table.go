package word

import (
	"encoding/xml"

	"forcestats/pipeline/readers/page"
)

// tableCell is a cell with what it says of its place.
type tableCell struct {
	blocks []page.Block
	across int
	goesOn bool // the rest of the cell above
	inner  bool // holds a table of its own
}

// tableRow is a row with its cells.
type tableRow struct {
	cells  []tableCell
	before int // columns left out before the first cell
	header bool
}

// maxAcross bounds how far a cell reaches; Word stops at 63 columns.
const maxAcross = 63

// tableOf reads a table. A row of one cell is a box, and a table with headings
// or tables in its cells only lays out what stands in them.
func (b *body) tableOf(depth int) error {
	b.tables++
	number := b.tables
	outer, table, row := b.blocks, b.table, b.row
	var rows []tableRow
	err := b.each(depth, "tr", func() error {
		b.row = len(rows) + 1
		b.table = number
		r, err := b.rowOf(depth + 1)
		rows = append(rows, r)
		return err
	})
	b.blocks, b.table, b.row = outer, table, row
	if err != nil {
		return err
	}
	layout := false
	for _, r := range rows {
		for _, c := range r.cells {
			layout = layout || c.inner || len(r.cells) > 1 && hasHeading(c.blocks)
		}
	}
	for i, r := range rows {
		if layout || len(r.cells) == 1 {
			for _, c := range r.cells {
				b.blocks = append(b.blocks, c.blocks...)
			}
			continue
		}
		texts := make([]string, r.before)
		bold, filled := true, false
		var anchor string
		var links []page.Link
		for _, c := range r.cells {
			text := ""
			if !c.goesOn {
				text = page.CellText(c.blocks)
			}
			texts = append(texts, text)
			for range c.across - 1 {
				texts = append(texts, "")
			}
			for k := range c.blocks {
				filled = true
				bold = bold && c.blocks[k].Bold
				links = append(links, c.blocks[k].Links...)
				if anchor == "" {
					anchor = c.blocks[k].Anchor
				}
			}
		}
		if filled {
			k := page.Row(texts, number, i+1)
			k.Header, k.Bold, k.Links = r.header || i == 0 && bold, bold, links
			k.Anchor = anchor
			b.blocks = append(b.blocks, k)
		}
	}
	return nil
}

func hasHeading(blocks []page.Block) bool {
	for i := range blocks {
		if blocks[i].Kind == page.Heading {
			return true
		}
	}
	return false
}

// each reads an element up to its end and calls do for every child of a name,
// also within what only wraps it.
func (b *body) each(depth int, name string, do func() error) error {
	if depth > maxDepth {
		return page.Errorf(page.TooLarge, "the document is nested deeper than %d elements", maxDepth)
	}
	for {
		t, err := b.next()
		if err != nil {
			return err
		}
		switch e := t.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			switch found := known(e.Name); {
			case found == name:
				err = do()
			case unread[found]:
				err = b.d.Skip()
			default:
				b.bookmark(&e)
				err = b.each(depth+1, name, do)
			}
			if err != nil {
				return err
			}
		}
	}
}

// rowOf reads a row up to its end.
func (b *body) rowOf(depth int) (tableRow, error) {
	var r tableRow
	for {
		t, err := b.next()
		if err != nil {
			return r, err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			if _, end := t.(xml.EndElement); end {
				return r, nil
			}
			continue
		}
		switch name := known(e.Name); {
		case name == "trPr":
			var p struct {
				Header *value `xml:"tblHeader"`
				Before *value `xml:"gridBefore"`
			}
			if err = b.d.DecodeElement(&p, &e); err == nil {
				r.header = p.Header.on()
				if p.Before != nil {
					r.before = min(count(p.Before.Val, 0), maxAcross)
				}
			}
		case name == "tc":
			var c tableCell
			c, err = b.cellOf(depth + 1)
			r.cells = append(r.cells, c)
		case unread[name]:
			err = b.d.Skip()
		default:
			err = b.each(depth+1, "tc", func() error {
				c, err := b.cellOf(depth + 1)
				r.cells = append(r.cells, c)
				return err
			})
		}
		if err != nil {
			return r, err
		}
	}
}

// cellOf reads a cell up to its end.
func (b *body) cellOf(depth int) (tableCell, error) {
	if depth > maxDepth {
		return tableCell{}, page.Errorf(page.TooLarge, "the document is nested deeper than %d elements", maxDepth)
	}
	c := tableCell{across: 1}
	outer, tables := b.blocks, b.tables
	b.blocks = nil
	defer func() { b.blocks = outer }()
	for {
		t, err := b.next()
		if err != nil {
			return c, err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			if _, end := t.(xml.EndElement); end {
				c.blocks = b.blocks
				c.inner = b.tables > tables
				return c, nil
			}
			continue
		}
		switch name := known(e.Name); {
		case name == "tcPr":
			var p struct {
				Span  *value `xml:"gridSpan"`
				Merge *value `xml:"vMerge"`
			}
			if err = b.d.DecodeElement(&p, &e); err == nil {
				if p.Span != nil {
					c.across = min(max(count(p.Span.Val, 1), 1), maxAcross)
				}
				c.goesOn = p.Merge != nil && p.Merge.Val != "restart"
			}
		case name == "p":
			err = b.paragraph(depth + 1)
		case name == "tbl":
			err = b.tableOf(depth + 1)
		case unread[name]:
			err = b.d.Skip()
		default:
			b.bookmark(&e)
			err = b.container(depth + 1)
		}
		if err != nil {
			return c, err
		}
	}
}
