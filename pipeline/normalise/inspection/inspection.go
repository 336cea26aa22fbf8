// Package inspection finds the grades of one inspection in all documents that
// tell it: the report prints its days, a list its first day, a history only
// the day of its publication.
//
// It imports only record and the calendar, civil.
package inspection

import (
	"cmp"
	"slices"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

const (
	// latest is how many days after its first an inspection may be published:
	// Ofsted's and the constabulary inspectorate's reports follow within some
	// months of a visit.
	latest = 180
	// slip is how far two prints of one day may lie apart: a list counts from
	// the Monday, the report from the day that inspectors came.
	slip = 14
)

// Subject is what a framework inspects: all of Ofsted's look at a council's
// services for children.
func Subject(framework string) string {
	if strings.HasPrefix(framework, "ofsted_") {
		return "children_services"
	}
	return framework
}

// told is an inspection as one id tells it: the days that its rows know, and
// its grades.
type told struct {
	id                  string
	from, to, published civil.Date
	grades              map[string]string // by question
	rows                []int
}

// Join gives the grades of one inspection one inspection_id: that with its
// first day where any document prints it, else with its last, else with its
// publication. Two tellings are one inspection where body and subject are the
// same, their days fit and their grades do not contradict each other.
func Join(rows []record.Judgement) {
	byID := map[string]*told{}
	var all []*told
	for i := range rows {
		j := &rows[i]
		if j.InspectionID == "" {
			continue
		}
		t := byID[j.InspectionID]
		if t == nil {
			t = &told{id: j.InspectionID, grades: map[string]string{}}
			byID[j.InspectionID] = t
			all = append(all, t)
		}
		t.add(j, i)
	}
	slices.SortFunc(all, func(a, b *told) int {
		return cmp.Or(strings.Compare(a.of(), b.of()), cmp.Compare(a.first(), b.first()), strings.Compare(a.id, b.id))
	})
	var apart []*told
	for _, t := range all {
		if k := slices.IndexFunc(apart, func(a *told) bool { return a.of() == t.of() && a.same(t) }); k >= 0 {
			apart[k].take(t)
			continue
		}
		if len(apart) > 0 && apart[0].of() != t.of() {
			apart = apart[:0]
		}
		apart = append(apart, t)
	}
	for _, t := range all {
		for _, i := range t.rows {
			rows[i].InspectionID = t.id
		}
	}
}

func (t *told) add(j *record.Judgement, row int) {
	t.from = cmp.Or(t.from, j.InspectedFrom)
	t.to = cmp.Or(t.to, j.InspectedTo)
	t.published = cmp.Or(t.published, j.PublishedOn)
	t.grades[j.Question] = j.Grade
	t.rows = append(t.rows, row)
}

// of is the body and the subject that the id begins with.
func (t *told) of() string { return t.id[:strings.LastIndexByte(t.id, ':')] }

// first is the earliest day that is known.
func (t *told) first() civil.Date { return cmp.Or(t.from, t.to, t.published) }

// same reports whether a later telling is of this inspection.
func (t *told) same(later *told) bool {
	if t.contradicts(later) {
		return false
	}
	switch {
	case t.from.Valid() && later.from.Valid():
		return later.from-t.from <= slip
	case t.to.Valid() && later.to.Valid():
		return later.to-t.to <= slip
	case t.visited():
		return later.first()-t.first() <= latest
	}
	// A visit does not follow its own report; two prints of its day may slip.
	return !later.visited() && later.published-t.published <= slip
}

func (t *told) visited() bool { return t.from.Valid() || t.to.Valid() }

// overall is the question that sums an inspection up.
const overall = "overall"

// contradicts compares the grades that both tell: the overall one decides,
// since the other questions of a framework were cut otherwise over the years.
func (t *told) contradicts(later *told) bool {
	if mine, ok := t.grades[overall]; ok && later.grades[overall] != "" {
		return mine != later.grades[overall]
	}
	for q, grade := range later.grades {
		if had, both := t.grades[q]; both && had != grade {
			return true
		}
	}
	return false
}

// take adds what a later telling knows. The surer id stays.
func (t *told) take(later *told) {
	if !t.from.Valid() && later.from.Valid() {
		t.id = later.id
	}
	t.from, t.to, t.published = cmp.Or(t.from, later.from), cmp.Or(t.to, later.to), cmp.Or(t.published, later.published)
	for q, grade := range later.grades {
		t.grades[q] = grade
	}
	t.rows, later.rows = append(t.rows, later.rows...), nil
}
