package sheet_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"forcestats/pipeline/readers/sheet/sheettest"
)

// TestXLSX_manyStrings: texts at the edges of chunks, longer than one, and
// empty, come back by their index.
func TestXLSX_manyStrings(t *testing.T) {
	want := func(i int) string {
		switch i % 1000 {
		case 1:
			return strings.Repeat("long ", 14_000) + fmt.Sprint(i)
		case 2:
			return strings.Repeat("x", 1<<16)
		case 3:
			return ""
		}
		return strings.Repeat("y", i%300) + fmt.Sprint(i)
	}
	cells := make([]any, 1)
	var file bytes.Buffer
	err := sheettest.WriteXLSX(&file, sheettest.Table{Name: "S", Rows: 5000, Row: func(i int) []any {
		cells[0] = want(i)
		return cells
	}})
	if err != nil {
		t.Fatal(err)
	}
	for row, err := range openBytes(t, file.Bytes()).Sheets()[0].Rows() {
		if err != nil {
			t.Fatal(err)
		}
		if got := row.Cells[0].Text; got != want(row.Index) {
			t.Fatalf("row %d: got %d bytes %.20q, want %d bytes", row.Index, len(got), got, len(want(row.Index)))
		}
	}
}
