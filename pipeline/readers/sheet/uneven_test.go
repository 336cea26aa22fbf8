package sheet

import (
	"strings"
	"testing"
)

func TestUnevenRecords(t *testing.T) {
	lines := func(last string) string { return "a,b,c,d,e\n" + strings.Repeat("1,2,3,4,5\n", 40) + last }
	tests := []struct {
		name, text  string
		long, short int
		cut         bool
	}{
		{"even", lines(""), 0, 0, false},
		{"a note below", lines("Source: a made-up table\n"), 0, 0, false},
		{"empty fields left out throughout", "a,b,c,d,e\n" + strings.Repeat("1,2,3\n1,2,3,4,5\n", 20), 0, 0, false},
		{"cut off", lines("1,2,3"), 0, 1, true},
		{"a field too many", lines("1,2,3,4,5,6\n1,2,3,4,5\n"), 1, 0, false},
		{"an empty field too many", lines("1,2,3,4,5,\n1,2,3,4,5\n"), 0, 0, false},
		{"a narrow table cut off", "a,b,c\n" + strings.Repeat("1,2,3\n", 40) + "1,2", 0, 1, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Open(strings.NewReader(tt.text), int64(len(tt.text)), DefaultLimits())
			if err != nil {
				t.Fatal(err)
			}
			for _, err := range b.Sheets()[0].Rows() {
				if err != nil {
					t.Fatal(err)
				}
			}
			u, _ := UnevenRecords(b)
			if u.Long != tt.long || u.Short != tt.short || u.LastShort != tt.cut {
				t.Errorf("%+v", u)
			}
		})
	}
}
