package period

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"forcestats/pipeline/record"
)

const (
	monthWord = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	dayWord   = `(\d{1,2})(?:st|nd|rd|th)?`
	yearWord  = `['’]?(\d{4}|\d{2})`
	gap       = `[ _-]*`
	until     = ` *(?:to|until|[-–—]) *`

	yearPairWords = `(\d{4}) *[-/_–—] *(\d{4}|\d{2})`
)

// form is one way to print a period.
type form struct {
	re   *regexp.Regexp
	read func(m []string, wanted string) (Period, bool)
}

func re(parts ...string) *regexp.Regexp {
	return regexp.MustCompile("^" + strings.Join(parts, "") + "$")
}

// The words that say what follows; they are taken off and remembered.
var (
	ending = regexp.MustCompile(`^(?:the )?(?:(?:rolling )?([a-z]+|\d{1,2})[ -]months?(?: period)? (?:ending|ended|to|up to)|(?:rolling |financial |calendar )?(years?|quarter) (?:ending|ended|end|to)|(y/?e|f/?y/?e))[: ]+(?:the )?(?:end (?:of )?)?`)
	asAt   = regexp.MustCompile(`^(?:(?:position |snapshot |figures )?(?:as )?(?:at|of|on)(?: the)?(?: end(?: of)?)?|snapshot) `)
	said   = regexp.MustCompile(`^(?:for |in |the |during |period |financial year |fy ?|year |calendar year |(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )+`)
)

var monthNames = map[string]time.Month{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12}

func month(word string) time.Month { return monthNames[word[:3]] }

func number(s string) int { n, _ := strconv.Atoi(s); return n }

// century completes a year of two digits: publications start in the 1970s.
func century(s string) int {
	n := number(s)
	switch {
	case len(s) > 2:
		return n
	case n >= 70:
		return 1900 + n
	}
	return 2000 + n
}

// date is a day that exists.
func date(y int, m time.Month, d int) (record.Date, bool) {
	v := record.NewDate(y, m, d)
	return v, m >= 1 && m <= 12 && d >= 1 && v.Time().Month() == m && y >= 1900 && y <= 2100
}

// dates are the ways to print one day.
var dates = []struct {
	re      *regexp.Regexp
	y, m, d int
}{
	{re(dayWord, gap, `(?:of )?`, monthWord, `,?`, gap, yearWord), 3, 2, 1},
	{re(monthWord, ` `, dayWord, `,? `, `(\d{4})`), 3, 1, 2},
	{re(`(\d{4})[-/](\d{2})[-/](\d{2})(?:[t ]00:00:00(?:\.0+)?z?)?`), 1, 2, 3},
	{re(`(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: 00:00(?::00)?)?`), 3, 2, 1},
}

// parseDay reads one printed day.
func parseDay(s string) (record.Date, bool) {
	for _, f := range dates {
		m := f.re.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		mon := time.Month(number(m[f.m]))
		if mon == 0 {
			mon = month(m[f.m])
		}
		if d, ok := date(century(m[f.y]), mon, number(m[f.d])); ok {
			return d, true
		}
	}
	return 0, false
}

// counts are the numbers of months that a period is printed to have.
var counts = map[string]int{"three": 3, "six": 6, "nine": 9, "twelve": 12, "quarter": 3, "two": 2, "four": 4, "five": 5, "one": 1, "eight": 8, "ten": 10, "eleven": 11, "seven": 7}

var monthYear = re(monthWord, gap, yearWord)

func parseMonth(s string) (int, time.Month, bool) {
	if m := monthYear.FindStringSubmatch(s); m != nil {
		return century(m[2]), month(m[1]), true
	}
	return 0, 0, false
}

// followsOn reports whether a two- or four-digit year is the next after another.
func followsOn(first int, second string) bool {
	if len(second) == 4 {
		return number(second) == first+1
	}
	return number(second) == (first+1)%100
}

// censuses are the census days of England and Wales.
var censuses = map[string]record.Date{
	"1991": record.NewDate(1991, time.April, 21), "2001": record.NewDate(2001, time.April, 29),
	"2011": record.NewDate(2011, time.March, 27), "2021": record.NewDate(2021, time.March, 21),
}

