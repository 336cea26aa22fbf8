package areatable

import (
	"regexp"
	"strings"

	"forcestats/pipeline/vocabulary/pattern"
)

// Unknown is the unit of a figure of which nothing says what it counts.
const Unknown = "unknown"

// said are the words by which a header, a unit column or a title says a unit.
// A rate's base comes before a count: "number per 1,000" is a rate.
var said = []struct {
	words *regexp.Regexp
	unit  string
}{
	{pattern.Lines(``, `
	\bpercentage points?\b  # percentage point
	\bper (?:million|100 million|capita|head|household|officer|day|week|month|year)\b  # per million
	\b(?:proportion|ratio|rank|ranking|decile|quartile|confidence|standard error|lower|upper|limit)\b  # proportion
`, ``), Unknown},
	{regexp.MustCompile(`\bindex\b|\bscores?\b`), "index"},
	{regexp.MustCompile(`\b(?:average|mean|median)\b`), Unknown},
	{regexp.MustCompile(`\b(?:per|/) ?(?:1,?000|thousand)(?:[^,0-9]|$)`), "per_1000"},
	{regexp.MustCompile(`\b(?:per|/) ?(?:10,?000|10k)\b`), "per_10000"},
	{regexp.MustCompile(`\b(?:per|/) ?(?:100,?000|100k)\b`), "per_100000"},
	{regexp.MustCompile(`%|\bper ?cent\b|\bpercent(?:age)?s?\b|\bpct\b|\bperc\b|\bpc$`), "percent"},
	{regexp.MustCompile(`£ ?m\b|£ ?million|\bmillions?\b|£ ?b|\bbillions?\b`), Unknown},
	{regexp.MustCompile(`£ ?(?:,?000|k\b|thousands?)|£'?000s?|\b000s\b.*£|\bthousand pounds\b`), "gbp_thousand"},
	{regexp.MustCompile(`£|\bpounds?\b|\bthousands?\b|\b000s?\b|\b(?:in )?hundreds\b`), Unknown},
	{regexp.MustCompile(`\bfte\b|\bfull[- ]time equivalents?\b`), "fte"},
	{regexp.MustCompile(`\bheadcount\b`), "headcount"},
	{regexp.MustCompile(`\brates?\b|\bdays?\b|\bhours?\b|\bminutes?\b|\bmonths?\b|\byears?\b|\bmiles?\b|\bkilometres?\b|\bhectares?\b`), Unknown},
	{regexp.MustCompile(`\bhouseholds\b`), "households"},
	{regexp.MustCompile(`\bpersons\b`), "persons"},
	{regexp.MustCompile(`\b(?:number|numbers|count|counts|no\.? of|volume)\b`), "count"},
}

// unitSaid returns the unit that words say; ok is false where they say none.
// Words that name a kind of figure without a unit of the contract (an average,
// pounds) say that it is unknown.
func unitSaid(words string) (unit string, ok bool) {
	folded := strings.ToLower(strings.ReplaceAll(words, "_", " "))
	for _, s := range said {
		if s.words.MatchString(folded) {
			return s.unit, true
		}
	}
	return Unknown, false
}

// unitOfTitle is the unit that a title gives its figures: one that it says
// alone. "Number and rate of ..." says none.
func unitOfTitle(lines []string) (unit string, ok bool) {
	found := map[string]bool{}
	for _, line := range lines {
		folded := strings.ToLower(line)
		for _, s := range said {
			if s.unit != Unknown && s.words.MatchString(folded) {
				found[s.unit] = true
			}
		}
		if strings.Contains(folded, "million") || strings.Contains(folded, "average") {
			found[Unknown] = true
		}
	}
	if len(found) != 1 || found[Unknown] {
		return Unknown, false
	}
	for u := range found {
		unit = u
	}
	return unit, true
}

// several is a header that names two things.
var several = regexp.MustCompile(`(?i)\band\b|&|/ `)

// unitOf decides the unit of a column of figures.
func (t *Table) unitOf(head string, p *profile) (unit, doubt string) {
	unit, ok := unitSaid(head)
	if several.MatchString(head) {
		if _, one := unitOfTitle([]string{head}); !one {
			return Unknown, "its header says more than one unit"
		}
	}
	if !ok {
		if title, fits := unitOfTitle(append([]string{t.Title}, t.Lines...)); fits {
			unit, ok = title, true
		}
	}
	switch {
	case p.percent > 0 && p.percent == p.numbers && (!ok || unit == "percent" || unit == Unknown):
		return "percent", ""
	case p.percent > 0 && unit != "percent" && (!ok || 2*p.percent > p.numbers):
		return Unknown, "some figures have a per cent sign and others none"
	case p.pound > 0 && unit != "gbp_thousand" && (!ok || 2*p.pound > p.numbers):
		return Unknown, "its figures have a pound sign"
	case unit == "percent" && p.percent == 0 && p.numbers > 2 && p.max <= 1 && p.min >= 0 && p.whole < p.numbers:
		return Unknown, "it says per cent, but no figure is over 1: they may be fractions"
	case unit == "count" && p.whole < p.numbers:
		return Unknown, "it says a number, but its figures are not whole"
	}
	return unit, ""
}
