package pipeline

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/collect"
	"forcestats/pipeline/extract/card"
	"forcestats/pipeline/normalise"
	"forcestats/pipeline/publish"
	"forcestats/pipeline/publish/gate"
	"forcestats/pipeline/publish/release"
	"forcestats/pipeline/reading"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// ErrLocked says that another run is at work on the same outputs.
var ErrLocked = errors.New("another run holds the lock")

// Run reads what is new, makes the statistics and publishes a release. Where
// nothing has changed since the current release it says so in the summary and
// writes nothing. On any error the current release stays as it was.
func Run(ctx context.Context, o Options) (Summary, error) {
	state := filepath.Join(o.Outputs, ".state")
	if err := os.MkdirAll(state, 0o755); err != nil {
		return Summary{}, err
	}
	lock := flock.New(filepath.Join(state, "lock"))
	held, err := lock.TryLock()
	if err != nil {
		return Summary{}, fmt.Errorf("%s: %w", lock.Path(), err)
	}
	if !held {
		return Summary{}, fmt.Errorf("%s: %w", lock.Path(), ErrLocked)
	}
	defer func() { _ = lock.Unlock() }() // the kernel drops it with the process in any case

	if err := sweepState(state); err != nil {
		return Summary{}, err
	}
	started := o.Now()
	before, err := o.before()
	if err != nil {
		return Summary{}, err
	}
	p, c, failed, err := o.read(ctx, state, before)
	if err != nil {
		return Summary{}, err
	}
	content := p.content(o.RunDate, failed)
	if before.Manifest.Content == content {
		return p.nothing(before.Folder, failed), nil
	}
	var summary Summary
	err = o.timed(ctx, "making and publishing the statistics", func(ctx context.Context) (err error) {
		summary, err = o.release(ctx, filepath.Join(state, "run"), c, started, content, before)
		return err
	})
	if err != nil {
		return summary, err
	}
	o.sweep(p)
	return summary, remember(state, p.Steps, p.Versions)
}

// before is the release that stands, for this one to be compared with. One
// that is damaged counts as none: what it was made from is in the parts, and a
// whole release takes its place.
func (o *Options) before() (publish.Before, error) {
	folder, m, err := release.Current(o.Outputs)
	if err == nil {
		err = release.Check(folder, m)
	}
	switch {
	case errors.Is(err, release.ErrNone):
		return publish.Before{}, nil
	case errors.Is(err, release.ErrDamaged):
		o.Log.Warn("the current release is not whole and is made anew", "release", folder, "reason", err.Error())
		m.Content = ""
		return publish.Before{Manifest: m, Profile: o.remembered(folder)}, nil
	case err != nil:
		return publish.Before{}, err
	}
	return publish.Before{Folder: folder, Manifest: m, Profile: o.remembered(folder)}, nil
}

// remembered is what the gate remembers of a release; nil if nothing, as of one
// that an older program made.
func (o *Options) remembered(folder string) *gate.Profile {
	p, err := publish.Remembered(folder)
	if err != nil {
		o.Log.Warn("the gate has nothing to compare with", "release", folder, "reason", err.Error())
	}
	return p
}

