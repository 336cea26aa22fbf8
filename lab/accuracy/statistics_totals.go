package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/place"
)

// totals holds printed totals against the sum of the forces printed in the
// same table: England and Wales, England, Wales and the regions.
type totals struct {
	members map[string][]string   // forces of a region or country
	byKind  map[string]*agreement // by publication and measure
	rows    agreement             // row totals
}

func newTotals(places *place.Table) *totals {
	t := &totals{members: map[string][]string{}, byKind: map[string]*agreement{}, rows: agreement{name: "totals of a row: groups of offences, and police staff with designated officers"}}
	for _, a := range places.Areas() {
		if a.Type != "force" {
			continue
		}
		for _, whole := range []string{"K04000001", a.CountryCode, a.RegionCode} {
			if whole != "" && !slices.Contains(t.members[whole], a.Code) {
				t.members[whole] = append(t.members[whole], a.Code)
			}
		}
	}
	return t
}

// summed are the units that add up.
var summed = map[string]bool{"count": true, "persons": true, "fte": true, "headcount": true, "households": true}

// cellOf is what the figures of one total and its parts have in common.
type cellOf struct {
	table, measure, category, breakdown, unit string
	start, end                                civil.Date
}

// group is the figures under one cell of the key. step is the largest power of
// ten up to 1,000 that every figure of the measure in the table is a multiple of.
type group struct {
	step    float64
	forces  map[string]float64
	missing map[string]bool // forces with a mark, or printed twice
	wholes  map[string]*record.Observation
	bodies  map[string]float64 // without a place, such as the British Transport Police
}

// document checks the totals of one document.
func (t *totals) document(observations []record.Observation) {
	groups, steps := map[cellOf]*group{}, map[string]float64{}
	var order []cellOf
	for i := range observations {
		o := &observations[i]
		if !summed[o.Unit] {
			continue
		}
		k := cellOf{o.TableID + o.Sheet, o.Measure, o.Category, o.Breakdown, o.Unit, o.PeriodStart, o.PeriodEnd}
		g := groups[k]
		if g == nil {
			g = &group{0, map[string]float64{}, map[string]bool{}, map[string]*record.Observation{}, map[string]float64{}}
			groups[k] = g
			order = append(order, k)
		}
		g.add(o, t.members)
		if printed := k.table + "\t" + k.measure; o.Value.Valid {
			steps[printed] = stepOf(o.Value.V, cmp.Or(steps[printed], 1000))
		}
	}
	for _, k := range order {
		groups[k].step = steps[k.table+"\t"+k.measure]
		for _, whole := range []string{"K04000001", "E92000001", "W92000004"} {
			t.check(groups[k], k, whole)
		}
		for whole := range groups[k].wholes {
			if strings.HasPrefix(whole, "E12") {
				t.check(groups[k], k, whole)
			}
		}
	}
	t.checkRows(groups, order)
}

func (g *group) add(o *record.Observation, members map[string][]string) {
	switch {
	case o.AreaType == "force" && o.AreaCode != "":
		if _, twice := g.forces[o.AreaCode]; twice || !o.Value.Valid {
			g.missing[o.AreaCode] = true
		}
		g.forces[o.AreaCode] = o.Value.V
	case members[o.AreaCode] != nil && o.Value.Valid:
		g.wholes[o.AreaCode] = o
	case o.AreaType == "other" && o.AreaCode == "" && o.Value.Valid:
		g.bodies[o.AreaPublished] = o.Value.V
	}
}

