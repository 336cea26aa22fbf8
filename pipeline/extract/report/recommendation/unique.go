package recommendation

import (
	"regexp"
	"slices"
	"strings"
)

var letters = regexp.MustCompile(`[\p{L}\p{N}]+`)

const (
	// sameWords is how many first words tell that two texts are one; many
	// recommendations of one report begin with the same dozen.
	sameWords = 40
	// fewWords is enough where the number is the same too.
	fewWords = 18
	// leastWords is below what a text must have to be compared at all.
	leastWords = 4
)

// Unique drops copies: a report that prints its recommendations in the
// chapters and again in a list makes them once. The copy with a number stays,
// then the one in a list, then the fuller text, then the first; it knows the
// pages of the others, and stands where the first of them did.
func Unique(all []Entry) []Entry {
	words := make([][]string, len(all))
	for i := range all {
		words[i] = letters.FindAllString(strings.ToLower(all[i].Text), -1)
	}
	gone := make([]bool, len(all))
	for i := range all {
		for j := 0; j < i && !gone[i]; j++ {
			if gone[j] || !copies(&all[i], &all[j], words[i], words[j]) {
				continue
			}
			if better(&all[i], &all[j]) { // it takes the place of the first
				all[i], all[j] = all[j], all[i]
				words[i], words[j] = words[j], words[i]
			}
			gone[i] = true
			all[j].again(&all[i])
		}
	}
	var out []Entry
	for i := range all {
		if !gone[i] {
			out = append(out, all[i])
		}
	}
	return out
}

// again notes where a copy of an entry stands.
func (e *Entry) again(copied *Entry) {
	for _, number := range append([]int{copied.Page}, copied.Again...) {
		if number != e.Page && !slices.Contains(e.Again, number) {
			e.Again = append(e.Again, number)
		}
	}
	slices.Sort(e.Again)
}

// copies reports whether two entries are one: the same first words, more of
// them where the number doesn't say so too.
func copies(a, b *Entry, x, y []string) bool {
	if a.Kind != b.Kind || a.Number != "" && b.Number != "" && a.Number != b.Number {
		return false
	}
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	shorter := min(len(x), len(y))
	if shorter < leastWords {
		return false
	}
	if a.Number != "" && a.Number == b.Number {
		return n >= min(fewWords, shorter)
	}
	return n == shorter && n == max(len(x), len(y)) || n >= sameWords
}

func better(a, b *Entry) bool {
	if (a.Number != "") != (b.Number != "") {
		return a.Number != ""
	}
	if a.rank() != b.rank() {
		return a.rank() > b.rank()
	}
	return len(a.Text) > len(b.Text)+len(b.Text)/10
}

// rank is how far the place of an entry is where its report lists what it
// recommends: a heading over recommendations, another list, the running text.
func (e *Entry) rank() int {
	switch {
	case !e.Listed:
		return 0
	case strings.Contains(strings.ToLower(e.Section), "recommendation"):
		return 2
	}
	return 1
}
