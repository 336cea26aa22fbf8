package worker

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// spin keeps the compiler from leaving out what a bad task does.
var spin atomic.Int64

// TestMain lets the test binary be its own child, as the program is.
func TestMain(m *testing.M) {
	if os.Getenv("FORCESTATS_TEST_CHILD") == "" {
		os.Exit(m.Run())
	}
	err := Serve(os.Stdin, os.NewFile(3, "replies"), os.NewFile(4, "files"), func(t Task, f *os.File) (any, bool) {
		switch t.Name {
		case "file":
			data, err := io.ReadAll(f)
			if err != nil {
				panic(err)
			}
			return string(data), false
		case "panic":
			panic("a damaged document")
		case "hang":
			for i := 0; ; i++ { // as a reader that never finds an end
				spin.Store(int64(i))
			}
		case "grow":
			for held := []byte(nil); ; {
				held = append(held, bytes.Repeat([]byte{1}, 8<<20)...)
				spin.Store(int64(len(held)))
				time.Sleep(10 * time.Millisecond)
			}
		case "environment":
			return os.Environ(), false
		case "refused": // as Go's runtime says it
			os.Stderr.WriteString("fatal error: runtime: out of memory: cannot allocate 8388608-byte block\n")
			os.Exit(2)
		case "retire":
			return os.Getpid(), true
		}
		return os.Getpid(), false
	})
	if err != nil {
		os.Exit(1)
	}
	os.Exit(0)
}

func pool() *Pool {
	return &Pool{Command: []string{os.Args[0]}, Env: []string{"FORCESTATS_TEST_CHILD=1"}, Jobs: 2, Deadline: 5 * time.Minute, Memory: 256 << 20}
}

func run(t *testing.T, p *Pool, names ...string) []Outcome {
	t.Helper()
	var tasks []Task
	for _, n := range names {
		tasks = append(tasks, Task{Name: n, Payload: json.RawMessage("1")})
	}
	out := make([]Outcome, len(names))
	n := 0
	if err := p.Run(t.Context(), tasks, func(o Outcome) { out[o.Index] = o; n++ }); err != nil {
		t.Fatal(err)
	}
	if n != len(names) {
		t.Fatalf("%d outcomes for %d tasks", n, len(names))
	}
	return out
}

func TestPool_one_bad_task_costs_that_task_only(t *testing.T) {
	out := run(t, pool(), "good", "panic", "good", "grow", "good", "good")
	for i, want := range []Failure{"", Crashed, "", OverMemory, "", ""} {
		if out[i].Failure != want {
			t.Errorf("task %d: %q (%s), want %q", i, out[i].Failure, out[i].Detail, want)
		}
		if want == "" && len(out[i].Reply) == 0 {
			t.Errorf("task %d has no reply", i)
		}
	}
	if !strings.Contains(out[1].Detail, "a damaged document") {
		t.Errorf("the crash does not say why: %q", out[1].Detail)
	}
}

// The deadline is short and the task endless, so that a busy machine changes
// nothing.
func TestPool_endless_task_meets_its_deadline(t *testing.T) {
	p := pool()
	p.Deadline = 50 * time.Millisecond
	if out := run(t, p, "hang"); out[0].Failure != OverDeadline {
		t.Errorf("%q (%s)", out[0].Failure, out[0].Detail)
	}
}

// The child opens nothing itself, so that it need not be let at anything.
func TestPool_child_gets_the_tasks_own_file(t *testing.T) {
	dir := t.TempDir()
	var tasks []Task
	for _, name := range []string{"one", "two"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
		tasks = append(tasks, Task{Name: "file", Open: func() (*os.File, error) { return os.Open(path) }})
	}
	gone := errors.New("it has gone")
	tasks = append(tasks, Task{Name: "file", Open: func() (*os.File, error) { return nil, gone }}, tasks[0])
	p := pool()
	p.Jobs = 1
	out := make([]Outcome, len(tasks))
	if err := p.Run(t.Context(), tasks, func(o Outcome) { out[o.Index] = o }); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{`"one"`, `"two"`, "", `"one"`} {
		if string(out[i].Reply) != want {
			t.Errorf("task %d: %s (%s), want %s", i, out[i].Reply, out[i].Detail, want)
		}
	}
	if out[2].Failure != NotOpened || out[2].Detail != gone.Error() {
		t.Errorf("%q: %s", out[2].Failure, out[2].Detail)
	}
}

// Keys of an object store stand in the parent's environment.
func TestPool_child_does_not_see_the_parents_environment(t *testing.T) {
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	out := run(t, pool(), "environment")
	if want := `["FORCESTATS_TEST_CHILD=1"]`; string(out[0].Reply) != want {
		t.Errorf("%s, want %s", out[0].Reply, want)
	}
}

func TestPool_child_that_gets_no_memory_is_over_its_memory(t *testing.T) {
	if out := run(t, pool(), "refused"); out[0].Failure != OverMemory {
		t.Errorf("%q (%s)", out[0].Failure, out[0].Detail)
	}
}

func TestPool_retired_child_is_replaced(t *testing.T) {
	p := pool()
	p.Jobs = 1
	out := run(t, p, "good", "retire", "good")
	if string(out[0].Reply) != string(out[1].Reply) {
		t.Error("a child was replaced without need")
	}
	if string(out[1].Reply) == string(out[2].Reply) {
		t.Error("a child that retired got another task")
	}
}

func TestPool_ends_with_its_context(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	p := pool()
	p.Deadline = time.Minute
	if err := p.Run(ctx, []Task{{Name: "hang"}, {Name: "hang"}, {Name: "hang"}}, func(Outcome) {}); err == nil {
		t.Error("Run returned no error") // that it returned is what is tested
	}
}

func TestPool_says_when_no_child_can_start(t *testing.T) {
	p := pool()
	p.Command = []string{"/nonexistent/forcestats"}
	if err := p.Run(t.Context(), []Task{{Name: "good"}}, func(Outcome) {}); err == nil {
		t.Error("no error")
	}
}
