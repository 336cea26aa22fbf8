package loopback

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// startLimit is how long a server may take to be ready on a busy machine, and
// stopLimit how long it is given to end before it is killed.
const (
	startLimit = 2 * time.Minute
	stopLimit  = 10 * time.Second
)

// daemon is a program that this process started in the foreground and stops.
type daemon struct {
	name  string
	cmd   *exec.Cmd
	log   string
	ended chan struct{} // closed when the program has ended
}

// start runs a command with its output in the file log, and waits until ready
// says so. A program that ends before that is an error with its last lines.
func start(ctx context.Context, name string, c *exec.Cmd, log string, ready func() bool) (*daemon, error) {
	out, err := os.Create(log)
	if err != nil {
		return nil, err
	}
	defer out.Close()
	c.Stdout, c.Stderr = out, out
	// Of its own group, so that Ctrl-C reaches this process alone, which then
	// stops what it started in order; dead at once if this process is.
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	if err := c.Start(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	d := &daemon{name, c, log, make(chan struct{})}
	go func() {
		_ = c.Wait() // how it ended is in its log
		close(d.ended)
	}()
	if err := await(ctx, ready, d.ended); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w\n%s", name, err, d.tail()), d.stop())
	}
	return d, nil
}

// await waits until ready says so, the channel closes or the time is over.
func await(ctx context.Context, ready func() bool, ended <-chan struct{}) error {
	limit := time.After(startLimit)
	for !ready() {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-ended:
			return errors.New("ended before it was ready")
		case <-limit:
			return fmt.Errorf("not ready after %s", startLimit)
		case <-time.After(100 * time.Millisecond):
		}
	}
	select {
	case <-ended: // another process answers on the port
		return errors.New("ended when it seemed to be ready")
	default:
		return nil
	}
}

// stop asks the program to end and kills it, with what it started, if it
// does not.
func (d *daemon) stop() error {
	if d == nil {
		return nil
	}
	if err := d.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("%s: %w", d.name, err)
	}
	select {
	case <-d.ended:
		return nil
	case <-time.After(stopLimit):
	}
	err := d.kill()
	<-d.ended
	return err
}

// kill ends the program and everything that it started, at once: itself first,
// so that it starts nothing anew.
func (d *daemon) kill() error {
	ids := descendants(d.cmd.Process.Pid)
	for _, id := range append([]int{d.cmd.Process.Pid}, ids...) {
		if err := syscall.Kill(id, syscall.SIGKILL); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fmt.Errorf("%s, process %d: %w", d.name, id, err)
		}
	}
	return nil
}

// descendants are the processes below one, parents before their children.
func descendants(pid int) []int {
	lists, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	if err != nil {
		return nil // the pattern is sound
	}
	var all []int
	for _, list := range lists {
		children, err := os.ReadFile(list)
		if err != nil {
			continue // the thread has ended
		}
		for _, child := range strings.Fields(string(children)) {
			var id int
			if _, err := fmt.Sscan(child, &id); err == nil {
				all = append(append(all, id), descendants(id)...)
			}
		}
	}
	return all
}

// said reports whether the program's log holds one of the texts.
func said(log string, texts ...string) bool {
	data, err := os.ReadFile(log)
	if err != nil {
		return false
	}
	for _, text := range texts {
		if strings.Contains(string(data), text) {
			return true
		}
	}
	return false
}

// tail is the end of the program's log.
func (d *daemon) tail() string {
	data, err := os.ReadFile(d.log)
	if err != nil {
		return err.Error()
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	return strings.Join(lines[max(0, len(lines)-10):], "\n")
}

// freePorts asks the system for ports that nobody uses.
func freePorts(n int) ([]int, error) {
	var ports []int
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		defer l.Close() // after the last one, or two would be the same
		ports = append(ports, l.Addr().(*net.TCPAddr).Port)
	}
	return ports, nil
}

// need finds programs on the PATH; hint says how to get them.
func need(hint string, programs ...string) error {
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			return fmt.Errorf("no %s on the PATH: %s", p, hint)
		}
	}
	return nil
}
