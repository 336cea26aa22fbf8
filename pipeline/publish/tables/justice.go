package tables

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"forcestats/pipeline/record"
)

// OutcomeGroups are the groups of outcome types of the justice funnel, in
// order: what the Home Office's outcomes framework assigns, and what is not
// yet assigned. Types 1A, 2A and 3A are inside 1, 2 and 3.
func OutcomeGroups() []OutcomeGroup {
	return []OutcomeGroup{
		{"charged", "Charged or summonsed", []string{"1"}},
		{"out_of_court", "Dealt with out of court", []string{"2", "3", "4", "6", "7", "8", "22"}},
		{"victim_supports", "Evidential difficulties, victim supports action", []string{"15"}},
		{"victim_does_not", "Evidential difficulties, victim does not support action", []string{"14", "16"}},
		{"no_suspect", "No suspect identified", []string{"18"}},
		{"not_pursued", "Not pursued: public interest, prevented or out of time", []string{"5", "9", "10", "11", "12", "13", "17", "21"}},
		{"elsewhere", "Passed to another body", []string{"19", "20"}},
		{"not_assigned", "Not yet assigned", []string{"0"}},
	}
}

// OutcomeGroup is a group of outcome types.
type OutcomeGroup struct {
	Code, Label string
	Types       []string
}

// childCodes are the eleven offence codes whose name fixes a child victim.
var childCodes = []string{"17B", "19D", "19E", "19G", "19H", "20B", "21", "22B", "71", "73", "88A"}

// ChildOffences is the funnel over the eleven codes together.
const ChildOffences = "child_sexual_offences"

// Funnel is what became of the offences that a force recorded in a year.
type Funnel struct {
	AreaCode, Offence string
	Period            Period
	Recorded          float64   // offences recorded in the year
	Groups            []float64 // outcomes by OutcomeGroups
	Assigned          float64   // outcomes assigned so far
	Complete          bool
	Source            string

	open bool // those not yet assigned were read
}

// Share is a group of outcomes as a share of all offences recorded in the
// year, with its 95 % limits (Wilson), in per cent; nothing if none was
// recorded.
func (f *Funnel) Share(group int) (share, lower, upper record.Null[float64]) {
	none := record.Null[float64]{}
	if f.Recorded <= 0 || f.Groups[group] > f.Recorded || f.Groups[group] < 0 {
		return none, none, none
	}
	const z = 1.959963984540054
	n, p := f.Recorded, f.Groups[group]/f.Recorded
	middle, half := (p+z*z/(2*n))/(1+z*z/n), z*math.Sqrt(p*(1-p)/n+z*z/(4*n*n))/(1+z*z/n)
	return record.Some(p * 100), record.Some((middle - half) * 100), record.Some((middle + half) * 100)
}

// Justice gathers funnels from the series of a summary.
type Justice struct {
	funnels  map[funnelKey]*Funnel
	recorded map[funnelKey]float64
}

type funnelKey struct {
	area, offence string
	period        Period
}

// NewJustice returns an empty Justice.
func NewJustice() *Justice {
	return &Justice{funnels: map[funnelKey]*Funnel{}, recorded: map[funnelKey]float64{}}
}

// shown reports whether the funnel of an offence is shown by itself.
func shown(category string) bool {
	return slices.Contains(childCodes, category) || category == "group:sexual_offences" || category == "all"
}

// Add takes a series in, if it is one of outcomes or of offences recorded.
func (j *Justice) Add(s *Series) {
	switch {
	case !shown(s.Category):
	case s.Statistic == "recorded_offences" && s.Breakdown == "":
		j.count(s)
	case s.Statistic == "offence_outcomes" && BreakdownValue(s.Breakdown, "basis") == "recorded":
		if at := groupOf(BreakdownValue(s.Breakdown, "outcome_type")); at >= 0 {
			j.outcome(s, at)
		}
	}
}

