package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/readers/sheet/numfmt"
)

// cellPlace is a cell of a book: sheet by order, row and column from 0.
type cellPlace struct{ sheet, row, col int }

// otherCell is what a second reader says of a cell.
type otherCell struct {
	kind   string // text, number, date, bool; any where it gives strings only
	number float64
	text   string
}

// scoreReaders compares every cell of every xlsx, ods and xls with second
// readers: excelize (xlsx) and python-calamine (all three). It fails on a
// difference that has no known reason, and where no Python has calamine.
func scoreReaders(w io.Writer, shared string) error {
	python, err := calaminePython()
	if err != nil {
		return err
	}
	var unexplained []string
	root := filepath.Join(shared, "data", "sheets")
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		ext := strings.ToLower(filepath.Ext(path))
		if ext != ".xlsx" && ext != ".ods" && ext != ".xls" {
			return nil
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		odd, err := compareReaders(w, name, path, ext, python)
		unexplained = append(unexplained, odd...)
		return err
	})
	if err != nil {
		return err
	}
	for _, u := range unexplained[:min(len(unexplained), 20)] {
		fmt.Fprintf(w, "   unexplained: %s\n", u)
	}
	if len(unexplained) > 0 {
		return fmt.Errorf("%d cells differ from a second reader without a known reason", len(unexplained))
	}
	return nil
}

// compareReaders prints a line a second reader and returns the unexplained.
func compareReaders(w io.Writer, name, path, ext, python string) ([]string, error) {
	ours, sheets, shown, err := readOurs(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var odd []string
	compare := func(reader string, other map[cellPlace]otherCell, err error) error {
		if err != nil {
			return fmt.Errorf("%s: %s: %w", name, reader, err)
		}
		reasons, strange := readerDifferences(name, reader, sheets, ours, other)
		odd = append(odd, strange...)
		fmt.Fprintf(w, "   %s: %d cells, %s has %d, equal %d%s\n", name, len(ours), reader, len(other), reasons.equal, reasons)
		return nil
	}
	other, err := readCalamine(python, path, sheets)
	if err := compare("calamine", other, err); err != nil {
		return nil, err
	}
	if ext == ".xlsx" {
		other, err := readExcelize(path, sheets)
		if err := compare("excelize", other, err); err != nil {
			return nil, err
		}
	}
	if ext == ".ods" {
		fmt.Fprintf(w, "   %s: numbers that our formats show as the file does: %d of %d; dashes for zero that ods formats can't hold: %d\n", name, shown.same, shown.all, shown.dashes)
		if shown.same+shown.dashes < shown.all {
			odd = append(odd, fmt.Sprintf("%s: %s", name, shown.first))
		}
	}
	return odd, nil
}

// readerReasons counts the equal cells and the differences by known reason.
type readerReasons struct {
	equal int
	known map[string]int
}

func (r readerReasons) String() string {
	var b strings.Builder
	for _, reason := range slices.Sorted(reasonKeys(r.known)) {
		fmt.Fprintf(&b, "; %d %s", r.known[reason], reason)
	}
	return b.String()
}

func reasonKeys(m map[string]int) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// readerDifferences compares cell by cell, from both sides.
func readerDifferences(name, reader string, sheets []string, ours map[cellPlace]sheet.Cell, other map[cellPlace]otherCell) (readerReasons, []string) {
	r := readerReasons{known: map[string]int{}}
	var odd []string
	note := func(p cellPlace, c sheet.Cell, o otherCell) {
		if reason := knownReason(reader, c, o); reason != "" {
			r.known[reason]++
			return
		}
		odd = append(odd, fmt.Sprintf("%s, sheet %q, cell %s: ours %s %q, %s %s %q %v", name, sheets[p.sheet], sheet.Ref(p.row, p.col), c.Kind, c.Raw, reader, o.kind, o.text, o.number))
	}
	for p, c := range ours {
		o, ok := other[p]
		if ok && sameCell(c, o) {
			r.equal++
			continue
		}
		note(p, c, o)
	}
	for p, o := range other {
		if _, ok := ours[p]; !ok {
			note(p, sheet.Cell{}, o)
		}
	}
	slices.Sort(odd)
	return r, odd
}

// knownReason names why a second reader differs; empty where it should not.
func knownReason(reader string, c sheet.Cell, o otherCell) string {
	switch {
	case reader == "calamine" && c.Kind == sheet.Error && o.kind == "":
		return "error values that calamine's Python gives as nothing"
	case reader == "calamine" && c.Kind == sheet.Text && o.kind == "text" && strings.ReplaceAll(c.Raw, "\n", "") == o.text:
		return "line breaks (text:line-break) that calamine leaves out"
	}
	return ""
}

const dateTolerance = 1.0 / (24 * 60 * 60 * 1000)

func sameCell(c sheet.Cell, o otherCell) bool {
	switch c.Kind {
	case sheet.Text, sheet.Error:
		return (o.kind == "text" || o.kind == "any") && o.text == c.Raw
	case sheet.Number, sheet.Date:
		if o.kind == "any" {
			v, err := strconv.ParseFloat(o.text, 64)
			return err == nil && v == c.Number
		}
		return o.kind == "number" && o.number == c.Number || o.kind == "date" && math.Abs(o.number-c.Number) < dateTolerance
	case sheet.Bool:
		return o.kind == "bool" && o.number == c.Number || o.kind == "any" && (o.text == c.Raw || o.text == c.Text)
	}
	return false
}

// shownTally counts the numbers whose text in an ods our format code gives.
type shownTally struct {
	all, same int
	dashes    int    // zeros shown as "-" by a format that the ods could only keep as "-00"
	first     string // the first that it does not
}

func (t *shownTally) add(name string, row, col int, c *sheet.Cell, formats map[string]*numfmt.Format) {
	f := formats[c.Format]
	if f == nil {
		f = numfmt.Parse(c.Format)
		formats[c.Format] = f
	}
	t.all++
	if got := string(f.Append(nil, c.Number)); got == c.Text {
		t.same++
	} else if c.Number == 0 && c.Text == "-" && got == "-00" {
		// Excel's "-"?? has no form in an ods: it is stored as two digits,
		// beside the text that Excel showed.
		t.dashes++
	} else if t.first == "" {
		t.first = fmt.Sprintf("sheet %q, cell %s: %q shows %q as %q, the file has %q", name, sheet.Ref(row, col), c.Format, c.Raw, got, c.Text)
	}
}

func readOurs(path string) (map[cellPlace]sheet.Cell, []string, shownTally, error) {
	var shown shownTally
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, shown, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, shown, err
	}
	book, err := sheet.Open(f, info.Size(), sheet.Limits{})
	if err != nil {
		return nil, nil, shown, err
	}
	cells := map[cellPlace]sheet.Cell{}
	formats := map[string]*numfmt.Format{}
	var names []string
	for i, sh := range book.Sheets() {
		names = append(names, sh.Name())
		for row, err := range sh.Rows() {
			if err != nil {
				return nil, nil, shown, err
			}
			for col := range row.Cells {
				c := &row.Cells[col]
				if c.Kind == sheet.Blank {
					continue
				}
				cells[cellPlace{i, row.Index, col}] = *c
				if c.Kind == sheet.Number || c.Kind == sheet.Date {
					shown.add(sh.Name(), row.Index, col, c, formats)
				}
			}
		}
	}
	return cells, names, shown, nil
}

