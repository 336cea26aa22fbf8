package word

import (
	"encoding/xml"
	"math"
	"strings"

	"forcestats/pipeline/readers/page"
)

// body reads the text of a document into blocks.
type body struct {
	styles map[string]style
	lists  *lists
	links  map[string]string // addresses by relation

	d        *xml.Decoder
	elements int
	letters  int
	blocks   []page.Block
	anchor   string
	fields   []string // instructions of the fields that are open
	contents int      // depth of fields that are tables of contents, from 1
	tables   int
	table    int // the box that the reading is in
	row      int
}

// main and compatibility are the namespaces whose names are read, by their
// ends: the strict form of a document has others than the usual one.
func known(n xml.Name) string {
	if strings.HasSuffix(n.Space, "/wordprocessingml/2006/main") || strings.HasSuffix(n.Space, "/wordprocessingml/main") || strings.HasSuffix(n.Space, "/markup-compatibility/2006") {
		return n.Local
	}
	return ""
}

func attribute(e *xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (b *body) read(d *xml.Decoder) error {
	b.d = d
	for {
		t, err := b.next()
		if err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok && known(e.Name) == "body" {
			return b.container(0)
		}
	}
}

// next returns the next token, no more than there may be.
func (b *body) next() (xml.Token, error) {
	t, err := b.d.Token()
	if _, ok := t.(xml.StartElement); ok {
		if b.elements++; b.elements > maxElements {
			return nil, page.Errorf(page.TooLarge, "the document has more than %d elements", maxElements)
		}
	}
	return t, err
}

// unread are the elements that hold no text that is shown: what was deleted or
// moved away, what another program is shown instead, set-up.
var unread = map[string]bool{
	"del": true, "moveFrom": true, "Fallback": true, "sectPr": true, "sdtPr": true, "sdtEndPr": true, "tblPr": true, "tblGrid": true,
	"delText": true, "pPrChange": true, "rPrChange": true, "customXmlPr": true,
}

// container reads blocks up to the end of an element.
func (b *body) container(depth int) error {
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
			switch name := known(e.Name); {
			case unread[name]:
				err = b.d.Skip()
			case name == "p":
				err = b.paragraph(depth + 1)
			case name == "tbl":
				err = b.tableOf(depth + 1)
			default:
				b.bookmark(&e)
				err = b.container(depth + 1)
			}
			if err != nil {
				return err
			}
		}
	}
}

// bookmark keeps the name of a place that links can lead to.
func (b *body) bookmark(e *xml.StartElement) {
	if known(e.Name) != "bookmarkStart" {
		return
	}
	if name := attribute(e, "name"); name != "" && name != "_GoBack" {
		b.anchor = name
	}
}

// put adds a block with its place.
func (b *body) put(k page.Block) {
	k.Anchor = b.anchor
	if k.Table == 0 {
		k.Table, k.Row = b.table, b.row
	}
	b.blocks = append(b.blocks, k)
}

// largerThan is how much larger than the text a paragraph is set that has no
// style of a heading and is one, in points.
const largerThan = 1.5

// unsetSize is the size of text where no style sets one, in points.
const unsetSize = 11

// finish returns the blocks, after it found out which paragraphs without a
// heading's style are set as one: larger than most of the text, or in bold.
func (b *body) finish() []page.Block {
	weight := map[float64]int{}
	for i := range b.blocks {
		if b.blocks[i].Size == 0 {
			b.blocks[i].Size = unsetSize
		}
		weight[b.blocks[i].Size] += len(b.blocks[i].Text)
	}
	usual, most := 0.0, 0
	for size, n := range weight {
		if n > most || n == most && size < usual {
			usual, most = size, n
		}
	}
	for i := range b.blocks {
		k := &b.blocks[i]
		larger := k.Size - usual
		k.Size = page.NominalSize
		switch {
		case k.Kind == page.Heading:
			k.Size = page.SizeOf(k.Level)
		case k.Kind == page.Paragraph && page.LooksHeading(k.Text) && larger > largerThan:
			k.Kind, k.Found = page.Heading, page.ByType
			k.Level = max(1, 3-int(math.Floor(larger/3)))
			k.Size = page.SizeOf(k.Level)
		case k.Kind == page.Paragraph && page.LooksHeading(k.Text) && k.Bold:
			k.Kind, k.Found, k.Level = page.Heading, page.ByType, 4
		}
	}
	return b.blocks
}
