// Package page reads PDF documents into pages of lines and blocks: paragraphs,
// headings, list items and table rows in reading order, running heads and
// footnotes told apart, each block with the way it was found.
//
// It alone imports PDF libraries: go-pdfium (WebAssembly) reads,
// ledongthuc/pdf is the second, independent reader. It knows nothing of
// publications, places or dates.
package page

// Kind is what a block is.
type Kind uint8

// The kinds of a block.
const (
	Paragraph Kind = iota
	Heading        // by structure, or by size, weight and position
	ListItem
	TableRow
	Footnote
	Furniture // running heads and feet, page numbers: kept out of Document.Blocks
)

// Way is how a block was found.
type Way uint8

// The two ways.
const (
	ByStructure Way = iota // the PDF's structure tree
	ByType                 // size, weight, position and bullet glyphs
)

// Block is one paragraph, heading, list item or table row, joined over line
// ends and page ends.
type Block struct {
	Kind    Kind
	Level   int      // heading level from 1, list depth from 1
	Label   string   // bullet glyph or number as printed ("◼", "12.", "a)"), taken off Text
	Text    string   // line ends are one space, note marks out
	Marks   string   // note marks that were in the text, in order, joined with ","
	Cells   []string // of a TableRow, left to right
	Header  bool     // a TableRow of column headers
	Page    int      // PDF page from 1 where it begins
	PageEnd int
	Size    float64 // main type size in points
	Bold    bool
	X, Y    float64 // left edge and top, in points from the page's top left
	Found   Way
	Table   int // number of the table in the document from 1, for a TableRow
}

// Page is one page.
type Page struct {
	Number        int
	Width, Height float64
	Text          string // all text in reading order, furniture included, lines separated by \n
	Second        string // the second reader's text; empty if it could not read the page
}

// Document is a PDF read whole.
type Document struct {
	Pages      []Page
	Blocks     []Block           // reading order over all pages, without furniture
	Properties map[string]string // Title, Author, Subject, Creator, Producer, CreationDate
	Tagged     bool
	SecondErr  string // why the second reader could not read the document; empty if it could
}
