package worker

import "syscall"

// attributes make a child die with its parent, even one that is killed.
func attributes() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
