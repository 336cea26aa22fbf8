package main

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
)

// scoreIndicators prints, for every data file of explore education statistics
// at hand, what each indicator was taken for, to be judged column by column. A
// rate that is called per cent beyond 100, or an average among the units that
// add up, is below what the project promises.
func scoreIndicators(w io.Writer, shared string) error {
	var all []outcome
	for _, folder := range []string{"data/sheets/dfe", "more/sheets/dfe-ees-cin2024", "more/sheets/dfe-ees-csc", "more/sheets/dfe-ees-sen2"} {
		part, err := readFolder(shared, folder)
		if err != nil {
			return err
		}
		all = append(all, part...)
	}
	files, columns, open, wrong := 0, 0, 0, 0
	for _, o := range all {
		if o.result.Publication.ID != "dfe-explore-education-statistics" {
			continue
		}
		files++
		fmt.Fprintf(w, "%s\n", filepath.Base(o.path))
		units, largest := map[string]map[string]int{}, map[string]float64{}
		for i := range o.rows.Observations {
			x := &o.rows.Observations[i]
			key := x.Measure + " / " + x.Category
			if units[key] == nil {
				units[key] = map[string]int{}
			}
			units[key][x.Unit]++
			largest[key] = max(largest[key], x.Value.V)
		}
		for _, key := range slices.Sorted(maps.Keys(units)) {
			columns++
			var said []string
			for _, unit := range slices.Sorted(maps.Keys(units[key])) {
				said = append(said, fmt.Sprintf("%s x %d", unit, units[key][unit]))
				if unit == "unknown" {
					open++
				}
				if unit == "percent" && largest[key] > 100 {
					wrong++
				}
			}
			fmt.Fprintf(w, "  %-70s %s\n", key, strings.Join(said, ", "))
		}
	}
	fmt.Fprintf(w, "%d files, %d indicators: %d of unknown unit, %d called per cent beyond 100\n", files, columns, open, wrong)
	if wrong > 0 {
		return fmt.Errorf("%d indicators are called per cent and are not", wrong)
	}
	return nil
}
