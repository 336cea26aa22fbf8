package period

import (
	"time"

	"forcestats/pipeline/vocabulary/civil"
)

// pair reads a year and the next, which are one financial year: "2024/25",
// "2024-2025", "2024_25", "2023 to 2024". first is the year it starts in.
func (r *reader) pair(i int) (first, next int, ok bool) {
	first, second, next, ok := r.twoYears(i)
	return first, next, ok && second == first+1
}

// twoYears reads two years, of which the second may have two digits. "2023 to
// 2024" writes both out, as GOV.UK does.
func (r *reader) twoYears(i int) (first, second, next int, ok bool) {
	first, n, ok := r.year4(i)
	if !ok {
		return 0, 0, i, false
	}
	word := r.is(n, "to")
	if k := r.at(n).kind; !word && k != '-' && k != '/' && k != '_' {
		return 0, 0, i, false
	}
	t := r.at(n + 1)
	switch {
	case t.kind != 'n':
		return 0, 0, i, false
	case isYear(t.text):
		second = number(t.text)
	case len(t.text) == 2 && !word:
		second = first/100*100 + number(t.text)
		if second < first && first%100 == 99 {
			second += 100
		}
	case len(t.text) > 2 && len(t.text) <= 4 && !word && r.at(n+2).kind == ',':
		second = first/100*100 + number(t.text[:2]) // "2018/191,2"
		return first, second, r.noteNumbers(n + 2), true
	default:
		return 0, 0, i, false
	}
	return first, second, n + 2, true
}

// financialYear reads a financial year by its two years.
func (r *reader) financialYear(i int) (match, bool) {
	y, next, ok := r.pair(i)
	if !ok {
		return match{}, false
	}
	if r.is(next-2, "to") && r.is(i-1, "from", "between", "change", "changes") {
		return match{}, false // two years that are compared
	}
	next = r.named(next, "financial", "fiscal")
	return match{Period: financial(y), next: next, form: pairForm, first: y}, true
}

// named passes "financial year" behind its years.
func (r *reader) named(i int, words ...string) int {
	if r.is(i, words...) && r.is(i+1, "year", "years") {
		return i + 2
	}
	return i
}

// academicYear reads the year from September to August, where it says so.
func (r *reader) academicYear(i int) (match, bool) {
	n := i
	before := r.is(n, "academic", "school") && r.is(n+1, "year", "years")
	if before {
		n += 2
	}
	y, next, ok := r.pair(n)
	if !ok {
		return match{}, false
	}
	after := r.named(next, "academic", "school")
	if !before && after == next {
		return match{}, false
	}
	return match{Period: academic(y), next: after}, true
}

func academic(y int) Period { return months(y, time.September, y+1, time.August) }

// tax is the year from 6 April to 5 April.
func tax(y int) Period {
	return Period{Start: civil.New(y, time.April, 6), End: civil.New(y+1, time.April, 5), Kind: Year}
}

// tightPair reads the pairs of years that may be something else in running
// text: "202324", "18/19".
func (r *reader) tightPair(i int) (match, bool) {
	t := r.at(i)
	if t.kind != 'n' {
		return match{}, false
	}
	if len(t.text) == 6 && isYear(t.text[:4]) {
		y := number(t.text[:4])
		return match{Period: financial(y), next: i + 1, alone: true, form: pairForm, first: y}, tight(t.text)
	}
	b := r.at(i + 2)
	if len(t.text) != 2 || r.at(i+1).kind != '/' || b.kind != 'n' || len(b.text) != 2 {
		return match{}, false
	}
	y := century(number(t.text))
	return match{Period: financial(y), next: i + 3, alone: true, form: pairForm, first: y}, (y+1)%100 == number(b.text)
}

