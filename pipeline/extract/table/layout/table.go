package layout

import (
	"strings"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Role is what a cell of a table was taken for.
type Role uint8

// The roles of a cell.
const (
	Unread  Role = iota
	Title        // title, geography and other lines above the table
	Header       // part of a column's path
	Unit         // unit of a column or of the table
	KeyCell      // says what its row is about
	Figure       // a number
	Marker       // a mark or an error that stands for a number
	Flag         // marks the figure to its left
	Note         // footnote, legend or source below the table
	LeftOut      // not read, with a reason
)

var roleNames = [...]string{"unread", "title", "header", "unit", "key", "figure", "marker", "flag", "note", "left out"}

// String names the role.
func (r Role) String() string { return roleNames[r] }

// Decision says what a cell was taken for, and why where it was left out.
type Decision struct {
	Role   Role
	Reason string
}

// Column is a column of figures.
type Column struct {
	Col  int
	Path []Label // headers, outer to inner
	Unit Label   // the unit printed above it, if any
}

// Header is the path as one string, as Drop.Path sees it.
func (c *Column) Header() string {
	texts := make([]string, len(c.Path))
	for i, l := range c.Path {
		texts[i] = l.Text
	}
	return strings.Join(texts, " | ")
}

// Row is a row of figures with its keys, in the order of Spec.Keys. A key that
// the table does not have, or that is blank, is the zero Label.
type Row struct {
	Row  int
	Keys []Label
}

// Checks counts the printed totals that were compared with their parts.
type Checks struct{ Checked, Agreed int }

// Table is a table as read.
type Table struct {
	Spec    *Spec
	Grid    *sheet.Grid
	In      sheet.Range
	Title   Label
	Lines   []Label // lines between the title and the headers
	KeyCols []int   // column of each key; -1 where the table has none
	Columns []Column
	Rows    []Row
	Unit    Label // unit of the whole table, if it prints one
	Notes   Notes
	Checks  Checks
	Issues  []record.Issue
	// Name is the table as the document calls it ("Table P1").
	Name string
	// Missing says what kept this from being read as a table; empty if read.
	Missing string

	decisions map[Pos]Decision
}

// Key returns the row's label for a named key.
func (t *Table) Key(r *Row, name string) Label {
	for i, k := range t.Spec.Keys {
		if k.Name == name {
			return r.Keys[i]
		}
	}
	return Label{}
}

// Has says whether the table has the named key column.
func (t *Table) Has(name string) bool {
	for i, k := range t.Spec.Keys {
		if k.Name == name {
			return t.KeyCols[i] >= 0
		}
	}
	return false
}

// Cell returns the cell where a row and a column meet.
func (t *Table) Cell(r *Row, c *Column) *sheet.Cell { return t.cell(Pos{r.Row, c.Col}) }

// Decide records what became of a cell.
func (t *Table) Decide(p Pos, role Role, reason string) { t.decisions[p] = Decision{role, reason} }

// Decision returns what became of a cell.
func (t *Table) Decision(p Pos) Decision { return t.decisions[p] }

var blankCell sheet.Cell

func (t *Table) cell(p Pos) *sheet.Cell {
	if p.Row < 0 || p.Row >= len(t.Grid.Cells) || p.Col < 0 || p.Col >= len(t.Grid.Cells[p.Row]) {
		return &blankCell
	}
	return &t.Grid.Cells[p.Row][p.Col]
}

// Issue notes something wrong with the table or one of its cells.
func (t *Table) Issue(code vocabulary.IssueCode, p Pos, value, message, hint string) {
	i := record.NewIssue(code, record.Origin{Table: t.Name, Sheet: t.Grid.Name, Cell: p.A1()}, message)
	i.Value, i.Hint = value, hint
	t.Issues = append(t.Issues, i)
}
