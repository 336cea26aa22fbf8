// Package publishedtable reads any published table by police force area or
// council that no other publication claims: tidy csv, and the tables of
// accessible spreadsheets. Its rows stand in observations and in no statistic,
// as nobody has said what may be added up.
//
// It must not import normalise, read files, or know a file's name.
package publishedtable

import (
	"errors"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/areatable"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Publication reads any table by area. The zero value is ready.
type Publication struct{}

var _ publication.Publication = Publication{}

// ID is the publication's id.
const ID = "published-table"

// Meta describes the publication.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        ID,
		Version:   1,
		Title:     "Other published tables by area",
		Publisher: "various",
		Reads:     "csv, xlsx, ods and xls; any table whose rows are police force areas or councils and that says its periods",
		Cadence:   "any",
		Apart:     true,
	}
}

// headRows is how many rows of a sheet are looked at to recognise a table: a
// tidy csv may begin with the rows of the country and its regions.
const headRows = 3000

// Recognise claims a document with a table by force or council that no
// publication knows: with the least score, so that a known one wins.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Book == nil {
		return publication.Claim{Misfit: publication.NotSpreadsheet}
	}
	misfit := ""
	for _, s := range doc.Book.Sheets() {
		found, err := areatable.Find(s, headRows)
		if err != nil {
			continue // the engine names it
		}
		if found.Areas() {
			return publication.Claim{Layout: "by-area", Score: 1}
		}
		for _, r := range found.Refused {
			if misfit == "" {
				misfit = r.Error()
			}
		}
	}
	return publication.Claim{Misfit: misfit}
}

// Extract writes the rows of every table of the document. An error means that
// it gave nothing.
func (p Publication) Extract(doc *publication.Document, _ string, out record.RawSink) error {
	about := record.RawDocument{Pages: int32(len(doc.Book.Sheets())), Title: doc.Book.Property("title")}
	figures, first := 0, ""
	for _, s := range doc.Book.Sheets() {
		if s.Hidden() {
			out.Issue(record.NewIssue(vocabulary.SheetLeftOut, record.Origin{Sheet: s.Name()}, "a hidden sheet is not published"))
			continue
		}
		found, err := areatable.Find(s, 0)
		if err != nil {
			return err
		}
		for _, t := range found.Tables {
			doc.Trace.Header(t.Header())
			n, err := t.Read(out)
			figures += n
			var r *areatable.Refusal
			switch {
			case errors.As(err, &r):
				found.Refused = append(found.Refused, r)
			case err != nil:
				return err
			case about.Title == "":
				about.Title = t.Title
			}
		}
		for _, r := range found.Refused {
			if !r.Told {
				refuse(r, out)
			}
			if first == "" && r.Area {
				first = r.Error()
			}
		}
	}
	out.Document(about)
	if figures == 0 {
		return &publication.Nothing{Why: first}
	}
	return nil
}

func refuse(r *areatable.Refusal, out record.RawSink) {
	code := vocabulary.SheetLeftOut
	if r.Area {
		code = vocabulary.TableHeld
	}
	i := record.NewIssue(code, record.Origin{Sheet: r.Sheet, Cell: r.Cell}, r.What)
	i.Hint = r.Hint
	out.Issue(i)
}
