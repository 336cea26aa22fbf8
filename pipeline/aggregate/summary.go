package aggregate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// names are the words behind the numbers of summary.sql: those of areas,
// periods and breaks are known before a run, those of kinds and documents come
// from the engine, ahead of the rows.
type names struct {
	areas   []area                   // area_id counts from 1
	kinds   []kind                   // kind_id counts from 1
	sources map[int64]source         // by edition_id
	breaks  map[int64]breakIn        // by break_id
	periods map[[2]civil.Date]string // labels
}

type (
	area    struct{ areaType, code, name, force, forceName string }
	kind    struct{ statistic, category, breakdown, unit string }
	source  struct{ document, title, publisher string }
	breakIn struct {
		from   civil.Date
		reason string
	}
)

// namesOf reads the tables of a query.
func namesOf(q *Query) (*names, error) {
	n := &names{sources: map[int64]source{}, breaks: map[int64]breakIn{}, periods: map[[2]civil.Date]string{}}
	for i := range q.Tables {
		t := &q.Tables[i]
		for _, row := range t.Rows {
			c := &cursor{values: t.picked(row)}
			switch t.Name {
			case "ref_areas":
				n.areas = append(n.areas, area{c.text(), c.text(), c.text(), c.text(), c.text()})
				if id := c.whole(); id != int64(len(n.areas)) {
					return nil, fmt.Errorf("aggregate: area %d is number %d", id, len(n.areas))
				}
			case "ref_breaks":
				n.breaks[c.whole()] = breakIn{c.date(), c.text()}
			case "ref_periods":
				n.periods[[2]civil.Date{c.date(), c.date()}] = c.text()
			}
			if c.err != nil {
				return nil, fmt.Errorf("%w (table %s)", c.err, t.Name)
			}
		}
	}
	return n, nil
}

// named are the columns of reference tables that statistics are named by.
func named(table string) []string {
	switch table {
	case "ref_areas":
		return []string{"area_type", "area_code", "area_name", "force_code", "force_name", "area_id"}
	case "ref_breaks":
		return []string{"break_id", "break_from", "reason"}
	case "ref_periods":
		return []string{"period_start", "period_end", "period_label"}
	}
	return nil
}

// picked returns the values of a row that named lists.
func (t *Table) picked(row []any) []any {
	var values []any
	for _, name := range named(t.Name) {
		values = append(values, row[slices.IndexFunc(t.Columns, func(c Column) bool { return c.Name == name })])
	}
	return values
}

// kind and source read the rows of the results of these names.
func (n *names) kind(c *cursor) {
	if id := c.whole(); id != int64(len(n.kinds)+1) {
		c.fail(fmt.Sprintf("kind %d comes after %d kinds", id, len(n.kinds)))
	}
	c.whole() // kind_order
	n.kinds = append(n.kinds, kind{c.text(), c.text(), c.text(), c.text()})
}

func (n *names) source(c *cursor) { n.sources[c.whole()] = source{c.text(), c.text(), c.text()} }

// areaOf and kindOf return what a number stands for.
func (n *names) areaOf(c *cursor, id int64) area {
	if id < 1 || id > int64(len(n.areas)) {
		c.fail(fmt.Sprintf("no area %d", id))
		return area{}
	}
	return n.areas[id-1]
}

func (n *names) kindOf(c *cursor, id int64) kind {
	if id < 1 || id > int64(len(n.kinds)) {
		c.fail(fmt.Sprintf("no kind %d", id))
		return kind{}
	}
	return n.kinds[id-1]
}

// period returns the label of a period; none is the newest there is.
func (n *names) period(start, end civil.Date) string {
	if !start.Valid() {
		return "Latest"
	}
	if label, known := n.periods[[2]civil.Date{start, end}]; known {
		return label
	}
	return start.String() + " to " + end.String()
}

// origin is where the figures behind a statistic stand.
type origin struct {
	documents        []string // newest edition first
	title, publisher string
	table            string
	sheet, cell      string
	page             int64
	baseOn           civil.Date
	small            bool
}

