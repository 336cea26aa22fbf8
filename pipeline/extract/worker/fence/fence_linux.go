package fence

import (
	"errors"
	"fmt"

	seccomp "github.com/elastic/go-seccomp-bpf"
	"github.com/landlock-lsm/go-landlock/landlock"
	llsys "github.com/landlock-lsm/go-landlock/landlock/syscall"
	"golang.org/x/sys/unix"
)

// Probe says which fences this kernel has.
func Probe() []Fence {
	abi, err := llsys.LandlockGetABIVersion()
	return []Fence{
		{"landlock", err == nil && abi >= 1, "files other than the one document and the worker's own folder"},
		{"seccomp", seccomp.Supported(), "the network, other programs and other processes"},
		{"rlimit", true, "more memory, processor time and file size than a document needs"},
	}
}

// forbidden are the calls that reading a document never needs. What is not
// here is what Go's runtime, a C library and files need, and differs between
// kernels; so this is a list of what is shut out, not of what is let in.
var forbidden = []string{
	"socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg", "sendmmsg",
	"execve", "execveat", "ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "pidfd_getfd",
	"mount", "umount2", "pivot_root", "chroot", "unshare", "setns", "bpf", "perf_event_open", "userfaultfd", "io_uring_setup",
	"keyctl", "add_key", "request_key", "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot",
	"swapon", "swapoff", "settimeofday", "clock_settime", "sethostname", "setdomainname", "symlink", "symlinkat", "mknod", "mknodat",
}

// Raise shuts this process in for good. What the kernel lacks is left out; an
// error means that a fence that it has could not be raised.
func Raise(r Room) error {
	if err := limits(r); err != nil {
		return err
	}
	if len(r.Read)+len(r.Write) == 0 {
		return nil // a worker that a person started by hand
	}
	// Of the newest rules that the kernel knows; a TCP port needs a rule, and there is none.
	rules := []landlock.Rule{landlock.RODirs(r.Read...).IgnoreIfMissing(), landlock.RWDirs(r.Write...).IgnoreIfMissing()}
	if err := landlock.V5.BestEffort().Restrict(rules...); err != nil {
		return fmt.Errorf("landlock: %w", err)
	}
	if !seccomp.Supported() {
		return nil
	}
	err := seccomp.LoadFilter(seccomp.Filter{NoNewPrivs: true, Flag: seccomp.FilterFlagTSync, Policy: seccomp.Policy{
		DefaultAction: seccomp.ActionAllow,
		Syscalls:      []seccomp.SyscallGroup{{Action: seccomp.ActionErrno, Names: forbidden}},
	}})
	if err != nil {
		return fmt.Errorf("seccomp: %w", err)
	}
	return nil
}

// Tired reports whether this process has used half of its processor time: it is
// to be replaced while it still can finish what it does.
func (r Room) Tired() bool {
	var used unix.Rusage
	if r.CPU == 0 || unix.Getrusage(unix.RUSAGE_SELF, &used) != nil {
		return false
	}
	return uint64(used.Utime.Sec+used.Stime.Sec) > r.CPU/2
}

func limits(r Room) error {
	set := func(name string, resource int, limit uint64) error {
		if limit == 0 {
			return nil
		}
		var now unix.Rlimit
		if err := unix.Getrlimit(resource, &now); err != nil {
			return fmt.Errorf("rlimit %s: %w", name, err)
		}
		limit = min(limit, now.Max) // what is lower already stays so
		if err := unix.Setrlimit(resource, &unix.Rlimit{Cur: limit, Max: limit}); err != nil {
			return fmt.Errorf("rlimit %s: %w", name, err)
		}
		return nil
	}
	return errors.Join(
		set("memory", unix.RLIMIT_AS, uint64(r.Memory)), set("processor time", unix.RLIMIT_CPU, r.CPU), set("file size", unix.RLIMIT_FSIZE, uint64(r.File)),
		unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{}), // no copy of its memory on the disk either
	)
}
