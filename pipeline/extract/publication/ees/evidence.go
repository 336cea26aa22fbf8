package ees

import (
	"math"
	"slices"
	"strings"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/vocabulary/place"
)

// evidence is what the figures of a file themselves say of its columns: whether
// England is the sum of its regions or lies among them, and what a rate is per.
// It is gathered while the file is read to tell filters from indicators.
type evidence struct {
	regional map[string]*nation // by period and filter values
	order    []*nation
	rows     [][]float64 // figures of a row by position in Unknown, NaN for none; at most rowsKept
	national []bool      // parallel to rows
}

// nation is one group of figures: England and its regions.
type nation struct {
	country []float64
	regions [][]float64
}

// rowsKept bounds the rows that rates are checked on: a few hundred councils
// and years say all that arithmetic can.
const rowsKept = 600

// add takes the figures of one row.
func (e *evidence) add(h *longtable.Header, r *longtable.Row, a place.Printed) {
	figures := make([]float64, len(h.Unknown))
	var texts strings.Builder
	texts.WriteString(r.Text(colPeriod) + "|" + r.Text(colIdentifier))
	for i, pos := range h.Unknown {
		c := r.At(pos)
		figures[i] = math.NaN()
		if c == nil {
			continue
		}
		if v, ok := shown.Value(c); ok {
			figures[i] = v
		} else if _, marked := markers[strings.ToLower(strings.TrimSpace(c.Text))]; !marked {
			texts.WriteString("|" + c.Text)
		}
	}
	country, region := a.Kind == "country", a.Kind == "region" && strings.HasPrefix(a.Code, "E12")
	if len(e.rows) < rowsKept || country && len(e.rows) < 2*rowsKept {
		e.rows, e.national = append(e.rows, figures), append(e.national, country && a.Code == england)
	}
	if !country && !region {
		return
	}
	key := texts.String()
	g := e.regional[key]
	if g == nil {
		if e.regional == nil {
			e.regional = map[string]*nation{}
		}
		g = &nation{}
		e.regional[key] = g
		e.order = append(e.order, g)
	}
	if country {
		g.country = figures
	} else {
		g.regions = append(g.regions, figures)
	}
}

const england = "E92000001"

// adding says how England stands to its regions in a column.
type adding int

// The ways; silent where no group is whole.
const (
	silent  adding = iota
	sums           // England is the sum of its regions, within their rounding
	middles        // England lies among its regions: an average, a rate, a share
)

// addsUp tells how England stands to its regions in column i of Unknown, by the
// whole groups of the file. Where they disagree among themselves it is silent.
func (e *evidence) addsUp(i int) adding {
	sum, middle, groups := 0, 0, 0
	for _, g := range e.order {
		if g.country == nil || len(g.regions) != regions || math.IsNaN(g.country[i]) {
			continue
		}
		total, low, high, whole, step := 0.0, math.Inf(1), math.Inf(-1), true, stepOf(g.country[i])
		for _, r := range g.regions {
			if math.IsNaN(r[i]) {
				whole = false
				break
			}
			total, low, high, step = total+r[i], min(low, r[i]), max(high, r[i]), min(step, stepOf(r[i]))
		}
		if !whole || high == 0 {
			continue
		}
		groups++
		if math.Abs(total-g.country[i]) <= step/2*(regions+1) {
			sum++
		}
		if g.country[i] >= low && g.country[i] <= high {
			middle++
		}
	}
	switch {
	case groups == 0:
		return silent
	case 5*sum >= 4*groups:
		return sums
	case 5*middle >= 4*groups:
		return middles
	}
	return silent
}

// stepOf is the largest of 10, 5, 1, 0.1 and 0.01 that a figure is a multiple
// of: what it was rounded to.
func stepOf(v float64) float64 {
	for _, step := range []float64{10, 5, 1, 0.1, 0.01} {
		if n := v / step; math.Abs(n-math.Round(n)) < 1e-6 {
			return step
		}
	}
	return 0.001
}

// childrenOfEngland bounds the people aged 0 to 17 of England in every year
// since 2000 (ONS, mid-year estimates: 11.0 to 12.2 million).
var childrenOfEngland = [2]float64{10.5e6, 13e6}