func readExcelize(path string, sheets []string) (map[cellPlace]otherCell, error) {
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, err
	}
	defer f.Close()
	cells := map[cellPlace]otherCell{}
	for i, name := range sheets {
		rows, err := f.GetRows(name)
		if err != nil {
			return nil, err
		}
		for r, row := range rows {
			for c, text := range row {
				if text != "" {
					cells[cellPlace{i, r, c}] = otherCell{kind: "any", text: text}
				}
			}
		}
	}
	return cells, nil
}

// calaminePython finds an interpreter that has python-calamine.
func calaminePython() (string, error) {
	for _, python := range []string{".cache/venv/bin/python", "../venv/bin/python", "python3"} {
		if exec.Command(python, "-c", "import python_calamine").Run() == nil {
			return python, nil
		}
	}
	return "", errors.New("no Python with python-calamine, the second reader of ods and xls (python3 -m venv .cache/venv && .cache/venv/bin/pip install python-calamine)")
}

// calamineScript prints a JSON list a cell: sheet, row, column, kind, value.
// Dates are serial days.
const calamineScript = `
import sys, json, datetime as d
from python_calamine import CalamineWorkbook
w = CalamineWorkbook.from_path(sys.argv[1])
day = 86400.0
for i, name in enumerate(json.loads(sys.argv[2])):
    for r, row in enumerate(w.get_sheet_by_name(name).to_python(skip_empty_area=False)):
        for c, v in enumerate(row):
            if v == "": continue
            if isinstance(v, bool): kind, v = "bool", float(v)
            elif isinstance(v, (int, float)): kind, v = "number", float(v)
            elif isinstance(v, str): kind = "text"
            elif isinstance(v, d.datetime): kind, v = "date", (v - d.datetime(1899, 12, 30)).total_seconds() / day
            elif isinstance(v, d.date): kind, v = "date", float((v - d.date(1899, 12, 30)).days)
            elif isinstance(v, d.time): kind, v = "date", (v.hour * 3600 + v.minute * 60 + v.second + v.microsecond / 1e6) / day
            else: kind, v = "date", v.total_seconds() / day
            print(json.dumps([i, r, c, kind, v]))
`

func readCalamine(python, path string, sheets []string) (map[cellPlace]otherCell, error) {
	names, err := json.Marshal(sheets)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(python, "-c", calamineScript, path, string(names))
	var problems strings.Builder
	cmd.Stderr = &problems
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	cells := map[cellPlace]otherCell{}
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 8<<20)
	for lines.Scan() {
		var p cellPlace
		var o otherCell
		var value any
		if err := json.Unmarshal(lines.Bytes(), &[]any{&p.sheet, &p.row, &p.col, &o.kind, &value}); err != nil {
			return nil, errors.Join(err, cmd.Wait())
		}
		switch v := value.(type) {
		case string:
			o.text = v
		case float64:
			o.number = v
		}
		cells[p] = o
	}
	if err := errors.Join(lines.Err(), cmd.Wait()); err != nil {
		return nil, fmt.Errorf("%w: %s", err, problems.String())
	}
	return cells, nil
}
