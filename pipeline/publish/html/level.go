package html

import (
	"cmp"
	"slices"
	"strings"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
)

// level is what the page has of the forces, or of the councils.
type level struct {
	which   tables.Level
	areas   []tables.Area // by name
	at      map[string]int
	figures []*figure
	rows    int
	sources *dictionary
	newest  [][]*record.Statistic // by area, then figure: the newest row
	held    []int                 // series that each area has
}

// cell is a figure of one place and time.
type cell struct {
	Value, Lower, Upper, Numerator, Denominator, National record.Null[float64]
	BandLow, BandHigh                                     record.Null[float64] // value that is known only to lie between
	Phi, Tau                                              record.Null[float64] // how areas differ beyond chance
	Comparator, Compared, Marker, Standing                string
	Complete, Provisional, Immature, Break, there         bool
	breakWords                                            string
	source                                                int
	at                                                    string // cell or page, and what follows
}

// dictionary numbers texts in the order in which they are first seen.
type dictionary struct {
	texts []string
	at    map[string]int
}

func newDictionary() *dictionary { return &dictionary{at: map[string]int{}} }

func (d *dictionary) number(s string) int {
	n, ok := d.at[s]
	if !ok {
		n = len(d.texts)
		d.at[s] = n
		d.texts = append(d.texts, s)
	}
	return n
}

// level passes over a summary twice: once to see what there is, once to keep
// the figures of the catalogue.
func (b *builder) level(which tables.Level) (*level, error) {
	survey, err := tables.NewSurvey(b.data.Statistics(which))
	if err != nil {
		return nil, err
	}
	l := &level{which: which, areas: b.data.At(which), at: map[string]int{}, figures: choose(survey), rows: survey.Rows, sources: newDictionary()}
	slices.SortFunc(l.areas, func(a, b tables.Area) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Code, b.Code))
	})
	for i, a := range l.areas {
		l.at[a.Code] = i
	}
	number := map[tables.Key]int{}
	for i, f := range l.figures {
		number[f.Key] = i
		f.cells = make([][]cell, len(l.areas))
	}
	l.newest = make([][]*record.Statistic, len(l.areas))
	l.held = make([]int, len(l.areas))
	err = tables.EachSeries(b.data.Statistics(which), func(s *tables.Series) error {
		area, ok := l.at[s.Points[0].AreaCode]
		if !ok {
			return nil
		}
		l.held[area]++
		if which == tables.ForceLevel {
			b.justice.Add(s)
		}
		if i, ok := number[s.Key]; ok {
			l.keep(area, i, s)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, f := range l.figures {
		f.fit()
	}
	return l, nil
}

// keep puts the points of a series into its figure.
func (l *level) keep(area, i int, s *tables.Series) {
	f := l.figures[i]
	if l.newest[area] == nil {
		l.newest[area] = make([]*record.Statistic, len(l.figures))
	}
	f.cells[area] = make([]cell, len(f.Periods))
	for p := range s.Points {
		r := &s.Points[p]
		if at := slices.Index(f.Periods, tables.PeriodOf(r)); at >= 0 {
			f.cells[area][at] = l.cell(r)
		}
		if r.Value.Valid || l.newest[area][i] == nil || !l.newest[area][i].Value.Valid {
			row := *r
			l.newest[area][i] = &row
		}
	}
}

func (l *level) cell(r *record.Statistic) cell {
	words, at, _ := strings.Cut(r.SourceText, ", cell ")
	if at == "" {
		words, at, _ = strings.Cut(r.SourceText, ", page ")
		if at != "" {
			at = "page " + at
		}
	} else {
		at = "cell " + at
	}
	c := cell{
		Value: r.Value, Lower: r.Lower, Upper: r.Upper, Numerator: r.Numerator, Denominator: r.Denominator, National: r.National,
		Compared: r.Compared, Marker: r.Marker, Complete: r.Complete, Provisional: r.Provisional, there: true,
		source: l.sources.number(words), at: at,
	}
	complement(&c, r)
	return c
}

// fit chooses the unit that the figure is shown in.
func (f *figure) fit() {
	var values []float64
	for _, area := range f.cells {
		for _, c := range area {
			if c.Value.Valid {
				values = append(values, c.Value.V)
			}
		}
	}
	f.Fit = tables.FitUnit(f.Unit, values)
	f.Name = tables.FitWords(f.Name, f.Unit, f.Fit)
}

// common is the time that the figure is compared at: the newest that at least
// half as many places have a value for as in its best; -1 if none has any.
func (f *figure) common() int {
	count := make([]int, len(f.Periods))
	best := 0
	for _, area := range f.cells {
		for p, c := range area {
			if c.Value.Valid {
				count[p]++
				best = max(best, count[p])
			}
		}
	}
	for p := len(count) - 1; p >= 0; p-- {
		if count[p] > 0 && count[p]*2 >= best {
			return p
		}
	}
	return -1
}

// comparator names what the figures of a time are compared with.
func (l *level) comparator(f *figure, p int) string {
	for i := range l.areas {
		if f.cells[i] != nil && f.cells[i][p].Comparator != "" {
			return f.cells[i][p].Comparator
		}
	}
	return ""
}
