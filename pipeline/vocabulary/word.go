package vocabulary

import "slices"

// Word is a code of one of the short lists: what it is called, and what it
// means where the label leaves that open.
type Word struct {
	Code    string
	Label   string
	Meaning string
	Many    string // the label of several, where it is not simply the label
}

// List is a closed list of codes of one column.
type List struct {
	Name    string // what the codes are, and the column that holds them
	Meaning string
	Words   []Word
}

// Codes returns the codes of the list, in its order.
func (l List) Codes() []string {
	var codes []string
	for _, w := range l.Words {
		codes = append(codes, w.Code)
	}
	return codes
}

// Has reports whether a code is of the list.
func (l List) Has(code string) bool {
	return slices.ContainsFunc(l.Words, func(w Word) bool { return w.Code == code })
}

// Lists returns the closed lists of the contract beside units, markers and
// issue codes. A code that a new publication needs is added to its list.
func Lists() []List {
	return []List{
		Formats(), DocumentStatuses(), AreaTypes(), PeriodKinds(), FindingKinds(), FindingStatuses(), DeadlineKinds(),
		ObligationStates(), Severities(), Frameworks(), Grades(), Scales(), JudgementDates(), Themes(), Agencies(),
	}
}

// Formats are the formats of documents.
func Formats() List {
	return List{"format", "format of a document", []Word{
		{Code: "pdf", Label: "PDF"}, {Code: "html", Label: "Web page"}, {Code: "mhtml", Label: "Web page, archived with its pictures"},
		{Code: "docx", Label: "Word document"}, {Code: "xlsx", Label: "Excel workbook"}, {Code: "ods", Label: "OpenDocument spreadsheet"},
		{Code: "xls", Label: "Excel workbook of before 2007"}, {Code: "csv", Label: "Comma-separated values"},
	}}
}

// DocumentStatuses say what became of a document.
func DocumentStatuses() List {
	return List{"status", "what became of a document", []Word{
		{Code: "read", Label: "Read", Meaning: "everything that its publication promises was read"},
		{Code: "partly_read", Label: "Partly read", Meaning: "rows of it are held back; the issues say which and why"},
		{Code: "rejected", Label: "Rejected", Meaning: "it could not be read at all"},
		{Code: "unrecognised", Label: "Unrecognised", Meaning: "no publication known to the program claims it"},
		{Code: "duplicate", Label: "Duplicate", Meaning: "its bytes are those of another document"},
	}}
}

// AreaTypes are the kinds of places.
func AreaTypes() List {
	return List{"area_type", "kind of a place", []Word{
		{Code: "country", Label: "Country", Meaning: "England, Wales, or England and Wales"},
		{Code: "region", Label: "Region", Meaning: "a region of England, Inner or Outer London"},
		{Code: "force", Label: "Police force area"},
		{Code: "county", Label: "County", Meaning: "an upper-tier council with districts beneath it"},
		{Code: "district", Label: "District", Meaning: "a lower-tier or unitary council, a London or metropolitan borough"},
		{Code: "csp", Label: "Community safety partnership"},
		{Code: "other", Label: "Other", Meaning: "a body or a sum of places that is no place of its own"},
	}}
}

// PeriodKinds are the lengths of periods.
func PeriodKinds() List {
	return List{"period_kind", "length of a period", []Word{
		{Code: "year", Label: "Year"}, {Code: "quarter", Label: "Quarter"}, {Code: "month", Label: "Month"},
		{Code: "day", Label: "Day", Meaning: "an as-at figure: both dates are the day"}, {Code: "other", Label: "Other"},
	}}
}

