package excel

import (
	"fmt"
	"strings"

	"forcestats/pipeline/publish/tables"
)

// fillAreaTrend writes the trend of the chosen figure, by formula.
func fillAreaTrend(b *book, s *sheet) error {
	t, err := b.open(s, []column{words("Period", 30), figure("Chosen "+b.level.Word(), 20), figure("Its region", 20), figure(nation, 20)})
	if err != nil {
		return err
	}
	if len(b.model.places) == 0 || len(b.fig.Figures) == 0 {
		return t.close()
	}
	p, f := &b.model.places[b.model.chosen], &b.fig.Figures[b.model.figure]
	labels := trendLabels(f)
	region := b.lookUp("Places", 4, len(b.model.places), chosenPlace, "[x]")
	for i := range tables.TrendPeriods {
		value := func(place, label string) any {
			formula := b.lookUp("Profile data", dataTrend+i, len(b.model.figures), place+`&"|"&`+chosenFigure, "[x]")
			var result any = "[z]"
			if r := b.model.at(label, b.model.figure); r != nil && i >= tables.TrendPeriods-len(r.trend) {
				result = r.trend[i-(tables.TrendPeriods-len(r.trend))]
			}
			return b.formula(numberLook(f.Unit), formula, result)
		}
		found := b.lookUp("Profile periods", 3+i, len(b.fig.Figures), chosenFigure, "[x]")
		period := fmt.Sprintf(`IF(%[1]s="[z]","",%[1]s)`, found) // no label where the chart has no bar
		err := t.add([]any{b.formula(wrapped, period, strings.TrimPrefix(labels[i], "[z]")), value(chosenPlace, p.label), value(region, p.region), value(`"`+nation+`"`, nation)})
		if err != nil {
			return err
		}
	}
	return t.close()
}

// fillAreaRanking writes the places around the chosen one for the chosen
// figure, by formula. The chosen place has an arrow before its name, so that
// the chart does not rely on colour.
func fillAreaRanking(b *book, s *sheet) error {
	t, err := b.open(s, []column{figure("Position", 10), words("Place", 34), figure("Value", 14), figure("Other places", 14), figure("Chosen "+b.level.Word(), 14)})
	if err != nil {
		return err
	}
	if len(b.model.places) == 0 || len(b.fig.Figures) == 0 {
		return t.close()
	}
	first, n := b.rankingWindow()
	position := b.lookUp("Profile data", dataPosition, len(b.model.figures), chosenPlace+`&"|"&`+chosenFigure, "")
	count := fmt.Sprintf("COUNTIF(%s,%s)", b.span("Profile ranking", 2, len(b.model.ranks)), chosenFigure)
	start := fmt.Sprintf("MAX(1,MIN(IF(ISNUMBER(%[1]s),%[1]s,1)-%[2]d,%[3]s-%[4]d))", position, rankingRows/2, count, rankingRows-1)
	number := numberLook(b.fig.Figures[b.model.figure].Unit)
	chosen := b.model.places[b.model.chosen].label
	for i := range rankingRows {
		row := t.row + 1
		where := fmt.Sprintf("%s+%d", start, i)
		if i > 0 {
			where = fmt.Sprintf("A%d+1", row-1)
		}
		key := fmt.Sprintf(`%s&"|"&$A%d`, chosenFigure, row)
		look := func(col int) string { return b.lookUp("Profile ranking", col, len(b.model.ranks), key, "") }
		mark := fmt.Sprintf(`IF(%[1]s="","",IF(%[1]s=%[2]s,"► "&%[1]s,%[1]s))`, look(4), chosenPlace)
		label, value, other, own := "", any(""), any(""), any("")
		if k, ok := b.model.byRank[fmt.Sprintf("%d|%d", b.model.figure, first+i)]; ok && first+i <= n {
			r := &b.model.ranks[k]
			label, value, other = r.place, r.value, r.value
			if r.place == chosen {
				label, other, own = "► "+r.place, "", r.value
			}
		}
		err := t.add([]any{
			b.formula(whole, where, float64(first+i)), b.formula(wrapped, mark, label), b.formula(number, look(5), value),
			b.formula(number, fmt.Sprintf(`IF(LEFT($B%d,1)="►","",$C%d)`, row, row), other),
			b.formula(number, fmt.Sprintf(`IF(LEFT($B%d,1)="►",$C%d,"")`, row, row), own),
		})
		if err != nil {
			return err
		}
	}
	return t.close()
}

// rankingWindow is the first position that the ranking shows for the place and
// the figure shown first, and how many positions there are.
func (b *book) rankingWindow() (first, n int) {
	for _, r := range b.model.ranks {
		if r.figure == b.model.figure {
			n++
		}
	}
	position := 1
	if r := b.model.at(b.model.places[b.model.chosen].label, b.model.figure); r != nil {
		if at, ok := r.position.(float64); ok {
			position = int(at)
		}
	}
	return max(1, min(position-rankingRows/2, n-(rankingRows-1))), n
}

// fillAreaGrades writes the latest grades of the chosen place, the oldest
// first, by formula.
func fillAreaGrades(b *book, s *sheet) error {
	t, err := b.open(s, []column{words("Date and subject", 44), words("Grade in words", 80), figure("Grade as a number", 14), words("Source", 90)})
	if err != nil {
		return err
	}
	if len(b.model.places) == 0 || len(b.fig.Figures) == 0 {
		return t.close()
	}
	label := b.model.places[b.model.chosen].label
	for n := gradeRows; n >= 1; n-- {
		key := fmt.Sprintf(`%s&"|%d"`, chosenPlace, n)
		from := func(col int, otherwise string) string {
			return b.lookUp("Profile grades", col, len(b.model.grades), key, otherwise)
		}
		date, words, number, source := any(""), any("[z]"), any("[z]"), any("[z]")
		if i, ok := b.model.byGr[fmt.Sprintf("%s|%d", label, n)]; ok {
			g := &b.model.grades[i]
			date, words, number, source = g.label(), g.words+": "+lowerFirst(g.grade), numberOrNone(g.number), g.source
		}
		err := t.add([]any{b.formula(wrapped, from(gradeLabel, ""), date), b.formula(wrapped, from(gradeText, "[z]"), words),
			b.formula(whole, from(gradeNumber, "[z]"), number), b.formula(wrapped, from(gradeSource, "[z]"), source)})
		if err != nil {
			return err
		}
	}
	return t.close()
}
