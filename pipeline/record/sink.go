package record

import "fmt"

// Sink takes the contract rows of one document, in document order. Normalise
// writes to it; the store of part files and tests implement it.
// The row is only valid during the call.
type Sink interface {
	Write(Row) error
}

// Rows is a Sink that keeps everything in memory.
type Rows struct {
	Documents    []Document
	Areas        []DocumentArea
	Observations []Observation
	Findings     []Finding
	FindingAreas []FindingArea
	Addressees   []FindingAddressee
	Themes       []FindingTheme
	Judgements   []Judgement
	Issues       []Issue
}

var _ Sink = (*Rows)(nil)

// Write keeps a copy of a row. It panics on a row of a table that documents
// have no rows of.
func (r *Rows) Write(row Row) error {
	switch x := row.(type) {
	case *Document:
		r.Documents = append(r.Documents, *x)
	case *DocumentArea:
		r.Areas = append(r.Areas, *x)
	case *Observation:
		r.Observations = append(r.Observations, *x)
	case *Finding:
		r.Findings = append(r.Findings, *x)
	case *FindingArea:
		r.FindingAreas = append(r.FindingAreas, *x)
	case *FindingAddressee:
		r.Addressees = append(r.Addressees, *x)
	case *FindingTheme:
		r.Themes = append(r.Themes, *x)
	case *Judgement:
		r.Judgements = append(r.Judgements, *x)
	case *Issue:
		r.Issues = append(r.Issues, *x)
	default:
		panic(fmt.Sprintf("record.Rows: no document has a row of type %T", row))
	}
	return nil
}

// RawRows is a RawSink that keeps everything in memory.
type RawRows struct {
	About        RawDocument
	Areas        []RawArea
	Observations []RawObservation
	Findings     []RawFinding
	Judgements   []RawJudgement
	Issues       []Issue
}

var _ RawSink = (*RawRows)(nil)

// Document keeps what the document says of itself.
func (r *RawRows) Document(d RawDocument) { r.About = d }

// Area keeps a place that the document is about.
func (r *RawRows) Area(a RawArea) { r.Areas = append(r.Areas, a) }

// Observation keeps a figure.
func (r *RawRows) Observation(o *RawObservation) { r.Observations = append(r.Observations, *o) }

// Finding keeps a finding.
func (r *RawRows) Finding(f *RawFinding) { r.Findings = append(r.Findings, *f) }

// Judgement keeps a grade.
func (r *RawRows) Judgement(j *RawJudgement) { r.Judgements = append(r.Judgements, *j) }

// Issue keeps an issue.
func (r *RawRows) Issue(i Issue) { r.Issues = append(r.Issues, i) }
