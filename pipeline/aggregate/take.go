package aggregate

import (
	"fmt"

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

// taker turns the rows of the results into rows of the contract.
type taker struct {
	sink  Sink
	names *names
}

// take turns one row of a result into a row of the contract.
func (t *taker) take(result string, values []any) error {
	c := &cursor{values: values}
	var err error
	switch result {
	case "statistic_kinds":
		t.names.kind(c)
	case "sources":
		t.names.source(c)
	case "summary":
		s := t.names.statistic(c)
		if c.err == nil {
			err = t.sink.Statistic(&s)
		}
	case "superseded":
		document, by := c.text(), c.text()
		err = t.sink.Superseded(document, by)
	case "peers":
		p := Peer{AreaType: c.text(), AreaCode: c.text(), PeerType: c.text(), PeerCode: c.text(), Position: c.whole(), Basis: c.text()}
		err = t.sink.Peer(&p)
	case "revisions":
		r := record.Revision{
			Measure: c.text(), Category: c.text(), Breakdown: c.text(), AreaType: c.text(), AreaCode: c.text(),
			PeriodStart: c.date(), PeriodEnd: c.date(), EarlierDocumentID: c.text(), LaterDocumentID: c.text(),
			EarlierValue: c.number(), LaterValue: c.number(), Difference: c.number(), Unit: c.text(),
		}
		err = t.sink.Revision(&r)
	default:
		issue := takeIssue(result, c)
		issue.Identify()
		err = t.sink.Issue(&issue)
	}
	if c.err != nil {
		return fmt.Errorf("%w (result %s)", c.err, result)
	}
	return err
}
