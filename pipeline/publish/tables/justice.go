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

// offencesOf are the funnels that an offence belongs to.
func offencesOf(category string) []string {
	switch {
	case slices.Contains(childCodes, category):
		return []string{category, ChildOffences}
	case category == "group:sexual_offences" || category == "all":
		return []string{category}
	}
	return nil
}

// Add takes a series in, if it is one of outcomes or of offences recorded.
func (j *Justice) Add(s *Series) {
	switch {
	case s.Statistic == "recorded_offences" && s.Breakdown == "":
		for _, offence := range offencesOf(s.Category) {
			j.count(s, offence)
		}
	case s.Statistic == "offence_outcomes" && BreakdownValue(s.Breakdown, "basis") == "recorded":
		at := groupOf(BreakdownValue(s.Breakdown, "outcome_type"))
		if at < 0 {
			return
		}
		for _, offence := range offencesOf(s.Category) {
			j.outcome(s, offence, at)
		}
	}
}

func groupOf(outcomeType string) int {
	return slices.IndexFunc(OutcomeGroups(), func(g OutcomeGroup) bool { return slices.Contains(g.Types, strings.TrimLeft(outcomeType, " ")) })
}

func (j *Justice) count(s *Series, offence string) {
	for i := range s.Points {
		if r := &s.Points[i]; r.Value.Valid && isYear(r) {
			j.recorded[funnelKey{r.AreaCode, offence, PeriodOf(r)}] += r.Value.V
		}
	}
}

func (j *Justice) outcome(s *Series, offence string, at int) {
	for i := range s.Points {
		r := &s.Points[i]
		if !r.Value.Valid || !isYear(r) {
			continue
		}
		k := funnelKey{r.AreaCode, offence, PeriodOf(r)}
		f := j.funnels[k]
		if f == nil {
			f = &Funnel{AreaCode: r.AreaCode, Offence: offence, Period: k.period, Groups: make([]float64, len(OutcomeGroups())), Complete: true, Source: r.SourceText}
			j.funnels[k] = f
		}
		f.Groups[at] += r.Value.V
		f.Complete = f.Complete && r.Complete
		if OutcomeGroups()[at].Code != "not_assigned" {
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
// recorded are those of the recorded crime tables, or, where none cover the
// year, the outcomes with those not yet assigned, which are as many.
func (j *Justice) Funnels() []Funnel {
	var out []Funnel
	for k, f := range j.funnels {
		sum := f.Assigned + f.Groups[len(f.Groups)-1]
		if n, ok := j.recorded[k]; ok && n >= sum {
			f.Recorded = n
		} else {
			f.Recorded = sum
		}
		out = append(out, *f)
	}
	slices.SortFunc(out, func(a, b Funnel) int {
		return cmp.Or(strings.Compare(a.Offence, b.Offence), a.Period.Compare(b.Period), strings.Compare(a.AreaCode, b.AreaCode))
	})
	return out
}
