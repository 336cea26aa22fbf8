// Package outcomes reads the Home Office's outcomes open data: long tables of
// the outcomes assigned to offences, by quarter, force, offence code and
// outcome type, on two bases that must not be mixed.
//
// It must not import normalise, read files, or know a file's name.
package outcomes

import (
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/publication/recordedcrime"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// Publication reads outcomes open data. The zero value is ready.
type Publication struct{}

var _ publication.Publication = Publication{}

// Layouts: the tables by quarter, and those by year before April 2014.
const (
	layoutID     = "open-data"
	layoutAnnual = "open-data-annual"
)

// Meta describes the series.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "homeoffice-outcomes",
		Version:   4,
		Title:     "Police recorded crime and outcomes open data tables: outcomes",
		Publisher: "Home Office",
		Reads:     "xlsx, ods and csv; outcomes by quarter, force, offence code and outcome type, of offences recorded and of investigations closed in the quarter; outcomes by year to March 2014",
		Cadence:   "quarterly",
		Measures:  []string{"offence_outcomes"},
	}
}

// Positions in columns.
const (
	colYear = iota
	colQuarter
	colForce
	colCode
	colDescription
	colGroup
	colSubgroup
	colType
	colOutcome
	colOutcomeGroup
	colRecorded
	colClosed
	colKept
)

// columns: the case and wording of the two counts drift from edition to
// edition.
var columns = []longtable.Column{
	colYear:         {Names: []string{"Financial Year", "Year"}, Holds: longtable.IsFinancialYear},
	colQuarter:      {Names: []string{"Financial Quarter", "Quarter"}, Holds: longtable.IsFinancialQuarter},
	colForce:        {Names: []string{"Force Name", "Police Force", "Force"}, Holds: longtable.IsForce},
	colCode:         {Names: []string{"Offence Code"}},
	colDescription:  {Names: []string{"Offence Description", "Offence"}},
	colGroup:        {Names: []string{"Offence Group"}},
	colSubgroup:     {Names: []string{"Offence Subgroup", "Offence Sub-group", "Subgroup"}, Optional: true},
	colType:         {Names: []string{"Outcome Type", "Outcome Code", "Outcome type number"}},
	colOutcome:      {Names: []string{"Outcome Description", "Outcome"}},
	colOutcomeGroup: {Names: []string{"Outcome Group"}, Optional: true},
	colRecorded:     {Names: []string{"Outcomes for offences that were recorded in the quarter"}, Like: isRecorded, Optional: true},
	colClosed:       {Names: []string{"Outcomes for investigations closed in the quarter"}, Like: isClosed, Optional: true},
	colKept:         {Names: []string{"Offence code expired"}, Optional: true, Many: true},
}

func isRecorded(code string) bool {
	return strings.Contains(code, "outcomes") && strings.Contains(code, "offences") && strings.Contains(code, "recorded")
}

func isClosed(code string) bool {
	return strings.Contains(code, "outcomes") && !strings.Contains(code, "offences") &&
		(strings.Contains(code, "closed") || strings.Contains(code, "investigations") || strings.Contains(code, "outcomes_recorded"))
}

// basis is a count: its column and its name in breakdown.
type basis struct {
	column int
	name   string
}

// bases are the two counts by quarter.
var bases = []basis{{colRecorded, "recorded"}, {colClosed, "closed"}}

// Recognise finds the table by its column names.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Book == nil {
		return publication.Claim{Misfit: publication.NotSpreadsheet}
	}
	var nearest *longtable.Misfit
	for _, s := range doc.Book.Sheets() {
		_, err := find(s)
		if err == nil {
			return publication.Claim{Layout: layoutID, Score: 100}
		}
		if _, err := findAnnual(s); err == nil {
			return publication.Claim{Layout: layoutAnnual, Score: 100}
		}
		nearest = longtable.Nearer(nearest, err)
	}
	return doc.Decline(nearest)
}

func find(s sheet.Sheet) (*longtable.Header, error) {
	h, err := longtable.Find(s, columns)
	if err == nil && h.At[colRecorded] < 0 && h.At[colClosed] < 0 {
		return nil, &longtable.Misfit{Sheet: s.Name(), Row: h.Row, Fit: 0.9, Missing: []string{columns[colRecorded].Names[0]}}
	}
	return h, err
}

