package excel

import (
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// fillKey writes the key figures on one screen: a row an area in order of name,
// a column a figure with its period. How old a figure is, what it is compared
// with and where it comes from is on the next sheet.
func fillKey(b *book, s *sheet) error {
	figures := b.keyFigures()
	if len(figures) < tables.KeyFigures {
		s.lines = append(s.lines, fmt.Sprintf("This release has %d of the ten key figures.", len(figures)))
	}
	cols := b.areaColumns()
	for _, i := range figures {
		f := &b.fig.Figures[i]
		cols = append(cols, figure(f.Name()+", "+tables.PeriodWords(f.Period.Label), 17))
	}
	t, err := b.open(s, cols)
	if err != nil {
		return err
	}
	for _, a := range b.areasByName() {
		cells := t.areaCells(a.Code, a.Name, a.Type, a.ForceCode)
		for _, i := range figures {
			cells = append(cells, b.value(&b.fig.Cell(a.Code, i).Statistic))
		}
		if err := t.add(cells); err != nil {
			return err
		}
	}
	return t.close()
}

// fillKeyDetail writes a row for each key figure that an area has.
func fillKeyDetail(b *book, s *sheet) error {
	cols := append(b.areaColumns(), words("Figure", 60), words("Period", 24), figure("Years old at the run", 10), figure("Value", 14), words("Unit", 22),
		figure("Change on the year before, per cent", 14), words("Compared with", 20), figure("Its figure", 14), words("Result", 18), figure("Rank", 7), words("Rank, 95 % interval", 12), figure("Rank of", 7),
		figure("Median of its peers", 12), words("Place among its peers", 12), figure("Numerator", 12), figure("Denominator", 13), words("Remarks", 50), words("Source", 60))
	t, err := b.open(s, cols)
	if err != nil {
		return err
	}
	n := len(b.areaColumns())
	for _, a := range b.areasByName() {
		for _, i := range b.keyFigures() {
			f, c := &b.fig.Figures[i], b.fig.Cell(a.Code, i)
			if !c.Value.Valid && c.ValueText == "" {
				continue
			}
			r := &c.Statistic
			cells := append(t.areaCells(a.Code, a.Name, a.Type, a.ForceCode),
				t.text(n+1, f.Name()), t.text(n+2, f.Period.Label), b.age(f.Period.End), b.value(r), t.text(n+5, tables.UnitWords(r.Unit)),
				b.number(r.ChangePercent, "percent"), b.text(r.ComparatorName), b.number(r.National, r.Unit), b.text(result(r)), b.rank(r.Rank), b.text(rankInterval(r)), b.rank(r.RankOf),
				b.number(r.PeerMedian, r.Unit), b.text(peerPlace(r)), b.parts(r.Numerator), b.parts(r.Denominator))
			cells = append(cells, t.text(len(cells)+1, b.remarks(r)))
			if err := t.add(append(cells, t.source([]record.Statistic{*r}, len(cells)+1))); err != nil {
				return err
			}
		}
	}
	return t.close()
}

// peerPlace is the place among the area's peers: "3 of 8".
func peerPlace(r *record.Statistic) string {
	if r.PeerRank == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", r.PeerRank, r.PeerRankOf)
}

// age is how many years lie between the end of a period and the run.
func (b *book) age(end civil.Date) any {
	if !end.Valid() || !b.data.RunDate.Valid() {
		return nil
	}
	years := b.data.RunDate.Time().Sub(end.Time()).Hours() / 24 / 365.25
	return b.number(record.Null[float64]{V: years, Valid: true}, "fte")
}

// areasByName are the areas of the workbook in order of their names.
func (b *book) areasByName() []tables.Area {
	areas := slices.Clone(b.fig.Areas)
	slices.SortStableFunc(areas, func(x, y tables.Area) int { return strings.Compare(x.Name, y.Name) })
	return areas
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
