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

import "strings"

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
	Table   int    // number of the table in the document from 1, for a TableRow and for what stands in a row of one cell (a box, a spanning head); 0 elsewhere
	Row     int    // row in that table from 1
	Anchor  string // id of the nearest element of a web page, or bookmark of a Word document, at or above it
	Links   []Link // in order; relative addresses stay as written
}

// Link is a stretch of a block's text that leads to an address.
type Link struct {
	Text, Address string
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

// Document is a document read whole.
//
// A web page and a Word document have no pages: all their text stands on page
// 1, type sizes are nominal (SizeOf), X counts indents and Y blocks.
type Document struct {
	Pages      []Page
	Blocks     []Block           // reading order over all pages, without furniture
	Properties map[string]string // Title, Author, Subject, Creator, Producer, CreationDate; of a web page Title, Site, Address, Published: those that are there
	Unpaged    bool              // all of it is on page 1, whatever its length
	Tagged     bool
	BodySize   float64 // type size of most of the text
	SecondErr  string  // why the second reader could not read the document; empty if it could
}

// frontBytes is what stands for a page of a document without pages where its
// beginning is asked for: a page of print has about so much text.
const frontBytes = 3000

// Front returns the text of the first pages, lines separated by \n. Of a
// document without pages it is as much text as they would hold, after what its
// properties call it and its site.
func (d *Document) Front(pages int) string {
	if d.Unpaged && len(d.Pages) > 0 {
		text := d.Pages[0].Text
		if most := pages * frontBytes; len(text) > most {
			text = text[:most]
			if i := strings.LastIndexByte(text, '\n'); i > 0 {
				text = text[:i]
			}
		}
		return strings.TrimLeft(strings.Join([]string{d.Properties["Title"], d.Properties["Site"], text}, "\n"), "\n")
	}
	var texts []string
	for _, p := range d.Pages[:min(pages, len(d.Pages))] {
		texts = append(texts, p.Text)
	}
	return strings.Join(texts, "\n")
}

// NominalSize is the type size of text in a document that has none of its own,
// in points.
const NominalSize = 12

// SizeOf returns the nominal type size of a heading's level: what a browser's
// own style sheet sets (HTML standard, rendering, section 15.3.6), with levels
// 4 to 6 no smaller than the text.
func SizeOf(level int) float64 {
	switch level {
	case 1:
		return 24
	case 2:
		return 18
	case 3:
		return 14
	}
	return NominalSize
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
