package recordedcrime

import (
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/publication/publicationtest"
	"forcestats/pipeline/extract/publication/recordedcrime/recordedcrimetest"
	"forcestats/pipeline/readers/sheet/sheettest"
)

type writer = func(io.Writer, ...sheettest.Table) error

// A workbook in the published layout, of the real size of a year sheet: every
// row is a figure, the newest year is told to be a part, the note on a force
// goes with its figures.
func TestExtract_published_layout(t *testing.T) {
	for format, write := range map[string]writer{"xlsx": sheettest.WriteXLSX, "ods": sheettest.WriteODS} {
		t.Run(format, func(t *testing.T) {
			doc := publicationtest.Written(t, write, recordedcrimetest.ByForce(2023, 2))
			perQuarter := len(recordedcrimetest.Forces) * len(recordedcrimetest.Offences())
			var want float64
			for i := range 4 * perQuarter {
				want += float64(recordedcrimetest.Count(i))
			}
			for i := range perQuarter {
				want += float64(recordedcrimetest.Count(i))
			}
			got := tally(t, doc, layoutForce)
			if got.Figures != 5*perQuarter || got.Sum != want || got.Marked != 0 {
				t.Errorf("%d figures that add up to %v, want %d and %v", got.Figures, got.Sum, 5*perQuarter, want)
			}
			if diff := cmp.Diff(map[string]int{"sheet-left-out": 2, "year-incomplete": 1}, got.Issues); diff != "" {
				t.Error(diff)
			}
			if p := got.About.Period; p.Start.String() != "2023-04-01" || p.End.String() != "2024-06-30" || got.About.Published.Text != "23 July 2026" {
				t.Errorf("%+v", got.About)
			}
		})
	}
}

func TestExtract_note_on_a_force(t *testing.T) {
	tables := recordedcrimetest.ByPartnership(2025, 1)
	tables[2].Rows = 60_000 // quarter 1 and a part of quarter 2
	rows := publicationtest.Rows(t, Publication{}, publicationtest.Written(t, sheettest.WriteXLSX, tables))
	noted := 0
	for _, o := range rows.Observations {
		switch {
		case o.Area.Force == "Kent":
			noted++
			if o.Note != recordedcrimetest.KentNote {
				t.Fatalf("%+v", o)
			}
		case o.Note != "":
			t.Fatalf("%+v", o)
		}
	}
	if noted == 0 {
		t.Error("no figure of Kent")
	}
}

func tally(t testing.TB, doc *publication.Document, layout string) *publicationtest.Tally {
	t.Helper()
	if c := (Publication{}).Recognise(doc); c.Layout != layout {
		t.Fatalf("%+v", c)
	}
	got := &publicationtest.Tally{}
	if err := (Publication{}).Extract(doc, layout, got); err != nil {
		t.Fatal(err)
	}
	return got
}

// BenchmarkExtract reads workbooks of the real size: 14 years by force as xlsx,
// and seven years by partnership as ods, whose content.xml is 1.6 GB (that of
// prc-csp-mar2021-mar2026 is 1.4 GB, in wordier XML).
func BenchmarkExtract(b *testing.B) {
	for _, c := range []struct {
		name, layout string
		write        writer
		tables       []sheettest.Table
	}{
		{"force_xlsx", layoutForce, sheettest.WriteXLSX, recordedcrimetest.ByForce(2012, 14)},
		{"partnership_ods", layoutCSP, sheettest.WriteODS, recordedcrimetest.ByPartnership(2019, 7)},
	} {
		b.Run(c.name, func(b *testing.B) {
			doc := publicationtest.Written(b, c.write, c.tables)
			b.ReportAllocs()
			for b.Loop() {
				b.ReportMetric(float64(tally(b, doc, c.layout).Figures), "figures")
			}
		})
	}
}
