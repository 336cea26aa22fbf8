// Package page is the model of a document that is read by pages and blocks:
// paragraphs, headings, list items and table rows in reading order, each with
// the place where it stands. The readers of formats fill it (pdf, web, word),
// and whoever reads a report sees nothing else.
//
// It also holds what is said of any such document: how far a second,
// independent reader agrees, what a list label is, why a document can't be
// read. It knows no format, no publication, place or date, and must not import
// anything of forcestats.
package page

// Kind is what a block is.
type Kind uint8

// The kinds of a block.
const (
	Paragraph Kind = iota
	Heading        // by structure, or by size, weight and position
	ListItem       // a bullet or a numbered item; its label is in Label
	TableRow       // its cells are in Cells
	Footnote       // kept in Document.Blocks, after the text of its page
	Furniture      // running heads and feet, page numbers: kept out of Document.Blocks
)

// String returns the kind's name.
func (k Kind) String() string {
	return [...]string{"paragraph", "heading", "list_item", "table_row", "footnote", "furniture"}[k]
}

// Way is how a block was found.
type Way uint8

// The two ways.
const (
	ByStructure Way = iota // the PDF's structure tree
	ByType                 // size, weight, position and bullet glyphs
)

// String returns the contract's word for the way: structure or type.
func (w Way) String() string {
	return [...]string{"structure", "type"}[w]
}

// Block is one paragraph, heading, list item or table row, joined over line
// ends and page ends.
//
// Text has one space for a line end, a hyphen at a line end kept and joined, a
// soft hyphen dropped, ligatures spelt out, note marks and the label taken
// off. Hyphens, quotes and dashes are as published (U+2011 stays U+2011).
type Block struct {
	Kind    Kind
	Level   int      // heading level from 1 (1 is largest), list depth from 1
	Label   string   // bullet glyph or number as printed ("◼", "12.", "a)"), taken off Text
	Text    string   // of a TableRow: its cells joined with " | "
	Marks   string   // note marks that were in the text, in order, joined with ","
	Cells   []string // of a TableRow, left to right; paragraphs in a cell are joined with "\n", its list items begin with "• "
	Header  bool     // a TableRow of column headers
	Page    int      // PDF page from 1 where it begins
	PageEnd int
	Size    float64 // main type size in points
	Bold    bool    // all of it is bold
	Italic  bool    // all of it is italic
	X, Y    float64 // left edge and top of its first line, in points from the page's top left
	Bottom  float64 // bottom of its last line on PageEnd, in points from the top
	Right   float64 // right edge of its widest line
	Found   Way
	Table   int // number of the table in the document from 1, for a TableRow and for what stands in a row of one cell (a box, a spanning head); 0 elsewhere
	Row     int // row in that table from 1
}

// Page is one page.
type Page struct {
	Number        int
	Width, Height float64
	Text          string // all text in reading order, furniture included, lines separated by \n
	Second        string // the second reader's text; empty if it could not read the page
	Scan          bool   // no text, but a picture or drawn outlines fill it: a scanned or printed page
	Lost          bool   // PDFium can't load it: damaged
	Turned        bool   // its text runs up or down the page; coordinates are those of the text upright
}

// Document is a PDF read whole.
type Document struct {
	Pages      []Page
	Blocks     []Block           // reading order over all pages, without furniture
	Properties map[string]string // Title, Author, Subject, Creator, Producer, CreationDate, those that are there
	Tagged     bool
	BodySize   float64 // type size of most of the text
	SecondErr  string  // why the second reader could not read the document; empty if it could
}

// Lost returns the numbers of the pages that are damaged and were not read. A
// document with such pages is partly read.
func (d *Document) Lost() []int {
	var numbers []int
	for _, p := range d.Pages {
		if p.Lost {
			numbers = append(numbers, p.Number)
		}
	}
	return numbers
}

// Scans returns the numbers of the pages that are pictures without text. A document with some (but not only) such pages is partly read.
func (d *Document) Scans() []int {
	var numbers []int
	for _, p := range d.Pages {
		if p.Scan {
			numbers = append(numbers, p.Number)
		}
	}
	return numbers
}
