package excel_test

import (
	"io"
	"os"
	"testing"

	"forcestats/pipeline/publish/excel"
	"forcestats/pipeline/publish/tables/tablestest"
)

// BenchmarkWriteDistricts_big writes the district workbook of a release far
// bigger than today's: 339 areas, 200 statistics, 20 years and 50,000
// findings. BIG names a file to keep the workbook in. See BENCHMARKS.md.
func BenchmarkWriteDistricts_big(b *testing.B) {
	d := tablestest.New(tablestest.Size{Years: 20, Extra: 165, Findings: 50_000})
	for b.Loop() {
		w := io.Discard
		if path := os.Getenv("BIG"); path != "" {
			f, err := os.Create(path)
			if err != nil {
				b.Fatal(err)
			}
			defer f.Close()
			w = f
		}
		if err := excel.WriteDistricts(w, d); err != nil {
			b.Fatal(err)
		}
	}
}
