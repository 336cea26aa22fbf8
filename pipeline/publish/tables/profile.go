package tables

import (
	"slices"
	"strings"

	"forcestats/pipeline/record"
)

// Profile holds the chosen figures of every area of a level.
type Profile struct {
	Level   Level
	Areas   []Area
	Figures []Figure

	cells  map[string][]*Cell // area code: by position in Figures; nil where there is no row
	counts []Count
}

// Count is a number of findings about an area, by kind, and by theme or agency
// where there is a breakdown.
type Count struct {
	AreaCode, Kind, Breakdown string
	Value                     record.Null[float64]
	Source, SourceText        string
}

// NewProfile passes over a summary once and keeps the figures that the survey
// chose.
func NewProfile(d *Data, l Level, s *Survey) (*Profile, error) {
	p := &Profile{Level: l, Areas: d.At(l), Figures: s.Figures(), cells: map[string][]*Cell{}}
	at := map[Key]int{}
	for i := range p.Figures {
		at[p.Figures[i].Key] = i
	}
	err := EachSeries(d.Statistics(l), func(x *Series) error {
		code := x.Points[0].AreaCode
		if x.Statistic == "findings" {
			r := x.Latest()
			p.counts = append(p.counts, Count{code, x.Category, x.Breakdown, r.Value, r.Source, r.SourceText})
		}
		if p.cells[code] == nil {
			p.cells[code] = make([]*Cell, len(p.Figures))
		}
		if i, ok := at[x.Key]; ok {
			p.cells[code][i] = cellOf(&p.Figures[i], x.Points)
		}
		if i, ok := at[byTheme(x.Key)]; ok {
			p.cells[code][i] = addTo(p.cells[code][i], x.Latest())
		}
		return nil
	})
	return p, err
}

// addTo adds the findings of one kind to those of a theme.
func addTo(c *Cell, r *record.Statistic) *Cell {
	if c == nil {
		c = &Cell{Statistic: *r, Trend: []Point{{Value: r.Value}}}
		c.Category, c.National, c.Rank, c.RankOf = AllButStrengths, record.Null[float64]{}, 0, 0
		c.Previous, c.Change, c.ChangePercent = record.Null[float64]{}, record.Null[float64]{}, record.Null[float64]{}
		return c
	}
	c.Value.V += r.Value.V
	c.Inputs += r.Inputs
	c.Trend[0].Value = c.Value
	return c
}

func cellOf(f *Figure, points []record.Statistic) *Cell {
	c := &Cell{Statistic: record.Statistic{Marker: absent(f)}, Trend: emptyTrend(f)}
	for i := range points {
		r := &points[i]
		period := PeriodOf(r)
		if period == f.Period {
			c.Statistic = *r
		}
		for j, t := range f.Trend {
			if t == period {
				c.Trend[j] = Point{r.Value, r.Numerator, r.Denominator, r.National, r.Marker}
			}
		}
	}
	return c
}

// absent is the marker of a figure without a row: nothing is known, or, of
// findings, no document read records any.
func absent(f *Figure) string {
	if strings.HasPrefix(f.Statistic, "findings") {
		return "no_record"
	}
	return "not_available"
}

func emptyTrend(f *Figure) []Point {
	out := make([]Point, len(f.Trend))
	for i := range out {
		out[i].Marker = absent(f)
	}
	return out
}

// Cell returns the figure at position i of an area; an area without a row has
// a marker and no source.
func (p *Profile) Cell(code string, i int) *Cell {
	if cells := p.cells[code]; cells != nil && cells[i] != nil {
		return cells[i]
	}
	f := &p.Figures[i]
	return &Cell{Statistic: record.Statistic{Marker: absent(f)}, Trend: emptyTrend(f)}
}

// Counts are the numbers of findings, area by area in the order of the
// summary.
func (p *Profile) Counts() []Count { return p.counts }

// National returns the figure at position i and time t of its trend for
// England and Wales, or for the nation that its publication covers.
func (p *Profile) National(i, t int) record.Null[float64] {
	for _, a := range p.Areas {
		if v := p.Cell(a.Code, i).Trend[t].National; v.Valid {
			return v
		}
	}
	return record.Null[float64]{}
}

// Now is the time of a figure's trend that it is shown for: the last.
func (p *Profile) Now(i int) int { return len(p.Figures[i].Trend) - 1 }

