package numfmt

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// lastDay is 31 December 9999, the last day that a spreadsheet knows.
const lastDay = 2958465

// SecondsADay is the number of seconds of a serial day.
const SecondsADay = 24 * 60 * 60

// Time is the date and time of day of a serial day of the 1900 system, to the
// millisecond. Day 60, the 29 February 1900 that Excel counts and never was, is
// the 28th. It returns false before 1900 and after 9999.
func Time(serial float64) (time.Time, bool) {
	if !(serial >= 0 && serial < lastDay+1) {
		return time.Time{}, false
	}
	day := math.Floor(serial)
	milli := math.Round((serial - day) * SecondsADay * 1000)
	if day < 60 {
		day++ // Excel counts 1 January 1900 as day 1
	}
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	return base.AddDate(0, 0, int(day)).Add(time.Duration(milli) * time.Millisecond), true
}

// Serial is the serial day of the 1900 system of a date and time of day.
func Serial(t time.Time) float64 {
	// Seconds, as a Duration ends after 292 years.
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Unix()
	midnight := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).Unix()
	days := float64((midnight - base) / SecondsADay)
	if days <= 60 {
		days--
	}
	clock := float64(t.Hour()*3600+t.Minute()*60+t.Second()) + float64(t.Nanosecond())/1e9
	return days + clock/SecondsADay
}

func (s *section) appendDate(dst []byte, v float64) []byte {
	t, ok := Time(v)
	if !ok {
		return AppendGeneral(dst, v)
	}
	if !s.shows(".") {
		t = t.Round(time.Second)
	}
	for _, tok := range s.tokens {
		switch tok.kind {
		case literal, point, digit:
			dst = append(dst, tok.text...)
		case datePart:
			dst = s.appendPart(dst, tok.text, t, v)
		}
	}
	return dst
}

func (s *section) shows(prefix string) bool {
	for _, t := range s.tokens {
		if t.kind == datePart && strings.HasPrefix(t.text, prefix) {
			return true
		}
	}
	return false
}

func (s *section) appendPart(dst []byte, part string, t time.Time, v float64) []byte {
	switch part {
	case "yyyy", "yyy":
		return appendPadded(dst, t.Year(), 4)
	case "yy", "y":
		return appendPadded(dst, t.Year()%100, 2)
	case "mmmmm":
		return append(dst, t.Month().String()[0])
	case "mmmm":
		return append(dst, t.Month().String()...)
	case "mmm":
		return append(dst, t.Month().String()[:3]...)
	case "mm", "m":
		return appendPadded(dst, int(t.Month()), len(part))
	case "dddd":
		return append(dst, t.Weekday().String()...)
	case "ddd":
		return append(dst, t.Weekday().String()[:3]...)
	case "dd", "d":
		return appendPadded(dst, t.Day(), len(part))
	case "hh", "h":
		h := t.Hour()
		if s.twelve {
			h = (h+11)%12 + 1
		}
		return appendPadded(dst, h, len(part))
	case "MM", "M":
		return appendPadded(dst, t.Minute(), len(part))
	case "ss", "s":
		return appendPadded(dst, t.Second(), len(part))
	case "AM/PM", "A/P":
		am, pm, _ := strings.Cut(part, "/")
		if t.Hour() < 12 {
			return append(dst, am...)
		}
		return append(dst, pm...)
	}
	switch {
	case strings.HasPrefix(part, "."):
		frac := strconv.FormatFloat(float64(t.Nanosecond())/1e9, 'f', len(part)-1, 64)
		return append(dst, strings.TrimLeft(frac, "01")...)
	case strings.HasPrefix(part, "[h"):
		return appendPadded(dst, int(math.Round(v*SecondsADay))/3600, len(part)-2)
	case strings.HasPrefix(part, "[m"):
		return appendPadded(dst, int(math.Round(v*SecondsADay))/60, len(part)-2)
	case strings.HasPrefix(part, "[s"):
		return appendPadded(dst, int(math.Round(v*SecondsADay)), len(part)-2)
	}
	return dst
}

func appendPadded(dst []byte, v, width int) []byte {
	text := strconv.Itoa(v)
	for range width - len(text) {
		dst = append(dst, '0')
	}
	return append(dst, text...)
}
