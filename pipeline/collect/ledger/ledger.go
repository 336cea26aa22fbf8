// Package ledger keeps account of what reports ask for: one obligation for each
// finding and body that must act, with what every later document says became of
// it and the state that follows.
//
// A state is worked out once, here. The first that fits: complete (a source
// says so), not accepted, superseded, overdue (an act deadline before the run's
// date and nobody says done), open (a source says so), unknown. The newest
// source decides; sources that disagree are all kept. Nobody's silence closes
// an obligation, and an answer or a plan that is due is no overdue act.
//
// It sees rows and writes rows: it must not import publish, aggregate or files.
package ledger

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/normalise/status"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// Force is a police force area.
type Force struct{ Code, Name string }

// Book is what the ledger is kept from. Findings know which earlier finding
// they repeat.
type Book struct {
	Documents  []record.Document
	Subjects   []record.DocumentArea // places that the documents are about
	Findings   []record.Finding
	Addressees []record.FindingAddressee
	Areas      []record.FindingArea
	Forces     []Force
	Run        civil.Date
}

// States, of which the last four are those of the contract's findings.status.
const (
	Overdue       = "overdue"
	StatusUnknown = "status_unknown"
)

// asking are the kinds of finding that ask somebody to act.
var asking = []string{"recommendation", "cause_of_concern", "priority_action", "area_for_improvement"}

// Keep returns the obligations in order of document, finding and body, with
// their sources, and writes the worst state of its obligations into each
// finding of the book.
func (b *Book) Keep() ([]record.Obligation, []record.ObligationSource) {
	k := newKeeper(b)
	var all []record.Obligation
	var sources []record.ObligationSource
	for i := range b.Findings {
		f := &b.Findings[i]
		doc := k.documents[f.DocumentID]
		if f.Restates != "" || doc == nil || !slices.Contains(asking, f.Kind) {
			continue
		}
		said := k.said(f)
		for _, o := range k.bodies(f) {
			mine := touching(said, &o, k)
			rows := k.settle(&o, doc, mine)
			f.State = worse(f.State, o.State)
			if !k.copies[f.DocumentID] {
				sources = append(sources, rows...)
				all = append(all, o)
			}
		}
	}
	return all, sources
}

// ranks put the states from the best to the worst.
var ranks = []string{"", status.Complete, status.NotAccepted, status.Superseded, StatusUnknown, status.Open, Overdue}

func worse(a, b string) string {
	if slices.Index(ranks, b) > slices.Index(ranks, a) {
		return b
	}
	return a
}

// keeper is a book with what is looked up in it.
type keeper struct {
	*Book
	documents  map[string]*record.Document
	subjects   map[string][]record.DocumentArea
	addressees map[string][]record.FindingAddressee
	all        map[string]bool // findings for all forces
	later      map[string][]*record.Finding
	copies     map[string]bool   // documents that print another one's findings: another rendering
	original   map[string]string // finding of the kept rendering, by that of a copy
	successors map[string]string
}

func newKeeper(b *Book) *keeper {
	k := &keeper{Book: b, documents: map[string]*record.Document{}, subjects: map[string][]record.DocumentArea{},
		addressees: map[string][]record.FindingAddressee{}, all: map[string]bool{}, later: map[string][]*record.Finding{}}
	for i := range b.Documents {
		k.documents[b.Documents[i].DocumentID] = &b.Documents[i]
	}
	for _, a := range b.Subjects {
		if a.Role == "subject" {
			k.subjects[a.DocumentID] = append(k.subjects[a.DocumentID], a)
		}
	}
	for _, a := range b.Addressees {
		k.addressees[a.FindingID] = append(k.addressees[a.FindingID], a)
	}
	for _, a := range b.Areas {
		if a.Basis == "all_forces" {
			k.all[a.FindingID] = true
		}
	}
	var original map[string]string
	k.copies, original = renderings(b)
	for i := range b.Findings {
		if f := &b.Findings[i]; f.Restates != "" {
			first := cmp.Or(original[f.Restates], f.Restates)
			k.later[first] = append(k.later[first], f)
		}
	}
	k.original = original
	k.successors = k.findSuccessors()
	return k
}

