package sheet

import (
	"errors"
	"fmt"
)

// Limits bound what reading one file may cost. A zero field means the value
// of DefaultLimits.
type Limits struct {
	Uncompressed int64 // bytes that one part of the file may inflate to
	Ratio        int64 // inflated bytes a packed byte, judged once a part has passed ratioFrom bytes
	Parts        int   // entries of the archive, streams of a compound file
	Rows         int   // rows of a sheet
	CSVRows      int   // records of a csv
	Columns      int   // columns of a sheet
	Strings      int   // entries of the shared string table
	StringBytes  int64 // characters of the shared string table, as UTF-8
	CellBytes    int   // bytes of one cell's text, or of one XML tag
	Nesting      int   // depth of XML elements
	GridCells    int   // cells that Head keeps in memory for one sheet
	Sheets       int   // sheets of a book
	Styles       int   // cell styles of a book
}

// ratioFrom is the size below which no part is judged by its ratio: an empty
// styled sheet packs 500 to 1 and harms nobody.
const ratioFrom = 32 << 20

// DefaultLimits lets every published statistic through: the largest known,
// a recorded-crime ods of 1.4 GB when inflated, packs about 40 to 1.
func DefaultLimits() Limits {
	return Limits{
		Uncompressed: 8 << 30,
		Ratio:        500,
		Parts:        10_000,
		Rows:         1 << 20,
		CSVRows:      1 << 30,
		Columns:      1 << 14,
		Strings:      4 << 20,
		StringBytes:  256 << 20,
		CellBytes:    4 << 20,
		Nesting:      256,
		GridCells:    4 << 20,
		Sheets:       4096,
		Styles:       1 << 16,
	}
}

// orDefault replaces the fields that are zero.
func (l Limits) orDefault() Limits {
	d := DefaultLimits()
	for _, f := range []struct {
		value   *int64
		without int64
	}{
		{&l.Uncompressed, d.Uncompressed}, {&l.Ratio, d.Ratio}, {&l.StringBytes, d.StringBytes},
	} {
		if *f.value == 0 {
			*f.value = f.without
		}
	}
	for _, f := range []struct{ value, without *int }{
		{&l.Parts, &d.Parts}, {&l.Rows, &d.Rows}, {&l.CSVRows, &d.CSVRows}, {&l.Columns, &d.Columns},
		{&l.Strings, &d.Strings}, {&l.CellBytes, &d.CellBytes}, {&l.Nesting, &d.Nesting},
		{&l.GridCells, &d.GridCells}, {&l.Sheets, &d.Sheets}, {&l.Styles, &d.Styles},
	} {
		if *f.value == 0 {
			*f.value = *f.without
		}
	}
	return l
}

// ErrEncrypted is a spreadsheet that needs a password.
var ErrEncrypted = errors.New("the spreadsheet is encrypted (publish it without a password)")

// ErrFormat is a file that is no xlsx, ods, xls or csv; the error that wraps
// it says what it looks like.
var ErrFormat = errors.New("not a spreadsheet that is read")

// LimitError is a file that asks for more than Limits allow.
type LimitError struct {
	What  string // the limit: "uncompressed size", "ratio", "rows", ...
	Where string // part, sheet or cell
	Limit int64
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("%s: %s over the limit of %d", e.Where, e.What, e.Limit)
}

// DamageError is a file that breaks the rules of its format.
type DamageError struct {
	Where string // part, sheet or cell
	Err   error
}

func (e *DamageError) Error() string { return e.Where + ": " + e.Err.Error() }

func (e *DamageError) Unwrap() error { return e.Err }

// damaged makes a DamageError from a message.
func damaged(where, format string, args ...any) error {
	return &DamageError{Where: where, Err: fmt.Errorf(format, args...)}
}
