package reading

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"

	"forcestats/pipeline/extract"
	"forcestats/pipeline/extract/worker"
	"forcestats/pipeline/extract/worker/fence"
	"forcestats/pipeline/part"
	"forcestats/pipeline/source"
)

// job is what a worker process is told: one document, and where its part goes.
type job struct {
	Document source.Document `json:"document"`
	Versions source.Versions `json:"versions"`
	Key      string          `json:"key"`
	Sources  string          `json:"sources"` // for a worker that gets no open file
	Inside   bool            `json:"inside"`  // the file is the archive that holds the document
	Drafts   string          `json:"drafts"`  // folder for the part in the making
}

// done is a worker's answer: the finished part, still in its draft folder, or
// why there is none (the disk is full, the file has gone).
type done struct {
	Folder  string    `json:"folder,omitempty"`
	Info    part.Info `json:"info"`
	Error   string    `json:"error,omitempty"`
	Gone    string    `json:"gone,omitempty"`    // why the file can't be opened, or is not what was hashed any more
	Changed bool      `json:"changed,omitempty"` // the latter: it can be read as what it is now
}

// Work is the worker process: it reads documents as told on in and answers on
// out, until in ends. Before the first it shuts itself in: documents come from
// outside, and each comes as an open file by the socket files, so that a worker
// reaches no other. It returns only on trouble.
func Work(in io.Reader, out io.Writer, files *os.File, o Options, room fence.Room) error {
	r, err := NewReader(o)
	if err != nil {
		return err
	}
	if err := fence.Raise(room); err != nil {
		return err
	}
	return worker.Serve(in, out, files, func(t worker.Task, f *os.File) (any, bool) {
		var j job
		if err := json.Unmarshal(t.Payload, &j); err != nil {
			return done{Error: err.Error()}, true
		}
		d, retire, err := j.do(r, f)
		if err != nil {
			return done{Error: err.Error()}, false
		}
		return d, retire || room.Tired()
	})
}

func (j *job) do(r *Reader, given *os.File) (d done, retire bool, err error) {
	if r.cards != j.Versions.Cards {
		return done{Gone: "the cards changed while the run was reading", Changed: true}, false, nil
	}
	f, err := j.open(given)
	if err != nil {
		return done{Gone: err.Error()}, false, nil
	}
	defer f.Close()
	if err := source.Confirm(j.Document, f); err != nil {
		return gone(err), false, nil
	}
	d.Folder, err = os.MkdirTemp(j.Drafts, j.Key[:16]+"-")
	if err != nil {
		return d, false, err
	}
	w := part.NewWriter(d.Folder)
	watched := &failing{ReaderAt: f}
	result, err := r.Read(j.Document, extract.File{Name: j.Document.Path, ReaderAt: watched, Size: j.Document.Bytes}, w)
	if err != nil {
		return d, false, errors.Join(err, w.Abandon())
	}
	if err := watched.failed(); err != nil {
		return gone(fmt.Errorf("the system could not read the file to its end: %w", err)), result.Retire, w.Abandon()
	}
	// What was read must be what was confirmed: the file may have been written
	// to in the meantime.
	if err := source.Confirm(j.Document, f); err != nil {
		return gone(err), result.Retire, w.Abandon()
	}
	d.Info, err = w.Finish(part.Info{Key: j.Key, Versions: j.Versions})
	return d, result.Retire, err
}

// open is the document of the file that the worker was given.
func (j *job) open(given *os.File) (*os.File, error) {
	switch {
	case given != nil && j.Inside:
		return source.Inside(given, j.Document.Path)
	case given != nil:
		return given, nil
	}
	root, err := os.OpenRoot(j.Sources)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return source.Open(root, j.Document.Path)
}

func gone(err error) done { return done{Gone: err.Error(), Changed: errors.Is(err, source.ErrChanged)} }

// failing remembers the first failure of a file to be read: a disk's fault of
// one night must not be kept as what the document is.
type failing struct {
	io.ReaderAt
	mu    sync.Mutex
	first error
}

func (f *failing) ReadAt(p []byte, off int64) (int, error) {
	n, err := f.ReaderAt.ReadAt(p, off)
	if err != nil && !errors.Is(err, io.EOF) {
		f.mu.Lock()
		defer f.mu.Unlock()
		if f.first == nil {
			f.first = err
		}
	}
	return n, err
}

func (f *failing) failed() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.first
}
