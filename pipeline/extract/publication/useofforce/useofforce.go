// Package useofforce reads the tables by force of Police use of force
// statistics, England and Wales (Home Office), and of the statistics on
// conducted energy devices that went before it: tactics by force and by the
// perceived age, gender, ethnicity and health of the person, incidents, and
// uses of conducted energy devices by type.
//
// Titles say what is counted, headers and key columns the rest. It imports the
// layout language and record, and must not import normalise or open files.
package useofforce

import (
	"fmt"
	"regexp"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/forcetable"
	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// ID is the publication's id.
const ID = "homeoffice-use-of-force"

// The layouts: use of force of 2017/18 and later, devices alone up to 2016.
const (
	useOfForce = "use-of-force"
	devices    = "conducted-energy-devices"
)

// Publication reads the use of force tables.
type Publication struct{}

var _ publication.Publication = Publication{}

// Meta describes the publication.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        ID,
		Version:   2,
		Title:     "Police use of force statistics, England and Wales",
		Publisher: "Home Office",
		Reads:     "ods and xlsx workbooks of use of force (2017/18 on) and of conducted energy devices (to 2016), the tables by force",
		Cadence:   "annual",
		Measures:  []string{"use_of_force", "use_of_force_incidents", "conducted_energy_device_uses", "conducted_energy_device_shares"},
	}
}

var (
	titleLine   = regexp.MustCompile(`(?i)^table\s+\d+\s*[.:]`)
	forceTitle  = regexp.MustCompile(`(?i)\btactics were used|\bpolice use of (?:force|CED)|^table\s+\d+[.:]\s*(?:incidents|use of CED)\b`)
	deviceTitle = regexp.MustCompile(`(?i)\bTASER\b|conducted energy device|\bCEDs?\b`)
)

// Recognise counts titles that only these workbooks have.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Book == nil {
		return publication.Claim{Misfit: pdfMisfit(doc.Pages)}
	}
	tables, taser := 0, 0
	for _, s := range doc.Book.Sheets() {
		switch title := layout.Headline(s); {
		case !titleLine.MatchString(title):
		case forceTitle.MatchString(title):
			tables++
		case deviceTitle.MatchString(title):
			taser++
		}
	}
	switch {
	case tables > 0:
		return publication.Claim{Layout: useOfForce, Score: 95}
	case taser > 0:
		return publication.Claim{Layout: devices, Score: 95}
	}
	return publication.Claim{Misfit: `no sheet has a title like "Table 12. Incidents by police force"`}
}

// pdfMisfit says why the Taser figures of 2010 and before are not read.
func pdfMisfit(doc *page.Document) string {
	if doc != nil && len(doc.Pages) > 0 && taserFigures.MatchString(doc.Pages[0].Text) {
		return "TASER figures in a PDF: its tables have no rules, so a figure cannot be given its column for certain"
	}
	return publication.NotSpreadsheet
}

var taserFigures = regexp.MustCompile(`(?i)\buses of TASER\b`)

// spec is the shape of the tables by force. Those without a column of forces
// are national.
var spec = &layout.Spec{
	ID: "use-of-force",
	Keys: []layout.Key{
		{Name: "year", Header: regexp.MustCompile(`(?i)^financial year$`), Fill: true},
		{Name: "region", Header: regexp.MustCompile(`(?i)^region$`), Fill: true},
		{Name: "code", Header: regexp.MustCompile(`(?i)^(?:geo ?codes?|area codes?)$`)},
		{Name: "force", Header: regexp.MustCompile(`(?i)^police force(?: ?/ ?region)?$|^force(?: name)?$`), Need: true},
		{Name: "type", Header: regexp.MustCompile(`(?i)^type of force$`), Fill: true},
		{Name: "tactic", Header: regexp.MustCompile(`(?i)^tactic$`)},
	},
	Flags:    regexp.MustCompile(`^[RP]$`),
	EndMarks: true,
}

// read reads every table and keeps what became of each cell.
func read(doc *publication.Document) ([]*layout.Table, error) {
	return layout.Sheets(doc.Book, titleLine, func(g *sheet.Grid) []*layout.Table {
		tables := layout.ReadAll(g, spec, nil)
		for _, t := range tables {
			check(t)
		}
		return tables
	})
}

// check leaves out a national table, and compares the totals of the others
// with their parts.
func check(t *layout.Table) {
	if t.Missing != "" {
		t.Leave("no table by area: it has no column of police forces")
		return
	}
	switch {
	case t.Has("tactic"):
		checkTactics(t)
	case t.Has("year"): // the forces come once a year
		checkDevices(t)
	default:
		checkDevices(t)
		forcetable.CheckTotals(t, rowAreas(t), func(c *layout.Column) bool { return columnOf(t, c).unit == "count" })
	}
}

