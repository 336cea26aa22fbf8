package publish

import (
	"context"
	"log/slog"
	"time"

	"forcestats/pipeline/collect"
	"forcestats/pipeline/normalise"
	"forcestats/pipeline/publish/gate"
	"forcestats/pipeline/publish/release"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
)

// Options are what a release depends on beside what was read.
type Options struct {
	Outputs       string
	RunDate       civil.Date // "about now" of open, overdue and days since
	Program       string     // hash of the executable
	Version       string     // of the program, for people
	EngineName    string
	Gate          gate.Limits
	Accept        []Acceptance
	FencesMissing string
	Log           *slog.Logger
	Now           func() time.Time // for the manifest alone
}

// Before is the release that is current, if there is one.
type Before struct {
	Folder   string // empty for the first release
	Manifest release.Manifest
	Profile  *gate.Profile // what the gate remembers of it; nil if nothing
}

// Product is one release in the making.
type Product struct {
	options   Options
	started   time.Time
	content   string // hash of everything that decides the release's bytes
	collected *collect.Collected
	reference *normalise.Normaliser
	before    Before

	draft    *release.Draft
	watched  *watched
	manifest release.Manifest    // from the gate on
	peers    map[string][]string // area: those like it, the nearest first
	basis    map[string]string   // area: where that list is from, aggregate.Peer
	Counts   Counts              // of what was read and made so far
	Closed   []gate.Reason       // why the gate said no
}

// Begin starts a release of what was collected. The caller publishes or
// abandons it.
func Begin(ctx context.Context, o Options, started time.Time, content string, c *collect.Collected, reference *normalise.Normaliser, before Before) (*Product, error) {
	draft, err := release.Begin(ctx, o.Outputs, release.ID(started, content))
	if err != nil {
		return nil, err
	}
	p := &Product{
		options: o, started: started, content: content, collected: c, reference: reference, before: before, draft: draft,
		peers: map[string][]string{}, basis: map[string]string{},
	}
	p.watched = p.watch()
	return p, nil
}

// Abandon removes what was written; the current release stays.
func (p *Product) Abandon() error { return p.draft.Abandon() }

// Publish asks the gate, writes what programs and people read, reads it back
// and makes it the current release. The statistics are in. It returns the
// release's folder. Where the gate says no, that is the folder of the refused
// release, with the gate's error, and the reasons are in Closed.
func (p *Product) Publish() (string, error) {
	p.collected.SortIssues()
	if err := p.tables(); err != nil {
		return "", err
	}
	p.count()
	profile := p.watched.figures.Profile()
	if err := p.draft.Write(profileName, profile.Write); err != nil {
		return "", err
	}
	id := release.ID(p.started, p.content)
	p.manifest = p.describe(id, profile)
	m := &p.manifest
	if m.Accepted, p.Closed = p.ask(profile); len(p.Closed) > 0 {
		return p.refuse()
	}
	if err := p.people(id); err != nil {
		return "", err
	}
	if err := p.draft.Verify(); err != nil {
		return "", err
	}
	p.options.Log.Info("publish", "release", id)
	m.Finished = p.options.Now().UTC()
	return p.draft.Publish(*m)
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
		if i.Severity == vocabulary.HeldBack {
			s.HeldBack += i.Rows
		}
	}
	for _, info := range p.collected.Infos {
		s.Observations += info.Rows("observations")
		s.Findings += info.Rows("findings")
		s.Grades += info.Rows("judgements")
	}
}

// describe is the manifest as far as it is known before the release is written.
func (p *Product) describe(id string, profile *gate.Profile) release.Manifest {
	m := release.Manifest{
		Release: id, Content: p.content, Program: p.options.Program, Version: p.options.Version, Schema: record.SchemaVersion,
		Geography: p.reference.Places().Geography().String(), RunDate: p.options.RunDate.String(), Engine: p.options.EngineName, FencesMissing: p.options.FencesMissing,
		Started: p.started.UTC(), Previous: p.before.Manifest.Release, Rows: map[string]int64{}, Forces: profile.Forces(),
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
