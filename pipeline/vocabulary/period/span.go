package period

import (
	"time"

	"forcestats/pipeline/vocabulary/civil"
)

// ending reads what a year, a quarter or a number of months ends with: a month
// or a day. A day one short of the month's end (a table really prints
// 30-12-2017) is read as the month's end, and says so.
func (r *reader) ending(i int) (match, bool) {
	months, days, n, ok := r.length(r.skip(i, "the", "rolling"))
	if !ok {
		return match{}, false
	}
	if r.at(n).kind == ':' {
		n++
	}
	n = r.skip(n, "the", "end", "of")
	if y, m, next, _, ok := r.monthYear(n); ok && months > 0 {
		return match{Period: upTo(months, y, m), next: next}, true
	}
	d, next, alone, ok := r.day(n)
	switch {
	case !ok:
		return match{}, false
	case days > 0:
		return match{Period: Of(d-civil.Date(days)+1, d), next: next, alone: alone}, true
	}
	p, ok := endingOn(months, d)
	return match{Period: p, next: next, alone: alone}, ok
}

func upTo(months, y int, m time.Month) Period {
	return Of(civil.New(y, m-time.Month(months)+1, 1), monthEnd(y, m))
}

func endingOn(months int, d civil.Date) (Period, bool) {
	y, m, _ := d.Time().Date()
	switch end := monthEnd(y, m); {
	case d == end:
		return upTo(months, y, m), true
	case d+1 == end:
		p := upTo(months, y, m)
		p.Slip = true
		return p, true
	case months == 12:
		return Of(d.AddYears(-1)+1, d), true
	}
	return Period{}, false
}

// counts are the numbers of months that a period is printed to have.
var counts = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
	"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}

// length reads how long a period is, up to the word after which its end
// stands: "year ending", "Y/E", "12 months to", "quarter ended", "week ending".
func (r *reader) length(i int) (months, days, next int, ok bool) {
	switch n := r.yearEndSign(i); {
	case n > i:
		return 12, 0, n, true
	case r.is(i, "financial", "calendar", "fiscal", "reporting", "academic", "school"):
		i++
	}
	switch {
	case r.is(i, "year", "years"):
		months, i = 12, i+1
	case r.is(i, "quarter", "quarters"):
		months, i = 3, i+1
	case r.is(i, "week"):
		days, i = 7, i+1
	default:
		if months = counts[r.at(i).text]; r.at(i).kind == 'n' && len(r.at(i).text) <= 2 {
			months = number(r.at(i).text)
		}
		if i++; r.at(i).kind == '-' {
			i++
		}
		if months < 1 || months > 36 || !r.is(i, "month", "months") {
			return 0, 0, i, false
		}
		i = r.skip(i+1, "period")
	}
	switch {
	case r.is(i, "ending", "ended", "end", "to"):
		return months, days, i + 1, true
	case r.is(i, "up") && r.is(i+1, "to"):
		return months, days, i + 2, true
	}
	return 0, 0, i, false
}

// yearEndSign passes "YE", "Y/E", "FYE" or "F/Y/E".
func (r *reader) yearEndSign(i int) int {
	if r.is(i, "ye", "fye") {
		return i + 1
	}
	n := i
	if r.is(n, "f") && r.at(n+1).kind == '/' {
		n += 2
	}
	if r.is(n, "y") && r.at(n+1).kind == '/' && r.is(n+2, "e") {
		return n + 3
	}
	if r.is(n, "fy") && r.at(n+1).kind == '/' && r.is(n+2, "e") {
		return n + 3
	}
	return i
}

// asAt reads the day of a stock; "as at March 2025" is its last day.
func (r *reader) asAt(i int) (match, bool) {
	n := r.skip(i, "position", "snapshot", "figures")
	said := n > i
	if r.is(n, "as") {
		n, said = n+1, true
	}
	at := r.is(n, "at")
	if !at && !r.is(n, "of", "on") {
		return match{}, false
	}
	n = r.skip(n+1, "the")
	if r.is(n, "end") {
		at, n = true, r.skip(n+1, "of")
	}
	if d, next, alone, ok := r.day(n); ok {
		return match{Period: day(d), next: next, alone: alone}, true
	}
	y, m, next, alone, ok := r.monthYear(n)
	return match{Period: day(monthEnd(y, m)), next: next, alone: alone}, ok && (at || said)
}

// oneDay reads a day.
func (r *reader) oneDay(i int) (match, bool) {
	d, next, alone, ok := r.day(i)
	return match{Period: day(d), next: next, alone: alone}, ok
}