// forms in the order they are tried; the first that fits decides.
var forms = []form{
	{re(`(?:mid|mye)(?:[ -]?year)?(?: population)?(?: estimates?)?[ :-]*(\d{4})(?:.*population.*|.*estimates?.*)?`), func(m []string, _ string) (Period, bool) {
		return day(record.NewDate(number(m[1]), time.June, 30)), true
	}},
	{re(`census(?: day)?,? (\d{4})|(\d{4}) census(?: day)?`), func(m []string, _ string) (Period, bool) {
		d, ok := censuses[m[1]+m[2]]
		return day(d), ok
	}},
	{re(`(?:reporting year )(\d{4})`), func(m []string, _ string) (Period, bool) { return financial(number(m[1]) - 1), true }},
	{re(`f/?y/?e *(\d{4})`), func(m []string, _ string) (Period, bool) { return financial(number(m[1]) - 1), true }},
	{re(`(?:academic|school) year `, yearPairWords), func(m []string, _ string) (Period, bool) {
		y := number(m[1])
		return months(y, time.September, y+1, time.August), followsOn(y, m[2])
	}},
	{re(yearPairWords, `(?: financial year| p| r)?`), yearPair},
	{re(`(\d{4})(\d{2})`), yearPair},
	{re(yearPairWords, `[ ,:_(-]*(?:q|qtr|quarter)?[ _]*([1-4])\)?`), func(m []string, _ string) (Period, bool) {
		return quarterOf(m[1], m[2], m[3])
	}},
	{re(`(?:q|qtr|quarter)[ _]*([1-4])[ ,:_(-]*(?:of )?(?:fy ?|financial year )?`, yearPairWords, `\)?`), func(m []string, _ string) (Period, bool) {
		return quarterOf(m[2], m[3], m[1])
	}},
	{re(yearPairWords, `[ ,:_(-]*q([1-4])`, until, `q([1-4])\)?`), func(m []string, _ string) (Period, bool) { return quartersOf(m[1], m[2], m[3], m[4]) }},
	{re(`q([1-4])`, until, `q([1-4])[ ,:_(-]*`, yearPairWords, `\)?`), func(m []string, _ string) (Period, bool) { return quartersOf(m[3], m[4], m[1], m[2]) }},
	{re(yearPairWords, `[ ,:_(-]*`, monthWord, until, monthWord, `\)?`), func(m []string, _ string) (Period, bool) { return partOf(m[1], m[2], m[3], m[4]) }},
	{re(monthWord, until, monthWord, `[ ,:_(-]*`, yearPairWords, `\)?`), func(m []string, _ string) (Period, bool) { return partOf(m[3], m[4], m[1], m[2]) }},
	{re(`(?:q|qtr|quarter)[ _]*([1-4])[ ,_-]*(\d{4})`), func(m []string, _ string) (Period, bool) { return calendarQuarter(m[2], m[1]), true }},
	{re(`(\d{4})[ ,_-]*(?:q|qtr|quarter)[ _]*([1-4])`), func(m []string, _ string) (Period, bool) { return calendarQuarter(m[1], m[2]), true }},
	{re(monthWord, until, monthWord, gap, yearWord), func(m []string, _ string) (Period, bool) {
		y2, m1, m2 := century(m[3]), month(m[1]), month(m[2])
		y1 := y2
		if m1 > m2 {
			y1--
		}
		return months(y1, m1, y2, m2), true
	}},
	{re(`(\d{4})`), func(m []string, _ string) (Period, bool) {
		y := number(m[1])
		return months(y, time.January, y, time.December), y >= 1900 && y <= 2100
	}},
}

// yearPair reads 2024/25, 2024-2025 and, where the second number is no next
// year or a month is wanted, 2024-03.
func yearPair(m []string, wanted string) (Period, bool) {
	first := number(m[1])
	if wanted != Month && followsOn(first, m[2]) {
		return financial(first), true
	}
	if mon := number(m[2]); len(m[2]) == 2 && mon >= 1 && mon <= 12 {
		return months(first, time.Month(mon), first, time.Month(mon)), true
	}
	return Period{}, false
}

func quarterOf(first, second, quarter string) (Period, bool) {
	y := number(first)
	if !followsOn(y, second) {
		return Period{}, false
	}
	start := time.Month(1 + 3*number(quarter))
	return months(y, start, y, start+2), true
}

// quartersOf is a run of quarters of a financial year.
func quartersOf(first, second, from, to string) (Period, bool) {
	a, ok := quarterOf(first, second, from)
	b, _ := quarterOf(first, second, to)
	return Of(a.Start, b.End), ok && a.Start <= b.Start
}

// partOf is a run of months of a financial year.
func partOf(first, second, from, to string) (Period, bool) {
	y := number(first)
	if !followsOn(y, second) {
		return Period{}, false
	}
	year := func(m time.Month) int {
		if m < time.April {
			return y + 1
		}
		return y
	}
	a, b := month(from), month(to)
	p := months(year(a), a, year(b), b)
	return p, p.Start <= p.End
}

func calendarQuarter(year, quarter string) Period {
	start := time.Month(3*number(quarter) - 2)
	return months(number(year), start, number(year), start+2)
}

var (
	blanks = regexp.MustCompile(`[\s\x{00a0}]+`)
	notes  = regexp.MustCompile(`\s*(?:\[[^\]]*\]|\((?:p|r|provisional|revised|latest)\)|[¹²³⁰⁴-⁹*†‡]+)+$`)
)

