package tables

import "testing"

func TestFitUnit(t *testing.T) {
	for _, c := range []struct {
		unit   string
		values []float64
		want   Fit
	}{
		{"per_1000", []float64{80, 90, 100}, Fit{"per_1000", 1}},
		{"per_1000", []float64{0.02, 0.04, 0.05}, Fit{"per_100000", 100}},
		{"per_1000", []float64{0.2, 0.3, 0.5}, Fit{"per_10000", 10}},
		{"per_1000", []float64{0, 0}, Fit{"per_1000", 1}},
		{"percent", []float64{0.01}, Fit{"percent", 1}},
	} {
		if got := FitUnit(c.unit, c.values); got != c.want {
			t.Errorf("%s %v: %v, want %v", c.unit, c.values, got, c.want)
		}
	}
}

func TestFigure3(t *testing.T) {
	for _, c := range []struct {
		v    float64
		unit string
		want string
	}{
		{1234567, "count", "1,234,567"}, {0, "per_1000", "0"}, {114.248, "per_1000", "114"}, {0.0446, "per_1000", "0.0446"},
		{9.996, "percent", "10.0"}, {99.96, "percent", "100"}, {-3.456, "percent", "-3.46"}, {1287.4, "per_100000", "1,287"},
		{0.00004, "percent", "0.0000400"}, {5167.61, "fte", "5,168"}, {2.5, "count", "2.50"}, {46.7, "per_10000", "46.7"},
	} {
		if got := Figure3(c.v, c.unit); got != c.want {
			t.Errorf("%v %s: %s, want %s", c.v, c.unit, got, c.want)
		}
	}
}
