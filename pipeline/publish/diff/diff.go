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
	var sides [2]*set
	for i, folder := range []string{from, to} {
		m, err := release.ReadManifest(folder)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s is no release: it has no manifest.json", folder)
		}
		if err == nil || errors.Is(err, release.ErrOlder) {
			sides[i], err = load(folder, m)
		}
		if err != nil {
			return nil, err
		}
	}
	return compare(sides[0], sides[1]), nil
}

// Since compares a release with a draft that has no manifest yet.
func Since(from string, draft string, m release.Manifest) (*Diff, error) {
	was, err := release.ReadManifest(from)
	if err != nil {
		return nil, err
	}
	a, err := load(from, was)
	if err != nil {
		return nil, err
	}
	b, err := load(draft, m)
	if err != nil {
		return nil, err
	}
	return compare(a, b), nil
}

func compare(a, b *set) *Diff {
	d := &Diff{From: a.manifest.Release, To: b.manifest.Release}
	d.documents(a, b)
	for key, is := range b.figures {
		was, had := a.figures[key]
		switch {
		case !had:
			d.Changes = append(d.Changes, b.change(New, is, record.Statistic{}, a))
		case was.Value != is.Value || was.ValueText != is.ValueText || was.Marker != is.Marker:
			d.Changes = append(d.Changes, b.change(Changed, is, was, a))
		}
	}
	for key, was := range a.figures {
		if _, has := b.figures[key]; !has {
			c := b.change(Gone, was, was, a)
			c.Figure.Value, c.Figure.ValueText = record.Null[float64]{}, ""
			d.Changes = append(d.Changes, c)
		}
	}
	slices.SortFunc(d.Changes, func(x, y Change) int { return strings.Compare(keyOf(&x.Figure), keyOf(&y.Figure)) })
	return d
}

// set is one release in memory.
type set struct {
	manifest  release.Manifest
	documents map[string]record.Document
	figures   map[string]record.Statistic
}

func load(folder string, m release.Manifest) (*set, error) {
	s := &set{manifest: m, documents: map[string]record.Document{}, figures: map[string]record.Statistic{}}
	err := each(folder, "documents", record.DocumentTable(), func(d *record.Document) { s.documents[d.DocumentID] = *d })
	keep := func(f *record.Statistic) { s.figures[keyOf(f)] = *f }
	if err == nil {
		err = each(folder, "force_summary", record.ForceSummaryTable(), keep)
	}
	if err == nil {
		err = each(folder, "district_summary", record.DistrictSummaryTable(), keep)
	}
	return s, err
}

func each[T any](folder, name string, t record.Table[T], keep func(*T)) error {
	f, err := os.Open(filepath.Join(folder, "data", name+".parquet"))
	if err != nil {
		return err
	}
	defer f.Close()
	for row, err := range parquet.Rows(f, t) {
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name(), err)
		}
		keep(row)
	}
	return nil
}

// keyOf names a figure across releases, in the order of a release's tables.
func keyOf(f *record.Statistic) string {
	return strings.Join([]string{f.AreaType, f.AreaCode, f.Statistic, f.Category, f.Breakdown, f.PeriodStart.String(), f.PeriodEnd.String(), f.Unit}, "\x00")
}

func (s *set) change(kind Kind, figure, was record.Statistic, before *set) Change {
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
func (s *set) cause(kind Kind, ids []string, was record.Statistic, before *set) Cause {
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

func (d *Diff) documents(a, b *set) {
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
