package extract

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/readers/pdf"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Engine reads documents, one at a time. Its fields are set once.
type Engine struct {
	Publications []publication.Publication
	Pages        func() (*pdf.Reader, error) // the process's PDF reader, started when the first PDF comes
	Limits       sheet.Limits
	SecondTime   time.Duration // how long the second PDF reader may take for a document
}

// Statuses of a document, as in the contract.
const (
	Read         = "read"
	PartlyRead   = "partly_read"
	Rejected     = "rejected"
	Unrecognised = "unrecognised"
)

// Result is what became of one document.
type Result struct {
	Format      string // pdf, html, mhtml, docx, xlsx, ods, xls, csv
	Pages       int32  // pages, or sheets
	Publication publication.Meta
	Layout      string
	Status      string
	Reason      string
	// Retire asks for a fresh process: the second reader hangs in this one.
	Retire bool
}

// Candidate is one publication's answer to a document.
type Candidate struct {
	Publication publication.Publication
	publication.Claim
}

// File is the bytes of a document. Name only tells what a file that can't be
// opened was meant to be.
type File struct {
	Name string
	io.ReaderAt
	Size int64
}

// Recognise asks every publication, the surest first. Those that do not claim
// the document come last, the nearest first, each with the first thing that did
// not fit. A publication that stands apart is asked only where no other claims
// the document.
func (e *Engine) Recognise(doc *publication.Document) []Candidate {
	var all []Candidate
	var apart []publication.Publication
	for _, p := range e.Publications {
		if p.Meta().Apart {
			apart = append(apart, p)
			continue
		}
		all = append(all, Candidate{p, p.Recognise(doc)})
	}
	weigh(doc, all)
	for _, p := range apart {
		claim := publication.Claim{Misfit: taken(all)}
		if claim.Misfit == "" {
			claim = p.Recognise(doc)
		}
		all = append(all, Candidate{p, claim})
	}
	slices.SortStableFunc(all, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Fit, a.Fit))
	})
	return all
}

// edition is the fit from which on a document that lacks one column is taken for
// an edition of a known publication that has changed, and not for another table:
// its figures must not leave the statistics in silence.
const edition = 0.5

// taken says which publication has a document that others must not claim.
func taken(all []Candidate) string {
	for _, c := range all {
		if c.Score > 0 && c.Layout != "" {
			return c.Publication.Meta().ID + " claims it"
		}
	}
	for _, c := range all {
		if c.Fit >= edition && c.Lacks == 1 {
			return "it comes near " + c.Publication.Meta().ID
		}
	}
	return ""
}

// Read reads one document whole and writes its raw rows to out. What is wrong
// with the document is in the result and the issues, never an error: one bad
// document is no reason to stop.
//
// begin is called once, when status, publication and layout are known, and
// gives the sink for the rows.
func (e *Engine) Read(f File, begin func(Result) record.RawSink) Result {
	doc, format, data, err := e.open(f)
	r := Result{Format: format}
	if err != nil {
		r.Status, r.Reason = Rejected, err.Error()
		begin(r).Issue(refusal(err))
		return r
	}
	r.Pages = pages(doc)
	var copies []record.Issue
	if doc.Book != nil {
		doc.Book, copies = withoutCopies(doc.Book)
		var left []record.Issue
		doc, left = e.published(doc)
		copies = append(copies, left...)
	}
	all := e.Recognise(doc)
	if len(all) == 0 || all[0].Score <= 0 || all[0].Layout == "" {
		if err := cmp.Or(savedInstead(f, format), damage(doc)); err != nil {
			r.Status, r.Reason = Rejected, err.Error()
			begin(r).Issue(refusal(err))
			return r
		}
		var hint string
		r.Status = Unrecognised
		r.Reason, hint = nearest(doc, all)
		issue := record.NewIssue(vocabulary.DocumentUnrecognised, record.Origin{}, r.Reason)
		issue.Hint = hint
		begin(r).Issue(issue)
		return r
	}
	best := all[0]
	r.Publication, r.Layout, r.Status = best.Publication.Meta(), best.Layout, Read
	if format == "pdf" {
		r.Retire = e.second(doc.Pages, data)
	}
	out := begin(r)
	for _, i := range copies {
		out.Issue(i)
	}
	if tie := tied(all); tie != "" {
		out.Issue(record.NewIssue(vocabulary.PublicationAmbiguous, record.Origin{}, tie))
	}
	e.extract(best, doc, out, &r)
	return r
}

func (e *Engine) extract(best Candidate, doc *publication.Document, out record.RawSink, r *Result) {
	rows := &given{RawSink: out, pages: doc.Pages}
	err := best.Publication.Extract(doc, best.Layout, rows)
	var nothing *publication.Nothing
	if err == nil && rows.n == 0 {
		err = &publication.Nothing{Why: "no figure, finding, grade or place was read"}
	}
	if errors.As(err, &nothing) {
		r.Status, r.Reason = PartlyRead, err.Error()
		out.Issue(record.NewIssue(vocabulary.FiguresNone, record.Origin{}, err.Error()))
	} else if err != nil {
		r.Status, r.Reason = PartlyRead, err.Error()
		issue := refusal(err)
		issue.Message = "read only in part: " + issue.Message
		out.Issue(issue)
	}
	if doc.Pages == nil {
		partial(doc.Book, out, r)
		uneven(doc.Book, out, r)
		return
	}
	if doc.Pages.SecondErr != "" {
		out.Issue(record.NewIssue(vocabulary.SecondReaderFailed, record.Origin{}, doc.Pages.SecondErr))
	}
	if lost := doc.Pages.Lost(); len(lost) > 0 && r.Status == Read {
		r.Status = PartlyRead
		r.Reason = fmt.Sprintf("%d of %d pages are damaged", len(lost), len(doc.Pages.Pages))
		for _, n := range lost {
			out.Issue(record.NewIssue(vocabulary.PageUnreadable, record.Origin{Page: int32(n)}, "the page is damaged and was not read"))
		}
	}
	if scans := doc.Pages.Scans(); len(scans) > 0 && r.Status == Read {
		r.Status = PartlyRead
		r.Reason = fmt.Sprintf("%d of %d pages hold a picture and no text", len(scans), len(doc.Pages.Pages))
		for _, n := range scans {
			out.Issue(record.NewIssue(vocabulary.PageNoText, record.Origin{Page: int32(n)}, "the page holds a picture and no text"))
		}
	}
}

