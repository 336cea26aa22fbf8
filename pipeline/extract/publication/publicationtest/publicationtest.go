// Package publicationtest runs a publication on a small excerpt of a published
// spreadsheet and compares the raw rows with golden ones. Only tests import it.
package publicationtest

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/readers/sheet/sheettest"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

var update = flag.Bool("update", false, "write the golden rows anew")

// Open opens an excerpt in testdata.
func Open(t testing.TB, name string) *publication.Document {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	st, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Open(f, st.Size(), sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return &publication.Document{Book: book}
}

// Text opens a csv given as text.
func Text(t testing.TB, csv string) *publication.Document {
	t.Helper()
	book, err := sheet.Open(strings.NewReader(csv), int64(len(csv)), sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return &publication.Document{Book: book}
}

// Rows recognises and reads a document. It fails where the publication does
// not claim it.
func Rows(t testing.TB, p publication.Publication, doc *publication.Document) *record.RawRows {
	t.Helper()
	claim := p.Recognise(doc)
	if claim.Score == 0 {
		t.Fatalf("not claimed: %s", claim.Misfit)
	}
	rows := &record.RawRows{}
	if err := p.Extract(doc, claim.Layout, rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

// Golden compares all that a publication reads from an excerpt with the golden
// rows beside it, testdata/<name>.golden.
func Golden(t *testing.T, p publication.Publication, name string) *record.RawRows {
	t.Helper()
	rows := Rows(t, p, Open(t, name))
	got := strings.Join(Lines(rows), "\n") + "\n"
	golden := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-golden +got):\n%s", name, diff)
	}
	return rows
}

// Lines writes rows one a line: what the document says of itself, figures,
// grades, findings, issues. Fields are parted by " | ", empty ones stay.
func Lines(rows *record.RawRows) []string {
	a := rows.About
	lines := []string{join("document", a.Title, a.Publisher, a.Series, span(a.Published), span(a.Period), strconv.Itoa(int(a.Pages)))}
	for _, o := range rows.Observations {
		value := "?" + o.Published
		switch {
		case o.Marker != "":
			value = o.Marker
		case o.IsNumber:
			value = strconv.FormatFloat(o.Number, 'g', -1, 64)
		}
		lines = append(lines, join("figure", at(o.Origin), o.Measure, o.Category+offence(o.Offence), o.Breakdown, areaOf(o.Area), span(o.Period), value, o.Published, o.Unit, o.Note))
	}
	for _, j := range rows.Judgements {
		lines = append(lines, join("grade", at(j.Origin), j.Framework, j.Question, j.Grade, areaOf(j.Area), span(j.Inspected), span(j.Published), span(j.JudgedOn), j.Printed))
	}
	for _, f := range rows.Findings {
		var areas []string
		for _, a := range f.Areas {
			areas = append(areas, areaOf(a))
		}
		lines = append(lines, join("finding", at(f.Origin), f.Kind, f.Number, f.Section, f.Subheading, f.Responsible, f.Deadline, f.Due, f.Status, strings.Join(areas, ", "), f.Text))
	}
	for _, i := range rows.Issues {
		lines = append(lines, join("issue", i.Severity, i.Code, strings.Trim(i.Sheet+"!"+i.Cell, "!"), i.Message))
	}
	return lines
}

func join(fields ...string) string { return strings.Join(fields, " | ") }

func at(o record.Origin) string {
	if o.Sheet == "" {
		return o.Cell
	}
	return o.Sheet + "!" + o.Cell
}

func offence(o record.OffenceLabel) string {
	if o == (record.OffenceLabel{}) {
		return ""
	}
	return fmt.Sprintf("%s (%s; %s; %s)", o.Code, o.Description, o.Subgroup, o.Group)
}

func areaOf(a place.Printed) string {
	s := strings.TrimSpace(a.Kind + " " + a.Code + " " + strconv.Quote(a.Name))
	if a.Force != "" {
		s += " in " + strconv.Quote(a.Force)
	}
	if a.Other {
		s += " (no place)"
	}
	return s
}

// span is a period as dates, or its words where it has none.
func span(p period.Printed) string {
	switch {
	case !p.Start.Valid():
		return strconv.Quote(p.Text)
	case p.Start == p.End:
		return p.Start.String()
	}
	return p.Start.String() + ".." + p.End.String()
}

// Tally is a sink that only counts and adds up, for workbooks of real size.
type Tally struct {
	About    record.RawDocument
	Figures  int
	Marked   int // figures with a marker
	Sum      float64
	Findings int
	Grades   int
	Issues   map[string]int // by code
}

var _ record.RawSink = (*Tally)(nil)

// Document keeps what the document says of itself.
func (t *Tally) Document(d record.RawDocument) { t.About = d }

// Area does nothing.
func (t *Tally) Area(record.RawArea) {}

// Observation adds a figure up.
func (t *Tally) Observation(o *record.RawObservation) {
	t.Figures++
	if o.Marker != "" {
		t.Marked++
	}
	t.Sum += o.Number
}

// Finding counts a finding.
func (t *Tally) Finding(*record.RawFinding) { t.Findings++ }

// Judgement counts a grade.
func (t *Tally) Judgement(*record.RawJudgement) { t.Grades++ }

// Issue counts an issue by its code.
func (t *Tally) Issue(i record.Issue) {
	if t.Issues == nil {
		t.Issues = map[string]int{}
	}
	t.Issues[i.Code]++
}

// Written writes a workbook to a temporary file and opens it.
func Written(t testing.TB, write func(io.Writer, ...sheettest.Table) error, tables []sheettest.Table) *publication.Document {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "workbook"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	if err := write(f, tables...); err != nil {
		t.Fatal(err)
	}
	st, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Open(f, st.Size(), sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return &publication.Document{Book: book}
}
