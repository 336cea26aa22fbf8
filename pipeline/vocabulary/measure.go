package vocabulary

import (
	"slices"
	"strings"
)

// Polarity says what more of a figure means for the people it is about.
type Polarity string

// Most figures are neither: more recorded offences can mean more offending or
// better recording.
const (
	Neither Polarity = "neither"
	Better  Polarity = "better"
	Worse   Polarity = "worse"
)

// Measure is what a publication measures. Its statistic has the same name, but
// where NamedByUnit says otherwise.
type Measure struct {
	Code     string // plural noun in snake case
	Label    string
	Meaning  string
	Category string // what its categories are; empty if it has only all
	Units    []string
	Adds     Adds
	Polarity Polarity
	Source   string   // who publishes it, and where its definition stands
	Section  string   // heading of a profile that its statistic stands under; empty for none
	Profile  []string // its categories that stand there, x* for all that begin with x; empty for all

	// NamedByUnit are the units whose statistic is named after measure and
	// unit although no other unit has the plain name: workforce is
	// workforce_fte or workforce_headcount.
	NamedByUnit []string
	// NotAdded are categories whose figures may not be added up though the
	// measure's may; any stands for all of them.
	NotAdded []string
	// OfBody is set where a figure is that of a body and not of its ground,
	// which a force and a council on the same ground do not share.
	OfBody bool
	// PerChildren is set for what is given per 10,000 children.
	PerChildren bool
}

// NeverAdded returns the words that, as a whole word of a measure's or a
// category's code, say that its figures add up to nothing.
func NeverAdded() []string {
	return []string{
		"rate", "rates", "share", "shares", "percent", "percentage", "percentages", "proportion", "proportions", "average", "averages",
		"mean", "median", "medians", "rank", "ranks", "score", "scores", "index", "indices", "ratio", "ratios", "quartile", "quartiles",
		"quintile", "quintiles", "decile", "deciles", "percentile", "percentiles", "density", "densities", "per",
	}
}

// NamesNoSum reports whether a word of a code says that figures of that name
// add up to nothing.
func NamesNoSum(code string) bool {
	for word := range strings.SplitSeq(code, "_") {
		if slices.Contains(NeverAdded(), word) {
			return true
		}
	}
	return false
}

var measuresByCode = byCode(Measures(), func(m Measure) string { return m.Code })

// MeasureOf returns the measure of a code. Any publication may bring measures
// of its own, which no dictionary can know: their entry is made from code and
// unit. Its label is the code's words, and its figures add up only if the
// unit's do and no word of the code says otherwise.
func MeasureOf(code, unit string) Measure {
	if m, ok := measuresByCode[code]; ok {
		return m
	}
	m := Measure{Code: code, Label: Label(code), Meaning: "as the publication calls it", Units: []string{unit}, Adds: Nothing}
	m.Polarity = Neither
	if u, ok := unitsByCode[unit]; ok && !NamesNoSum(code) {
		m.Adds = u.Adds
	}
	return m
}
