package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
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
	Path  string // slash-separated, under the sources directory, as Show writes it
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
// it. It follows links only within the directory, and each folder by one link
// only. A zip or gzip file that is no document itself gives its members, each
// under the path of both. Files whose name starts with a dot, and the top folder's own
// catalogue.csv, cards and README.md, are no documents. The error is about the
// directory itself or the end of ctx; trouble with one entry is in that
// Document.
func Discover(ctx context.Context, root *os.Root) ([]Document, error) {
	w := walk{ctx: ctx, root: root}
	info, err := root.Stat(".")
	if err != nil {
		return nil, err
	}
	if err := w.folder(".", info); err != nil {
		return nil, err
	}
	return gather(w.found), nil
}

type walk struct {
	ctx    context.Context
	root   *os.Root
	found  []Document
	above  []fs.FileInfo // the folders that hold the one being listed
	behind int           // links among them
	linked []fs.FileInfo // folders listed by way of a link
}

// maxDepth bounds folders in folders; links that lead back up are caught
// before they get this far.
const maxDepth = 64

// folder lists a folder by its name on disk. Only the end of the context, and
// trouble with the top folder, is an error.
func (w *walk) folder(dir string, info fs.FileInfo) error {
	if len(w.above) >= maxDepth {
		w.refuse(dir, vocabulary.DocumentOutside, fmt.Sprintf("folders more than %d deep", maxDepth))
		return nil
	}
	entries, err := w.list(dir)
	if err != nil && len(w.above) == 0 {
		return fmt.Errorf("%s: %w", dir, err)
	}
	if err != nil {
		w.refuse(dir, vocabulary.DocumentUnreadable, "a folder that can't be listed: "+reason(err))
		return nil
	}
	w.above = append(w.above, info)
	defer func() { w.above = w.above[:len(w.above)-1] }()
	for _, e := range entries {
		if err := w.ctx.Err(); err != nil {
			return fmt.Errorf("listing stopped at %q: %w", Show(path.Join(dir, e.Name())), err)
		}
		if err := w.entry(dir, e); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) list(dir string) ([]fs.DirEntry, error) {
	f, err := w.root.Open(dir)
	if err != nil {
		return nil, err
	}
	entries, err := f.ReadDir(-1)
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

func (w *walk) entry(dir string, e fs.DirEntry) error {
	name := path.Join(dir, e.Name())
	if strings.HasPrefix(e.Name(), ".") || dir == "." && (name == CatalogueName || name == CardsName || name == "README.md") {
		return nil
	}
	isLink := e.Type()&fs.ModeSymlink != 0
	info, err := w.root.Stat(name)
	switch {
	case err != nil && isLink:
		w.refuse(name, vocabulary.DocumentOutside, "a link that leads out of the sources directory or nowhere; copy the file instead")
		return nil
	case err != nil:
		w.refuse(name, vocabulary.DocumentUnreadable, reason(err))
		return nil
	case info.IsDir():
		return w.enter(name, info, isLink)
	case !info.Mode().IsRegular():
		w.refuse(name, vocabulary.DocumentUnreadable, errNoFile.Error())
		return nil
	}
	if done, err := w.contained(Show(name)); done || err != nil {
		return err
	}
	id, n, err := hash(w.ctx, w.root, Show(name))
	switch {
	case w.ctx.Err() != nil:
		return fmt.Errorf("listing stopped at %q: %w", Show(name), w.ctx.Err())
	case err != nil:
		w.refuse(name, vocabulary.DocumentUnreadable, reason(err))
		return nil
	}
	w.found = append(w.found, Document{ID: id, Path: Show(name), Bytes: n})
	return nil
}

// enter lists a folder that may lie behind a link. Links lead in circles, and
// a few that cross give more paths than there are files in the world: so none
// is followed to a folder above it, and no folder is listed by two links.
func (w *walk) enter(name string, info fs.FileInfo, isLink bool) error {
	same := func(other fs.FileInfo) bool { return os.SameFile(info, other) }
	if isLink && slices.ContainsFunc(w.above, same) {
		w.refuse(name, vocabulary.DocumentOutside, "a link that leads back to a folder above it; what that folder holds is read there")
		return nil
	}
	if isLink || w.behind > 0 {
		if slices.ContainsFunc(w.linked, same) {
			w.refuse(name, vocabulary.DocumentOutside, "a second link to one folder; what that folder holds is read under the first")
			return nil
		}
		w.linked = append(w.linked, info)
	}
	if isLink {
		w.behind++
		defer func() { w.behind-- }()
	}
	return w.folder(name, info)
}

// reason says what the system said, without the path that the message has anyway.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

func (w *walk) refuse(name string, code vocabulary.IssueCode, why string) {
	w.refuseAs(Show(name), code, why)
}

// refuseAs is refuse by the shown path.
func (w *walk) refuseAs(shown string, code vocabulary.IssueCode, why string) {
	sum := sha256.Sum256([]byte(Name(shown)))
	w.found = append(w.found, Document{ID: hex.EncodeToString(sum[:]), Path: shown, Refused: code, Reason: why})
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
