package main

import (
	"fmt"
	"io"
	"maps"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"forcestats/pipeline/part"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/place"
)

// nations hold the sum of the forces against England and Wales, for what adds
// up, and the residents of forces against the newest estimate.
type nations struct {
	sums   map[string]*nationSum
	people map[string]float64 // by force and mid-year
}

type nationSum struct {
	measure       string
	category      string
	forces        int
	sum, national float64
	start, end    civil.Date
	complete      bool
}

func newNations() *nations { return &nations{map[string]*nationSum{}, map[string]float64{}} }

func (n *nations) take(s *record.Statistic) {
	if s.AreaType != "force" {
		return
	}
	if s.Statistic == "population" && s.Category == "all" && s.Breakdown == "" && s.Value.Valid {
		n.people[s.AreaCode+" "+s.PeriodEnd.String()] = s.Value.V
	}
	if s.ComparatorCode != "K04000001" || s.Denominator.Valid || !slices.Contains([]string{"count", "persons", "fte", "headcount", "households", "sq_km"}, s.Unit) {
		return
	}
	if slices.Contains([]string{"findings", "documents", "coverage"}, s.Statistic) || strings.HasPrefix(s.Statistic, "findings") || strings.HasPrefix(s.Statistic, "obligations") {
		return
	}
	key := strings.Join([]string{s.Statistic, s.Category, s.Breakdown, s.PeriodStart.String(), s.PeriodEnd.String()}, "\t")
	sum := n.sums[key]
	if sum == nil {
		sum = &nationSum{measure: s.Statistic, category: s.Category, national: s.National.V, start: s.PeriodStart, end: s.PeriodEnd, complete: true}
		n.sums[key] = sum
	}
	sum.forces++
	sum.sum += s.Value.V
	sum.complete = sum.complete && s.Value.Valid && s.Complete
}

// report prints how often the forces are the nation; a difference that no issue
// of the run tells is a fault.
func (n *nations) report(w io.Writer, issues []record.Issue, parts string) error {
	bodies, err := transportPolice(parts)
	if err != nil {
		return err
	}
	var agree, withBody, told, missing int
	var faults []string
	for _, key := range slices.Sorted(maps.Keys(n.sums)) {
		s := n.sums[key]
		switch {
		case s.forces != 43 || !s.complete:
			missing++
		case agrees(s.sum, s.national):
			agree++
		case slices.ContainsFunc(bodies[bodyKey(s.measure, s.category, s.start, s.end)], func(v float64) bool { return agrees(s.sum+v, s.national) }):
			withBody++
		case slices.ContainsFunc(issues, func(i record.Issue) bool {
			return string(i.Code) == "total-disagrees" && strings.HasPrefix(s.measure, i.Field) && strings.Contains(i.Message, s.start.String()+" to "+s.end.String())
		}):
			told++
		default:
			faults = append(faults, fmt.Sprintf("%s: forces %v, England and Wales %v", strings.ReplaceAll(key, "\t", " "), s.sum, s.national))
		}
	}
	fmt.Fprintf(w, "forces against England and Wales: %d figures agree, %d with the British Transport Police, whose row stands beside them, %d differ with an issue that says by how much, %d without an issue; %d lack a force\n",
		agree, withBody, told, len(faults), missing)
	for _, f := range faults[:min(len(faults), shownFaults)] {
		fmt.Fprintf(w, "  UNEXPLAINED %s\n", f)
	}
	if len(faults) > 0 || agree == 0 {
		return fmt.Errorf("%d figures of England and Wales are not the sum of the forces, and no issue says so", len(faults))
	}
	return nil
}

// agrees reports whether the forces are the nation, as far as 43 rounded
// figures, or figures to the nearest hundred, allow.
func agrees(sum, national float64) bool {
	allowed := 0.5 * 44
	switch {
	case math.Mod(national, 100) == 0 && math.Mod(sum, 100) == 0:
		allowed = 50 * 44
	case math.Mod(national, 100) == 0:
		allowed = 50
	}
	return math.Abs(sum-national) <= allowed
}

func bodyKey(measure, category string, start, end civil.Date) string {
	return strings.Join([]string{measure, category, start.String(), end.String()}, " ")
}

// transportPolice returns the figures of the British Transport Police, which is
// no place and which totals of England and Wales may count.
func transportPolice(parts string) (map[string][]float64, error) {
	folders, err := filepath.Glob(filepath.Join(parts, "*"))
	if err != nil {
		return nil, err
	}
	bodies := map[string][]float64{}
	for _, folder := range folders {
		for o, err := range part.Rows(folder, record.ObservationTable()) {
			if err != nil {
				return nil, err
			}
			if o.AreaCode == "" && o.Value.Valid && o.Breakdown == "" && strings.HasPrefix(o.AreaPublished, "British Transport") {
				key := bodyKey(o.Measure, o.Category, o.PeriodStart, o.PeriodEnd)
				bodies[key] = append(bodies[key], o.Value.V)
			}
		}
	}
	return bodies, nil
}

// residents holds the residents of every force against the newest edition of
// the mid-year estimates in the parts that has districts.
func (n *nations) residents(w io.Writer, parts string, places *place.Table) error {
	forces := map[string]string{}
	for _, p := range places.Lineages() {
		if p.Type == "district" {
			forces[p.Code] = p.Force
		}
	}
	newest, published, err := newestEstimates(parts)
	if err != nil {
		return err
	}
	sums := map[string]float64{}
	for _, o := range newest {
		if o.AreaType == "district" && forces[o.AreaCode] != "" {
			sums[forces[o.AreaCode]+" "+o.PeriodEnd.String()] += o.Value.V
		}
	}
	equal := 0
	for _, key := range slices.Sorted(maps.Keys(sums)) {
		if n.people[key] == sums[key] {
			equal++
		} else {
			fmt.Fprintf(w, "  UNEXPLAINED residents of %s: %v, the newest edition has %v\n", key, n.people[key], sums[key])
		}
	}
	fmt.Fprintf(w, "residents of forces equal to the edition of %s: %d of %d\n", published, equal, len(sums))
	if equal != len(sums) || equal == 0 {
		return fmt.Errorf("%d of %d residents of forces are not the newest", len(sums)-equal, len(sums))
	}
	return nil
}

// newestEstimates returns the residents in all that the newest dated edition of
// the mid-year estimates prints.
func newestEstimates(parts string) ([]record.Observation, civil.Date, error) {
	folders, err := filepath.Glob(filepath.Join(parts, "*"))
	if err != nil {
		return nil, 0, err
	}
	var best []record.Observation
	var published civil.Date
	for _, folder := range folders {
		var day civil.Date
		for d, err := range part.Rows(folder, record.DocumentTable()) {
			if err != nil {
				return nil, 0, err
			}
			if d.Publication == "ons-mid-year-population" {
				day = d.Published
			}
		}
		if day <= published {
			continue
		}
		var rows []record.Observation
		seen := map[string]bool{} // an edition prints one figure in several tables
		for o, err := range part.Rows(folder, record.ObservationTable()) {
			if err != nil {
				return nil, 0, err
			}
			key := o.AreaType + o.AreaCode + o.PeriodEnd.String()
			if o.Measure == "population" && o.Category == "all" && o.Breakdown == "" && o.Value.Valid && !seen[key] {
				seen[key] = true
				rows = append(rows, *o)
			}
		}
		if len(rows) > 1000 {
			best, published = rows, day
		}
	}
	return best, published, nil
}
