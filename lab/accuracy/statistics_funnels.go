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
	"forcestats/pipeline/vocabulary/civil"
)

// funnels work ranks, their intervals and the place in a funnel out once more:
// pair by pair where the SQL passes along a sorted list, in doubles where it
// sums millionths.
type funnels struct {
	rows                   []scored
	kinds                  map[string]int32
	names                  []string
	ranks, compared, nears agreement
}

// scored is a statistic with limits.
type scored struct {
	kind                               int32
	area                               string
	county                             bool
	start, end                         civil.Date
	value, count, base, low, high      float64
	target                             float64 // the comparator's rate for one of the base; below 0 for none
	share                              bool
	phi                                record.Null[float64]
	compared, outside                  string
	plain                              bool // outside its own plain limits
	rank, rankOf, rankLower, rankUpper int32
	score, part                        float64
}

func newFunnels() *funnels {
	return &funnels{
		kinds:    map[string]int32{},
		ranks:    agreement{name: "rank and its interval among forces, councils, districts or counties"},
		compared: agreement{name: "higher, lower, similar and outside which limits of the funnel"},
		nears:    agreement{name: "phi of each comparison"},
	}
}

func (f *funnels) take(s *record.Statistic) {
	if !s.Lower.Valid || s.Rank == 0 {
		if s.Rank != 0 || s.Compared != "" {
			f.ranks.hold(false, "", func() string { return fmt.Sprintf("rank or comparison without limits: %+v", *s) })
		}
		return
	}
	name := strings.Join([]string{s.Statistic, s.Category, s.Breakdown, s.Unit, fmt.Sprint(s.AreaType == "force")}, "\t")
	kind, ok := f.kinds[name]
	if !ok {
		kind = int32(len(f.names))
		f.kinds[name] = kind
		f.names = append(f.names, name)
	}
	row := scored{
		kind: kind, area: strings.Clone(s.AreaCode), county: s.AreaType == "county", start: s.PeriodStart, end: s.PeriodEnd, value: s.Value.V,
		count: s.Numerator.V, base: s.Denominator.V, low: s.Lower.V, high: s.Upper.V, target: -1, share: s.Unit == "percent", phi: s.Phi,
		compared: s.Compared, outside: s.Outside, rank: s.Rank, rankOf: s.RankOf, rankLower: s.RankLower, rankUpper: s.RankUpper,
	}
	if s.National.Valid && s.National.V > 0 {
		row.target = s.National.V / per[s.Unit]
		row.plain = s.Lower.V > s.National.V || s.Upper.V < s.National.V
	}
	f.rows = append(f.rows, row)
}

// each calls do with the areas of every comparison.
func (f *funnels) each(do func(group []scored)) {
	slices.SortFunc(f.rows, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), strings.Compare(a.area, b.area))
	})
	same := func(a, b *scored) bool { return a.kind == b.kind && a.start == b.start && a.end == b.end }
	for i := 0; i < len(f.rows); {
		j := i
		lower := false
		for ; j < len(f.rows) && same(&f.rows[i], &f.rows[j]); j++ {
			lower = lower || strings.HasPrefix(f.rows[j].area, "E07")
		}
		group := f.rows[i:j]
		if lower { // districts and counties are two lists
			slices.SortStableFunc(group, func(a, b scored) int { return cmp.Compare(fmt.Sprint(a.county), fmt.Sprint(b.county)) })
			counties := slices.IndexFunc(group, func(s scored) bool { return s.county })
			if counties > 0 {
				do(group[counties:])
				group = group[:counties]
			}
		}
		do(group)
		i = j
	}
}

func (f *funnels) finish() []*agreement {
	f.each(func(group []scored) {
		f.rank(group)
		f.funnel(group)
	})
	return []*agreement{&f.ranks, &f.nears, &f.compared}
}

func (f *funnels) rank(group []scored) {
	for i := range group {
		a := &group[i]
		rank, above, below := int32(1), int32(0), int32(0)
		for j := range group {
			if group[j].value > a.value {
				rank++
			}
			if group[j].low > a.high {
				above++
			}
			if group[j].high < a.low {
				below++
			}
		}
		n := int32(len(group))
		ok := a.rank == rank && a.rankOf == n && a.rankLower == above+1 && a.rankUpper == n-below
		f.ranks.hold(ok, "", func() string {
			return fmt.Sprintf("%s %s %s: rank %d (%d to %d) of %d, want %d (%d to %d) of %d", f.names[a.kind], a.area, a.end, a.rank, a.rankLower, a.rankUpper, a.rankOf, rank, above+1, n-below, n)
		})
	}
}

