package gate

import (
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	good := Counts{Documents: 30, Rejected: 2, Rows: 1000, HeldBack: 3, Forces: 43, ByPublication: map[string]int64{"ons-pfa": 500}}
	for _, c := range []struct {
		name   string
		change func(*Counts)
		before *Before
		want   string // part of the one sentence; empty for an open gate
	}{
		{"good", func(*Counts) {}, &Before{map[string]int64{"ons-pfa": 510}, 43}, ""},
		{"first release", func(*Counts) {}, nil, ""},
		{"held back", func(c *Counts) { c.HeldBack = 1000 }, nil, "1000 of 2000 rows were held back"},
		{"rejected", func(c *Counts) { c.Rejected = 29 }, nil, "29 of 30 documents"},
		{"forces", func(c *Counts) { c.Forces = 42 }, &Before{nil, 43}, "42 forces"},
		{"fall", func(*Counts) {}, &Before{map[string]int64{"ons-pfa": 5000}, 43}, "ons-pfa has 500 rows"},
		{"gone", func(*Counts) {}, &Before{map[string]int64{"dfe": 10}, 43}, "dfe has 0 rows"},
		{"nothing at all", func(c *Counts) { *c = Counts{} }, nil, ""},
	} {
		counts := good
		c.change(&counts)
		closed := Check(Default(), counts, c.before)
		switch {
		case c.want == "" && len(closed) > 0:
			t.Errorf("%s: closed by %q", c.name, closed)
		case c.want != "" && (len(closed) != 1 || !strings.Contains(closed[0], c.want)):
			t.Errorf("%s: closed by %q, want %q", c.name, closed, c.want)
		}
	}
}
