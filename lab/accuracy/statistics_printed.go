package main

import (
	"fmt"
	"math"
	"strings"
	"time"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// printedRate is a rate that a publication prints beside its counts and the
// residents of one table.
var printedRates = []struct {
	rate, count string
	per         float64
}{
	{"recorded_offences_rate", "recorded_offences", 1e3},
	{"antisocial_behaviour_incidents_rate", "antisocial_behaviour_incidents", 1e3},
	{"knife_offences_rate", "knife_offences", 1e5},
}

// ratesOf works the rates of forces in one document out by our definition and
// holds them against the printed ones, as far as residents that are printed to
// the nearest hundred allow. The ONS divides by the residents that stand in the
// table of the rates, else by those of the last mid-year before the period.
func ratesOf(observations []record.Observation, byRate map[string]*agreement) {
	type key struct {
		table, area, category string
		start, end            civil.Date
	}
	for _, p := range printedRates {
		counts, rates, people := map[key]float64{}, map[key]*record.Observation{}, map[key]float64{}
		for i := range observations {
			o := &observations[i]
			if o.AreaType != "force" || !o.Value.Valid || o.Breakdown != "" {
				continue
			}
			switch {
			case o.Measure == p.count && o.Unit == "count":
				counts[key{"", o.AreaCode, o.Category, o.PeriodStart, o.PeriodEnd}] = o.Value.V
			case o.Measure == p.rate:
				rates[key{o.TableID, o.AreaCode, o.Category, o.PeriodStart, o.PeriodEnd}] = o
			case o.Measure == "population":
				people[key{table: o.TableID, area: o.AreaCode}] = o.Value.V
				people[key{area: o.AreaCode, end: o.PeriodEnd}] = o.Value.V
			}
		}
		for k, rate := range rates {
			count, ok := counts[key{"", k.area, k.category, k.start, k.end}]
			residents, beside := people[key{table: k.table, area: k.area}]
			if !beside {
				residents = people[key{area: k.area, end: midYearBefore(k.start)}]
			}
			if !ok || residents <= 50 {
				continue
			}
			a := byRate[p.rate]
			if a == nil {
				a = &agreement{name: "rates of forces printed by the ONS, " + p.rate}
				byRate[p.rate] = a
			}
			ours := count * p.per / residents
			equal := math.Abs(ours-rate.Value.V) <= rate.Value.V*50/(residents-50)+1e-9
			reason := ""
			if !beside && math.Abs(ours/rate.Value.V-1) < 0.02 {
				reason = "the rates divide by the residents as estimated in their day, another table has them as revised since"
			}
			a.hold(equal, reason, func() string {
				return fmt.Sprintf("%s %s %s, %s, cell %s: %v printed, ours %v", k.table, rate.AreaPublished, k.category, k.end, rate.Cell, rate.Value.V, ours)
			})
		}
	}
}

// midYearBefore is the last 30 June before a day.
func midYearBefore(d civil.Date) civil.Date {
	mid := civil.New(d.Time().Year(), time.June, 30)
	if mid >= d {
		mid = mid.AddYears(-1)
	}
	return mid
}

// besides are statistics of ours that a publication prints too: the statistic,
// the printed one, the categories of both where they are not the same, and half
// of the last place that is printed.
var besides = []struct {
	name, ours, printed          string
	ourCategory, printedCategory string
	half                         float64
	otherEstimate                float64 // how far another mid-year estimate may move it
}{
	{"DfE, children looked after per 10,000 children", "children_looked_after_per_10000_children", "children_looked_after_per_10000", "children_count", "rate_per_10000", 0.5, 0},
	{"CPS, share of prosecutions that end in a conviction", "conviction_share", "prosecution_shares", "", "", 0.05, 0},
	{"ONS, recorded offences per 1,000", "recorded_offences_per_1000", "recorded_offences_rate", "", "", 0.05, 0.05},
}

// beside pairs the statistics of a run with the printed ones.
type beside struct {
	ours, printed []map[string]record.Statistic
}

func newBeside() *beside {
	b := &beside{}
	for range besides {
		b.ours, b.printed = append(b.ours, map[string]record.Statistic{}), append(b.printed, map[string]record.Statistic{})
	}
	return b
}

func (b *beside) take(s *record.Statistic) {
	for i := range besides {
		into, category := b.ours[i], besides[i].ourCategory
		switch s.Statistic {
		case besides[i].ours:
		case besides[i].printed:
			into, category = b.printed[i], besides[i].printedCategory
		default:
			continue
		}
		kept := s.Category
		if category != "" && category == s.Category {
			kept = "" // the one that the other's category stands for
		}
		into[strings.Join([]string{s.AreaType, s.AreaCode, kept, s.Breakdown, s.PeriodStart.String(), s.PeriodEnd.String()}, "\t")] = *s
	}
}

func (b *beside) finish() []*agreement {
	var all []*agreement
	for i, p := range besides {
		a := &agreement{name: p.name}
		for k, printed := range b.printed[i] {
			ours, ok := b.ours[i][k]
			if !ok || !printed.Value.Valid {
				continue
			}
			difference := math.Abs(ours.Value.V - printed.Value.V)
			equal := ours.Value.Valid && difference <= p.half+1e-9
			a.hold(equal, reasonBeside(p.otherEstimate, &ours, &printed), func() string {
				return fmt.Sprintf("%s %s %q %s: %v printed, ours %v (%v of %v, %s)", printed.AreaName, printed.Category, printed.Breakdown, printed.PeriodEnd,
					printed.Value.V, ours.Value, ours.Numerator, ours.Denominator, ours.SourceText)
			})
		}
		all = append(all, a)
	}
	return all
}

// reasonBeside says why ours is another figure, or nothing.
func reasonBeside(otherEstimate float64, ours, printed *record.Statistic) string {
	switch {
	case ours.Marker == "no_denominator" && ours.Denominator.Valid:
		return "none of none: printed as a number, no figure of ours"
	case ours.Value.Valid && math.Abs(ours.Value.V/printed.Value.V-1) <= otherEstimate:
		return "ours divides by the mid-year in the period as estimated now (rebased on the census of 2021), the ONS by the one before the period as estimated then"
	case otherEstimate > 0 && ours.Value.Valid && ours.Source != printed.Source:
		return "ours counts the offences as a newer edition has them"
	}
	return ""
}
