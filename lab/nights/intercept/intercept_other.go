//go:build !(linux && amd64)

package intercept

import (
	"errors"
	"os/exec"
)

var errImpossible = errors.New("file calls can be intercepted on Linux (amd64) only")

// Possible reports whether this system can intercept.
func Possible() bool { return false }

// Launch is not possible here.
func Launch(int, []string) error { return errImpossible }

// Run is not possible here.
func Run(*exec.Cmd, []Folder, func(Call) Verdict) error { return errImpossible }
