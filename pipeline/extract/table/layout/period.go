package layout

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
)

// monthWord matches a month's name or its first three letters.
const monthWord = `(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?`

var (
	// A four-digit year goes before a two-digit one: without superscripts
	// "year ending March 20191,2" must read 2019, and "June 181,2" 18.
	yearWord  = `((?:19|20)\d\d|['’‘]?\s?\d\d)`
	spanForm  = regexp.MustCompile(`(?i)\b` + monthWord + `[-\s]*` + yearWord + `\s+(?:to|[-–])\s+` + monthWord + `[-\s]*` + yearWord)
	daySpan   = regexp.MustCompile(`(?i)\b(\d{1,2})\s+` + monthWord + `(?:\s+` + yearWord + `)?\s+(?:to|[-–])\s+(\d{1,2})\s+` + monthWord + `\s+` + yearWord)
	monthSpan = regexp.MustCompile(`(?i)\b` + monthWord + `\s+(?:to|[-–])\s+` + monthWord + `\s+` + yearWord)
	yearEnd   = regexp.MustCompile(`(?i)\b(?:years?|12 months|twelve months)\s+(?:ending|ended|to)\s+(?:(\d{1,2})\s+)?` + monthWord + `\s+` + yearWord)
	midYear   = regexp.MustCompile(`(?i)\bmid[-– ]?\s*(?:year\s+)?((?:19|20)\d\d)`)
	slashDay  = regexp.MustCompile(`(?:^|[^\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b`)
	isoDay    = regexp.MustCompile(`\b((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ]00:00:00)?\b`)
	dayForm   = regexp.MustCompile(`(?i)\b(\d{1,2})\s+` + monthWord + `\s+` + yearWord)
	monthForm = regexp.MustCompile(`(?i)\b` + monthWord + `[-\s]` + yearWord + `\b`)
	fiscal    = regexp.MustCompile(`\b((?:19|20)?\d\d)\s?[/–-]\s?(\d\d|(?:19|20)\d\d)\b`)
	yearOnly  = regexp.MustCompile(`^((?:19|20)\d\d)(?:\d(?:, ?\d{1,2})*)?$`)
)

// Periods finds the periods that a printed title or header names, in order:
// years ending, spans of months or days, days, mid-years, financial years.
// What is left of the text without them decides whether a header is nothing
// but a period; see IsPeriod.
func Periods(text string) []record.PeriodLabel {
	rest := text
	var out []found
	years := severalYears.MatchString(text)
	for _, f := range forms {
		for {
			m := f.re.FindStringSubmatchIndex(rest)
			if m == nil {
				break
			}
			p, ok := f.read(groups(rest, m))
			if years && f.re == monthForm {
				p.Start = p.End.AddYears(-1) + 1
			}
			if ok {
				p.Text = strings.TrimSpace(text[m[0]:m[1]])
				out = append(out, found{m[0], p})
			}
			// Blank it out so that no later form finds a part of it.
			rest = rest[:m[0]] + strings.Repeat("\x00", m[1]-m[0]) + rest[m[1]:]
		}
	}
	return inOrder(out)
}

// "years ending March 2019 and March 2020": the second is a year too.
var severalYears = regexp.MustCompile(`(?i)\byears ending\b`)

type found struct {
	at     int
	period record.PeriodLabel
}

func inOrder(fs []found) []record.PeriodLabel {
	var out []record.PeriodLabel
	for len(fs) > 0 {
		least := 0
		for i := range fs {
			if fs[i].at < fs[least].at {
				least = i
			}
		}
		out = append(out, fs[least].period)
		fs = append(fs[:least], fs[least+1:]...)
	}
	return out
}

// IsPeriod says whether a header is a period and nothing else, and which.
func IsPeriod(l Label) (record.PeriodLabel, bool) {
	if l.Date.Valid() {
		return record.PeriodLabel{Text: l.Text, Start: l.Date, End: l.Date}, true
	}
	ps := Periods(l.Text)
	// Digits left over are footnotes in a format without superscripts.
	if len(ps) == 1 && onlyNotes.MatchString(strings.Replace(l.Text, ps[0].Text, "", 1)) {
		return ps[0], true
	}
	return record.PeriodLabel{}, false
}

var onlyNotes = regexp.MustCompile(`^[\d,\s]*$`)

// Year reads a header that is nothing but a calendar year.
func Year(text string) (int, bool) {
	m := yearOnly.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	y, err := strconv.Atoi(m[1])
	return y, err == nil
}

// Stocks turns the period between two dates printed by their months ("Sep-18
// to Sep-19") into one between the ends of the months, when the counts were.
func Stocks(p record.PeriodLabel) record.PeriodLabel {
	if p.Start.Time().Day() == 1 {
		y, m, _ := p.Start.Time().Date()
		p.Start = monthEnd(y, m)
	}
	return p
}

