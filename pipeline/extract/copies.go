package extract

import (
	"fmt"
	"hash"
	"hash/fnv"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// copyRows is how many rows of two sheets must be alike before they are
// compared whole: sheets of one workbook differ in their titles or first rows.
const copyRows = 40

// withoutCopies returns a book without the sheets that hold the cells of an
// earlier one, row for row, as "Table P1 (2)" does: all its figures would count
// twice. It returns an issue for each. A sheet that can't be read is left to
// whoever reads it.
func withoutCopies(b sheet.Book) (sheet.Book, []record.Issue) {
	sheets := b.Sheets()
	if len(sheets) < 2 {
		return b, nil
	}
	heads := map[uint64]sheet.Sheet{}
	var kept []sheet.Sheet
	var issues []record.Issue
	for _, s := range sheets {
		head, filled := headDigest(s)
		switch first := heads[head]; {
		case !filled:
		case first == nil:
			heads[head] = s
		case same(first, s):
			issues = append(issues, record.NewIssue(vocabulary.SheetLeftOut, record.Origin{Sheet: s.Name()},
				fmt.Sprintf("the sheet holds the cells of the sheet %q, row for row; that one is read", first.Name())))
			continue
		}
		kept = append(kept, s)
	}
	if len(issues) == 0 {
		return b, nil
	}
	return &someSheets{b, kept}, issues
}

// someSheets is a book without some of its sheets.
type someSheets struct {
	sheet.Book
	kept []sheet.Sheet
}

func (b *someSheets) Sheets() []sheet.Sheet { return b.kept }

// headDigest is a hash of a sheet's first cells; filled says that there are
// figures among them.
func headDigest(s sheet.Sheet) (sum uint64, filled bool) {
	g, err := s.Head(copyRows)
	if err != nil {
		return 0, false
	}
	h := fnv.New64a()
	for r := range min(len(g.Cells), copyRows) {
		filled = digest(h, r, g.Cells[r]) || filled
	}
	return h.Sum64(), filled
}

// same reports whether two sheets hold the same cells.
func same(a, b sheet.Sheet) bool {
	x, err1 := wholeDigest(a)
	y, err2 := wholeDigest(b)
	return err1 == nil && err2 == nil && x == y
}

func wholeDigest(s sheet.Sheet) (uint64, error) {
	h := fnv.New64a()
	for row, err := range s.Rows() {
		if err != nil {
			return 0, err
		}
		digest(h, row.Index, row.Cells)
	}
	return h.Sum64(), nil
}

// digest adds a row to a hash, and reports whether it has figures.
func digest(h hash.Hash64, row int, cells []sheet.Cell) (filled bool) {
	fmt.Fprint(h, row)
	for i := range cells {
		c := &cells[i]
		filled = filled || c.Kind == sheet.Number
		fmt.Fprintf(h, "\x00%d%s", c.Kind, c.Text)
	}
	return filled
}
