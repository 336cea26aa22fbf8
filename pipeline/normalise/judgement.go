package normalise

import (
	"cmp"

	"forcestats/pipeline/normalise/grade"
	"forcestats/pipeline/normalise/period"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Judgement takes a grade. Without a readable date of its own it bears the
// document's; without any it is held back.
func (s *Stage) Judgement(raw *record.RawJudgement) {
	on := s.published
	if raw.JudgedOn.Text != "" || raw.JudgedOn.Start.Valid() {
		p, err := period.Resolve(raw.JudgedOn)
		if err != nil {
			s.report(vocabulary.PeriodUnreadable, raw.Origin, "judged_on", raw.JudgedOn.Text, err.Error(), "")
			return
		}
		on = p.End
	}
	if !on.Valid() {
		s.report(vocabulary.PeriodUnreadable, raw.Origin, "judged_on", "", "neither the grade nor the document has a date", "add the document to sources/catalogue.csv with its date")
		return
	}
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
	}
	s.keep(func() error { return s.out.Judgement(&row) })
}
