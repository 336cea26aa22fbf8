// Package laspending reads the revenue outturn workbooks of English local
// authorities: service expenditure in summary (RSX) and by service (RO3 and
// its like), one row a council, one column a service and item.
//
// It must not import normalise, read files, or know a file's name.
package laspending

import (
	"math"
	"regexp"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/extract/table/trace"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// Publication reads revenue outturn workbooks. The zero value is ready.
type Publication struct{}

var _ publication.Publication = Publication{}

const layoutID = "authorities"

// Meta describes the series.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "mhclg-revenue-outturn",
		Version:   2,
		Title:     "Local authority revenue expenditure and financing",
		Publisher: "Ministry of Housing, Communities and Local Government",
		Reads:     "ods and xlsx; revenue outturn (RSX, RO3 and the other RO forms) by council, service and item, in thousand pounds",
		Cadence:   "annual",
		Measures:  []string{"expenditures"},
	}
}

// Positions in columns.
const (
	colECode = iota
	colCode
	colName
	colNotes
	colClass
	colCertification
	colKept
)

var columns = []longtable.Column{
	colECode:         {Names: []string{"E-code", "Ecode", "E code"}},
	colCode:          {Names: []string{"ONS Code", "ONS code", "GSS code"}, Optional: true},
	colName:          {Names: []string{"Local authority", "Local authority name", "Authority"}},
	colNotes:         {Names: []string{"Notes", "Note"}, Optional: true},
	colClass:         {Names: []string{"Class"}},
	colCertification: {Names: []string{"Certification", "Certified"}, Optional: true},
	colKept:          {Names: []string{"Detailed Class", "Sub-class", "Region"}, Optional: true, Many: true},
}

// Recognise finds the sheet of councils.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Book == nil {
		return publication.Claim{Misfit: publication.NotSpreadsheet}
	}
	var nearest *longtable.Misfit
	for _, s := range doc.Book.Sheets() {
		h, err := longtable.Find(s, columns)
		if err == nil {
			found, failed := services(s, h)
			if len(found) > 0 {
				return publication.Claim{Layout: layoutID, Score: 100}
			}
			if err = failed; err == nil {
				err = &longtable.Misfit{Sheet: s.Name(), Row: h.Row, Missing: []string{"... - Employees (C1)"}, Fit: 0.5}
			}
		}
		nearest = longtable.Nearer(nearest, err)
	}
	return doc.Decline(nearest)
}

