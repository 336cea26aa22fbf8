package period

import (
	"fmt"
	"strings"
	"time"
)

// form is what was printed, where a heading may read it another way.
type form uint8

const (
	other               form = iota
	pairForm                 // 2024/25: financial, unless a heading says academic or tax year
	yearForm                 // 2024: a calendar year, unless a heading says otherwise
	pooledForm               // 2019-2021
	monthOrPooled            // 2008-10: October 2008, or 2008 to 2010
	calendarQuarterForm      // Q2 2019
)

// match is a period that was read.
type match struct {
	Period
	next  int  // the token after it
	alone bool // in running text it may be something else: read as a label only
	form  form
	// The years that a form names; second of pooled years alone.
	first, second int
}

// rules are the ways to print a period. Of all that fit at a place the longest
// counts; of two of one length the first.
var rules = []func(*reader, int) (match, bool){
	(*reader).ending, (*reader).asAt, (*reader).dayRange, (*reader).monthRange, (*reader).oneDay,
	(*reader).quarters, (*reader).academicYear, (*reader).financialYear, (*reader).tightPair, (*reader).pooledYears,
	(*reader).headed, (*reader).midYear, (*reader).census, (*reader).oneMonth, (*reader).yearMonth, (*reader).bareYear,
}

// bareYear reads a year by itself.
func (r *reader) bareYear(i int) (match, bool) {
	y, next, ok := r.year4(i)
	return match{Period: CalendarYearOf(y), next: next, alone: true, form: yearForm, first: y}, ok
}

// longest is the longest period at a token, in running text or as a label.
func (r *reader) longest(i int, label bool) (best match, ok bool) {
	for _, rule := range rules {
		m, fits := rule(r, i)
		if fits && m.next > best.next && (label || !m.alone) {
			best, ok = m, true
		}
	}
	return best, ok
}

// whole is the period that a label is, marks and punctuation at its end aside.
func (r *reader) whole(m *marks) (match, bool) {
	i := r.skip(0, "for", "in", "the", "during", "period")
	best, ok := r.longest(i, true)
	if !ok {
		return match{}, false
	}
	n := best.next
	switch {
	case r.is(n, "p"):
		m.provisional, n = true, n+1
	case r.is(n, "r"):
		m.revised, n = true, n+1
	}
	for strings.ContainsRune(".,:;", r.at(n).kind) && n < len(r.tokens) {
		n++
	}
	return best, n == len(r.tokens)
}

// Parse reads a label that is a period and nothing else. References to notes
// and marks such as "(p)" are no part of it.
func Parse(text string) (Period, error) { return Any.Parse(text) }

// Found is a period in running text.
type Found struct {
	Period
	Text string // as printed
	At   int    // byte of the text where it begins
}

// Find finds the periods that a text names, in order, each as long as it can
// be. Of a range of whole years both ends are found ("2002/03 to 2018/19").
// What in running text may be something else, as a bare year may, is not
// found; Parse reads it where it is the whole label.
func Find(text string) []Found {
	tokens, _ := lex(text)
	r := &reader{text: text, tokens: tokens}
	var out []Found
	var years bool // "years ending March 2019 and March 2020": the second is a year too
	for i := 0; i < len(tokens); {
		years = years || r.is(i, "years") && r.is(i+1, "ending", "ended")
		m, ok := r.longest(i, false)
		if !ok || !r.free(i, m.next) {
			i++
			continue
		}
		if years && m.Kind == Month {
			m.Period = yearEnding(m.End.Time().Year(), m.End.Time().Month())
		}
		out = append(out, r.found(m.Period, i, m.next))
		if _, b, next, ok := r.twoPairs(i); ok && next > m.next {
			_, second, _ := r.pair(i)
			second++ // behind what stands between the two
			out = append(out, r.found(financial(b), second, next))
			m.next = next
		}
		i = m.next
	}
	return out
}

// FinancialYearsIn finds the financial years that a text names by their two
// years or as years ending in March.
func FinancialYearsIn(text string) []Found {
	var out []Found
	for _, f := range Find(text) {
		if isYearFrom(f.Period, time.April) {
			out = append(out, f)
		}
	}
	return out
}

// Days finds the days that a text names, those that begin or end a range
// among them.
func Days(text string) []Found {
	tokens, _ := lex(text)
	r := &reader{text: text, tokens: tokens}
	var out []Found
	for i := 0; i < len(tokens); {
		d, next, _, ok := r.day(i)
		if !ok || !r.free(i, next) {
			i++
			continue
		}
		out = append(out, r.found(day(d), i, next))
		i = next
	}
	return out
}

// FirstDayRange finds the first range of days in a text, such as "10 to 14 January
// 2022". One without a year is of the given year, unless that is 0.
func FirstDayRange(text string, year int) (Found, bool) {
	tokens, _ := lex(text)
	r := &reader{text: text, tokens: tokens, assumed: year}
	for i := range tokens {
		if m, ok := r.dayRange(i); ok && !m.alone && r.free(i, m.next) {
			return r.found(m.Period, i, m.next), true
		}
	}
	return Found{}, false
}

// Pooled finds the several years that a text says a table counts as one:
// "Outcomes by force, 2015 to 2019". Find leaves them alone, for in running
// text two years may be the ends of a comparison.
func Pooled(text string) (Found, bool) {
	tokens, _ := lex(text)
	r := &reader{text: text, tokens: tokens}
	for i := range tokens {
		if m, ok := r.pooledYears(i); ok && r.free(i, m.next) {
			return r.found(m.Period, i, m.next), true
		}
	}
	return Found{}, false
}

// found is what stands between two tokens.
func (r *reader) found(p Period, i, next int) Found {
	from, to := r.tokens[i].start, r.tokens[next-1].end
	return Found{p, r.text[from:to], from}
}

// Labels is Find for the rows of a publication. Their kind follows from their
// dates.
func Labels(text string) []Printed {
	var out []Printed
	for _, f := range Find(text) {
		out = append(out, Printed{Text: f.Text, Start: f.Start, End: f.End})
	}
	return out
}

// BareYear reads a label that is one year and nothing else but the numbers of
// notes, which hang on it in a format without superscripts.
func BareYear(text string) (int, bool) {
	tokens, _ := lex(text)
	r := &reader{text: text, tokens: tokens}
	if y, next, ok := r.year4(0); ok {
		return y, next == len(tokens)
	}
	if t := r.at(0); t.kind != 'n' || len(t.text) != 5 || !isYear(t.text[:4]) {
		return 0, false
	}
	return number(tokens[0].text[:4]), r.noteNumbers(1) == len(tokens)
}

// free reports whether what was read is no part of a longer word or number:
// "1/2018/19" and "12.5 to 13" hold no years.
func (r *reader) free(i, next int) bool {
	before, first, last, after := r.at(i-1), r.at(i), r.at(next-1), r.at(next)
	if first.kind == 'n' && i > 0 && !first.spaced {
		if glued := before.kind; glued == 'w' || glued == 'n' || strings.ContainsRune("/.,-", glued) && r.at(i-2).kind == 'n' && !before.spaced {
			return false
		}
	}
	if last.kind != 'n' || after.spaced || next == len(r.tokens) {
		return true
	}
	switch after.kind {
	case 'w':
		return len(after.text) == 1
	case '/', '-', '.', ',':
		return r.at(next+1).kind != 'n' || r.at(next+1).spaced
	}
	return true
}

func unreadable(text string) error {
	return fmt.Errorf("%q is no known form of a period", text)
}
