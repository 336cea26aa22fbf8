package ees

import (
	"fmt"
	"strings"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// regions of England. London stands in a file three times, as Inner, Outer and
// whole; only the whole (an E12 code) is counted.
const regions = 9

// totals compares England with the sum of its regions, indicator by indicator,
// for counts that every region has. The service rounds regional and national
// counts in most files (to 10), which is told from the figures themselves.
type totals struct {
	groups map[string]*group // by period and breakdown
	order  []*group
}

// group is the rows of one period and breakdown.
type group struct {
	label   string
	row     int       // of England, from 0; -1 if there is none
	country []float64 // by indicator
	sums    []float64
	parts   []int // regions with a figure
	whole   []bool
	unit    []float64 // by indicator: what all these figures are multiples of, 10, 5 or 1
}

func newTotals() *totals { return &totals{groups: map[string]*group{}} }

// add takes a row of England or a region.
func (t *totals) add(f *file, r *longtable.Row, a place.Printed, when period.Printed, breakdown string) {
	country := a.Kind == "country"
	if !country && (a.Kind != "region" || !strings.HasPrefix(a.Code, "E12")) {
		return
	}
	label := strings.TrimSpace(when.Text + " " + breakdown)
	g := t.groups[label]
	if g == nil {
		n := len(f.indicators)
		g = &group{label: label, row: -1, country: make([]float64, n), sums: make([]float64, n), parts: make([]int, n), whole: make([]bool, n), unit: make([]float64, n)}
		t.groups[label] = g
		t.order = append(t.order, g)
	}
	if country {
		g.row = r.Index
	}
	for i, pos := range f.indicators {
		v, ok := shown.Value(r.At(pos))
		if !ok || f.columns[pos].unit != "count" && f.columns[pos].unit != "persons" {
			continue
		}
		g.rounded(i, v)
		if country {
			g.country[i], g.whole[i] = v, true
		} else {
			g.sums[i] += v
			g.parts[i]++
		}
	}
}

// rounded narrows the rounding of an indicator to 10, 5 or 1.
func (g *group) rounded(i int, v float64) {
	for _, unit := range []float64{10, 5, 1} {
		if n := int64(v / unit); float64(n)*unit == v && (g.unit[i] == 0 || unit <= g.unit[i]) {
			g.unit[i] = unit
			return
		}
	}
}

// report raises an issue for each total that its regions don't add up to
// within the rounding.
func (t *totals) report(f *file, out record.RawSink) {
	checked, agreed := 0, 0
	for _, g := range t.order {
		for i, pos := range f.indicators {
			if g.row < 0 || !g.whole[i] || g.parts[i] != regions || isAverage(f.columns[pos].code+" "+g.label) {
				continue
			}
			slack := 0.0
			if g.unit[i] > 1 {
				slack = g.unit[i] / 2 * (regions + 1)
			}
			checked++
			d := g.country[i] - g.sums[i]
			if d > slack || d < -slack {
				issue := record.NewIssue(vocabulary.TotalDisagrees, record.Origin{Sheet: f.sheet.Name(), Cell: sheet.Ref(g.row, pos)},
					fmt.Sprintf("%s, %s: England is %v, its regions add up to %v", g.label, f.columns[pos].code, g.country[i], g.sums[i]))
				issue.Field, issue.Value = "total", fmt.Sprint(g.country[i])
				out.Issue(issue)
				continue
			}
			agreed++
		}
	}
	f.trace.Totals(f.sheet.Name(), checked, agreed)
}
