package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"forcestats/pipeline/normalise"
	"forcestats/pipeline/parquet"
	"forcestats/pipeline/part"
	"forcestats/pipeline/publish/gate"
	"forcestats/pipeline/publish/release"
	"forcestats/pipeline/record"
)

// licence is the line that stands in every Parquet file.
const licence = "Contains public sector information licensed under the Open Government Licence v3.0"

// product makes one release of what was collected.
type product struct {
	options        Options
	started        time.Time
	content        string
	collected      *collected
	previous       release.Manifest
	previousFolder string // empty for the first release
	reference      *normalise.Normaliser

	draft   *release.Draft
	forces  map[string]bool // forces with a value
	summary Summary
}

func newProduct(o Options, started time.Time, content string, c *collected, previous release.Manifest, folder string) (*product, error) {
	reference, err := normalise.New(normalise.Options{Geography: o.Geography})
	if err != nil {
		return nil, err
	}
	return &product{
		options: o, started: started, content: content, collected: c, previous: previous, previousFolder: folder,
		reference: reference, forces: map[string]bool{},
	}, nil
}

// publish aggregates, asks the gate, writes the files, reads them back and
// flips. staging is a folder for what the engine reads; it is removed.
func (p *product) publish(ctx context.Context, staging string) (Summary, error) {
	if err := p.collected.stage(staging); err != nil {
		return p.summary, err
	}
	id := release.ID(p.started, p.content)
	var err error
	if p.draft, err = release.Begin(p.options.Outputs, id); err != nil {
		return p.summary, err
	}
	folder, err := p.write(ctx, id, staging)
	if err != nil {
		return p.summary, errors.Join(err, p.draft.Abandon())
	}
	p.summary.Release = folder
	return p.summary, os.RemoveAll(staging)
}

func (p *product) write(ctx context.Context, id, staging string) (string, error) {
	if err := p.aggregate(ctx, staging); err != nil {
		return "", err
	}
	p.collected.sortIssues()
	if err := p.tables(); err != nil {
		return "", err
	}
	p.summarise()
	if closed := p.gate(); len(closed) > 0 {
		p.summary.Closed = closed
		return "", fmt.Errorf("%w: %s", ErrGate, strings.Join(closed, "; "))
	}
	if err := p.people(id); err != nil {
		return "", err
	}
	if err := p.draft.Verify(); err != nil {
		return "", err
	}
	p.options.Log.Info("publish", "release", id)
	return p.draft.Publish(p.manifest(id))
}

// tables writes every table but the summaries, which the engine streams.
func (p *product) tables() error {
	c := p.collected
	err := writeRows(p, "documents", record.DocumentTable(), c.documents)
	if err == nil {
		err = writeRows(p, "findings", record.FindingTable(), c.findings)
	}
	if err == nil {
		err = writeRows(p, "issues", record.IssueTable(), c.issues)
	}
	if err == nil {
		err = writeParts(p, "document_areas", record.DocumentAreaTable())
	}
	if err == nil {
		err = writeParts(p, "finding_areas", record.FindingAreaTable())
	}
	if err == nil {
		err = writeParts(p, "finding_addressees", record.FindingAddresseeTable())
	}
	if err == nil {
		err = writeParts(p, "finding_themes", record.FindingThemeTable())
	}
	if err == nil {
		err = writeParts(p, "judgements", record.JudgementTable())
	}
	if err == nil {
		err = p.observations()
	}
	return err
}

// observations writes a file a publication, so that a reader of one series
// opens one file.
func (p *product) observations() error {
	byPublication := map[string][]string{}
	var names []string
	for i, folder := range p.collected.parts {
		info := p.collected.infos[i]
		if info.Rows("observations") == 0 {
			continue
		}
		if byPublication[info.Publication] == nil {
			names = append(names, info.Publication)
		}
		byPublication[info.Publication] = append(byPublication[info.Publication], folder)
	}
	slices.Sort(names)
	for _, name := range names {
		rows := concat(byPublication[name], record.ObservationTable())
		if err := release.Table(p.draft, "observations/"+name, record.ObservationTable(), rows, p.properties()...); err != nil {
			return err
		}
	}
	if len(names) == 0 {
		// A folder without a file is an error to most engines.
		return release.Table(p.draft, "observations/none", record.ObservationTable(), concat(nil, record.ObservationTable()), p.properties()...)
	}
	return nil
}

