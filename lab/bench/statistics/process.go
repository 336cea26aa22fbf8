package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"syscall"
	"time"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/aggregatetest/generate"
)

// spent is what a process took.
type spent struct {
	elapsed, processor time.Duration
	memory             int64 // peak, in MB
}

func (s spent) String() string {
	return fmt.Sprintf("%.1f s, %.1f s of processor, peak %d MB", s.elapsed.Seconds(), s.processor.Seconds(), s.memory)
}

// median is the middle of each figure by itself, and the highest memory.
func median(all []spent) spent {
	var m spent
	elapsed, processor := make([]time.Duration, len(all)), make([]time.Duration, len(all))
	for i, s := range all {
		elapsed[i], processor[i] = s.elapsed, s.processor
		m.memory = max(m.memory, s.memory)
	}
	sort.Slice(elapsed, func(i, j int) bool { return elapsed[i] < elapsed[j] })
	sort.Slice(processor, func(i, j int) bool { return processor[i] < processor[j] })
	m.elapsed, m.processor = elapsed[len(elapsed)/2], processor[len(processor)/2]
	return m
}

// process runs a program to its end and says what it took and wrote.
func process(ctx context.Context, input, name string, args ...string) (spent, string, error) {
	c := exec.CommandContext(ctx, name, args...)
	var out, wrong bytes.Buffer
	c.Stdin, c.Stdout, c.Stderr = strings.NewReader(input), &out, &wrong
	start := time.Now()
	err := c.Run()
	if err == nil && wrong.Len() > 0 {
		err = fmt.Errorf("it complained")
	}
	if err != nil {
		return spent{}, "", fmt.Errorf("%s: %w\n%.2000s", name, err, wrong.String())
	}
	s := spent{elapsed: time.Since(start), processor: c.ProcessState.UserTime() + c.ProcessState.SystemTime()}
	if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		s.memory = u.Maxrss / 1024
	}
	return s, out.String(), nil
}

// ourselves runs work of this program in a process of its own.
func (o *options) ourselves(ctx context.Context, work, in string) (spent, string, error) {
	self, err := os.Executable()
	if err != nil {
		return spent{}, "", err
	}
	return process(ctx, "", self, "-child", work, "-in", in, "-folder", o.folder, "-threads", fmt.Sprint(o.threads),
		"-memory", fmt.Sprint(o.memory), fmt.Sprintf("-steps=%t", o.steps))
}

// work is what the command's own processes do: the input, the reference
// tables, all statistics, or one of the compared queries, whose number of rows
// they say. The parent does none of it, because Linux counts its memory as that
// of every process that it starts.
func (o *options) work(ctx context.Context, q aggregate.Query) error {
	e, in := o.engine(), aggregate.Input{Folder: o.in}
	rows := map[string]int{}
	count := func(result string, _ []any) error { rows[result]++; return nil }
	switch o.child {
	case "generate":
		size, err := strconv.ParseInt(filepath.Base(o.in), 10, 64)
		if err != nil {
			return err
		}
		made, err := generate.Input(ctx, q, size, o.in)
		fmt.Printf("%d figures in %d editions of %d years\n", made.Observations, made.Editions, made.Years)
		return err
	case "tables":
		return e.WriteTables(ctx, in, q.Tables, filepath.Join(o.folder, "tables"))
	case "all":
		e.Observe = func(step string, took time.Duration, n int64) {
			if o.steps {
				fmt.Printf("  %-30s %9.2f s %12d rows\n", step, took.Seconds(), n)
			}
		}
		if err := e.Run(ctx, in, q, count); err != nil {
			return err
		}
		for _, r := range q.Results {
			fmt.Printf("  %s: %d rows\n", r.Step, rows[r.Step])
		}
		return nil
	}
	for _, c := range compared(q) {
		if c.name == o.child {
			last := c.query.Steps[len(c.query.Steps)-1].Name
			e.Observe = func(step string, _ time.Duration, n int64) {
				if step == last {
					fmt.Println(n)
				}
			}
			return e.Run(ctx, in, c.query, count)
		}
	}
	return fmt.Errorf("no work %q", o.child)
}
