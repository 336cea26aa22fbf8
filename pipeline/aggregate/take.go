package aggregate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// cursor reads the values of one row from left to right. A missing value is
// the zero of its type.
type cursor struct {
	values []any
	at     int
	err    error
}

func next[T any](c *cursor) (v T, valid bool) {
	if c.at >= len(c.values) {
		c.fail("a column is missing")
		return v, false
	}
	x := c.values[c.at]
	c.at++
	if x == nil {
		return v, false
	}
	v, valid = x.(T)
	if !valid {
		c.fail(fmt.Sprintf("column %d is %T, not %T", c.at, x, v))
	}
	return v, valid
}

func (c *cursor) fail(why string) {
	if c.err == nil {
		c.err = fmt.Errorf("aggregate: %s", why)
	}
}

func (c *cursor) text() string     { v, _ := next[string](c); return v }
func (c *cursor) whole() int64     { v, _ := next[int64](c); return v }
func (c *cursor) yes() bool        { v, _ := next[bool](c); return v }
func (c *cursor) date() civil.Date { v, _ := next[civil.Date](c); return v }
func (c *cursor) number() record.Null[float64] {
	v, ok := next[float64](c)
	return record.Null[float64]{V: v, Valid: ok}
}

// take turns one row of a result into a row of the contract.
func take(result string, values []any, sink Sink) error {
	c := &cursor{values: values}
	var err error
	switch result {
	case "summary":
		s := takeStatistic(c)
		err = sink.Statistic(&s)
	case "superseded":
		document, by := c.text(), c.text()
		err = sink.Superseded(document, by)
	case "peers":
		p := Peer{AreaType: c.text(), AreaCode: c.text(), PeerType: c.text(), PeerCode: c.text(), Position: c.whole(), Basis: c.text()}
		err = sink.Peer(&p)
	case "revisions":
		r := record.Revision{
			Measure: c.text(), Category: c.text(), Breakdown: c.text(), AreaType: c.text(), AreaCode: c.text(),
			PeriodStart: c.date(), PeriodEnd: c.date(), EarlierDocumentID: c.text(), LaterDocumentID: c.text(),
			EarlierValue: c.number(), LaterValue: c.number(), Difference: c.number(), Unit: c.text(),
		}
		err = sink.Revision(&r)
	default:
		issue := takeIssue(result, c)
		issue.Identify()
		err = sink.Issue(&issue)
	}
	if c.err != nil {
		return fmt.Errorf("%w (result %s)", c.err, result)
	}
	return err
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

func takeStatistic(c *cursor) record.Statistic {
	s := record.Statistic{
		AreaType: c.text(), AreaCode: c.text(), AreaName: c.text(), ForceCode: c.text(), ForceName: c.text(),
		Statistic: c.text(), Category: c.text(), Breakdown: c.text(), PeriodStart: c.date(), PeriodEnd: c.date(),
		PeriodLabel: c.text(), Value: c.number(), ValueText: c.text(), Unit: c.text(), Numerator: c.number(),
		Denominator: c.number(), Previous: c.number(), Change: c.number(), ChangePercent: c.number(),
		Lower: c.number(), Upper: c.number(), National: c.number(), Compared: c.text(), Rank: int32(c.whole()),
		RankOf: int32(c.whole()), Marker: c.text(), Complete: c.yes(), Provisional: c.yes(), Attributed: c.text(),
		Inputs: c.whole(),
	}
	editions := []int64{c.whole(), c.whole(), c.whole(), c.whole()}
	o := origin{baseOn: c.date(), small: c.whole() == 1}
	o.documents = newestFirst(editions, []string{c.text(), c.text(), c.text(), c.text()})
	o.title, o.publisher, o.table, o.sheet, o.cell, o.page = c.text(), c.text(), c.text(), c.text(), c.text(), c.whole()
	takeComparison(c, &s)
	s.Source = strings.Join(o.documents, ";")
	s.SourceText = o.words(&s)
	return s
}

// takeComparison reads what the row says of bounds, comparator, funnel, ranks,
// peers and breaks.
func takeComparison(c *cursor, s *record.Statistic) {
	s.LowerBound, s.UpperBound = c.number(), c.number()
	s.ComparatorCode, s.ComparatorName, s.Outside = c.text(), c.text(), c.text()
	s.Phi, s.Tau = c.number(), c.number()
	s.RankLower, s.RankUpper = int32(c.whole()), int32(c.whole())
	s.PeerMedian, s.PeerRank, s.PeerRankOf = c.number(), int32(c.whole()), int32(c.whole())
	restated, few, immature := c.whole() == 1, c.whole() == 1, c.whole() == 1
	s.BreakFrom, s.BreakReason = c.date(), c.text()
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

// newestFirst returns the documents without repeats, the newest edition first.
func newestFirst(editions []int64, documents []string) []string {
	order := []int{0, 1, 2, 3}
	slices.SortStableFunc(order, func(a, b int) int { return int(editions[b] - editions[a]) })
	var all []string
	for _, i := range order {
		if documents[i] != "" && !slices.Contains(all, documents[i]) {
			all = append(all, documents[i])
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
