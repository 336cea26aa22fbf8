//go:build unix

package worker

import (
	"errors"
	"os"
	"syscall"
)

// passing says that an open file can be handed to a child.
const passing = true

// sockets returns the two ends by which files go from parent to child.
func sockets() (parent, child *os.File, err error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	pair, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err != nil {
		return nil, nil, err
	}
	syscall.CloseOnExec(pair[0])
	syscall.CloseOnExec(pair[1])
	return os.NewFile(uintptr(pair[0]), "files"), os.NewFile(uintptr(pair[1]), "files"), nil
}

func send(socket, f *os.File) error {
	for {
		err := syscall.Sendmsg(int(socket.Fd()), []byte{0}, syscall.UnixRights(int(f.Fd())), nil, 0)
		if !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

func receive(socket *os.File, name string) (*os.File, error) {
	if socket == nil {
		return nil, errors.New("no socket to receive it by")
	}
	rights := make([]byte, syscall.CmsgSpace(4))
	n := 0
	for {
		var err error
		if _, n, _, _, err = syscall.Recvmsg(int(socket.Fd()), make([]byte, 1), rights, 0); err == nil {
			break
		} else if !errors.Is(err, syscall.EINTR) {
			return nil, err
		}
	}
	messages, err := syscall.ParseSocketControlMessage(rights[:n])
	if err != nil || len(messages) != 1 {
		return nil, errors.Join(errors.New("none came"), err)
	}
	fds, err := syscall.ParseUnixRights(&messages[0])
	if err != nil || len(fds) != 1 {
		return nil, errors.Join(errors.New("none came"), err)
	}
	return os.NewFile(uintptr(fds[0]), name), nil
}
