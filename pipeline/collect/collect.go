// Package collect brings the parts of a run together: the small tables in
// memory, with the recommendations that a later document repeats linked to the
// first and the grades of one inspection joined, and the large ones laid out in
// a folder for an engine of aggregate.
//
// It must not import aggregate or publish: it knows rows, not statistics.
package collect

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"forcestats/pipeline/extract"
	"forcestats/pipeline/normalise/inspection"
	"forcestats/pipeline/normalise/restate"
	"forcestats/pipeline/part"
	"forcestats/pipeline/record"
	"forcestats/pipeline/source"
	"forcestats/pipeline/vocabulary"
)

// Collected is everything that was read, before aggregation: the small tables
// in memory, the large ones still in the parts.
type Collected struct {
	Documents []record.Document // in order of path
	Findings  []record.Finding  // restatements linked over all documents
	// Grades, those of one inspection under one id over all documents.
	Judgements []record.Judgement
	// What the findings ask of whom, and what became of it; see Account.
	Obligations       []record.Obligation
	ObligationSources []record.ObligationSource
	Issues            []record.Issue
	Parts             []string // folders of the parts, in order of path
	Infos             []part.Info
	NotSummed         []string // measures of cards of which nothing is added up
	Inputs            []string // key of each document's part, empty where it has none; parallel to Documents
}

// ErrDamaged says that parts were damaged and are dropped from the store: plan
// again, and their documents are read again.
var ErrDamaged = errors.New("damaged parts were dropped")

// Collect gathers the parts of the plan's documents. failed holds, by step,
// why a document has no part. The error is ErrDamaged where a new plan helps.
func Collect(steps []source.Step, failed map[int]record.Issue, store part.Store) (*Collected, error) {
	c := &Collected{}
	var damaged []error
	for i, s := range steps {
		if issue, bad := failed[i]; bad {
			c.reject(s.Document, issue)
			continue
		}
		err := c.add(s, store)
		if errors.Is(err, part.ErrDamaged) || errors.Is(err, part.ErrNoPart) {
			damaged = append(damaged, fmt.Errorf("%q: %w", s.Document.Path, err))
			err = store.Drop(s.Key)
		}
		if err != nil {
			return nil, fmt.Errorf("%q: %w", s.Document.Path, err)
		}
	}
	if len(damaged) > 0 {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, errors.Join(damaged...))
	}
	c.link()
	inspection.Join(c.Judgements)
	return c, nil
}

// add takes one part in. A part is named by content, so what belongs to the
// path is filled in here.
func (c *Collected) add(s source.Step, store part.Store) error {
	folder, err := store.Fetch(s.Key)
	if err != nil {
		return err
	}
	info, err := part.ReadInfo(folder)
	if err != nil {
		return err
	}
	documents, err := part.All(folder, record.DocumentTable())
	if err != nil {
		return err
	}
	if len(documents) != 1 {
		return fmt.Errorf("%w %s: %d documents rows, not one", part.ErrDamaged, s.Key, len(documents))
	}
	issues, err := part.All(folder, record.IssueTable())
	if err != nil {
		return err
	}
	findings, err := part.All(folder, record.FindingTable())
	if err != nil {
		return err
	}
	c.document(s.Document, documents[0], s.Key)
	for i := range issues {
		issues[i].Path = s.Document.Path
	}
	c.Issues = append(c.Issues, issues...)
	judgements, err := part.All(folder, record.JudgementTable())
	if err != nil {
		return err
	}
	c.Findings = append(c.Findings, findings...)
	c.Judgements = append(c.Judgements, judgements...)
	c.Parts = append(c.Parts, folder)
	c.Infos = append(c.Infos, info)
	return nil
}

func (c *Collected) document(d source.Document, row record.Document, key string) {
	row.Path, row.OtherPaths, row.Bytes = d.Path, strings.Join(d.Other, ";"), d.Bytes
	row.URL = d.Catalogue.URL
	c.Documents = append(c.Documents, row)
	c.Inputs = append(c.Inputs, key)
	for _, other := range d.Other {
		issue := record.NewIssue(vocabulary.CopyOfDocument, record.Origin{}, fmt.Sprintf("the same bytes as %q; read once", d.Path))
		issue.Path, issue.DocumentID = other, d.ID
		c.Issues = append(c.Issues, issue)
	}
}

// reject notes a document that could not be read at all.
func (c *Collected) reject(d source.Document, issue record.Issue) {
	issue.DocumentID, issue.Path = d.ID, d.Path
	c.Issues = append(c.Issues, issue)
	c.document(d, record.Document{
		DocumentID: d.ID, Format: meant(d.Path), Status: extract.Rejected, Reason: issue.Message,
		Title: d.Catalogue.Title, Publisher: d.Catalogue.Publisher, Published: d.Catalogue.Published, Licence: d.Catalogue.Licence,
	}, "")
}

// meant is what a file that nobody could open was meant to be.
func meant(path string) string {
	switch ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), "."); ext {
	case "pdf", "xlsx", "ods", "xls":
		return ext
	}
	return "csv"
}

// link finds the recommendations that a later document repeats, so that each
// is counted once.
func (c *Collected) link() {
	links := restate.Link(c.Documents, c.Findings)
	for i := range c.Findings {
		if earlier, ok := links[c.Findings[i].FindingID]; ok {
			c.Findings[i].Restates = earlier
		}
	}
}

// SortIssues puts the issues into the release's order and names them. One that
// says nothing nearer has the remedy of its code.
func (c *Collected) SortIssues() {
	for i := range c.Issues {
		c.Issues[i].Identify()
		if c.Issues[i].Hint == "" {
			c.Issues[i].Hint = vocabulary.RemedyOf(c.Issues[i].Code)
		}
	}
	slices.SortFunc(c.Issues, func(a, b record.Issue) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Page, b.Page), cmp.Compare(a.Sheet, b.Sheet),
			cmp.Compare(a.Cell, b.Cell), cmp.Compare(a.Code, b.Code), cmp.Compare(a.IssueID, b.IssueID))
	})
	c.Issues = slices.CompactFunc(c.Issues, func(a, b record.Issue) bool { return a.IssueID == b.IssueID })
}
