package excel

import (
	"fmt"
	"strings"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
)

// maxPeriods is how many periods a table shows: the newest. All are in the
// Parquet files.
const maxPeriods = 40

// seriesWriter writes one table of statistics.
type seriesWriter struct {
	*table
	periods []tables.Period
	kept    map[tables.Key]bool
}

// fillSeries writes all tables of statistics in one pass over the summary,
// because the rows come area by area.
func fillSeries(b *book, _ *sheet) error {
	all := seriesTables()
	writers := make([]*seriesWriter, len(all))
	for i, st := range all {
		s := b.byName(st.name)
		if s == nil {
			continue
		}
		kept := b.keep(s, func(k tables.Key) bool { return tableOf(all, k) == i })
		w, err := b.openSeries(s, func(k tables.Key) bool { return kept[k] })
		if err != nil {
			return fmt.Errorf("sheet %q: %w", s.name, err)
		}
		w.kept = kept
		writers[i] = w
	}
	err := tables.EachSeries(b.data.Statistics(b.level), func(x *tables.Series) error {
		i := tableOf(all, x.Key)
		if i < 0 || writers[i] == nil || !writers[i].kept[x.Key] {
			return nil
		}
		return writers[i].series(x)
	})
	if err != nil {
		return err
	}
	for _, w := range writers {
		if w != nil {
			if err := w.close(); err != nil {
				return fmt.Errorf("sheet %q: %w", w.s.name, err)
			}
		}
	}
	return nil
}

// room is how many rows of a sheet are kept for what stands above its table.
const room = 100

// keep chooses the series of a table that its sheet has room for: in the order
// of keys, which puts totals before groups and groups before single categories,
// each with all its areas or not at all. Those left out are named above the
// table.
func (b *book) keep(s *sheet, match func(tables.Key) bool) map[tables.Key]bool {
	kept := map[tables.Key]bool{}
	rows, full := 0, false
	var left []string
	for _, k := range b.survey.Keys {
		if !match(k) {
			continue
		}
		if n := b.survey.Series(k); !full && rows+n <= b.maxRows-room {
			rows += n
			kept[k] = true
			continue
		}
		full = true
		left = append(left, k.String())
	}
	if full {
		named := min(len(left), 100)
		s.lines = append(s.lines, fmt.Sprintf("A sheet has no room for all: %d series stand here, in the order totals, groups, single categories, and %d do not; all are in the Parquet files.", len(kept), len(left)))
		words := "Not here: " + strings.Join(left[:named], "; ")
		if named < len(left) {
			words += fmt.Sprintf("; and %d more", len(left)-named)
		}
		s.lines = append(s.lines, words+".")
	}
	return kept
}

// openSeries starts a table with a column for each of its periods.
func (b *book) openSeries(s *sheet, match func(tables.Key) bool) (*seriesWriter, error) {
	periods := b.survey.Periods(match)
	if n := len(periods); n > maxPeriods {
		periods = periods[n-maxPeriods:]
		s.lines = append(s.lines, fmt.Sprintf("The newest %d of %d periods; all are in the Parquet files.", maxPeriods, n))
	}
	cols := b.areaColumns()
	cols = append(cols, words("Statistic", 34), words("Category", 30), words("Breakdown", 24), words("Unit", 16))
	taken := map[string]bool{}
	for _, p := range periods {
		label := p.Label
		if taken[label] || label == "" {
			label = fmt.Sprintf("%s (%s to %s)", p.Label, p.Start, p.End)
		}
		taken[label] = true
		cols = append(cols, figure(label, 14))
	}
	cols = append(cols,
		words("Newest period", 22), figure("Numerator", 14), figure("Denominator", 14),
		figure("Change on the year before", 14), figure("Change, per cent", 12),
		figure("Lower limit", 12), figure("Upper limit", 12),
		figure("England and Wales, or the nation covered", 16), words("Compared with it", 14),
		figure("Rank", 8), figure("Rank of", 8), words("Complete", 11), words("Provisional", 13))
	if b.level == tables.DistrictLevel {
		cols = append(cols, words("Attributed", 13))
	}
	cols = append(cols, words("Document", 12), words("Source", 200))
	t, err := b.open(s, cols)
	return &seriesWriter{table: t, periods: periods}, err
}

