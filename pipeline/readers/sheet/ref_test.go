package sheet_test

import (
	"testing"

	"pgregory.net/rapid"

	"forcestats/pipeline/readers/sheet"
)

func TestRef(t *testing.T) {
	for _, tt := range []struct {
		row, col int
		ref      string
	}{{0, 0, "A1"}, {6, 25, "Z7"}, {6, 26, "AA7"}, {99, 701, "ZZ100"}, {1048575, 16383, "XFD1048576"}} {
		if got := sheet.Ref(tt.row, tt.col); got != tt.ref {
			t.Errorf("Ref(%d, %d) is %q, want %q", tt.row, tt.col, got, tt.ref)
		}
	}
	for _, bad := range []string{"", "A", "1", "A0", "A1B", "1A", "A-1", "ZZZZZZZZZ1", "A99999999999", "$1"} {
		if row, col, ok := sheet.ParseRef(bad); ok {
			t.Errorf("ParseRef(%q) gives %d, %d", bad, row, col)
		}
	}
}

func TestRef_roundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		row, col := rapid.IntRange(0, 1<<20).Draw(t, "row"), rapid.IntRange(0, 1<<15).Draw(t, "col")
		if r, c, ok := sheet.ParseRef(sheet.Ref(row, col)); !ok || r != row || c != col {
			t.Fatalf("%d, %d became %q, then %d, %d", row, col, sheet.Ref(row, col), r, c)
		}
	})
}
