package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"forcestats/pipeline/record"
)

// changes hold our change of recorded offences against the one that the ONS
// prints in Table P2, force by force.
type changes struct {
	ours, printed map[string]record.Statistic
}

func newChanges() *changes {
	return &changes{map[string]record.Statistic{}, map[string]record.Statistic{}}
}

func (c *changes) take(s *record.Statistic) {
	if s.AreaType != "force" {
		return
	}
	key := strings.Join([]string{s.AreaCode, s.Category, s.PeriodStart.String(), s.PeriodEnd.String()}, " ")
	before, _ := yearBefore(s.PeriodStart, s.PeriodEnd)
	switch {
	case s.Statistic == "recorded_offences" && s.Breakdown == "":
		c.ours[key] = *s
	case s.Statistic == "recorded_offences_percent" && strings.HasPrefix(s.Breakdown, "compared_with="+before.String()+"/") && s.Value.Valid:
		c.printed[key] = *s
	}
}

// asPrinted rounds a change to the whole per cent, half away from zero.
func asPrinted(v float64) float64 { return math.Round(v) }

// editionOf is the first edition that a source names, without its table and cell.
func editionOf(source string) string {
	first, _, _ := strings.Cut(source, ";")
	for _, within := range []string{", Table", ", cell"} {
		if at := strings.LastIndex(first, within); at > 0 {
			first = first[:at]
		}
	}
	return first
}

// report prints how many changes agree. One of a figure that the same edition
// prints must; one of a figure that a newer edition restates is measured within
// that edition.
func (c *changes) report(w io.Writer) error {
	var compared, equal, different, signs, few, newerEqual, newerDifferent, newerSigns, newerBlank int
	blank := map[string]int{}
	var faults []string
	for _, key := range slices.Sorted(maps.Keys(c.printed)) {
		printed, ours := c.printed[key], c.ours[key]
		if !ours.Value.Valid {
			continue
		}
		compared++
		percent := ours.Change.V * 100 / ours.Previous.V
		same := ours.Previous.Valid && ours.Previous.V != 0 && asPrinted(percent) == asPrinted(printed.Value.V)
		edition, _, _ := strings.Cut(ours.Source, ";")
		newer := edition != printed.Source
		switch {
		case !newer && strings.Contains(ours.Caveats, "break"):
			blank["a break in the series: "+ours.BreakReason]++
		case !newer && !ours.Previous.Valid:
			blank["base of "+editionOf(printed.SourceText)+": "+cmp.Or(ours.Caveats, "no edition at hand has the year before")]++
		case newer && !ours.Previous.Valid:
			newerBlank++
			blank["restated, base of "+editionOf(ours.SourceText)+": "+cmp.Or(ours.Caveats, "no edition at hand has the year before")]++
		case newer && same:
			newerEqual++
		case newer:
			newerDifferent++
			if percent*printed.Value.V < 0 {
				newerSigns++
			}
		case same:
			equal++
			if !ours.ChangePercent.Valid {
				few++
			}
		default:
			different++
			if percent*printed.Value.V < 0 {
				signs++
			}
			faults = append(faults, fmt.Sprintf("%s: %.1f %% of %v after %v, printed %v", key, percent, ours.Value.V, ours.Previous, printed.Value.V))
		}
	}
	fmt.Fprintf(w, "ONS, Table P2, changes of forces: %d printed beside a figure of ours; of figures of the same edition %d equal as printed (%d of fewer than 50, without a per cent), %d different, "+
		"%d of them with another sign\n",
		compared, equal, few, different, signs)
	fmt.Fprintf(w, "  of figures that a newer edition restates, measured within that edition: %d equal, %d different, %d of them with another sign, %d blank\n",
		newerEqual, newerDifferent, newerSigns, newerBlank)
	for _, why := range slices.Sorted(maps.Keys(blank)) {
		fmt.Fprintf(w, "  %d blank: %s\n", blank[why], why)
	}
	for _, f := range faults[:min(len(faults), shownFaults)] {
		fmt.Fprintf(w, "  UNEXPLAINED %s\n", f)
	}
	if different > 0 || newerSigns > 0 || compared == 0 {
		return fmt.Errorf("%d changes differ from the printed ones, %d of newer editions go the other way", different, newerSigns)
	}
	return nil
}
