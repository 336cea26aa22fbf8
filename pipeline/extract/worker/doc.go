// Package worker runs tasks in child processes, one at a time each, so that a
// document that panics, hangs past its deadline or outgrows its memory costs
// that document only. The parent kills the child, says why, and starts another.
//
// It carries tasks and replies as JSON and knows nothing of documents. It must
// not import any other stage.
package worker

import (
	"encoding/json"
	"os"
)

// Task is one piece of work for a child.
type Task struct {
	Name    string          `json:"name"` // for messages
	Payload json.RawMessage `json:"payload"`
	// Open opens the one file that the task is about, in the parent: a child
	// that is shut in can't. nil for a task without. Child and Handler see HasFile.
	Open    func() (*os.File, error) `json:"-"`
	HasFile bool                     `json:"has_file,omitempty"`
}

// Failure is why a task has no reply.
type Failure string

// The failures.
const (
	Crashed      Failure = "crashed"
	OverDeadline Failure = "deadline"
	OverMemory   Failure = "memory"
	NotOpened    Failure = "not opened" // its file; the child was not asked
)

// Outcome is what became of a task: a reply, or a failure and its detail (the
// last lines that the child wrote to its standard error).
type Outcome struct {
	Index   int // of the task
	Reply   json.RawMessage
	Failure Failure
	Detail  string
	Peak    int64 // the child's peak resident memory in bytes so far; 0 where the system does not tell
}

// answer is a line from the child. Retire asks the parent for a fresh child,
// because something in this one still runs or holds memory.
type answer struct {
	Reply  json.RawMessage `json:"reply"`
	Retire bool            `json:"retire,omitempty"`
}
