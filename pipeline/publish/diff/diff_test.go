package diff

import (
	"bytes"
	"iter"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/publish/release"
	"forcestats/pipeline/record"
)

func rows[T any](all []T) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for i := range all {
			if !yield(&all[i], nil) {
				return
			}
		}
	}
}

// write makes a release of the given documents and force figures.
func write(t *testing.T, program string, documents []record.Document, figures []record.Statistic) string {
	t.Helper()
	return writeAs(t, program, record.SchemaVersion, record.ForceSummaryTable(), documents, figures)
}

// writeAs makes it of another schema.
func writeAs(t *testing.T, program, schema string, forces record.Table[record.Statistic], documents []record.Document, figures []record.Statistic) string {
	t.Helper()
	d, err := release.Begin(t.Context(), t.TempDir(), "r")
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		release.Table(d, "documents", record.DocumentTable(), rows(documents)),
		release.Table(d, "force_summary", forces, rows(figures)),
		release.Table(d, "district_summary", record.DistrictSummaryTable(), rows([]record.Statistic(nil))),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	folder, err := d.Publish(release.Manifest{Release: "r", Schema: schema, Program: program, RunDate: "2026-01-31"})
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

func document(id, path string) record.Document {
	return record.Document{DocumentID: id, Path: path, Publication: "ons-police-force-area-tables", Format: "xlsx", Status: "read"}
}

func figureOf(category string, value float64, source string) record.Statistic {
	return record.Statistic{
		AreaType: "force", AreaCode: "E23000010", AreaName: "West Yorkshire", Statistic: "recorded_offences", Category: category,
		PeriodLabel: "Year ending March 2019", Value: record.Some(value), Unit: "count", Complete: true, Inputs: 1, Source: source, SourceText: "Table P1",
	}
}

// TestCompare names what became of each figure and what caused it.
func TestCompare(t *testing.T) {
	old, corrected := document("a", "march.xlsx"), document("b", "march corrected.xlsx")
	before := write(t, "p1", []record.Document{old, document("c", "gone.xlsx")}, []record.Statistic{
		figureOf("71", 100, "a"), figureOf("88A", 50, "a"), figureOf("17B", 7, "c"), figureOf("22B", 9, "a"),
	})
	after := write(t, "p2", []record.Document{old, corrected}, []record.Statistic{
		figureOf("71", 101, "b;a"), figureOf("88A", 50, "a"), figureOf("73", 3, "b"), figureOf("22B", 8, "a"),
	})
	d, err := Compare(before, after)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range d.Changes {
		got = append(got, strings.Join([]string{c.Figure.Category, string(c.Kind), string(c.Cause), c.Publication}, " "))
	}
	want := []string{
		"17B gone document gone ons-police-force-area-tables",
		"22B changed new rule ons-police-force-area-tables",
		"71 changed new edition ons-police-force-area-tables",
		"73 new new document ons-police-force-area-tables",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var out bytes.Buffer
	if err := d.Print(&out, 1); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{`document gone: "gone.xlsx"`, `document new: "march corrected.xlsx"`, "9 -> 8 (new rule)", "... and 1 more changed figures"} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("the comparison does not say %q:\n%s", line, out.String())
		}
	}
}

func TestCompare_says_what_is_no_release(t *testing.T) {
	if _, err := Compare(t.TempDir(), t.TempDir()); err == nil || !strings.Contains(err.Error(), "is no release") {
		t.Errorf("error %v", err)
	}
}

// TestCompare_older_schema holds the first night after an upgrade: the release
// before has fewer columns, and its figures are compared all the same.
func TestCompare_older_schema(t *testing.T) {
	documents := []record.Document{document("d1", "a.xlsx")}
	fewer := record.ForceSummaryTable()
	fewer.Columns = fewer.Columns[:len(fewer.Columns)-5]
	from := writeAs(t, "old", "1", fewer, documents, []record.Statistic{figureOf("71", 3, "d1"), figureOf("88A", 5, "d1")})
	to := write(t, "new", documents, []record.Statistic{figureOf("71", 3, "d1"), figureOf("88A", 6, "d1")})
	d, err := Compare(from, to)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Changes) != 1 || d.Changes[0].Figure.Category != "88A" || d.Changes[0].Before.V != 5 || d.Changes[0].Cause != NewRule {
		t.Errorf("%+v", d.Changes)
	}
	if _, err := Compare(to, writeAs(t, "newer", "99", record.ForceSummaryTable(), documents, nil)); err == nil {
		t.Error("a release of a schema that is not known yet was read")
	}
}
