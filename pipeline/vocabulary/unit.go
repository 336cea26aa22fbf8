package vocabulary

import (
	"cmp"
	"slices"
)

// Adds says what figures may be added up over.
type Adds string

// What figures of a unit or a measure may be added up over.
const (
	Nothing       Adds = "nothing"         // rates, shares, averages, medians, ranks, scores, indices
	Places        Adds = "places"          // what stands on a day: over places, never over time
	PlacesAndTime Adds = "places_and_time" // what happens in a period: over places and over the parts of a year
)

// Unit is what a figure is counted or measured in.
type Unit struct {
	Code    string
	Label   string // within a sentence
	Meaning string
	Adds    Adds // what its figures may be added up over at most; a measure may say less

	// Per is what the quotient of a rate or share is multiplied by; 0 for a
	// unit that is neither.
	Per float64
	// Decimals is how many decimal places a figure is shown with.
	Decimals int
	// Tolerance is how far two prints of one figure may lie apart by rounding
	// alone.
	Tolerance float64
	// OfStatistics is set for a unit that no publication prints: only a
	// statistic has it.
	OfStatistics bool
}

// Units returns the units of a release. Where a measure comes in several, the
// first has the measure's plain name as its statistic.
//
// Tolerances: ONS and Home Office print fte as whole numbers and rates to one
// place or none; DfE prints rates and percentages to one place.
func Units() []Unit {
	return []Unit{
		{Code: "count", Label: "count", Meaning: "a number of events, things or people as the measure says", Adds: PlacesAndTime,
			Tolerance: 0.5},
		{Code: "persons", Label: "persons", Meaning: "residents, or people counted in an area", Adds: Places, Tolerance: 0.5},
		{Code: "fte", Label: "full-time equivalent", Meaning: "posts, part-time ones by the hours worked", Adds: Places, Decimals: 1,
			Tolerance: 0.5},
		{Code: "headcount", Label: "headcount", Meaning: "people employed, whatever their hours", Adds: Places, Tolerance: 0.5},
		{Code: "households", Label: "households", Meaning: "households", Adds: Places, Tolerance: 0.5},
		{Code: "per_1000", Adds: Nothing, Label: "per 1,000", Meaning: "per 1,000 people or households as the measure says", Per: 1e3,
			Decimals: 1, Tolerance: 0.05},
		{Code: "per_10000", Adds: Nothing, Label: "per 10,000", Meaning: "per 10,000 people or children as the measure says", Per: 1e4,
			Decimals: 1, Tolerance: 0.05},
		{Code: "per_100000", Adds: Nothing, Label: "per 100,000", Meaning: "per 100,000 people as the measure says", Per: 1e5,
			Decimals: 1, Tolerance: 0.05},
		{Code: "percent", Adds: Nothing, Label: "per cent",
			Meaning: "hundredths of a whole; above 100 where one thing can be of several kinds", Per: 100, Decimals: 1,
			Tolerance: 0.05},
		{Code: "index", Adds: Nothing, Label: "index", Meaning: "a number that only compares with others of its scale", Decimals: 2,
			Tolerance: 0.05},
		{Code: "years", Adds: Nothing, Label: "years", Meaning: "years of age", Tolerance: 0.05},
		{Code: "days", Adds: Nothing, Label: "days", Meaning: "days", Tolerance: 0.5},
		{Code: "sq_km", Label: "square kilometres", Meaning: "square kilometres of land", Adds: Places, Decimals: 2, Tolerance: 0.005},
		{Code: "persons_per_sq_km", Adds: Nothing, Label: "persons per square kilometre",
			Meaning: "residents per square kilometre of land", Decimals: 1, Tolerance: 0.5},
		{Code: "gbp_thousand", Label: "thousand pounds", Meaning: "thousands of pounds sterling at the prices of the time",
			Adds: PlacesAndTime, Decimals: 1, Tolerance: 0.5},
		{Code: "unknown", Adds: Nothing, Label: "unit not known",
			Meaning: "the publication does not say, and nothing shows, what the figure is counted in"},
		{Code: "grade", Adds: Nothing, Label: "grade", Meaning: "a grade in words, in value_text", OfStatistics: true},
		{Code: "steps", Adds: Nothing, Label: "steps", Meaning: "grades up or down, upwards positive", OfStatistics: true},
	}
}

// PrintedUnits is the list of units that an observation can have.
func PrintedUnits() List {
	l := List{Name: "unit", Meaning: "what a figure is counted or measured in"}
	for _, u := range Units() {
		if !u.OfStatistics {
			l.Words = append(l.Words, Word{Code: u.Code, Label: u.Label, Meaning: u.Meaning})
		}
	}
	return l
}

// Rates returns the units of rates per people, the finer the later: a rate of
// something rare is shown in one of the later, where it is not all noughts.
func Rates() []Unit {
	var rates []Unit
	for _, u := range Units() {
		if u.Per >= 1000 {
			rates = append(rates, u)
		}
	}
	slices.SortFunc(rates, func(a, b Unit) int { return cmp.Compare(a.Per, b.Per) })
	return rates
}

var unitsByCode = byCode(Units(), func(u Unit) string { return u.Code })

// UnitOf returns the unit of a code, and whether there is one.
func UnitOf(code string) (Unit, bool) { u, ok := unitsByCode[code]; return u, ok }

func byCode[T any](list []T, code func(T) string) map[string]T {
	m := make(map[string]T, len(list))
	for _, x := range list {
		m[code(x)] = x
	}
	return m
}
