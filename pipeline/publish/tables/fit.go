package tables

import (
	"forcestats/pipeline/vocabulary"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Fit is the unit that a figure is shown in, where its own would print too
// many noughts: a rate per 1,000 of something rare is shown per 100,000.
type Fit struct {
	Unit  string  // unit shown
	Times float64 // what a value in the figure's own unit is multiplied by
}

// FitUnit chooses the unit for the values of a figure: its own if half of the
// values above zero reach 1 in it, else the next larger in which they do, or
// the largest there is. Other units than rates per people stay.
func FitUnit(unit string, values []float64) Fit {
	rates := vocabulary.Rates()
	at := slices.IndexFunc(rates, func(r vocabulary.Unit) bool { return r.Code == unit })
	if at < 0 {
		return Fit{unit, 1}
	}
	above := slices.DeleteFunc(slices.Clone(values), func(v float64) bool { return v <= 0 })
	if len(above) == 0 {
		return Fit{unit, 1}
	}
	slices.Sort(above)
	middle := above[len(above)/2]
	own := rates[at].Per
	for _, r := range rates[at:] {
		if middle*r.Per/own >= 1 {
			return Fit{r.Code, r.Per / own}
		}
	}
	last := rates[len(rates)-1]
	return Fit{last.Code, last.Per / own}
}

// significant is how many figures a rate is shown with at most.
const significant = 3

// Figure3 shows a figure as people read it: a count in full with commas, a
// rate, share or average with at most three significant figures, whole
// numbers in full. What is not 0 is never shown as 0.
func Figure3(v float64, unit string) string {
	switch unit {
	case "count", "persons", "headcount", "households", "days":
		if v == math.Trunc(v) {
			return Format(v, "count")
		}
	case "fte":
		return Format(v, "count")
	}
	if v == 0 {
		return "0"
	}
	// Digits before the point; what rounds up to the next power has one more.
	s := strconv.FormatFloat(math.Abs(v), 'e', significant-1, 64)
	_, exponent, _ := strings.Cut(s, "e")
	digits, _ := strconv.Atoi(exponent)
	places := max(significant-1-digits, 0)
	scale := math.Pow10(places)
	rounded := math.Round(math.Abs(v)*scale) / scale
	text := strconv.FormatFloat(rounded, 'f', places, 64)
	whole, rest, _ := strings.Cut(text, ".")
	text = commas(whole)
	if rest != "" {
		text += "." + rest
	}
	if v < 0 {
		return "-" + text
	}
	return text
}

// commas puts a comma before every third digit from the right.
func commas(whole string) string {
	var b strings.Builder
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// FitWords puts the unit that a figure is shown in into the figure's name:
// "... per 1,000 people" becomes "... per 100,000 people".
func FitWords(name, unit string, fit Fit) string {
	if fit.Unit == unit {
		return name
	}
	return strings.Replace(name, UnitWords(unit), UnitWords(fit.Unit), 1)
}
