package cps

import (
	"fmt"

	"forcestats/pipeline/extract/table/trace"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// totals compares the national number of each column with the sum of the
// areas.
type totals struct {
	order []*total
	at    map[string]*total
}

type total struct {
	origin       record.Origin
	label        string
	printed, sum float64
	national     bool
	areas        int
}

// areasNeeded is how many of the 42 areas make the sum worth comparing.
const areasNeeded = 42

func (t *totals) add(o *record.RawObservation) {
	if o.Measure != "prosecutions" || !o.IsNumber {
		return
	}
	label := o.Category + " " + o.Breakdown + " " + o.Period.Text
	if t.at == nil {
		t.at = map[string]*total{}
	}
	s := t.at[label]
	if s == nil {
		s = &total{label: label}
		t.at[label] = s
		t.order = append(t.order, s)
	}
	if o.Area.Kind == "country" {
		s.printed, s.national, s.origin = o.Number, true, o.Origin
		return
	}
	s.sum += o.Number
	s.areas++
}

func (t *totals) report(seen *trace.Trace, out record.RawSink) {
	for _, s := range t.order {
		if !s.national || s.areas < areasNeeded {
			continue
		}
		if s.printed == s.sum {
			seen.Totals(s.origin.Sheet, 1, 1)
			continue
		}
		seen.Totals(s.origin.Sheet, 1, 0)
		i := record.NewIssue(vocabulary.TotalDisagrees, s.origin, fmt.Sprintf("%s: the national number is %v, the areas add up to %v", s.label, s.printed, s.sum))
		i.Field, i.Value = "total", fmt.Sprint(s.printed)
		out.Issue(i)
	}
}
