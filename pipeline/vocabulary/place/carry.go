package place

import (
	"slices"
	"strings"

	"forcestats/pipeline/vocabulary/civil"
)

// follow returns the codes that a code is at a day (the end of the tables if
// there is none): itself while it is in use, else what it has become, or what
// it was made from.
func (t *Table) follow(code string, at civil.Date) []string {
	i, ok := t.byCode[code]
	if !ok {
		return nil
	}
	e := &t.entries[i]
	next := e.successors
	switch {
	case at.Valid() && at < e.start:
		next = t.before(code)
	case e.kind == county:
		next = t.countySuccessors(e)
	}
	if len(next) == 0 || at.Valid() && e.valid(at) {
		return []string{code}
	}
	var all []string
	for _, s := range next {
		for _, c := range t.follow(s, at) {
			if !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
	}
	slices.Sort(all)
	return all
}

// countySuccessors are the districts that took over when a county ended.
func (t *Table) countySuccessors(e *entry) []string {
	if !e.end.Valid() {
		return nil
	}
	var next []string
	for i := range t.entries {
		d := &t.entries[i]
		if d.county != e.code || d.end != e.end {
			continue
		}
		for _, s := range d.successors {
			if !slices.Contains(next, s) {
				next = append(next, s)
			}
		}
	}
	slices.Sort(next)
	return next
}

// leaves returns the smallest areas that a place is made of: the districts or
// partnerships as they were at the start of the tables.
func (t *Table) leaves(code string) []string {
	var all []string
	i, ok := t.byCode[code]
	if !ok {
		return nil
	}
	if t.entries[i].kind == county {
		for j := range t.entries {
			if d := &t.entries[j]; d.county == code && len(t.before(d.code)) == 0 {
				all = append(all, d.code)
			}
		}
		return all
	}
	before := t.before(code)
	if len(before) == 0 {
		return []string{code}
	}
	for _, b := range before {
		for _, l := range t.leaves(b) {
			if !slices.Contains(all, l) {
				all = append(all, l)
			}
		}
	}
	slices.Sort(all)
	return all
}

// before are the codes that a code follows.
func (t *Table) before(code string) []string {
	var all []string
	for i := range t.entries {
		if slices.Contains(t.entries[i].successors, code) {
			all = append(all, t.entries[i].code)
		}
	}
	return all
}

// Carried is what a code is worth at another date.
type Carried struct {
	Code   string // the code there
	Leaves int    // how many of the smallest areas the given code holds
	Parts  int    // how many the carried place is made of; it is whole when the Leaves of its parts add up to it
	Exact  bool   // every part lies inside the carried place; false: boundary_changed
}

// Carry takes a code to a date. A recode and a merger give one exact place; a
// place that was split over several gives each of them, not exact, because
// its figures can't be shared out. A code that the tables don't hold gives nothing.
func (t *Table) Carry(code string, to civil.Date) []Carried {
	if !to.Valid() {
		to = t.geography
	}
	ends := t.follow(code, to)
	if len(ends) == 0 {
		return nil
	}
	inside := t.leaves(code)
	var all []Carried
	for _, end := range ends {
		of := t.leaves(end)
		c := Carried{Code: end, Parts: len(of), Exact: len(ends) == 1}
		for _, l := range inside {
			if slices.Contains(of, l) {
				c.Leaves++
			} else {
				c.Exact = false
			}
		}
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b Carried) int { return strings.Compare(a.Code, b.Code) })
	return all
}
