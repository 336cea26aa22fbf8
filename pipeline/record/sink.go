package record

// Sink takes the contract rows of one document, in document order. Normalise
// writes to it; the store of part files and tests implement it.
// The pointers are only valid during the call.
type Sink interface {
	Document(*Document) error
	DocumentArea(*DocumentArea) error
	Observation(*Observation) error
	Finding(*Finding) error
	FindingArea(*FindingArea) error
	FindingAddressee(*FindingAddressee) error
	FindingTheme(*FindingTheme) error
	Judgement(*Judgement) error
	Issue(*Issue) error
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

// Document keeps a row of documents.
func (r *Rows) Document(d *Document) error { r.Documents = append(r.Documents, *d); return nil }

// DocumentArea keeps a row of document_areas.
func (r *Rows) DocumentArea(a *DocumentArea) error { r.Areas = append(r.Areas, *a); return nil }

// Observation keeps a row of observations.
func (r *Rows) Observation(o *Observation) error {
	r.Observations = append(r.Observations, *o)
	return nil
}

// Finding keeps a row of findings.
func (r *Rows) Finding(f *Finding) error { r.Findings = append(r.Findings, *f); return nil }

// FindingArea keeps a row of finding_areas.
func (r *Rows) FindingArea(a *FindingArea) error {
	r.FindingAreas = append(r.FindingAreas, *a)
	return nil
}

// FindingAddressee keeps a row of finding_addressees.
func (r *Rows) FindingAddressee(a *FindingAddressee) error {
	r.Addressees = append(r.Addressees, *a)
	return nil
}

// FindingTheme keeps a row of finding_themes.
func (r *Rows) FindingTheme(t *FindingTheme) error { r.Themes = append(r.Themes, *t); return nil }

// Judgement keeps a row of judgements.
func (r *Rows) Judgement(j *Judgement) error { r.Judgements = append(r.Judgements, *j); return nil }

// Issue keeps a row of issues.
func (r *Rows) Issue(i *Issue) error { r.Issues = append(r.Issues, *i); return nil }

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
