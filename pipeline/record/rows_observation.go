package record

import (
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
)

// Observation is a row of observations: one row per published figure.
// The columns are described in ObservationTable.
type Observation struct {
	DocumentID    string
	Publication   string
	TableID       string
	Sheet         string
	Cell          string
	Page          int32
	Measure       string
	Category      string
	Breakdown     string
	AreaType      string
	AreaCode      string
	AreaPublished string
	ForceCode     string
	PeriodStart   civil.Date
	PeriodEnd     civil.Date
	PeriodKind    string
	Value         Null[float64]
	Unit          string
	Marker        string
	Published     string
	Provisional   Null[bool]
	Revised       Null[bool]
	Estimated     Null[bool]
	Note          string
}

// ObservationTable returns the schema of observations.
func ObservationTable() Table[Observation] {
	return Table[Observation]{"observations", "one row per published figure", []Column[Observation]{
		text("document_id", true, "document", func(r *Observation) *string { return &r.DocumentID }),
		text("publication", true, "id of the publication", func(r *Observation) *string { return &r.Publication }),
		text("table_id", false, "table as published, e.g. Table P1", func(r *Observation) *string { return &r.TableID }),
		text("sheet", false, "exact sheet name; empty for csv", func(r *Observation) *string { return &r.Sheet }),
		text("cell", false, "A1 reference (csv: records counted from 1); null for pdf tables", func(r *Observation) *string { return &r.Cell }),
		whole("page", false, "for pdf tables", func(r *Observation) *int32 { return &r.Page }),
		text("measure", true, "what is measured; see the contract", func(r *Observation) *string { return &r.Measure }),
		text("category", true, "code within the measure; all for the total", func(r *Observation) *string { return &r.Category }),
		text("breakdown", true, "other dimensions as key=value;key=value, keys sorted; empty if none", func(r *Observation) *string { return &r.Breakdown }),
		text("area_type", true, oneOf(areaTypes), func(r *Observation) *string { return &r.AreaType }),
		text("area_code", false, "GSS code; null where the thing is no place", func(r *Observation) *string { return &r.AreaCode }),
		text("area_published", true, "label as printed, footnote marks taken off", func(r *Observation) *string { return &r.AreaPublished }),
		text("force_code", false, "force area that contains the place, at the release's geography date", func(r *Observation) *string { return &r.ForceCode }),
		day("period_start", false, "first day, inclusive", func(r *Observation) *civil.Date { return &r.PeriodStart }),
		day("period_end", false, "last day, inclusive; a stock has both equal", func(r *Observation) *civil.Date { return &r.PeriodEnd }),
		text("period_kind", true, oneOf(periodKinds), func(r *Observation) *string { return &r.PeriodKind }),
		double("value", "null if and only if marker is set", func(r *Observation) *Null[float64] { return &r.Value }),
		text("unit", true, oneOf(vocabulary.PrintedUnits()), func(r *Observation) *string { return &r.Unit }),
		text("marker", false, oneOf(vocabulary.PrintedMarkers()), func(r *Observation) *string { return &r.Marker }),
		text("published", true, "the cell's text as published", func(r *Observation) *string { return &r.Published }),
		flag("provisional", "where the publication marks it", func(r *Observation) *Null[bool] { return &r.Provisional }),
		flag("revised", "where the publication marks it", func(r *Observation) *Null[bool] { return &r.Revised }),
		flag("estimated", "where the publication marks it", func(r *Observation) *Null[bool] { return &r.Estimated }),
		text("note", false, "text of the footnotes that the label or cell points to", func(r *Observation) *string { return &r.Note }),
	}}
}

// Revision is a row of revisions: the same figure in two editions.
// The columns are described in RevisionTable.
type Revision struct {
	Measure           string
	Category          string
	Breakdown         string
	AreaType          string
	AreaCode          string
	PeriodStart       civil.Date
	PeriodEnd         civil.Date
	EarlierDocumentID string
	LaterDocumentID   string
	EarlierValue      Null[float64]
	LaterValue        Null[float64]
	Difference        Null[float64]
	Unit              string
}

// RevisionTable returns the schema of revisions.
func RevisionTable() Table[Revision] {
	return Table[Revision]{"revisions", "the same figure in two editions", []Column[Revision]{
		text("measure", true, "measure", func(r *Revision) *string { return &r.Measure }),
		text("category", true, "category", func(r *Revision) *string { return &r.Category }),
		text("breakdown", true, "breakdown", func(r *Revision) *string { return &r.Breakdown }),
		text("area_type", true, "area type", func(r *Revision) *string { return &r.AreaType }),
		text("area_code", true, "GSS code", func(r *Revision) *string { return &r.AreaCode }),
		day("period_start", true, "first day", func(r *Revision) *civil.Date { return &r.PeriodStart }),
		day("period_end", true, "last day", func(r *Revision) *civil.Date { return &r.PeriodEnd }),
		text("earlier_document_id", true, "document of the earlier edition", func(r *Revision) *string { return &r.EarlierDocumentID }),
		text("later_document_id", true, "document of the later edition", func(r *Revision) *string { return &r.LaterDocumentID }),
		double("earlier_value", "value in the earlier edition", func(r *Revision) *Null[float64] { return &r.EarlierValue }),
		double("later_value", "value in the later edition", func(r *Revision) *Null[float64] { return &r.LaterValue }),
		double("difference", "later minus earlier", func(r *Revision) *Null[float64] { return &r.Difference }),
		text("unit", true, "unit of both values", func(r *Revision) *string { return &r.Unit }),
	}}
}
