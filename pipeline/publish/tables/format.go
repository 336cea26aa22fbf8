package tables

import (
	"math"
	"strconv"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Places is how many decimal places a figure of a unit is shown with; 1 for a
// unit of no dictionary.
func Places(unit string) int {
	if u, ok := vocabulary.UnitOf(unit); ok {
		return u.Decimals
	}
	return 1
}

// Format shows a figure of a unit: rounded half away from zero, as the
// publishers do, with commas between thousands.
func Format(v float64, unit string) string {
	places := Places(unit)
	scale := math.Pow10(places)
	s := strconv.FormatFloat(math.Round(v*scale)/scale, 'f', places, 64)
	whole, rest, _ := strings.Cut(s, ".")
	negative := strings.HasPrefix(whole, "-")
	whole = strings.TrimPrefix(whole, "-")
	var b strings.Builder
	if negative && strings.Trim(s, "-0.") != "" {
		b.WriteByte('-')
	}
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	if rest != "" {
		b.WriteByte('.')
		b.WriteString(rest)
	}
	return b.String()
}

// Shown is how a row of a summary is shown: its figure, the words of its
// grade, or the shorthand that says why there is none.
func Shown(r *record.Statistic, unit string) string {
	switch {
	case r.Value.Valid:
		return Format(r.Value.V, unit)
	case r.ValueText != "":
		return Words(r.ValueText)
	}
	return Shorthand(r.Marker)
}
