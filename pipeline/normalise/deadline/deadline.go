// Package deadline finds by when a finding must be acted on, in every form
// that reports write it.
//
// It imports record and the standard library.
package deadline

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/pattern"
	"forcestats/pipeline/vocabulary/period"
)

// Deadline is a date by which to act.
type Deadline struct {
	Date     civil.Date // no date where the words can't be worked out
	Words    string     // as printed, e.g. "By Friday 5 May 2017"
	Relative bool       // a period that runs from publication
	Weekday  string     // printed weekday, where it is not the date's; empty otherwise
}

const (
	month = `(?:January|February|March|April|May|June|July|August|September|October|November|December|` +
		`Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?`
	weekday = `(?:(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:the\s+)?)?`
	// fullDate has the weekday and the date as its groups.
	fullDate = weekday + `(\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?` + month + `,?\s+(?:\d{4}|\d{2})\b|` +
		month + `\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}\b|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b|\d{4}-\d{2}-\d{2}\b)`
	lead   = `(?:by\s+no\s+later\s+than|no\s+later\s+than|not\s+later\s+than|at\s+the\s+latest\s+by|on\s+or\s+before|by|before)\s+(?:the\s+)?`
	number = `(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty-four|a|an)`
)

var (
	datePattern  = regexp.MustCompile(`(?i)\b` + lead + fullDate)
	barePattern  = regexp.MustCompile(`(?i)\b(?:` + lead + `)?` + fullDate)
	bareMonth    = regexp.MustCompile(`(?i)(?:end\s+of\s+)?\b(` + month + `\s+\d{4})\b`)
	monthPattern = regexp.MustCompile(`(?i)\b` + lead + `(?:(?:end|close)\s+of\s+)?(` + month + `\s+\d{4})\b`)
	yearPattern  = regexp.MustCompile(`(?i)\b` + lead + `end\s+of\s+(?:(?:the\s+)?(?:calendar\s+year\s+)?(\d{4})\b|` +
		`(?:the\s+)?(?:financial\s+year\s+)?(\d{4}\s*[/–-]\s*(?:\d{4}|\d{2}))\b)`)
	// A period counts where it runs from publication, or leads its sentence.
	periodPattern = regexp.MustCompile(`(?i)\bwithin\s+(?:the\s+next\s+)?` + number + `\s+(day|week|month|year)s?(\s+of\s+(?:the\s+)?(?:date\s+of\s+)?(?:` +
		`(?:the\s+)?publication(?:\s+of\s+(?:this|the|our)\s+(?:report|letter|review))?|` +
		`(?:this|our)\s+(?:report|letter|review)(?:\s+being\s+published)?|publishing\s+this\s+report))?`)

	// set is what may stand before a period that leads what is asked, or is set
	// in after the duty: "We recommend that, within three months, X reviews",
	// "X should, within six months, publish".
	set = regexp.MustCompile(`(?i)^(?:.{0,60}\brecommend(?:s|ed|ation)?\b(?:\s+that)?|.{3,200}\b(?:should|must|shall)\b)\s*[,:]?\s*$`)

	obligation = pattern.Lines(`(?i)\b(`, `
	should                                          # Should
	must                                            # Must
	shall                                           # Shall
	needs?\s+to                                     # Need to
	required\s+to                                   # Required to
	(?:is|are)\s+(?:to|asked|expected|recommended)  # Is to
	ha(?:s|ve)\s+to                                 # Has to
	recommend\w*                                    # Recommend
`, `)\b`)
	past = regexp.MustCompile(`(?i)\b(had|was|were|did|has been|have been)\b`)
	// Dates by which others claim or apply are a scheme's own, not a deadline.
	scheme = pattern.Words(`(?i)\b(`, `
	claims? applications? applied apply registered received registrations? eligible born diagnosed treated
`, `)\b[^.;,]{0,60}$`)
)

// Find returns the deadline that a finding states: the first date or period by
// which somebody should act. Published is the report's date, from which
// periods run. "Immediately" is no deadline.
func Find(text string, published civil.Date) (Deadline, bool) {
	var best Deadline
	at := -1
	for _, s := range sentences(text) {
		d, pos, ok := inSentence(s, published)
		if !ok {
			continue
		}
		if at < 0 || !best.Date.Valid() && d.Date.Valid() {
			best, at = d, pos
		}
		if best.Date.Valid() {
			break
		}
	}
	return best, at >= 0
}

