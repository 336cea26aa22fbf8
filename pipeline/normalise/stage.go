package normalise

import (
	"cmp"
	"fmt"
	"strings"

	"forcestats/pipeline/normalise/agency"
	"forcestats/pipeline/normalise/offence"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// Stage normalises one document. It is a record.RawSink and belongs to one
// goroutine.
type Stage struct {
	n   *Normaliser
	src Source
	out record.Sink
	err error // the sink's first error; nothing is written after it

	about     record.RawDocument
	terms     *agency.Terms         // bodies by what the document calls them
	published civil.Date            // date of this edition: the document's own, or the catalogue's
	areas     []record.DocumentArea // places that the document is about, as written so far

	row      record.Observation // of the call of Observation; sinks do not keep it
	places   map[placeKey]*placed
	periods  map[period.Printed]timed
	offences map[record.OffenceLabel]named

	sheet, table string              // that seen belongs to
	sheets       []string            // with figures, as they came
	seen         map[uint64]int      // row of a cell by the hash of all that it says, in this table
	labelled     map[uint64]labelled // figure by the hash of its labels alone, in all tables of the document

	issues map[issueKey]int // position in noted
	noted  []notice
	held   int // rows held back
	errors int // figures that are an error of the spreadsheet

	first, last civil.Date          // days that the figures cover
	ordinal     int32               // findings so far
	waiting     []record.RawFinding // findings, until the document's end
}

type (
	placeKey struct {
		label place.Printed
		at    civil.Date
	}
	placed struct {
		place.Place
		problem *place.Problem
		printed string // the label as the contract wants it
		revised bool   // the label carries a mark of revision
	}
	labelled struct {
		sheet, row int32 // the sheet by its number in sheets
		value      record.Null[float64]
	}
	timed struct {
		period period.Period
		err    error
	}
	named struct {
		category string
		unlisted bool          // a code that no list has
		doubt    offence.Doubt // what is odd about the code and its description
		err      error
	}
)

var _ record.RawSink = (*Stage)(nil)

// Document takes what the document says of itself.
func (s *Stage) Document(d record.RawDocument) {
	s.about, s.terms = d, s.n.meaning.agencies.Terms(d.Terms, s.src.Publication)
	if d.Published.Text == "" && !d.Published.Start.Valid() {
		return
	}
	p, err := period.Resolve(d.Published)
	if err != nil {
		s.report(vocabulary.DateUnreadable, record.Origin{}, "published", d.Published.Text, err.Error(), "")
		return
	}
	if p.Kind == period.Day || !s.published.Valid() {
		s.published = p.End // of a month alone, the catalogue's day if it has one, else the last
	}
}

// look finds a place on a day, once for each label and day.
func (s *Stage) look(label place.Printed, at civil.Date) *placed {
	key := placeKey{label, at}
	hit := s.places[key]
	if hit == nil {
		hit = &placed{revised: revised(label.Name)}
		hit.Place, hit.problem = s.n.places.Resolve(label, at)
		hit.printed = printed(label, hit.Place)
		s.places[key] = hit
	}
	return hit
}

// resolve finds a place on a day.
func (s *Stage) resolve(label place.Printed, at civil.Date) (place.Place, *place.Problem) {
	hit := s.look(label, at)
	return hit.Place, hit.problem
}

// resolved finds a place and reports what is wrong with it. Without a place
// it returns false, and the row is held back.
func (s *Stage) resolved(label place.Printed, at civil.Date, o record.Origin) (*placed, bool) {
	hit := s.look(label, at)
	if p := hit.problem; p != nil {
		s.report(p.Code, o, "area", cmp.Or(label.Name, label.Code), p.Message, p.Hint)
	}
	return hit, hit.Type != ""
}

// Area takes a place that the document is about.
func (s *Stage) Area(a record.RawArea) {
	hit, ok := s.resolved(a.Area, s.published, record.Origin{Page: a.Page})
	if !ok {
		return
	}
	p := &hit.Place
	row := record.DocumentArea{
		DocumentID: s.src.DocumentID, AreaType: p.Type, AreaCode: p.Code, AreaPublished: hit.printed,
		ForceCode: p.Force, Role: cmp.Or(a.Role, "subject"), Page: a.Page,
	}
	s.areas = append(s.areas, row)
	s.keep(&row, record.Origin{Page: a.Page})
}

// printed is a label as the contract wants it: footnote marks off, and the
// place's own name where only a code is printed.
func printed(l place.Printed, p place.Place) string {
	return cmp.Or(place.Clean(l.Name), p.Name, l.Code)
}

// revised reports whether a label ends in a mark of revision.
func revised(label string) bool {
	label = strings.TrimSpace(label)
	return strings.HasSuffix(label, "(R)") || strings.HasSuffix(label, "[r]")
}

// Finding takes a finding.
func (s *Stage) Finding(f *record.RawFinding) { s.finding(f) }

// Issue passes on what the publication noticed.
func (s *Stage) Issue(i record.Issue) {
	i.DocumentID, i.Path = s.src.DocumentID, s.src.Path
	i.Identify()
	if i.Severity == vocabulary.HeldBack {
		s.held += int(i.Rows)
	}
	s.write(&i)
}

// keep writes a row that keeps the contract and reports whether it does. One
// that breaks it is held back, for a reader of a release must be able to rely
// on every row.
func (s *Stage) keep(row record.Row, o record.Origin) bool {
	if err := row.Check(); err != nil {
		s.report(vocabulary.ContractBroken, o, "row", "", err.Error(), "")
		return false
	}
	s.write(row)
	return true
}

// write writes, unless an earlier write failed.
func (s *Stage) write(row record.Row) {
	if s.err == nil {
		s.err = s.out.Write(row)
	}
}

// Close writes the issues of the document and, last, its documents row. A
// document that was read, but whose rows were held back in part, is
// partly_read. It returns the sink's first error.
func (s *Stage) Close(status, reason string) error {
	s.closeFindings()
	s.writeIssues()
	if status == "read" && s.held > 0 {
		status = "partly_read"
		if reason == "" {
			reason = fmt.Sprintf("%d rows or findings were held back; see issues", s.held)
		}
	}
	if status == "read" && s.errors > 0 {
		status, reason = "partly_read", cmp.Or(reason, fmt.Sprintf("%d figures are errors of a spreadsheet; see issues", s.errors))
	}
	d := record.Document{
		DocumentID: s.src.DocumentID, Path: s.src.Path, OtherPaths: s.src.OtherPaths, Publication: s.src.Publication, Layout: s.src.Layout,
		Title: cmp.Or(s.about.Title, s.src.Title), Publisher: cmp.Or(s.about.Publisher, s.src.Publisher), Published: s.published,
		Format: s.src.Format, Pages: cmp.Or(s.about.Pages, s.src.Pages), Status: status, Reason: reason, Bytes: s.src.Bytes,
		Licence: s.src.Licence, Series: s.about.Series, EditionNote: s.about.EditionNote,
	}
	d.PeriodStart, d.PeriodEnd = s.covers()
	if d.PeriodStart > d.PeriodEnd {
		d.PeriodStart, d.PeriodEnd = 0, 0
	}
	if err := d.Check(); err != nil {
		s.Issue(record.NewIssue(vocabulary.ContractBroken, record.Origin{}, err.Error()))
	}
	s.write(&d)
	return s.err
}

// covers is the period that the document says it covers, or else the
// catalogue's, or else that of its figures.
func (s *Stage) covers() (start, end civil.Date) {
	if l := s.about.Period; l.Text != "" || l.Start.Valid() {
		if p, err := period.Resolve(l); err == nil {
			return p.Start, p.End
		}
	}
	if s.src.PeriodEnd.Valid() {
		return s.src.PeriodStart, s.src.PeriodEnd
	}
	return s.first, s.last
}
