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
	lacks         map[string]bool // why forces have no whole figure
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
		sum = &nationSum{measure: s.Statistic, category: s.Category, national: s.National.V, start: s.PeriodStart, end: s.PeriodEnd, lacks: map[string]bool{}}
		n.sums[key] = sum
	}
	sum.forces++
	sum.sum += s.Value.V
	switch {
	case !s.Value.Valid:
		sum.lacks["a force is "+s.Marker] = true
	case !s.Complete:
		sum.lacks["a force's figure is not complete"] = true
	}
}

// lacking says why a figure of the nation can't be held against its forces, or
// nothing.
func (s *nationSum) lacking() string {
	why := slices.Sorted(maps.Keys(s.lacks))
	if s.forces != 43 {
		why = append(why, "forces have no row")
	}
	return strings.Join(why, ", ")
}

// byMeasure are the figures of one measure held against the nation.
type byMeasure struct {
	agree, withBody, told, faults int
	lacking                       map[string]int
}

// report prints how often the forces are the nation; a difference that no issue
// of the run tells is a fault.
func (n *nations) report(w io.Writer, issues []record.Issue, parts string) error {
	bodies, err := transportPolice(parts)
	if err != nil {
		return err
	}
	measures := map[string]*byMeasure{}
	var all byMeasure
	var faults []string
	lacking := 0
	for _, key := range slices.Sorted(maps.Keys(n.sums)) {
		s := n.sums[key]
		m := measures[s.measure]
		if m == nil {
			m = &byMeasure{lacking: map[string]int{}}
			measures[s.measure] = m
		}
		switch why := s.lacking(); {
		case why != "":
			m.lacking[why]++
			lacking++
		case agrees(s.sum, s.national):
			m.agree++
		case slices.ContainsFunc(bodies[bodyKey(s.measure, s.category, s.start, s.end)], func(v float64) bool { return agrees(s.sum+v, s.national) }):
			m.withBody++
		case slices.ContainsFunc(issues, s.toldBy):
			m.told++
		default:
			m.faults++
			faults = append(faults, fmt.Sprintf("%s: forces %v, England and Wales %v", strings.ReplaceAll(key, "\t", " "), s.sum, s.national))
		}
	}
	for _, m := range measures {
		all.agree, all.withBody, all.told = all.agree+m.agree, all.withBody+m.withBody, all.told+m.told
	}
	fmt.Fprintf(w, "forces against England and Wales: %d figures agree, %d with the British Transport Police, whose row stands beside them, %d differ with an issue that says by how much, %d without an issue; %d lack a force\n",
		all.agree, all.withBody, all.told, len(faults), lacking)
	printMeasures(w, measures)
	for _, f := range faults[:min(len(faults), shownFaults)] {
		fmt.Fprintf(w, "  UNEXPLAINED %s\n", f)
	}
	if len(faults) > 0 || all.agree == 0 {
		return fmt.Errorf("%d figures of England and Wales are not the sum of the forces, and no issue says so", len(faults))
	}
	return nil
}

// toldBy reports whether an issue of the run says that forces and nation differ.
func (s *nationSum) toldBy(i record.Issue) bool {
	return string(i.Code) == "total-disagrees" && strings.HasPrefix(s.measure, i.Field) && strings.Contains(i.Message, s.start.String()+" to "+s.end.String())
}

// printMeasures prints how the figures of each measure stand to the nation.
func printMeasures(w io.Writer, measures map[string]*byMeasure) {
	for _, name := range slices.Sorted(maps.Keys(measures)) {
		m := measures[name]
		fmt.Fprintf(w, "  %s: %d agree, %d with the transport police, %d with an issue, %d unexplained\n", name, m.agree, m.withBody, m.told, m.faults)
		for _, why := range slices.Sorted(maps.Keys(m.lacking)) {
			fmt.Fprintf(w, "    %d not held: %s\n", m.lacking[why], why)
		}
	}
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

// residents holds the residents of every force and mid-year against the newest
// dated edition of the mid-year estimates that has districts for that mid-year.
func (n *nations) residents(w io.Writer, parts string, places *place.Table) error {
	forces := map[string]string{}
	for _, p := range places.Lineages() {
		if p.Type == "district" {
			forces[p.Code] = p.Force
		}
	}
	years, err := newestEstimates(parts)
	if err != nil {
		return err
	}
	equal, all := 0, 0
	for _, year := range slices.Sorted(maps.Keys(years)) {
		sums := map[string]float64{}
		for code, v := range years[year].districts {
			if forces[code] != "" {
				sums[forces[code]] += v
			}
		}
		same := 0
		for _, force := range slices.Sorted(maps.Keys(sums)) {
			if n.people[force+" "+year.String()] == sums[force] {
				same++
			} else {
				fmt.Fprintf(w, "  UNEXPLAINED residents of %s %s: %v, the newest edition has %v\n", force, year, n.people[force+" "+year.String()], sums[force])
			}
		}
		fmt.Fprintf(w, "  residents at %s: %d of %d forces equal to the edition of %s\n", year, same, len(sums), years[year].published)
		equal, all = equal+same, all+len(sums)
	}
	fmt.Fprintf(w, "residents of forces equal to the newest edition: %d of %d, %d mid-years\n", equal, all, len(years))
	if equal != all || equal == 0 {
		return fmt.Errorf("%d of %d residents of forces are not the newest", all-equal, all)
	}
	return nil
}

// estimates are the residents of districts at a mid-year, by one edition.
type estimates struct {
	published civil.Date
	districts map[string]float64
}

// newestEstimates returns, by mid-year, what the newest dated edition with all
// districts prints; one that prints few is of something else.
func newestEstimates(parts string) (map[civil.Date]estimates, error) {
	folders, err := filepath.Glob(filepath.Join(parts, "*"))
	if err != nil {
		return nil, err
	}
	newest := map[civil.Date]estimates{}
	for _, folder := range folders {
		var day civil.Date
		for d, err := range part.Rows(folder, record.DocumentTable()) {
			if err != nil {
				return nil, err
			}
			if d.Publication == "ons-mid-year-population" {
				day = d.Published
			}
		}
		if day == 0 {
			continue
		}
		years := map[civil.Date]map[string]float64{}
		for o, err := range part.Rows(folder, record.ObservationTable()) {
			if err != nil {
				return nil, err
			}
			if o.AreaType != "district" || o.Measure != "population" || o.Category != "all" || o.Breakdown != "" || !o.Value.Valid {
				continue
			}
			if years[o.PeriodEnd] == nil {
				years[o.PeriodEnd] = map[string]float64{}
			}
			if _, twice := years[o.PeriodEnd][o.AreaCode]; !twice { // an edition prints one figure in several tables
				years[o.PeriodEnd][o.AreaCode] = o.Value.V
			}
		}
		for year, districts := range years {
			if len(districts) > 300 && day > newest[year].published {
				newest[year] = estimates{day, districts}
			}
		}
	}
	return newest, nil
}
