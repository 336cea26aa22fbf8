package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// site is a folder of this run alone, with a copy of the program: its hash is
// in every part's name, so nobody may build it anew in the meantime.
type site struct {
	repository string
	folder     string
	page       string // text of CLUSTER.md
}

// newSite makes the folder. In it every way has a place of its own.
func newSite(repository string) (*site, error) {
	repository, err := filepath.Abs(repository)
	if err != nil {
		return nil, err
	}
	page, err := os.ReadFile(filepath.Join(repository, "CLUSTER.md"))
	if err != nil {
		return nil, err
	}
	// Short, for the sockets in it.
	folder, err := os.MkdirTemp("", "forcestats-cluster-")
	if err != nil {
		return nil, err
	}
	s := &site{repository, folder, string(page)}
	if err := s.setEnvironment(); err != nil {
		return nil, err
	}
	if err := os.Mkdir(filepath.Join(folder, "bin"), 0o755); err != nil {
		return nil, err
	}
	return s, copyProgram(filepath.Join(folder, "bin", "forcestats"), filepath.Join(repository, "bin", "forcestats"))
}

// setEnvironment drops the user's settings of forcestats. All ways count to the
// same day and share the compiled PDF engine, which is not what they compare.
func (s *site) setEnvironment() error {
	for _, v := range os.Environ() {
		if name, _, _ := strings.Cut(v, "="); strings.HasPrefix(name, "FORCESTATS_") {
			if err := os.Unsetenv(name); err != nil {
				return err
			}
		}
	}
	return errors.Join(
		os.Setenv("FORCESTATS_RUN_DATE", time.Now().Format(time.DateOnly)),
		os.Setenv("FORCESTATS_CACHE_DIR", filepath.Join(s.folder, "pdfium")))
}

func copyProgram(to, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return fmt.Errorf("%w: make build", err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o755)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// place is the folder of one way of reading, laid out as the page
// wants it: bin/forcestats and sources, and parts to come.
type place struct {
	folder string
	env    []string
}

func (s *site) place(name string, env []string) (place, error) {
	p := place{filepath.Join(s.folder, name), env}
	if err := os.Mkdir(p.folder, 0o755); err != nil {
		return p, err
	}
	return p, errors.Join(
		os.Symlink(filepath.Join(s.folder, "bin"), filepath.Join(p.folder, "bin")),
		os.Symlink(filepath.Join(s.repository, "sources"), filepath.Join(p.folder, "sources")))
}

// program is a call of forcestats in the place.
func (p place) program(ctx context.Context, args ...string) *exec.Cmd {
	return p.command(ctx, "bin/forcestats", args...)
}

// shell is a command of the page in the place.
func (p place) shell(ctx context.Context, script string) *exec.Cmd {
	return p.command(ctx, "sh", "-e", "-c", script)
}

func (p place) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	if strings.Contains(name, "/") {
		name = filepath.Join(p.folder, name)
	}
	c := exec.CommandContext(ctx, name, args...)
	c.Dir, c.Env = p.folder, p.env
	if c.Env == nil {
		c.Env = os.Environ()
	}
	// A program that is interrupted ends its own workers.
	c.Cancel = func() error { return c.Process.Signal(syscall.SIGTERM) }
	c.WaitDelay = 10 * time.Second
	return c
}

// finish runs a command that must end with 0, or one of the codes also, and
// puts what it said into the error if it does not.
func finish(c *exec.Cmd, also ...int) error {
	out, err := c.CombinedOutput()
	if err != nil && !slices.Contains(also, c.ProcessState.ExitCode()) {
		return fmt.Errorf("%s: %w\n%s", strings.Join(c.Args, " "), err, out)
	}
	return nil
}
