package worker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"
)

// Pool is the parent's side: how children are started and what they may use.
type Pool struct {
	Command  []string // the program and its arguments; it must call Serve on standard input, file 3 and file 4
	Env      []string // all of the child's environment: it must not see the parent's, which may hold keys
	Jobs     int      // children at once, at least 1
	Deadline time.Duration
	Memory   int64     // resident bytes a child may hold; 0 for no limit
	Log      io.Writer // what children write to standard error; nil drops it
}

// Run does every task and calls done once for each, from one goroutine at a
// time, in the order in which they end. It returns early only when the context
// ends or no child can be started; tasks not done by then have no outcome.
func (p *Pool) Run(ctx context.Context, tasks []Task, done func(Outcome)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	next := make(chan int)
	outcomes := make(chan Outcome)
	errs := make(chan error, max(p.Jobs, 1))
	var wg sync.WaitGroup
	for range min(max(p.Jobs, 1), len(tasks)) {
		wg.Go(func() {
			if err := p.work(ctx, tasks, next, outcomes); err != nil {
				errs <- err
				cancel()
			}
		})
	}
	go func() {
		defer close(next)
		for i := range tasks {
			select {
			case next <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	go func() { wg.Wait(); close(outcomes) }()
	for o := range outcomes {
		done(o)
	}
	select {
	case err := <-errs:
		return err
	default:
		return ctx.Err()
	}
}

// work is one lane: a child at a time, replaced when it fails or retires.
func (p *Pool) work(ctx context.Context, tasks []Task, next <-chan int, outcomes chan<- Outcome) error {
	var c *child
	defer func() {
		if c != nil {
			c.stop()
		}
	}()
	for i := range next {
		if c == nil {
			var err error
			if c, err = p.start(); err != nil {
				return err
			}
		}
		o, keep := c.do(ctx, tasks[i], p.Deadline, p.Memory)
		if ctx.Err() != nil {
			return nil
		}
		o.Index = i
		if !keep {
			c.stop()
			c = nil
		}
		outcomes <- o
	}
	return nil
}

type child struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	replies *os.File
	files   *os.File    // the socket by which it gets the tasks' files; nil where the system has none
	answers chan answer // closed when the child ends
	errors  *tail
	peak    int64
}

func (p *Pool) start() (*child, error) {
	if len(p.Command) == 0 {
		return nil, errors.New("worker: no command to start")
	}
	read, write, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("worker: %w", err)
	}
	c := &child{cmd: exec.Command(p.Command[0], p.Command[1:]...), replies: read, answers: make(chan answer), errors: &tail{to: p.Log}}
	c.cmd.Env = append([]string{}, p.Env...) // not nil, which would be the parent's
	c.cmd.SysProcAttr = attributes()
	c.cmd.Stderr = c.errors
	c.cmd.ExtraFiles = []*os.File{write}
	var theirs *os.File
	if passing {
		if c.files, theirs, err = sockets(); err != nil {
			return nil, errors.Join(fmt.Errorf("worker: %w", err), read.Close(), write.Close())
		}
		c.cmd.ExtraFiles = append(c.cmd.ExtraFiles, theirs)
	}
	if c.in, err = c.cmd.StdinPipe(); err == nil {
		err = c.cmd.Start()
	}
	write.Close()
	theirs.Close() // which may be nil
	if err != nil {
		read.Close()
		c.files.Close()
		return nil, fmt.Errorf("worker: %s: %w", p.Command[0], err)
	}
	go c.listen()
	return c, nil
}

// listen hands on the child's answers until its pipe ends.
func (c *child) listen() {
	defer close(c.answers)
	dec := json.NewDecoder(c.replies)
	for {
		var a answer
		if dec.Decode(&a) != nil {
			return
		}
		c.answers <- a
	}
}

// hand gives the child a task and its file. Opening may take for ever, in a file
// system that does not answer. With an error the child is of no more use.
func (c *child) hand(ctx context.Context, t Task, over <-chan time.Time) (Outcome, error) {
	var file *os.File
	if t.Open != nil && passing {
		type result struct {
			f   *os.File
			err error
		}
		opened := make(chan result, 1)
		go func() { f, err := t.Open(); opened <- result{f, err} }()
		select {
		case r := <-opened:
			if r.err != nil {
				return Outcome{Failure: NotOpened, Detail: r.err.Error(), Peak: c.peak}, nil
			}
			file, t.HasFile = r.f, true
			defer file.Close()
		case <-over:
			return Outcome{Failure: OverDeadline, Detail: "opening the file had no end", Peak: c.peak}, nil
		case <-ctx.Done():
			return Outcome{}, ctx.Err()
		}
	}
	line, err := json.Marshal(t)
	if err == nil {
		_, err = c.in.Write(append(line, '\n'))
	}
	if err == nil && file != nil {
		err = send(c.files, file)
	}
	if err != nil {
		return Outcome{Failure: Crashed, Detail: err.Error()}, err
	}
	return Outcome{}, nil
}

// memoryCheck is how often a child's memory is looked at: often enough that a
// runaway allocation is seen before the machine swaps.
const memoryCheck = 50 * time.Millisecond

// do gives the child one task and waits for what becomes of it.
func (c *child) do(ctx context.Context, t Task, deadline time.Duration, memory int64) (o Outcome, keep bool) {
	c.errors.reset()
	over := time.NewTimer(deadline)
	defer over.Stop()
	if o, err := c.hand(ctx, t, over.C); o.Failure != "" || err != nil {
		return o, err == nil
	}
	check := time.NewTicker(memoryCheck)
	defer check.Stop()
	for {
		select {
		case a, ok := <-c.answers:
			if !ok {
				_ = c.cmd.Wait() // its answers have ended; why is in its last words
				failure := Crashed
				if c.errors.outOfMemory() {
					failure = OverMemory
				}
				return Outcome{Failure: failure, Detail: c.errors.last(), Peak: c.peak}, false
			}
			c.peak = max(c.peak, peak(c.cmd.Process.Pid))
			return Outcome{Reply: a.Reply, Peak: c.peak}, !a.Retire
		case <-over.C:
			return Outcome{Failure: OverDeadline, Detail: fmt.Sprintf("no answer after %s", deadline), Peak: c.peak}, false
		case <-check.C:
			now := resident(c.cmd.Process.Pid)
			c.peak = max(c.peak, now)
			if memory > 0 && now > memory {
				return Outcome{Failure: OverMemory, Detail: fmt.Sprintf("%d MB of memory, %d MB are allowed", now>>20, memory>>20), Peak: c.peak}, false
			}
		case <-ctx.Done():
			return Outcome{}, false
		}
	}
}

// stop ends the child. A child between tasks has nothing to lose.
func (c *child) stop() {
	_ = c.cmd.Process.Kill() // it may have ended by itself
	c.in.Close()
	for range c.answers {
	}
	_ = c.cmd.Wait()
	c.replies.Close()
	c.files.Close() // which may be nil
}
