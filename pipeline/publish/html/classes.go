package html

import (
	"slices"

	"forcestats/pipeline/publish/tables"
)

// classes is how many shades a map has.
const classes = 5

// classWords name the shades.
var classWords = [classes]string{"lowest fifth", "second fifth", "middle fifth", "fourth fifth", "highest fifth"}

// none is the class of a place without a figure.
const none = -1

// classify sorts values into fifths of about the same number of places. Equal
// values share a class, the lower one; a place without a value has none.
func classify(values []*float64) []int {
	var sorted []float64
	for _, v := range values {
		if v != nil {
			sorted = append(sorted, *v)
		}
	}
	slices.Sort(sorted)
	out := make([]int, len(values))
	for i, v := range values {
		if v == nil {
			out[i] = none
			continue
		}
		at, _ := slices.BinarySearch(sorted, *v)
		out[i] = at * classes / len(sorted)
	}
	return out
}

// legend says in words what each class of a figure holds.
func legend(values []*float64, class []int, unit string) []string {
	var out []string
	for c := range classes {
		first := true
		var low, high float64
		for i, v := range values {
			if class[i] != c {
				continue
			}
			if first || *v < low {
				low = *v
			}
			if first || *v > high {
				high = *v
			}
			first = false
		}
		switch {
		case first:
			out = append(out, classWords[c]+": no place")
		case low == high:
			out = append(out, classWords[c]+": "+tables.Format(low, unit))
		default:
			out = append(out, classWords[c]+": "+tables.Format(low, unit)+" to "+tables.Format(high, unit))
		}
	}
	return out
}
