package excel

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// sheet is one sheet of the plan.
type sheet struct {
	name   string // of the tab
	title  string // A1
	notes  []string
	lines  []string // further lines above the table
	blanks string   // what a blank cell means; empty if there is none
	source string   // where the figures come from
	fill   func(*book, *sheet) error
	last   bool // filled when all others are

	number int
	rows   int // of the table, once it is written
	first  int // row of the table's header
	left   int // rows that the sheet had no room for
}

// column is a column of a table.
type column struct {
	header string
	width  float64 // in digits
	right  bool    // figures: the header stands to the right as they do
}

// figure is a column of figures.
func figure(header string, width float64) column { return column{header, width, true} }

// words is a column of words.
func words(header string, width float64) column { return column{header, width, false} }

// table writes one table, row by row, below the lines that explain it.
type table struct {
	b     *book
	s     *sheet
	sw    *excelize.StreamWriter
	cols  []column
	row   int
	links []link
}

// maxLinks is how many links a sheet holds; Excel allows 65,530.
const maxLinks = 60_000

// contents is the sheet that every other links back to.
const contents = "Contents"

// open starts the sheet: title, number of tables, notes, blanks, further
// lines, source, way back, and the table's header.
func (b *book) open(s *sheet, cols []column) (*table, error) {
	t, err := b.start(s, cols)
	if err != nil {
		return nil, err
	}
	for _, line := range s.preamble(&b.notes) {
		if err := t.line(line); err != nil {
			return nil, err
		}
	}
	return t, t.header()
}

// start begins a sheet whose lines the caller writes.
func (b *book) start(s *sheet, cols []column) (*table, error) {
	fit := true
	if err := b.f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return nil, err
	}
	landscape, width, height, paper := "landscape", pagesWide(cols), 0, 9 // A4
	if err := b.f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &width, FitToHeight: &height, Size: &paper}); err != nil {
		return nil, err
	}
	sw, err := b.f.NewStreamWriter(s.name)
	if err != nil {
		return nil, err
	}
	t := &table{b: b, s: s, sw: sw, cols: cols}
	for i, c := range cols {
		if err := sw.SetColWidth(i+1, i+1, c.width); err != nil {
			return nil, err
		}
	}
	return t, t.words(title, s.title+b.notes.marks(s.notes))
}

// digitsOnPage is how many digits of a printed page lie side by side, small
// but legible.
const digitsOnPage = 240

// pagesWide is how many pages a table takes side by side when it is printed.
func pagesWide(cols []column) int {
	total := 0.0
	for _, c := range cols {
		total += c.width
	}
	return int(total/digitsOnPage) + 1
}

// preamble is what stands between the title and the table.
func (s *sheet) preamble(n *notebook) []string {
	out := []string{"This sheet contains one table."}
	if m := n.marks(s.notes); m != "" {
		out = append(out, "Notes are numbered in square brackets and explained on the sheet Notes:"+m+".")
	}
	if s.blanks != "" {
		out = append(out, s.blanks)
	}
	out = append(out, s.lines...)
	if s.source != "" {
		out = append(out, "Source: "+s.source)
	}
	return out
}

// headerRow is the row of the table's header: below the title, the preamble
// and the way back.
func (s *sheet) headerRow(n *notebook) int { return len(s.preamble(n)) + 3 }

// line writes one line of words, which runs over the empty cells beside it.
func (t *table) line(s string) error { return t.words(plain, s) }

func (t *table) words(l look, s string) error {
	t.row++
	opts := excelize.RowOpts{Height: heights[l]}
	if l == wrapped {
		opts.Height = lineHeight * float64(linesOf(s, t.cols[0].width))
	}
	return t.sw.SetRow(name(1, t.row), []any{excelize.Cell{StyleID: t.b.styles[l], Value: s}}, opts)
}

// Heights of rows in points. They are written because LibreOffice does not
// work them out when it opens a file, and wrapped text would be cut.
const (
	lineHeight = 14.5
	maxHeight  = 409 // Excel's limit
)

var heights = map[look]float64{title: 24, heading: 24}

// linesOf is how many lines wrapped text takes in a column. A letter is about
// as wide as a digit; words don't fill their lines.
func linesOf(s string, width float64) int {
	lines := 0
	for part := range strings.SplitSeq(s, "\n") {
		lines += 1 + int(float64(utf8.RuneCountInString(part))/(width*1.05))
	}
	return lines
}

