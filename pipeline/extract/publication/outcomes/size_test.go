package outcomes

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/publication/outcomes/outcomestest"
	"forcestats/pipeline/extract/publication/publicationtest"
	"forcestats/pipeline/readers/sheet/sheettest"
)

// Every row has two figures but type 0, which has no count on the closed basis.
func TestExtract_published_layout(t *testing.T) {
	const rows = 22_000 // 1,000 offences of 22 types
	doc := publicationtest.Written(t, sheettest.WriteXLSX, outcomestest.Workbook(2020, rows))
	got := tally(t, doc)
	if want := 2*rows - rows/22; got.Figures != want {
		t.Errorf("%d figures, want %d", got.Figures, want)
	}
	if diff := cmp.Diff(map[string]int{"sheet-left-out": 1}, got.Issues); diff != "" {
		t.Error(diff)
	}
	if p := got.About.Period; p.Start.String() != "2020-04-01" || p.End.String() != "2021-03-31" {
		t.Errorf("%+v", got.About)
	}
}

func tally(t testing.TB, doc *publication.Document) *publicationtest.Tally {
	t.Helper()
	got := &publicationtest.Tally{}
	if err := (Publication{}).Extract(doc, layoutID, got); err != nil {
		t.Fatal(err)
	}
	return got
}

// BenchmarkExtract reads the file of the year ending March 2021: 8.7 million
// cells.
func BenchmarkExtract(b *testing.B) {
	doc := publicationtest.Written(b, sheettest.WriteXLSX, outcomestest.Workbook(2020, outcomestest.Rows))
	b.ReportAllocs()
	for b.Loop() {
		b.ReportMetric(float64(tally(b, doc).Figures), "figures")
	}
}