func groupOf(outcomeType string) int {
	return slices.IndexFunc(OutcomeGroups(), func(g OutcomeGroup) bool { return slices.Contains(g.Types, strings.TrimLeft(outcomeType, " ")) })
}

func (j *Justice) count(s *Series) {
	for i := range s.Points {
		if r := &s.Points[i]; r.Value.Valid && isYear(r) {
			j.recorded[funnelKey{r.AreaCode, s.Category, PeriodOf(r)}] += r.Value.V
		}
	}
}

func (j *Justice) outcome(s *Series, at int) {
	for i := range s.Points {
		r := &s.Points[i]
		if !r.Value.Valid || !isYear(r) {
			continue
		}
		k := funnelKey{r.AreaCode, s.Category, PeriodOf(r)}
		f := j.funnels[k]
		if f == nil {
			f = &Funnel{AreaCode: r.AreaCode, Offence: s.Category, Period: k.period, Groups: make([]float64, len(OutcomeGroups())), Complete: true, Source: r.SourceText}
			j.funnels[k] = f
		}
		f.Groups[at] += r.Value.V
		f.Complete = f.Complete && r.Complete
		if OutcomeGroups()[at].Code == "not_assigned" {
			f.open = true
		} else {
			f.Assigned += r.Value.V
		}
	}
}

// isYear reports whether a row covers a year.
func isYear(r *record.Statistic) bool {
	n := int(r.PeriodEnd) - int(r.PeriodStart)
	return r.PeriodStart.Valid() && n >= 363 && n <= 366
}

// Funnels returns the funnels in order of offence, period and area. Offences
// recorded are the outcomes with those not yet assigned, which are as many and
// of one edition; where those not yet assigned are not among what was read,
// they are those of the recorded crime tables, and without these there is no
// funnel.
func (j *Justice) Funnels() []Funnel {
	var out []Funnel
	sums := map[funnelKey]*Funnel{}
	for k, f := range j.funnels {
		n, known := j.recorded[k]
		switch {
		case f.open:
			f.Recorded = f.Assigned + f.Groups[len(f.Groups)-1]
		case known && n >= f.Assigned:
			f.Recorded = n
		default:
			continue
		}
		out = append(out, *f)
		if slices.Contains(childCodes, k.offence) {
			whole := funnelKey{k.area, ChildOffences, k.period}
			if sums[whole] == nil && j.allCodes(whole) {
				sums[whole] = j.sum(whole)
				out = append(out, *sums[whole])
			}
		}
	}
	slices.SortFunc(out, func(a, b Funnel) int {
		return cmp.Or(strings.Compare(a.Offence, b.Offence), a.Period.Compare(b.Period), strings.Compare(a.AreaCode, b.AreaCode))
	})
	return out
}

// allCodes reports whether the eleven codes may be added up: of each, the
// offences recorded are known, and outcomes of it if there were any.
func (j *Justice) allCodes(k funnelKey) bool {
	for _, code := range childCodes {
		one := funnelKey{k.area, code, k.period}
		n, known := j.recorded[one]
		f := j.funnels[one]
		if f == nil && (!known || n != 0) || f != nil && !f.open && (!known || n < f.Assigned) {
			return false
		}
	}
	return true
}

// sum adds the funnels of the eleven codes up, in their order.
func (j *Justice) sum(k funnelKey) *Funnel {
	out := &Funnel{AreaCode: k.area, Offence: ChildOffences, Period: k.period, Groups: make([]float64, len(OutcomeGroups())), Complete: true}
	for _, code := range childCodes {
		one := funnelKey{k.area, code, k.period}
		f := j.funnels[one]
		if f == nil {
			continue
		}
		if f.open {
			out.Recorded += f.Assigned + f.Groups[len(f.Groups)-1]
		} else {
			out.Recorded += j.recorded[one]
		}
		out.Assigned += f.Assigned
		for g := range f.Groups {
			out.Groups[g] += f.Groups[g]
		}
		out.Complete = out.Complete && f.Complete
		if out.Source == "" {
			out.Source = f.Source
		}
	}
	return out
}
