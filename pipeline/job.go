package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"forcestats/pipeline/extract"
	"forcestats/pipeline/extract/worker"
	"forcestats/pipeline/part"
	"forcestats/pipeline/record"
	"forcestats/pipeline/source"
)

// job is what a worker process is told: one document, and where its part goes.
type job struct {
	Sources  string          `json:"sources"`
	Document source.Document `json:"document"`
	Versions source.Versions `json:"versions"`
	Key      string          `json:"key"`
	Drafts   string          `json:"drafts"` // folder for the part in the making
}

// done is a worker's answer: the finished part, still in its draft folder, or
// why there is none (the disk is full, the file has gone).
type done struct {
	Folder string    `json:"folder,omitempty"`
	Info   part.Info `json:"info"`
	Error  string    `json:"error,omitempty"`
	Gone   string    `json:"gone,omitempty"` // the file is not what was hashed any more
}

// Work is the worker process: it reads documents as told on in and answers on
// out, until in ends. It returns only on trouble.
func Work(in io.Reader, out io.Writer, o ReaderOptions) error {
	r, err := NewReader(o)
	if err != nil {
		return err
	}
	return worker.Serve(in, out, func(t worker.Task) (any, bool) {
		var j job
		if err := json.Unmarshal(t.Payload, &j); err != nil {
			return done{Error: err.Error()}, true
		}
		d, retire, err := j.do(r)
		if err != nil {
			return done{Error: err.Error()}, false
		}
		return d, retire
	})
}

func (j *job) do(r *Reader) (d done, retire bool, err error) {
	root, err := os.OpenRoot(j.Sources)
	if err != nil {
		return d, false, err
	}
	defer root.Close()
	f, err := root.Open(j.Document.Path)
	if err != nil {
		return done{Gone: err.Error()}, false, nil
	}
	defer f.Close()
	if err := source.Confirm(j.Document, f); err != nil {
		return done{Gone: err.Error()}, false, nil
	}
	d.Folder, err = os.MkdirTemp(j.Drafts, j.Key[:16]+"-")
	if err != nil {
		return d, false, err
	}
	w := part.NewWriter(d.Folder)
	result, err := r.Read(j.Document, extract.File{Name: j.Document.Path, ReaderAt: f, Size: j.Document.Bytes}, w)
	if err != nil {
		return d, false, errors.Join(err, w.Abandon())
	}
	d.Info, err = w.Finish(part.Info{Key: j.Key, Versions: j.Versions})
	return d, result.Retire, err
}

// readOptions are the settings of reading, shared by a run and by a shard.
type readOptions struct {
	sources, state string
	command        []string
	jobs           int
	deadline       time.Duration
	memory         int64
	log            io.Writer
	read           func(Event)
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

// readAll has worker processes read the steps that need it and puts each part
// into the store as it comes. It returns, by step, why a document has no part.
func readAll(ctx context.Context, o readOptions, steps []source.Step, v source.Versions, store part.Store) (map[int]record.Issue, error) {
	failed := map[int]record.Issue{}
	drafts := filepath.Join(o.state, "drafts")
	if err := errors.Join(os.RemoveAll(drafts), os.MkdirAll(drafts, 0o755)); err != nil {
		return nil, err
	}
	var tasks []worker.Task
	var at []int // task to step
	for i, s := range steps {
		switch s.Reason {
		case source.Cached:
			continue
		case source.Refused:
			failed[i] = record.NewIssue(s.Document.Refused, record.Origin{}, s.Document.Reason)
			continue
		}
		payload, err := json.Marshal(job{Sources: o.sources, Document: s.Document, Versions: v, Key: s.Key, Drafts: drafts})
		if err != nil {
			return nil, err
		}
		tasks = append(tasks, worker.Task{Name: s.Document.Path, Payload: payload})
		at = append(at, i)
	}
	if len(tasks) == 0 {
		return failed, nil
	}
	pool := worker.Pool{Command: o.command, Jobs: o.jobs, Deadline: o.deadline, Memory: o.memory, Log: o.log}
	var errs []error
	n := 0
	err := pool.Run(ctx, tasks, func(out worker.Outcome) {
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
		o.read(e)
	})
	return failed, errors.Join(append(errs, err)...)
}

// settle turns an outcome into a part in the store, or into the issue that
// says why there is none. The error is about the machine, not the document.
func settle(out worker.Outcome, store part.Store, key string) (*record.Issue, part.Info, error) {
	code := map[worker.Failure]string{
		worker.Crashed: "document-crashed", worker.OverDeadline: "document-deadline", worker.OverMemory: "document-memory",
	}[out.Failure]
	if code != "" {
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
		issue := record.NewIssue("document-unreadable", record.Origin{}, d.Gone)
		return &issue, part.Info{}, nil
	}
	return nil, d.Info, store.Put(key, d.Folder)
}
