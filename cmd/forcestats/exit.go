package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"forcestats/pipeline"
	"forcestats/pipeline/publish"
)

// The exit codes. A test compares exitStatus with the help and the README.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitPartly      = 3
	exitGate        = 4
	exitLocked      = 11
	exitBroken      = 70
	exitInterrupted = 130
)

type exitMeaning struct {
	code    int
	meaning string
}

// exitStatus is the only list of exit codes.
func exitStatus() []exitMeaning {
	return []exitMeaning{
		{exitDone, "published, or nothing to do"},
		{exitFailed, "failed, nothing published"},
		{exitUsage, "wrong usage or settings"},
		{exitPartly, "published, but some input was held back or rejected"},
		{exitGate, "not published, the gate said no"},
		{exitLocked, "another run holds the lock"},
		{exitBroken, "a fault of the program, nothing published"},
		{exitInterrupted, "interrupted"},
	}
}

// exitHelp is the EXIT STATUS section of a command's help; codes are those
// that the command can end with.
func exitHelp(codes ...int) string {
	var b strings.Builder
	b.WriteString("\n\nEXIT STATUS\n")
	for _, m := range exitStatus() {
		for _, c := range codes {
			if c == m.code {
				fmt.Fprintf(&b, "  %3d  %s\n", m.code, m.meaning)
			}
		}
	}
	b.WriteString("Treat any other code as a failure.")
	return b.String()
}

// usageError is a wrong command line or setting.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// errPartly ends a run that published with something left out. Its summary has
// said so already.
var errPartly = errors.New("some input was held back or rejected")

// brokenError is a panic: a fault of the program, not of its input.
type brokenError struct {
	value any
	stack []byte
}

func (e brokenError) Error() string {
	return fmt.Sprintf("a fault of the program: %v\nThe current release is as it was. Please report this with the lines below.\n%s", e.value, e.stack)
}

// safely makes an error of a panic, so that it ends like any other: with
// metrics, an exit code of its own, and nothing left behind.
func safely(do func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = brokenError{v, debug.Stack()}
		}
	}()
	return do()
}

func isSilent(err error) bool { return errors.Is(err, errPartly) }

func exitCode(ctx context.Context, err error) int {
	var usage usageError
	var broken brokenError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &broken):
		return exitBroken
	case ctx.Err() != nil:
		return exitInterrupted
	case errors.Is(err, errPartly):
		return exitPartly
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, publish.ErrGate):
		return exitGate
	case errors.Is(err, pipeline.ErrLocked):
		return exitLocked
	}
	return exitFailed
}
