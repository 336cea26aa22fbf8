package review

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"forcestats/pipeline/record"
)

const (
	months    = `(January|February|March|April|May|June|July|August|September|October|November|December)`
	dayNumber = `(\d{1,2})(?:st|nd|rd|th)?`
)

var (
	fullDate  = regexp.MustCompile(`\b` + dayNumber + `\s+` + months + `,?\s+(\d{4}|\d{2})\b`)
	slashDate = regexp.MustCompile(`\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b`)
	dateRange = regexp.MustCompile(`\b` + dayNumber + `(?:\s+` + months + `)?(?:,?\s+(\d{4}))?\s*(?:to|and|until|[-–—])\s*(?:[A-Z][a-z]+day,?\s+)?` + dayNumber + `\s+` + months + `(?:,?\s+(\d{4}))?`)
)

// Date reads the first full date of a text, such as "2 August 2016" or
// "2/08/2016". A year of two digits is of this century.
func Date(text string) (date record.Date, words string) {
	text = spellMonths(text)
	m := fullDate.FindStringSubmatch(text)
	if m == nil {
		return 0, ""
	}
	return newDate(m[1], m[2], m[3]), m[0]
}

// LetterDate returns the date of a letter: the first that stands on a line of
// its own.
func LetterDate(text string) (date record.Date, words string) {
	for _, line := range strings.Split(text, "\n") {
		line = strings.Trim(Squash(line), " .,")
		if d, words := Date(line); d.Valid() && len(line)-len(words) <= len("Wednesday, ") {
			return d, words
		}
	}
	return 0, ""
}

// spellMonths writes "1/06/2015" as "1 June 2015".
func spellMonths(text string) string {
	return slashDate.ReplaceAllStringFunc(text, func(s string) string {
		m := slashDate.FindStringSubmatch(s)
		month, _ := strconv.Atoi(m[2])
		if month < 1 || month > 12 {
			return s
		}
		return m[1] + " " + time.Month(month).String() + " " + m[3]
	})
}

// Range reads the first range of days of a text, such as "10 to 14 January
// 2022" or "16 September – 8 October 2014". A range without a year is of the
// given year.
func Range(text string, year int) (start, end record.Date, words string) {
	m := dateRange.FindStringSubmatch(spellMonths(text))
	if m == nil {
		return 0, 0, ""
	}
	endYear := m[6]
	if endYear == "" && m[3] != "" {
		endYear = m[3]
	}
	if endYear == "" {
		if year == 0 {
			return 0, 0, ""
		}
		endYear = strconv.Itoa(year)
	}
	startMonth := m[2]
	if startMonth == "" {
		startMonth = m[5]
	}
	startYear := m[3]
	if startYear == "" {
		startYear = endYear
	}
	start, end = newDate(m[1], startMonth, startYear), newDate(m[4], m[5], endYear)
	if start > end && m[3] == "" && start.Valid() && end.Valid() {
		start = start.AddYears(-1) // from December to January
	}
	if !start.Valid() || !end.Valid() || start > end {
		return 0, 0, ""
	}
	return start, end, m[0]
}

func newDate(day, month, year string) record.Date {
	d, _ := strconv.Atoi(day)
	y, _ := strconv.Atoi(year)
	if y < 100 {
		y += 2000
	}
	t, err := time.Parse("January", month)
	if err != nil || d < 1 || d > 31 {
		return 0
	}
	date := record.NewDate(y, t.Month(), d)
	if date.Time().Day() != d {
		return 0 // 31 June
	}
	return date
}

// Day makes the label of one day.
func Day(date record.Date, words string) record.PeriodLabel {
	if !date.Valid() {
		return record.PeriodLabel{}
	}
	return record.PeriodLabel{Text: words, Start: date, End: date, Kind: "day"}
}

// Squash joins a text's lines and spaces to single spaces.
func Squash(s string) string { return strings.Join(strings.Fields(s), " ") }
