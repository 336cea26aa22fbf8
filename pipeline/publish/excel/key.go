package excel

import (
	"fmt"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
)

// fillKey writes the key figures: one row an area; for each figure its newest
// value, change and rank; then numerators and denominators; then the sources.
func fillKey(b *book, s *sheet) error {
	figures := b.keyFigures()
	if len(figures) < tables.KeyFigures {
		s.lines = append(s.lines, fmt.Sprintf("This release has %d of the ten key figures.", len(figures)))
	}
	t, err := b.open(s, b.keyColumns(figures))
	if err != nil {
		return err
	}
	for _, a := range b.fig.Areas {
		if err := t.add(b.keyCells(t, &a, figures)); err != nil {
			return err
		}
	}
	return t.close()
}

// keyFigures are the positions of the key figures.
func (b *book) keyFigures() []int {
	var out []int
	for i := range b.fig.Figures {
		if b.fig.Figures[i].Key10 {
			out = append(out, i)
		}
	}
	return out
}

func (b *book) keyColumns(figures []int) []column {
	cols := b.areaColumns()
	for _, i := range figures {
		f := &b.fig.Figures[i]
		what := f.Name() + ", " + tables.PeriodWords(f.Period.Label)
		cols = append(cols, figure(what, 18), figure(f.Name()+": change on the year before, per cent", 16), figure(f.Name()+": rank", 17))
	}
	for _, i := range figures {
		if f := &b.fig.Figures[i]; f.IsRate() {
			cols = append(cols, figure(f.Name()+": numerator", 16), figure(f.Name()+": denominator", 16))
		}
	}
	for _, i := range figures {
		cols = append(cols, words(b.fig.Figures[i].Name()+": source", 130))
	}
	return cols
}

func (b *book) keyCells(t *table, a *tables.Area, figures []int) []any {
	cells := b.areaCells(a.Code, a.Name, a.Type, a.ForceCode)
	for _, i := range figures {
		c := b.fig.Cell(a.Code, i)
		cells = append(cells, b.value(&c.Statistic), b.number(c.ChangePercent, "percent"), b.rank(c.Rank))
	}
	for _, i := range figures {
		if b.fig.Figures[i].IsRate() {
			c := b.fig.Cell(a.Code, i)
			cells = append(cells, b.parts(c.Numerator), b.parts(c.Denominator))
		}
	}
	for _, i := range figures {
		cells = append(cells, b.text(sourceOf(&b.fig.Cell(a.Code, i).Statistic)))
	}
	return cells
}

// sourceOf is the source of a figure, or that there is none.
func sourceOf(r *record.Statistic) string {
	if r.SourceText == "" {
		return "no source read gives this figure"
	}
	return r.SourceText
}