// release makes the statistics of what was collected and publishes them.
// staging is a folder for what the engine reads; it is removed.
func (o *Options) release(ctx context.Context, staging string, c *collect.Collected, started time.Time, content string, before publish.Before) (s Summary, err error) {
	reference, err := normalise.New(normalise.Options{Geography: o.Geography})
	if err != nil {
		return s, err
	}
	if err := c.Account(reference.Places(), o.RunDate); err != nil {
		return s, err
	}
	if err := c.Stage(staging, reading.Apart); err != nil {
		return s, err
	}
	ofFigures, err := c.StageFigures(filepath.Join(staging, aggregate.FigureDocuments), reading.Apart)
	if err != nil {
		return s, err
	}
	p, err := publish.Begin(ctx, publish.Options{
		Outputs: o.Outputs, RunDate: o.RunDate, Program: o.Program, Version: o.Version, EngineName: o.EngineName,
		Gate: o.Gate, Accept: o.Accept, FencesMissing: o.FencesMissing, Log: o.Log, Now: o.Now,
	}, started, content, c, reference, before)
	if err != nil {
		return s, err
	}
	whole := false
	defer func() { // also where something panics
		if !whole {
			err = errors.Join(err, p.Abandon(), os.RemoveAll(staging))
		}
	}()
	if err := o.aggregate(ctx, staging, ofFigures, reference, c.NotSummed, p); err != nil {
		return s, err
	}
	s.Release, err = p.Publish()
	s.Counts, s.Closed = p.Counts, p.Closed
	if err != nil {
		return s, err // a refused release is no draft any more: abandoning it removes nothing
	}
	whole = true
	return s, os.RemoveAll(staging)
}

// aggregate runs the statistics over what is staged, into the release's tables,
// with an engine that keeps them in halves.
func (o *Options) aggregate(ctx context.Context, staging string, ofFigures map[string]bool, reference *normalise.Normaliser, notSummed []string, p *publish.Product) error {
	sink, err := p.Statistics()
	if err != nil {
		return err
	}
	ref := aggregate.NewReference(reference.Places(), reference.Offences(), o.RunDate)
	ref.NotSummed = notSummed
	in := aggregate.Input{Folder: staging}
	if k, keeps := o.Engine.(aggregate.Keeper); keeps && k.Keeps() {
		err = aggregate.RunHalves(ctx, o.Engine, in, func(id string) bool { return ofFigures[id] }, ref, sink)
	} else {
		err = aggregate.Run(ctx, o.Engine, in, ref, sink)
	}
	if err := errors.Join(err, sink.Close()); err != nil {
		return err
	}
	o.Log.Info("aggregate", "statistics", p.Counts.Statistics, "revisions", p.Counts.Revisions)
	return nil
}

// rounds is how often a run plans: once more where files changed while they
// were read, or parts were found damaged, and once more for both. A file that
// never rests must not keep the night from ending.
const rounds = 3

// read plans, has every document read that needs it, and brings the parts
// together. It returns no parts where the release before was made of the same.
func (o *Options) read(ctx context.Context, state string, before publish.Before) (p Planned, c *collect.Collected, failed map[int]record.Issue, err error) {
	start := o.Now()
	for round := 1; ; round++ {
		if p, err = Plan(ctx, *o); err != nil {
			return p, nil, nil, err
		}
		if p.Complete() == nil {
			if failed = reading.Refused(p.Steps); p.content(o.RunDate, failed) == before.Manifest.Content {
				return p, nil, failed, nil
			}
		}
		if round == 1 {
			o.disk(p, before)
		}
		err = o.timed(ctx, "reading documents", func(ctx context.Context) (err error) {
			failed, err = o.pool(state).Run(ctx, p.Steps, p.Versions, o.Parts)
			return err
		})
		if err != nil {
			return p, nil, nil, err
		}
		if changed(failed) && round < rounds {
			continue
		}
		c, err = collect.Collect(p.Steps, failed, o.Parts)
		if errors.Is(err, collect.ErrDamaged) && round < rounds {
			o.Log.Warn("parts are not whole and are read again", "reason", err.Error())
			continue
		}
		if err != nil {
			return p, nil, nil, err
		}
		c.Issues = append(c.Issues, p.Issues...)
		c.NotSummed = card.NotSummed(p.Cards)
		o.Log.Info("read", "documents", len(p.Steps), "took", o.Now().Sub(start).Round(time.Millisecond).String())
		return p, c, failed, nil
	}
}

func changed(failed map[int]record.Issue) bool {
	for _, issue := range failed {
		if issue.Code == vocabulary.DocumentChanged.Code() {
			return true
		}
	}
	return false
}
