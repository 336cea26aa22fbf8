package review

import (
	"strings"

	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/period"
)

// Date reads the first full date of a text, such as "2 August 2016" or
// "2/08/2016".
func Date(text string) (date civil.Date, words string) {
	if found := period.Days(text); len(found) > 0 {
		return found[0].Start, found[0].Text
	}
	return 0, ""
}

// LetterDate returns the date of a letter: the first that stands on a line of
// its own.
func LetterDate(text string) (date civil.Date, words string) {
	for _, line := range strings.Split(text, "\n") {
		line = strings.Trim(Squash(line), " .,")
		if d, words := Date(line); d.Valid() && len(line)-len(words) <= len("Wednesday, ") {
			return d, words
		}
	}
	return 0, ""
}

// Range reads the first range of days of a text, such as "10 to 14 January
// 2022" or "16 September – 8 October 2014". A range without a year is of the
// given year.
func Range(text string, year int) (start, end civil.Date, words string) {
	if found, ok := period.FirstDayRange(text, year); ok {
		return found.Start, found.End, found.Text
	}
	return 0, 0, ""
}

// Day makes the label of one day.
func Day(date civil.Date, words string) period.Printed {
	if !date.Valid() {
		return period.Printed{}
	}
	return period.Printed{Text: words, Start: date, End: date, Kind: "day"}
}

// Squash joins a text's lines and spaces to single spaces.
func Squash(s string) string { return strings.Join(strings.Fields(s), " ") }
