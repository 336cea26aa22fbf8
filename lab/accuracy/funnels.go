package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/aggregatetest"
	"forcestats/pipeline/aggregate/duckdb"
)

// trials is how many comparisons of each kind are made up.
const trials = 10_000

// scoreFunnels makes up areas that do not differ, and areas that do, and counts
// how many the program's own funnel limits flag.
func scoreFunnels(w io.Writer, _ string) error {
	folder, err := os.MkdirTemp("", "forcestats-funnels-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	var wrong error
	for i, f := range []aggregatetest.Funnels{
		{Areas: 43}, {Areas: 153}, {Areas: 43, Share: true}, {Areas: 153, Share: true},
		{Areas: 43, Spread: 0.05}, {Areas: 43, Spread: 0.2}, {Areas: 153, Spread: 0.2}, {Areas: 153, Share: true, Spread: 0.2},
	} {
		f.Trials, f.Seed = trials, uint64(i+1)
		got, err := flagAll(f, folder)
		if err != nil {
			return err
		}
		n := float64(got.Areas)
		kind := "rates"
		if f.Share {
			kind = "shares"
		}
		fmt.Fprintf(w, "%d %s of %d areas, true spread %.0f %%: nominal 5 %% and 0.2 %%; plain limits flag %.2f %% and %.3f %%, adjusted %.2f %% and %.3f %%\n",
			f.Trials, kind, f.Areas, 100*f.Spread, 100*float64(got.Plain95)/n, 100*float64(got.Plain998)/n,
			100*float64(got.Adjusted95)/n, 100*float64(got.Adjusted998)/n)
		if f.Spread > 0 {
			continue
		}
		// Counts are coarser than the normal curve that the limits are of.
		if math.Abs(float64(got.Plain95)/n-0.05) > 0.004 || math.Abs(float64(got.Plain998)/n-0.002) > 0.0004 || got.Adjusted95 > got.Plain95 || got.Adjusted998 > got.Plain998 {
			wrong = fmt.Errorf("limits flag areas that do not differ more or less often than they say")
		}
	}
	return wrong
}

func flagAll(f aggregatetest.Funnels, folder string) (flagged aggregatetest.Flagged, err error) {
	q, err := f.Query()
	if err != nil {
		return flagged, err
	}
	err = duckdb.Engine{SpillFolder: folder}.Run(context.Background(), aggregate.Input{Folder: folder}, q, func(_ string, values []any) error {
		flagged.Take(values)
		return nil
	})
	return flagged, err
}
