package gate

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
)

// Profile is what the gate remembers of a release, as its file gate.json: what
// became of each document, and the shape of its figures. The next release is
// held against it, whatever program and schema made it.
type Profile struct {
	Documents []Document `json:"documents"` // in order of path
}

// Document is one document of a release.
type Document struct {
	ID          string  `json:"id"`
	Path        string  `json:"path"`
	Publication string  `json:"publication,omitempty"`
	Layout      string  `json:"layout,omitempty"`
	Series      string  `json:"series,omitempty"` // editions of one series supersede each other
	Status      string  `json:"status"`
	Held        int64   `json:"held_back,omitempty"`       // rows
	Disagree    int64   `json:"totals_disagree,omitempty"` // totals that differ from their parts
	Others      int64   `json:"findings_grades,omitempty"` // rows that are no figures
	Tables      []Table `json:"tables,omitempty"`
}

// Table is the figures of one measure for one kind of area in a document. This
// is the gate's one definition of what an area has: an area has figures in a
// table if the table prints it a cell, with a value or with a mark that says
// why there is none. A place that the publisher marks as not available is not
// lost; a place without a row is.
type Table struct {
	Measure  string         `json:"measure"`
	Unit     string         `json:"unit"`
	AreaType string         `json:"area_type"`
	Areas    map[string]int `json:"areas"` // code to cells printed
	Periods  []Period       `json:"periods"`
}

// Period is the figures of a table in one period.
type Period struct {
	Kind   string  `json:"kind"`
	End    string  `json:"end"`
	Rows   int     `json:"rows"`
	Values int     `json:"values"`
	Over0  int     `json:"positive"` // values above 0, and
	LogSum float64 `json:"log_sum"`  // the sum of their logarithms: a factor over all of them moves its mean by that factor
	Sheet  string  `json:"sheet,omitempty"`
	Cell   string  `json:"cell,omitempty"` // of the first figure
}

// Of starts with what a release says of a document.
func Of(d *record.Document) Document {
	return Document{ID: d.DocumentID, Path: d.Path, Publication: d.Publication, Layout: d.Layout, Series: d.Series, Status: d.Status}
}

// Issue takes what was noticed about the document.
func (d *Document) Issue(i *record.Issue) {
	switch {
	case i.Severity == vocabulary.HeldBack:
		d.Held += i.Rows
	case i.Code == vocabulary.TotalDisagrees.Code():
		d.Disagree += i.Rows
	}
}

// Values is how many figures of the document have a value.
func (d *Document) Values() int64 {
	var n int64
	for i := range d.Tables {
		n += int64(d.Tables[i].values())
	}
	return n
}

// Forces is how many police force areas have figures in any table by force.
func (p *Profile) Forces() int {
	forces := map[string]bool{}
	for i := range p.Documents {
		maps.Copy(forces, p.Documents[i].forces())
	}
	return len(forces)
}

// Rows is everything that was read of the document.
func (d *Document) Rows() int64 {
	n := d.Others
	for i := range d.Tables {
		for _, p := range d.Tables[i].Periods {
			n += int64(p.Rows)
		}
	}
	return n
}

// Newest is the last day that the document's figures are about.
func (d *Document) Newest() string {
	end := ""
	for i := range d.Tables {
		for _, p := range d.Tables[i].Periods {
			end = max(end, p.End)
		}
	}
	return end
}

func (t *Table) values() int {
	n := 0
	for _, p := range t.Periods {
		n += p.Values
	}
	return n
}

// first is the first cell of the table, for a person to look at.
func (t *Table) first() string {
	if len(t.Periods) == 0 {
		return ""
	}
	return t.Periods[0].at()
}

// at is the first cell of the period.
func (p *Period) at() string { return record.Origin{Sheet: p.Sheet, Cell: p.Cell}.String() }

// Collector makes the profile of a release from its rows.
type Collector struct {
	documents map[string]*collecting
	order     []string
}

type collecting struct {
	Document
	tables map[tableKey]*shape
}

type tableKey struct{ measure, unit, areaType string }

type periodKey struct {
	end  civil.Date
	kind string
}

type shape struct {
	areas   map[string]int
	periods map[periodKey]*Period
}

// NewCollector starts with the documents of the release, in order of path.
func NewCollector(documents []Document) *Collector {
	c := &Collector{documents: map[string]*collecting{}}
	for _, d := range documents {
		c.documents[d.ID] = &collecting{d, map[tableKey]*shape{}}
		c.order = append(c.order, d.ID)
	}
	return c
}

// Observation takes a figure.
func (c *Collector) Observation(o *record.Observation) {
	d := c.documents[o.DocumentID]
	if d == nil {
		return
	}
	k := tableKey{o.Measure, o.Unit, o.AreaType}
	t := d.tables[k]
	if t == nil {
		t = &shape{map[string]int{}, map[periodKey]*Period{}}
		d.tables[k] = t
	}
	at := periodKey{o.PeriodEnd, o.PeriodKind}
	p := t.periods[at]
	if p == nil {
		p = &Period{Kind: o.PeriodKind, End: o.PeriodEnd.String(), Sheet: o.Sheet, Cell: o.Cell}
		t.periods[at] = p
	}
	p.Rows++
	if o.AreaCode != "" {
		t.areas[o.AreaCode]++
	}
	if !o.Value.Valid {
		return
	}
	p.Values++
	if o.Value.V > 0 {
		p.Over0++
		p.LogSum += math.Log(o.Value.V)
	}
}

// Profile is what was collected.
func (c *Collector) Profile() *Profile {
	p := &Profile{}
	for _, id := range c.order {
		d := c.documents[id]
		keys := slices.SortedFunc(maps.Keys(d.tables), func(a, b tableKey) int {
			return cmp.Or(cmp.Compare(a.measure, b.measure), cmp.Compare(a.unit, b.unit), cmp.Compare(a.areaType, b.areaType))
		})
		for _, k := range keys {
			t := Table{Measure: k.measure, Unit: k.unit, AreaType: k.areaType, Areas: d.tables[k].areas}
			for _, period := range d.tables[k].periods {
				// Sums of logarithms differ in their last digits by the order of the rows.
				period.LogSum = math.Round(period.LogSum*1e6) / 1e6
				t.Periods = append(t.Periods, *period)
			}
			slices.SortFunc(t.Periods, func(a, b Period) int { return cmp.Or(cmp.Compare(a.End, b.End), cmp.Compare(a.Kind, b.Kind)) })
			d.Document.Tables = append(d.Document.Tables, t)
		}
		p.Documents = append(p.Documents, d.Document)
	}
	return p
}

// Write writes the profile as JSON.
func (p *Profile) Write(w io.Writer) error { return json.NewEncoder(w).Encode(p) }

// Read reads what Write wrote.
func Read(r io.Reader) (*Profile, error) {
	var p Profile
	if err := json.NewDecoder(r).Decode(&p); err != nil {
		return nil, fmt.Errorf("profile of the release: %w", err)
	}
	return &p, nil
}
