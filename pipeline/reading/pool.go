package reading

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"time"

	"forcestats/pipeline/extract"
	"forcestats/pipeline/extract/worker"
	"forcestats/pipeline/part"
	"forcestats/pipeline/record"
	"forcestats/pipeline/source"
	"forcestats/pipeline/vocabulary"
)

// Pool is how worker processes are to read.
type Pool struct {
	Sources  string        // the sources directory
	Drafts   string        // a folder of this process alone, for parts in the making
	Command  []string      // starts a worker process of this program
	Jobs     int           // processes at once
	Deadline time.Duration // for one document
	Memory   int64         // resident bytes of one worker
	Log      io.Writer     // what workers write to standard error
	Read     func(Event)   // told of every document read
}

// Event is one document read, for a progress bar or a log line.
type Event struct {
	Done, Total int
	Path        string
	Publication string
	Status      string
	Detail      string
	Peak        int64 // memory of the process that read it, in bytes
}

// Run has worker processes read the steps that need it and puts each part into
// the store as it comes. It returns, by step, why a document has no part.
func (o *Pool) Run(ctx context.Context, steps []source.Step, v source.Versions, store part.Store) (map[int]record.Issue, error) {
	failed := Refused(steps)
	if err := errors.Join(os.RemoveAll(o.Drafts), os.MkdirAll(o.Drafts, 0o755)); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(o.Sources)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	var tasks []worker.Task
	var at []int // task to step
	for i, s := range steps {
		if s.Reason == source.Cached || s.Reason == source.Refused {
			continue
		}
		payload, err := json.Marshal(job{Sources: o.Sources, Inside: source.IsMember(root, s.Document.Path), Document: s.Document, Versions: v, Key: s.Key, Drafts: o.Drafts})
		if err != nil {
			return nil, err
		}
		tasks = append(tasks, worker.Task{Name: s.Document.Path, Payload: payload, Open: func() (*os.File, error) { return source.OpenOutside(root, s.Document.Path) }})
		at = append(at, i)
	}
	if len(tasks) == 0 {
		return failed, nil
	}
	if err := o.prepare(ctx, tasks); err != nil {
		return nil, err
	}
	pool := worker.Pool{Command: o.fenced(), Env: []string{"TMPDIR=" + o.Drafts}, Jobs: o.Jobs, Deadline: o.Deadline, Memory: o.Memory, Log: o.Log}
	var errs []error
	n := 0
	err = pool.Run(ctx, tasks, func(out worker.Outcome) {
		n++
		i := at[out.Index]
		e := Event{Done: n, Total: len(tasks), Path: steps[i].Document.Path, Peak: out.Peak}
		issue, info, err := settle(out, store, steps[i].Key)
		switch {
		case err != nil:
			errs = append(errs, fmt.Errorf("%q: %w", e.Path, err))
			return
		case issue != nil:
			failed[i] = *issue
			e.Status, e.Detail = extract.Rejected, issue.Message
		default:
			e.Status, e.Publication = info.Status, info.Publication
		}
		o.Read(e)
	})
	return failed, errors.Join(append(errs, err)...)
}

// prepare has one worker compile the PDF engine before several would, each for
// itself: that costs more than reading ten letters.
func (o *Pool) prepare(ctx context.Context, tasks []worker.Task) error {
	pdf := func(t worker.Task) bool { return strings.EqualFold(path.Ext(t.Name), ".pdf") }
	if o.Jobs < 2 || len(tasks) < 2 || !slices.ContainsFunc(tasks, pdf) {
		return nil
	}
	c := exec.CommandContext(ctx, o.Command[0], append(slices.Clone(o.Command[1:]), CompileOnly)...)
	if out, err := c.CombinedOutput(); err != nil && ctx.Err() == nil {
		return fmt.Errorf("compiling the PDF engine: %w: %s", err, out)
	}
	return ctx.Err()
}

// CompileOnly is the argument of a worker that compiles the PDF engine into its
// cache and reads nothing.
const CompileOnly = "--compile-only"

// FenceScratch is the argument that shuts a worker in, and names the folder
// that it may write to.
const FenceScratch = "--fence-scratch"

// fenced is the command of a worker that reaches the drafts only: the document
// itself it is handed.
func (o *Pool) fenced() []string { return append(slices.Clone(o.Command), FenceScratch, o.Drafts) }

// Refused holds, by step, why a document can't be opened at all.
func Refused(steps []source.Step) map[int]record.Issue {
	refused := map[int]record.Issue{}
	for i, s := range steps {
		if s.Reason == source.Refused {
			refused[i] = record.NewIssue(s.Document.Refused, record.Origin{}, s.Document.Reason)
		}
	}
	return refused
}

// settle turns an outcome into a part in the store, or into the issue that
// says why there is none. The error is about the machine, not the document.
func settle(out worker.Outcome, store part.Store, key string) (*record.Issue, part.Info, error) {
	code, failed := map[worker.Failure]vocabulary.IssueCode{
		worker.Crashed: vocabulary.DocumentCrashed, worker.OverDeadline: vocabulary.DocumentDeadline, worker.OverMemory: vocabulary.DocumentMemory,
	}[out.Failure]
	if out.Failure == worker.NotOpened {
		issue := record.NewIssue(vocabulary.DocumentUnreadable, record.Origin{}, out.Detail)
		return &issue, part.Info{}, nil
	}
	if failed {
		issue := record.NewIssue(code, record.Origin{}, out.Detail)
		issue.Hint = "the other documents are not affected; it is tried again in the next run"
		return &issue, part.Info{}, nil
	}
	var d done
	if err := json.Unmarshal(out.Reply, &d); err != nil {
		return nil, part.Info{}, err
	}
	if d.Error != "" {
		return nil, part.Info{}, errors.New(d.Error)
	}
	if d.Gone != "" {
		code := vocabulary.DocumentUnreadable
		if d.Changed {
			code = vocabulary.DocumentChanged
		}
		issue := record.NewIssue(code, record.Origin{}, d.Gone)
		return &issue, part.Info{}, nil
	}
	return nil, d.Info, store.Put(key, d.Folder)
}
