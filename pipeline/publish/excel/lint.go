package excel

import (
	"archive/zip"
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
)

// Fault is a point of the accessibility checklist that a workbook breaks.
type Fault struct {
	Rule    string // which point; see Rules
	Sheet   string // sheet it is on; empty for the workbook
	Cell    string // first cell that shows it; empty if none does
	Message string
}

// String gives the fault in one line.
func (f Fault) String() string {
	where := "workbook"
	if f.Sheet != "" {
		where = fmt.Sprintf("sheet %q", f.Sheet)
	}
	if f.Cell != "" {
		where += ", cell " + f.Cell
	}
	return fmt.Sprintf("%s: %s (%s)", where, f.Message, f.Rule)
}

// Rule is one point of the checklist.
type Rule struct{ ID, Meaning string }

// Rules lists what Lint checks: the essential and desirable points of the
// Analysis Function's checklist for accessible spreadsheets, what aftables and
// gptables check, and what they lack (whole numbers of notes, shorthand,
// contrast, alternative text, wrapping).
func Rules() []Rule {
	return []Rule{
		{"alt-text", "every chart has alternative text"},
		{"blank-row", "no row of a table is blank"},
		{"blanks-explained", "blank cells of a table are explained above it"},
		{"colour-only", "no formatting rule gives meaning by colour"},
		{"column-width", "every column of a table has a width that its words fit in"},
		{"contents-complete", "the contents list every other sheet with a link that leads there"},
		{"contrast", "text has a contrast of 4.5:1 at least, and colours of charts 3:1"},
		{"error-cell", "no cell holds an error"},
		{"filter", "no filter buttons"},
		{"first-sheets", "cover, contents and notes are the first sheets, each once"},
		{"floating", "no pictures, text boxes, comments or macros"},
		{"font-size", "no text is smaller than 10 points"},
		{"freeze-panes", "no frozen panes"},
		{"header-footer", "no page headers or footers"},
		{"header-unique", "the headers of a table are words, and each is there once"},
		{"hidden", "no hidden sheets, rows or columns"},
		{"language", "the language is set to British English"},
		{"merged", "no merged cells"},
		{"notes-listed", "every note that a title or a header asks for is listed"},
		{"notes-used", "every note that is listed is used"},
		{"number-as-text", "numbers are numbers"},
		{"outside-table", "nothing stands below or beside a table"},
		{"properties", "title, subject and creator are set"},
		{"sheet-empty", "no sheet is empty"},
		{"sheet-name", "names of sheets are unique, short and say what the sheet is"},
		{"shorthand-explained", "every shorthand in brackets in a column of figures is explained on the notes"},
		{"source", "the source stands above the table"},
		{"superscript", "no superscript or subscript"},
		{"symbol-only", "no cell in a column of figures holds only a symbol"},
		{"table-count", "the number of tables stands above the table"},
		{"table-left", "a table starts in column A"},
		{"table-marked", "the data of a sheet are one real table with a name of its own"},
		{"title", "A1 holds a title that no other sheet has"},
		{"wrap", "text that is wider than its column is wrapped"},
	}
}

// Lint checks a workbook that was written, by its parts and not through the
// library that wrote it. It returns the faults in order of sheet and rule;
// none means that the workbook passes. An error means that the file can't be
// read as a workbook at all.
func Lint(path string) ([]Fault, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() // only read
	st, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return LintReader(f, st.Size())
}

// LintReader is Lint for a workbook of a size that is at hand already.
func LintReader(r io.ReaderAt, size int64) ([]Fault, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("no workbook: %w", err)
	}
	l := &linter{parts: map[string]*zip.File{}}
	for _, f := range z.File {
		l.parts[f.Name] = f
		l.order = append(l.order, f.Name)
	}
	if err := l.read(); err != nil {
		return nil, err
	}
	l.check()
	slices.SortStableFunc(l.faults, func(a, b Fault) int {
		return cmp.Or(l.position(a.Sheet)-l.position(b.Sheet), cmp.Compare(a.Rule, b.Rule))
	})
	return l.faults, nil
}

// position is the place of a sheet among the sheets; the workbook comes first.
func (l *linter) position(sheet string) int {
	return slices.IndexFunc(l.sheets, func(s *lintSheet) bool { return s.name == sheet })
}

// fault notes a fault.
func (l *linter) fault(rule, sheet, cell, format string, args ...any) {
	l.faults = append(l.faults, Fault{rule, sheet, cell, fmt.Sprintf(format, args...)})
}
