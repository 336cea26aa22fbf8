package source

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"forcestats/pipeline/vocabulary"
)

// within parts the path of a container from that of a member:
// "archive.zip!/2024-01/x.csv".
const within = "!/"

// What a container may cost, as in readers/sheet: an archive of all forces and
// three years has some 5,000 members and 8 GB.
const (
	maxMembers  = 10_000
	maxInflated = 16 << 30 // of all members of a container
	maxRatio    = 500      // inflated bytes a packed byte, judged from ratioFrom on
	ratioFrom   = 32 << 20
)

// errBomb says that a container asks for more than is allowed.
var errBomb = errors.New("it inflates to more than is allowed")

// member is one document inside a container.
type member struct {
	name   string
	packed int64
	open   func() (io.ReadCloser, error)
	locked bool
}

// members returns what a zip or gzip file holds, or none where the file is a
// document itself: a workbook is a zip too.
func members(f *os.File, shown string) ([]member, error) {
	head := make([]byte, 4)
	if _, err := f.ReadAt(head, 0); err != nil {
		return nil, nil // shorter than any container
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return gzipMember(f, shown, info.Size())
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return zipMembers(f, info.Size())
	}
	return nil, nil
}

func gzipMember(f *os.File, shown string, size int64) ([]member, error) {
	base := path.Base(shown)
	name := strings.TrimSuffix(strings.TrimSuffix(base, ".gz"), ".GZ")
	return []member{{name: name, packed: size, open: func() (io.ReadCloser, error) {
		return gzip.NewReader(bufio.NewReader(io.NewSectionReader(f, 0, size)))
	}}}, nil
}

// zipMembers returns the files of an archive that is no document itself, in
// order of name. A damaged archive is left to its reader.
func zipMembers(f *os.File, size int64) ([]member, error) {
	z, err := zip.NewReader(f, size)
	if err != nil {
		return nil, nil
	}
	if len(z.File) > maxMembers {
		return nil, fmt.Errorf("an archive of %d members; %d are read at most", len(z.File), maxMembers)
	}
	var all []member
	for _, m := range z.File {
		name := strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(m.Name, `\`, "/")), "/")
		switch strings.ToLower(name) {
		case "[content_types].xml", "mimetype", "content.xml":
			return nil, nil // a workbook or a text document
		}
		if m.FileInfo().IsDir() || hidden(name) {
			continue
		}
		all = append(all, member{name: name, packed: int64(m.CompressedSize64), open: m.Open, locked: m.Flags&1 != 0})
	}
	slices.SortStableFunc(all, func(a, b member) int { return strings.Compare(a.name, b.name) })
	return all, nil
}

// hidden reports whether a path has a part that begins with a dot, or is the
// shadow that macOS puts into archives.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// contained lists the members of a container as documents; false where the
// file is none.
func (w *walk) contained(shown string) (bool, error) {
	f, err := Open(w.root, shown)
	if err != nil {
		return false, nil // hash says so
	}
	defer f.Close()
	all, err := members(f, shown)
	if err != nil {
		w.refuse(Name(shown), vocabulary.DocumentTooLarge, err.Error())
		return true, nil
	}
	left := int64(maxInflated)
	before := ""
	for i, m := range all {
		name := shown + within + Show(m.name)
		if m.name == before {
			w.refuseAs(name, vocabulary.DocumentUnreadable, "a second member of the same name")
			continue
		}
		before = m.name
		id, n, err := hashMember(w.ctx, m, left)
		switch {
		case w.ctx.Err() != nil:
			return true, fmt.Errorf("listing stopped at %q: %w", name, w.ctx.Err())
		case m.locked:
			w.refuseAs(name, vocabulary.DocumentEncrypted, "the archive needs a password")
		case errors.Is(err, errBomb):
			w.refuseAs(name, vocabulary.DocumentTooLarge, fmt.Sprintf("member %d: %v", i+1, err))
		case err != nil:
			w.refuseAs(name, vocabulary.DocumentUnreadable, "the archive is damaged: "+reason(err))
		default:
			w.found = append(w.found, Document{ID: id, Path: name, Bytes: n})
		}
		left -= n
	}
	return len(all) > 0, nil
}

func hashMember(ctx context.Context, m member, left int64) (id string, n int64, err error) {
	if m.locked {
		return "", 0, nil
	}
	r, err := m.open()
	if err != nil {
		return "", 0, err
	}
	defer r.Close()
	return digest(ctx, bounded(r, m.packed, left))
}

// bounded is a reader that ends with errBomb once more comes than a member may
// inflate to.
func bounded(r io.Reader, packed, left int64) io.Reader {
	return &boundedReader{r, min(left, max(ratioFrom, packed*maxRatio))}
}

type boundedReader struct {
	r    io.Reader
	left int64
}

func (b *boundedReader) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, errBomb
	}
	return n, err
}

// openMember opens a member of a container by its shown path, as a file of its
// own without a name: readers need to go back and forth in it.
func openMember(root *os.Root, shown string) (*os.File, error) {
	container, _, ok := strings.Cut(shown, within)
	if !ok {
		return nil, fs.ErrNotExist
	}
	f, err := Open(root, container)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return Inside(f, shown)
}

// Inside opens a member of the container that f is.
func Inside(f *os.File, shown string) (*os.File, error) {
	container, name, _ := strings.Cut(shown, within)
	all, err := members(f, container)
	if err != nil {
		return nil, err
	}
	for _, m := range all {
		if Show(m.name) == name {
			return unpack(m)
		}
	}
	return nil, &fs.PathError{Op: "open", Path: shown, Err: fs.ErrNotExist}
}

func unpack(m member) (*os.File, error) {
	r, err := m.open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	f, err := os.CreateTemp("", "forcestats-member-")
	if err != nil {
		return nil, err
	}
	_, err = io.Copy(f, bounded(r, m.packed, maxInflated))
	if err := errors.Join(err, os.Remove(f.Name())); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}
