package main

import (
	"fmt"
	"math"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// z is the standard normal deviate of 95 % limits.
const z = 1.959963984540054

// recomputed works every statistic's own columns out once more, by other code
// than the SQL: the quotient, the limits, the comparison, the change, the rank
// and the figure of the year before.
type recomputed struct {
	words                                   map[string]int32
	rows                                    []ranking
	quotient, limits, change, sound, shares agreement
	funnels                                 *funnels
}

// ranking is what earlier years are worked out from.
type ranking struct {
	kind, area, attributed int32 // numbers of words
	start, end             civil.Date
	ranked                 bool
	value                  float64
	previous               record.Null[float64]
	held                   bool // not held against the year before: restated, or across a break
}

func newRecomputed() *recomputed {
	return &recomputed{
		words:    map[string]int32{},
		quotient: agreement{name: "value = numerator / denominator"},
		limits:   agreement{name: "limits by Byar and Wilson, there where they should be"},
		funnels:  newFunnels(),
		change:   agreement{name: "change and change in per cent"},
		sound:    agreement{name: "a value or a marker, no infinity, no rank of an incomplete figure"},
		shares:   agreement{name: "shares lie between 0 and 100"},
	}
}

func (r *recomputed) word(s string) int32 {
	n, ok := r.words[s]
	if !ok {
		n = int32(len(r.words))
		r.words[strings.Clone(s)] = n
	}
	return n
}

// per is what the quotient of a unit is multiplied by.
var per = map[string]float64{"per_1000": 1e3, "per_10000": 1e4, "percent": 100}

func (r *recomputed) take(s *record.Statistic) {
	describe := func() string {
		return fmt.Sprintf("%s %s %s %q %s: %+v", s.AreaName, s.Statistic, s.Category, s.Breakdown, s.PeriodEnd, *s)
	}
	r.sound.hold(isSound(s), "", describe)
	if s.Denominator.Valid && s.Value.Valid {
		r.quotient.hold(near(s.Value.V, s.Numerator.V*per[s.Unit]/s.Denominator.V), "", describe)
		if s.Unit == "percent" && s.Numerator.V >= 0 && s.Numerator.V <= s.Denominator.V {
			r.shares.hold(s.Value.V >= 0 && s.Value.V <= 100, "", describe)
		}
		r.limits.hold(limitsHold(s), "", describe)
	}
	r.funnels.take(s)
	if s.Previous.Valid {
		few := strings.Contains(s.Caveats, "small_base")
		ok := s.Change.Valid && near(s.Change.V, s.Value.V-s.Previous.V) && s.ChangePercent.Valid == (s.Previous.V != 0 && !few)
		if ok && s.ChangePercent.Valid {
			ok = near(s.ChangePercent.V, (s.Value.V-s.Previous.V)*100/s.Previous.V)
		}
		r.change.hold(ok, "", describe)
	}
	r.rows = append(r.rows, ranking{
		kind:       r.word(strings.Join([]string{s.AreaType, s.Statistic, s.Category, s.Breakdown, s.Unit}, "\t")),
		area:       r.word(s.AreaCode),
		attributed: r.word(s.Attributed),
		start:      s.PeriodStart, end: s.PeriodEnd,
		ranked: s.Value.Valid && s.Complete, value: s.Value.V, previous: s.Previous,
		held: strings.Contains(s.Caveats, "not_comparable") || strings.Contains(s.Caveats, "break"),
	})
}

// isSound reports whether a row can be read at all.
func isSound(s *record.Statistic) bool {
	for _, v := range []record.Null[float64]{s.Value, s.Numerator, s.Denominator, s.Previous, s.Change, s.ChangePercent, s.Lower, s.Upper, s.National} {
		if v.Valid && (math.IsNaN(v.V) || math.IsInf(v.V, 0)) {
			return false
		}
	}
	hasFigure := s.Value.Valid || s.ValueText != ""
	return hasFigure == (s.Marker == "") && (hasFigure || !s.Complete) && s.Source != "" && s.SourceText != "" && s.Rank <= s.RankOf &&
		(s.Rank == 0 || s.Complete && s.Value.Valid) && s.Inputs >= 0
}

// limitsHold works the limits out from proportion and standard error, where
// the SQL has them in one fraction.
func limitsHold(s *record.Statistic) bool {
	n, of := s.Numerator.V, s.Denominator.V
	share := s.Unit == "percent"
	wanted := s.Complete && n >= 0 && s.Statistic != "officers_per_1000" && s.Statistic != "coverage" && !(share && n > of)
	if s.Lower.Valid != wanted || s.Upper.Valid != wanted {
		return false
	}
	if !wanted {
		return true
	}
	var lower, upper float64
	if share {
		p := n / of
		scale := 1 / (1 + z*z/of)
		centre, half := (p+z*z/(2*of))*scale, z*scale*math.Sqrt(p*(1-p)/of+z*z/(4*of*of))
		lower, upper = 100*(centre-half), 100*(centre+half)
	} else {
		byar := func(m, sign float64) float64 {
			return m * math.Pow(1-1/(9*m)+sign*z/(3*math.Sqrt(m)), 3) * per[s.Unit] / of
		}
		if n > 0 {
			lower = byar(n, -1)
		}
		upper = byar(n+1, 1)
	}
	return near(s.Lower.V, lower) && near(s.Upper.V, upper) && s.Lower.V <= s.Value.V && s.Value.V <= s.Upper.V
}

// finish works earlier years, ranks and funnels out over all rows.
func (r *recomputed) finish() []*agreement {
	years := agreement{name: "the figure of the year before"}
	type period struct {
		kind, area, attributed int32
		start, end             civil.Date
	}
	known := map[period]float64{}
	for i := range r.rows {
		if row := &r.rows[i]; row.ranked {
			known[period{row.kind, row.area, row.attributed, row.start, row.end}] = row.value
		}
	}
	for i := range r.rows {
		row := r.rows[i]
		if !row.end.Valid() {
			continue
		}
		start, end := yearBefore(row.start, row.end)
		was, ok := known[period{row.kind, row.area, row.attributed, start, end}]
		ok = ok && row.ranked && !row.held
		years.hold(row.previous.Valid == ok && (!ok || row.previous.V == was), "", func() string { return fmt.Sprintf("%+v, want %v %v", row, was, ok) })
	}
	return append([]*agreement{&r.sound, &r.quotient, &r.shares, &r.limits, &r.change, &years}, r.funnels.finish()...)
}

// yearBefore moves a day or a whole month, quarter or year back; another kind
// of period has none before it.
func yearBefore(start, end civil.Date) (civil.Date, civil.Date) {
	if start == end {
		return start.AddYears(-1), end.AddYears(-1)
	}
	from, to := start.Time(), (end + 1).Time()
	months := (to.Year()-from.Year())*12 + int(to.Month()-from.Month())
	if from.Day() != 1 || to.Day() != 1 || months != 1 && months != 3 && months != 12 {
		return 0, 0
	}
	return start.AddYears(-1), civil.New(to.Year()-1, to.Month(), 0)
}
