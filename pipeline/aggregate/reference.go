package aggregate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/normalise/offence"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/place"
)

// Reference is everything that the SQL knows beside the part files: places of
// every date, the offence codes with their groups, and the day of the run.
type Reference struct {
	Places   []place.Lineage
	Offences []offence.Offence
	RunDate  civil.Date // today, for overdue findings and days since a judgement
	// NotSummed are further measures of which nothing may be summed over places
	// or parts of a year: those of the cards that say so.
	NotSummed []string
}

// NewReference takes the places and offences of normalise.
func NewReference(places *place.Table, offences *offence.Table, run civil.Date) *Reference {
	return &Reference{Places: places.Lineages(), Offences: offences.Offences(), RunDate: run}
}

// Query returns the work of an engine: the reference tables, the steps and the
// results.
func (r *Reference) Query() (Query, error) {
	if !r.RunDate.Valid() {
		return Query{}, fmt.Errorf("aggregate: no date of the run")
	}
	tables, err := referenceTables()
	if err != nil {
		return Query{}, err
	}
	for i := range tables {
		if tables[i].Name == "ref_not_summed" {
			for _, m := range r.NotSummed {
				tables[i].Rows = append(tables[i].Rows, []any{m, "any", int64(0)})
			}
		}
	}
	tables = append(tables, calendarTables(r.RunDate)...)
	tables = append(tables, newAtlas(r.Places).tables()...)
	tables = append(tables, r.offenceTables()...)
	steps, err := Steps()
	if err != nil {
		return Query{}, err
	}
	return Query{Tables: tables, Steps: steps, Results: results()}, nil
}

// fraud is the group whose offences central bodies record; totals of forces
// leave it out.
const fraud = "group:fraud_offences"

// offenceTables lists which code is part of which total, and the categories
// that are fraud.
func (r *Reference) offenceTables() []Table {
	totals := Table{Name: "ref_offence_totals", Columns: []Column{{"category", Text}, {"total", Text}}}
	frauds := Table{Name: "ref_fraud_offences", Columns: []Column{{"category", Text}}}
	frauds.Rows = append(frauds.Rows, []any{fraud})
	seen := map[string]bool{fraud: true}
	for _, o := range r.Offences {
		// Some groups have one subgroup, of the same name ("Public order
		// offences"): the code is in it once.
		if o.Group != "" {
			totals.Rows = append(totals.Rows, []any{o.Code, o.Group})
		}
		if o.Subgroup != "" && o.Subgroup != o.Group {
			totals.Rows = append(totals.Rows, []any{o.Code, o.Subgroup})
		}
		if isFraud(o.Group) {
			for _, c := range []string{o.Code, o.Group, o.Subgroup} {
				if c != "" && !seen[c] {
					seen[c] = true
					frauds.Rows = append(frauds.Rows, []any{c})
				}
			}
			continue
		}
		totals.Rows = append(totals.Rows, []any{o.Code, "all_excluding_fraud"})
	}
	return []Table{totals, frauds}
}

func isFraud(group string) bool { return strings.HasPrefix(group, "group:fraud") }

