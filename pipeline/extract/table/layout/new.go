package layout

import "forcestats/pipeline/readers/sheet"

// New starts a table whose cells a caller decides on itself: a long table, the
// columns of which are matched by name and the rows of which are streamed.
func New(g *sheet.Grid, name string) *Table {
	return &Table{Spec: &Spec{ID: "long-table"}, Grid: g, In: clip(g, sheet.Range{}), Name: name, decisions: map[Pos]Decision{}}
}
