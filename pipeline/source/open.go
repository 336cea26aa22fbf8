package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
)

// errNoFile says that a name stands for a pipe, a device, a socket or a folder.
var errNoFile = errors.New("neither a file nor a folder")

// Open opens a regular file under root by its shown path, or a member of an
// archive by that of both ("archive.zip!/x.csv"). What has become a pipe or a
// device is refused and never waited for.
func Open(root *os.Root, shown string) (*os.File, error) {
	name := Name(shown)
	info, err := root.Stat(name)
	if err != nil && strings.Contains(shown, within) {
		return openMember(root, shown)
	}
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: shown, Err: errNoFile}
	}
	// It may have become a pipe since: opened without blocking, and looked at again.
	f, err := root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	if info, err = f.Stat(); err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: shown, Err: errNoFile}
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// IsMember reports whether a document is a member of an archive, by its shown path.
func IsMember(root *os.Root, shown string) bool {
	if !strings.Contains(shown, within) {
		return false
	}
	_, err := root.Stat(Name(shown))
	return err != nil
}

// OpenOutside opens the file that holds a document: the document itself or the
// archive that it is a member of, for another process to take it out (see Inside).
func OpenOutside(root *os.Root, shown string) (*os.File, error) {
	if IsMember(root, shown) {
		shown, _, _ = strings.Cut(shown, within)
	}
	return Open(root, shown)
}

// Hash returns the id of a document: the SHA-256 of its bytes, in hex.
func Hash(r io.Reader) (string, error) {
	id, _, err := digest(context.Background(), r)
	return id, err
}

// ErrChanged says that a file is not what Discover hashed any more.
var ErrChanged = errors.New("the file changed while the run was reading")

// Confirm reads f from its start and says if its bytes are not those that
// Discover hashed: a figure must never be traced to bytes that it was not read
// from, so a reader asks before it reads and again afterwards.
func Confirm(d Document, f io.ReadSeeker) error {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	id, n, err := digest(context.Background(), f)
	if err != nil {
		return err
	}
	if id != d.ID {
		return fmt.Errorf("%w (%d bytes before, %d now)", ErrChanged, d.Bytes, n)
	}
	return nil
}

func hash(ctx context.Context, root *os.Root, shown string) (id string, n int64, err error) {
	f, err := Open(root, shown)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	return digest(ctx, f)
}

func digest(ctx context.Context, r io.Reader) (id string, n int64, err error) {
	h := sha256.New()
	n, err = io.Copy(h, stopping{ctx, r})
	if err != nil {
		return "", 0, err
	}
	return hex.EncodeToString(h.Sum(nil)), n, nil
}

// stopping is a reader that fails once its context has ended, so that a file
// of ten gigabytes does not hold up the end of a run.
type stopping struct {
	ctx context.Context
	r   io.Reader
}

func (s stopping) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(p)
}
