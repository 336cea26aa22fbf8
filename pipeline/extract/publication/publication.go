// Package publication is the interface between the engine that opens
// documents and the publications that know how to read them: one folder each,
// named in list.
//
// A publication sees grids and pages, never files; it writes raw rows with
// labels as published. It must not import normalise, or read anything but
// what it is handed.
package publication

import (
	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/trace"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
)

// Meta describes a publication for people and for the cache.
type Meta struct {
	ID        string // kebab-case publisher-series, stable for ever: homeoffice-recorded-crime
	Version   int    // raised whenever the rows that it writes change
	Title     string // series title as its landing page prints it
	Publisher string
	Reads     string   // one sentence: formats, layouts and tables it reads
	Cadence   string   // quarterly, annual, rolling ...
	Measures  []string // measures that it brings; empty for reviews
	// Apart says that its rows stand in observations and in no statistic:
	// nobody has said what may be added up or compared.
	Apart bool
}

// Document is an open document. Exactly one of Book and Pages is set.
type Document struct {
	Book  sheet.Book
	Pages *page.Document
	Trace *trace.Trace // told what became of the cells; nil in a run
}

// Tables returns the sheets of a book that have the columns, and the rest; see
// longtable.Tables.
func (d *Document) Tables(columns []longtable.Column, out record.RawSink) ([]longtable.Table, []sheet.Sheet, error) {
	tables, rest, err := longtable.Tables(d.Book, columns, out)
	for _, t := range tables {
		d.Trace.Header(t.Header)
	}
	return tables, rest, err
}

// Claim is a publication's answer to "is this yours?".
type Claim struct {
	Layout string // id of the layout that fits, e.g. "2019"; empty if none does
	Score  int    // 0 not mine; 100 certain. The highest score wins; a tie is an issue.
	Misfit string // where none fits: the first thing that did not, for a person ("no sheet is named Table P1")
	// Fit is how near a document that is not claimed comes, from 0 to 1: the
	// share of the columns that it should have and does. 0 where a publication
	// is not told by columns.
	Fit float64
	// Lacks is how many of those columns the nearest sheet lacks; 0 where Fit is.
	Lacks int
}

// Misfits of a document of the other kind.
const (
	NotSpreadsheet = "not a spreadsheet"
	NotPages       = "not a PDF, web page or Word document"
)

// Decline is the claim of a publication told by its columns that no sheet of
// the document has; m is the sheet that came nearest, nil if none can be read.
func (d *Document) Decline(m *longtable.Misfit) Claim {
	switch {
	case d.Book == nil:
		return Claim{Misfit: NotSpreadsheet}
	case m == nil:
		return Claim{Misfit: "no sheet can be read"}
	}
	return Claim{Misfit: m.Error(), Fit: m.Fit, Lacks: len(m.Missing)}
}

// Nothing is the error of a publication that claimed a document and read no row
// of it. Why is the first reason.
type Nothing struct{ Why string }

func (n *Nothing) Error() string { return "it gives nothing: " + n.Why }

// Publication reads the documents of one series.
type Publication interface {
	Meta() Meta
	// Recognise is cheap: it looks at sheet names, headings, the first rows or
	// the first pages, never at a file's name.
	Recognise(*Document) Claim
	// Extract writes the document's raw rows to the sink, figures in reading
	// order. An error means that the document can't be read on; rows written
	// before it stay and the document is partly_read.
	Extract(doc *Document, layout string, out record.RawSink) error
}

// Explain reads a document as a run does and returns what became of every cell
// of its book; nil for a document of pages.
func Explain(p Publication, doc Document, id string) ([]*layout.Table, error) {
	if doc.Book == nil {
		return nil, nil
	}
	doc.Trace = trace.New()
	if err := p.Extract(&doc, id, doc.Trace.Sink()); err != nil {
		return nil, err
	}
	return doc.Trace.Book(doc.Book)
}