// Parse reads a printed period.
func Parse(text string) (Period, error) { return ParseAs(text, "") }

// ParseAs reads a printed period of a wanted kind, which only decides between
// readings of words that have more than one; empty takes the commonest.
func ParseAs(text, wanted string) (Period, error) {
	s := strings.ToLower(strings.TrimSpace(blanks.ReplaceAllString(text, " ")))
	s = strings.Trim(notes.ReplaceAllString(s, ""), " .,:;")
	if p, ok := parse(s, wanted); ok {
		return p, nil
	}
	return Period{}, fmt.Errorf("%q is no known form of a period", text)
}

func parse(s, wanted string) (Period, bool) {
	if m := ending.FindStringSubmatch(s); m != nil {
		if p, ok := parseEnding(s[len(m[0]):], m[1]+m[2]+m[3]); ok {
			return p, true
		}
	}
	if m := asAt.FindString(s); m != "" {
		return parseAsAt(s[len(m):])
	}
	if p, ok := parseRange(s); ok {
		return p, true
	}
	if d, ok := parseDay(s); ok {
		return day(d), true
	}
	for _, f := range forms {
		if m := f.re.FindStringSubmatch(s); m != nil {
			if p, ok := f.read(m, wanted); ok {
				return p, true
			}
		}
	}
	if y, m, ok := parseMonth(s); ok {
		return months(y, m, y, m), true
	}
	if m := said.FindString(s); m != "" {
		return parse(s[len(m):], wanted)
	}
	return Period{}, false
}

// parseEnding reads what a year, a quarter or a number of months ends with: a
// month, or a day. A day that is one short of the month's end (a table really
// prints 30-12-2017) is read as the month's end, and says so.
func parseEnding(s, span string) (Period, bool) {
	n := counts[span]
	if n == 0 {
		n = number(span)
	}
	if strings.HasPrefix(span, "y") || strings.HasPrefix(span, "f") {
		n = 12
	}
	if n < 1 || n > 36 {
		return Period{}, false
	}
	upTo := func(y int, m time.Month) Period { return Of(record.NewDate(y, m-time.Month(n)+1, 1), monthEnd(y, m)) }
	if y, m, ok := parseMonth(s); ok {
		return upTo(y, m), true
	}
	d, ok := parseDay(s)
	if !ok {
		return Period{}, false
	}
	y, m, _ := d.Time().Date()
	switch end := monthEnd(y, m); {
	case d == end:
		return upTo(y, m), true
	case d+1 == end:
		p := upTo(y, m)
		p.Slip = true
		return p, true
	case n == 12:
		return Of(d.AddYears(-1)+1, d), true
	}
	return Period{}, false
}

// parseAsAt reads the day of a stock; "as at March 2025" is its last day.
func parseAsAt(s string) (Period, bool) {
	if d, ok := parseDay(s); ok {
		return day(d), true
	}
	if y, m, ok := parseMonth(s); ok {
		return day(monthEnd(y, m)), true
	}
	return Period{}, false
}

// between is what stands between the two ends of a range. A stroke or a
// hyphen also stands inside a date, so every one of them is tried.
var between = regexp.MustCompile(` +(?:to|until|and|[-–—]) +|[-–—/]`)

// shortDay is a first day that takes its year, or month and year, from the second.
var shortDay = re(dayWord, `(?: `, monthWord, `)?`)

// parseRange reads two days or months: "Apr '02 to Mar '03", "1 April 2018 to
// 31 March 2019", "1 to 31 March 2019".
func parseRange(s string) (Period, bool) {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "from "), "between ")
	for _, at := range between.FindAllStringIndex(s, -1) {
		if p, ok := parseEnds(strings.TrimSpace(s[:at[0]]), strings.TrimSpace(s[at[1]:])); ok {
			return p, true
		}
	}
	return Period{}, false
}

func parseEnds(from, to string) (Period, bool) {
	if y1, m1, ok := parseMonth(from); ok {
		y2, m2, ok := parseMonth(to)
		return months(y1, m1, y2, m2), ok && (y1 < y2 || y1 == y2 && m1 <= m2)
	}
	last, ok := parseDay(to)
	if !ok {
		return Period{}, false
	}
	first, ok := parseDay(from)
	if !ok {
		first, ok = completeDay(from, last)
	}
	return Of(first, last), ok && first <= last
}

// completeDay reads a first day printed without its year or month.
func completeDay(s string, last record.Date) (record.Date, bool) {
	m := shortDay.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	y, mon, _ := last.Time().Date()
	if m[2] != "" {
		if mon = month(m[2]); mon > last.Time().Month() {
			y--
		}
	}
	return date(y, mon, number(m[1]))
}
