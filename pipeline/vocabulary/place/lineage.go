package place

import (
	"cmp"
	"slices"

	"forcestats/pipeline/vocabulary/civil"
)

// Lineage is a coded place of any date with what it came from and lies in, for
// SQL that sums places of one date into areas of another.
type Lineage struct {
	Type, Code, Name string
	Lower            bool       // a district below a county council
	Start, End       civil.Date // of the code; End is zero while it is in use at the geography date
	Successors       []string   // codes that follow it, where it ended
	Force            string     // force area that contains it, or empty
	County           string     // of a district, or empty
	Districts        []string   // of a partnership: districts of any date that lie in it whole
}

// Lineages returns every coded country, force, county, district and
// partnership of England and Wales that began by the geography date, by type
// and code.
func (t *Table) Lineages() []Lineage {
	within := t.wholeDistricts()
	var all []Lineage
	for i := range t.entries {
		e := &t.entries[i]
		typ := e.kind.areaType()
		if typ == "other" || typ == "region" || beyond(e.code) || e.start > t.geography {
			continue
		}
		l := Lineage{
			Type: typ, Code: e.code, Name: t.plainName(e), Lower: e.kind == lowerDistrict, Start: e.start,
			Force: e.force, County: e.county, Districts: within[e.code],
		}
		if e.end.Valid() && e.end < t.geography {
			l.End, l.Successors = e.end, e.successors
		}
		all = append(all, l)
	}
	slices.SortFunc(all, func(a, b Lineage) int { return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Code, b.Code)) })
	return all
}

// wholeDistricts returns, for each partnership, the districts that lie in no
// other partnership on any day. One that only took over from another (Cwm Taf
// from Merthyr Tydfil and Rhondda Cynon Taf, 2017) is no other.
func (t *Table) wholeDistricts() map[string][]string {
	of := map[string][]string{}
	for _, p := range t.pairs {
		for _, now := range t.follow(p.partnership, 0) {
			if !slices.Contains(of[p.district], now) {
				of[p.district] = append(of[p.district], now)
			}
		}
	}
	in := map[string][]string{}
	for _, p := range t.pairs {
		if len(of[p.district]) == 1 && !slices.Contains(in[p.partnership], p.district) {
			in[p.partnership] = append(in[p.partnership], p.district)
		}
	}
	return in
}
