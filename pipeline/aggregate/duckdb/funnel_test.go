package duckdb

import (
	"math"
	"testing"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/aggregatetest"
)

func flagOutside(t *testing.T, f aggregatetest.Funnels) (flagged aggregatetest.Flagged) {
	t.Helper()
	q, err := f.Query()
	if err != nil {
		t.Fatal(err)
	}
	e := Engine{Threads: 2, SpillFolder: t.TempDir()}
	err = e.Run(t.Context(), aggregate.Input{Folder: t.TempDir()}, q, func(_ string, values []any) error {
		flagged.Take(values)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return flagged
}

// Where areas do not differ, plain limits flag 5 % and 0.2 % of them, within
// four standard errors of the simulation and what counts are coarser than
// the normal curve; adjusted limits flag no more. `make accuracy` has 10,000
// trials of each.
func TestFunnels_of_areas_that_do_not_differ(t *testing.T) {
	for _, f := range []aggregatetest.Funnels{{Areas: 43, Trials: 400, Seed: 1}, {Areas: 153, Trials: 120, Seed: 2}, {Areas: 43, Trials: 400, Share: true, Seed: 3}} {
		got := flagOutside(t, f)
		n := float64(got.Areas)
		for _, limit := range []struct {
			nominal         float64
			plain, adjusted int64
		}{{0.05, got.Plain95, got.Adjusted95}, {0.002, got.Plain998, got.Adjusted998}} {
			share := float64(limit.plain) / n
			if allowed := 4*math.Sqrt(limit.nominal/n) + limit.nominal/8; math.Abs(share-limit.nominal) > allowed || limit.adjusted > limit.plain {
				t.Errorf("%+v: plain limits flag %.4f, adjusted %.4f, nominal %v", f, share, float64(limit.adjusted)/n, limit.nominal)
			}
		}
	}
}

// Where they differ by a fifth, plain limits flag most, adjusted ones few: more than 5 %, because the tenths that are set to
// the next score take a third of a normal curve's variance with them.
func TestFunnels_of_areas_that_differ(t *testing.T) {
	got := flagOutside(t, aggregatetest.Funnels{Areas: 43, Trials: 200, Spread: 0.2, Seed: 4})
	n := float64(got.Areas)
	if plain, adjusted := float64(got.Plain95)/n, float64(got.Adjusted95)/n; plain < 0.5 || adjusted > 0.16 || adjusted < 0.05 {
		t.Errorf("plain limits flag %.3f, adjusted %.3f", plain, adjusted)
	}
}