// tables lists the areas of today and how places of every date stand for them.
func (a *atlas) tables() []Table {
	areas := Table{Name: "ref_areas", Columns: []Column{
		{"area_type", Text}, {"area_code", Text}, {"area_name", Text}, {"force_code", Text}, {"force_name", Text},
		{"county_code", Text}, {"tier", Text}, {"area_id", Integer},
	}}
	nations := Table{Name: "ref_nations", Columns: []Column{{"area_code", Text}, {"nation_code", Text}}}
	places := Table{Name: "ref_places", Columns: []Column{{"published_code", Text}, {"place_code", Text}}}
	types := Table{Name: "ref_place_types", Columns: []Column{{"place_code", Text}, {"area_type", Text}}}
	covers := Table{Name: "ref_covers", Columns: []Column{
		{"place_code", Text}, {"way", Text}, {"area_type", Text}, {"area_code", Text}, {"parts", Integer},
		{"whole", Integer}, {"closeness", Integer}, {"marker", Text}, {"crosses", Integer},
	}}
	var targets []*place.Lineage
	for i := range a.places {
		p := &a.places[i]
		if p.End.Valid() || !slices.Contains([]string{"force", "district", "county", "country"}, p.Type) || len(a.grounds[p.Code]) == 0 {
			continue
		}
		targets = append(targets, p)
		force := p.Force
		if p.Type == "country" {
			force = ""
		}
		areas.Rows = append(areas.Rows, []any{p.Type, p.Code, p.Name, orNil(force), orNil(a.name(force)), orNil(p.County), tier(p)})
		nation := england
		if strings.HasPrefix(p.Code, "W") {
			nation = wales
		}
		nations.Rows = append(nations.Rows, []any{p.Code, nation})
	}
	for i := range a.places {
		p := &a.places[i]
		if len(a.grounds[p.Code]) == 0 {
			continue
		}
		code := a.newest(p)
		places.Rows = append(places.Rows, []any{p.Code, code})
		if code != p.Code {
			continue
		}
		types.Rows = append(types.Rows, []any{p.Code, p.Type})
		for _, t := range targets {
			for _, c := range a.covers(p, t) {
				var crosses int64 // from a force to a council on its ground, or the reverse
				if (p.Type == "force") != (t.Type == "force") {
					crosses = 1
				}
				covers.Rows = append(covers.Rows, []any{c.place, c.way, c.areaType, c.area, c.parts, c.whole, c.closeness, orNil(c.marker), crosses})
			}
		}
	}
	numberAreas(areas.Rows)
	return []Table{areas, nations, places, types, covers, a.overlaps(covers)}
}

// numberAreas puts areas in the order of their types and codes and gives each the
// number of its place, so that long tables carry and sort by one integer.
func numberAreas(areas [][]any) {
	slices.SortFunc(areas, func(x, y []any) int {
		return cmp.Or(cmp.Compare(x[0].(string), y[0].(string)), cmp.Compare(x[1].(string), y[1].(string)))
	})
	for i := range areas {
		areas[i] = append(areas[i], int64(i+1))
	}
}

// overlaps lists the places that stand for one area in one way and share
// ground, so that their figures are never added up: the old county of
// Buckinghamshire and the council that followed it. newer is 1 where the other
// place is the one that came later.
func (a *atlas) overlaps(covers Table) Table {
	t := Table{Name: "ref_overlaps", Columns: []Column{
		{"way", Text}, {"place_code", Text}, {"other_code", Text}, {"newer", Integer},
	}}
	type stand struct{ way, areaType, area string }
	standing := map[stand][]string{}
	seen := map[[3]string]bool{}
	for _, row := range covers.Rows {
		s := stand{row[1].(string), row[2].(string), row[3].(string)}
		p := a.byCode[row[0].(string)]
		if s.way == wayOverlap || s.way == waySame && p.Type != "county" && p.Type != "district" {
			continue
		}
		for _, code := range standing[s] {
			q := a.byCode[code]
			if seen[[3]string{s.way, p.Code, q.Code}] || !a.grounds[p.Code].meets(a.grounds[q.Code]) {
				continue
			}
			seen[[3]string{s.way, p.Code, q.Code}] = true
			var pIsNewer int64
			if later(p, q) {
				pIsNewer = 1
			}
			t.Rows = append(t.Rows, []any{s.way, q.Code, p.Code, pIsNewer}, []any{s.way, p.Code, q.Code, 1 - pIsNewer})
		}
		standing[s] = append(standing[s], p.Code)
	}
	return t
}

// later reports whether p came after q: it is still there, or started later.
func later(p, q *place.Lineage) bool {
	if p.End.Valid() != q.End.Valid() {
		return q.End.Valid()
	}
	return p.Start > q.Start || p.Start == q.Start && p.Code > q.Code
}

func (a *atlas) name(code string) string {
	if p := a.byCode[code]; p != nil {
		return p.Name
	}
	return ""
}

func tier(p *place.Lineage) any {
	switch {
	case p.Type != "district":
		return nil
	case p.Lower:
		return "lower"
	}
	return "unitary"
}

func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}
