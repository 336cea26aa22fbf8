package tables

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// Key names a series apart from its area.
type Key struct {
	Statistic, Category, Breakdown string
}

// Compare orders keys by statistic, then the total before the groups before
// the rest, then category and breakdown.
func (k Key) Compare(o Key) int {
	if c := strings.Compare(k.Statistic, o.Statistic); c != 0 {
		return c
	}
	if c := categoryOrder(k.Category) - categoryOrder(o.Category); c != 0 {
		return c
	}
	if c := strings.Compare(k.Category, o.Category); c != 0 {
		return c
	}
	return strings.Compare(k.Breakdown, o.Breakdown)
}

func categoryOrder(c string) int {
	switch {
	case c == "all":
		return 0
	case strings.HasPrefix(c, "all_excluding_"):
		return 1
	case strings.HasPrefix(c, "group:"):
		return 2
	case strings.HasPrefix(c, "subgroup:"):
		return 3
	}
	return 4
}

// String names the series in words.
func (k Key) String() string { return SeriesWords(k.Statistic, k.Category, k.Breakdown) }

// Series is one statistic of one area over time.
type Series struct {
	Key
	Points []record.Statistic // by period; the last is the newest
}

// Latest returns the newest point.
func (s *Series) Latest() *record.Statistic { return &s.Points[len(s.Points)-1] }

// EachSeries gathers the rows of a summary into series and calls visit for
// each, area by area and statistic by statistic in the order of the rows, keys
// in order within them. The points are only valid during the call. It is an
// error if an area's rows for a statistic are not together.
func EachSeries(rows Statistics, visit func(*Series) error) error {
	type block struct{ area, statistic string }
	var (
		now  block
		g    gatherer
		seen = map[block]bool{}
	)
	for r, err := range rows {
		if err != nil {
			return err
		}
		if b := (block{r.AreaCode, r.Statistic}); b != now {
			if err := g.flush(visit); err != nil {
				return err
			}
			if seen[b] {
				return fmt.Errorf("statistic %q of area %s: its rows are not together: sort the summary by area and statistic", r.Statistic, r.AreaCode)
			}
			seen[b] = true
			now = b
		}
		g.held = append(g.held, finite(*r))
	}
	return g.flush(visit)
}

// finite takes away what is no number: neither a spreadsheet nor JSON can hold
// it, and one such figure must not cost the release.
func finite(r record.Statistic) record.Statistic {
	for _, v := range []*record.Null[float64]{&r.Value, &r.Numerator, &r.Denominator, &r.Previous, &r.Change, &r.ChangePercent, &r.Lower, &r.Upper, &r.National} {
		if v.Valid && (math.IsNaN(v.V) || math.IsInf(v.V, 0)) {
			*v = record.Null[float64]{}
		}
	}
	return r
}

// gatherer holds the rows of one area and statistic. Rows are long, so it is
// their positions that are sorted.
type gatherer struct {
	held, sorted []record.Statistic
	order        []int
}

// flush puts the rows held into series and lets go of them.
func (g *gatherer) flush(visit func(*Series) error) error {
	g.order = g.order[:0]
	for i := range g.held {
		g.order = append(g.order, i)
	}
	less := func(a, b int) int { return comparePoints(&g.held[a], &g.held[b]) }
	points := g.held
	if !slices.IsSortedFunc(g.order, less) {
		slices.SortStableFunc(g.order, less)
		g.sorted = g.sorted[:0]
		for _, i := range g.order {
			g.sorted = append(g.sorted, g.held[i])
		}
		points = g.sorted
	}
	for len(points) > 0 {
		k := keyOf(&points[0])
		n := 1
		for n < len(points) && keyOf(&points[n]) == k {
			n++
		}
		if err := visit(&Series{Key: k, Points: points[:n]}); err != nil {
			return err
		}
		points = points[n:]
	}
	g.held = g.held[:0]
	return nil
}

func keyOf(r *record.Statistic) Key { return Key{r.Statistic, r.Category, r.Breakdown} }

func comparePoints(a, b *record.Statistic) int {
	if c := keyOf(a).Compare(keyOf(b)); c != 0 {
		return c
	}
	return PeriodOf(a).Compare(PeriodOf(b))
}

// Period is the time that a figure is about.
type Period struct {
	Start, End civil.Date
	Label      string
}

// PeriodOf returns the period of a row.
func PeriodOf(r *record.Statistic) Period {
	return Period{r.PeriodStart, r.PeriodEnd, r.PeriodLabel}
}

// Compare orders periods by their end, then the longer first, then by label.
// A period without dates, which is about now, comes last.
func (p Period) Compare(o Period) int {
	if p.End != o.End {
		if !p.End.Valid() || o.End.Valid() && o.End < p.End {
			return 1
		}
		return -1
	}
	if p.Start != o.Start {
		return int(p.Start) - int(o.Start)
	}
	return strings.Compare(p.Label, o.Label)
}
