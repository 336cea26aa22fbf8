package publish

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"forcestats/pipeline/collect"
	"forcestats/pipeline/normalise"
	"forcestats/pipeline/publish/gate"
	"forcestats/pipeline/publish/release"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Options are what a release depends on beside what was read.
type Options struct {
	Outputs    string
	RunDate    record.Date // "about now" of open, overdue and days since
	Program    string      // hash of the executable
	Version    string      // of the program, for people
	EngineName string
	Gate       gate.Limits
	Log        *slog.Logger
	Now        func() time.Time // for the manifest alone
}

// Before is the release that is current, if there is one.
type Before struct {
	Folder   string // empty for the first release
	Manifest release.Manifest
}

// Product is one release in the making.
type Product struct {
	options   Options
	started   time.Time
	content   string // hash of everything that decides the release's bytes
	collected *collect.Collected
	reference *normalise.Normaliser
	before    Before

	draft  *release.Draft
	forces map[string]bool // forces with a value
	Counts Counts          // of what was read and made so far
	Closed []string        // why the gate said no
}

// Begin starts a release of what was collected. The caller publishes or
// abandons it.
func Begin(ctx context.Context, o Options, started time.Time, content string, c *collect.Collected, reference *normalise.Normaliser, before Before) (*Product, error) {
	draft, err := release.Begin(ctx, o.Outputs, release.ID(started, content))
	if err != nil {
		return nil, err
	}
	return &Product{
		options: o, started: started, content: content, collected: c, reference: reference, before: before,
		draft: draft, forces: map[string]bool{},
	}, nil
}

// Abandon removes what was written; the current release stays.
func (p *Product) Abandon() error { return p.draft.Abandon() }

// Publish asks the gate, writes what programs and people read, reads it back
// and makes it the current release. The statistics are in. It returns the
// release's folder, or the gate's error with the reasons in Closed.
func (p *Product) Publish() (string, error) {
	p.collected.SortIssues()
	if err := p.tables(); err != nil {
		return "", err
	}
	p.count()
	if p.Closed = p.gate(); len(p.Closed) > 0 {
		return "", fmt.Errorf("%w: %s", ErrGate, strings.Join(p.Closed, "; "))
	}
	id := release.ID(p.started, p.content)
	if err := p.people(id); err != nil {
		return "", err
	}
	if err := p.draft.Verify(); err != nil {
		return "", err
	}
	p.options.Log.Info("publish", "release", id)
	return p.draft.Publish(p.manifest(id))
}

// count says what was read.
func (p *Product) count() {
	s := &p.Counts
	s.Documents, s.ByStatus, s.BySeverity = len(p.collected.Documents), map[string]int{}, map[string]int{}
	for _, d := range p.collected.Documents {
		s.ByStatus[d.Status]++
	}
	for _, i := range p.collected.Issues {
		s.BySeverity[i.Severity]++
	}
	for _, info := range p.collected.Infos {
		s.Observations += info.Rows("observations")
		s.Findings += info.Rows("findings")
		s.Grades += info.Rows("judgements")
	}
}

// gate compares this release's counts with the limits and the last release.
func (p *Product) gate() []string {
	now := gate.Counts{
		Documents: p.Counts.Documents, Rejected: p.Counts.ByStatus["rejected"],
		Rows: p.Counts.Observations + p.Counts.Findings + p.Counts.Grades, Forces: len(p.forces), ByPublication: map[string]int64{},
	}
	for _, i := range p.collected.Issues {
		if i.Severity == vocabulary.HeldBack {
			now.HeldBack++
		}
	}
	for _, info := range p.collected.Infos {
		now.ByPublication[info.Publication] += info.Rows("observations") + info.Rows("findings") + info.Rows("judgements")
	}
	var before *gate.Before
	if p.before.Folder != "" {
		before = &gate.Before{ByPublication: p.before.Manifest.Rows, Forces: p.before.Manifest.Forces}
	}
	return gate.Check(p.options.Gate, now, before)
}

func (p *Product) manifest(id string) release.Manifest {
	m := release.Manifest{
		Release: id, Content: p.content, Program: p.options.Program, Version: p.options.Version, Schema: record.SchemaVersion,
		Geography: p.reference.Places().Geography().String(), RunDate: p.options.RunDate.String(), Engine: p.options.EngineName,
		Started: p.started.UTC(), Finished: p.options.Now().UTC(), Previous: p.before.Manifest.Release, Rows: map[string]int64{}, Forces: len(p.forces),
	}
	for i, d := range p.collected.Documents {
		m.Inputs = append(m.Inputs, release.Input{
			Path: d.Path, DocumentID: d.DocumentID, Bytes: d.Bytes, Publication: d.Publication, Layout: d.Layout,
			Status: d.Status, Part: p.collected.Inputs[i],
		})
	}
	for _, info := range p.collected.Infos {
		if info.Publication != "" {
			m.Rows[info.Publication] += info.Rows("observations") + info.Rows("findings") + info.Rows("judgements")
		}
	}
	return m
}
