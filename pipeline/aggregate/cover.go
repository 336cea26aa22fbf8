package aggregate

import (
	"maps"
	"slices"
	"strings"

	"forcestats/pipeline/vocabulary/place"
)

// The ways in which a place stands for an area.
const (
	waySame    = "same"    // the place is the area
	wayUpper   = "upper"   // one of the councils (counties and unitaries) that together are the area
	wayLower   = "lower"   // one of the districts that together are the area
	wayCSP     = "csp"     // one of the partnerships that together are the district
	wayForce   = "force"   // one of the forces that together are the country
	wayOverlap = "overlap" // only overlaps the area: no figure can be carried
)

// closeness orders the ways of one publication: the area itself, the same
// ground under another kind of place, then sums.
var closeness = map[string]int64{wayForce: 10, wayUpper: 11, wayLower: 12, wayCSP: 13, wayOverlap: 5}

// ground is a set of atoms: the smallest districts since 2009 that every
// district, county, partnership and force of any date is made of. Districts
// only ever merged whole or changed their code, so whether one place lies in
// another is a comparison of sets.
type ground map[string]bool

func (g ground) within(h ground) bool {
	for a := range g {
		if !h[a] {
			return false
		}
	}
	return len(g) > 0
}

func (g ground) meets(h ground) bool {
	for a := range g {
		if h[a] {
			return true
		}
	}
	return false
}

// atlas holds the ground of every place.
type atlas struct {
	places  []place.Lineage
	byCode  map[string]*place.Lineage
	grounds map[string]ground
}

func newAtlas(places []place.Lineage) *atlas {
	a := &atlas{places: slices.Clone(places), byCode: map[string]*place.Lineage{}, grounds: map[string]ground{}}
	slices.SortFunc(a.places, func(x, y place.Lineage) int { return strings.Compare(x.Code, y.Code) })
	predecessors := map[string][]string{}
	for i := range a.places {
		p := &a.places[i]
		a.byCode[p.Code] = p
		if p.Type == "district" && len(p.Successors) == 1 {
			predecessors[p.Successors[0]] = append(predecessors[p.Successors[0]], p.Code)
		}
	}
	for i := range a.places {
		if a.places[i].Type == "district" {
			a.district(a.places[i].Code, predecessors)
		}
	}
	for i := range a.places {
		p := &a.places[i]
		if p.Type != "district" {
			a.grounds[p.Code] = a.unite(p)
		}
	}
	return a
}

// district works out the ground of a district from those that it follows.
func (a *atlas) district(code string, predecessors map[string][]string) ground {
	if g, known := a.grounds[code]; known {
		return g
	}
	g := ground{}
	a.grounds[code] = g
	for _, p := range predecessors[code] {
		maps.Copy(g, a.district(p, predecessors))
	}
	if len(g) == 0 {
		g[code] = true
	}
	return g
}

// unite returns the ground of a place that is made of districts.
func (a *atlas) unite(p *place.Lineage) ground {
	g := ground{}
	for i := range a.places {
		d := &a.places[i]
		if d.Type != "district" {
			continue
		}
		switch p.Type {
		case "county":
			if d.County != p.Code {
				continue
			}
		case "force":
			if d.Force != p.Code {
				continue
			}
		case "csp":
			if !slices.Contains(p.Districts, d.Code) {
				continue
			}
		case "country":
			if d.Force == "" || p.Code != englandAndWales && d.Code[0] != p.Code[0] {
				continue
			}
		}
		maps.Copy(g, a.grounds[d.Code])
	}
	return g
}

const (
	englandAndWales = "K04000001"
	england         = "E92000001"
	wales           = "W92000004"
)

// newest returns the code that a place has now: that of the latest place of its
// type on the same ground.
func (a *atlas) newest(p *place.Lineage) string {
	best := p
	for i := range a.places {
		q := &a.places[i]
		if q.Type == p.Type && q.Start > best.Start && maps.Equal(a.grounds[q.Code], a.grounds[p.Code]) {
			best = q
		}
	}
	return best.Code
}

// cover is one way in which a place stands for an area of today.
type cover struct {
	place, way   string
	areaType     string
	area         string
	parts, whole int64
	closeness    int64
	marker       string
}

// covers returns every way in which a place stands for a target.
func (a *atlas) covers(p, target *place.Lineage) []cover {
	g, t := a.grounds[p.Code], a.grounds[target.Code]
	c := cover{place: p.Code, areaType: target.Type, area: target.Code, parts: int64(len(g)), whole: int64(len(t))}
	switch {
	case p.Code == target.Code:
		c.way = waySame
		return []cover{c}
	case !g.within(t):
		return a.overlap(p, target, c)
	case p.Type == "country" || target.Type == "country" && p.Type == "csp":
		return nil
	case maps.Equal(g, t):
		c.way, c.closeness = waySame, 1
		if p.Type == "csp" {
			c.closeness = 2
		}
		return []cover{c}
	}
	var found []cover
	for _, way := range ways(p, target) {
		c.way, c.closeness = way, closeness[way]
		found = append(found, c)
	}
	return found
}

// ways returns the sums that a place within a target takes part in.
func ways(p, target *place.Lineage) []string {
	switch {
	case p.Type == "force" && target.Type == "country":
		return []string{wayForce}
	case p.Type == "csp" && target.Type == "district":
		return []string{wayCSP}
	case p.Type == "county" && (target.Type == "force" || target.Type == "country"):
		return []string{wayUpper}
	case p.Type == "district" && p.Lower && (target.Type != "district" || p.End.Valid()):
		return []string{wayLower}
	case p.Type == "district" && (target.Type == "force" || target.Type == "country"):
		return []string{wayUpper, wayLower}
	case p.Type == "district" && p.End.Valid():
		return []string{wayLower}
	}
	return nil
}

// overlap says why a partnership, or a place that is no more, has no figure for
// a district that it meets.
func (a *atlas) overlap(p, target *place.Lineage, c cover) []cover {
	if target.Type != "district" || !a.grounds[p.Code].meets(a.grounds[target.Code]) {
		return nil
	}
	c.way, c.closeness = wayOverlap, closeness[wayOverlap]
	switch {
	case p.Type == "csp" && a.grounds[target.Code].within(a.grounds[p.Code]):
		c.marker = "not_available" // published for several districts together only
	case p.Type == "csp":
		c.marker = "boundary_changed"
	case (p.Type == "county" || p.Type == "district") && p.End.Valid() && !target.Lower:
		c.marker = "boundary_changed"
	default:
		return nil
	}
	return []cover{c}
}