// FindingKinds are the kinds of findings.
func FindingKinds() List {
	return List{"kind", "kind of a finding", []Word{
		{Code: "recommendation", Label: "Recommendation", Many: "Recommendations"},
		{Code: "cause_of_concern", Label: "Cause of concern", Many: "Causes of concern"},
		{Code: "priority_action", Label: "Area for priority action", Many: "Areas for priority action"},
		{Code: "area_for_improvement", Label: "Area for improvement", Many: "Areas for improvement"},
		{Code: "strength", Label: "Strength", Many: "Strengths", Meaning: "asks nobody to act"},
		{Code: "learning_point", Label: "Learning point", Many: "Learning points", Meaning: "says what a case teaches; asks nobody to act"},
		{Code: "conclusion", Label: "Conclusion", Many: "Conclusions", Meaning: "what an inquiry found; asks nobody to act"},
	}}
}

// FindingStatuses say how far the answer to a finding has come, where a
// publication says so.
func FindingStatuses() List {
	return List{"finding_status", "state of a finding, where a publication says so", []Word{
		{Code: "open", Label: "Open"}, {Code: "in_progress", Label: "In progress"}, {Code: "complete", Label: "Complete"},
		{Code: "not_accepted", Label: "Not accepted"}, {Code: "superseded", Label: "Superseded"},
	}}
}

// DeadlineKinds say what is due by the deadline of a finding.
func DeadlineKinds() List {
	return List{"deadline_kind", "what is due by a deadline", []Word{
		{Code: "act", Label: "Act", Meaning: "what the finding asks for"},
		{Code: "respond", Label: "Respond", Meaning: "an answer: whether it is accepted, and what will be done"},
		{Code: "submit_plan", Label: "Submit a plan", Meaning: "a written plan or statement of what will be done"},
	}}
}

// JudgementDates say which date a grade bears, the surest first.
func JudgementDates() List {
	return List{"judged_on_basis", "which date a grade bears", []Word{
		{Code: "inspection_end", Label: "Last day of the inspection"}, {Code: "inspection_start", Label: "First day of the inspection"},
		{Code: "publication", Label: "Publication"}, {Code: "as_at", Label: "Day of the list", Meaning: "or the last of the year of assessment that a page names; neither prints another date"},
	}}
}

// ObligationStates are the states of an obligation, the first that fits.
func ObligationStates() List {
	return List{"obligation_state", "state of an obligation, the first that fits", []Word{
		{Code: "complete", Label: "Complete", Meaning: "a source says so"},
		{Code: "not_accepted", Label: "Not accepted", Meaning: "whom it asks has refused it"},
		{Code: "superseded", Label: "Superseded", Meaning: "a later document takes its place"},
		{Code: "overdue", Label: "Overdue", Meaning: "a deadline to act lies before the day of the run and nobody says that it is done"},
		{Code: "open", Label: "Open", Meaning: "a source says so"},
		{Code: "status_unknown", Label: "Status unknown", Meaning: "no source says anything of it"},
	}}
}

// Frameworks are the frameworks of inspection under which grades are given.
func Frameworks() List {
	return List{"framework", "framework of inspection", []Word{
		{Code: "ofsted_sif", Label: "Ofsted single inspection framework"},
		{Code: "ofsted_ilacs", Label: "Ofsted inspection of children's services (ILACS)"},
		{Code: "ofsted_outcomes", Label: "Ofsted inspection outcomes"},
		{Code: "peel", Label: "PEEL assessment of forces"},
		{Code: "child_protection", Label: "Child protection inspection"},
		{Code: "area_send", Label: "Area SEND inspection"},
	}}
}

// Grades are the grades of all scales, the best first.
func Grades() List {
	return List{"grade", "grade of a judgement; grades of two scales are not compared", []Word{
		{Code: "outstanding", Label: "Outstanding"}, {Code: "good", Label: "Good"}, {Code: "adequate", Label: "Adequate"},
		{Code: "requires_improvement", Label: "Requires improvement"}, {Code: "inadequate", Label: "Inadequate"},
		{Code: "not_graded", Label: "Not graded"},
	}}
}

// Scales are the scales of grades.
func Scales() List {
	return List{"scale", "scale that a grade is of", []Word{
		{Code: "four_grade", Label: "Four grades"}, {Code: "five_grade", Label: "Five grades"},
		{Code: "three_outcome", Label: "Three outcomes"},
	}}
}
