package place

import (
	"cmp"
	"slices"
	"strings"
)

// Area is a current place with the places that contain it, for SQL. A column
// is empty where there is none: a force has no county, Wales has no region.
type Area struct {
	Type, Code, Name         string
	ForceCode, ForceName     string // of a force, itself
	RegionCode, RegionName   string
	CountyCode, CountyName   string // of a lower district
	CountryCode, CountryName string
}

// Areas returns the countries, regions, forces, counties, districts and
// partnerships of England and Wales at the geography date, by type and code.
func (t *Table) Areas() []Area {
	var all []Area
	for i := range t.entries {
		e := &t.entries[i]
		typ := e.kind.areaType()
		if typ == "other" || beyond(e.code) || !e.valid(t.geography) {
			continue
		}
		a := Area{Type: typ, Code: e.code, Name: t.plainName(e), ForceCode: e.force, ForceName: t.nameOf(e.force)}
		within := e.region
		if e.kind == partnership {
			within = t.entries[t.byCode[e.force]].region
		}
		if e.kind == lowerDistrict {
			a.CountyCode, a.CountyName = e.county, t.nameOf(e.county)
		}
		switch {
		case e.kind == region:
			a.RegionCode, a.RegionName = e.code, e.name
			a.CountryCode = "E92000001"
		case e.kind == country:
			a.CountryCode = e.code
		case strings.HasPrefix(within, "E12"):
			a.RegionCode, a.RegionName = within, t.nameOf(within)
			a.CountryCode = "E92000001"
		default:
			a.CountryCode = within
		}
		a.CountryName = t.nameOf(a.CountryCode)
		all = append(all, a)
	}
	slices.SortFunc(all, func(a, b Area) int { return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Code, b.Code)) })
	return all
}

// beyond reports whether a code is none, or reaches beyond England and Wales.
func beyond(code string) bool {
	return code == "" || code[0] == 'S' || code[0] == 'N' || code == "K02000001" || code == "K03000001"
}

// plainName turns "Bristol, City of" into "Bristol" for people.
func (t *Table) plainName(e *entry) string {
	if m := inverted.FindStringSubmatch(e.name); m != nil {
		return m[1]
	}
	return e.name
}

// nameOf is the plain name of a code, or nothing.
func (t *Table) nameOf(code string) string {
	if i, ok := t.byCode[code]; ok {
		return t.plainName(&t.entries[i])
	}
	return ""
}

// How a district's partnerships relate to it.
const (
	Exact       = "exact"       // one partnership, which is the district
	Shared      = "partnership" // one partnership, shared with other districts
	Combined    = "combined"    // several partnerships, which add up to the district
	Unmatchable = "unmatched"   // several, one of which reaches beyond the district
)

// DistrictPartnership is one partnership of a current district.
type DistrictPartnership struct {
	District    string // code
	Mode        string // exact, partnership, combined, unmatched
	Partnership string // code
	Parts       int    // number of partnerships that the district needs
}

// Partnerships returns the partnerships of each district at the geography
// date, by district and partnership. Only the modes exact and combined give a
// district's figure.
func (t *Table) Partnerships() []DistrictPartnership {
	of, in := map[string][]string{}, map[string][]string{}
	var districts []string
	for _, p := range t.pairs {
		e := &t.entries[t.byCode[p.district]]
		if !e.valid(t.geography) || p.start > t.geography || p.end.Valid() && p.end < t.geography {
			continue
		}
		if len(of[p.district]) == 0 {
			districts = append(districts, p.district)
		}
		of[p.district] = append(of[p.district], p.partnership)
		in[p.partnership] = append(in[p.partnership], p.district)
	}
	slices.Sort(districts)
	var all []DistrictPartnership
	for _, d := range districts {
		shared := slices.ContainsFunc(of[d], func(p string) bool { return len(in[p]) > 1 })
		mode := Exact
		switch {
		case len(of[d]) == 1 && shared:
			mode = Shared
		case shared:
			mode = Unmatchable
		case len(of[d]) > 1:
			mode = Combined
		}
		slices.Sort(of[d])
		for _, p := range of[d] {
			all = append(all, DistrictPartnership{d, mode, p, len(of[d])})
		}
	}
	return all
}
