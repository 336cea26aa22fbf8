package layout

import (
	"regexp"

	"forcestats/pipeline/readers/sheet"
)

// Pos is a cell of a grid, counted from 0.
type Pos struct{ Row, Col int }

// A1 gives the cell's reference as spreadsheets show it.
func (p Pos) A1() string { return sheet.Ref(p.Row, p.Col) }

// Key is a column whose cells say what a row is about.
type Key struct {
	Name   string         // how the publication asks for it
	Header *regexp.Regexp // its header, spaces collapsed; nil if it has none
	Cells  *regexp.Regexp // its cells; finds the column where no header does
	Need   bool           // a table without it is not this table
	Fill   bool           // a blank takes the closest label above
	Loose  bool           // where nothing fits, the first column of texts beside figures
}

// Drop names columns that are left out on purpose, by their header path.
type Drop struct {
	Path   *regexp.Regexp // against the path joined with " | "
	Reason string
}

// Spec describes one kind of table.
type Spec struct {
	ID    string // layout id, as inspect takes it
	Keys  []Key
	Units *regexp.Regexp // header cells that give a unit, not a subject
	Flags *regexp.Regexp // texts among the figures that mark the figure to their left ("R")
	Stray *regexp.Regexp // header cells that belong to nothing
	Drops []Drop
	Skip  *regexp.Regexp // first key of rows that hold no area (a second header, a rule)

	// SpacedMarks says that a number after a space at the end of a label is a
	// mark where the table has a note of that number ("Stalking and
	// harassment 5"), as no label of these tables ends in a number of its own.
	SpacedMarks bool
	// EndMarks says that digits glued to the end of a label are always marks,
	// as the table's notes have no numbers (use of force).
	EndMarks bool
	// Unique says that headers alone tell the columns apart, so that no two may
	// have the same.
	Unique bool
	// Rows is the fewest data rows that the table promises; 0 promises none.
	Rows int
}