func inSentence(s string, published civil.Date) (Deadline, int, bool) {
	if past.MatchString(s) && !obligation.MatchString(s) {
		return Deadline{}, 0, false
	}
	first, pos := Deadline{}, -1
	keep := func(d Deadline, at int) {
		if scheme.MatchString(s[:at]) {
			return
		}
		if pos < 0 || at < pos {
			first, pos = d, at
		}
	}
	if m := datePattern.FindStringSubmatchIndex(s); m != nil {
		keep(readDate(s, m), m[0])
	}
	if m := monthPattern.FindStringSubmatchIndex(s); m != nil {
		keep(readMonth(s, m), m[0])
	}
	if m := yearPattern.FindStringSubmatchIndex(s); m != nil {
		keep(readYear(s, m), m[0])
	}
	if m := periodPattern.FindStringSubmatchIndex(s); m != nil && (m[6] >= 0 || leads(s[:m[0]]) && obligation.MatchString(s)) {
		keep(readPeriod(s, m, published), m[0])
	}
	return first, pos, pos >= 0
}

// leads reports whether what stands before a period lets it be one by which to
// act, and not one that is only talked about.
func leads(before string) bool {
	return strings.TrimSpace(before) == "" || set.MatchString(before)
}

// Parse reads words that are known to be a deadline: a column, or the words
// that a letter prints apart from its findings. Ok is false if they name no
// day, month or period; the words are kept.
func Parse(words string, published civil.Date) (Deadline, bool) {
	words = strings.TrimSpace(words)
	for _, try := range []struct {
		pattern *regexp.Regexp
		read    func(string, []int) Deadline
	}{
		{barePattern, readDate}, {monthPattern, readMonth}, {yearPattern, readYear},
		{periodPattern, func(s string, m []int) Deadline { return readPeriod(s, m, published) }},
		{bareMonth, readMonth},
	} {
		if m := try.pattern.FindStringSubmatchIndex(words); m != nil {
			d := try.read(words, m)
			d.Words = words
			return d, d.Date.Valid()
		}
	}
	return Deadline{Words: words}, false
}

// group returns the text of a group, empty if it took no part.
func group(s string, m []int, n int) string {
	if m[2*n] < 0 {
		return ""
	}
	return s[m[2*n]:m[2*n+1]]
}

// readDate reads a match of fullDate: the weekday, then the date. A day that
// does not exist, 31 June, leaves the words without a date.
func readDate(s string, m []int) Deadline {
	d := Deadline{Words: s[m[0]:m[1]]}
	printed := group(s, m, 2)
	if strings.Trim(printed, "0123456789.") == "" {
		printed = strings.ReplaceAll(printed, ".", "/") // elsewhere 5.6.24 may be a section
	}
	p, err := period.Parse(printed)
	if err != nil || p.Kind != period.Day {
		return d
	}
	d.Date = p.End
	if day := group(s, m, 1); day != "" && !strings.EqualFold(day+"day", p.End.Time().Weekday().String()) {
		d.Weekday = strings.ToUpper(day[:1]) + strings.ToLower(day[1:]) + "day"
	}
	return d
}

// readMonth takes a month without a day as its last day: the latest date that
// the words allow.
func readMonth(s string, m []int) Deadline {
	return endOf(s, m, period.Any, 1)
}

// readYear takes the end of a year, or of a financial year such as 2024/25.
func readYear(s string, m []int) Deadline {
	if m[2] >= 0 {
		return endOf(s, m, period.CalendarYears, 1)
	}
	return endOf(s, m, period.Any, 2)
}

// endOf is the last day of the period that a group of a match names.
func endOf(s string, m []int, under period.Heading, n int) Deadline {
	d := Deadline{Words: s[m[0]:m[1]]}
	if p, err := under.Parse(group(s, m, n)); err == nil && (p.Kind == period.Month || p.Kind == period.Year) {
		d.Date = p.End
	}
	return d
}

func readPeriod(s string, m []int, published civil.Date) Deadline {
	d := Deadline{Words: s[m[0]:m[1]], Relative: true}
	n := words[strings.ToLower(group(s, m, 1))]
	if n == 0 {
		n = whole(group(s, m, 1))
	}
	if !published.Valid() || n == 0 {
		return d
	}
	y, mm, dd := published.Time().Date()
	switch strings.ToLower(group(s, m, 2)) {
	case "day":
		d.Date = published + civil.Date(n)
	case "week":
		d.Date = published + civil.Date(7*n)
	case "month":
		d.Date = addMonths(y, mm, dd, n)
	case "year":
		d.Date = published.AddYears(n)
	}
	return d
}

// addMonths keeps a month's end: six months from 31 August is 28 February.
func addMonths(y int, m time.Month, d, n int) civil.Date {
	last := civil.New(y, m+time.Month(n)+1, 0)
	return min(civil.New(y, m+time.Month(n), d), last)
}

// sentences cuts a text at full stops before a capital, bullets and line ends.
func sentences(text string) []string { return sentenceEnd.Split(text, -1) }

var sentenceEnd = regexp.MustCompile(`[.;!?]\s+|\n|\s?[•−]\s|:\s+`)

func whole(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

var words = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
	"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18, "twenty-four": 24,
}