// bodies returns a finding's obligations, not yet settled: one a body.
func (k *keeper) bodies(f *record.Finding) []record.Obligation {
	base := record.Obligation{
		FindingID: f.FindingID, DocumentID: f.DocumentID, Publication: f.Publication, Kind: f.Kind, Number: f.Number, Text: f.Text,
		Page: f.Page, Anchor: f.Anchor, Sheet: f.Sheet, Cell: f.Cell, Deadline: f.Deadline, DeadlineKind: f.DeadlineKind,
		SuccessorDocumentID: k.successors[f.DocumentID],
	}
	var out []record.Obligation
	seen := map[string]bool{}
	add := func(agency, area, body, basis string) {
		o := base
		o.Agency, o.AreaCode, o.Body, o.Basis = agency, area, body, basis
		id := f.FindingID + "/" + cmp.Or(agency, "none")
		if area != "" {
			id += "/" + area
		}
		o.ObligationID = id
		for n := 2; seen[o.ObligationID]; n++ {
			if area != "" {
				return // named twice
			}
			o.ObligationID = fmt.Sprintf("%s/%d", id, n)
		}
		seen[o.ObligationID] = true
		out = append(out, o)
	}
	for _, a := range k.addressees[f.FindingID] {
		if a.Role == "partner" {
			continue
		}
		if a.Agency == "police" && a.AreaCode == "" && k.all[f.FindingID] {
			for _, force := range k.Forces {
				add(a.Agency, force.Code, force.Name, "all_forces")
			}
			continue
		}
		add(a.Agency, a.AreaCode, a.Published, a.Basis)
	}
	if len(out) == 0 {
		add("", "", "", "none")
	}
	return out
}

// settle works out an obligation's state from its sources, and returns them.
func (k *keeper) settle(o *record.Obligation, doc *record.Document, said []saying) []record.ObligationSource {
	var answer, progress *saying
	answers, progresses := map[string]bool{}, map[string]bool{}
	for i := range said {
		s := &said[i]
		if s.isAnswer {
			answer = s
			answers[s.says] = true
		} else {
			progress = s
			progresses[s.says] = true
		}
	}
	if answer != nil {
		o.Answer, o.AnswerBy, o.AnswerOn, o.AnswerSource = answer.says, answer.doc.Publisher, answer.doc.Published, answer.finding.FindingID
	}
	if progress != nil {
		o.Progress, o.ProgressPublished, o.ProgressBy = progress.says, progress.words, progress.doc.Publisher
		o.ProgressOn, o.ProgressSource = progress.doc.Published, progress.finding.FindingID
	}
	o.Sources, o.Disagree = int32(len(said)), len(answers) > 1 || len(progresses) > 1
	o.State = state(o, k.Run)
	if o.State == StatusUnknown && doc.Published.Valid() && k.Run >= doc.Published {
		o.DaysUnknown = int32(k.Run - doc.Published)
	}
	var rows []record.ObligationSource
	for i := range said {
		s := &said[i]
		rows = append(rows, record.ObligationSource{
			ObligationID: o.ObligationID, FindingID: s.finding.FindingID, DocumentID: s.finding.DocumentID, Says: s.says, Published: s.words,
			SaidBy: s.doc.Publisher, SaidOn: s.doc.Published, Page: s.finding.Page, Anchor: s.finding.Anchor, Sheet: s.finding.Sheet,
			Cell: s.finding.Cell, Decides: s == answer || s == progress,
		})
	}
	return rows
}

func state(o *record.Obligation, run civil.Date) string {
	switch {
	case o.Progress == status.Complete, o.Progress == status.Superseded:
		return o.Progress
	case o.Answer == status.NotAccepted && (o.Progress == "" || o.AnswerOn >= o.ProgressOn):
		return status.NotAccepted
	case o.Deadline.Valid() && o.Deadline < run && o.DeadlineKind == record.DueAct:
		return Overdue
	case o.Progress != "", o.Answer != "":
		return status.Open
	}
	return StatusUnknown
}

// sameBody reports whether what a document about some places says is about the
// obligation of one body: a commissioner's reply is about that force alone.
func sameBody(places []record.DocumentArea, o *record.Obligation) bool {
	if len(places) == 0 || o.AreaCode == "" {
		return true
	}
	return slices.ContainsFunc(places, func(a record.DocumentArea) bool {
		return a.AreaCode == o.AreaCode || a.AreaType == "country" || strings.HasPrefix(o.Agency, "police") && a.ForceCode == o.AreaCode
	})
}
