package intercept

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"runtime"
	"strings"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Possible reports whether this system can intercept.
func Possible() bool { return true }

// how says where a call's file is named: by descriptor or by path, at which
// argument, and with which error it fails.
type how struct {
	name       string
	descriptor int // argument of the descriptor, or of the folder that a path is below; -1 for none
	path       int // argument of the path; -1 for none
	fails      unix.Errno
}

// calls are those that name a file or use one. fcntl and epoll, which Go asks
// of every descriptor, and mmap are left out: they touch no disk.
func calls() map[int32]how {
	return map[int32]how{
		unix.SYS_OPENAT: {"openat", 0, 1, unix.EIO}, unix.SYS_OPEN: {"open", -1, 0, unix.EIO}, unix.SYS_CLOSE: {"close", 0, -1, unix.EIO},
		unix.SYS_READ: {"read", 0, -1, unix.EIO}, unix.SYS_PREAD64: {"pread", 0, -1, unix.EIO},
		unix.SYS_WRITE: {"write", 0, -1, unix.ENOSPC}, unix.SYS_PWRITE64: {"pwrite", 0, -1, unix.ENOSPC},
		unix.SYS_FSYNC: {"fsync", 0, -1, unix.EIO}, unix.SYS_FDATASYNC: {"fdatasync", 0, -1, unix.EIO}, unix.SYS_FTRUNCATE: {"ftruncate", 0, -1, unix.ENOSPC},
		unix.SYS_LSEEK: {"lseek", 0, -1, unix.EIO}, unix.SYS_FLOCK: {"flock", 0, -1, unix.EIO}, unix.SYS_GETDENTS64: {"getdents", 0, -1, unix.EIO},
		unix.SYS_FSTAT: {"fstat", 0, -1, unix.EIO}, unix.SYS_NEWFSTATAT: {"fstatat", 0, 1, unix.EIO}, unix.SYS_STAT: {"stat", -1, 0, unix.EIO},
		unix.SYS_LSTAT: {"lstat", -1, 0, unix.EIO}, unix.SYS_STATX: {"statx", 0, 1, unix.EIO}, unix.SYS_STATFS: {"statfs", -1, 0, unix.EIO},
		unix.SYS_ACCESS: {"access", -1, 0, unix.EIO}, unix.SYS_FACCESSAT: {"faccessat", 0, 1, unix.EIO}, unix.SYS_FACCESSAT2: {"faccessat2", 0, 1, unix.EIO},
		unix.SYS_READLINK: {"readlink", -1, 0, unix.EIO}, unix.SYS_READLINKAT: {"readlinkat", 0, 1, unix.EIO},
		unix.SYS_MKDIR: {"mkdir", -1, 0, unix.ENOSPC}, unix.SYS_MKDIRAT: {"mkdirat", 0, 1, unix.ENOSPC}, unix.SYS_RMDIR: {"rmdir", -1, 0, unix.EIO},
		unix.SYS_UNLINK: {"unlink", -1, 0, unix.EIO}, unix.SYS_UNLINKAT: {"unlinkat", 0, 1, unix.EIO},
		unix.SYS_RENAME: {"rename", -1, 0, unix.EIO}, unix.SYS_RENAMEAT: {"renameat", 0, 1, unix.EIO}, unix.SYS_RENAMEAT2: {"renameat2", 0, 1, unix.EIO},
		unix.SYS_SYMLINK: {"symlink", -1, 1, unix.ENOSPC}, unix.SYS_SYMLINKAT: {"symlinkat", 1, 2, unix.ENOSPC},
		unix.SYS_LINK: {"link", -1, 1, unix.ENOSPC}, unix.SYS_LINKAT: {"linkat", 2, 3, unix.ENOSPC},
		unix.SYS_FCHMOD: {"fchmod", 0, -1, unix.EIO}, unix.SYS_FCHMODAT: {"fchmodat", 0, 1, unix.EIO}, unix.SYS_CHMOD: {"chmod", -1, 0, unix.EIO},
	}
}

// Launch is the first thing that the process does which becomes the program: it
// asks the kernel to hand its file calls over, sends the other side of that
// through the socket, and becomes the program. It returns only on trouble.
func Launch(socket int, argv []string) error {
	runtime.LockOSThread() // the filter is this thread's, and goes with it into the program
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Errorf("no new privileges: %w", err)
	}
	filter := []unix.SockFilter{{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: 0}} // the number of the call
	for nr := range calls() {
		filter = append(filter, unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, Jf: 1, K: uint32(nr)},
			unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_USER_NOTIF})
	}
	filter = append(filter, unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ALLOW})
	prog := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	// Go stops its threads with signals, which must not undo a call that waits for its verdict.
	flags := unix.SECCOMP_FILTER_FLAG_NEW_LISTENER | unix.SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
	listener, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, uintptr(flags), uintptr(unsafe.Pointer(&prog)))
	if errno != 0 {
		return fmt.Errorf("seccomp: %w", errno)
	}
	if err := unix.Sendmsg(socket, []byte{0}, unix.UnixRights(int(listener)), nil, 0); err != nil {
		return fmt.Errorf("sending the listener: %w", err)
	}
	return unix.Exec(argv[0], argv, os.Environ())
}

