package record

import "fmt"

// Origin is where in a document a row was read: a sheet and a cell, or pages.
// A csv file has no sheet; its cells are counted in records from 1.
type Origin struct {
	Table string // table as the document calls it, e.g. "Table P1"
	Sheet string // exact sheet name, trailing spaces kept
	Cell  string // A1 reference
	Page  int32  // page from 1, 1 in a web page and a Word document; 0 for a spreadsheet
	// Anchor is the id of the nearest element of a web page at or above the
	// row, so that file#anchor opens there; empty elsewhere.
	Anchor string
}

// String gives the origin in the words of an error message.
func (o Origin) String() string {
	switch {
	case o.Page > 0:
		return fmt.Sprintf("page %d", o.Page)
	case o.Sheet != "" && o.Cell != "":
		return fmt.Sprintf("sheet %q, cell %s", o.Sheet, o.Cell)
	case o.Sheet != "":
		return fmt.Sprintf("sheet %q", o.Sheet)
	case o.Cell != "":
		return "cell " + o.Cell
	}
	return ""
}