// statistic reads a row of summary.sql.
func (n *names) statistic(c *cursor) record.Statistic {
	a, k := n.areaOf(c, c.whole()), n.kindOf(c, c.whole())
	c.whole() // kind_order
	s := record.Statistic{
		AreaType: a.areaType, AreaCode: a.code, AreaName: a.name, ForceCode: a.force, ForceName: a.forceName,
		Statistic: k.statistic, Category: k.category, Breakdown: k.breakdown, Unit: k.unit,
		PeriodStart: c.date(), PeriodEnd: c.date(), Value: c.number(), ValueText: c.text(), Numerator: c.number(),
		Denominator: c.number(), Previous: c.number(), Change: c.number(), ChangePercent: c.number(),
		Lower: c.number(), Upper: c.number(), National: c.number(), Compared: c.text(), Rank: int32(c.whole()),
		RankOf: int32(c.whole()), Marker: c.text(), Complete: c.yes(), Provisional: c.yes(), Attributed: c.text(),
		Inputs: c.whole(),
	}
	s.PeriodLabel = n.period(s.PeriodStart, s.PeriodEnd)
	editions := []int64{c.whole(), c.whole(), c.whole(), c.whole()}
	newest := n.sources[editions[0]]
	o := origin{baseOn: c.date(), small: c.whole() == 1, title: newest.title, publisher: newest.publisher}
	o.documents = n.newestFirst(editions)
	o.table, o.sheet, o.cell, o.page = c.text(), c.text(), c.text(), c.whole()
	n.comparison(c, &s)
	s.Source = strings.Join(o.documents, ";")
	s.SourceText = o.words(&s)
	return s
}

// comparison reads what the row says of bounds, comparator, funnel, ranks,
// peers and breaks.
func (n *names) comparison(c *cursor, s *record.Statistic) {
	s.LowerBound, s.UpperBound = c.number(), c.number()
	if id := c.whole(); id > 0 {
		comparator := n.areaOf(c, id)
		s.ComparatorCode, s.ComparatorName = comparator.code, comparator.name
	}
	s.Outside, s.Phi, s.Tau = c.text(), c.number(), c.number()
	s.RankLower, s.RankUpper = int32(c.whole()), int32(c.whole())
	s.PeerMedian, s.PeerRank, s.PeerRankOf = c.number(), int32(c.whole()), int32(c.whole())
	restated, few, immature := c.whole() == 1, c.whole() == 1, c.whole() == 1
	b := n.breaks[c.whole()]
	s.BreakFrom, s.BreakReason = b.from, b.reason
	for _, caveat := range []struct {
		word  string
		holds bool
	}{
		{"not_comparable", restated}, {"break", s.BreakFrom.Valid()}, {"small_base", few && s.Previous.Valid}, {"immature", immature},
	} {
		switch {
		case !caveat.holds:
		case s.Caveats == "":
			s.Caveats = caveat.word
		default:
			s.Caveats += ";" + caveat.word
		}
	}
}

// newestFirst returns the documents of editions without repeats, the newest
// edition first.
func (n *names) newestFirst(editions []int64) []string {
	slices.SortFunc(editions, func(a, b int64) int { return int(b - a) })
	var all []string
	for _, id := range slices.Compact(editions) {
		if d := n.sources[id].document; d != "" {
			all = append(all, d)
		}
	}
	return all
}

// words says for a person where a statistic comes from.
func (o *origin) words(s *record.Statistic) string {
	var parts []string
	add := func(p string) {
		if p != "" {
			parts = append(parts, p)
		}
	}
	title := o.title
	if title == "" {
		title = "untitled document"
	}
	if o.publisher != "" && !strings.Contains(title, o.publisher) {
		title = o.publisher + ", " + title
	}
	add(title)
	add(o.table)
	if o.sheet != o.table && o.table == "" {
		add(strings.TrimSpace(o.sheet))
	}
	if o.cell != "" {
		add("cell " + o.cell)
	} else if o.page > 0 {
		add("page " + strconv.FormatInt(o.page, 10))
	}
	text := strings.Join(parts, ", ")
	if s.Inputs > 1 {
		text += fmt.Sprintf(" (first of %d inputs)", s.Inputs)
	}
	if o.baseOn.Valid() {
		text += "; residents at mid-" + strconv.Itoa(o.baseOn.Time().Year())
		if s.PeriodEnd.Valid() && o.baseOn < s.PeriodEnd.AddYears(-1) {
			text += ", the newest at hand"
		}
	}
	if o.small {
		text += "; few residents, not compared"
	}
	return text
}
