package aggregatetest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/vocabulary/civil"
)

// Funnels are made-up comparisons of areas, to see how often areas that do not
// differ are said to differ.
type Funnels struct {
	Areas  int     // areas in each comparison
	Trials int     // comparisons
	Share  bool    // shares of a whole in place of rates of residents
	Spread float64 // standard deviation of the areas' true figures, as a part of their mean; 0 for none
	Seed   uint64
}

// Flagged is how many areas lie outside the limits of a funnel, plain and as
// wide as the areas differ beyond chance, at 95 % and at 99.8 %.
type Flagged struct {
	Areas, Plain95, Plain998, Adjusted95, Adjusted998 int64
}

// Query returns the work that scores the comparisons by the program's own steps
// from scores.sql on, and counts the flagged in one row of the result flagged.
func (f Funnels) Query() (aggregate.Query, error) {
	steps, err := aggregate.Steps()
	if err != nil {
		return aggregate.Query{}, err
	}
	steps = slices.DeleteFunc(steps, func(s aggregate.Step) bool {
		return !slices.Contains([]string{"scores", "dispersions", "funnels"}, s.Name)
	})
	steps = append(steps, aggregate.Step{Name: "flagged", SQL: `SELECT
  CAST(COUNT(*) AS BIGINT) AS areas,
  CAST(SUM(CASE WHEN ABS(plain_score) > 1.959963984540054e0 THEN 1 ELSE 0 END) AS BIGINT) AS plain_95,
  CAST(SUM(CASE WHEN ABS(plain_score) > 3.090232306167814e0 THEN 1 ELSE 0 END) AS BIGINT) AS plain_998,
  CAST(COUNT(outside) AS BIGINT) AS adjusted_95,
  CAST(SUM(CASE WHEN outside = '99.8' THEN 1 ELSE 0 END) AS BIGINT) AS adjusted_998
FROM funnels`})
	return aggregate.Query{Tables: f.tables(), Steps: steps, Results: []aggregate.Result{{Step: "flagged", OrderBy: []string{"areas"}}}}, nil
}

// Take reads the row of the result.
func (f *Flagged) Take(values []any) {
	for i, to := range []*int64{&f.Areas, &f.Plain95, &f.Plain998, &f.Adjusted95, &f.Adjusted998} {
		*to, _ = values[i].(int64)
	}
}

// tables stand in for the steps that scores.sql reads: areas with a count and
// its base, between 126 and 1,000 expected, or shares of 130 to 400.
func (f Funnels) tables() []aggregate.Table {
	day := civil.New(2025, 3, 31)
	areas := aggregate.Table{Name: "comparable", Columns: []aggregate.Column{
		{Name: "kind_id", Type: aggregate.Integer}, {Name: "area_id", Type: aggregate.Integer}, {Name: "area_code", Type: aggregate.Text},
		{Name: "start_key", Type: aggregate.Day}, {Name: "end_key", Type: aggregate.Day}, {Name: "among", Type: aggregate.Text},
		{Name: "method", Type: aggregate.Text}, {Name: "numerator", Type: aggregate.Real}, {Name: "denominator", Type: aggregate.Real},
		{Name: "per", Type: aggregate.Real},
	}}
	nations := aggregate.Table{Name: "comparators", Columns: []aggregate.Column{
		{Name: "kind_id", Type: aggregate.Integer}, {Name: "start_key", Type: aggregate.Day}, {Name: "end_key", Type: aggregate.Day},
		{Name: "nation_code", Type: aggregate.Text}, {Name: "comparator_code", Type: aggregate.Text}, {Name: "numerator", Type: aggregate.Real},
		{Name: "denominator", Type: aggregate.Real},
	}}
	of := aggregate.Table{Name: "ref_nations", Columns: []aggregate.Column{{Name: "area_code", Type: aggregate.Text}, {Name: "nation_code", Type: aggregate.Text}}}
	for i := range f.Areas {
		of.Rows = append(of.Rows, []any{fmt.Sprintf("A%03d", i), "N"})
	}
	r := rand.New(rand.NewPCG(f.Seed, 1))
	for trial := range f.Trials {
		var counts, bases float64
		for i := range f.Areas {
			count, base, method := f.area(r, i)
			counts, bases = counts+count, bases+base
			areas.Rows = append(areas.Rows, []any{int64(trial), int64(i + 1), of.Rows[i][0], day, day, "force", method, count, base, 1.0})
		}
		nations.Rows = append(nations.Rows, []any{int64(trial), day, day, "N", "N", counts, bases})
	}
	return []aggregate.Table{areas, nations, of}
}

// area draws one area's count: its size is the same in every trial.
func (f Funnels) area(r *rand.Rand, i int) (count, base float64, method string) {
	size := float64(i%10+1) / 10
	true := max(0, 1+f.Spread*r.NormFloat64())
	if f.Share {
		n, p := int(100+300*size), min(1, 0.3*true)
		for range n {
			if r.Float64() < p {
				count++
			}
		}
		return count, float64(n), "wilson"
	}
	base = 100 * math.Pow(10, size)
	return poisson(r, base*true), base, "byar"
}

// poisson draws a count of a mean. Large means are drawn as sums of halves of
// a gamma deviate's thinning (Ahrens and Dieter, 1974): the time of the n-th
// event is a gamma deviate, and what is left is binomial or Poisson again.
func poisson(r *rand.Rand, mean float64) float64 {
	k := 0.0
	for mean > 30 {
		n := math.Floor(mean * 7 / 8)
		at := gamma(r, n)
		if at > mean { // fewer than n events by then: n-1 of them lie before at, each before mean with the same chance
			for range int(n) - 1 {
				if r.Float64() < mean/at {
					k++
				}
			}
			return k
		}
		k, mean = k+n, mean-at
	}
	for p, limit := r.Float64(), math.Exp(-mean); p > limit; p *= r.Float64() {
		k++
	}
	return k
}

// gamma draws the time of the n-th event of a process of one event a unit of
// time (Marsaglia and Tsang, 2000).
func gamma(r *rand.Rand, n float64) float64 {
	d := n - 1.0/3
	c := 1 / math.Sqrt(9*d)
	for {
		x := r.NormFloat64()
		v := 1 + c*x
		if v <= 0 {
			continue
		}
		v = v * v * v
		if math.Log(1-r.Float64()) < x*x/2+d-d*v+d*math.Log(v) {
			return d * v
		}
	}
}
