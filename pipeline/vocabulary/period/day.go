package period

import (
	"strconv"
	"time"

	"forcestats/pipeline/vocabulary/civil"
)

// reader reads the tokens of one text. Its methods start at a token and return
// the token after what they read; ok is false where nothing of the kind stands.
type reader struct {
	text    string
	tokens  []token
	assumed int // the year of a range of days that prints none; 0: there is none
}

func (r *reader) at(i int) token {
	if i < 0 || i >= len(r.tokens) {
		return token{}
	}
	return r.tokens[i]
}

// is reports whether one of some words stands at i.
func (r *reader) is(i int, words ...string) bool {
	t := r.at(i)
	if t.kind != 'w' {
		return false
	}
	for _, w := range words {
		if t.text == w {
			return true
		}
	}
	return false
}

// skip passes any number of some words.
func (r *reader) skip(i int, words ...string) int {
	for r.is(i, words...) {
		i++
	}
	return i
}

// gap passes a hyphen or an underscore that joins the parts of a date. One
// with spaces around it stands between two dates.
func (r *reader) gap(i int) int {
	if k := r.at(i).kind; (k == '-' || k == '_') && r.at(i).spaced == r.at(i+1).spaced && (!r.at(i).spaced || k == '_') {
		return i + 1
	}
	return i
}

var monthNames = [...]string{
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
}

// month reads a month's name or its abbreviation, with or without a full stop.
func (r *reader) month(i int) (time.Month, int, bool) {
	m, ok := MonthNamed(r.at(i).text)
	if !ok || r.at(i).kind != 'w' {
		return 0, i, false
	}
	i++
	if t := r.at(i); t.kind == '.' && !t.spaced {
		i++
	}
	return m, i, true
}

// MonthNamed is the month of a name in lower case: "march", "mar", "sept".
func MonthNamed(word string) (time.Month, bool) {
	if word == "sept" {
		return time.September, true
	}
	for i, name := range monthNames {
		if word == name || len(word) == 3 && word == name[:3] {
			return time.Month(i + 1), true
		}
	}
	return 0, false
}

func number(s string) int {
	n, _ := strconv.Atoi(s) // the tokens hold nothing but digits
	return n
}

