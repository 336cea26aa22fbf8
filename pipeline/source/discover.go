package source

import (
	"crypto/sha256"
	"encoding/hex"
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

// Document is one content under the sources directory: the file with the
// first path, and its copies.
type Document struct {
	ID    string // SHA-256 of the bytes, hex
	Path  string // slash-separated, under the sources directory
	Other []string
	Bytes int64

	// Refused is set for an entry that can't be read at all, such as a link
	// out of the directory: the code of the issue, and why. ID is then the
	// hash of the path.
	Refused vocabulary.IssueCode
	Reason  string

	Catalogue Entry // zero where the catalogue does not list it
}

// Discover lists every regular file under root, in order of path, and hashes
// it. It follows links only within the directory. Files whose name starts with
// a dot, and the top folder's own catalogue.csv and README.md, are no
// documents. The error is about the directory itself; trouble with one entry
// is in that Document.
func Discover(root *os.Root) ([]Document, error) {
	w := walk{root: root}
	if err := w.folder("."); err != nil {
		return nil, err
	}
	return gather(w.found), nil
}

type walk struct {
	root  *os.Root
	found []Document
	depth int
}

// maxDepth bounds links that lead back to a folder above them.
const maxDepth = 32

func (w *walk) folder(dir string) error {
	if w.depth++; w.depth > maxDepth {
		w.found = append(w.found, refuse(dir, vocabulary.DocumentOutside, fmt.Sprintf("folders more than %d deep: a link that leads back to a folder above it?", maxDepth)))
		w.depth--
		return nil
	}
	defer func() { w.depth-- }()
	f, err := w.root.Open(dir)
	if err != nil {
		return fmt.Errorf("%s: %w", dir, err)
	}
	entries, err := f.ReadDir(-1)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return fmt.Errorf("%s: %w", dir, err)
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	for _, e := range entries {
		if err := w.entry(dir, e); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) entry(dir string, e fs.DirEntry) error {
	name := path.Join(dir, e.Name())
	if strings.HasPrefix(e.Name(), ".") || dir == "." && (name == CatalogueName || name == "README.md") {
		return nil
	}
	info, err := w.root.Stat(name)
	switch {
	case err != nil && e.Type()&fs.ModeSymlink != 0:
		w.found = append(w.found, refuse(name, vocabulary.DocumentOutside, "a link that leads out of the sources directory or nowhere; copy the file instead"))
		return nil
	case err != nil:
		w.found = append(w.found, refuse(name, vocabulary.DocumentUnreadable, reason(err)))
		return nil
	case info.IsDir():
		return w.folder(name)
	case !info.Mode().IsRegular():
		w.found = append(w.found, refuse(name, vocabulary.DocumentUnreadable, "neither a file nor a folder"))
		return nil
	}
	id, n, err := hash(w.root, name)
	if err != nil {
		w.found = append(w.found, refuse(name, vocabulary.DocumentUnreadable, reason(err)))
		return nil
	}
	w.found = append(w.found, Document{ID: id, Path: name, Bytes: n})
	return nil
}

// reason says what the system said, without the path that the message has anyway.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

func refuse(name string, code vocabulary.IssueCode, why string) Document {
	sum := sha256.Sum256([]byte(name))
	return Document{ID: hex.EncodeToString(sum[:]), Path: name, Refused: code, Reason: why}
}

func hash(root *os.Root, name string) (id string, n int64, err error) {
	f, err := root.Open(name)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	return digest(f)
}

func digest(r io.Reader) (id string, n int64, err error) {
	h := sha256.New()
	n, err = io.Copy(h, r)
	if err != nil {
		return "", 0, err
	}
	return hex.EncodeToString(h.Sum(nil)), n, nil
}

// Hash returns the id of a document: the SHA-256 of its bytes, in hex.
func Hash(r io.Reader) (string, error) {
	id, _, err := digest(r)
	return id, err
}

// Confirm reads r and says if its bytes are not those that Discover hashed:
// a figure must never be traced to bytes that it was not read from.
func Confirm(d Document, r io.Reader) error {
	id, n, err := digest(r)
	if err != nil {
		return err
	}
	if id != d.ID {
		return fmt.Errorf("the file changed while the run was reading (%d bytes before, %d now)", d.Bytes, n)
	}
	return nil
}

// gather puts copies of the same bytes under the first path.
func gather(found []Document) []Document {
	first := map[string]int{}
	var out []Document
	for _, d := range found {
		if at, seen := first[d.ID]; seen {
			out[at].Other = append(out[at].Other, d.Path)
			continue
		}
		first[d.ID] = len(out)
		out = append(out, d)
	}
	return out
}
