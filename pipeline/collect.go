package pipeline

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"forcestats/pipeline/extract"
	"forcestats/pipeline/normalise/restate"
	"forcestats/pipeline/parquet"
	"forcestats/pipeline/part"
	"forcestats/pipeline/record"
	"forcestats/pipeline/source"
)

// collected is everything that was read, before aggregation: the small tables
// in memory, the large ones still in the parts.
type collected struct {
	documents []record.Document // in order of path
	findings  []record.Finding  // restatements linked over all documents
	issues    []record.Issue
	parts     []string // folders of the parts, in order of path
	infos     []part.Info
	inputs    []string // key of each document's part, empty where it has none; parallel to documents
}

// collect gathers the parts of the plan's documents. failed holds, by step,
// why a document has no part.
func collect(steps []source.Step, failed map[int]record.Issue, store part.Store) (*collected, error) {
	c := &collected{}
	for i, s := range steps {
		if issue, bad := failed[i]; bad {
			c.reject(s.Document, issue)
			continue
		}
		if err := c.add(s, store); err != nil {
			return nil, fmt.Errorf("%q: %w", s.Document.Path, err)
		}
	}
	c.link()
	return c, nil
}

// add takes one part in. A part is named by content, so what belongs to the
// path is filled in here.
func (c *collected) add(s source.Step, store part.Store) error {
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
		return fmt.Errorf("part %s has %d documents rows, not one", s.Key, len(documents))
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
	c.issues = append(c.issues, issues...)
	c.findings = append(c.findings, findings...)
	c.parts = append(c.parts, folder)
	c.infos = append(c.infos, info)
	return nil
}

func (c *collected) document(d source.Document, row record.Document, key string) {
	row.Path, row.OtherPaths, row.Bytes = d.Path, strings.Join(d.Other, ";"), d.Bytes
	c.documents = append(c.documents, row)
	c.inputs = append(c.inputs, key)
	for _, other := range d.Other {
		issue := record.NewIssue("copy-of-document", record.Origin{}, fmt.Sprintf("the same bytes as %q; read once", d.Path))
		issue.Path, issue.DocumentID = other, d.ID
		c.issues = append(c.issues, issue)
	}
}

// reject notes a document that could not be read at all.
func (c *collected) reject(d source.Document, issue record.Issue) {
	issue.DocumentID, issue.Path = d.ID, d.Path
	c.issues = append(c.issues, issue)
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
func (c *collected) link() {
	links := restate.Link(c.documents, c.findings)
	for i := range c.findings {
		if earlier, ok := links[c.findings[i].FindingID]; ok {
			c.findings[i].Restates = earlier
		}
	}
}

// sortIssues puts the issues into the release's order and names them.
func (c *collected) sortIssues() {
	for i := range c.issues {
		c.issues[i].Identify()
	}
	slices.SortFunc(c.issues, func(a, b record.Issue) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Page, b.Page), cmp.Compare(a.Sheet, b.Sheet),
			cmp.Compare(a.Cell, b.Cell), cmp.Compare(a.Code, b.Code), cmp.Compare(a.IssueID, b.IssueID))
	})
	c.issues = slices.CompactFunc(c.issues, func(a, b record.Issue) bool { return a.IssueID == b.IssueID })
}

// linked are the tables that aggregation reads straight from the parts.
var linked = []string{"document_areas", "observations", "finding_areas", "finding_addressees", "finding_themes", "judgements"}

// stage lays the parts out as folder/<table>/*.parquet for an engine of
// aggregate: links to the part files, and the tables that this run changed.
func (c *collected) stage(folder string) error {
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	for _, table := range linked {
		if err := os.MkdirAll(filepath.Join(folder, table), 0o755); err != nil {
			return err
		}
		for i, p := range c.parts {
			if c.infos[i].Rows(table) == 0 {
				continue
			}
			to := filepath.Join(folder, table, fmt.Sprintf("%06d.parquet", i))
			if err := link(filepath.Join(p, table+".parquet"), to); err != nil {
				return err
			}
		}
	}
	if err := stageTable(folder, record.DocumentTable(), c.documents); err != nil {
		return err
	}
	return stageTable(folder, record.FindingTable(), c.findings)
}

// link makes a hard link, or a symbolic one where the parts are on another
// file system.
func link(from, to string) error {
	if os.Link(from, to) == nil {
		return nil
	}
	from, err := filepath.Abs(from)
	if err != nil {
		return err
	}
	return os.Symlink(from, to)
}

func stageTable[T any](folder string, t record.Table[T], rows []T) error {
	dir := filepath.Join(folder, t.Name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if len(rows) == 0 {
		return nil
	}
	f, err := os.Create(filepath.Join(dir, "000000.parquet"))
	if err != nil {
		return err
	}
	w, err := parquet.NewWriter(f, t)
	for i := 0; err == nil && i < len(rows); i++ {
		err = w.Write(&rows[i])
	}
	if err == nil {
		err = w.Close()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}
