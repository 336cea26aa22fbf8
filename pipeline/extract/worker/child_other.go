//go:build !linux

package worker

import "syscall"

// attributes has nothing to add: a child whose parent is gone ends with its input.
func attributes() *syscall.SysProcAttr { return nil }
