package excel

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
)

// addGrades lists the latest grades of each place, the newest first: those of
// the place itself; for a force those of its councils too, but only their
// overall grades, or they would fill the list; and for a district those of its
// county where it has none of its own.
func (m *model) addGrades(b *book) {
	newestFirst := slices.Clone(b.data.Judgements)
	slices.SortStableFunc(newestFirst, func(x, y record.Judgement) int {
		if x.JudgedOn != y.JudgedOn {
			return int(y.JudgedOn) - int(x.JudgedOn)
		}
		return cmp.Or(overallFirst(x.Question)-overallFirst(y.Question), strings.Compare(x.AreaCode+x.Question, y.AreaCode+y.Question))
	})
	own := map[string][]*record.Judgement{}
	for i := range newestFirst {
		j := &newestFirst[i]
		own[j.AreaCode] = append(own[j.AreaCode], j)
		if b.level == tables.ForceLevel && j.ForceCode != "" && j.ForceCode != j.AreaCode && j.Question == overall {
			own[j.ForceCode] = append(own[j.ForceCode], j)
		}
	}
	for _, p := range m.places {
		list := own[p.Code]
		if len(list) == 0 && p.CountyCode != "" {
			list = own[p.CountyCode]
		}
		for n, j := range list[:min(len(list), gradeRows)] {
			m.byGr[fmt.Sprintf("%s|%d", p.label, n+1)] = len(m.grades)
			m.grades = append(m.grades, b.gradeRow(&p, n+1, j))
		}
	}
}

// overall is the question that sums an inspection up.
const overall = "overall"

func overallFirst(question string) int {
	if question == overall {
		return 0
	}
	return 1
}

func (b *book) gradeRow(p *place, n int, j *record.Judgement) gradeRow {
	subject := tables.Words(j.Question)
	words := tables.Words(j.Framework) + ": " + lowerFirst(subject)
	if j.AreaCode != p.Code {
		subject = b.index.Name(j.AreaCode)
		words = subject + ", " + words
	}
	return gradeRow{
		place: p.label, n: n, judged: j.JudgedOn, subject: subject, words: words, grade: tables.Words(j.Grade),
		number: tables.GradeNumber(j.Grade).V, source: b.sourceAt(j.DocumentID, tables.PageOf(j.Page, 0, j.Sheet, j.Cell)), document: j.DocumentID,
	}
}

// label is the grade's date and subject.
func (g *gradeRow) label() string { return tables.Day(g.judged) + ": " + g.subject }

// sourceAt names a document and a page or cell of it.
func (b *book) sourceAt(id, at string) string {
	s := tables.DocumentWords(b.index.Documents[id])
	if at != "" {
		s += ", " + at
	}
	return s
}

func lowerFirst(s string) string {
	if len(s) > 1 && s[1] >= 'a' && s[1] <= 'z' {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// fillGrades writes every grade, by area and date.
func fillGrades(b *book, s *sheet) error {
	cols := b.areaColumns()
	cols = append(cols, words("Graded area", 26), words("Framework", 34), words("Question", 28), words("Question as printed", 40),
		words("Grade", 22), words("Grade as printed", 22), figure("Grade as a number", 10), words("Scale", 16), figure("Date", 14))
	if b.level == tables.DistrictLevel {
		cols = append(cols, words("Attributed", 13))
	}
	cols = append(cols, words("Second reader agrees", 12), words("Document", 12), words("Page or cell", 40))
	t, err := b.open(s, cols)
	if err != nil {
		return err
	}
	for _, g := range b.gradesByArea() {
		cells := t.areaCells(g.area.Code, g.area.Name, g.area.Type, g.area.ForceCode)
		j := g.j
		cells = append(cells, b.text(b.index.Name(j.AreaCode)), b.text(tables.Words(j.Framework)), b.text(tables.Words(j.Question)), b.text(j.QuestionPublished),
			b.text(tables.Words(j.Grade)), b.text(j.GradePublished), b.number(tables.GradeNumber(j.Grade), "count"), b.text(tables.Words(j.Scale)), b.date(j.JudgedOn))
		if b.level == tables.DistrictLevel {
			attributed := ""
			if g.area.Code != j.AreaCode {
				attributed = j.AreaCode
			}
			cells = append(cells, b.text(attributed))
		}
		cells = append(cells, b.agreed(j.Agreed), t.document(j.DocumentID, len(cells)+2), b.text(tables.PageOf(j.Page, 0, j.Sheet, j.Cell)))
		if err := t.add(cells); err != nil {
			return err
		}
	}
	return t.close()
}

func (b *book) agreed(v record.Null[bool]) any {
	if !v.Valid {
		return nil
	}
	return b.yes(v.V)
}

// areaGrade is a grade under the area of the level that shows it.
type areaGrade struct {
	area tables.Area
	j    *record.Judgement
}

// gradesByArea puts every grade under its area: a council's under its force in
// the workbook of forces; a county's under each of its districts as well in
// that of districts, where the district has none of its own.
func (b *book) gradesByArea() []areaGrade {
	by := map[string][]*record.Judgement{}
	for i := range b.data.Judgements {
		j := &b.data.Judgements[i]
		by[j.AreaCode] = append(by[j.AreaCode], j)
		if b.level == tables.ForceLevel && j.ForceCode != "" && j.ForceCode != j.AreaCode {
			by[j.ForceCode] = append(by[j.ForceCode], j)
		}
	}
	var out []areaGrade
	for _, a := range b.fig.Areas {
		list := by[a.Code]
		if len(list) == 0 && a.CountyCode != "" {
			list = by[a.CountyCode]
		}
		list = slices.Clone(list)
		slices.SortStableFunc(list, func(x, y *record.Judgement) int {
			if x.JudgedOn != y.JudgedOn {
				return int(x.JudgedOn) - int(y.JudgedOn)
			}
			return strings.Compare(x.AreaCode+x.Framework+x.Question, y.AreaCode+y.Framework+y.Question)
		})
		for _, j := range list {
			out = append(out, areaGrade{a, j})
		}
	}
	return out
}
