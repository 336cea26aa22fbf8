// Package diff compares two releases figure by figure and says what caused
// each difference: a document that came or went, a later edition, or a rule
// that reads or counts the same documents otherwise.
//
// It reads releases and writes nothing. It must not import aggregate or
// anything that makes a release.
package diff

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"forcestats/pipeline/parquet"
	"forcestats/pipeline/publish/release"
	"forcestats/pipeline/record"
)

// Kind is what became of a figure.
type Kind string

// The kinds of a change.
const (
	New     Kind = "new"
	Changed Kind = "changed"
	Gone    Kind = "gone"
)

// Cause is why a figure changed.
type Cause string

// The causes.
const (
	NewDocument  Cause = "new document"
	NewEdition   Cause = "new edition"
	DocumentGone Cause = "document gone"
	RunDate      Cause = "run date"
	NewRule      Cause = "new rule"
)

// Change is one figure that differs between two releases.
type Change struct {
	Kind        Kind
	Cause       Cause
	Publication string // of the newest document behind the figure
	Figure      record.Statistic
	Before      record.Null[float64]
	BeforeText  string
}

// Diff is everything that differs between two releases, in order of area,
// statistic, category, breakdown and period.
type Diff struct {
	From, To  string
	Documents []Document
	Changes   []Change
}

// Document is a document that came or went.
type Document struct {
	Kind Kind
	Path string
	Row  record.Document
}

// Compare reads two release folders. Either may be of an older schema.
func Compare(from, to string) (*Diff, error) {
	var sides [2]*side
	for i, folder := range []string{from, to} {
		m, err := release.ReadManifest(folder)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s is no release: it has no manifest.json", folder)
		}
		if err == nil || errors.Is(err, release.ErrOlder) {
			sides[i], err = newSide(folder, m)
		}
		if err != nil {
			return nil, err
		}
	}
	return compare(sides[0], sides[1])
}

// Since compares a release with a draft that has no manifest yet.
func Since(from string, draft string, m release.Manifest) (*Diff, error) {
	was, err := release.ReadManifest(from)
	if err != nil {
		return nil, err
	}
	a, err := newSide(from, was)
	if err != nil {
		return nil, err
	}
	b, err := newSide(draft, m)
	if err != nil {
		return nil, err
	}
	return compare(a, b)
}

func compare(a, b *side) (*Diff, error) {
	d := &Diff{From: a.manifest.Release, To: b.manifest.Release}
	d.documents(a, b)
	for name, t := range map[string]record.Table[record.Statistic]{"force_summary": record.ForceSummaryTable(), "district_summary": record.DistrictSummaryTable()} {
		found, err := pairs(rowsOf(a.folder, name, t), rowsOf(b.folder, name, t))
		if err != nil {
			return nil, err
		}
		for _, p := range found {
			d.Changes = append(d.Changes, b.became(p, a))
		}
	}
	slices.SortFunc(d.Changes, func(x, y Change) int { return strings.Compare(keyOf(&x.Figure), keyOf(&y.Figure)) })
	return d, nil
}

// side is one of the two releases: what it is made of, and where its figures are.
type side struct {
	folder    string
	manifest  release.Manifest
	documents map[string]record.Document
}

func newSide(folder string, m release.Manifest) (*side, error) {
	s := &side{folder: folder, manifest: m, documents: map[string]record.Document{}}
	for d, err := range rowsOf(folder, "documents", record.DocumentTable()) {
		if err != nil {
			return nil, err
		}
		s.documents[d.DocumentID] = *d
	}
	return s, nil
}

