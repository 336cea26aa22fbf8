package excel

import (
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

const (
	neighbourColumns = 5            // neighbours that a profile shows
	gradeRows        = 12           // latest grades that a profile shows
	rankingRows      = 43           // places that a ranking shows: all forces, or the districts around the chosen one
	nation           = "The nation" // England and Wales, or the one that the figure is compared with
)

// model is what the profile looks up: places, their figures, rankings and
// grades, each in the order of its sheet. It is made once, so that the
// formulas know where their data end, and so that their cells hold the result
// for the place shown first.
type model struct {
	places  []place
	figures []modelRow
	ranks   []rankRow
	grades  []gradeRow

	absent []string       // by figure: what most places without a figure have instead; their rows are left out
	byKey  map[string]int // of figures
	byRank map[string]int // of ranks
	byGr   map[string]int // of grades
	chosen int            // place shown first
	figure int            // figure shown first in the charts
}

// place is a row of the sheet Places.
type place struct {
	tables.Area
	label      string // unique among places and regions
	region     string // label of its region
	neighbours []string
}

// modelRow is a row of the sheet Profile data.
type modelRow struct {
	place    string
	figure   int
	value    any // of the newest period: float64, or text
	trend    []any
	rank, of any
	change   any
	position any
	num, den any
	points   []record.Statistic // the published or counted figure, for its source
	source   string             // of a figure that is worked out here
}

type rankRow struct {
	figure   int
	position int
	place    string
	value    float64
}

type gradeRow struct {
	place    string
	n        int
	judged   civil.Date
	subject  string // whose grade, or for what: to tell the bars of a chart apart
	words    string
	grade    string
	number   float64
	source   string
	document string
}

// newModel makes the model of a workbook.
func (b *book) newModel() *model {
	m := &model{byKey: map[string]int{}, byRank: map[string]int{}, byGr: map[string]int{}}
	m.addPlaces(b)
	m.absent = b.absent(m.places)
	for i := range m.places {
		p := &m.places[i]
		for f := range b.fig.Figures {
			m.addFigure(areaRow(b, p, f))
		}
	}
	for _, r := range b.fig.Regions() {
		for f := range b.fig.Figures {
			m.addFigure(b.sumRow(regionLabel(r), f, func(t int) record.Null[float64] { return b.fig.Region(r, f, t) }))
		}
	}
	for f := range b.fig.Figures {
		m.addFigure(b.sumRow(nation, f, func(t int) record.Null[float64] { return b.fig.National(f, t) }))
	}
	m.addRanks(b)
	m.addGrades(b)
	m.choose(b)
	return m
}

func regionLabel(region string) string {
	if region == "Wales" {
		return region
	}
	return region + " (region)"
}

// addPlaces lists the areas by label. Two areas of one name are told apart by
// their type.
func (m *model) addPlaces(b *book) {
	times := map[string]int{}
	for _, a := range b.fig.Areas {
		times[a.Name]++
	}
	labels := map[string]string{}
	for _, a := range b.fig.Areas {
		label := a.Name
		if times[a.Name] > 1 || a.Type == "county" {
			label += " (" + a.Type + ")"
		}
		labels[a.Code] = label
		m.places = append(m.places, place{Area: a, label: label, region: regionLabel(a.Region)})
	}
	for i := range m.places {
		for _, n := range b.fig.Neighbours(m.places[i].Code) {
			if len(m.places[i].neighbours) < neighbourColumns {
				m.places[i].neighbours = append(m.places[i].neighbours, labels[n.Code])
			}
		}
	}
	slices.SortFunc(m.places, func(x, y place) int { return strings.Compare(x.label, y.label) })
}

// absent finds, for each figure, the shorthand of most places that have none.
func (b *book) absent(places []place) []string {
	out := make([]string, len(b.fig.Figures))
	for f := range out {
		times := map[string]int{}
		out[f] = tables.Shorthand("not_available")
		for i := range places {
			c := b.fig.Cell(places[i].Code, f)
			if short := tables.Shorthand(c.Marker); !c.Value.Valid && c.ValueText == "" {
				if times[short]++; times[short] > times[out[f]] {
					out[f] = short
				}
			}
		}
	}
	return out
}

// addFigure keeps a row that says more than that there is no figure, which the
// profile says where it finds no row.
func (m *model) addFigure(r modelRow) {
	if !r.holds() && r.value == m.absent[r.figure] {
		return
	}
	m.byKey[figureKey(r.place, r.figure)] = len(m.figures)
	m.figures = append(m.figures, r)
}

// holds reports whether the row has a value, in figures or in words.
func (r *modelRow) holds() bool {
	figure := func(v any) bool { s, isText := v.(string); return v != nil && (!isText || !strings.HasPrefix(s, "[")) }
	return figure(r.value) || slices.ContainsFunc(r.trend, figure)
}

func figureKey(place string, figure int) string { return fmt.Sprintf("%s|%d", place, figure) }

// areaRow is a figure of an area.
func areaRow(b *book, p *place, f int) modelRow {
	c := b.fig.Cell(p.Code, f)
	r := modelRow{place: p.label, figure: f, value: numberOr(c.Value, c.Marker), position: "[z]", points: []record.Statistic{c.Statistic}}
	if c.ValueText != "" && !c.Value.Valid {
		r.value = tables.Words(c.ValueText)
	}
	r.rank, r.of = rankOr(c.Rank), rankOr(c.RankOf)
	r.change = numberOr(c.ChangePercent, "not_applicable")
	r.num, r.den = numberOr(c.Numerator, "not_applicable"), numberOr(c.Denominator, "not_applicable")
	for _, t := range c.Trend {
		r.trend = append(r.trend, numberOr(t.Value, t.Marker))
	}
	return r
}

// sumRow is a figure of a region or of the nation.
func (b *book) sumRow(label string, f int, at func(t int) record.Null[float64]) modelRow {
	marker := "not_available"
	source := "worked out from its parts, each with its source on this sheet"
	if label == nation {
		source = "the national figure that stands beside each place's in the tables of this workbook"
	}
	if label != nation && !tables.Additive(&b.fig.Figures[f]) {
		marker, source = "not_applicable", "not worked out for regions"
	}
	r := modelRow{place: label, figure: f, rank: "[z]", of: "[z]", change: "[z]", position: "[z]", num: "[z]", den: "[z]", source: source}
	for t := range b.fig.Figures[f].Trend {
		r.trend = append(r.trend, numberOr(at(t), marker))
	}
	r.value = r.trend[len(r.trend)-1]
	return r
}

// numberOr is a number, or the shorthand for why there is none.
func numberOr(v record.Null[float64], marker string) any {
	if v.Valid {
		return v.V
	}
	return tables.Shorthand(marker)
}

func rankOr(n int32) any {
	if n == 0 {
		return "[z]"
	}
	return float64(n)
}

// addRanks lists the places in the order of each figure and tells each row of
// figures its position. Counties and districts overlap, so counties are left
// out unless the figure is only there for counties.
func (m *model) addRanks(b *book) {
	labels := map[string]string{}
	for _, p := range m.places {
		labels[p.Code] = p.label
	}
	for f := range b.fig.Figures {
		position := 0
		for _, r := range b.fig.Ranking(f) {
			position++
			label := labels[r.Area.Code]
			m.byRank[fmt.Sprintf("%d|%d", f, position)] = len(m.ranks)
			m.ranks = append(m.ranks, rankRow{f, position, label, r.Value})
			if row := m.at(label, f); row != nil {
				row.position = float64(position)
			}
		}
	}
}

// choose picks what the profile shows first: the place with the most figures,
// and the first key figure.
func (m *model) choose(b *book) {
	best := -1
	for i, p := range m.places {
		n := 0
		for f := range b.fig.Figures {
			if r := m.at(p.label, f); r != nil && isNumber(r.value) {
				n++
			}
		}
		if n > best {
			best, m.chosen = n, i
		}
	}
}

func isNumber(v any) bool { _, ok := v.(float64); return ok }

// at returns the row of a place and a figure; nil if there is none.
func (m *model) at(place string, figure int) *modelRow {
	if i, ok := m.byKey[figureKey(place, figure)]; ok {
		return &m.figures[i]
	}
	return nil
}
