package tables

import (
	"slices"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// TrendPeriods is how many periods of a figure are kept for its trend.
const TrendPeriods = 10

// KeyFigures is how many figures people ask for first.
const KeyFigures = 10

// maxFigures bounds the figures of a profile, so that its sheet can be read.
const maxFigures = 70

// Figure is one statistic of a profile: what it is, and the period that it is
// shown for, which is the same for every area.
type Figure struct {
	Key
	Unit    string
	Period  Period   // the newest that at least half of the areas have a value for
	Trend   []Period // up to TrendPeriods that end with Period, oldest first
	Key10   bool     // one of the figures that people ask for first
	Section string   // heading of the profile that it stands under
}

// Name is the figure in words, apart from its period.
func (f *Figure) Name() string { return f.Key.String() }

// IsRate reports whether the figure has a numerator and a denominator.
func (f *Figure) IsRate() bool { return Scale(f.Unit) != 0 }

// Scale is what a rate's quotient is multiplied by; 0 if the unit is no rate.
func Scale(unit string) float64 {
	u, _ := vocabulary.UnitOf(unit)
	return u.Per
}

// periodCount is a period of a series and how many areas have a value then.
type periodCount struct {
	Period
	areas int
}

// Survey is what a first pass over a summary finds: its series and periods.
type Survey struct {
	Keys   []Key // in order
	Rows   int   // rows of the summary
	areas  int   // areas that have any
	units  map[Key]string
	series map[Key]int           // areas that have the series
	count  map[Key][]periodCount // by period
}

// NewSurvey passes over a summary once.
func NewSurvey(rows Statistics) (*Survey, error) {
	s := &Survey{units: map[Key]string{}, series: map[Key]int{}, count: map[Key][]periodCount{}}
	last := ""
	err := EachSeries(rows, func(x *Series) error {
		if code := x.Points[0].AreaCode; code != last {
			last = code
			s.areas++
		}
		if _, ok := s.units[x.Key]; !ok {
			s.Keys = append(s.Keys, x.Key)
			s.units[x.Key] = x.Points[0].Unit
		}
		s.series[x.Key]++
		s.Rows += len(x.Points)
		for i := range x.Points {
			p := &x.Points[i]
			n := 0
			if p.Value.Valid || p.ValueText != "" {
				n = 1
			}
			s.add(x.Key, PeriodOf(p), n)
		}
		return nil
	})
	slices.SortFunc(s.Keys, Key.Compare)
	return s, err
}

func (s *Survey) add(k Key, p Period, n int) {
	list := s.count[k]
	i, found := slices.BinarySearchFunc(list, p, func(c periodCount, p Period) int { return c.Compare(p) })
	if !found {
		list = slices.Insert(list, i, periodCount{Period: p})
	}
	list[i].areas += n
	s.count[k] = list
}

// Has reports whether the summary has the series for any area.
func (s *Survey) Has(k Key) bool { _, ok := s.units[k]; return ok }

// Series is how many areas have the series: its rows in a table with periods across.
func (s *Survey) Series(k Key) int { return s.series[k] }

// Unit is the unit of a series.
func (s *Survey) Unit(k Key) string { return s.units[k] }

// Periods returns the periods of the series that match, in order.
func (s *Survey) Periods(match func(Key) bool) []Period {
	var out []Period
	for _, k := range s.Keys {
		if !match(k) {
			continue
		}
		for _, c := range s.count[k] {
			i, found := slices.BinarySearchFunc(out, c.Period, Period.Compare)
			if !found {
				out = slices.Insert(out, i, c.Period)
			}
		}
	}
	return out
}

// Figure makes the figure of a series: its period is the newest that at least
// half as many areas have a value for as in its best period, so that one early
// figure does not empty the column.
func (s *Survey) Figure(k Key) Figure {
	f := Figure{Key: k, Unit: s.units[k]}
	list := s.count[k]
	best := 0
	for _, c := range list {
		best = max(best, c.areas)
	}
	last := len(list) - 1
	for last > 0 && list[last].areas*2 < best {
		last--
	}
	f.Period = list[last].Period
	for _, c := range list[max(0, last+1-TrendPeriods) : last+1] {
		f.Trend = append(f.Trend, c.Period)
	}
	return f
}

// Figures chooses the figures of a profile: the key figures first, then those
// that a profile has a section for.
func (s *Survey) Figures() []Figure {
	var out []Figure
	taken := map[Key]bool{}
	take := func(k Key, key10 bool) {
		if len(out) < maxFigures && !taken[k] {
			taken[k] = true
			f := s.Figure(k)
			f.Key10, f.Section = key10, section(k)
			out = append(out, f)
		}
	}
	for _, w := range vocabulary.KeyFigures() {
		if len(out) == KeyFigures {
			break
		}
		if k, ok := s.grant(w, taken); ok {
			take(k, true)
		}
	}
	for _, name := range vocabulary.Sections() {
		for _, k := range s.Keys {
			if section(k) == name {
				take(k, false)
			}
		}
	}
	for _, k := range s.Keys {
		if t := byTheme(k); t != (Key{}) && !taken[t] {
			taken[t] = true
			list := s.count[k]
			now := list[len(list)-1].Period
			out = append(out, Figure{Key: t, Unit: "count", Period: now, Trend: []Period{now}, Section: "Findings by theme"})
		}
	}
	return out
}

// AllButStrengths is the category of findings over all kinds that ask for
// something to be done.
const AllButStrengths = "all_but_strengths"

// byTheme is the figure that a count of findings by kind and theme belongs to:
// the count by theme. A finding has one kind, so kinds may be added up.
// Strengths ask for nothing and are left out; other series have no such figure.
func byTheme(k Key) Key {
	if k.Statistic != "findings" || k.Category == "strength" || k.Category == "all" ||
		!strings.HasPrefix(k.Breakdown, "theme=") || strings.Contains(k.Breakdown, ";") {
		return Key{}
	}
	return Key{k.Statistic, AllButStrengths, k.Breakdown}
}

// grant finds the best series for a wish: the first category that there is,
// without a breakdown if it can be had.
func (s *Survey) grant(w vocabulary.KeyFigure, taken map[Key]bool) (Key, bool) {
	for _, c := range w.Categories {
		for _, k := range s.Keys {
			if k.Statistic == w.Statistic && (c == "*" || k.Category == c) && k.Breakdown == "" && !taken[k] && s.common(k) {
				return k, true
			}
		}
	}
	return Key{}, false
}

// common reports whether enough areas have the series for a column of key
// figures: one in twenty. Few documents are about findings, and those few are
// asked for.
func (s *Survey) common(k Key) bool {
	best := 0
	for _, c := range s.count[k] {
		best = max(best, c.areas)
	}
	return best*20 >= s.areas || strings.HasPrefix(k.Statistic, "findings")
}

// section is the heading of the dictionary that a series stands under; empty
// if a profile leaves it out.
func section(k Key) string {
	st := vocabulary.StatisticOf(k.Statistic, "")
	if k.Breakdown != "" || !st.Profiles(k.Category) {
		return ""
	}
	return st.Section
}

// Cell is a figure of one area: the row of the summary, and its trend.
type Cell struct {
	record.Statistic
	Trend []Point // by Figure.Trend
}

// Point is a figure at one time of its trend.
type Point struct {
	Value, Numerator, Denominator, National record.Null[float64]
	Marker                                  string // why there is no value
}
