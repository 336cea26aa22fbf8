// Package trace keeps what became of every cell of a spreadsheet while a
// publication reads it: Extract is the one walk through a document, and who wants
// to see how it went hands it a Trace. A run hands it none.
//
// It must not import publication, normalise or a reader's formats.
package trace

import (
	"cmp"

	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
)

// Trace is told by a publication what it took the sheets of a book for. The
// methods of a nil Trace do nothing.
type Trace struct {
	tables  map[string][]*layout.Table   // by sheet: tables whose cells are decided
	headers map[string]*longtable.Header // by sheet: the header of a long table
	checks  map[string]layout.Checks
	cells   cells
}

// New returns a trace that keeps everything.
func New() *Trace {
	return &Trace{
		tables: map[string][]*layout.Table{}, headers: map[string]*longtable.Header{}, checks: map[string]layout.Checks{},
		cells: cells{roles: map[cellAt]layout.Role{}, left: map[string]string{}, held: map[string]string{}, issues: map[string][]record.Issue{}},
	}
}

// Tables notes tables that the layout language read.
func (t *Trace) Tables(tables ...*layout.Table) {
	if t == nil {
		return
	}
	for _, x := range tables {
		t.tables[x.Grid.Name] = append(t.tables[x.Grid.Name], x)
	}
}

// Header notes the header of a long table.
func (t *Trace) Header(h *longtable.Header) {
	if t != nil {
		t.headers[h.Sheet] = h
	}
}

// Totals notes how many printed totals of a sheet were compared with their
// parts, and how many agreed. Those that disagree are issues.
func (t *Trace) Totals(sheetName string, checked, agreed int) {
	if t != nil {
		n := t.checks[sheetName]
		t.checks[sheetName] = layout.Checks{Checked: n.Checked + checked, Agreed: n.Agreed + agreed}
	}
}

// Sink takes the rows of the walk, from which the cells of long tables are told:
// a cell is a figure or a marker if a row came from it.
func (t *Trace) Sink() record.RawSink { return &t.cells }

// Book returns the tables of a book with the decision for each cell, sheets that
// were left out among them. The whole book is held in memory.
func (t *Trace) Book(b sheet.Book) ([]*layout.Table, error) {
	var tables []*layout.Table
	for _, s := range b.Sheets() {
		if known := t.tables[s.Name()]; len(known) > 0 {
			tables = append(tables, known...)
			continue
		}
		g, err := s.Head(0)
		if err != nil {
			return tables, err
		}
		x := layout.New(g, s.Name())
		x.Checks = t.checks[s.Name()]
		h := t.headers[s.Name()]
		if h == nil {
			x.Missing = cmp.Or(t.cells.left[s.Name()], "no table of the publication")
			h = &longtable.Header{Row: -1}
		}
		t.cells.decide(x, g, h)
		tables = append(tables, x)
	}
	return tables, nil
}