// height is the height of a row: that of its tallest text.
func (t *table) height(cells []any) excelize.RowOpts {
	lines := 1
	for i, c := range cells {
		if c, ok := c.(excelize.Cell); ok {
			if s, ok := c.Value.(string); ok && float64(len(s)) > t.cols[i].width {
				lines = max(lines, linesOf(s, t.cols[i].width))
			}
		}
	}
	if lines == 1 {
		return excelize.RowOpts{}
	}
	return excelize.RowOpts{Height: min(maxHeight, lineHeight*float64(lines))}
}

// header writes the way back to the contents and the table's header.
func (t *table) header() error {
	if err := t.words(linked, "Back to the contents"); err != nil {
		return err
	}
	t.linkHere(contents)
	return t.head()
}

// linkHere makes the first cell of the row just written a link to the top of a
// sheet.
func (t *table) linkHere(sheet string) {
	t.links = append(t.links, link{1, int32(t.row), 1, t.b.shared(sheet)})
}

// head writes the table's header.
func (t *table) head() error {
	t.row++
	t.s.first = t.row
	cells := make([]any, len(t.cols))
	seen := map[string]bool{}
	for i, c := range t.cols {
		key := strings.ToLower(c.header)
		if seen[key] || c.header == "" {
			return fmt.Errorf("column %d: the header %q is empty or taken", i+1, c.header)
		}
		seen[key] = true
		l := header
		if c.right {
			l = headerRight
		}
		cells[i] = excelize.Cell{StyleID: t.b.styles[l], Value: c.header}
	}
	return t.sw.SetRow(name(1, t.row), cells, t.height(cells))
}

// add writes a row of the table. A sheet that is full takes no more: the last
// row, which close writes, says how many are missing.
func (t *table) add(cells []any) error {
	if len(cells) != len(t.cols) {
		return fmt.Errorf("row %d has %d cells for %d columns", t.row+1, len(cells), len(t.cols))
	}
	if t.row >= t.b.maxRows-1 {
		t.s.left++
		for len(t.links) > 0 && int(t.links[len(t.links)-1].row) > t.row {
			t.links = t.links[:len(t.links)-1]
		}
		return nil
	}
	t.row++
	t.s.rows++
	return t.sw.SetRow(name(1, t.row), cells, t.height(cells))
}

// document is the cell that names a document, with a link to its row on the
// sheet Documents. The cell goes into column col of the next row.
func (t *table) document(id string, col int) any {
	number := t.b.documentNumber(id)
	if number == "" {
		return nil
	}
	return t.link(col, number, "Documents", t.b.firstDocument+t.b.index.Rows[id])
}

// link is a cell of the next row with words that lead to a row of a sheet.
func (t *table) link(col int, words, sheet string, row int) any {
	if len(t.links) >= maxLinks {
		return t.b.text(words)
	}
	t.links = append(t.links, link{int32(col), int32(t.row + 1), int32(row), t.b.shared(sheet)})
	l := linked
	if float64(utf8.RuneCountInString(words)) > t.cols[col-1].width {
		l = linkedLong
	}
	return excelize.Cell{StyleID: t.b.styles[l], Value: words}
}

// text is a cell of words in column col of the next row: on one line where the
// column is wide enough for them.
func (t *table) text(col int, s string) any {
	c, ok := t.b.text(s).(excelize.Cell)
	if !ok {
		return nil
	}
	if c.StyleID == t.b.styles[wrapped] && float64(utf8.RuneCountInString(s)) <= t.cols[col-1].width {
		c.StyleID = t.b.styles[plain]
	}
	return c
}

// close ends the table. A table without rows says so in one row, because a
// table must have one.
func (t *table) close() error {
	if t.s.rows == 0 {
		t.row++
		if err := t.sw.SetRow(name(1, t.row), []any{t.b.text("No rows in this release.")}); err != nil {
			return err
		}
	}
	if t.s.left > 0 {
		t.row++
		words := fmt.Sprintf("%d more rows have no room on a sheet; all are in the Parquet files.", t.s.left)
		if err := t.sw.SetRow(name(1, t.row), []any{t.b.text(words)}); err != nil {
			return err
		}
	}
	noStripes := false
	err := t.sw.AddTable(&excelize.Table{
		Range:          name(1, t.s.first) + ":" + name(len(t.cols), t.row),
		Name:           tableName(t.s.name),
		StyleName:      "TableStyleLight1",
		ShowRowStripes: &noStripes,
	})
	if err != nil {
		return err
	}
	return t.flush()
}

// flush ends the sheet.
func (t *table) flush() error {
	if len(t.links) > 0 {
		t.b.links[fmt.Sprintf("xl/worksheets/sheet%d.xml", t.s.number)] = t.links
	}
	return t.sw.Flush()
}

// tableName makes the name of a table from that of its sheet: letters, digits
// and underscores.
func tableName(sheet string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, sheet)
}
