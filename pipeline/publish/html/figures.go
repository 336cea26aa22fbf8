package html

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
)

// figureFile is a figure for all places of a level over time. Lists by area
// are in the order of the level's places in the core; null is no row.
type figureFile struct {
	Values, Lower, Upper, Numerators, Denominators [][]*float64
	Sources                                        [][]string // number of the source, colon, cell
	Words                                          []string   // sources by number
	Marks                                          [][]string `json:",omitempty"` // why there is no value
	Flags                                          [][]string // i incomplete, p provisional, b break before it, m immature
	Compared, Standing                             [][]string
	Low, High                                      [][]*float64 `json:",omitempty"` // between what a suppressed value lies
	National                                       []*float64   // by period
	Comparator                                     []string     // by period
	Phi, Tau                                       []*float64   // by period: how places differ beyond chance
	Breaks                                         []breakAt    `json:",omitempty"`
}

// breakAt is a break in the series of a place.
type breakAt struct {
	Place, Period int
	Words         string
}

func number(v record.Null[float64]) *float64 {
	if !v.Valid {
		return nil
	}
	return &v.V
}

// short rounds what is only drawn, a limit, to six significant figures.
func short(v record.Null[float64]) *float64 {
	if !v.Valid {
		return nil
	}
	if r, err := strconv.ParseFloat(strconv.FormatFloat(v.V, 'g', 6, 64), 64); err == nil && !math.IsInf(r, 0) {
		return &r
	}
	return &v.V
}

// figures writes a file for each figure of the catalogue.
func (b *builder) figures() error {
	for _, l := range b.levels {
		for _, f := range l.figures {
			if err := b.put("figures/"+l.which.Word()+"/"+f.ID, l.file(f)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l *level) file(f *figure) *figureFile {
	out := &figureFile{}
	used := newDictionary()
	marks, bands := false, false
	for i := range l.areas {
		n := len(f.cells[i])
		values, lower, upper := make([]*float64, n), make([]*float64, n), make([]*float64, n)
		numerators, denominators := make([]*float64, n), make([]*float64, n)
		low, high := make([]*float64, n), make([]*float64, n)
		sources, mark, flags, compared, standing := make([]string, n), make([]string, n), make([]string, n), make([]string, n), make([]string, n)
		for p, c := range f.cells[i] {
			if !c.there {
				continue
			}
			values[p], lower[p], upper[p] = number(c.Value), short(c.Lower), short(c.Upper)
			numerators[p], denominators[p] = number(c.Numerator), number(c.Denominator)
			low[p], high[p] = number(c.BandLow), number(c.BandHigh)
			sources[p] = strconv.Itoa(used.number(l.sources.texts[c.source])) + ":" + c.at
			mark[p], compared[p], standing[p], flags[p] = c.Marker, c.Compared, c.Standing, c.flags()
			if c.Break {
				out.Breaks = append(out.Breaks, breakAt{i, p, c.breakWords})
			}
			marks, bands = marks || c.Marker != "", bands || c.BandLow.Valid
		}
		out.Values, out.Lower, out.Upper = append(out.Values, values), append(out.Lower, lower), append(out.Upper, upper)
		out.Numerators, out.Denominators = append(out.Numerators, numerators), append(out.Denominators, denominators)
		out.Sources, out.Flags = append(out.Sources, sources), append(out.Flags, flags)
		out.Compared, out.Standing = append(out.Compared, compared), append(out.Standing, standing)
		out.Marks, out.Low, out.High = append(out.Marks, mark), append(out.Low, low), append(out.High, high)
	}
	if !marks {
		out.Marks = nil
	}
	if !bands {
		out.Low, out.High = nil, nil
	}
	out.Words = used.texts
	for p := range f.Periods {
		out.National = append(out.National, number(l.national(f, p)))
		out.Comparator = append(out.Comparator, l.comparator(f, p))
		phi, tau := l.dispersion(f, p)
		out.Phi, out.Tau = append(out.Phi, number(phi)), append(out.Tau, number(tau))
	}
	return out
}

func (c *cell) flags() string {
	s := ""
	if !c.Complete {
		s += "i"
	}
	if c.Provisional {
		s += "p"
	}
	if c.Break {
		s += "b"
	}
	if c.Immature {
		s += "m"
	}
	return s
}

// national is the figure of the nation at a time: the same on every row that has one.
func (l *level) national(f *figure, p int) record.Null[float64] {
	for i := range l.areas {
		if f.cells[i] != nil && f.cells[i][p].National.Valid {
			return f.cells[i][p].National
		}
	}
	return record.Null[float64]{}
}

// dispersion is how the places differ beyond chance at a time.
func (l *level) dispersion(f *figure, p int) (phi, tau record.Null[float64]) {
	for i := range l.areas {
		if f.cells[i] != nil && f.cells[i][p].Phi.Valid {
			return f.cells[i][p].Phi, f.cells[i][p].Tau
		}
	}
	return phi, tau
}

// newestRow is the newest row of a figure for one place, whole.
type newestRow struct {
	Figure                               int // in the catalogue
	Period                               int // of the figure; -1 if it is older than those kept
	Label, End                           string
	Value, Lower, Upper                  *float64
	Numerator, Denominator               *float64
	Low, High                            *float64
	National, Previous, ChangePercent    *float64
	PeerMedian                           *float64
	PeersWith                            int32  // peers that have a value
	Comparator, Compared, Standing, Mark string `json:",omitempty"`
	Flags                                string `json:",omitempty"`
	Source                               string
	Documents                            []string // first hex digits of the documents behind it
}

// row makes the newest row of a figure and place; false if there is none.
func (l *level) row(i, area int) (newestRow, bool) {
	if l.newest[area] == nil || l.newest[area][i] == nil {
		return newestRow{}, false
	}
	f, r := l.figures[i], l.newest[area][i]
	c := l.cell(r)
	p := slices.Index(f.Periods, tables.PeriodOf(r))
	out := newestRow{
		Figure: i, Period: p, Label: r.PeriodLabel, End: r.PeriodEnd.String(),
		Value: number(r.Value), Lower: number(r.Lower), Upper: number(r.Upper), Numerator: number(r.Numerator), Denominator: number(r.Denominator),
		Low: number(c.BandLow), High: number(c.BandHigh), National: number(r.National), Previous: number(r.Previous), ChangePercent: number(r.ChangePercent),
		Comparator: c.Comparator, Compared: c.Compared, Standing: c.Standing, Mark: c.Marker, Flags: c.flags(), Source: r.SourceText,
		Documents: shortIDs(r.Source), PeerMedian: number(r.PeerMedian), PeersWith: max(0, r.PeerRankOf-1),
	}
	if p >= 0 {
		out.Comparator = cmp.Or(c.Comparator, l.comparator(f, p))
	}
	return out, true
}
