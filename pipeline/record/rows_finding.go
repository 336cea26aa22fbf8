package record

import "forcestats/pipeline/vocabulary/civil"

// Finding is a row of findings: one row per recommendation, area for improvement and the like.
// The columns are described in FindingTable.
type Finding struct {
	FindingID         string
	DocumentID        string
	Publication       string
	Ordinal           int32
	Kind              string
	Number            string
	Section           string
	Subheading        string
	Text              string
	Page              int32
	PageEnd           int32
	Deadline          civil.Date
	DeadlinePublished string
	Responsible       string
	Restates          string
	Status            string
	StatusPublished   string
	Agreement         Null[float64]
	Agreed            Null[bool]
	Found             string
	Response          string
	Sheet             string
	Cell              string
	AlsoPages         string
	Anchor            string
	DeadlineKind      string
	State             string
	RestatesNumber    string
	RestatesReport    string
}

// FindingTable returns the schema of findings.
func FindingTable() Table[Finding] {
	return Table[Finding]{"findings", "one row per recommendation, area for improvement and the like", []Column[Finding]{
		text("finding_id", true, "first 16 hex of document_id, hyphen, ordinal; stable while the file is the same", func(r *Finding) *string { return &r.FindingID }),
		text("document_id", true, "document", func(r *Finding) *string { return &r.DocumentID }),
		text("publication", true, "id of the publication", func(r *Finding) *string { return &r.Publication }),
		whole("ordinal", true, "order in the document over all kinds", func(r *Finding) *int32 { return &r.Ordinal }),
		text("kind", true, oneOf(kinds), func(r *Finding) *string { return &r.Kind }),
		text("number", false, "as printed", func(r *Finding) *string { return &r.Number }),
		text("section", false, "heading it stands under", func(r *Finding) *string { return &r.Section }),
		text("subheading", false, "nearer heading it stands under", func(r *Finding) *string { return &r.Subheading }),
		text("text", true, "whole text, pages joined, furniture and footnote marks out", func(r *Finding) *string { return &r.Text }),
		whole("page", true, "page from 1; 1 in a web page and a Word document", func(r *Finding) *int32 { return &r.Page }),
		whole("page_end", true, "page from 1; 1 in a web page and a Word document", func(r *Finding) *int32 { return &r.PageEnd }),
		day("deadline", false, "by when", func(r *Finding) *civil.Date { return &r.Deadline }),
		text("deadline_published", false, "the words", func(r *Finding) *string { return &r.DeadlinePublished }),
		text("responsible", false, "addressee words as printed, empty if none", func(r *Finding) *string { return &r.Responsible }),
		text("restates", false, "finding_id of the earlier finding it repeats; counted once", func(r *Finding) *string { return &r.Restates }),
		text("status", false, oneOf(states)+"; only where a publication says so", func(r *Finding) *string { return &r.Status }),
		text("status_published", false, "the words", func(r *Finding) *string { return &r.StatusPublished }),
		double("agreement", "share of its letters and digits that the second, independent reader also found on those pages", func(r *Finding) *Null[float64] { return &r.Agreement }),
		flag("agreed", "digits all agree and agreement >= 0.98; null if the second reader could not read the pages whole", func(r *Finding) *Null[bool] { return &r.Agreed }),
		text("found", false, "structure or type: which way the block was found", func(r *Finding) *string { return &r.Found }),
		text("response", false, "answer to the recommendation, where the document is a response", func(r *Finding) *string { return &r.Response }),
		text("sheet", false, "exact sheet name, for a register", func(r *Finding) *string { return &r.Sheet }),
		text("cell", false, "A1 reference, for a register", func(r *Finding) *string { return &r.Cell }),
		text("also_pages", false, "further pages that print it again (a summary, an annex), joined with ;", func(r *Finding) *string { return &r.AlsoPages }),
		text("anchor", false, "id of the nearest element of a web page at or above it: file#anchor opens there", func(r *Finding) *string { return &r.Anchor }),
		text("deadline_kind", false, "what is due by the deadline: act, respond (answer the recommendation), submit_plan (send a written plan); null without a deadline", func(r *Finding) *string { return &r.DeadlineKind }),
		text("state", false, "the worst state of its obligations: overdue, open, status_unknown, superseded, not_accepted, complete; null where it asks for nothing or repeats another", func(r *Finding) *string { return &r.State }),
		text("restates_number", false, "number of the earlier finding that it repeats, as the document says", func(r *Finding) *string { return &r.RestatesNumber }),
		text("restates_report", false, "words by which the document names the earlier report", func(r *Finding) *string { return &r.RestatesReport }),
	}}
}

// FindingArea is a row of finding_areas: the places a finding is about.
// The columns are described in FindingAreaTable.
type FindingArea struct {
	FindingID string
	AreaType  string
	AreaCode  string
	ForceCode string
	Basis     string
}

// FindingAreaTable returns the schema of finding_areas.
func FindingAreaTable() Table[FindingArea] {
	return Table[FindingArea]{"finding_areas", "the places a finding is about", []Column[FindingArea]{
		text("finding_id", true, "finding", func(r *FindingArea) *string { return &r.FindingID }),
		text("area_type", true, "force, county, district ...", func(r *FindingArea) *string { return &r.AreaType }),
		text("area_code", true, "GSS code", func(r *FindingArea) *string { return &r.AreaCode }),
		text("force_code", false, "force area that contains the place", func(r *FindingArea) *string { return &r.ForceCode }),
		text("basis", true, "named in the finding, subject of the document, all_forces", func(r *FindingArea) *string { return &r.Basis }),
	}}
}

// FindingAddressee is a row of finding_addressees: who must act.
// The columns are described in FindingAddresseeTable.
type FindingAddressee struct {
	FindingID string
	Agency    string
	AreaCode  string
	Published string
	Basis     string
	Role      string
}

// FindingAddresseeTable returns the schema of finding_addressees.
func FindingAddresseeTable() Table[FindingAddressee] {
	return Table[FindingAddressee]{"finding_addressees", "who must act", []Column[FindingAddressee]{
		text("finding_id", true, "finding", func(r *FindingAddressee) *string { return &r.FindingID }),
		text("agency", true, "code of the agency", func(r *FindingAddressee) *string { return &r.Agency }),
		text("area_code", false, "force or council code where one body is named", func(r *FindingAddressee) *string { return &r.AreaCode }),
		text("published", true, "the words", func(r *FindingAddressee) *string { return &r.Published }),
		text("basis", true, "named, default", func(r *FindingAddressee) *string { return &r.Basis }),
		text("role", false, "addressee (must act) or partner (its practice is at fault beside whom the finding addresses)", func(r *FindingAddressee) *string { return &r.Role }),
	}}
}

// FindingTheme is a row of finding_themes: which themes of a national inspection a finding touches.
// The columns are described in FindingThemeTable.
type FindingTheme struct {
	FindingID string
	Theme     string
	Matched   string
}

// FindingThemeTable returns the schema of finding_themes.
func FindingThemeTable() Table[FindingTheme] {
	return Table[FindingTheme]{"finding_themes", "which themes of a national inspection a finding touches", []Column[FindingTheme]{
		text("finding_id", true, "finding", func(r *FindingTheme) *string { return &r.FindingID }),
		text("theme", true, "code of the theme", func(r *FindingTheme) *string { return &r.Theme }),
		text("matched", true, "the words that decided", func(r *FindingTheme) *string { return &r.Matched }),
	}}
}
