package record

import "forcestats/pipeline/vocabulary"

// Issue is a row of issues: everything the run noticed.
// The columns are described in IssueTable.
type Issue struct {
	IssueID    string
	Code       string
	Severity   string
	DocumentID string
	Path       string
	Sheet      string
	Cell       string
	Page       int32
	Field      string
	Value      string
	Message    string
	Hint       string
	Rows       int64
}

// IssueTable returns the schema of issues.
func IssueTable() Table[Issue] {
	return Table[Issue]{"issues", "everything the run noticed", []Column[Issue]{
		text("issue_id", true, "hash of the content of the issue", func(r *Issue) *string { return &r.IssueID }),
		text("code", true, "one of the closed list in the table codes", func(r *Issue) *string { return &r.Code }),
		text("severity", true, oneOf(vocabulary.Severities()), func(r *Issue) *string { return &r.Severity }),
		text("document_id", false, "document", func(r *Issue) *string { return &r.DocumentID }),
		text("path", false, "path under the sources directory", func(r *Issue) *string { return &r.Path }),
		text("sheet", false, "exact sheet name", func(r *Issue) *string { return &r.Sheet }),
		text("cell", false, "A1 reference", func(r *Issue) *string { return &r.Cell }),
		whole("page", false, "PDF page from 1", func(r *Issue) *int32 { return &r.Page }),
		text("field", false, "which field", func(r *Issue) *string { return &r.Field }),
		text("value", false, "the value", func(r *Issue) *string { return &r.Value }),
		text("message", true, "what is wrong, for a person", func(r *Issue) *string { return &r.Message }),
		text("hint", false, "what to do about it", func(r *Issue) *string { return &r.Hint }),
		long("rows", "rows, figures or findings that the issue stands for", func(r *Issue) *int64 { return &r.Rows }),
	}}
}
