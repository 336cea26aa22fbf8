package aggregate

import (
	"math"
	"testing"
)

// The figures that RULES.md works out by hand.
func TestRules_one_figure_by_hand(t *testing.T) {
	const count, residents, all, people = 8661.0, 542542.0 + 207215 + 433571 + 797696 + 344437, 162030.0, 59008368.0
	near := func(what string, got, want, within float64) {
		t.Helper()
		if math.Abs(got-want) > within {
			t.Errorf("%s: %v, RULES.md says %v", what, got, want)
		}
	}
	near("residents", residents, 2325461, 0)
	near("rate", count*1000/residents, 3.7244, 5e-5)
	near("comparator", all*1000/people, 2.7459, 5e-5)
	byar := func(n, sign float64) float64 {
		return n * math.Pow(1-1/(9*n)+sign*1.959963984540054/(3*math.Sqrt(n)), 3) * 1000 / residents
	}
	near("lower limit", byar(count, -1), 3.6464, 5e-5)
	near("upper limit", byar(count+1, 1), 3.8037, 5e-5)
	expected := residents * all / people
	near("expected", expected, 6385.4, 0.05)
	score := math.Sqrt(count) + math.Sqrt(count+1) - math.Sqrt(4*expected+1)
	near("score", score, 26.31, 5e-3)
	extra := (4096.6 - 41) / (0.99986 - 0.04449/0.99986)
	near("extra", extra, 4245, 0.5)
	near("adjusted score", score/math.Sqrt(1+extra*residents/people), 2.03, 5e-3)
}
