package sheet_test

import (
	"bytes"
	"io"
	"testing"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/readers/sheet/sheettest"
)

// benchRows keeps a benchmark to a second; sheettest/bench has the full size.
const benchRows = 100_000

func BenchmarkRows(b *testing.B) {
	table := sheettest.Mixed(benchRows)
	formats := []struct {
		name  string
		write func(io.Writer, ...sheettest.Table) error
	}{{"xlsx", sheettest.WriteXLSX}, {"ods", sheettest.WriteODS}, {"csv", sheettest.WriteCSV}}
	for _, format := range formats {
		b.Run(format.name, func(b *testing.B) {
			var file bytes.Buffer
			if err := format.write(&file, table); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				cells := 0
				book, err := sheet.Open(bytes.NewReader(file.Bytes()), int64(file.Len()), sheet.Limits{})
				if err != nil {
					b.Fatal(err)
				}
				for row, err := range book.Sheets()[0].Rows() {
					if err != nil {
						b.Fatal(err)
					}
					cells += len(row.Cells)
				}
				if want := (benchRows + 1) * 8; cells != want {
					b.Fatalf("%d cells, want %d", cells, want)
				}
			}
			b.ReportMetric(float64(b.N)*benchRows*8/b.Elapsed().Seconds(), "cells/s")
		})
	}
}
