// Package sheet reads published spreadsheets: xlsx, ods, xls and csv as one
// kind of book, streaming where the format allows it, with every cell's
// address, type, text as shown, style and marks.
//
// Open tells the formats apart by content. Each has its reader here
// (xlsx_*.go, ods_*.go, xls*.go, csv*.go); xlsx and ods share the tokenizer
// xmlscan, xls stands on the records of biff, and all show numbers through
// numfmt. Files are distrusted: Limits bound what they may cost, and a damaged
// one is an error that says where.
//
// It knows nothing of publications, places or periods, and opens no files by
// name: a caller hands it an io.ReaderAt. It must not import excelize (its
// reader gives strings only), anything under normalise, or record's rows.
package sheet

import "iter"

// Kind is the type of a cell's value.
type Kind uint8

// The kinds of a cell.
const (
	Blank Kind = iota
	Text
	Number
	Bool
	Date  // Number is the serial day of the 1900 system, whatever the file uses
	Error // Text is the error as shown, e.g. #REF!
)

// Cell is one cell as a publisher made it and as a reader of the sheet sees it.
type Cell struct {
	Kind                 Kind
	Number               float64 // of Number, Date, Bool; a percentage is a fraction (its Format ends in %)
	Text                 string  // a text cell's characters without superscript runs; else the value as shown by its format
	Raw                  string  // the stored text of the value (v, office:value, csv field) with outer spaces; of a text cell all its characters, superscript runs included
	Marks                string  // superscript runs apart from Text, as printed ("8,9")
	Format               string  // number format code; empty for General
	Bold, Italic, Strike bool
	Indent               uint8
	Merged               bool // covered by a merged range; the value is its anchor's
	Formula              bool
}

// Row is one row of a sheet. Index and the position of a cell in Cells count
// from 0; trailing blank cells are left out.
type Row struct {
	Index  int
	Hidden bool
	Cells  []Cell
}

// Book is an open spreadsheet file.
type Book interface {
	Format() string // xlsx, ods, xls, csv
	Sheets() []Sheet
	// Property is a property as the file's own metadata gives it ("title",
	// "subject", "publisher", "creator", "created"); empty where it has none.
	Property(name string) string
	// Links lists the other files that the book links to. They are told, never
	// followed: a cell that shows such a file's figure has its cached value.
	Links() []string
}

// Sheet is one sheet of a book.
type Sheet interface {
	Name() string // exact, trailing spaces kept; empty for csv
	Hidden() bool
	// Rows streams the rows that hold anything, top to bottom, as they are
	// stored: merged ranges are filled in Head only. The Row is only valid
	// until the next one (its strings stay valid). It ends after the first
	// error.
	Rows() iter.Seq2[*Row, error]
	// Head returns the first n rows as a grid (all rows if n <= 0), with
	// merged ranges filled to their extent. The grid is kept by the book, so
	// asking again is cheap; it must not be changed. The first rows of a sheet
	// of more than 32 MB are given without its merged ranges where the format
	// (xlsx) stores those behind the last row.
	Head(n int) (*Grid, error)
}

// Grid is a sheet, or its first rows, in memory.
type Grid struct {
	Name       string
	Cells      [][]Cell // by row and column from 0; rows differ in length (see At)
	HiddenRows map[int]bool
	HiddenCols map[int]bool
	Merges     []Range
}

// Range is a rectangle of cells, counted from 0, ends included.
type Range struct{ Row, Col, EndRow, EndCol int }