// isYear reports whether four digits are a year that a publication may print.
func isYear(s string) bool { return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") }

// year4 reads a year of four digits.
func (r *reader) year4(i int) (int, int, bool) {
	if t := r.at(i); t.kind == 'n' && isYear(t.text) {
		return number(t.text), i + 1, true
	}
	return 0, i, false
}

// century completes a year of two digits: publications start in the 1970s.
func century(n int) int {
	if n >= 70 {
		return 1900 + n
	}
	return 2000 + n
}

// year reads the year of a month: four digits, or two with or without an
// apostrophe. Of a format without superscripts, the digits of notes hang on the
// year: "March 20191,2" is 2019, "June 181,2" 2018.
func (r *reader) year(i int) (int, int, bool) {
	if r.at(i).kind == '\'' {
		i++
	}
	t := r.at(i)
	if t.kind != 'n' {
		return 0, i, false
	}
	switch n := len(t.text); {
	case n == 2 || n == 4 && isYear(t.text):
		if n == 2 {
			return century(number(t.text)), i + 1, true
		}
		return number(t.text), i + 1, true
	case n > 4 && n <= 6 && isYear(t.text[:4]) && !tight(t.text):
		return number(t.text[:4]), r.noteNumbers(i + 1), true
	case n == 3 && r.at(i+1).kind == ',':
		return century(number(t.text[:2])), r.noteNumbers(i + 1), true
	}
	return 0, i, false
}

// tight reports whether six digits are a financial year: 202425.
func tight(s string) bool { return len(s) == 6 && (number(s[:4])+1)%100 == number(s[4:]) }

// noteNumbers passes further numbers of notes: ",2, 3".
func (r *reader) noteNumbers(i int) int {
	for r.at(i).kind == ',' && r.at(i+1).kind == 'n' && len(r.at(i+1).text) <= 2 {
		i += 2
	}
	return i
}

// date is a day that exists.
func date(y int, m time.Month, d int) (civil.Date, bool) {
	v := civil.New(y, m, d)
	return v, m >= 1 && m <= 12 && d >= 1 && v.Time().Month() == m && y >= 1900 && y <= 2100
}

var weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// dayNumber reads the number of a day in its month, and a weekday before it.
func (r *reader) dayNumber(i int) (int, int, bool) {
	if r.is(i, weekdays...) {
		if i++; r.at(i).kind == ',' {
			i++
		}
	}
	if t := r.at(i); t.kind == 'n' && len(t.text) <= 2 {
		n := number(t.text)
		return n, i + 1, n >= 1 && n <= 31
	}
	return 0, i, false
}

// dayMonth reads a day without its year: "1 October".
func (r *reader) dayMonth(i int) (int, time.Month, int, bool) {
	d, i, ok := r.dayNumber(i)
	if !ok {
		return 0, 0, i, false
	}
	m, i, ok := r.month(r.skip(r.gap(i), "of"))
	return d, m, i, ok
}

// day reads a printed day: "31 March 2025", "March 31, 2025", "31/03/2025",
// "2025-03-31". alone says that in running text it may be something else.
func (r *reader) day(i int) (d civil.Date, next int, alone, ok bool) {
	if dd, m, n, found := r.dayMonth(i); found {
		if r.at(n).kind == ',' {
			n++
		}
		if y, n, found := r.year(r.gap(n)); found {
			d, ok = date(y, m, dd)
			return d, n, false, ok
		}
	}
	if m, n, found := r.month(i); found {
		dd, n, found := r.dayNumber(n)
		if r.at(n).kind == ',' {
			n++
		}
		if y, n, isYear := r.year4(n); found && isYear {
			d, ok = date(y, m, dd)
			return d, n, false, ok
		}
	}
	return r.digits(i)
}

// lastDay reads the second day of a range; of the assumed year where it prints
// none.
func (r *reader) lastDay(i int) (d civil.Date, next int, alone, ok bool) {
	if d, next, alone, ok = r.day(i); ok || r.assumed == 0 {
		return d, next, alone, ok
	}
	n, m, next, ok := r.dayMonth(i)
	if ok {
		d, ok = date(r.assumed, m, n)
	}
	return d, next, false, ok
}

// digits reads a day in numbers, with the day first as Britain prints it; a
// day that only exists with the month first is read so. The time behind it
// goes.
func (r *reader) digits(i int) (d civil.Date, next int, alone, ok bool) {
	if r.is(i-1, weekdays...) {
		return 0, i, false, false
	}
	a, b, c := r.at(i), r.at(i+2), r.at(i+4)
	sign := r.at(i + 1).kind
	if a.kind != 'n' || b.kind != 'n' || c.kind != 'n' || sign != r.at(i+3).kind || len(b.text) > 2 {
		return 0, i, false, false
	}
	for j := i + 1; j <= i+4; j++ {
		if r.at(j).spaced {
			return 0, i, false, false
		}
	}
	switch {
	case isYear(a.text) && len(b.text) == 2 && len(c.text) == 2 && (sign == '-' || sign == '/'):
		d, ok = date(number(a.text), time.Month(number(b.text)), number(c.text))
	case len(a.text) > 2:
	case isYear(c.text) && (sign == '-' || sign == '/' || sign == '.'):
		d, ok = british(number(a.text), number(b.text), number(c.text))
	case len(c.text) == 2 && (sign == '-' || sign == '/'):
		alone = true
		d, ok = british(number(a.text), number(b.text), century(number(c.text)))
	}
	if !ok {
		return 0, i, false, false
	}
	return d, r.clock(i + 5), alone, true
}

func british(d, m, y int) (civil.Date, bool) {
	if m > 12 {
		d, m = m, d // a date cell that a program set to American English saved as text
	}
	return date(y, time.Month(m), d)
}

// clock passes the time of day behind a date: "T00:00:00Z", " 00:00".
func (r *reader) clock(i int) int {
	start := i
	if t := r.at(i); t.kind == 'w' && t.text == "t" && !t.spaced {
		i++
	}
	two := func(i int) bool { t := r.at(i); return t.kind == 'n' && len(t.text) <= 2 }
	if !two(i) || r.at(i+1).kind != ':' || !two(i+2) {
		return start
	}
	i += 3
	if r.at(i).kind == ':' && two(i+1) {
		i += 2
	}
	if r.at(i).kind == '.' && r.at(i+1).kind == 'n' {
		i += 2
	}
	if k := r.at(i).kind; (k == '+' || k == '-') && two(i+1) && r.at(i+2).kind == ':' && two(i+3) {
		return i + 4
	}
	return r.skip(i, "z")
}

// monthYear reads a month with its year: "March 2025", "Mar-25", "Apr '02".
// "March 25" alone may be a day.
func (r *reader) monthYear(i int) (y int, m time.Month, next int, alone, ok bool) {
	m, n, ok := r.month(i)
	if !ok {
		return 0, 0, i, false, false
	}
	if r.at(n).kind == ',' && isYear(r.at(n+1).text) {
		n++
	}
	joined := r.gap(n)
	y, next, ok = r.year(joined)
	return y, m, next, joined == n && len(r.at(n).text) == 2, ok
}