// oneMonth reads a month with its year, or a year with its month ("2019 JAN").
func (r *reader) oneMonth(i int) (match, bool) {
	if y, m, next, alone, ok := r.monthYear(i); ok {
		return match{Period: months(y, m, y, m), next: next, alone: alone}, true
	}
	y, n, ok := r.year4(i)
	if !ok {
		return match{}, false
	}
	m, next, ok := r.month(r.gap(n))
	return match{Period: months(y, m, y, m), next: next, alone: true}, ok
}

// until passes what stands between the two ends of a range.
func (r *reader) until(i int, also ...string) (int, bool) {
	if r.is(i, "to", "until", "till") || len(also) > 0 && r.is(i, also...) {
		return i + 1, true
	}
	if r.at(i).kind == '-' {
		return i + 1, true
	}
	return i, false
}

// dayRange reads two days: "1 April 2018 to 31 March 2019", "1 to 31 March
// 2019", "10 and 11 January 2022". The first may take month and year from the
// second.
func (r *reader) dayRange(i int) (match, bool) {
	n, and := r.rangeStart(i)
	if first, next, a, ok := r.day(n); ok {
		if next, ok = r.until(next, and...); ok {
			if last, next, b, ok := r.lastDay(next); ok && first <= last {
				return match{Period: Of(first, last), next: next, alone: a || b}, true
			}
		}
	}
	d, n, ok := r.dayNumber(n)
	if !ok {
		return match{}, false
	}
	m, next, named := r.month(r.skip(r.gap(n), "of"))
	if named {
		n = next
	}
	to, ok := r.until(n, append(and, "and")...)
	if !ok {
		return match{}, false
	}
	last, next, alone, ok := r.lastDay(to)
	if !ok {
		return match{}, false
	}
	y, lastMonth, _ := last.Time().Date()
	if !named {
		m = lastMonth
	} else if m > lastMonth {
		y--
	}
	first, ok := date(y, m, d)
	// "10 and 11 January" is a span; "1 March and 30 June" two days.
	ok = ok && first <= last && (!r.is(to-1, "and") || len(and) > 0 || first+1 == last)
	return match{Period: Of(first, last), next: next, alone: alone}, ok
}

// rangeStart passes "from" and "between"; between two ends then stands "and".
func (r *reader) rangeStart(i int) (int, []string) {
	switch {
	case r.is(i, "from"):
		return i + 1, nil
	case r.is(i, "between"):
		return i + 1, []string{"and"}
	}
	return i, nil
}

// monthRange reads two months: "Apr '02 to Mar '03", "July-September 2023",
// "October to March 2020", "Apr - Jun 2019/20".
func (r *reader) monthRange(i int) (match, bool) {
	n, and := r.rangeStart(i)
	if y1, m1, next, _, ok := r.monthYear(n); ok {
		if next, ok = r.until(next, and...); ok {
			if y2, m2, next, _, ok := r.monthYear(next); ok {
				p := months(y1, m1, y2, m2)
				return match{Period: p, next: next}, p.Start < p.End
			}
		}
	}
	m1, m2, n, ok := r.twoMonths(n, and...)
	if !ok {
		return match{}, false
	}
	if y, next, ok := r.pair(r.opened(n)); ok {
		p, ok := partOf(y, m1, m2)
		return match{Period: p, next: r.closed(i, next)}, ok
	}
	y, next, ok := r.year(r.gap(n))
	if !ok {
		return match{}, false
	}
	first := y
	if m1 > m2 {
		first--
	}
	return match{Period: months(first, m1, y, m2), next: next}, true
}

// twoMonths reads a range of months without a year.
func (r *reader) twoMonths(i int, and ...string) (m1, m2 time.Month, next int, ok bool) {
	m1, n, ok := r.month(i)
	if !ok {
		return 0, 0, i, false
	}
	if n, ok = r.until(n, and...); !ok {
		return 0, 0, i, false
	}
	m2, next, ok = r.month(n)
	return m1, m2, next, ok
}

// partOf is a run of months of the financial year that starts in y.
func partOf(y int, m1, m2 time.Month) (Period, bool) {
	in := func(m time.Month) int {
		if m < time.April {
			return y + 1
		}
		return y
	}
	p := months(in(m1), m1, in(m2), m2)
	return p, p.Start <= p.End
}

// opened passes the signs between a year and its part.
func (r *reader) opened(i int) int {
	for k := r.at(i).kind; k == ',' || k == ':' || k == '_' || k == '(' || k == '-' && r.at(i).spaced; k = r.at(i).kind {
		i++
	}
	return i
}

// closed passes the bracket at i that closes one opened since from.
func (r *reader) closed(from, i int) int {
	open := 0
	for j := from; j < i; j++ {
		switch r.at(j).kind {
		case '(':
			open++
		case ')':
			open--
		}
	}
	if open > 0 && r.at(i).kind == ')' {
		return i + 1
	}
	return i
}