// checkTactics compares the times that a tactic was reported with the groups
// of people, England and Wales with its forces (where none is missing), and
// all tactics with the types of force. Tactical communication and what was
// not reported are not in that total (notes of Tables 14 to 17).
func checkTactics(t *layout.Table) {
	var reportedCol *layout.Column
	var groups []*layout.Column
	for j := range t.Columns {
		if c := &t.Columns[j]; columnOf(t, c).breakdown == "" {
			reportedCol = c
		} else {
			groups = append(groups, c)
		}
	}
	if reportedCol != nil {
		t.CheckAcross(reportedCol, groups)
	}
	var nations []*layout.Row
	forces := map[string][]*layout.Row{} // by tactic
	types := map[string][]*layout.Row{}  // by force
	all := map[string]*layout.Row{}      // by force
	for i := range t.Rows {
		r := &t.Rows[i]
		name, tactic := t.Key(r, "force").Text, tacticOf(t.Key(r, "tactic").Text)
		switch {
		case tactic == "all":
			all[name] = r
		case strings.HasPrefix(tactic, "group:") && tactic != "group:not_reported":
			types[name] = append(types[name], r)
		}
		if totalOf.MatchString(name) {
			nations = append(nations, r)
		} else {
			forces[tactic] = append(forces[tactic], r)
		}
	}
	every := func(*layout.Column) bool { return true }
	for _, r := range nations {
		t.CheckSum(r, every, forces[tacticOf(t.Key(r, "tactic").Text)])
	}
	for i := range t.Rows {
		if r := &t.Rows[i]; all[t.Key(r, "force").Text] == r {
			t.CheckSum(r, every, types[t.Key(r, "force").Text])
		}
	}
}

// checkDevices compares each total of uses with its two parts and what was not
// stated, and each part with its ways of use.
func checkDevices(t *layout.Table) {
	find := func(pattern string) *layout.Column {
		re := regexp.MustCompile(`(?i)^(?:CED )?(?:` + pattern + `)$`)
		for j := range t.Columns {
			c := &t.Columns[j]
			if n := len(c.Path); n > 0 && re.MatchString(c.Path[n-1].Text) {
				return c
			}
		}
		return nil
	}
	sums := [][]string{
		{"total", "total non-discharge", "total discharge", "not stated"},
		{"total non-discharge", "drawn", "aimed", "arced", "red-dot"},
		{"total discharge", "drive stun", "angled drive stun", "fired"},
	}
	for _, sum := range sums {
		total := find(sum[0])
		var parts []*layout.Column
		for _, p := range sum[1:] {
			if c := find(p); c != nil {
				parts = append(parts, c)
			}
		}
		if total != nil && len(parts) == len(sum)-1 {
			t.CheckAcross(total, parts)
		}
	}
}

// Extract writes every figure of every table by force.
func (p Publication) Extract(doc *publication.Document, id string, out record.RawSink) error {
	tables, err := read(doc)
	doc.Trace.Tables(tables...)
	b := readContents(doc.Book)
	b.about(len(doc.Book.Sheets()), out)
	for _, t := range tables {
		emit(t, b, out)
	}
	return err
}

func emit(t *layout.Table, b contents, out record.RawSink) {
	whole := b.period(t)
	areas := map[int]place.Printed{}
	for i, a := range rowAreas(t) {
		areas[t.Rows[i].Row] = a
	}
	if known := t.Has("tactic") || incidents.MatchString(t.Subject()) || deviceTitle.MatchString(t.Subject()); !known && t.Missing == "" {
		t.Issue(vocabulary.TableUnknown, t.Title.At, t.Title.Text, "a table by force of a subject that no edition had; its measure is "+record.Code(t.Subject()), "")
	}
	if whole.Text == "" && !t.Has("year") && t.Missing == "" {
		t.Issue(vocabulary.PeriodUnreadable, t.Title.At, t.Title.Text, fmt.Sprintf("neither the title of %s nor the contents say which period it is for", t.Name), "")
	}
	dated := years(t)
	t.Emit(out, func(r *layout.Row, c *layout.Column, o *record.RawObservation) bool {
		columnOf(t, c).fill(o)
		if t.Has("tactic") {
			o.Category = tacticOf(t.Key(r, "tactic").Text)
		}
		o.Area = areas[r.Row]
		o.Period = whole
		if t.Has("year") {
			o.Period = dated[r.Row]
		}
		return o.Period.Text != ""
	})
}

// years reads the years of a table whose forces come once a year. A row whose
// year is none is an issue and left out: the title's period is that of all years.
func years(t *layout.Table) map[int]period.Printed {
	dated := map[int]period.Printed{}
	if !t.Has("year") {
		return dated
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		year := t.Key(r, "year")
		p, ok := layout.IsPeriod(year)
		if !ok {
			t.Issue(vocabulary.PeriodUnreadable, layout.Pos{Row: r.Row, Col: year.At.Col}, year.Text, fmt.Sprintf("%q is no financial year; the figures of the row are left out", year.Text), "")
			continue
		}
		dated[r.Row] = p
	}
	return dated
}
