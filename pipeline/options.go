package pipeline

import (
	"io"
	"log/slog"
	"path/filepath"
	"time"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/part"
	"forcestats/pipeline/publish"
	"forcestats/pipeline/publish/gate"
	"forcestats/pipeline/reading"
	"forcestats/pipeline/vocabulary/civil"
)

// Options are everything a run depends on. No stage asks the environment or
// the clock for more.
type Options struct {
	Sources, Outputs string
	Parts            part.Store // where parts are kept
	Command          []string   // starts a worker process of this program
	Jobs             int
	Deadline         time.Duration // for one document
	StageTime        time.Duration // for listing the sources, for reading them, for all that comes after; 0 is as long as it takes
	Memory           int64         // resident bytes of one worker
	Geography        civil.Date    // zero is the newest in the tables
	RunDate          civil.Date    // "about now" of open, overdue and days since
	Now              func() time.Time
	Program          string // hash of the executable
	Version          string // of the program, for people
	Engine           aggregate.Engine
	EngineName       string
	Gate             gate.Limits
	Accept           []publish.Acceptance
	KeepReleases     int    // newest releases that always stay; 0 keeps all releases and parts
	KeepDays         int    // days for which the others, and parts, stay too
	FencesMissing    string // around workers, that this system lacks; for the manifest
	Log              *slog.Logger
	WorkerLog        io.Writer
	Progress         func(reading.Event)
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
