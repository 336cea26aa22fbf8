package sheet_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/readers/sheet/sheettest"
)

var update = flag.Bool("update", false, "write the golden files instead of comparing with them")

// open opens a file of testdata.
func open(t testing.TB, name string) sheet.Book {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return openBytes(t, data)
}

func openBytes(t testing.TB, data []byte) sheet.Book {
	t.Helper()
	book, err := sheet.Open(bytes.NewReader(data), int64(len(data)), sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// excerpts are the real files cut small in testdata.
func excerpts(t testing.TB) []string {
	t.Helper()
	var names []string
	for _, pattern := range []string{"*.xlsx", "*.ods", "*.xls", "*.csv"} {
		paths, err := filepath.Glob(filepath.Join("testdata", pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range paths {
			names = append(names, filepath.Base(p))
		}
	}
	if len(names) < 14 {
		t.Fatalf("only %d excerpts in testdata", len(names))
	}
	return names
}

// TestRead compares every cell of the excerpts with what was read in them by
// eye and with a second reader, as Describe prints it.
func TestRead(t *testing.T) {
	for _, name := range excerpts(t) {
		t.Run(name, func(t *testing.T) {
			var got strings.Builder
			if err := sheet.Describe(&got, open(t, name), 0); err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")); diff != "" {
				t.Errorf("cells differ (-want +got):\n%s", diff)
			}
		})
	}
}

// cell returns a cell of a book by sheet, and A1 reference.
func cell(t testing.TB, b sheet.Book, sheetIndex int, ref string) sheet.Cell {
	t.Helper()
	row, col, ok := sheet.ParseRef(ref)
	if !ok {
		t.Fatalf("bad reference %q", ref)
	}
	g, err := b.Sheets()[sheetIndex].Head(0)
	if err != nil {
		t.Fatal(err)
	}
	return g.At(row, col)
}

// TestRead_survives holds the points of "What a reader has to survive" that
// reading answers for, one by one, in the excerpts.
func TestRead_survives(t *testing.T) {
	tests := []struct {
		why, file  string
		sheet      int
		ref        string
		kind       sheet.Kind
		number     float64
		text, mark string
	}{
		{"a header merged over three columns", "superscript_merged_header.xlsx", 0, "G4", sheet.Text, 0, "Victim-based crime", ""},
		{"a spacer column stays blank", "superscript_merged_header.xlsx", 0, "D5", sheet.Blank, 0, "", ""},
		{"a footnote number inside a label", "superscript_merged_header.xlsx", 0, "C4", sheet.Text, 0, "Total recorded crime (excluding fraud)", "3"},
		{"footnote numbers behind a label", "superscript_merged_header.xlsx", 0, "A1", sheet.Text, 0, "Table P1: Police recorded crime by offence group and police force area, English regions and Wales, number of offences, year ending December 2019", "1,2"},
		{"thousands by number format", "superscript_merged_header.xlsx", 0, "C7", sheet.Number, 5013284, "5,013,284", ""},
		{"line breaks in a label with a footnote", "superscript_merged_header.xlsx", 1, "C5", sheet.Text, 0, "Number of\n offences\n involving a\n knife", "7"},
		{"footnote numbers in an ods span", "superscript_zero_dash.ods", 1, "B5", sheet.Text, 0, "Police officers", "1"},
		{"an error value", "error_values_dates_formulas.xlsx", 0, "F1219", sheet.Error, 0, "#N/A", ""},
		{"a date by number format", "error_values_dates_formulas.xlsx", 0, "J2", sheet.Date, 44372, "25-Jun-21", ""},
		{"a percentage in a csv", "percentages.csv", 0, "C2", sheet.Number, .853, "85.3%", ""},
		{"an accounting zero", "accounting_padding.csv", 0, "H7", sheet.Number, 0, "-00", ""},
		{"a padded count", "accounting_padding.csv", 0, "H2", sheet.Number, 66776, "66776", ""},
		{"a code of digits and letters", "accounting_padding.csv", 0, "G20", sheet.Text, 0, "30B", ""},
		{"thousands and a trailing space", "preamble_line_breaks.csv", 0, "G9", sheet.Number, 170002, "170,002", ""},
		{"a quoted line break", "preamble_line_breaks.csv", 0, "A8", sheet.Text, 0, "Police Force\nArea code", ""},
		{"a byte order mark is no text", "byte_order_mark.csv", 0, "A1", sheet.Text, 0, "LTLA23CD", ""},
		{"lines that end in CR alone", "carriage_returns.csv", 0, "A2", sheet.Text, 0, "Avon and Somerset Constabulary", ""},
		{"a block a team", "blocks_by_team.xls", 0, "E1", sheet.Text, 0, "Age", ""},
		{"a formula's cached text", "error_values_dates_formulas.xlsx", 0, "D3", sheet.Text, 0, "Thames Valley Police", ""},
		{"a negative whole number in an xls", "superscript_negative.xls", 0, "J9", sheet.Number, -19026, "-19,026", ""},
		{"a superscript run in an xls", "superscript_negative.xls", 0, "C5", sheet.Text, 0, "Geography", "1"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			c := cell(t, open(t, tt.file), tt.sheet, tt.ref)
			got := sheet.Cell{Kind: c.Kind, Number: c.Number, Text: c.Text, Marks: c.Marks}
			want := sheet.Cell{Kind: tt.kind, Number: tt.number, Text: tt.text, Marks: tt.mark}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s %s (-want +got):\n%s", tt.file, tt.ref, diff)
			}
		})
	}
}

// TestRows_agreesWithHead: streaming and the grid are one reading.
func TestRows_agreesWithHead(t *testing.T) {
	for _, name := range excerpts(t) {
		t.Run(name, func(t *testing.T) {
			for _, sh := range open(t, name).Sheets() {
				g, err := sh.Head(0)
				if err != nil {
					t.Fatal(err)
				}
				last := -1
				for row, err := range sh.Rows() {
					if err != nil {
						t.Fatal(err)
					}
					if row.Index <= last {
						t.Fatalf("row %d after row %d", row.Index, last)
					}
					last = row.Index
					for col, c := range row.Cells {
						at := g.At(row.Index, col)
						if covered := at.Merged && !c.Merged; c.Kind != sheet.Blank && !covered && !cmp.Equal(c, at) {
							t.Errorf("%s: %s", sheet.Ref(row.Index, col), cmp.Diff(at, c))
						}
					}
				}
			}
		})
	}
}

// TestHead_first: fewer rows are the start of all rows.
func TestHead_first(t *testing.T) {
	for _, name := range excerpts(t) {
		whole, part := open(t, name).Sheets(), open(t, name).Sheets()
		for i := range whole {
			all, err := whole[i].Head(0)
			if err != nil {
				t.Fatal(err)
			}
			first, err := part[i].Head(5)
			if err != nil {
				t.Fatal(err)
			}
			want := all.Cells[:min(5, len(all.Cells))]
			for len(want) > 0 && len(want[len(want)-1]) == 0 {
				want = want[:len(want)-1]
			}
			if diff := cmp.Diff(want, first.Cells); diff != "" {
				t.Errorf("%s, sheet %d (-all +first):\n%s", name, i, diff)
			}
		}
	}
}

func TestRead_hidden(t *testing.T) {
	g, err := open(t, "hidden_rows.ods").Sheets()[0].Head(0)
	if err != nil {
		t.Fatal(err)
	}
	if !g.HiddenRows[7] || g.HiddenRows[4] {
		t.Errorf("hidden rows are %v", g.HiddenRows)
	}
	g, err = open(t, "hidden_columns.ods").Sheets()[0].Head(0)
	if err != nil {
		t.Fatal(err)
	}
	if len(g.HiddenCols) != 8 {
		t.Errorf("hidden columns are %v, want 8", g.HiddenCols)
	}
}

func TestRead_book(t *testing.T) {
	b := open(t, "superscript_merged_header.xlsx")
	if got, want := b.Property("title"), "Crime in England and Wales: Police Force Area data tables"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
	if len(b.Links()) != 1 || !strings.HasSuffix(b.Links()[0], ".xls") {
		t.Errorf("links %q, want one xls", b.Links())
	}
	if got := b.Sheets()[1].Name(); got != "Table P4  " {
		t.Errorf("name %q lost its spaces", got)
	}
}

// TestRead_cutShort: a file that ends early is an error or what was read
// before, never a panic.
func TestRead_cutShort(t *testing.T) {
	for _, name := range excerpts(t) {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		failed := 0
		step := max(1, len(data)/150)
		for n := 0; n < len(data); n += step {
			if err := readAll(data[:n], sheet.Limits{}); err != nil {
				failed++
			}
		}
		if failed == 0 {
			t.Errorf("%s: no cut was noticed", name)
		}
	}
}

// readAll reads everything there is in a file.
func readAll(data []byte, limits sheet.Limits) error {
	book, err := sheet.Open(bytes.NewReader(data), int64(len(data)), limits)
	if err != nil {
		return err
	}
	var errs []error
	for _, sh := range book.Sheets() {
		for _, err := range sh.Rows() {
			errs = append(errs, err)
		}
		_, err := sh.Head(0)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// TestRows_memory: reading holds a few blocks, however long the sheet is.
func TestRows_memory(t *testing.T) {
	const most = 24 << 20
	for name, write := range map[string]writer{"xlsx": sheettest.WriteXLSX, "ods": sheettest.WriteODS, "csv": sheettest.WriteCSV} {
		var file bytes.Buffer
		if err := write(&file, sheettest.Mixed(60_000)); err != nil {
			t.Fatal(err)
		}
		var before, now runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		var peak uint64
		rows := 0
		for row, err := range openBytes(t, file.Bytes()).Sheets()[0].Rows() {
			if err != nil {
				t.Fatal(err)
			}
			if rows++; row.Index%10_000 == 0 {
				runtime.ReadMemStats(&now)
				peak = max(peak, now.HeapAlloc)
			}
		}
		if rows != 60_001 {
			t.Errorf("%s: %d rows, want 60001", name, rows)
		}
		if grown := int64(peak) - int64(before.HeapAlloc); grown > most {
			t.Errorf("%s: the heap grew by %d MB, want at most %d", name, grown>>20, most>>20)
		}
	}
}