// Regions returns the regions of the areas, in order.
func (p *Profile) Regions() []string {
	var out []string
	for _, a := range p.Areas {
		if a.Region != "" && !slices.Contains(out, a.Region) {
			out = append(out, a.Region)
		}
	}
	slices.Sort(out)
	return out
}

// Region works the figure at position i and time t of its trend out for a
// region, from its parts: a
// rate is the sum of the numerators over the sum of the denominators, a count
// is a sum. Where a part is missing, or where parts may overlap (a finding can
// be about several places) or cannot be added, there is no value.
func (p *Profile) Region(region string, i, t int) record.Null[float64] {
	f := &p.Figures[i]
	if !Additive(f) {
		return record.Null[float64]{}
	}
	parts, ok := p.parts(region, i, t)
	if !ok || len(parts) == 0 {
		return record.Null[float64]{}
	}
	var sum, num, den float64
	for _, c := range parts {
		if f.IsRate() && (!c.Numerator.Valid || !c.Denominator.Valid) {
			return record.Null[float64]{}
		}
		sum += c.Value.V
		num += c.Numerator.V
		den += c.Denominator.V
	}
	if !f.IsRate() {
		return record.Some(sum)
	}
	if den == 0 {
		return record.Null[float64]{}
	}
	return record.Some(num / den * Scale(f.Unit))
}

// Additive reports whether areas can be added up to a region: findings and
// grades can't, because one may be about several places.
func Additive(f *Figure) bool {
	switch f.Unit {
	case "count", "persons", "headcount", "fte", "households":
	default:
		if !f.IsRate() {
			return false
		}
	}
	switch f.Statistic {
	case "findings", "findings_open", "findings_overdue", "findings_status_unknown", "documents":
		return false
	}
	return true
}

// parts are the figures that make up a region without counting a place twice:
// forces; or districts, with a county in place of districts that have none.
// It is false if a part has no value.
func (p *Profile) parts(region string, i, t int) ([]*Point, bool) {
	var out []*Point
	missing := map[string]bool{} // counties whose districts are not all there
	byCounty := map[string][]*Point{}
	for _, a := range p.Areas {
		if a.Region != region || a.Type == "county" {
			continue
		}
		c := &p.Cell(a.Code, i).Trend[t]
		switch {
		case a.CountyCode != "" && !c.Value.Valid:
			missing[a.CountyCode] = true
		case a.CountyCode != "":
			byCounty[a.CountyCode] = append(byCounty[a.CountyCode], c)
		case !c.Value.Valid:
			return nil, false
		default:
			out = append(out, c)
		}
	}
	for _, a := range p.Areas { // in order, never over the map
		switch {
		case missing[a.Code]:
			c := &p.Cell(a.Code, i).Trend[t]
			if !c.Value.Valid {
				return nil, false
			}
			out = append(out, c)
		default:
			out = append(out, byCounty[a.Code]...)
		}
		delete(missing, a.Code)
		delete(byCounty, a.Code)
	}
	return out, len(missing) == 0 && len(byCounty) == 0
}

// Ranked is a place in the order of a figure.
type Ranked struct {
	Area  Area
	Value float64
}

// Ranking orders the areas by the figure at position i, the highest first,
// ties by name. Areas without a value are left out, and so is a county where
// one of its districts has a value, so that no place is there twice.
func (p *Profile) Ranking(i int) []Ranked {
	var out []Ranked
	split := map[string]bool{} // counties that have a district with a value
	for _, a := range p.Areas {
		if a.CountyCode != "" && p.Cell(a.Code, i).Value.Valid {
			split[a.CountyCode] = true
		}
	}
	for _, a := range p.Areas {
		if c := p.Cell(a.Code, i); c.Value.Valid && !split[a.Code] {
			out = append(out, Ranked{a, c.Value.V})
		}
	}
	slices.SortStableFunc(out, func(a, b Ranked) int {
		switch {
		case a.Value > b.Value:
			return -1
		case a.Value < b.Value:
			return 1
		}
		return strings.Compare(a.Area.Name, b.Area.Name)
	})
	return out
}

// Neighbours returns the areas of the level that share a boundary with the
// one of a code, the longest boundary first.
func (p *Profile) Neighbours(code string) []Area {
	var out []Area
	for _, n := range Geography()[code].Neighbours {
		for _, a := range p.Areas {
			if a.Code == n {
				out = append(out, a)
			}
		}
	}
	return out
}