// rowsOf streams a table of a release. A row is only valid until the next one.
func rowsOf[T any](folder, name string, t record.Table[T]) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		f, err := os.Open(filepath.Join(folder, "data", name+".parquet"))
		if err != nil {
			yield(nil, err)
			return
		}
		defer f.Close()
		for row, err := range parquet.Rows(f, t) {
			if err != nil {
				yield(nil, fmt.Errorf("%s: %w", f.Name(), err))
				return
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

// keyOf names a figure across releases, in the order of a release's tables.
func keyOf(f *record.Statistic) string {
	return strings.Join([]string{f.AreaType, f.AreaCode, f.Statistic, f.Category, f.Breakdown, f.PeriodEnd.String(), f.PeriodStart.String(), f.Unit}, "\x00")
}

// became says what became of a figure since the release before.
func (s *side) became(p pair, before *side) Change {
	switch {
	case p.was == nil:
		return s.change(New, *p.is, record.Statistic{}, before)
	case p.is == nil:
		c := s.change(Gone, *p.was, *p.was, before)
		c.Figure.Value, c.Figure.ValueText = record.Null[float64]{}, ""
		return c
	}
	return s.change(Changed, *p.is, *p.was, before)
}

func (s *side) change(kind Kind, figure, was record.Statistic, before *side) Change {
	c := Change{Kind: kind, Figure: figure, Before: was.Value, BeforeText: cmp.Or(was.ValueText, was.Marker)}
	ids := strings.Split(figure.Source, ";")
	for _, docs := range []map[string]record.Document{s.documents, before.documents} {
		if d, ok := docs[ids[0]]; ok && c.Publication == "" {
			c.Publication = d.Publication
		}
	}
	c.Cause = s.cause(kind, ids, was, before)
	return c
}

// cause looks at the documents behind the figure, and at those that were
// behind it before.
func (s *side) cause(kind Kind, ids []string, was record.Statistic, before *side) Cause {
	if kind == Gone {
		for _, id := range ids {
			if _, still := s.documents[id]; !still {
				return DocumentGone
			}
		}
		return NewRule
	}
	for _, id := range ids {
		if _, known := before.documents[id]; known {
			continue
		}
		if kind == Changed && was.Source != "" {
			return NewEdition
		}
		return NewDocument
	}
	if s.manifest.RunDate != before.manifest.RunDate && s.manifest.Program == before.manifest.Program {
		return RunDate
	}
	return NewRule
}

func (d *Diff) documents(a, b *side) {
	for id, row := range b.documents {
		if _, had := a.documents[id]; !had {
			d.Documents = append(d.Documents, Document{New, row.Path, row})
		}
	}
	for id, row := range a.documents {
		if _, has := b.documents[id]; !has {
			d.Documents = append(d.Documents, Document{Gone, row.Path, row})
		}
	}
	slices.SortFunc(d.Documents, func(x, y Document) int {
		return cmp.Or(strings.Compare(x.Path, y.Path), strings.Compare(string(x.Kind), string(y.Kind)))
	})
}

// Print writes the comparison for a person: documents, counts by publication
// and cause, and the first changed figures (all of them if limit is 0).
func (d *Diff) Print(w io.Writer, limit int) error {
	fmt.Fprintf(w, "from %s\nto   %s\n\n", d.From, d.To)
	for _, doc := range d.Documents {
		fmt.Fprintf(w, "document %s: %q\n", doc.Kind, doc.Path)
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "PUBLICATION\tFIGURES\tCAUSE\tCOUNT")
	for _, c := range d.counts() {
		fmt.Fprintf(t, "%s\t%s\t%s\t%d\n", cmp.Or(c.publication, "-"), c.kind, c.cause, c.n)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	shown := 0
	for _, c := range d.Changes {
		if c.Kind != Changed {
			continue
		}
		if shown++; limit > 0 && shown > limit {
			continue
		}
		f := c.Figure
		fmt.Fprintf(w, "%s %s, %s %s %s, %s: %s -> %s (%s)\n", f.AreaCode, f.AreaName, f.Statistic, f.Category, f.Breakdown, f.PeriodLabel,
			figure(c.Before, c.BeforeText), figure(f.Value, cmp.Or(f.ValueText, f.Marker)), c.Cause)
	}
	if limit > 0 && shown > limit {
		fmt.Fprintf(w, "... and %d more changed figures\n", shown-limit)
	}
	return nil
}

func figure(v record.Null[float64], text string) string {
	if v.Valid {
		return fmt.Sprintf("%g", v.V)
	}
	return cmp.Or(text, "-")
}

type count struct {
	publication string
	kind        Kind
	cause       Cause
	n           int
}

func (d *Diff) counts() []count {
	at := map[count]int{}
	for _, c := range d.Changes {
		at[count{c.Publication, c.Kind, c.Cause, 0}]++
	}
	var out []count
	for c, n := range at {
		c.n = n
		out = append(out, c)
	}
	slices.SortFunc(out, func(x, y count) int {
		return cmp.Or(strings.Compare(x.publication, y.publication), strings.Compare(string(x.kind), string(y.kind)), strings.Compare(string(x.cause), string(y.cause)))
	})
	return out
}
