package pipeline

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/gofrs/flock"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/collect"
	"forcestats/pipeline/normalise"
	"forcestats/pipeline/part"
	"forcestats/pipeline/publish"
	"forcestats/pipeline/publish/gate"
	"forcestats/pipeline/publish/release"
	"forcestats/pipeline/reading"
	"forcestats/pipeline/record"
	"forcestats/pipeline/source"
)

// Options are everything a run depends on. No stage asks the environment or
// the clock for more.
type Options struct {
	Sources, Outputs string
	Parts            part.Store // where parts are kept
	Command          []string   // starts a worker process of this program
	Jobs             int
	Deadline         time.Duration // for one document
	Memory           int64         // resident bytes of one worker
	Geography        record.Date   // zero is the newest in the tables
	RunDate          record.Date   // "about now" of open, overdue and days since
	Now              func() time.Time
	Program          string // hash of the executable
	Version          string // of the program, for people
	Engine           aggregate.Engine
	EngineName       string
	Gate             gate.Limits
	Log              *slog.Logger
	WorkerLog        io.Writer
	Progress         func(reading.Event)
}

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

	started := o.Now()
	steps, v, err := Plan(o)
	if err != nil {
		return Summary{}, err
	}
	content := contentOf(steps, v, o.RunDate)
	folder, current, err := release.Current(o.Outputs)
	if err != nil && !errors.Is(err, release.ErrNone) {
		return Summary{}, err
	}
	if current.Content == content {
		return Summary{Nothing: true, Release: folder, Counts: publish.Counts{Documents: len(steps)}}, nil
	}
	c, err := o.read(ctx, state, steps, v)
	if err != nil {
		return Summary{}, err
	}
	summary, err := o.release(ctx, filepath.Join(state, "run"), c, started, content, publish.Before{Folder: folder, Manifest: current})
	if err != nil {
		return summary, err
	}
	return summary, remember(state, steps, v)
}

// release makes the statistics of what was collected and publishes them.
// staging is a folder for what the engine reads; it is removed.
func (o *Options) release(ctx context.Context, staging string, c *collect.Collected, started time.Time, content string, before publish.Before) (s Summary, err error) {
	reference, err := normalise.New(normalise.Options{Geography: o.Geography})
	if err != nil {
		return s, err
	}
	if err := c.Stage(staging); err != nil {
		return s, err
	}
	p, err := publish.Begin(publish.Options{
		Outputs: o.Outputs, RunDate: o.RunDate, Program: o.Program, Version: o.Version, EngineName: o.EngineName,
		Gate: o.Gate, Log: o.Log, Now: o.Now,
	}, started, content, c, reference, before)
	if err != nil {
		return s, err
	}
	err = o.aggregate(ctx, staging, reference, p)
	if err == nil {
		s.Release, err = p.Publish()
	}
	s.Counts, s.Closed = p.Counts, p.Closed
	if err != nil {
		return s, errors.Join(err, p.Abandon())
	}
	return s, os.RemoveAll(staging)
}

// aggregate runs the statistics over what is staged, into the release's tables.
func (o *Options) aggregate(ctx context.Context, staging string, reference *normalise.Normaliser, p *publish.Product) error {
	sink, err := p.Statistics()
	if err != nil {
		return err
	}
	ref := aggregate.NewReference(reference.Places(), reference.Offences(), o.RunDate)
	err = aggregate.Run(ctx, o.Engine, aggregate.Input{Folder: staging}, ref, sink)
	if err := errors.Join(err, sink.Close()); err != nil {
		return err
	}
	o.Log.Info("aggregate", "statistics", p.Counts.Statistics, "revisions", p.Counts.Revisions)
	return nil
}

// Plan lists the sources and gives every document its reason to be read.
func Plan(o Options) ([]source.Step, source.Versions, error) {
	return o.plan(func(string) bool { return true })
}

// plan is Plan of the documents whose path is wanted; the store is not asked
// for others.
func (o *Options) plan(wanted func(path string) bool) ([]source.Step, source.Versions, error) {
	v := reading.Versions(o.Program, o.Geography)
	root, err := os.OpenRoot(o.Sources)
	if err != nil {
		return nil, v, fmt.Errorf("sources: %w", err)
	}
	defer root.Close()
	catalogue, err := source.ReadCatalogue(root)
	if err != nil {
		return nil, v, fmt.Errorf("sources: %w", err)
	}
	docs, err := source.Discover(root)
	if err != nil {
		return nil, v, fmt.Errorf("sources: %w", err)
	}
	source.Describe(docs, catalogue)
	docs = slices.DeleteFunc(docs, func(d source.Document) bool { return !wanted(d.Path) })
	state := filepath.Join(o.Outputs, ".state")
	remembered, err := recall(state)
	if err != nil {
		return nil, v, err
	}
	var storeErr error
	steps := source.Plan(docs, v, remembered, func(key string) bool {
		has, err := o.Parts.Has(key)
		storeErr = cmp.Or(storeErr, err)
		return has
	})
	return steps, v, storeErr
}

// read brings every part of the plan together.
func (o *Options) read(ctx context.Context, state string, steps []source.Step, v source.Versions) (*collect.Collected, error) {
	start := o.Now()
	failed, err := o.pool(state).Run(ctx, steps, v, o.Parts)
	if err != nil {
		return nil, err
	}
	o.Log.Info("read", "documents", len(steps), "took", o.Now().Sub(start).Round(time.Millisecond).String())
	return collect.Collect(steps, failed, o.Parts)
}

// pool says how worker processes read; state is a folder of this process alone.
func (o *Options) pool(state string) *reading.Pool {
	return &reading.Pool{
		Sources: o.Sources, Drafts: filepath.Join(state, "drafts"), Command: o.Command, Jobs: o.Jobs,
		Deadline: o.Deadline, Memory: o.Memory, Log: o.WorkerLog, Read: o.event,
	}
}

func (o *Options) event(e reading.Event) {
	o.Log.Debug("document", "path", e.Path, "publication", e.Publication, "status", e.Status, "detail", e.Detail, "peak_mb", e.Peak>>20)
	if o.Progress != nil {
		o.Progress(e)
	}
}

// contentOf is a hash of everything that decides a release's bytes.
func contentOf(steps []source.Step, v source.Versions, runDate record.Date) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n", v.Reference, runDate)
	for _, s := range steps {
		fmt.Fprintf(h, "%q %q %s\n", s.Document.Path, s.Document.Other, s.Key)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// memoryName is what the last run noted by path; only the reasons of the next
// plan depend on it.
const memoryName = "plan.json"

func recall(state string) (map[string]source.Memory, error) {
	data, err := os.ReadFile(filepath.Join(state, memoryName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var m map[string]source.Memory
	if json.Unmarshal(data, &m) != nil {
		// A run that was killed while writing it: reasons are lost, nothing else.
		return nil, nil
	}
	return m, nil
}

func remember(state string, steps []source.Step, v source.Versions) error {
	m := map[string]source.Memory{}
	for _, s := range steps {
		m[s.Document.Path] = source.Memory{DocumentID: s.Document.ID, Versions: v, Key: s.Key}
	}
	data, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(state, memoryName), data, 0o644)
}
