package pdf

import (
	"bytes"
	"errors"
	"strings"

	"forcestats/pipeline/readers/page"
)

// DefaultMemoryPages is the guest's memory limit where Options sets none:
// 192 MiB, several times what the largest of 556 published reports took.
const DefaultMemoryPages = 3072

// keepBytes is how much memory a guest may have after a document to be kept
// for the next.
const keepBytes = 64 << 20

// Options are the settings of a reader.
type Options struct {
	CacheDir    string // where the compiled PDFium is kept between processes; empty compiles it anew (2 s, 300 MB)
	MemoryPages uint32 // memory limit of PDFium in pages of 64 KiB; 0 is DefaultMemoryPages
	TypeOnly    bool   // leave the structure tree aside: shows how documents without one would be read
}

// Reader reads one document after another. It is not safe for use by several
// goroutines at once: give each worker its own.
type Reader struct {
	o      Options
	engine *engine
}

// NewReader starts PDFium. Close it after use.
func NewReader(o Options) (*Reader, error) {
	e, err := newEngine(o)
	if err != nil {
		return nil, err
	}
	return &Reader{o: o, engine: e}, nil
}

// Close stops PDFium.
func (r *Reader) Close() error {
	if r.engine == nil {
		return nil
	}
	err := r.engine.close()
	r.engine = nil
	return err
}

// Read reads a document whole. Trouble with the document itself is an *Error;
// with PDFium it is any other error, and the reader starts afresh for the next
// document. Neither data nor the reader is kept by the document.
func (r *Reader) Read(data []byte) (*page.Document, error) {
	data, err := trim(data)
	if err != nil {
		return nil, err
	}
	if r.engine == nil {
		if r.engine, err = newEngine(r.o); err != nil {
			return nil, err
		}
	}
	doc, err := readDocument(r.engine, data, r.o.TypeOnly)
	if r.engine.err == nil && r.engine.mem.Size() > keepBytes {
		// The guest's memory never shrinks; a large document must not leave the
		// process large.
		closeErr := r.engine.close()
		r.engine = nil
		return doc, errors.Join(err, closeErr)
	}
	if r.engine.err != nil {
		// A trapped guest has undefined memory.
		closeErr := r.engine.close()
		r.engine = nil
		var known *page.Error
		if !errors.As(err, &known) {
			err = page.Errorf(page.Unreadable, "PDFium gave up: %v", errors.Join(err, closeErr))
		}
		return nil, err
	}
	return doc, err
}

// headerWindow is how far into a file "%PDF-" is looked for. Viewers accept
// it within the first 1024 bytes (ISO 32000-1, annex H.3, note 13); mail
// gateways and web frameworks have put more before it.
const headerWindow = 64 << 10

// trim returns the data from "%PDF-" on, and says what a file without it is.
func trim(data []byte) ([]byte, error) {
	window := data[:min(len(data), headerWindow)]
	if i := bytes.Index(window, []byte("%PDF-")); i >= 0 {
		return data[i:], nil
	}
	if len(data) == 0 {
		return nil, page.Errorf(page.Unreadable, "the file is empty")
	}
	head := strings.ToLower(string(window[:min(len(window), 1024)]))
	if strings.Contains(head, "<html") || strings.Contains(head, "<!doctype html") {
		return nil, page.Errorf(page.Unreadable, "an HTML page, not a PDF")
	}
	return nil, page.Errorf(page.Unreadable, "no PDF: the file has no %%PDF- header")
}
