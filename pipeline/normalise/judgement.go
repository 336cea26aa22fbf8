package normalise

import (
	"cmp"

	"forcestats/pipeline/normalise/grade"
	"forcestats/pipeline/normalise/inspection"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/period"
)

// Judgement takes a grade. Its date is the surest that is printed, from the last
// day of the inspection to the day that a list is as at; without any it is held
// back.
func (s *Stage) Judgement(raw *record.RawJudgement) {
	dates, ok := s.datesOf(raw)
	if !ok {
		return
	}
	on := dates.on
	hit, ok := s.resolved(raw.Area, on, raw.Origin)
	if !ok {
		return
	}
	where := &hit.Place
	if where.Code == "" {
		s.report(vocabulary.AreaUnknown, raw.Origin, "area", raw.Area.Name, "a grade needs a place, and this is none", "")
		return
	}
	g, err := grade.Grade(raw.Framework, raw.Grade)
	if err != nil {
		s.report(vocabulary.GradeUnknown, raw.Origin, "grade", raw.Grade, err.Error(), "if it is another word for a grade, add it to normalise/grade")
		return
	}
	question, known := raw.Question, true
	if question == "" {
		question, known = grade.Question(raw.Framework, raw.Printed)
	}
	if !known {
		s.report(vocabulary.QuestionUnknown, raw.Origin, "question", raw.Printed, "no question of the framework is worded like this; kept under its own words", "")
	}
	row := record.Judgement{
		DocumentID: s.src.DocumentID, Publication: s.src.Publication, AreaType: where.Type, AreaCode: where.Code, ForceCode: where.Force,
		Framework: raw.Framework, Question: question, QuestionPublished: cmp.Or(raw.Printed, question), Grade: g, GradePublished: raw.Grade,
		Scale: grade.Scale(raw.Framework, on), JudgedOn: on, Page: raw.Origin.Page, Sheet: raw.Origin.Sheet, Cell: raw.Origin.Cell, Agreed: raw.Agreed,
		Anchor: raw.Origin.Anchor, InspectedFrom: dates.from, InspectedTo: dates.to, PublishedOn: dates.published, JudgedOnBasis: dates.basis,
		InspectionID: inspectionID(where.Code, raw.Framework, dates),
	}
	s.keep(&row, raw.Origin)
}

// The dates that a grade can have, the surest first: the contract's words for
// judged_on_basis.
const (
	byEnd         = "inspection_end"
	byStart       = "inspection_start"
	byPublication = "publication"
	byList        = "as_at"
)

// judgementDates are the days of a grade.
type judgementDates struct {
	from, to, published, on civil.Date
	basis                   string // which of them on is
}

// datesOf reads the dates of a grade; not ok means that it was held back.
func (s *Stage) datesOf(raw *record.RawJudgement) (d judgementDates, ok bool) {
	var listed civil.Date
	for _, l := range []struct {
		field      string
		label      period.Printed
		start, end *civil.Date
	}{
		{"inspected_to", raw.Inspected, &d.from, &d.to}, {"published_on", raw.Published, nil, &d.published}, {"judged_on", raw.JudgedOn, nil, &listed},
	} {
		p, err := daysOf(l.label)
		if err != nil {
			s.report(vocabulary.PeriodUnreadable, raw.Origin, l.field, l.label.Text, err.Error(), "")
			return d, false
		}
		*l.end = p.End
		if l.start != nil {
			*l.start = p.Start
		}
	}
	switch {
	case raw.Origin.Cell != "":
		listed = cmp.Or(listed, s.published) // a list; it was published long after what it lists
	case !d.published.Valid():
		d.published = s.published // the inspection's own report
	}
	for _, by := range []struct {
		on    civil.Date
		basis string
	}{{d.to, byEnd}, {d.from, byStart}, {d.published, byPublication}, {listed, byList}} {
		if by.on.Valid() {
			d.on, d.basis = by.on, by.basis
			return d, true
		}
	}
	s.report(vocabulary.PeriodUnreadable, raw.Origin, "judged_on", "", "neither the grade nor the document has a date", "add the document to sources/catalogue.csv with its date")
	return d, false
}

// daysOf reads a label of days; one that has only its first or last day worked
// out stays as it is, and an empty one is no days.
func daysOf(l period.Printed) (period.Printed, error) {
	if l.Start.Valid() != l.End.Valid() || l.Text == "" && !l.Start.Valid() {
		return l, nil
	}
	p, err := period.Resolve(l)
	return period.Printed{Start: p.Start, End: p.End}, err
}

// inspectionID names an inspection by the body, what was inspected and the
// first day of it, which report and list both print; by its last day, or by
// publication, where nothing prints the first. A list of latest grades without
// dates of its rows names none.
func inspectionID(area, framework string, d judgementDates) string {
	subject := inspection.Subject(framework)
	switch {
	case d.from.Valid():
		return area + ":" + subject + ":" + d.from.String()
	case d.to.Valid():
		return area + ":" + subject + ":to-" + d.to.String()
	case d.published.Valid():
		return area + ":" + subject + ":published-" + d.published.String()
	}
	return ""
}