func (p *product) properties() []parquet.Property {
	return []parquet.Property{{Key: "release_content", Value: p.content[:8]}, {Key: "licence", Value: licence}}
}

func writeRows[T any](p *product, name string, t record.Table[T], rows []T) error {
	return release.Table(p.draft, name, t, inMemory(rows), p.properties()...)
}

func writeParts[T any](p *product, name string, t record.Table[T]) error {
	return release.Table(p.draft, name, t, concat(p.collected.parts, t), p.properties()...)
}

func inMemory[T any](rows []T) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for i := range rows {
			if !yield(&rows[i], nil) {
				return
			}
		}
	}
}

// concat streams one table of many parts.
func concat[T any](folders []string, t record.Table[T]) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for _, folder := range folders {
			for row, err := range part.Rows(folder, t) {
				if !yield(row, err) || err != nil {
					return
				}
			}
		}
	}
}

// stored streams a table of the draft.
func stored[T any](p *product, name string, t record.Table[T]) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		f, err := os.Open(filepath.Join(p.draft.Folder(), "data", name+".parquet"))
		if err != nil {
			yield(nil, err)
			return
		}
		defer f.Close()
		for row, err := range parquet.Rows(f, t) {
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

func all[T any](rows iter.Seq2[*T, error]) ([]T, error) {
	var out []T
	for row, err := range rows {
		if err != nil {
			return nil, err
		}
		out = append(out, *row)
	}
	return out, nil
}

func (p *product) summarise() {
	s := &p.summary
	s.Documents, s.ByStatus, s.BySeverity = len(p.collected.documents), map[string]int{}, map[string]int{}
	for _, d := range p.collected.documents {
		s.ByStatus[d.Status]++
	}
	for _, i := range p.collected.issues {
		s.BySeverity[i.Severity]++
	}
	for _, info := range p.collected.infos {
		s.Observations += info.Rows("observations")
		s.Findings += info.Rows("findings")
		s.Grades += info.Rows("judgements")
	}
}

// gate compares this release's counts with the limits and the last release.
func (p *product) gate() []string {
	now := gate.Counts{
		Documents: p.summary.Documents, Rejected: p.summary.ByStatus["rejected"],
		Rows: p.summary.Observations + p.summary.Findings + p.summary.Grades, Forces: len(p.forces), ByPublication: map[string]int64{},
	}
	for _, i := range p.collected.issues {
		if i.Severity == record.HeldBack {
			now.HeldBack++
		}
	}
	for _, info := range p.collected.infos {
		now.ByPublication[info.Publication] += info.Rows("observations") + info.Rows("findings") + info.Rows("judgements")
	}
	var before *gate.Before
	if p.previousFolder != "" {
		before = &gate.Before{ByPublication: p.previous.Rows, Forces: p.previous.Forces}
	}
	return gate.Check(p.options.Gate, now, before)
}

func (p *product) manifest(id string) release.Manifest {
	m := release.Manifest{
		Release: id, Content: p.content, Program: p.options.Program, Version: p.options.Version, Schema: record.SchemaVersion,
		Geography: p.reference.Places().Geography().String(), RunDate: p.options.RunDate.String(), Engine: p.options.EngineName,
		Started: p.started.UTC(), Finished: p.options.Now().UTC(), Previous: p.previous.Release, Rows: map[string]int64{}, Forces: len(p.forces),
	}
	for i, d := range p.collected.documents {
		m.Inputs = append(m.Inputs, release.Input{
			Path: d.Path, DocumentID: d.DocumentID, Bytes: d.Bytes, Publication: d.Publication, Layout: d.Layout,
			Status: d.Status, Part: p.collected.inputs[i],
		})
	}
	for _, info := range p.collected.infos {
		if info.Publication != "" {
			m.Rows[info.Publication] += info.Rows("observations") + info.Rows("findings") + info.Rows("judgements")
		}
	}
	return m
}