// pooledYears reads several years that are counted as one, as a label:
// "2019-2021", "2009 - 11", "2013/14 to 2015/16".
func (r *reader) pooledYears(i int) (match, bool) {
	if a, b, next, ok := r.twoPairs(i); ok && b-a <= maxPooled {
		p := Of(financial(a).Start, financial(b).End)
		return match{Period: p, next: r.years(next), alone: true, first: a, second: b}, true
	}
	a, b, next, ok := r.twoYears(i)
	if !ok || b <= a+1 || b-a > maxPooled || r.at(i+1).kind == '/' {
		return match{}, false
	}
	form := pooledForm
	if t := r.at(i + 2); len(t.text) == 2 && number(t.text) <= 12 && r.at(i+1).kind == '-' && !t.spaced {
		form = monthOrPooled
	}
	p := months(a, time.January, b, time.December)
	return match{Period: p, next: r.years(next), alone: true, form: form, first: a, second: b}, true
}

// twoPairs reads two financial years from one to another.
func (r *reader) twoPairs(i int) (a, b, next int, ok bool) {
	a, n, ok := r.pair(i)
	if !ok {
		return 0, 0, i, false
	}
	if n, ok = r.until(n); !ok {
		return 0, 0, i, false
	}
	b, next, ok = r.laterPair(n, a)
	return a, b, next, ok
}

// maxPooled is how many years are ever counted as one.
const maxPooled = 11

// maxSeries is how many years a title may name the first and last of.
const maxSeries = 60

// laterPair reads a pair of years after another, whose century may be left out:
// the second of "2017/18 - 19/20".
func (r *reader) laterPair(i, after int) (first, next int, ok bool) {
	if y, next, ok := r.pair(i); ok {
		return y, next, y > after && y-after <= maxSeries
	}
	m, ok := r.tightPair(i)
	return m.first, m.next, ok && m.next == i+3 && m.first > after && m.first-after <= maxSeries
}

// years passes the number of years behind a pooled period: "(3 years)".
func (r *reader) years(i int) int {
	if r.at(i).kind == '(' && r.at(i+1).kind == 'n' && r.is(i+2, "year", "years") && r.at(i+3).kind == ')' {
		return i + 4
	}
	return i
}

// yearMonth reads a month in numbers: "2018-12".
func (r *reader) yearMonth(i int) (match, bool) {
	y, n, ok := r.year4(i)
	t := r.at(n + 1)
	if k := r.at(n).kind; !ok || k != '-' && k != '/' || t.kind != 'n' || len(t.text) != 2 || t.spaced {
		return match{}, false
	}
	m := time.Month(number(t.text))
	return match{Period: months(y, m, y, m), next: n + 2, alone: true}, m >= 1 && m <= 12
}

// midYear reads the day of a mid-year estimate of population.
func (r *reader) midYear(i int) (match, bool) {
	if !r.is(i, "mid", "mye", "midyear") {
		return match{}, false
	}
	words := []string{"year", "population", "estimate", "estimates"}
	n := r.skip(r.gap(i+1), words...)
	if k := r.at(n).kind; k == ':' || k == '-' {
		n++
	}
	y, next, ok := r.year4(n)
	if !ok {
		return match{}, false
	}
	return match{Period: MidYearOf(y), next: r.skip(next, words[1:]...)}, true
}

// MidYearOf is 30 June, the day of the mid-year estimates of population.
func MidYearOf(y int) Period { return day(civil.New(y, time.June, 30)) }

// CalendarYearOf is January to December.
func CalendarYearOf(y int) Period { return months(y, time.January, y, time.December) }

// censuses are the census days of England and Wales.
var censuses = map[int]civil.Date{
	1991: civil.New(1991, time.April, 21), 2001: civil.New(2001, time.April, 29),
	2011: civil.New(2011, time.March, 27), 2021: civil.New(2021, time.March, 21),
}

// census reads a census day by its year.
func (r *reader) census(i int) (match, bool) {
	y, n, first := r.year4(i)
	if !r.is(n, "census") {
		return match{}, false
	}
	next := r.skip(n+1, "day")
	if !first {
		if r.at(next).kind == ',' {
			next++
		}
		var ok bool
		if y, next, ok = r.year4(next); !ok {
			return match{}, false
		}
	}
	d, ok := censuses[y]
	return match{Period: day(d), next: next, alone: true}, ok
}