// MidYear is the stock of 30 June, as mid-year estimates are.
func MidYear(year int) record.PeriodLabel {
	d := record.NewDate(year, time.June, 30)
	return record.PeriodLabel{Text: "mid-" + strconv.Itoa(year), Start: d, End: d}
}

// CalendarYear is January to December.
func CalendarYear(year int) record.PeriodLabel {
	return record.PeriodLabel{Text: strconv.Itoa(year), Start: record.NewDate(year, 1, 1), End: record.NewDate(year, 12, 31)}
}

// form is one way of printing a period.
type form struct {
	re   *regexp.Regexp
	read func(g []string) (record.PeriodLabel, bool)
}

// forms in the order in which they are tried: a longer form before its parts.
var forms = []form{
	{isoDay, func(g []string) (record.PeriodLabel, bool) { return day(atoi(g[1]), atoi(g[2]), atoi(g[3])) }},
	{slashDay, func(g []string) (record.PeriodLabel, bool) {
		d, m := atoi(g[1]), atoi(g[2])
		if m > 12 { // a date cell saved as text by a program set to American English
			d, m = m, d
		}
		return day(atoi(g[3]), m, d)
	}},
	{daySpan, func(g []string) (record.PeriodLabel, bool) {
		end := yearOf(g[6])
		start := end
		if g[3] != "" {
			start = yearOf(g[3])
		}
		return span(record.NewDate(start, monthOf(g[2]), atoi(g[1])), record.NewDate(end, monthOf(g[5]), atoi(g[4])))
	}},
	{spanForm, func(g []string) (record.PeriodLabel, bool) {
		return span(record.NewDate(yearOf(g[2]), monthOf(g[1]), 1), monthEnd(yearOf(g[4]), monthOf(g[3])))
	}},
	{monthSpan, func(g []string) (record.PeriodLabel, bool) {
		y := yearOf(g[3])
		return span(record.NewDate(y, monthOf(g[1]), 1), monthEnd(y, monthOf(g[2])))
	}},
	{yearEnd, func(g []string) (record.PeriodLabel, bool) {
		end := monthEnd(yearOf(g[3]), monthOf(g[2]))
		return span(end.AddYears(-1)+1, end)
	}},
	{midYear, func(g []string) (record.PeriodLabel, bool) { return MidYear(atoi(g[1])), true }},
	{dayForm, func(g []string) (record.PeriodLabel, bool) {
		d := record.NewDate(yearOf(g[3]), monthOf(g[2]), atoi(g[1]))
		return record.PeriodLabel{Start: d, End: d}, true
	}},
	{monthForm, func(g []string) (record.PeriodLabel, bool) {
		return record.PeriodLabel{Start: record.NewDate(yearOf(g[2]), monthOf(g[1]), 1), End: monthEnd(yearOf(g[2]), monthOf(g[1]))}, true
	}},
	{fiscal, func(g []string) (record.PeriodLabel, bool) {
		y := yearOf(g[1])
		if (y+1)%100 != yearOf(g[2])%100 {
			return record.PeriodLabel{}, false
		}
		return span(record.NewDate(y, time.April, 1), record.NewDate(y+1, time.March, 31))
	}},
}

// day is one day, if there is such a day.
func day(year, month, day int) (record.PeriodLabel, bool) {
	d := record.NewDate(year, time.Month(month), day)
	t := d.Time()
	return record.PeriodLabel{Start: d, End: d}, t.Day() == day && int(t.Month()) == month
}

// span is a period by its ends; its kind is normalise's to say.
func span(start, end record.Date) (record.PeriodLabel, bool) {
	return record.PeriodLabel{Start: start, End: end}, end >= start
}

func monthEnd(year int, m time.Month) record.Date { return record.NewDate(year, m+1, 1) - 1 }

func monthOf(s string) time.Month {
	const names = "janfebmaraprmayjunjulaugsepoctnovdec"
	return time.Month(strings.Index(names, strings.ToLower(s)[:3])/3 + 1)
}

// yearOf reads a year of two or four digits; two digits are of this century up
// to 49, as no series here begins before 1950.
func yearOf(s string) int {
	y := atoi(strings.Trim(s, "'’‘ "))
	switch {
	case y < 50:
		return 2000 + y
	case y < 100:
		return 1900 + y
	}
	return y
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s) // the patterns let only digits through
	return n
}

func groups(s string, m []int) []string {
	g := make([]string, len(m)/2)
	for i := range g {
		if m[2*i] >= 0 {
			g[i] = s[m[2*i]:m[2*i+1]]
		}
	}
	return g
}

// CellDate reads the day in a cell: a typed date, or a date in words.
func CellDate(g *sheet.Grid, p Pos) (record.PeriodLabel, bool) {
	c := g.At(p.Row, p.Col)
	l := Label{Text: Collapse(c.Text)}
	if c.Kind == sheet.Date {
		l.Date = serialDate(c.Number)
	}
	period, ok := IsPeriod(l)
	return period, ok && period.Start == period.End
}
