package place

import (
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
)

// named returns the entries that a cleaned label may mean. Affixes come off one
// by one, and only while nobody bears the name, so that "City of London" is
// never London, nor "Liverpool City Region" Liverpool.
func (t *Table) named(name string) []int {
	folded := fold(name)
	if found := t.byName[folded]; len(found) > 0 {
		return found
	}
	folded = fold(rotate(initials.ReplaceAllString(name, "")))
	var kinds []kind
	for again := true; again; folded, kinds, again = bare(folded, kinds) {
		var found []int
		for _, i := range t.byName[folded] {
			if kinds == nil || slices.Contains(kinds, t.entries[i].kind) {
				found = append(found, i)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return t.bilingual(name)
}

// bilingual returns what both halves of a label in two languages mean:
// "Cardiff / Caerdydd". Each half must be a name of the place by itself.
func (t *Table) bilingual(name string) []int {
	first, second, two := strings.Cut(name, "/")
	if !two {
		return nil
	}
	second = strings.TrimSpace(second)
	if strings.Contains(second, "/") || second == "" {
		return nil
	}
	var both []int
	other := t.named(second)
	for _, i := range t.named(strings.TrimSpace(first)) {
		if slices.Contains(other, i) {
			both = append(both, i)
		}
	}
	return both
}

// byPrintedName resolves a cleaned name of a wanted kind on a day. The force
// printed beside it, a code, tells places of one name apart.
func (t *Table) byPrintedName(wanted, name, printed string, at civil.Date) (Place, *Problem) {
	groups := fits(wanted)
	if groups == nil {
		return Place{}, &Problem{Code: vocabulary.AreaUnknown, Message: fmt.Sprintf("%q is no kind of place", wanted)}
	}
	found := t.named(name)
	if wanted != "" {
		found = slices.Concat(found, t.asked[fold(name)])
	}
	for _, group := range groups {
		var in []int
		for _, i := range found {
			if slices.Contains(group, t.entries[i].kind) {
				in = append(in, i)
			}
		}
		in = t.onDay(in, at)
		if len(in) > 1 && printed != "" {
			in = t.within(in, printed)
		}
		switch len(in) {
		case 0:
			continue
		case 1:
			e := &t.entries[in[0]]
			return t.place(e, how(e, name)), nil
		}
		return Place{}, t.ambiguous(name, in)
	}
	if wanted == "csp" {
		if p, ok := t.formerPartnership(name, printed, at); ok {
			return p, nil
		}
	}
	return Place{}, t.unknown(wanted, name)
}

// how says in which way a name is an entry's.
func how(e *entry, name string) string {
	switch {
	case e.name == name:
		return ByName
	case slices.Contains(e.aliases, name):
		return ByAlias
	}
	return ByFolded
}

// onDay keeps the entries in use on a day. Where none was, a table names its
// places by a later or earlier map: of entries of one kind and name, the one
// nearest in time stays.
func (t *Table) onDay(in []int, at civil.Date) []int {
	var valid []int
	for _, i := range in {
		if t.entries[i].valid(at) {
			valid = append(valid, i)
		}
	}
	if len(valid) > 0 || len(in) < 2 {
		if len(valid) > 0 {
			return valid
		}
		return in
	}
	distance := func(i int) civil.Date {
		e := &t.entries[i]
		if at < e.start {
			return e.start - at
		}
		return at - e.end
	}
	best := slices.MinFunc(in, func(a, b int) int { return int(distance(a) - distance(b)) })
	var nearest []int
	for _, i := range in {
		if distance(i) == distance(best) {
			nearest = append(nearest, i)
		}
	}
	return nearest
}

// within keeps the entries that lie inside a force area: a place printed
// beside a force is smaller than it.
func (t *Table) within(in []int, printed string) []int {
	var kept []int
	for _, i := range in {
		if e := &t.entries[i]; e.force == printed && e.kind != force {
			kept = append(kept, i)
		}
	}
	if len(kept) == 0 {
		return in
	}
	return kept
}

// formerPartnership is a partnership that ended before the tables begin and
// bears the name of its district. Its code is not known.
func (t *Table) formerPartnership(name, printed string, at civil.Date) (Place, bool) {
	p, problem := t.byPrintedName("district", name, printed, at)
	if problem != nil || p.Type != "district" {
		return Place{}, false
	}
	return Place{Type: "csp", Name: p.Name, Force: p.Force, By: p.By}, true
}

func (t *Table) ambiguous(name string, in []int) *Problem {
	var what []string
	for _, i := range in {
		e := &t.entries[i]
		what = append(what, fmt.Sprintf("%s %s (%s)", e.kind.areaType(), e.name, e.code))
	}
	return &Problem{Code: vocabulary.AreaAmbiguous,
		Message: fmt.Sprintf("%q may be %s", name, strings.Join(what, " or ")),
		Hint:    "the layout must say which kind of place its table lists"}
}

// file names the table that holds a kind's names.
func file(wanted string) string {
	switch wanted {
	case "force":
		return "forces.csv"
	case "country", "region":
		return "regions.csv"
	case "county":
		return "counties.csv"
	case "csp":
		return "partnerships.csv"
	}
	return "districts.csv"
}

func (t *Table) unknown(wanted, name string) *Problem {
	what := wanted
	if what == "" {
		what = "place"
	}
	p := &Problem{Code: vocabulary.AreaUnknown, Message: fmt.Sprintf("no %s is known as %q", what, name)}
	add := fmt.Sprintf("add it to the aliases in vocabulary/place/%s, or to not_places.csv if it is no place", file(wanted))
	if near := t.nearest(wanted, name); len(near) > 0 {
		p.Hint = fmt.Sprintf("nearest: %s; if it is one of them, %s", strings.Join(near, ", "), add)
	} else {
		p.Hint = add
	}
	return p
}

// nearest returns up to three names that are close to one that nobody has,
// for a person to read; nothing is ever resolved by them.
func (t *Table) nearest(wanted, name string) []string {
	type candidate struct {
		name     string
		distance int
	}
	kinds := slices.Concat(fits(wanted)...)
	folded, _, _ := bare(fold(name), nil)
	limit := max(2, len(folded)/4)
	var near []candidate
	for i := range t.entries {
		e := &t.entries[i]
		if !slices.Contains(kinds, e.kind) || slices.ContainsFunc(near, func(c candidate) bool { return c.name == e.name }) {
			continue
		}
		best := limit + 1
		for _, n := range append([]string{e.name}, e.aliases...) {
			best = min(best, distance(folded, fold(n), limit))
		}
		if best <= limit {
			near = append(near, candidate{e.name, best})
		}
	}
	slices.SortFunc(near, func(a, b candidate) int {
		if a.distance != b.distance {
			return a.distance - b.distance
		}
		return strings.Compare(a.name, b.name)
	})
	var names []string
	for _, c := range near[:min(3, len(near))] {
		names = append(names, fmt.Sprintf("%q", c.name))
	}
	return names
}

// distance is the edit distance of two strings, or more than limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