// funnel scores the areas of a comparison that have enough.
func (f *funnels) funnel(group []scored) {
	var held []*scored
	for i := range group {
		a := &group[i]
		expected := a.base * a.target
		if a.target <= 0 || expected < 10-1e-9 || a.share && a.base-expected < 10 {
			continue
		}
		a.score, a.part = math.Sqrt(a.count)+math.Sqrt(a.count+1)-math.Sqrt(4*expected+1), a.base
		if a.share {
			a.score = (a.count - expected) / math.Sqrt(expected*(1-a.target))
		}
		held = append(held, a)
	}
	if len(held) < 10 {
		return
	}
	extra, phi := dispersion(held)
	for _, a := range held {
		score := a.score / math.Sqrt(1+extra*a.part)
		compared, outside := "similar", ""
		switch {
		case score > z:
			compared = "higher"
		case score < -z:
			compared = "lower"
		}
		if math.Abs(score) > 3.090232306167814 {
			outside = "99.8"
		} else if compared != "similar" {
			outside = "95"
		}
		describe := func() string {
			return fmt.Sprintf("%s %s %s: %q %q phi %v, want %q %q %v (score %v)", f.names[a.kind], a.area, a.end, a.compared, a.outside, a.phi, compared, outside, phi, score)
		}
		f.nears.hold(a.phi.Valid && math.Abs(a.phi.V-phi) <= 1e-5*(1+phi), "", describe)
		onEdge := math.Abs(math.Abs(score)-z) < 1e-5 || math.Abs(math.Abs(score)-3.090232306167814) < 1e-5
		f.compared.hold(a.compared == compared && a.outside == outside || onEdge, "", describe)
	}
}

// dispersion is what the variance of a score grows by for one of an area's part,
// and the mean square of the winsorised scores.
func dispersion(held []*scored) (extra, phi float64) {
	scores := make([]float64, len(held))
	for i, a := range held {
		scores[i] = a.score
	}
	slices.Sort(scores)
	tenth := len(held) / 10
	n := float64(len(held))
	var q, parts, squared float64
	for _, a := range held {
		s := min(max(a.score, scores[tenth]), scores[len(held)-1-tenth])
		q, parts, squared = q+s*s, parts+a.part, squared+a.part*a.part
	}
	if q > n-1 {
		extra = (q - (n - 1)) / (parts - squared/parts)
	}
	return extra, q / n
}

// flags are comparisons that the audit of December 2026 counted, with what it
// found: areas flagged by plain limits, phi, and flagged with overdispersion.
var flags = []struct{ name, statistic, category, among, audit string }{
	{"child sexual offences", "child_sexual_offences_per_10000_children", "all", "true", "34 of 37 (110; 1)"},
	{"code 71", "recorded_offences_per_1000", "71", "true", "26 of 42 (12; 3)"},
	{"sexual offences", "recorded_offences_per_1000", "group:sexual_offences", "true", "32 of 42 (85; 7)"},
	{"CSE factor, forces", "assessment_factors_per_10000_children", "child_sexual_exploitation", "true", "30 of 38 (35; 4)"},
	{"CSE factor, councils", "assessment_factors_per_10000_children", "child_sexual_exploitation", "false", "103 of 152 (17; 18)"},
	{"children in need, councils", "children_in_need_per_10000_children", "at31_episodes", "false", "132 of 152 (102; 18)"},
}

// report prints how many areas each comparison flags, its newest period, before
// and after what areas differ beyond chance is allowed for.
func (f *funnels) report(w io.Writer) {
	for _, want := range flags {
		newest := ""
		f.each(func(group []scored) {
			name := strings.Split(f.names[group[0].kind], "\t")
			if name[0] != want.statistic || name[1] != want.category || name[2] != "" || name[4] != want.among {
				return
			}
			var plain, n, outside95, outside998 int
			phi := record.Null[float64]{}
			for _, a := range group {
				if a.compared == "" {
					continue
				}
				n++
				phi = a.phi
				if a.plain {
					plain++
				}
				if a.outside != "" {
					outside95++
				}
				if a.outside == "99.8" {
					outside998++
				}
			}
			if n > 0 {
				newest = fmt.Sprintf("%s, %s: plain limits flag %d of %d, phi %.0f, with overdispersion %d at 95 %% and %d at 99.8 %%; the audit: %s",
					want.name, group[0].end, plain, n, phi.V, outside95, outside998, want.audit)
			}
		})
		fmt.Fprintln(w, newest)
	}
}

// flagged counts the areas of the newest comparison of each kind of figure.
type flagged struct{ kinds, areas, plain, outside95, outside998 int }

// byStatistic prints, statistic by statistic, how many areas the newest
// comparison of each category flags, before and after.
func (f *funnels) byStatistic(w io.Writer) {
	newest := map[int32][]scored{}
	f.each(func(group []scored) { // in order of time within a kind
		if slices.ContainsFunc(group, func(a scored) bool { return a.compared != "" }) {
			newest[group[0].kind] = slices.Clone(group)
		}
	})
	all := map[string]*flagged{}
	for kind, group := range newest {
		name := strings.Split(f.names[kind], "\t")
		key := name[0] + ", councils"
		if name[4] == "true" {
			key = name[0] + ", forces"
		}
		if all[key] == nil {
			all[key] = &flagged{}
		}
		all[key].add(group)
	}
	for _, key := range slices.Sorted(maps.Keys(all)) {
		n := all[key]
		fmt.Fprintf(w, "  %s: %d comparisons of %d areas; plain limits flag %d, with overdispersion %d at 95 %% and %d at 99.8 %%\n",
			key, n.kinds, n.areas, n.plain, n.outside95, n.outside998)
	}
}

func (n *flagged) add(group []scored) {
	n.kinds++
	for _, a := range group {
		if a.compared == "" {
			continue
		}
		n.areas++
		if a.plain {
			n.plain++
		}
		if a.outside != "" {
			n.outside95++
		}
		if a.outside == "99.8" {
			n.outside998++
		}
	}
}