// areaColumns are the columns that say which area a row is about.
func (b *book) areaColumns() []column {
	if b.level == tables.DistrictLevel {
		return []column{words("Area code", 13), words("Area", 28), words("Type", 10), words("Force", 24), words("County", 20)}
	}
	return []column{words("Force code", 13), words("Force", 24), words("Region", 24)}
}

// areaCells are their cells.
func (b *book) areaCells(code, name, areaType, force string) []any {
	a := b.index.Areas[code]
	if a == nil {
		a = &tables.Area{Code: code, Name: name, Type: areaType, ForceCode: force}
	}
	if b.level == tables.DistrictLevel {
		county := ""
		if a.CountyCode != "" {
			county = b.index.Name(a.CountyCode)
		}
		return []any{b.text(code), b.text(a.Name), b.text(a.Type), b.text(b.forceName(a)), b.text(county)}
	}
	region := a.Region
	if region == "" {
		region = tables.Geography()[code].Region
	}
	return []any{b.text(code), b.text(a.Name), b.text(region)}
}

func (b *book) forceName(a *tables.Area) string {
	if a.ForceCode == "" {
		return ""
	}
	return b.index.Name(a.ForceCode)
}

// series writes the row of one series.
func (w *seriesWriter) series(x *tables.Series) error {
	b := w.b
	last := newestWithValue(x.Points)
	cells := b.areaCells(last.AreaCode, last.AreaName, last.AreaType, last.ForceCode)
	cells = append(cells, b.text(tables.Words(x.Statistic)), b.text(tables.CategoryWords(x.Category)),
		b.text(tables.BreakdownWords(x.Breakdown)), b.text(tables.UnitWords(last.Unit)))
	at, shown := 0, 0
	for _, p := range w.periods {
		for at < len(x.Points) && tables.PeriodOf(&x.Points[at]).Compare(p) < 0 {
			at++
		}
		if at < len(x.Points) && tables.PeriodOf(&x.Points[at]) == p {
			cells = append(cells, b.value(&x.Points[at]))
			shown++
			at++
			continue
		}
		cells = append(cells, nil)
	}
	cells = append(cells, b.text(last.PeriodLabel), b.parts(last.Numerator), b.parts(last.Denominator),
		b.number(last.Change, last.Unit), b.number(last.ChangePercent, "percent"),
		b.number(last.Lower, last.Unit), b.number(last.Upper, last.Unit),
		b.number(last.National, last.Unit), b.text(last.Compared),
		b.rank(last.Rank), b.rank(last.RankOf), b.yes(last.Complete), b.yes(last.Provisional))
	if b.level == tables.DistrictLevel {
		cells = append(cells, b.text(last.Attributed))
	}
	cells = append(cells, w.document(newest(last.Source), len(cells)+1), b.text(tables.Sources(x.Points[len(x.Points)-shown:])))
	return w.add(cells)
}

// parts is a numerator or a denominator: a count, or full-time equivalents.
func (b *book) parts(v record.Null[float64]) any {
	if v.Valid && v.V != float64(int64(v.V)) {
		return b.number(v, "fte")
	}
	return b.number(v, "count")
}

// rank is a rank; 0 is none.
func (b *book) rank(n int32) any {
	if n == 0 {
		return nil
	}
	return b.count(int(n))
}

// newestWithValue is the newest point that has a value, or the newest.
func newestWithValue(points []record.Statistic) *record.Statistic {
	for i := len(points) - 1; i >= 0; i-- {
		if points[i].Value.Valid || points[i].ValueText != "" {
			return &points[i]
		}
	}
	return &points[len(points)-1]
}
