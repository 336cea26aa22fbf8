package html

import (
	"strings"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
)

// levelView is what the page shows of a level.
type levelView struct {
	Figures []figureHead
	Rows    []areaRow
	Map     mapView
	Trend   trendView
	Forces  []namedCode // forces that have districts, for choosing
}

// figureHead heads a column of key figures.
type figureHead struct {
	Name, Period, Unit string
}

// areaRow is the key figures of an area.
type areaRow struct {
	Code, Name, Region, Force string
	Cells                     []figureCell
}

// figureCell is a key figure as it is shown, with what it is sorted by.
type figureCell struct {
	Shown, Sort, Change, Source string
}

type namedCode struct{ Code, Name string }

// levelData is what the script needs of a level: every figure of the profile,
// as it is shown, with its class on the map, its source and its trend.
type levelData struct {
	Codes   []string     `json:"codes"`
	Names   []string     `json:"names"`
	Forces  []string     `json:"forces"`
	Figures []figureData `json:"figures"`
	Prefix  []string     `json:"prefix"` // of sources
}

type figureData struct {
	Name    string       `json:"name"`
	Unit    string       `json:"unit"`
	Period  string       `json:"period"`
	Legend  []string     `json:"legend"`
	Shown   []string     `json:"shown"`
	Class   []int        `json:"class"`
	Prefix  []int        `json:"src"`  // position in levelData.Prefix; -1 is no source
	Cell    []string     `json:"cell"` // what follows the prefix
	Periods []string     `json:"periods"`
	Trend   [][]*float64 `json:"trend"`
	Nation  []*float64   `json:"nation"`
	Places  int          `json:"places"`
}

// makeLevel passes over a summary twice and makes what the page and the
// script show of it.
func makeLevel(d *tables.Data, l tables.Level) (levelView, levelData, error) {
	survey, err := tables.NewSurvey(d.Statistics(l))
	if err != nil {
		return levelView{}, levelData{}, err
	}
	p, err := tables.NewProfile(d, l, survey)
	if err != nil {
		return levelView{}, levelData{}, err
	}
	var v levelView
	for i := range p.Figures {
		if f := &p.Figures[i]; f.Key10 {
			v.Figures = append(v.Figures, figureHead{f.Name(), tables.PeriodWords(f.Period.Label), tables.UnitWords(f.Unit)})
		}
	}
	ix := tables.NewIndex(d)
	for _, a := range p.Areas {
		row := areaRow{Code: a.Code, Name: a.Name, Region: a.Region, Force: ix.Name(a.ForceCode)}
		for i := range p.Figures {
			if p.Figures[i].Key10 {
				row.Cells = append(row.Cells, cellOf(p.Cell(a.Code, i), p.Figures[i].Unit))
			}
		}
		v.Rows = append(v.Rows, row)
	}
	v.Forces = forcesOf(d, p.Areas)
	data := makeData(p)
	v.Map = makeMap(l, &data)
	v.Trend = makeTrend(p)
	return v, data, nil
}

func cellOf(c *tables.Cell, unit string) figureCell {
	out := figureCell{Shown: tables.Shown(&c.Statistic, unit), Source: c.SourceText}
	if c.Value.Valid {
		out.Sort = number(c.Value.V)
	}
	if c.ChangePercent.Valid {
		out.Change = signed(c.ChangePercent.V)
	}
	return out
}

// signed shows a change in per cent with its sign.
func signed(v float64) string {
	s := tables.Format(v, "percent")
	if v > 0 {
		s = "+" + s
	}
	return s + "%"
}

// forcesOf are the forces that contain areas, in order.
func forcesOf(d *tables.Data, areas []tables.Area) []namedCode {
	holds := map[string]bool{}
	for _, a := range areas {
		holds[a.ForceCode] = true
	}
	var out []namedCode
	for _, a := range d.At(tables.ForceLevel) {
		if holds[a.Code] {
			out = append(out, namedCode{a.Code, a.Name})
		}
	}
	return out
}

// makeData makes what the script needs.
func makeData(p *tables.Profile) levelData {
	out := levelData{Codes: []string{}, Names: []string{}, Forces: []string{}, Figures: []figureData{}, Prefix: []string{}}
	for _, a := range p.Areas {
		force := a.ForceCode
		if a.Type == "force" {
			force = a.Code
		}
		out.Codes, out.Names, out.Forces = append(out.Codes, a.Code), append(out.Names, a.Name), append(out.Forces, force)
	}
	known := map[string]int{}
	for i := range p.Figures {
		f := &p.Figures[i]
		x := figureData{Name: f.Name(), Unit: tables.UnitWords(f.Unit), Period: tables.PeriodWords(f.Period.Label), Places: tables.Places(f.Unit)}
		var values []*float64
		for _, a := range p.Areas {
			c := p.Cell(a.Code, i)
			values = append(values, pointer(c.Value))
			x.Shown = append(x.Shown, tables.Shown(&c.Statistic, f.Unit))
			prefix, cell := out.source(c.SourceText, known)
			x.Prefix, x.Cell = append(x.Prefix, prefix), append(x.Cell, cell)
			var trend []*float64
			for _, t := range c.Trend {
				trend = append(trend, pointer(t.Value))
			}
			x.Trend = append(x.Trend, trend)
		}
		x.Class = classify(values)
		x.Legend = legend(values, x.Class, f.Unit)
		for t, period := range f.Trend {
			x.Periods = append(x.Periods, period.Label)
			x.Nation = append(x.Nation, pointer(p.National(i, t)))
		}
		out.Figures = append(out.Figures, x)
	}
	return out
}

// source splits a source into words that many figures share and the rest.
func (l *levelData) source(s string, known map[string]int) (prefix int, cell string) {
	if s == "" {
		return -1, ""
	}
	words := s
	if i := strings.LastIndex(s, ", cell "); i >= 0 {
		words, cell = s[:i], s[i:]
	}
	at, ok := known[words]
	if !ok {
		at = len(l.Prefix)
		known[words] = at
		l.Prefix = append(l.Prefix, words)
	}
	return at, cell
}

func pointer(v record.Null[float64]) *float64 {
	if !v.Valid {
		return nil
	}
	return &v.V
}