// perOf are the units of rates by what they multiply by.
var perOf = []struct {
	unit   string
	factor float64
}{{"percent", 100}, {"per_1000", 1e3}, {"per_10000", 1e4}, {"per_100000", 1e5}}

// rateOf works out what the rate in column i is per: its count stands in one of
// the columns counts; what it is divided by is a column of the file, or the sum
// of its count and another (vacancies of posts and vacancies), or, for a count
// that the rate's name goes with (kin), the children of England. "" where no
// such division gives the printed figures, or several do.
func (e *evidence) rateOf(i int, kin, counts []int) string {
	found := ""
	for _, per := range perOf {
		if !e.rateFits(i, kin, counts, per.factor) {
			continue
		}
		if found != "" {
			return ""
		}
		found = per.unit
	}
	return found
}

func (e *evidence) rateFits(i int, kin, counts []int, factor float64) bool {
	for _, c := range kin {
		if e.fits(i, c, factor, func(r int) (float64, bool) { return 0, e.national[r] }) {
			return true
		}
	}
	for _, c := range counts {
		for _, b := range counts {
			if b == c {
				continue
			}
			if e.fits(i, c, factor, func(r int) (float64, bool) { return e.rows[r][b], true }) ||
				e.fits(i, c, factor, func(r int) (float64, bool) { return e.rows[r][b] + e.rows[r][c], true }) {
				return true
			}
		}
	}
	return false
}

// Enough rows to trust a division, and the share of them that must agree.
const (
	divisionsNeeded = 12
	nationsNeeded   = 1
)

// fits reports whether count c over a base gives rate i on nearly all rows. A
// base of 0 stands for the children of England, of whom only the bounds are
// known.
func (e *evidence) fits(i, c int, factor float64, base func(row int) (float64, bool)) bool {
	agree, n, needed := 0, 0, divisionsNeeded
	for r, row := range e.rows {
		b, ok := base(r)
		if !ok || math.IsNaN(row[i]) || math.IsNaN(row[c]) || math.IsNaN(b) || row[c] <= 0 || row[i] <= 0 {
			continue
		}
		n++
		if b == 0 {
			needed = nationsNeeded
			if implied := row[c] * factor / row[i]; implied >= childrenOfEngland[0] && implied <= childrenOfEngland[1] {
				agree++
			}
			continue
		}
		// The count, the base and the rate are each rounded.
		slack := stepOf(row[i])/2 + row[i]*(stepOf(row[c])/2/row[c]+stepOf(b)/2/b)
		if math.Abs(row[c]*factor/b-row[i]) <= slack*1.01 {
			agree++
		}
	}
	return n >= needed && 20*agree >= 19*n
}

// within reports whether all figures of column i lie between two bounds.
func (e *evidence) within(i int, low, high float64) bool {
	return !slices.ContainsFunc(e.rows, func(row []float64) bool { return row[i] < low || row[i] > high })
}

// whole reports whether all figures of column i are whole numbers.
func (e *evidence) whole(i int) bool {
	return !slices.ContainsFunc(e.rows, func(row []float64) bool { return row[i] != math.Trunc(row[i]) && !math.IsNaN(row[i]) })
}

// dropped keeps, by period, what an indicator's figures add up to, to tell a
// category that an edition no longer collects (all noughts) from one that is
// rare.
type dropped struct {
	totals map[string]float64
	places map[string]int
}

func (d *dropped) add(period string, c *sheet.Cell) {
	v, ok := shown.Value(c)
	if !ok {
		return
	}
	if d.totals == nil {
		d.totals, d.places = map[string]float64{}, map[string]int{}
	}
	d.totals[period] += math.Abs(v)
	d.places[period]++
}

// Enough places that are all nought, and enough counted in another period, to
// say that nobody collected it.
const (
	noughtsNeeded = 50
	countedBefore = 1000
)

// in reports whether the category was dropped in a period.
func (d *dropped) in(period string) bool {
	if d.places[period] < noughtsNeeded || d.totals[period] != 0 {
		return false
	}
	for _, total := range d.totals {
		if total >= countedBefore {
			return true
		}
	}
	return false
}