// given counts what a publication gives of a document, and adds to what it says
// of a report the names that the report shortens.
type given struct {
	record.RawSink
	pages *page.Document // nil of a book
	n     int
}

func (g *given) Document(about record.RawDocument) {
	if g.pages != nil {
		about.Terms = map[string]string{}
		for _, t := range g.pages.Terms() {
			about.Terms[t.Short] = t.Full
		}
	}
	g.RawSink.Document(about)
}

func (g *given) Area(a record.RawArea) {
	g.n++
	g.RawSink.Area(a)
}

func (g *given) Observation(o *record.RawObservation) {
	g.n++
	g.RawSink.Observation(o)
}

func (g *given) Finding(f *record.RawFinding) {
	g.n++
	g.RawSink.Finding(f)
}

func (g *given) Judgement(j *record.RawJudgement) {
	g.n++
	g.RawSink.Judgement(j)
}

// partial says which sheets of a book that was read are damaged at their
// beginning: to a publication such a sheet looks like one that is not its own.
func partial(book sheet.Book, out record.RawSink, r *Result) {
	if r.Status != Read {
		return
	}
	for _, s := range book.Sheets() {
		_, err := s.Head(1)
		if err == nil {
			continue
		}
		if r.Status == Read {
			r.Status, r.Reason = PartlyRead, err.Error()
		}
		issue := refusal(err)
		issue.Sheet, issue.Message = s.Name(), "read only in part: "+issue.Message
		out.Issue(issue)
	}
}

// uneven says which records of a text file have more or fewer fields than the
// others. A last record that is short is a file cut off: what would have come
// behind it is not there.
func uneven(book sheet.Book, out record.RawSink, r *Result) {
	u, ok := sheet.UnevenRecords(book)
	if !ok {
		return
	}
	if u.Long > 0 {
		out.Issue(record.NewIssue(vocabulary.RecordsUneven, record.Origin{Cell: sheet.Ref(u.FirstLong, u.Fields)},
			fmt.Sprintf("%d of the records have more than the %d fields of the others, the first in row %d", u.Long, u.Fields, u.FirstLong+1)))
	}
	if u.Short > 0 {
		out.Issue(record.NewIssue(vocabulary.RecordsUneven, record.Origin{Cell: sheet.Ref(u.FirstShort, 0)},
			fmt.Sprintf("%d of the records have fewer than the %d fields of the others, the first in row %d", u.Short, u.Fields, u.FirstShort+1)))
	}
	if u.LastShort && r.Status == Read {
		r.Status, r.Reason = PartlyRead, fmt.Sprintf("the last record has %d of %d fields: the file was cut off", u.LastFields, u.Fields)
	}
}

// second lets the independent reader read the same document. It may hang or
// panic: it has a goroutine and a deadline of its own, and a process in which
// it still runs must not be used again.
func (e *Engine) second(doc *page.Document, data []byte) (hangs bool) {
	type answer struct {
		pages []string
		err   error
	}
	done := make(chan answer, 1)
	go func() {
		var a answer
		defer func() {
			if p := recover(); p != nil {
				a = answer{err: fmt.Errorf("the second reader panicked: %v", p)}
			}
			done <- a
		}()
		a.pages, a.err = pdf.Second(data)
	}()
	late := time.NewTimer(e.SecondTime)
	defer late.Stop()
	select {
	case a := <-done:
		doc.SetSecond(a.pages, a.err)
		return false
	case <-late.C:
		doc.SetSecond(nil, fmt.Errorf("the second reader gave no answer in %s", e.SecondTime))
		return true
	}
}

func pages(doc *publication.Document) int32 {
	if doc.Pages != nil {
		return int32(len(doc.Pages.Pages))
	}
	return int32(len(doc.Book.Sheets()))
}

// damage reads the first rows of every sheet of a book that nobody claims: a
// damaged or oversized sheet looks to a publication like one that does not fit.
func damage(doc *publication.Document) error {
	if doc.Book == nil {
		return nil
	}
	for _, s := range doc.Book.Sheets() {
		if _, err := s.Head(1); err != nil {
			return err
		}
	}
	return nil
}

// tied says which other publications claim the document as surely.
func tied(all []Candidate) string {
	if len(all) < 2 || all[1].Score < all[0].Score || all[1].Layout == "" {
		return ""
	}
	return fmt.Sprintf("%s and %s claim the document alike; the first reads it", all[0].Publication.Meta().ID, all[1].Publication.Meta().ID)
}
