package sheet

import (
	"archive/zip"
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/flate"

	"forcestats/pipeline/readers/sheet/xmlscan"
)

// archive is the zip file under an xlsx or ods.
type archive struct {
	files  map[string]*zip.File // by lower-case name without a leading slash
	limits Limits
}

// packedBlock is how much of the file is read at once.
const packedBlock = 64 << 10

func openArchive(r io.ReaderAt, size int64, limits Limits) (*archive, error) {
	zr, err := zip.NewReader(r, size)
	if err != nil {
		return nil, damaged("archive", "%w", err)
	}
	if len(zr.File) > limits.Parts {
		return nil, &LimitError{What: "parts", Where: "archive", Limit: int64(limits.Parts)}
	}
	zr.RegisterDecompressor(zip.Deflate, func(r io.Reader) io.ReadCloser {
		return flate.NewReader(bufio.NewReaderSize(r, packedBlock))
	})
	a := &archive{files: make(map[string]*zip.File, len(zr.File)), limits: limits}
	for _, f := range zr.File {
		name := partName(f.Name)
		if a.files[name] == nil {
			a.files[name] = f
		}
	}
	return a, nil
}

// partName is the key of a part: names differ in case and, by some writers,
// in their slashes.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func (a *archive) has(name string) bool { return a.files[partName(name)] != nil }

// size is the inflated size of a part as the archive tells it.
func (a *archive) size(name string) int64 {
	f := a.files[partName(name)]
	if f == nil {
		return 0
	}
	return int64(min(f.UncompressedSize64, 1<<62))
}

// open returns the bytes of a part, held to the limits.
func (a *archive) open(name string) (io.ReadCloser, error) {
	f := a.files[partName(name)]
	if f == nil {
		return nil, damaged(name, "the part is missing")
	}
	if f.Flags&1 != 0 {
		return nil, ErrEncrypted
	}
	rc, err := f.Open()
	if err != nil {
		return nil, damaged(name, "%w", err)
	}
	packed := int64(min(f.CompressedSize64, 1<<40))
	ratio := max(ratioFrom, packed*a.limits.Ratio)
	return &boundedPart{rc: rc, name: name, limits: a.limits, ratio: ratio}, nil
}

// scan opens a part for the tokenizer. The returned function closes it.
func (a *archive) scan(name string) (*xmlscan.Scanner, func(), error) {
	rc, err := a.open(name)
	if err != nil {
		return nil, nil, err
	}
	return a.scanner(rc), func() { rc.Close() }, nil
}

// scanAhead is scan with inflating on a goroutine of its own, for large parts.
func (a *archive) scanAhead(name string) (*xmlscan.Scanner, func(), error) {
	rc, err := a.open(name)
	if err != nil {
		return nil, nil, err
	}
	if a.size(name) < aheadFrom {
		return a.scanner(rc), func() { rc.Close() }, nil
	}
	ahead := newReadAhead(rc)
	return a.scanner(ahead), ahead.close, nil
}

func (a *archive) scanner(r io.Reader) *xmlscan.Scanner {
	return xmlscan.New(r, xmlscan.Limits{Token: a.limits.CellBytes, Nesting: a.limits.Nesting})
}

// boundedPart ends with a LimitError when a part inflates past its limits.
type boundedPart struct {
	rc     io.ReadCloser
	name   string
	limits Limits
	ratio  int64
	read   int64
}

func (b *boundedPart) Read(p []byte) (int, error) {
	n, err := b.rc.Read(p)
	b.read += int64(n)
	switch {
	case b.read > b.limits.Uncompressed:
		return 0, &LimitError{What: "uncompressed size", Where: b.name, Limit: b.limits.Uncompressed}
	case b.read > b.ratio:
		return 0, &LimitError{What: "ratio", Where: b.name, Limit: b.limits.Ratio}
	case err != nil && !errors.Is(err, io.EOF):
		return n, damaged(b.name, "%w", err)
	}
	return n, err
}

func (b *boundedPart) Close() error { return b.rc.Close() }

// located says where an error of the tokenizer or a part happened.
func located(where string, err error) error {
	if err == nil {
		return nil
	}
	if limit, ok := errors.AsType[*xmlscan.LimitError](err); ok {
		return &LimitError{What: limit.What, Where: fmt.Sprintf("%s, byte %d", where, limit.Offset), Limit: int64(limit.Limit)}
	}
	if _, ok := errors.AsType[*LimitError](err); ok {
		return err
	}
	if _, ok := errors.AsType[*DamageError](err); ok || errors.Is(err, ErrEncrypted) {
		return err
	}
	return &DamageError{Where: where, Err: err}
}
