package record

import "forcestats/pipeline/vocabulary/civil"

// Obligation is a row of obligations: one finding and one body that must act on it.
// The columns are described in ObligationTable.
type Obligation struct {
	ObligationID        string
	FindingID           string
	DocumentID          string
	Publication         string
	Kind                string
	Number              string
	Text                string
	Page                int32
	Anchor              string
	Sheet               string
	Cell                string
	Agency              string
	AreaCode            string
	Body                string
	Basis               string
	Deadline            civil.Date
	DeadlineKind        string
	State               string
	DaysUnknown         int32
	Answer              string
	AnswerBy            string
	AnswerOn            civil.Date
	AnswerSource        string
	Progress            string
	ProgressPublished   string
	ProgressBy          string
	ProgressOn          civil.Date
	ProgressSource      string
	Sources             int32
	Disagree            bool
	SuccessorDocumentID string
}

// ObligationTable returns the schema of obligations.
func ObligationTable() Table[Obligation] {
	return Table[Obligation]{"obligations", "one row per finding that asks for something and body that must act on it", []Column[Obligation]{
		text("obligation_id", true, "finding_id, agency and body's code or place among the unnamed, joined with /", func(r *Obligation) *string { return &r.ObligationID }),
		text("finding_id", true, "finding that first asked for it", func(r *Obligation) *string { return &r.FindingID }),
		text("document_id", true, "document of that finding", func(r *Obligation) *string { return &r.DocumentID }),
		text("publication", true, "id of the publication", func(r *Obligation) *string { return &r.Publication }),
		text("kind", true, "kind of the finding", func(r *Obligation) *string { return &r.Kind }),
		text("number", false, "as printed", func(r *Obligation) *string { return &r.Number }),
		text("text", true, "text of the finding", func(r *Obligation) *string { return &r.Text }),
		whole("page", true, "page of the finding, from 1", func(r *Obligation) *int32 { return &r.Page }),
		text("anchor", false, "anchor of the finding in a web page", func(r *Obligation) *string { return &r.Anchor }),
		text("sheet", false, "exact sheet name, for a register", func(r *Obligation) *string { return &r.Sheet }),
		text("cell", false, "A1 reference, for a register", func(r *Obligation) *string { return &r.Cell }),
		text("agency", false, "code of the agency; null where nobody is known by the words", func(r *Obligation) *string { return &r.Agency }),
		text("area_code", false, "force or council code where the body is one", func(r *Obligation) *string { return &r.AreaCode }),
		text("body", false, "the words that name the body; of each of all forces, the force's name", func(r *Obligation) *string { return &r.Body }),
		text("basis", true, "named, default (whose finding it is, where it names nobody), all_forces, none", func(r *Obligation) *string { return &r.Basis }),
		day("deadline", false, "by when", func(r *Obligation) *civil.Date { return &r.Deadline }),
		text("deadline_kind", false, "act, respond, submit_plan", func(r *Obligation) *string { return &r.DeadlineKind }),
		text("state", true, "the first that fits of "+oneOf(obligations), func(r *Obligation) *string { return &r.State }),
		whole("days_unknown", false, "of status_unknown: days from the report to the run's date; null on the day itself and where the report has no date", func(r *Obligation) *int32 { return &r.DaysUnknown }),
		text("answer", false, "accepted, partly_accepted, not_accepted: the newest answer to it", func(r *Obligation) *string { return &r.Answer }),
		text("answer_by", false, "who answered", func(r *Obligation) *string { return &r.AnswerBy }),
		day("answer_on", false, "publication of the answer", func(r *Obligation) *civil.Date { return &r.AnswerOn }),
		text("answer_source", false, "finding_id that holds the answer", func(r *Obligation) *string { return &r.AnswerSource }),
		text("progress", false, "complete, in_progress, open, superseded: what the newest source says", func(r *Obligation) *string { return &r.Progress }),
		text("progress_published", false, "its words", func(r *Obligation) *string { return &r.ProgressPublished }),
		text("progress_by", false, "who says so", func(r *Obligation) *string { return &r.ProgressBy }),
		day("progress_on", false, "publication of that source", func(r *Obligation) *civil.Date { return &r.ProgressOn }),
		text("progress_source", false, "finding_id that says so", func(r *Obligation) *string { return &r.ProgressSource }),
		whole("sources", true, "rows of obligation_sources about it", func(r *Obligation) *int32 { return &r.Sources }),
		yes("disagree", "sources say different things of its progress or answer it differently; all are in obligation_sources", func(r *Obligation) *bool { return &r.Disagree }),
		text("successor_document_id", false, "latest later inspection of the same body and subject", func(r *Obligation) *string { return &r.SuccessorDocumentID }),
	}}
}

// ObligationSource is a row of obligation_sources: what one document says of an obligation.
// The columns are described in ObligationSourceTable.
type ObligationSource struct {
	ObligationID string
	FindingID    string
	DocumentID   string
	Says         string
	Published    string
	SaidBy       string
	SaidOn       civil.Date
	Page         int32
	Anchor       string
	Sheet        string
	Cell         string
	Decides      bool
}

// ObligationSourceTable returns the schema of obligation_sources.
func ObligationSourceTable() Table[ObligationSource] {
	return Table[ObligationSource]{"obligation_sources", "what each document says became of an obligation", []Column[ObligationSource]{
		text("obligation_id", true, "obligation", func(r *ObligationSource) *string { return &r.ObligationID }),
		text("finding_id", true, "finding that says it: a restatement, an answer, a row of a register", func(r *ObligationSource) *string { return &r.FindingID }),
		text("document_id", true, "document", func(r *ObligationSource) *string { return &r.DocumentID }),
		text("says", true, "accepted, partly_accepted, not_accepted, complete, in_progress, open, superseded", func(r *ObligationSource) *string { return &r.Says }),
		text("published", true, "the words", func(r *ObligationSource) *string { return &r.Published }),
		text("said_by", false, "publisher of the document", func(r *ObligationSource) *string { return &r.SaidBy }),
		day("said_on", false, "publication of the document", func(r *ObligationSource) *civil.Date { return &r.SaidOn }),
		whole("page", true, "page from 1; 0 in a register", func(r *ObligationSource) *int32 { return &r.Page }),
		text("anchor", false, "anchor in a web page", func(r *ObligationSource) *string { return &r.Anchor }),
		text("sheet", false, "exact sheet name, for a register", func(r *ObligationSource) *string { return &r.Sheet }),
		text("cell", false, "A1 reference, for a register", func(r *ObligationSource) *string { return &r.Cell }),
		yes("decides", "the newest of its sort: the obligation's answer or progress", func(r *ObligationSource) *bool { return &r.Decides }),
	}}
}
