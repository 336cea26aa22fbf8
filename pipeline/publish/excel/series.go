package excel

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
)

// A table shows the periods of the newest ten years, at most forty, and of the
// newest five, at most five, where it has more rows than a person reads. All are
// in the Parquet files.
const (
	maxPeriods = 40
	maxYears   = 10
	manyRows   = 10_000
	fewPeriods = 5
)

// newestPeriods cuts periods, which come in order, to those that a table of a
// number of rows shows.
func newestPeriods(periods []tables.Period, rows int) []tables.Period {
	if len(periods) == 0 {
		return nil
	}
	most, years := maxPeriods, maxYears
	if rows > manyRows {
		most, years = fewPeriods, fewPeriods
	}
	first := periods[len(periods)-1].End.Time().AddDate(-years, 0, 0)
	for len(periods) > most || periods[0].End.Valid() && periods[0].End.Time().Before(first) {
		periods = periods[1:]
	}
	return periods
}

// seriesWriter writes one table of statistics.
type seriesWriter struct {
	*table
	periods []tables.Period
	kept    map[tables.Key]bool
	area    int // columns that name the area
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
	all := b.survey.Periods(match)
	rows := 0
	for _, k := range b.survey.Keys {
		if match(k) {
			rows += b.survey.Series(k)
		}
	}
	periods := newestPeriods(all, rows)
	if len(periods) < len(all) {
		s.lines = append(s.lines, fmt.Sprintf("The newest %d of %d periods; all are in the Parquet files.", len(periods), len(all)))
	}
	cols := append(b.areaColumns(), b.keyColumnsOf(match)...)
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
		words("Newest period", 24), figure("Numerator", 12), figure("Denominator", 13),
		figure("Change on the year before", 12), figure("Change, per cent", 10),
		figure("Lower limit", 10), figure("Upper limit", 10),
		words("Compared with", 20), figure("Its figure", 12), words("Result", 18),
		figure("Rank", 7), words("Rank, 95 % interval", 12), figure("Rank of", 7), words("Remarks", 50), words("Source", 110))
	t, err := b.open(s, cols)
	return &seriesWriter{table: t, periods: periods, area: len(b.areaColumns())}, err
}

// keyColumnsOf are the columns that say what a row's figures are, as wide as
// their words; without a column of breakdowns where no series has one.
func (b *book) keyColumnsOf(match func(tables.Key) bool) []column {
	statistic, category, breakdown := 12, 12, 0
	for _, k := range b.survey.Keys {
		if match(k) {
			statistic = max(statistic, utf8.RuneCountInString(tables.Words(k.Statistic)))
			category = max(category, utf8.RuneCountInString(tables.CategoryWords(k.Category)))
			breakdown = max(breakdown, utf8.RuneCountInString(tables.BreakdownWords(k.Breakdown)))
		}
	}
	width := func(n int) float64 { return float64(min(n, 60) + 2) }
	return []column{words("Statistic", width(statistic)), words("Category", width(category)), words("Breakdown", width(max(breakdown, 10))), words("Unit", 22)}
}

// areaColumns are the columns that say which area a row is about.
func (b *book) areaColumns() []column {
	if b.level == tables.DistrictLevel {
		return []column{words("Area code", 13), words("Area", 38), words("Type", 10), words("Force", 26)}
	}
	return []column{words("Force code", 13), words("Force", 26)}
}

// areaCells are their cells; region, county and neighbours are on the sheet
// Places.
func (t *table) areaCells(code, name, areaType, force string) []any {
	b := t.b
	a := b.index.Areas[code]
	if a == nil {
		a = &tables.Area{Code: code, Name: name, Type: areaType, ForceCode: force}
	}
	if b.level == tables.DistrictLevel {
		return []any{t.text(1, code), t.text(2, a.Name), t.text(3, a.Type), t.text(4, b.forceName(a))}
	}
	return []any{t.text(1, code), t.text(2, a.Name)}
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
	cells := w.areaCells(last.AreaCode, last.AreaName, last.AreaType, last.ForceCode)
	for i, text := range []string{tables.Words(x.Statistic), tables.CategoryWords(x.Category), tables.BreakdownWords(x.Breakdown), tables.UnitWords(last.Unit)} {
		cells = append(cells, w.text(w.area+i+1, text))
	}
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
	cells = append(cells, w.text(len(cells)+1, last.PeriodLabel), b.parts(last.Numerator), b.parts(last.Denominator),
		b.number(last.Change, last.Unit), b.number(last.ChangePercent, "percent"),
		b.number(last.Lower, last.Unit), b.number(last.Upper, last.Unit),
		b.text(last.ComparatorName), b.number(last.National, last.Unit), b.text(result(last)),
		b.rank(last.Rank), b.text(rankInterval(last)), b.rank(last.RankOf))
	cells = append(cells, w.text(len(cells)+1, b.remarks(last)))
	return w.add(append(cells, w.source(x.Points[len(x.Points)-shown:], len(cells)+1)))
}

// result is where a figure lies in the funnel around its comparator's.
func result(r *record.Statistic) string {
	if r.Outside == "" {
		return r.Compared
	}
	return r.Compared + " (outside " + r.Outside + " %)"
}

// rankInterval is the ranks that the limits of all areas allow: "2 to 9".
func rankInterval(r *record.Statistic) string {
	if r.Rank == 0 || r.RankLower == 0 {
		return ""
	}
	return fmt.Sprintf("%d to %d", r.RankLower, r.RankUpper)
}

// remarks are what a reader must know of a figure: that a part of it is missing,
// that it is provisional, what it can't be compared with, whose inspection it is.
func (b *book) remarks(r *record.Statistic) string {
	var out []string
	if r.LowerBound.Valid && r.UpperBound.Valid {
		out = append(out, fmt.Sprintf("between %g and %g, as parts were suppressed", r.LowerBound.V, r.UpperBound.V))
	}
	for caveat := range strings.SplitSeq(r.Caveats, ";") {
		if caveat != "" {
			out = append(out, strings.ToLower(tables.Words(caveat)))
		}
	}
	if r.BreakReason != "" {
		out = append(out, "break from "+tables.Day(r.BreakFrom)+": "+r.BreakReason)
	}
	if !r.Complete {
		out = append(out, "not complete")
	}
	if r.Provisional {
		out = append(out, "provisional")
	}
	if r.Attributed != "" {
		out = append(out, "of "+b.index.Name(r.Attributed))
	}
	return strings.Join(out, "; ")
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