// Run runs a program, whose command must be started through launcher (this
// program's own command for Launch, which gets the socket as file 3), and asks
// for a verdict of each of its calls below the folders, one at a time. It
// returns when the program and all of its children have ended.
func Run(c *exec.Cmd, folders []Folder, verdict func(Call) Verdict) error {
	pair, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return err
	}
	defer unix.Close(pair[0])
	theirs := os.NewFile(uintptr(pair[1]), "socket")
	c.ExtraFiles = []*os.File{theirs}
	if err := errors.Join(c.Start(), theirs.Close()); err != nil {
		return err
	}
	listener, err := receive(pair[0])
	if err != nil {
		return errors.Join(err, c.Process.Kill(), c.Wait())
	}
	defer unix.Close(listener)
	s := supervisor{listener: listener, folders: folders, verdict: verdict, calls: calls(), kill: func() { _ = c.Process.Kill() }}
	served := make(chan error, 1)
	go func() { served <- s.serve() }()
	return errors.Join(c.Wait(), <-served)
}

func receive(socket int) (int, error) {
	oob := make([]byte, unix.CmsgSpace(4))
	_, n, _, _, err := unix.Recvmsg(socket, make([]byte, 1), oob, unix.MSG_CMSG_CLOEXEC)
	if err != nil {
		return 0, err
	}
	messages, err := unix.ParseSocketControlMessage(oob[:n])
	if err != nil || len(messages) == 0 {
		return 0, errors.Join(errors.New("the launcher sent no listener"), err)
	}
	fds, err := unix.ParseUnixRights(&messages[0])
	if err != nil || len(fds) == 0 {
		return 0, errors.Join(errors.New("the launcher sent no listener"), err)
	}
	return fds[0], nil
}

// What the kernel says and is told: struct seccomp_notif and seccomp_notif_resp
// of linux/seccomp.h.
type notification struct {
	id         uint64
	pid, flags uint32
	nr         int32
	arch       uint32
	ip         uint64
	args       [6]uint64
}

type answer struct {
	id    uint64
	value int64
	errno int32
	flags uint32
}

const (
	ioctlReceive = 0xc0502100
	ioctlSend    = 0xc0182101
	goOn         = 1 // SECCOMP_USER_NOTIF_FLAG_CONTINUE
)

type supervisor struct {
	listener int
	folders  []Folder
	verdict  func(Call) Verdict
	calls    map[int32]how
	kill     func()
}

// serve answers until nobody is left who could call.
func (s *supervisor) serve() error {
	for {
		poll := []unix.PollFd{{Fd: int32(s.listener), Events: unix.POLLIN}}
		if _, err := unix.Poll(poll, -1); errors.Is(err, unix.EINTR) {
			continue
		} else if err != nil {
			return err
		}
		if poll[0].Revents&unix.POLLIN == 0 {
			return nil // hung up
		}
		var n notification
		if _, _, errno := unix.Syscall(unix.SYS_IOCTL, uintptr(s.listener), ioctlReceive, uintptr(unsafe.Pointer(&n))); errno == unix.ENOENT || errno == unix.EINTR {
			continue // who called has died
		} else if errno != 0 {
			return fmt.Errorf("receive: %w", errno)
		}
		a := answer{id: n.id, flags: goOn}
		h := s.calls[n.nr]
		if p := s.shown(s.path(&n, h)); p != "" {
			switch s.verdict(Call{h.name, p}) {
			case Fail:
				a.flags, a.errno = 0, -int32(h.fails)
			case Kill:
				s.kill()
			}
		}
		if _, _, errno := unix.Syscall(unix.SYS_IOCTL, uintptr(s.listener), ioctlSend, uintptr(unsafe.Pointer(&a))); errno != 0 && errno != unix.ENOENT {
			return fmt.Errorf("send: %w", errno)
		}
	}
}

// path is the file that a call is about, absolute; empty if it has none.
func (s *supervisor) path(n *notification, h how) string {
	below := ""
	if h.descriptor >= 0 {
		fd := int32(n.args[h.descriptor])
		link := fmt.Sprintf("/proc/%d/fd/%d", n.pid, fd)
		if fd == unix.AT_FDCWD {
			link = fmt.Sprintf("/proc/%d/cwd", n.pid)
		}
		below, _ = os.Readlink(link) // a descriptor that is no file's is none of ours
	}
	if h.path < 0 {
		return below
	}
	name := text(n.pid, n.args[h.path])
	if path.IsAbs(name) {
		return path.Clean(name)
	}
	if h.descriptor < 0 {
		below, _ = os.Readlink(fmt.Sprintf("/proc/%d/cwd", n.pid))
	}
	return path.Join(below, name)
}

// text reads a string of another process.
func text(pid uint32, at uint64) string {
	f, err := os.Open(fmt.Sprintf("/proc/%d/mem", pid))
	if err != nil {
		return ""
	}
	defer f.Close()
	b := make([]byte, 4096)
	n, _ := f.ReadAt(b, int64(at)) // it ends at the end of a page, perhaps
	b, _, _ = bytes.Cut(b[:n], []byte{0})
	return string(b)
}

// shown is a path by the name of its folder, empty if it is below none.
func (s *supervisor) shown(p string) string {
	for _, f := range s.folders {
		if rest, ok := strings.CutPrefix(p, f.Path); ok && (rest == "" || rest[0] == '/') {
			return f.Name + rest
		}
	}
	return ""
}
