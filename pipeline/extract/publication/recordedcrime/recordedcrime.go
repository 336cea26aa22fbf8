// Package recordedcrime reads the Home Office's recorded crime open data: long
// tables of offences by financial quarter, force and offence code, and by
// community safety partnership, one sheet a year.
//
// It must not import normalise, read files, or know a file's name.
package recordedcrime

import (
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/place"
)

// Publication reads recorded crime open data. The zero value is ready.
type Publication struct{}

var _ publication.Publication = Publication{}

// Layouts: the table by force, and the one by community safety partnership.
const (
	layoutForce = "force"
	layoutCSP   = "partnership"
)

// Meta describes the series.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "homeoffice-recorded-crime",
		Version:   2,
		Title:     "Police recorded crime and outcomes open data tables",
		Publisher: "Home Office",
		Reads:     "xlsx, ods and csv; offences by quarter, force or community safety partnership and offence code, one sheet a year",
		Cadence:   "quarterly",
		Measures:  []string{"recorded_offences"},
	}
}

// Positions in columns.
const (
	colYear = iota
	colQuarter
	colForce
	colCSP
	colDescription
	colGroup
	colSubgroup
	colCode
	colCount
	colSubcode
	colKept
)

// columns holds every spelling seen from 2002/03 to 2025/26 (facts: "Home
// Office PRC open data: exact columns by edition") and the underscored ones of
// files that readers saved again.
var columns = []longtable.Column{
	colYear:    {Names: []string{"Financial Year", "Year"}, Holds: longtable.IsFinancialYear},
	colQuarter: {Names: []string{"Financial Quarter", "Quarter"}, Holds: longtable.IsFinancialQuarter},
	colForce: {Names: []string{"Force Name", "Police Force", "Force", "Police Force Name", "Police Force Area", "PFA Name"},
		Holds: longtable.IsForce},
	colCSP:         {Names: []string{"CSP Name", "CSP", "Community Safety Partnership", "Community Safety Partnership Name"}, Optional: true},
	colDescription: {Names: []string{"Offence Description", "Offence", "Offence Name"}},
	colGroup:       {Names: []string{"Offence Group"}},
	colSubgroup:    {Names: []string{"Offence Subgroup", "Offence Sub-group", "Offence Sub group", "Subgroup"}, Optional: true},
	colCode:        {Names: []string{"Offence Code", "Offence code number", "Offence Code No"}},
	colCount:       {Names: []string{"Number of Offences", "Offence Count", "Offences", "Number of recorded offences", "Number of Offences recorded"}, Like: isCount},
	// The subcode tables part a code further; without it their rows would look alike.
	colSubcode: {Names: []string{"Offence Subcode", "Offence Sub-code", "Subcode"}, Optional: true},
	// Known, and of no use here: flags of the tables, and what others added.
	colKept: {Names: []string{"Offence code expired", "Force Code", "PFA Code", "CSP Code", "Region", "Policeuk_Cat", "Offence Subcode Description", "Subcode Description"}, Optional: true, Many: true},
}

// partnerships tell the table by community safety partnership from that by
// force.
var partnerships = []longtable.Column{{Names: columns[colCSP].Names}, columns[colCode]}

func isCount(code string) bool {
	return strings.HasPrefix(code, "number_of_") && strings.Contains(code, "offence") && !strings.Contains(code, "outcome")
}

// Recognise finds the layout by the column names of any sheet.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	fits, nearest := longtable.Fits(doc.Book, columns)
	if !fits {
		return doc.Decline(nearest)
	}
	if fits, _ = longtable.Fits(doc.Book, partnerships); fits {
		return publication.Claim{Layout: layoutCSP, Score: 100}
	}
	return publication.Claim{Layout: layoutForce, Score: 100}
}

// Extract writes one observation per row.
func (p Publication) Extract(doc *publication.Document, layout string, out record.RawSink) error {
	var tables []table
	about := record.RawDocument{
		Title:     p.Meta().Title,
		Publisher: p.Meta().Publisher,
		Series:    p.Meta().ID + "-" + layout,
		Pages:     int32(len(doc.Book.Sheets())),
	}
	notes := newNotes()
	found, rest, err := doc.Tables(columns, out)
	if err != nil {
		return err
	}
	for _, f := range found {
		tables = append(tables, table{sheet: f.Sheet, header: f.Header})
	}
	for _, s := range rest {
		if err := notes.read(s, &about); err != nil {
			return err
		}
	}
	for i := range tables {
		p, err := tables[i].covers(i == len(tables)-1)
		if err != nil {
			return err
		}
		about.Period = longtable.Widen(about.Period, p)
	}
	out.Document(about)
	for i := range tables {
		tables[i].header.Report(out)
		if err := tables[i].extract(notes, out); err != nil {
			return err
		}
	}
	return nil
}

// table is one sheet with a long table.
type table struct {
	sheet  sheet.Sheet
	header *longtable.Header
}

// extract writes the rows of one sheet.
func (t *table) extract(notes *notes, out record.RawSink) error {
	var (
		periods         = t.quarters()
		blanks, unnamed longtable.Tally
		obs             record.RawObservation
	)
	for r, err := range t.header.Figures(t.sheet, out) {
		if err != nil {
			return err
		}
		count := r.Cell(colCount)
		force := r.Text(colForce)
		if count == nil {
			// A row without a count is no figure; most are footnotes below the table.
			if force != "" {
				blanks.Add(r.Ref(colCount))
			}
			continue
		}
		obs = record.RawObservation{
			Origin:    record.Origin{Table: t.sheet.Name(), Sheet: t.sheet.Name(), Cell: r.Ref(colCount)},
			Measure:   "recorded_offences",
			Offence:   record.OffenceLabel{Code: r.Text(colCode), Description: r.Text(colDescription), Group: r.Text(colGroup), Subgroup: r.Text(colSubgroup)},
			Breakdown: record.Breakdown("subcode", record.Code(r.Text(colSubcode))),
			Area:      area(force, r.Text(colCSP), t.header.At[colCSP] >= 0),
			Period:    periods.Period(r.Text(colYear), r.Text(colQuarter)),
			Published: strings.TrimSpace(count.Text),
			Unit:      "count",
			Note:      notes.of(force),
		}
		if obs.Offence == (record.OffenceLabel{}) {
			unnamed.Add(r.Ref(colCode)) // no offence is not all offences
			continue
		}
		obs.Number, obs.IsNumber = shown.Value(count)
		out.Observation(&obs)
	}
	blanks.Report(vocabulary.RowsLeftOut, t.sheet.Name(), "the count is blank", "", out)
	unnamed.Report(vocabulary.OffenceUnknown, t.sheet.Name(), "the row names no offence", "compare the row with the published file", out)
	periods.Report(t.sheet.Name(), out)
	return nil
}

// area labels a row's place. Rows such as "Unassigned Kent" and "Manchester
// Airport" stand among the partnerships but are none (ONS table C2, README of
// the gold data).
func area(force, csp string, byCSP bool) place.Printed {
	if !byCSP {
		return place.Printed{Kind: "force", Name: force}
	}
	a := place.Printed{Kind: "csp", Name: csp, Force: force}
	folded := strings.ToLower(csp)
	a.Other = strings.HasPrefix(folded, "unassigned") || strings.HasSuffix(folded, "airport")
	return a
}
