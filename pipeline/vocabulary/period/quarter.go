package period

import (
	"time"

	"forcestats/pipeline/vocabulary/civil"
)

// quarterSpan is a run of quarters without its year, and the months that a
// bracket names for it, if one does.
type quarterSpan struct {
	from, to int
	m1, m2   time.Month
}

// in is the run in a year that begins with a month; false where the bracket
// names other months.
func (q quarterSpan) in(y int, begin time.Month) (Period, bool) {
	first, last := begin+time.Month(3*(q.from-1)), begin+time.Month(3*q.to-1)
	p := Of(civil.New(y, first, 1), monthEnd(y, last))
	same := q.m1 == 0 || (int(first-q.m1)%12 == 0 && int(last-q.m2)%12 == 0)
	return p, same && q.from >= 1 && q.from <= q.to && q.to <= 4
}

// quarters reads a quarter, or a run of them, with its year before or behind:
// "2017/18 Q1", "Q3 2019/20", "2019/20 Q1-Q2", and months in their place,
// "2018/19 (Oct-Mar)". Of one calendar year they are calendar quarters:
// "Q2 2019".
func (r *reader) quarters(i int) (match, bool) {
	if y, pair, n, ok := r.aYear(i); ok {
		n = r.opened(n)
		if q, n, ok := r.quarterSpan(n); ok {
			return quarterOf(y, pair, q, r.closed(i, n))
		}
		if m1, m2, n, ok := r.twoMonths(n); ok && pair {
			p, ok := partOf(y, m1, m2)
			return match{Period: p, next: r.closed(i, n)}, ok
		}
		return match{}, false
	}
	q, n, ok := r.quarterSpan(i)
	if !ok {
		return match{}, false
	}
	y, pair, next, ok := r.aYear(r.skip(r.opened(n), "of", "the", "fy", "financial", "year"))
	if !ok {
		return match{}, false
	}
	if next = r.closed(i, next); q.m1 == 0 {
		next = r.bracket(&q, next)
	}
	return quarterOf(y, pair, q, next)
}

func quarterOf(y int, pair bool, q quarterSpan, next int) (match, bool) {
	if pair {
		p, ok := q.in(y, time.April)
		return match{Period: p, next: next}, ok
	}
	p, ok := q.in(y, time.January)
	return match{Period: p, next: next, form: calendarQuarterForm}, ok
}

// aYear reads two years that are a financial year, or one.
func (r *reader) aYear(i int) (y int, pair bool, next int, ok bool) {
	if y, next, ok = r.pair(i); ok {
		return y, true, next, true
	}
	y, next, ok = r.year4(i)
	return y, false, next, ok
}

// quarterSpan reads "Q1", "Quarter 1" or "Q1 to Q3".
func (r *reader) quarterSpan(i int) (q quarterSpan, next int, ok bool) {
	if q.from, next, ok = r.quarter(i); !ok {
		return q, i, false
	}
	q.to = q.from
	if n, ok := r.until(next); ok {
		if to, n, ok := r.quarter(n); ok {
			q.to, next = to, n
		}
	}
	next = r.bracket(&q, next)
	return q, next, true
}

// bracket reads the months of a quarter in a bracket behind it.
func (r *reader) bracket(q *quarterSpan, i int) int {
	if r.at(i).kind != '(' {
		return i
	}
	m1, m2, n, ok := r.twoMonths(i + 1)
	if !ok || r.at(n).kind != ')' {
		return i
	}
	q.m1, q.m2 = m1, m2
	return n + 1
}

// quarter reads "Q1", "Qtr 1" or "Quarter 1".
func (r *reader) quarter(i int) (q, next int, ok bool) {
	if !r.is(i, "q", "qtr", "quarter") {
		return 0, i, false
	}
	if i++; r.at(i).kind == '_' {
		i++
	}
	return r.quarterNumber(i)
}

func (r *reader) quarterNumber(i int) (q, next int, ok bool) {
	t := r.at(i)
	if t.kind != 'n' || len(t.text) != 1 || t.text < "1" || t.text > "4" {
		return 0, i, false
	}
	return number(t.text), i + 1, true
}
