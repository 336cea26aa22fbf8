package record

import "forcestats/pipeline/vocabulary/civil"

// Document is a row of documents: one row per file seen in the sources directory.
// The columns are described in DocumentTable.
type Document struct {
	DocumentID   string
	Path         string
	OtherPaths   string
	Publication  string
	Layout       string
	Title        string
	Publisher    string
	Published    civil.Date
	PeriodStart  civil.Date
	PeriodEnd    civil.Date
	Format       string
	Pages        int32
	Status       string
	Reason       string
	SupersededBy string
	Bytes        int64
	Licence      string
	Series       string
	EditionNote  string
	URL          string
}

// DocumentTable returns the schema of documents.
func DocumentTable() Table[Document] {
	return Table[Document]{"documents", "one row per file seen in the sources directory", []Column[Document]{
		text("document_id", true, "SHA-256 of the bytes, hex", func(r *Document) *string { return &r.DocumentID }),
		text("path", true, "path under the sources directory", func(r *Document) *string { return &r.Path }),
		text("other_paths", false, "further paths with the same bytes, joined with ;", func(r *Document) *string { return &r.OtherPaths }),
		text("publication", false, "id of the publication that claimed it; null if none did", func(r *Document) *string { return &r.Publication }),
		text("layout", false, "which of the publication's layouts", func(r *Document) *string { return &r.Layout }),
		text("title", false, "title as printed", func(r *Document) *string { return &r.Title }),
		text("publisher", false, "publisher as printed", func(r *Document) *string { return &r.Publisher }),
		day("published", false, "publication date of this edition", func(r *Document) *civil.Date { return &r.Published }),
		day("period_start", false, "first day it covers, if it says", func(r *Document) *civil.Date { return &r.PeriodStart }),
		day("period_end", false, "last day it covers, if it says", func(r *Document) *civil.Date { return &r.PeriodEnd }),
		text("format", true, oneOf(formats), func(r *Document) *string { return &r.Format }),
		whole("pages", false, "pages, or sheets", func(r *Document) *int32 { return &r.Pages }),
		text("status", true, oneOf(statuses), func(r *Document) *string { return &r.Status }),
		text("reason", false, "why not read, for a person", func(r *Document) *string { return &r.Reason }),
		text("superseded_by", false, "document_id of the later edition of the same thing", func(r *Document) *string { return &r.SupersededBy }),
		long("bytes", "size of the file in bytes", func(r *Document) *int64 { return &r.Bytes }),
		text("licence", false, "from sources/catalogue.csv where it is listed", func(r *Document) *string { return &r.Licence }),
		text("series", false, "editions of one series supersede each other, figure by figure", func(r *Document) *string { return &r.Series }),
		text("edition_note", false, "corrected, revised, v2: orders editions of one date", func(r *Document) *string { return &r.EditionNote }),
		text("url", false, "page that it was published on, from sources/catalogue.csv where it is listed", func(r *Document) *string { return &r.URL }),
	}}
}

// DocumentArea is a row of document_areas: the places a document is about.
// The columns are described in DocumentAreaTable.
type DocumentArea struct {
	DocumentID    string
	AreaType      string
	AreaCode      string
	AreaPublished string
	ForceCode     string
	Role          string
	Page          int32
}

// DocumentAreaTable returns the schema of document_areas.
func DocumentAreaTable() Table[DocumentArea] {
	return Table[DocumentArea]{"document_areas", "the places a document is about", []Column[DocumentArea]{
		text("document_id", true, "document", func(r *DocumentArea) *string { return &r.DocumentID }),
		text("area_type", true, oneOf(areaTypes), func(r *DocumentArea) *string { return &r.AreaType }),
		text("area_code", false, "GSS code; null where the thing is no place", func(r *DocumentArea) *string { return &r.AreaCode }),
		text("area_published", true, "label as printed", func(r *DocumentArea) *string { return &r.AreaPublished }),
		text("force_code", false, "force area that contains the place, at the release's geography date", func(r *DocumentArea) *string { return &r.ForceCode }),
		text("role", true, "subject, mentioned_force", func(r *DocumentArea) *string { return &r.Role }),
		whole("page", false, "PDF page from 1", func(r *DocumentArea) *int32 { return &r.Page }),
	}}
}
