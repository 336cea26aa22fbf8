package html

import (
	"math"
	"strconv"
	"strings"

	"forcestats/pipeline/publish/tables"
)

// trendView is the table of trends of the first figure, a line drawn in each
// row.
type trendView struct {
	Name, Unit string
	Periods    []string
	Rows       []trendRow
}

type trendRow struct {
	Name   string
	Nation bool
	Shown  []string
	Line   string // path of the line, 100 by 24
}

// makeTrend makes the table of trends of a level: the nation, then each area.
func makeTrend(p *tables.Profile) trendView {
	if len(p.Figures) == 0 {
		return trendView{}
	}
	f := &p.Figures[0]
	v := trendView{Name: f.Name(), Unit: tables.UnitWords(f.Unit)}
	nation := trendRow{Name: "England and Wales", Nation: true}
	var line []*float64
	for t, period := range f.Trend {
		v.Periods = append(v.Periods, period.Label)
		n := p.National(0, t)
		line = append(line, pointer(n))
		if n.Valid {
			nation.Shown = append(nation.Shown, tables.Format(n.V, f.Unit))
		} else {
			nation.Shown = append(nation.Shown, tables.Shorthand("not_available"))
		}
	}
	nation.Line = spark(line)
	v.Rows = append(v.Rows, nation)
	for _, a := range p.Areas {
		row := trendRow{Name: a.Name}
		line = line[:0]
		for _, t := range p.Cell(a.Code, 0).Trend {
			line = append(line, pointer(t.Value))
			if t.Value.Valid {
				row.Shown = append(row.Shown, tables.Format(t.Value.V, f.Unit))
			} else {
				row.Shown = append(row.Shown, tables.Shorthand(t.Marker))
			}
		}
		row.Line = spark(line)
		v.Rows = append(v.Rows, row)
	}
	return v
}

// spark draws a line from the lowest to the highest of its own values, with a
// gap where a value is missing. A line needs two values.
func spark(values []*float64) string {
	low, high, n := math.Inf(1), math.Inf(-1), 0
	for _, v := range values {
		if v != nil {
			low, high, n = min(low, *v), max(high, *v), n+1
		}
	}
	if n < 2 {
		return ""
	}
	var b strings.Builder
	pen := "M"
	for i, v := range values {
		if v == nil {
			pen = "M"
			continue
		}
		y := 12.0
		if high > low {
			y = 22 - 20*(*v-low)/(high-low)
		}
		x := 2 + 96*float64(i)/float64(max(1, len(values)-1))
		b.WriteString(pen + strconv.FormatFloat(x, 'f', 1, 64) + " " + strconv.FormatFloat(y, 'f', 1, 64))
		pen = "L"
	}
	return b.String()
}
