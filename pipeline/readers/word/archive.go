package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"forcestats/pipeline/readers/page"
)

// Limits of a document. The longest report read has less than a tenth of each.
const (
	maxPart     = 64 << 20  // bytes of a part, uncompressed
	maxElements = 3_000_000 // of a part
	maxDepth    = 200       // of elements
	maxText     = 16 << 20  // bytes of text
)

// tailWindow is how much of a zip's end is looked at for its directory.
const tailWindow = 64 << 10

// Is reports whether a zip is a Word document: its directory, at the end, names
// the part that has the text.
func Is(file io.ReaderAt, size int64) bool {
	n := min(size, tailWindow)
	tail := make([]byte, n)
	if _, err := file.ReadAt(tail, size-n); err != nil && err != io.EOF {
		return false
	}
	return bytes.Contains(tail, []byte("word/document"))
}

// parts are the files of a document.
type parts map[string]*zip.File

func open(file io.ReaderAt, size int64) (parts, error) {
	z, err := zip.NewReader(file, size)
	if err != nil {
		return nil, page.Errorf(page.Unreadable, "the file is damaged: %v", err)
	}
	all := parts{}
	for _, f := range z.File {
		name := strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.Name, `\`, "/")), "/")
		if all[name] == nil {
			all[name] = f
		}
	}
	return all, nil
}

// relation is a line of a part's list of relations.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// relations reads the relations of a part; none where it has none.
func (p parts) relations(of string) ([]relation, error) {
	dir, name := path.Split(of)
	var list struct {
		Relations []relation `xml:"Relationship"`
	}
	part := path.Join(dir, "_rels", name+".rels")
	if p[part] == nil {
		return nil, nil
	}
	err := p.decode(part, func(d *xml.Decoder) error { return d.Decode(&list) })
	return list.Relations, err
}

// target is the part that a relation of another part leads to.
func target(of string, r relation) string {
	if strings.HasPrefix(r.Target, "/") {
		return strings.TrimPrefix(path.Clean(r.Target), "/")
	}
	return path.Join(path.Dir(of), r.Target)
}

// decode reads a part, no further than its limit.
func (p parts) decode(name string, read func(*xml.Decoder) error) error {
	f := p[name]
	if f == nil {
		return page.Errorf(page.Unreadable, "the file has no part %s", name)
	}
	in, err := f.Open()
	if err != nil {
		return page.Errorf(page.Unreadable, "the file is damaged: %s: %v", name, err)
	}
	defer in.Close()
	bounded := &bound{from: in, left: maxPart}
	d := xml.NewDecoder(bounded)
	d.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		if strings.EqualFold(charset, "us-ascii") {
			return in, nil
		}
		return nil, errors.New("the part is in " + charset + ", and no part of a document may be")
	}
	err = read(d)
	var known *page.Error
	switch {
	case bounded.over:
		return page.Errorf(page.TooLarge, "the part %s has more than %d bytes", name, maxPart)
	case err == nil || errors.As(err, &known):
		return err
	}
	return page.Errorf(page.Unreadable, "the file is damaged: %s: %v", name, err)
}

// bound ends a part at its limit.
type bound struct {
	from io.Reader
	left int
	over bool
}

func (b *bound) Read(p []byte) (int, error) {
	if b.left == 0 {
		b.over = true
		return 0, errors.New("too large")
	}
	n, err := b.from.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}
