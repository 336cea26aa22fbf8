package main

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/readers/pdf"
	"forcestats/pipeline/readers/sheet"
)

const (
	drawn         = 20  // figures, and findings, drawn from each workbook
	sameText      = 0.9 // share of a finding's letters that must be on its page
	currentFolder = "outputs/current"
	sourcesFolder = "sources"
)

// scoreWorkbooks draws figures and findings at random from each workbook of
// the current release and follows them by the words of their source to the
// published cell or page. Everything drawn must be equal there. The workbooks
// are read with the reader for published spreadsheets, which shares no code
// with the library that wrote them.
func scoreWorkbooks(w io.Writer, _ string) error {
	t := &tracer{books: map[string][]*sheet.Grid{}, pages: map[string][]string{}}
	bad := 0
	for _, name := range []string{"force-summary.xlsx", "district-summary.xlsx"} {
		path := filepath.Join(currentFolder, name)
		if _, err := os.Stat(path); err != nil {
			fmt.Fprintf(w, "no release in %s: make run first\n", currentFolder)
			return nil
		}
		grids, err := readBook(path)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		figures, findings, documents := candidates(grids)
		r := rand.New(rand.NewPCG(1, uint64(len(name))))
		r.Shuffle(len(figures), func(i, j int) { figures[i], figures[j] = figures[j], figures[i] })
		r.Shuffle(len(findings), func(i, j int) { findings[i], findings[j] = findings[j], findings[i] })
		figures, findings = spread(figures), findings[:min(drawn, len(findings))]
		same := 0
		for _, f := range figures {
			if err := t.figure(f, documents[f.document]); err != nil {
				fmt.Fprintf(w, "%s, sheet %q, %s, %s: %v\n", name, f.sheet, f.area, f.period, err)
				continue
			}
			same++
		}
		whole := 0
		for _, f := range findings {
			if err := t.finding(f, documents[f.document]); err != nil {
				fmt.Fprintf(w, "%s, finding %.60q: %v\n", name, f.text, err)
				continue
			}
			whole++
		}
		fmt.Fprintf(w, "%-24s figures equal to the published cell %d of %d; findings on their page %d of %d\n", name, same, len(figures), whole, len(findings))
		bad += len(figures) - same + len(findings) - whole
	}
	if bad > 0 {
		return fmt.Errorf("%d of the figures and findings drawn from the workbooks are not where they say", bad)
	}
	return nil
}

// tracedFigure is a figure of a workbook that one published cell gives.
type tracedFigure struct {
	sheet, area, period   string
	value                 float64
	table, cell, document string
}

// tracedFinding is a finding of a workbook.
type tracedFinding struct {
	text, document string
	page           int
}

