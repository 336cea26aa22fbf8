package longtable

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Table is a sheet with its header.
type Table struct {
	Sheet  sheet.Sheet
	Header *Header
}

// Fits reports whether a sheet of the book, if there is one, has the columns;
// where none has, nearest is the sheet that came nearest, nil if none can be
// read.
func Fits(b sheet.Book, columns []Column) (fits bool, nearest *Misfit) {
	if b == nil {
		return false, nil
	}
	for _, s := range b.Sheets() {
		_, err := Find(s, columns)
		if err == nil {
			return true, nil
		}
		nearest = Nearer(nearest, err)
	}
	return false, nearest
}

// Tables returns the sheets of a book that have the columns, and the rest. It
// raises an issue for each sheet that is left out. A sheet that is damaged at
// its beginning is in neither, and an error only where no sheet has the
// columns: the engine names it.
func Tables(b sheet.Book, columns []Column, out record.RawSink) (tables []Table, rest []sheet.Sheet, err error) {
	var damaged error
	for _, s := range b.Sheets() {
		h, err := Find(s, columns)
		switch {
		case err == nil:
			tables = append(tables, Table{s, h})
		case LeftOut(s, err, out):
			rest = append(rest, s)
		default:
			damaged = cmp.Or(damaged, err)
		}
	}
	if len(tables) == 0 && damaged != nil {
		return nil, nil, damaged
	}
	return tables, rest, nil
}

// Nearer returns the misfit that fits better. An error that is no
// misfit says nothing about columns, and the earlier one is kept.
func Nearer(old *Misfit, err error) *Misfit {
	var m *Misfit
	if !errors.As(err, &m) || old != nil && old.Fit >= m.Fit {
		return old
	}
	return m
}

// LeftOut reports a sheet that Find did not take, and whether it was for want
// of columns: any other error ends the reading.
func LeftOut(s sheet.Sheet, err error, out record.RawSink) bool {
	var m *Misfit
	if !errors.As(err, &m) {
		return false
	}
	out.Issue(record.NewIssue(vocabulary.SheetLeftOut, record.Origin{Sheet: s.Name()}, m.Error()))
	return true
}

// Counted starts an issue that stands for n rows, the first at o.
func Counted(code vocabulary.IssueCode, o record.Origin, n int, what string) record.Issue {
	rows := "rows"
	if n == 1 {
		rows = "row"
	}
	i := record.NewIssue(code, o, fmt.Sprintf("%d %s: %s", n, rows, what))
	i.Field, i.Value, i.Rows = "rows", strconv.Itoa(n), int64(n)
	return i
}

// Tally counts rows of one trouble and remembers where the first is. The zero
// value is ready.
type Tally struct {
	rows  int
	first string
}

// Add counts a row by the cell of its trouble, and reports whether it is the
// first.
func (t *Tally) Add(cell string) bool {
	if t.rows++; t.rows > 1 {
		return false
	}
	t.first = cell
	return true
}

// Report raises the issue for all rows, if there are any.
func (t *Tally) Report(code vocabulary.IssueCode, sheetName, what, hint string, out record.RawSink) {
	if t.rows == 0 {
		return
	}
	i := Counted(code, record.Origin{Sheet: sheetName, Cell: t.first}, t.rows, what)
	i.Hint = hint
	out.Issue(i)
}
