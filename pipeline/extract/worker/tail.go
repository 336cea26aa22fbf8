package worker

import (
	"bytes"
	"io"
	"sync"
)

// tail keeps the end of what a child writes to its standard error.
type tail struct {
	mu  sync.Mutex
	to  io.Writer
	end []byte
}

// tailBytes holds a panic's message and its first frames.
const tailBytes = 4096

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if room := tailBytes - len(t.end); room > 0 {
		t.end = append(t.end, p[:min(room, len(p))]...)
	}
	if t.to != nil {
		_, _ = t.to.Write(p) // a log that can't be written is no reason to stop
	}
	return len(p), nil
}

func (t *tail) reset() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.end = t.end[:0]
}

// last returns the first line of the child's last words: a panic's message.
func (t *tail) last() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	line, _, _ := bytes.Cut(bytes.TrimSpace(t.end), []byte("\n"))
	if len(line) == 0 {
		return "the worker process ended without a word"
	}
	return string(line)
}

// outOfMemory reports whether the child's last words are those of Go's runtime
// when the system gives it no more memory.
func (t *tail) outOfMemory() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return bytes.Contains(t.end, []byte("out of memory")) || bytes.Contains(t.end, []byte("cannot allocate memory"))
}