// spread takes the figures to trace, no more than a fifth from one sheet.
func spread(all []tracedFigure) []tracedFigure {
	var out []tracedFigure
	from := map[string]int{}
	for _, f := range all {
		if from[f.sheet] < drawn/5 && len(out) < drawn {
			from[f.sheet]++
			out = append(out, f)
		}
	}
	for _, f := range all {
		if len(out) < drawn && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

func readBook(path string) ([]*sheet.Grid, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	book, err := sheet.Open(bytes.NewReader(b), int64(len(b)), sheet.Limits{})
	if err != nil {
		return nil, err
	}
	var out []*sheet.Grid
	for _, s := range book.Sheets() {
		g, err := s.Head(0)
		if err != nil {
			return nil, fmt.Errorf("sheet %q: %w", s.Name(), err)
		}
		out = append(out, g)
	}
	return out, nil
}

// firstCell finds the key and the newest cell of a source, and whether it is
// only the first of several.
var firstCell = regexp.MustCompile(`^(S[0-9]+) ([A-Z]+[0-9]+)( \(\+)?`)

// counted are the units of figures that are published as they are.
var counted = []string{"count", "persons", "full-time equivalent", "headcount", "households"}

// candidates gathers what can be traced: figures with a single input, findings
// of pages, and the path of each document by its number.
func candidates(grids []*sheet.Grid) (figures []tracedFigure, findings []tracedFinding, documents map[string]string) {
	documents, tables := map[string]string{}, map[string]string{}
	for _, g := range grids {
		for row := range tableRows(g) {
			switch g.Name {
			case "Sources":
				documents[row["Key"].Text], tables[row["Key"].Text] = row["Document"].Text, row["Publication and table"].Text
			case "Documents":
				documents[row["Document"].Text] = row["Path"].Text
			case "Findings":
				if n := row["Page"]; n.Kind == sheet.Number {
					findings = append(findings, tracedFinding{row["Text"].Text, row["Document"].Text, int(n.Number)})
				}
			default:
				if f, ok := traceable(g.Name, row); ok {
					figures = append(figures, f)
				}
			}
		}
	}
	for i := range figures {
		f := &figures[i]
		_, f.table, _ = cutLast(tables[f.document], ", ")
		f.document = documents[f.document]
	}
	return figures, findings, documents
}

// traceable makes a figure of a row of a table of statistics, if its newest
// value is one published cell.
func traceable(name string, row map[string]sheet.Cell) (tracedFigure, bool) {
	newest := row["Newest period"].Text
	m := firstCell.FindStringSubmatch(row["Source"].Text)
	v, ok := row[newest]
	if !ok || m == nil || v.Kind != sheet.Number || !slices.Contains(counted, row["Unit"].Text) || m[3] != "" {
		return tracedFigure{}, false
	}
	if row[newestShown].Text != newest {
		return tracedFigure{}, false // the cell is of a newer period, which has no value
	}
	area := row["Area"].Text + row["Force"].Text
	return tracedFigure{name, area, newest, v.Number, "", m[2], m[1]}, true
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return "", s, false
	}
	return s[:i], s[i+len(sep):], true
}

// newestShown is the last column before "Newest period" in which a row has
// anything: the newest period of a table of statistics.
const newestShown = "(newest shown)"

// tableRows gives the rows of the table of a sheet of a workbook by header:
// the first row whose second cell is filled heads it.
func tableRows(g *sheet.Grid) func(func(map[string]sheet.Cell) bool) {
	return func(yield func(map[string]sheet.Cell) bool) {
		head := slices.IndexFunc(g.Cells, func(r []sheet.Cell) bool { return len(r) > 2 && r[1].Kind == sheet.Text && r[2].Kind == sheet.Text })
		if head < 0 {
			return
		}
		for _, cells := range g.Cells[head+1:] {
			row := map[string]sheet.Cell{}
			for i, c := range cells {
				if i >= len(g.Cells[head]) {
					break
				}
				name := g.Cells[head][i].Text
				if _, past := row["Newest period"]; !past && name != "Newest period" && c.Kind != sheet.Blank {
					row[newestShown] = sheet.Cell{Text: name}
				}
				row[name] = c
			}
			if !yield(row) {
				return
			}
		}
	}
}

// tracer opens published files once.
type tracer struct {
	books map[string][]*sheet.Grid
	pages map[string][]string
}

// figure compares a figure with the published cell.
func (t *tracer) figure(f tracedFigure, path string) error {
	grids, ok := t.books[path]
	if !ok {
		var err error
		if grids, err = readBook(filepath.Join(sourcesFolder, path)); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		t.books[path] = grids
	}
	row, col, ok := sheet.ParseRef(f.cell)
	if !ok {
		return fmt.Errorf("%q is no cell", f.cell)
	}
	trouble := fmt.Errorf("%s has no table %q with a cell %s", path, f.table, f.cell)
	for _, g := range grids { // one table can run over several sheets, as MYE2 does
		if len(grids) > 1 && !namesTable(g.Name, f.table) || row >= len(g.Cells) || col >= len(g.Cells[row]) {
			continue
		}
		v, err := valueOf(&g.Cells[row][col])
		switch {
		case err != nil:
			trouble = fmt.Errorf("%s, %s: %w", path, f.cell, err)
		case math.Abs(v-f.value) > 1e-9*math.Abs(v):
			trouble = fmt.Errorf("%s, %s holds %v, not %v", path, f.cell, v, f.value)
		default:
			return nil
		}
	}
	return trouble
}

// valueOf is the figure that a published cell holds.
func valueOf(c *sheet.Cell) (float64, error) {
	if c.Kind != sheet.Text {
		return c.Number, nil
	}
	return strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(c.Text), ",", ""), 64)
}

// namesTable reports whether the name of a sheet is that of a table, in
// letters and digits, or begins with it: "Table P1 " and "Table P1", "MYE2 -
// Persons" and "MYE2", but not "Table 10" and "Table 1".
func namesTable(sheet, table string) bool {
	words := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	}
	a, b := words(sheet), words(table)
	return len(b) > 0 && len(a) >= len(b) && slices.Equal(a[:len(b)], b)
}

// finding looks for the words of a finding on its page and the one behind it,
// as the second reader has them.
func (t *tracer) finding(f tracedFinding, path string) error {
	pages, ok := t.pages[path]
	if !ok {
		b, err := os.ReadFile(filepath.Join(sourcesFolder, path))
		if err != nil {
			return err
		}
		if pages, err = pdf.Second(b); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		t.pages[path] = pages
	}
	if f.page < 1 || f.page > len(pages) {
		return fmt.Errorf("%s has no page %d", path, f.page)
	}
	share, _ := page.Agreement(f.text, pages[f.page-1:min(f.page+1, len(pages))]...)
	if share < sameText {
		return fmt.Errorf("%s, page %d has %.0f %% of its words", path, f.page, share*100)
	}
	return nil
}