// Extract writes one observation per row and basis.
func (p Publication) Extract(doc *publication.Document, id string, out record.RawSink) error {
	about := record.RawDocument{Title: p.Meta().Title, Publisher: p.Meta().Publisher, Series: p.Meta().ID, Pages: int32(len(doc.Book.Sheets()))}
	if id == layoutAnnual {
		about.Series += "-annual"
	}
	var tables []table
	for _, s := range doc.Book.Sheets() {
		t := table{sheet: s, bases: bases}
		var err error
		if id == layoutAnnual {
			t.bases = annualBases
			t.header, err = findAnnual(s)
		} else {
			t.header, err = find(s)
		}
		if err == nil {
			doc.Trace.Header(t.header)
			if year, ok := recordedcrime.YearIn(s.Name()); ok {
				about.Period = longtable.Widen(about.Period, year)
			}
			tables = append(tables, t)
			continue
		}
		if !longtable.LeftOut(s, err, out) {
			return err
		}
		if err := recordedcrime.Published(s, &about); err != nil {
			return err
		}
	}
	out.Document(about)
	for i := range tables {
		tables[i].header.Report(out)
		if err := tables[i].extract(out); err != nil {
			return err
		}
	}
	return nil
}

// table is one sheet.
type table struct {
	sheet  sheet.Sheet
	header *longtable.Header
	bases  []basis
}

// period returns that of a row: a quarter, or a year where the table has none.
func (t *table) period(r *longtable.Row, q *recordedcrime.Quarters) period.Printed {
	if t.header.At[colQuarter] < 0 {
		return recordedcrime.Year(r.Text(colYear))
	}
	return q.Period(r.Text(colYear), r.Text(colQuarter))
}

func (t *table) extract(out record.RawSink) error {
	var (
		periods                     = recordedcrime.NewQuarters(t.header.Name(colYear), t.header.Name(colQuarter))
		byKind                      = map[string][]string{}
		blanks, unnamed, unlabelled longtable.Tally
		obs                         record.RawObservation
	)
	for r, err := range t.header.Figures(t.sheet, out) {
		if err != nil {
			return err
		}
		force := r.Text(colForce)
		kind := r.Text(colType)
		if force == "" || kind == "" {
			if r.Cell(colRecorded) != nil || r.Cell(colClosed) != nil {
				unlabelled.Add(r.Ref(colForce))
			}
			continue // else a footnote below the table
		}
		b := byKind[kind]
		if b == nil {
			b = breakdowns(kind, t.bases)
			byKind[kind] = b
		}
		obs = record.RawObservation{
			Origin:  record.Origin{Table: t.sheet.Name(), Sheet: t.sheet.Name()},
			Measure: "offence_outcomes",
			Offence: record.OffenceLabel{Code: r.Text(colCode), Description: r.Text(colDescription), Group: r.Text(colGroup), Subgroup: r.Text(colSubgroup)},
			Area:    place.Printed{Kind: "force", Name: force},
			Period:  t.period(r, &periods),
			Unit:    "count",
		}
		if obs.Offence == (record.OffenceLabel{}) {
			unnamed.Add(r.Ref(colCode)) // no offence is not all offences
			continue
		}
		for i, basis := range t.bases {
			c := r.Cell(basis.column)
			if c == nil {
				// Type 0, not yet assigned, has no figure on the closed basis.
				if t.header.At[basis.column] >= 0 && !(basis.column == colClosed && kind == "0") {
					blanks.Add(r.Ref(basis.column))
				}
				continue
			}
			obs.Origin.Cell, obs.Breakdown, obs.Marker = r.Ref(basis.column), b[i], ""
			obs.Published = strings.TrimSpace(c.Text)
			if obs.Number, obs.IsNumber = shown.Value(c); !obs.IsNumber && notProvided(obs.Published) {
				obs.Marker = "not_available"
			}
			out.Observation(&obs)
		}
	}
	blanks.Report(vocabulary.RowsLeftOut, t.sheet.Name(), "the count is blank", "", out)
	unlabelled.Report(vocabulary.RowsLeftOut, t.sheet.Name(), "the row has counts and no force or no outcome type", "compare the row with the published file", out)
	unnamed.Report(vocabulary.OffenceUnknown, t.sheet.Name(), "the row names no offence", "compare the row with the published file", out)
	periods.Report(t.sheet.Name(), out)
	return nil
}

// notProvided knows "N/A - data not provided", which stands for a missing
// count and not for none.
func notProvided(text string) bool {
	code := record.Code(text)
	return code == "n_a" || strings.HasPrefix(code, "n_a_") || strings.Contains(code, "not_provided")
}

// breakdowns returns the breakdown of an outcome type on each basis. Types 1A,
// 2A and 3A of the alternate files are already counted in 1, 2 and 3 and must
// not be added to them.
func breakdowns(kind string, bases []basis) []string {
	b := make([]string, len(bases))
	for i := range bases {
		b[i] = record.Breakdown("basis", bases[i].name, "outcome", record.Code(kind))
	}
	return b
}