// Extract writes one observation per council, service and item.
func (p Publication) Extract(doc *publication.Document, _ string, out record.RawSink) error {
	about := record.RawDocument{Title: p.Meta().Title, Publisher: p.Meta().Publisher, Pages: int32(len(doc.Book.Sheets()))}
	notes := map[string]string{}
	var tables []table
	found, rest, err := doc.Tables(columns, out)
	if err != nil {
		return err
	}
	for _, f := range found {
		t := table{sheet: f.Sheet, header: f.Header, notes: notes, trace: doc.Trace}
		if t.services, err = services(f.Sheet, f.Header); err != nil {
			return err
		}
		if err := t.preamble(&about); err != nil {
			return err
		}
		tables = append(tables, t)
	}
	perUnit := 0.0
	for _, s := range rest {
		n, err := frontMatter(s, &about, notes)
		if err != nil {
			return err
		}
		if perUnit == 0 {
			perUnit = n
		}
	}
	for i := range tables {
		if tables[i].perUnit == 0 {
			tables[i].perUnit = perUnit // another sheet of the book says it
		}
	}
	about.Series = p.Meta().ID
	if len(tables) > 0 {
		about.Series += "-" + tables[0].form
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

var (
	dayPrinted  = regexp.MustCompile(`(?i)\b(?:published on|last updated:) (\d{1,2} [A-Z][a-z]+ \d{4})`)
	formPrinted = regexp.MustCompile(`\b(RSX|RS|RG|RO\d|SAR\d?|TSR)\b`)
)

// frontMatter takes the title, the publication date and the notes from the
// sheets beside the table, and what they say that figures are in.
func frontMatter(s sheet.Sheet, about *record.RawDocument, notes map[string]string) (perUnit float64, err error) {
	g, err := s.Head(100)
	if err != nil {
		return 0, err
	}
	for r, cells := range g.Cells {
		if len(cells) == 0 {
			continue
		}
		text := longtable.Line(cells[0].Text)
		if r == 0 && strings.HasPrefix(record.Code(s.Name()), "front") {
			about.Title = text
		}
		publishedIn(text, about)
		if n := thousands(text); n != 0 && perUnit == 0 && len(text) < longestUnitLine {
			perUnit = n
		}
		if len(cells) > 1 && record.Code(s.Name()) == "notes" && cells[1].Kind == sheet.Text {
			notes[text] = longtable.Line(cells[1].Text)
		}
	}
	return perUnit, nil
}

// longestUnitLine is how long a line may be that says the unit of all figures;
// longer ones tell of amounts ("£8.5 billion of other income").
const longestUnitLine = 120

// publishedIn takes the day from "... which was published on 4 December 2025",
// or "Last updated: 4 December 2025" where nothing else gives one.
func publishedIn(text string, about *record.RawDocument) {
	m := dayPrinted.FindStringSubmatch(text)
	if m == nil || about.Published.Text != "" && strings.HasPrefix(strings.ToLower(text), "last updated") {
		return
	}
	about.Published.Text = m[1]
	if d, ok := longtable.ParseDay(m[1]); ok {
		about.Published.Start, about.Published.End, about.Published.Kind = d, d, "day"
	}
}

// table is the sheet of councils.
type table struct {
	trace    *trace.Trace
	sheet    sheet.Sheet
	header   *longtable.Header
	services []service
	notes    map[string]string
	period   period.Printed
	form     string
	perUnit  float64 // thousand pounds in one of what the sheet counts in; 0 where it does not say
}

// reportedIn and inPounds are what a line above a table says that its figures are in.
var (
	reportedIn = regexp.MustCompile(`(?i)(?:£\s?|pounds? (?:sterling )?)(thousands?|millions?|billions?|000s?|m|bn|k)(?:\b|\()`)
	inPounds   = regexp.MustCompile(`(?i)\b(?:reported|figures|data|amounts|expenditure) (?:are |is )?in (?:£|pounds)\s*\.?$`)
)

// thousands is what a line says of the unit: how many thousand pounds one is.
func thousands(line string) float64 {
	m := reportedIn.FindStringSubmatch(line)
	switch {
	case m == nil && inPounds.MatchString(line):
		return 1e-3
	case m == nil:
		return 0
	}
	switch strings.TrimSuffix(strings.ToLower(m[1]), "s") {
	case "thousand", "000", "k":
		return 1
	case "million", "m":
		return 1e3
	}
	return 1e6
}

// preamble takes the year and the form from the lines above the header.
func (t *table) preamble(about *record.RawDocument) error {
	g, err := t.sheet.Head(t.header.Row)
	if err != nil {
		return err
	}
	for _, cells := range g.Cells {
		if len(cells) == 0 {
			continue
		}
		text := cells[0].Text
		publishedIn(longtable.Line(text), about)
		if years := period.FinancialYearsIn(text); len(years) > 0 && t.period.Text == "" {
			t.period = years[0].Label(years[0].Text)
			about.Period = t.period
		}
		for _, c := range cells {
			if n := thousands(longtable.Line(c.Text)); n != 0 && t.perUnit == 0 && len(c.Text) < longestUnitLine {
				t.perUnit = n
			}
		}
		if f := formPrinted.FindString(text); f != "" && t.form == "" {
			t.form = strings.ToLower(f)
		}
	}
	return nil
}

// markers of the notes sheet.
var markers = map[string]string{
	"[x]": "not_available",  // data not received in time
	"[n]": "not_available",  // no appropriate estimation
	"[z]": "not_applicable", // not collected
	"[y]": "not_applicable", // not relevant
	"m":   "not_available",  // return not received
}

// value fills in the figure of a cell in thousand pounds, or the marker that
// stands for it. It says false where nothing tells what the figure is in.
func (t *table) value(obs *record.RawObservation, c *sheet.Cell, s service, note string) bool {
	if obs.Number, obs.IsNumber = shown.Value(c); !obs.IsNumber {
		obs.Marker = markers[strings.ToLower(obs.Published)]
		if noteRef.MatchString(obs.Published) {
			// A note stands where the figure would (a council that could not
			// part its total).
			obs.Marker, obs.Note = "not_available", strings.TrimSpace(note+" "+t.notes[obs.Published])
		}
		return true
	}
	perUnit := t.perUnit
	if n := thousands(t.header.Names[s.pos]); n != 0 {
		perUnit = n // the column's own
	}
	switch perUnit {
	case 0:
		obs.Unit = "unknown"
	case 1:
	default:
		obs.Number = math.Round(obs.Number*perUnit*1e6) / 1e6 // no tail of a binary product
	}
	return perUnit != 0
}

// isCode reports whether a code is one of the ONS, which only a council has.
func isCode(code string) bool { return onsCode.MatchString(code) }

var onsCode = regexp.MustCompile(`^[EW]\d{8}$`)

func (t *table) extract(out record.RawSink) error {
	var returns, unsaid longtable.Tally
	for r, err := range t.header.Figures(t.sheet, out) {
		if err != nil {
			return err
		}
		name, code := r.Text(colName), r.Text(colCode)
		if name == "" && !isCode(code) {
			continue // the hidden row of reference keys
		}
		area := place.Printed{Kind: "council", Code: code, Name: name}
		class := ""
		if r.Block > 0 && !isCode(code) {
			// The second table adds councils up by class; its codes are the first
			// letters of the councils'. A header may stand again among councils too.
			area = place.Printed{Name: name, Other: true}
			class = "class"
			if c := r.Cell(colCertification); c != nil && c.Kind == sheet.Number {
				returns.Add(r.Ref(colCertification))
			}
		}
		note := t.notes[r.Text(colNotes)]
		t.check(r, name, out)
		for _, s := range t.services {
			c := r.At(s.pos)
			if c == nil {
				continue
			}
			obs := record.RawObservation{
				Origin:    record.Origin{Table: t.sheet.Name(), Sheet: t.sheet.Name(), Cell: r.RefAt(s.pos)},
				Measure:   "expenditures",
				Category:  s.category,
				Breakdown: record.Breakdown("item", s.item, "sum_of", class),
				Area:      area,
				Period:    t.period,
				Published: strings.TrimSpace(c.Text),
				Unit:      "gbp_thousand",
				Note:      strings.TrimSpace(note + " " + t.notes[s.note]),
			}
			if !t.value(&obs, c, s, note) {
				unsaid.Add(obs.Origin.Cell)
			}
			out.Observation(&obs)
		}
	}
	unsaid.Report(vocabulary.UnitUnknown, t.sheet.Name(), "no line above the table says whether its figures are in thousand or million pounds",
		`add a line such as "Data are reported in £ thousand" above the table, as the publisher prints it`, out)
	returns.Report(vocabulary.RowsLeftOut, t.sheet.Name(), "the number under Certification counts returns and is no expenditure", "", out)
	return nil
}
