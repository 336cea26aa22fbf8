package tables

import (
	"iter"
	"slices"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// Statistics gives the rows of a summary, sorted by area and statistic. It can
// be ranged over more than once and gives the same rows each time. A row is
// only valid until the next one; an error ends the sequence.
type Statistics = iter.Seq2[*record.Statistic, error]

// Rows makes Statistics of rows in memory.
func Rows(rows []record.Statistic) Statistics {
	return func(yield func(*record.Statistic, error) bool) {
		for i := range rows {
			if !yield(&rows[i], nil) {
				return
			}
		}
	}
}

// Data is everything that a workbook or the page of one release shows.
type Data struct {
	ReleaseID       string     // e.g. 20260131T021500Z-1a2b3c4d
	PreviousRelease string     // release that Changes compares with; empty for the first
	RunDate         civil.Date // day of the run; deadlines before it are overdue
	GeographyDate   civil.Date // day whose forces, districts and counties are used
	Version         string     // program version

	Areas      []Area              // forces, districts and counties at GeographyDate
	Peers      map[string][]string // area code: the areas that it is compared with, the nearest first
	PeersBasis map[string]string   // area code: where that list is from: neighbours, listed or computed, as aggregate.Peer says
	Forces     Statistics          // force_summary; nil is no rows
	Districts  Statistics          // district_summary; nil is no rows

	Documents     []record.Document
	DocumentAreas []record.DocumentArea
	Findings      []record.Finding
	FindingAreas  []record.FindingArea
	Addressees    []record.FindingAddressee
	Themes        []record.FindingTheme
	Obligations   []record.Obligation
	Judgements    []record.Judgement
	Issues        []record.Issue
	Changes       []Change
}

// Area is a place at the release's geography date.
type Area struct {
	Type       string // force, district, county
	Code       string // GSS code
	Name       string // plain name
	ForceCode  string // force that contains a district or county; empty for a force, or where a county has several
	CountyCode string // county that contains a district; empty if none does
	Region     string // region of England, or Wales; filled from Geography if it is not known
}

// Change is one difference from the release before.
type Change struct {
	Kind     string // what happened: document-new, document-gone, figure-revised, finding-new, grade-new ...
	AreaCode string // place it is about; empty if none
	Area     string // its name
	Subject  string // what changed, for a person
	Before   string // as it was; empty if it is new
	After    string // as it is; empty if it is gone
	Source   string // document, sheet and cell or page
}

// Level says which areas a summary is about.
type Level int

// The two summaries of a release.
const (
	ForceLevel Level = iota
	DistrictLevel
)

// Statistics returns the summary of a level.
func (d *Data) Statistics(l Level) Statistics {
	rows := d.Forces
	if l == DistrictLevel {
		rows = d.Districts
	}
	if rows == nil {
		return Rows(nil)
	}
	return rows
}

// Word is what a level's areas are called: force, or district.
func (l Level) Word() string {
	if l == DistrictLevel {
		return "district"
	}
	return "force"
}

// Has reports whether areas of a type belong to the level.
func (l Level) Has(areaType string) bool {
	if l == DistrictLevel {
		return areaType == "district" || areaType == "county"
	}
	return areaType == "force"
}

// Index finds the places, documents and links of a Data by their codes.
type Index struct {
	Areas     map[string]*Area
	Documents map[string]*record.Document
	Rows      map[string]int // document_id: position in Data.Documents

	FindingAreas Grouped[record.FindingArea]
	Addressees   Grouped[record.FindingAddressee]
	Themes       Grouped[record.FindingTheme]
}

// NewIndex builds the index of d.
func NewIndex(d *Data) *Index {
	ix := &Index{
		Areas:        map[string]*Area{},
		Documents:    map[string]*record.Document{},
		Rows:         map[string]int{},
		FindingAreas: group(d.FindingAreas, func(r *record.FindingArea) string { return r.FindingID }),
		Addressees:   group(d.Addressees, func(r *record.FindingAddressee) string { return r.FindingID }),
		Themes:       group(d.Themes, func(r *record.FindingTheme) string { return r.FindingID }),
	}
	for _, a := range d.Areas {
		ix.Areas[a.Code] = &a
	}
	for i := range d.Documents {
		ix.Documents[d.Documents[i].DocumentID] = &d.Documents[i]
		ix.Rows[d.Documents[i].DocumentID] = i
	}
	return ix
}

// Grouped finds the rows of a finding. It holds their positions in order of
// finding, which takes a tenth of the memory of a map.
type Grouped[T any] struct {
	rows  []T
	key   func(*T) string
	order []int32
}

func group[T any](rows []T, key func(*T) string) Grouped[T] {
	g := Grouped[T]{rows: rows, key: key, order: make([]int32, len(rows))}
	for i := range rows {
		g.order[i] = int32(i)
	}
	slices.SortStableFunc(g.order, func(a, b int32) int { return strings.Compare(key(&rows[a]), key(&rows[b])) })
	return g
}

// Of gives the rows of a finding in their order.
func (g *Grouped[T]) Of(finding string) iter.Seq[*T] {
	return func(yield func(*T) bool) {
		at, _ := slices.BinarySearchFunc(g.order, finding, func(i int32, f string) int { return strings.Compare(g.key(&g.rows[i]), f) })
		for ; at < len(g.order) && g.key(&g.rows[g.order[at]]) == finding; at++ {
			if !yield(&g.rows[g.order[at]]) {
				return
			}
		}
	}
}

// Name returns the name of the place with a code, or the code if it has none.
func (ix *Index) Name(code string) string {
	if a, ok := ix.Areas[code]; ok {
		return a.Name
	}
	return code
}

// At returns the areas of a level in order of type, then code: forces, or
// districts before counties.
func (d *Data) At(l Level) []Area {
	var out []Area
	for _, a := range d.Areas {
		if l.Has(a.Type) {
			if r := Geography()[a.Code].Region; r != "" && (a.Region == "" || a.Region == "England") {
				a.Region = r
			}
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b Area) int {
		if a.Type != b.Type {
			return -strings.Compare(a.Type, b.Type) // district before county
		}
		return strings.Compare(a.Code, b.Code)
	})
	return out
}
