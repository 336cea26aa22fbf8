package excel_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"forcestats/pipeline/publish/excel"
	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/publish/tables/tablestest"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// writers are the two workbooks.
var writers = []struct {
	name  string
	level tables.Level
	write func(io.Writer, *excel.Data) error
}{
	{"forces", tables.ForceLevel, excel.WriteForces},
	{"districts", tables.DistrictLevel, excel.WriteDistricts},
}

// small is a release of few areas, so that tests are quick.
func small() *tables.Data { return tablestest.New(tablestest.Size{Years: 4, Findings: 30, Only: 12}) }

// written writes a workbook into memory.
func written(t *testing.T, write func(io.Writer, *excel.Data) error, d *tables.Data) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// opened opens a workbook with the library, as the second opinion.
func opened(t *testing.T, b []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// faults lints a workbook in memory.
func faults(t *testing.T, b []byte) []excel.Fault {
	t.Helper()
	out, err := excel.LintReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestWrite_sameBytes(t *testing.T) {
	for _, w := range writers {
		one, two := written(t, w.write, small()), written(t, w.write, small())
		if !bytes.Equal(one, two) {
			t.Errorf("%s: the same data gave different bytes", w.name)
		}
		z, err := zip.NewReader(bytes.NewReader(one), int64(len(one)))
		if err != nil {
			t.Fatal(err)
		}
		if z.File[0].Name != "[Content_Types].xml" {
			t.Errorf("%s: the first part is %q", w.name, z.File[0].Name)
		}
		for _, f := range z.File {
			if f.Modified.Year() != 1980 && f.Modified.Year() != 1979 {
				t.Errorf("%s: part %q has the time %v", w.name, f.Name, f.Modified)
			}
		}
	}
}

func TestWrite_passesLint(t *testing.T) {
	for _, w := range writers {
		for name, d := range map[string]*tables.Data{"all areas": tablestest.New(tablestest.Size{Years: 2, Findings: 40}), "small": small(), "empty": tablestest.Empty(), "nothing": {}} {
			for _, f := range faults(t, written(t, w.write, d)) {
				t.Errorf("%s, %s: %v", w.name, name, f)
			}
		}
	}
}

// TestWrite_documentsMayHoldAnything checks that what documents say never
// stops a release: symbols, brackets and numbers in their words are no faults
// of the workbook.
func TestWrite_documentsMayHoldAnything(t *testing.T) {
	d := small()
	for i, s := range []string{"..", "[note 99]", "[sic]", "-", "1,234", "#REF!", "\u202e", "a\x00b\x07", strings.Repeat("W", 300)} {
		d.Findings[i].Text, d.Findings[i].Number, d.Findings[i].Section, d.Findings[i].Responsible = s, s, s, s
		d.Issues = append(d.Issues, record.Issue{IssueID: s, Code: "number-unreadable", Severity: vocabulary.HeldBack, Path: s, Sheet: s, Cell: s, Value: s, Message: s})
		d.Changes = append(d.Changes, tables.Change{Kind: s, Area: s, Subject: s, Before: s, After: s})
		d.Documents[1].Title, d.Documents[1].Path = s, s
		for _, w := range writers {
			for _, f := range faults(t, written(t, w.write, d)) {
				t.Errorf("%s, %q: %v", w.name, s, f)
			}
		}
	}
}

func TestWrite_sheets(t *testing.T) {
	want := []string{"Cover", "Contents", "Notes", "Key figures", "Key figures in detail", "Area profile", "Trends", "Recorded offences", "Offences by code", "Child sexual offences",
		"CSE at assessment", "Factors at assessment", "Outcomes", "Open and overdue", "Workforce", "Populations", "Other statistics",
		"Findings by kind", "Findings by theme", "Findings by agency", "Grades over time", "Findings", "Documents", "Sources", "Issues", "What changed",
		"Area trend", "Area ranking", "Area grades", "Places", "Profile data", "Profile periods", "Profile ranking", "Profile grades"}
	for _, w := range writers {
		products := []string{"Ledger"}
		if w.level == tables.ForceLevel {
			products = []string{"Evidence matrix", "Ledger", "Detection gap", "Justice funnel"}
		}
		want := slices.Insert(slices.Clone(want), slices.Index(want, "Recorded offences"), products...)
		f := opened(t, written(t, w.write, small()))
		if diff := cmp.Diff(want, f.GetSheetList()); diff != "" {
			t.Errorf("%s: sheets (-want +got):\n%s", w.name, diff)
		}
	}
}

// TestWrite_figures checks that the tables hold the figures of the summary,
// unrounded, with markers where there is none, each with its source.
func TestWrite_figures(t *testing.T) {
	for _, w := range writers {
		d := small()
		f := opened(t, written(t, w.write, d))
		rows, sources := tableRows(t, f, "Recorded offences"), tableRows(t, f, "Sources")
		seen := 0
		for r, err := range d.Statistics(w.level) {
			if err != nil {
				t.Fatal(err)
			}
			if r.Statistic != "recorded_offences_per_1000" || r.Category != "all" {
				continue
			}
			row := findRow(rows, map[string]string{"code": r.AreaCode, "Statistic": "Recorded offences per 1,000 people", "Category": "All"})
			if row == nil {
				t.Fatalf("%s: no row for %s", w.name, r.AreaCode)
			}
			want := "[x]"
			if r.Value.Valid {
				want = fmt.Sprint(r.Value.V)
			}
			if got := row[r.PeriodLabel]; !sameNumber(got, want) {
				t.Errorf("%s: %s, %s: got %q, want %q", w.name, r.AreaCode, r.PeriodLabel, got, want)
			}
			table, cell, _ := tables.SplitSource(r.SourceText)
			key, cells, _ := strings.Cut(row["Source"], " ")
			if !slices.Contains(strings.Split(cells, ", "), cell) {
				t.Errorf("%s: %s, %s: the source %q does not name %s", w.name, r.AreaCode, r.PeriodLabel, row["Source"], cell)
			}
			if named := findRow(sources, map[string]string{"Key": key}); named == nil || named["Publication and table"] != table {
				t.Errorf("%s: %s is %v, not %q", w.name, key, named, table)
			}
			seen++
		}
		if seen == 0 {
			t.Errorf("%s: no figure was compared", w.name)
		}
	}
}

// sameNumber compares what a spreadsheet holds with a number.
func sameNumber(got, want string) bool {
	if got == want {
		return true
	}
	var a, b float64
	if _, err := fmt.Sscan(got, &a); err != nil {
		return false
	}
	if _, err := fmt.Sscan(want, &b); err != nil {
		return false
	}
	return math.Abs(a-b) <= 1e-13*math.Abs(b) // the library that reads gives 15 digits
}

// tableRows reads the table of a sheet: a map by header for each row. The
// first column is also there as "code".
func tableRows(t *testing.T, f *excelize.File, sheet string) []map[string]string {
	t.Helper()
	list, err := f.GetTables(sheet)
	if err != nil || len(list) != 1 {
		t.Fatalf("sheet %q: %d tables, %v", sheet, len(list), err)
	}
	from, to, _ := strings.Cut(list[0].Range, ":")
	left, top, err := excelize.CellNameToCoordinates(from)
	if err != nil {
		t.Fatal(err)
	}
	_, bottom, err := excelize.CellNameToCoordinates(to)
	if err != nil {
		t.Fatal(err)
	}
	all, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, cells := range all[top:min(bottom, len(all))] {
		row := map[string]string{}
		for i, v := range cells[left-1:] {
			if i == 0 {
				row["code"] = v
			}
			row[all[top-1][left-1+i]] = v
		}
		out = append(out, row)
	}
	return out
}

func findRow(rows []map[string]string, want map[string]string) map[string]string {
	for _, r := range rows {
		ok := true
		for k, v := range want {
			ok = ok && r[k] == v
		}
		if ok {
			return r
		}
	}
	return nil
}

func TestWrite_textIsNoFormula(t *testing.T) {
	d := small()
	texts := []string{"=1+1", "+44 20 7946 0000", "-2 per cent", "@cmd", "\t=1", "=HYPERLINK(\"http://example.org\")"}
	for i, s := range texts {
		d.Findings[i].Text = s
	}
	f := opened(t, written(t, excel.WriteForces, d))
	rows := tableRows(t, f, "Findings")
	for i, s := range texts {
		if rows[i]["Text"] != s {
			t.Errorf("text %q became %q", s, rows[i]["Text"])
		}
	}
	all, err := f.GetRows("Findings")
	if err != nil {
		t.Fatal(err)
	}
	for r := range all {
		for c := range all[r] {
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			if err != nil {
				t.Fatal(err)
			}
			formula, err := f.GetCellFormula("Findings", cell)
			if err != nil {
				t.Fatal(err)
			}
			if formula != "" {
				t.Fatalf("cell %s holds the formula %q", cell, formula)
			}
			if strings.HasPrefix(all[r][c], "=") {
				style, err := f.GetCellStyle("Findings", cell)
				if err != nil {
					t.Fatal(err)
				}
				if st, err := f.GetStyle(style); err != nil || st.NumFmt != 49 {
					t.Errorf("cell %s would become a formula when it is edited: %v, %v", cell, st, err)
				}
			}
		}
	}
}

func TestWrite_longText(t *testing.T) {
	d := small()
	d.Findings[0].Text = strings.Repeat("é𝒳", 20_000)
	f := opened(t, written(t, excel.WriteForces, d))
	got := tableRows(t, f, "Findings")[0]["Text"]
	if !strings.HasSuffix(got, "[cut: the whole text is in the Parquet file]") {
		t.Errorf("long text ends with %q", got[len(got)-60:])
	}
}

func TestWrite_links(t *testing.T) {
	b := written(t, excel.WriteForces, small())
	f := opened(t, b)
	rows := tableRows(t, f, "Findings")
	documents := tableRows(t, f, "Documents")
	if rows[0]["Document"] != "D3" || documents[2]["Document"] != "D3" || !strings.HasPrefix(documents[2]["SHA-256"], "3333") {
		t.Fatalf("finding of %q, third document %q", rows[0]["Document"], documents[2])
	}
	ok, target, err := f.GetCellHyperLink("Findings", "U8")
	if err != nil || !ok {
		t.Fatalf("no link in U8: %v", err)
	}
	_, cell, _ := strings.Cut(target, "!")
	if got, err := f.GetCellValue("Documents", cell); err != nil || got != "D3" {
		t.Errorf("the link %q leads to %q, %v", target, got, err)
	}
}

func TestWrite_unsortedRows(t *testing.T) {
	d := small()
	var rows []record.Statistic
	for r, err := range d.Statistics(tables.ForceLevel) {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, *r)
	}
	d.Forces = tables.Rows([]record.Statistic{rows[0], rows[len(rows)-1], rows[0]})
	var b bytes.Buffer
	if err := excel.WriteForces(&b, d); err == nil || !strings.Contains(err.Error(), "not together") {
		t.Errorf("rows out of order: %v", err)
	}
}

// TestWrite_dimension checks that no sheet claims to be one cell, which
// excelize writes for every sheet that is streamed.
func TestWrite_dimension(t *testing.T) {
	b := written(t, excel.WriteForces, small())
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		head, err := io.ReadAll(io.LimitReader(r, 4096))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(head, []byte("<dimension")) {
			t.Errorf("part %q claims a dimension: %.300s", f.Name, head)
		}
	}
}
