// Package reviewtest runs a publication on a real report as the page reader
// gave it, stored as JSON, and compares the raw rows with golden ones: no PDF
// is read. Only tests import it.
package reviewtest

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
)

var update = flag.Bool("update", false, "write the golden rows anew")

// Open reads testdata/<name>.json: a page.Document, of which pages that don't
// matter may be left empty.
func Open(t testing.TB, name string) *publication.Document {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var doc page.Document
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return &publication.Document{Pages: &doc}
}

// Rows recognises and reads a document as the given layout. It fails where the
// publication sees another or none.
func Rows(t testing.TB, p publication.Publication, doc *publication.Document, layout string) *record.RawRows {
	t.Helper()
	claim := p.Recognise(doc)
	if claim.Layout != layout || claim.Score == 0 {
		t.Fatalf("claimed as %q with %d (%s), want %q", claim.Layout, claim.Score, claim.Misfit, layout)
	}
	rows := &record.RawRows{}
	if err := p.Extract(doc, claim.Layout, rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

// Golden compares all that a publication reads from a stored report with
// testdata/<name>.golden.
func Golden(t *testing.T, p publication.Publication, name, layout string) {
	t.Helper()
	got := strings.Join(Lines(Rows(t, p, Open(t, name), layout)), "\n") + "\n"
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
}

// Lines writes rows one a line, fields parted by " | ".
func Lines(rows *record.RawRows) []string {
	a := &rows.About
	lines := []string{fmt.Sprintf("document | %s | %s | published %s | covers %s..%s | %d pages", a.Title, a.Publisher, a.Published.Start, a.Period.Start, a.Period.End, a.Pages)}
	for _, p := range rows.Areas {
		lines = append(lines, fmt.Sprintf("area | %s | %s %q | p%d", p.Role, p.Area.Kind, p.Area.Name, p.Page))
	}
	for _, j := range rows.Judgements {
		lines = append(lines, fmt.Sprintf("grade | p%d | %s | %s | %s | %s | %s | %s", j.Origin.Page, j.Framework, j.Question, j.Printed, j.Grade, max(j.Inspected.End, j.JudgedOn.End), flag3(j.Agreed)))
	}
	for _, f := range rows.Findings {
		lines = append(lines, fmt.Sprintf("finding | p%d-%d | %s | %s | %s | %s | %s | %s | %s | %s | %s", f.Page, f.PageEnd, f.Kind, f.Number, f.Section, f.Subheading,
			f.Responsible, f.Deadline, f.Found, flag3(f.Agreed), strings.ReplaceAll(f.Text, "\n", `\n`)))
	}
	for _, i := range rows.Issues {
		lines = append(lines, fmt.Sprintf("issue | p%d | %s | %s | %s", i.Page, i.Code, i.Field, i.Message))
	}
	return lines
}

func flag3(b record.Null[bool]) string {
	switch {
	case !b.Valid:
		return "not compared"
	case b.V:
		return "agreed"
	}
	return "not agreed"
}
