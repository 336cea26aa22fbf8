package ees

import (
	"regexp"
	"slices"
	"strings"
)

// unknown is the unit of an indicator that is not understood: the figure keeps
// its own name and stands in no rate, rank or sum.
const unknown = "unknown"

// A wordUnit is the unit that a word of a column's name stands for.
type wordUnit struct {
	words []string
	unit  string
}

// wordUnits are told from whole words of a column's name, the first that fits.
// A rate is none of them: only arithmetic says what it is per.
var wordUnits = []wordUnit{
	{[]string{"per_100000", "per_100_000", "per_100k"}, "per_100000"},
	{[]string{"per_10000", "per_10_000", "per_10k"}, "per_10000"},
	{[]string{"per_1000", "per_1_000", "per_1k"}, "per_1000"},
	{[]string{"thousand", "thousands", "million", "millions", "000s", "gbp", "pounds", "cost", "costs", "expenditure"}, unknown},
	{[]string{"percentile", "median", "mean", "average", "avg", "ave", "avge"}, ""}, // of what, the rest of the name says
	{[]string{"percent", "percentage", "pct", "perc", "pc", "pt", "proportion", "prop", "share"}, "percent"},
	{[]string{"score", "scores", "index", "rank", "ranking", "quartile", "quintile", "decile", "ratio", "likelihood",
		"probability", "odds", "att8", "attainment8", "progress8", "p8"}, "index"},
	{[]string{"caseload", "caseloads", "gap", "difference", "change", "growth", "density"}, unknown}, // cases for each social worker
}

// typical are words that make a figure the middle of others.
var typical = []string{"percentile", "median", "mean", "average", "avg", "ave", "avge"}

// times are words of how long something took.
var times = []string{"duration", "time", "waiting", "days", "weeks", "months", "years", "hours", "minutes"}

// band is a span of time that a count is told by: Duration_0-10_days,
// 3_months_or_less, CPP_At31_3Months, more_than_6_months.
var band = regexp.MustCompile(`(?:^|_)\d+\+?_?(?:to_)?\d*\+?_?(?:day|week|month|year)s?(?:_|$)|_or_(?:less|more|over)(?:_|$)|(?:less|more)_than`)

// counted are words that say that a column counts.
var counted = []string{
	"count", "number", "num", "n", "total", "episodes", "children", "child", "pupils", "cases", "referrals", "assessments", "plans",
	"starts", "starters", "leavers", "enquiries", "reviews", "headcount", "fte", "persons", "people", "schools", "sess", "excl",
}

// hasWord reports whether a code holds one of the words, whole.
func hasWord(code string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains("_"+code+"_", "_"+w+"_") })
}

// unitByName returns the unit that a column's name says, or "" where it says
// none. A name that says only that the column counts gives "count".
func unitByName(code string) string {
	if isPopulation(code) {
		return "persons"
	}
	if hasWord(code, []string{"days_lost"}) {
		return "days" // working_days_lost_fte of the children's social work workforce
	}
	if band.MatchString(code) {
		if hasWord(code, []string{"percent", "percentage", "pct", "perc", "pc", "pt"}) {
			return "percent"
		}
		return "count"
	}
	for _, u := range wordUnits {
		if hasWord(code, u.words) {
			if u.unit != "" {
				return u.unit
			}
			return unitOfTypical(code)
		}
	}
	switch {
	case hasWord(code, []string{"rate", "rates"}):
		return "" // arithmetic says what it is per
	case hasWord(code, times):
		return unitOfTypical(code)
	case ofEach.MatchString(code):
		return unknown
	case hasWord(code, []string{"fte"}):
		return "fte"
	case hasWord(code, []string{"headcount"}):
		return "headcount"
	case hasWord(code, counted):
		return "count"
	}
	return ""
}

// ofEach is a number of one thing for each of another: children_per_worker.
var ofEach = regexp.MustCompile(`(?:^|_)per(?:_|$)`)

// unitOfTypical is the unit of a median, a mean or a time: days where the name
// says days, or says only that it is a duration, as the tables of the service
// print durations in days.
func unitOfTypical(code string) string {
	switch {
	case hasWord(code, []string{"days"}):
		return "days"
	case hasWord(code, []string{"duration"}) && hasWord(code, typical) && !hasWord(code, []string{"weeks", "months", "years", "hours"}):
		return "days" // Duration_median beside Duration_0-10_days
	}
	return unknown
}

// isAverage reports whether words say that a figure is an average, which is
// no count and adds up to nothing.
func isAverage(words string) bool {
	return strings.Contains(words, "average") || strings.Contains(words, "_mean_")
}

// adds reports whether figures of a unit may be added up over places.
func adds(unit string) bool {
	switch unit {
	case "count", "persons", "fte", "headcount":
		return true
	}
	return false
}
