package civil

import "testing"

func TestDate_round_trip(t *testing.T) {
	for _, s := range []string{"1970-01-01", "2024-02-29", "2025-03-31", "0001-01-01"} {
		d, err := Parse(s)
		if err != nil || d.String() != s || FromUnixDays(d.UnixDays()) != d || Of(d.Time()) != d {
			t.Errorf("%s became %v, %v", s, d, err)
		}
	}
	if got := New(2024, 2, 29).AddYears(-1).String(); got != "2023-02-28" {
		t.Errorf("29 February a year earlier is %s", got)
	}
}
