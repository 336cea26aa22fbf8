package excel

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"forcestats/pipeline/publish/tables"
)

// Columns of the sheet Profile grades.
const (
	gradeKey = iota + 1
	gradePlace
	gradeN
	gradeDate
	gradeLabel
	gradeText
	gradeGrade
	gradeNumber
	gradeDocument
	gradeSource
)

// raw is a cell of a value that is a number, or text.
func (b *book) raw(v any, l look) any {
	switch v := v.(type) {
	case string:
		return excelize.Cell{StyleID: b.styles[general], Value: v}
	case nil:
		return nil
	default:
		return excelize.Cell{StyleID: b.styles[l], Value: v}
	}
}

// fillPlaces writes the places with their neighbours.
func fillPlaces(b *book, s *sheet) error {
	cols := []column{words("Place", 30), words("Code", 13), words("Type", 10), words("Region", 30), words("Force", 26), words("County", 22)}
	for i := range neighbourColumns {
		cols = append(cols, words(fmt.Sprintf("Neighbour %d", i+1), 26))
	}
	t, err := b.open(s, cols)
	if err != nil {
		return err
	}
	for _, p := range b.model.places {
		county := ""
		if p.CountyCode != "" {
			county = b.index.Name(p.CountyCode)
		}
		cells := []any{b.text(p.label), b.text(p.Code), b.text(p.Type), b.text(p.region), b.text(orNone(b.forceName(&p.Area))), b.text(orNone(county))}
		for i := range neighbourColumns {
			cells = append(cells, b.text(p.neighbour(i)))
		}
		if err := t.add(cells); err != nil {
			return err
		}
	}
	return t.close()
}

// fillProfileData writes the figures that the profile looks up.
func fillProfileData(b *book, s *sheet) error {
	cols := []column{words("Key", 70), figure("Value", 14), figure("Rank", 9), figure("Rank of", 9), figure("Change on the year before, per cent", 14),
		figure("Numerator", 14), figure("Denominator", 14), figure("Position", 10), words("Source", 60)}
	for i := range tables.TrendPeriods {
		cols = append(cols, figure(fmt.Sprintf("Period %d of the trend", i+1), 14))
	}
	t, err := b.open(s, cols)
	if err != nil {
		return err
	}
	for i := range b.model.figures {
		r := &b.model.figures[i]
		f := &b.fig.Figures[r.figure]
		number := numberLook(f.Unit)
		cells := []any{t.text(dataKey, r.place+"|"+f.Name()), b.raw(r.value, number), b.raw(r.rank, whole), b.raw(r.of, whole), b.raw(r.change, onePlace),
			b.raw(r.num, whole), b.raw(r.den, whole), b.raw(r.position, whole), b.text(b.sourceOf(r))}
		for range tables.TrendPeriods - len(r.trend) {
			cells = append(cells, b.raw("[z]", general))
		}
		for _, v := range r.trend {
			cells = append(cells, b.raw(v, number))
		}
		if err := t.add(cells); err != nil {
			return err
		}
	}
	return t.close()
}

// sourceOf names the source of a row of the profile.
func (b *book) sourceOf(r *modelRow) string {
	if r == nil {
		return "[z]"
	}
	if text, _ := b.sourceWords(r.points); text != "" {
		return text
	}
	return orNone(r.source)
}

// fillProfilePeriods writes which periods the trend of each figure has.
func fillProfilePeriods(b *book, s *sheet) error {
	cols := []column{words("Figure", 60), words("Unit", 18)}
	for i := range tables.TrendPeriods {
		cols = append(cols, words(fmt.Sprintf("Period %d of the trend", i+1), 22))
	}
	t, err := b.open(s, cols)
	if err != nil {
		return err
	}
	for i := range b.fig.Figures {
		f := &b.fig.Figures[i]
		cells := []any{b.text(f.Name()), b.text(tables.UnitWords(f.Unit))}
		for _, label := range trendLabels(f) {
			cells = append(cells, b.text(label))
		}
		if err := t.add(cells); err != nil {
			return err
		}
	}
	return t.close()
}

// trendLabels are the periods of a trend, [z] where it has fewer.
func trendLabels(f *tables.Figure) []string {
	var out []string
	for range tables.TrendPeriods - len(f.Trend) {
		out = append(out, "[z]")
	}
	for _, p := range f.Trend {
		out = append(out, p.Label)
	}
	return out
}

// fillProfileRanking writes the places in the order of each figure.
func fillProfileRanking(b *book, s *sheet) error {
	t, err := b.open(s, []column{words("Key", 50), words("Figure", 50), figure("Position", 10), words("Place", 30), figure("Value", 14)})
	if err != nil {
		return err
	}
	for _, r := range b.model.ranks {
		f := &b.fig.Figures[r.figure]
		err := t.add([]any{b.text(fmt.Sprintf("%s|%d", f.Name(), r.position)), b.text(f.Name()), b.count(r.position), b.text(r.place), b.raw(r.value, numberLook(f.Unit))})
		if err != nil {
			return err
		}
	}
	return t.close()
}

// fillProfileGrades writes the latest grades of each place.
func fillProfileGrades(b *book, s *sheet) error {
	t, err := b.open(s, []column{words("Key", 34), words("Place", 26), figure("Number, the newest first", 12), figure("Date", 20), words("Date and subject", 44), words("Grade in words", 70), words("Grade", 22),
		figure("Grade as a number", 12), words("Document", 12), words("Source", 90)})
	if err != nil {
		return err
	}
	for i := range b.model.grades {
		g := &b.model.grades[i]
		document := t.document(g.document, gradeDocument)
		err := t.add([]any{b.text(fmt.Sprintf("%s|%d", g.place, g.n)), b.text(g.place), b.count(g.n), b.text(tables.Day(g.judged)), b.text(g.label()),
			b.text(g.words + ": " + lowerFirst(g.grade)), b.text(g.grade), b.raw(numberOrNone(g.number), whole), document, b.text(g.source)})
		if err != nil {
			return err
		}
	}
	return t.close()
}

// numberOrNone is a grade's number; a thing that is not graded has none.
func numberOrNone(n float64) any {
	if n == 0 {
		return "[z]"
	}
	return n
}
