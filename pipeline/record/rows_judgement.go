package record

import "forcestats/pipeline/vocabulary/civil"

// Judgement is a row of judgements: one row per grade.
// The columns are described in JudgementTable.
type Judgement struct {
	DocumentID        string
	Publication       string
	AreaType          string
	AreaCode          string
	ForceCode         string
	Framework         string
	Question          string
	QuestionPublished string
	Grade             string
	GradePublished    string
	Scale             string
	JudgedOn          civil.Date
	Page              int32
	Sheet             string
	Cell              string
	Agreed            Null[bool]
	Anchor            string
	InspectedFrom     civil.Date
	InspectedTo       civil.Date
	PublishedOn       civil.Date
	InspectionID      string
	JudgedOnBasis     string
}

// JudgementTable returns the schema of judgements.
func JudgementTable() Table[Judgement] {
	return Table[Judgement]{"judgements", "one row per grade", []Column[Judgement]{
		text("document_id", true, "document", func(r *Judgement) *string { return &r.DocumentID }),
		text("publication", true, "id of the publication", func(r *Judgement) *string { return &r.Publication }),
		text("area_type", true, "force, county, district ...", func(r *Judgement) *string { return &r.AreaType }),
		text("area_code", true, "GSS code", func(r *Judgement) *string { return &r.AreaCode }),
		text("force_code", false, "force area that contains the place", func(r *Judgement) *string { return &r.ForceCode }),
		text("framework", true, oneOf(frames), func(r *Judgement) *string { return &r.Framework }),
		text("question", true, "overall, leadership, help_and_protection, children_in_care, care_leavers, adoption, safeguarding_board, or the framework's own", func(r *Judgement) *string { return &r.Question }),
		text("question_published", true, "question as printed", func(r *Judgement) *string { return &r.QuestionPublished }),
		text("grade", true, oneOf(grades), func(r *Judgement) *string { return &r.Grade }),
		text("grade_published", true, "grade as printed", func(r *Judgement) *string { return &r.GradePublished }),
		text("scale", true, oneOf(scales), func(r *Judgement) *string { return &r.Scale }),
		day("judged_on", true, "last day of the inspection where it is known, else its first, publication, or the day a list is as at: see judged_on_basis", func(r *Judgement) *civil.Date { return &r.JudgedOn }),
		whole("page", false, "page from 1; 1 in a web page and a Word document", func(r *Judgement) *int32 { return &r.Page }),
		text("sheet", false, "exact sheet name", func(r *Judgement) *string { return &r.Sheet }),
		text("cell", false, "A1 reference", func(r *Judgement) *string { return &r.Cell }),
		flag("agreed", "the second, independent reader found the same grade on that page; null if it could not read the document", func(r *Judgement) *Null[bool] { return &r.Agreed }),
		text("anchor", false, "id of the nearest element of a web page at or above it: file#anchor opens there", func(r *Judgement) *string { return &r.Anchor }),
		day("inspected_from", false, "first day of the inspection", func(r *Judgement) *civil.Date { return &r.InspectedFrom }),
		day("inspected_to", false, "last day of the inspection", func(r *Judgement) *civil.Date { return &r.InspectedTo }),
		day("published_on", false, "publication of the grade's report", func(r *Judgement) *civil.Date { return &r.PublishedOn }),
		text("inspection_id", false, "body, what was inspected and its first day (to- and published- where only that day is printed): the same in every document that tells it", func(r *Judgement) *string { return &r.InspectionID }),
		text("judged_on_basis", false, "which date judged_on is: inspection_end, inspection_start, publication, as_at (of a list whose rows print no date)", func(r *Judgement) *string { return &r.JudgedOnBasis }),
	}}
}