func (t *totals) check(g *group, k cellOf, whole string) {
	total := g.wholes[whole]
	if total == nil {
		return
	}
	var sum float64
	for _, force := range t.members[whole] {
		v, ok := g.forces[force]
		if !ok || g.missing[force] {
			return
		}
		sum += v
	}
	name := "totals of " + total.Publication + ", " + k.measure
	a := t.byKind[name]
	if a == nil {
		a = &agreement{name: name}
		t.byKind[name] = a
	}
	difference := total.Value.V - sum
	a.hold(math.Abs(difference) < 0.005, t.reason(g, whole, total, difference), func() string {
		return fmt.Sprintf("%s %s %s %q, %s: %v printed (%s), %v summed", total.TableID, total.AreaPublished, k.category, k.breakdown, k.end, total.Value.V, total.Cell, sum)
	})
}

// stepOf returns the largest power of ten up to step that v is a multiple of;
// below one it is a tenth.
func stepOf(v, step float64) float64 {
	for step > 0.5 && math.Mod(v, step) != 0 {
		step /= 10
	}
	return step
}

// slip is a total that a publisher prints wrong, as its other figures show.
type slip struct {
	measure, area, end string
	printed            float64
}

var slips = map[slip]string{
	{"households", "W92000004", "2018-06-30", 1349900}:   "Table P3, year ending December 2019: Wales has the total of the year before, its four forces the new figures",
	{"knife_offences", "E92000001", "2017-03-31", 33647}: "Table P5, year ending March 2018: England counts 58 offences more than its forces; the next editions print the sum",
}

// reason says why a printed total is not the sum of its forces, or nothing.
func (t *totals) reason(g *group, whole string, total *record.Observation, difference float64) string {
	if known := slips[slip{total.Measure, whole, total.PeriodEnd.String(), total.Value.V}]; known != "" {
		return known
	}
	if g.step >= 10 && math.Abs(difference) <= g.step/2*float64(len(t.members[whole])+1) {
		return fmt.Sprintf("figures are printed to the nearest %.0f", g.step)
	}
	for _, body := range slices.Sorted(maps.Keys(g.bodies)) {
		if math.Abs(difference-g.bodies[body]) < 0.005 {
			return "the total counts a body without a place beside its forces: " + body
		}
	}
	if math.Abs(difference) <= 0.01/2*float64(len(t.members[whole])+1) {
		return "figures are rounded to two places"
	}
	return ""
}

// rowTotals are categories that a row prints beside those that they are the
// sum of.
var rowTotals = []struct {
	measure, whole string
	parts          []string
}{
	{"recorded_offences", "all_excluding_fraud", []string{
		"group:violence_against_the_person", "group:sexual_offences", "group:robbery", "group:theft_offences", "group:criminal_damage_and_arson",
		"group:drug_offences", "group:possession_of_weapons_offences", "group:public_order_offences", "group:miscellaneous_crimes_against_society",
	}},
	{"workforce", "police_staff_and_designated_officers", []string{"police_staff", "designated_officers"}},
}

func (t *totals) checkRows(groups map[cellOf]*group, order []cellOf) {
	tables := map[cellOf]*group{} // the parts may stand in another table of the document
	for _, k := range order {
		k2 := k
		k2.table = ""
		if tables[k2] == nil {
			tables[k2] = groups[k]
		}
	}
	for _, k := range order {
		for _, r := range rowTotals {
			if k.measure != r.measure || k.category != r.whole {
				continue
			}
			for force, total := range groups[k].forces {
				t.checkRow(tables, groups[k], k, r.parts, force, total)
			}
		}
	}
}

func (t *totals) checkRow(tables map[cellOf]*group, g *group, k cellOf, parts []string, force string, total float64) {
	if g.missing[force] {
		return
	}
	var sum float64
	for _, category := range parts {
		part := k
		part.table, part.category = "", category
		p := tables[part]
		if p == nil || p.missing[force] {
			return
		}
		v, ok := p.forces[force]
		if !ok {
			return
		}
		sum += v
	}
	t.rows.hold(math.Abs(total-sum) < 0.005, "", func() string {
		return fmt.Sprintf("%s %s %s %q, %s: %v printed, %v summed", k.table, force, k.category, k.breakdown, k.end, total, sum)
	})
}
