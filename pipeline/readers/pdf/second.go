package pdf

import (
	"bytes"
	"fmt"

	ledongthuc "github.com/ledongthuc/pdf"
)

// Second reads the text of each page with the second, independent reader. An
// error says why it can't read the document at all; a page that it can't read
// is empty.
//
// It shares no code with the first reader, and it may be wrong, hang, or use
// all memory on a damaged document, which no recover catches. Run it after
// Read, in a process that may be lost, and don't wait for it for ever: its
// hang then costs the agreement and nothing else. After a hang the goroutine
// that it runs in never ends, so let the process end when its work is done.
func Second(data []byte) (pages []string, err error) {
	defer func() {
		if r := recover(); r != nil {
			pages, err = nil, fmt.Errorf("second reader: %v", r)
		}
	}()
	data, err = trim(data)
	if err != nil {
		return nil, err
	}
	r, err := ledongthuc.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("second reader: %w", err)
	}
	n := r.NumPage()
	if n <= 0 || n > maxPages {
		return nil, fmt.Errorf("second reader: %d pages", n)
	}
	pages = make([]string, n)
	for i := range pages {
		pages[i] = secondPage(r, i+1)
	}
	return pages, nil
}

func secondPage(r *ledongthuc.Reader, number int) (text string) {
	defer func() {
		if recover() != nil {
			text = ""
		}
	}()
	p := r.Page(number)
	if p.V.IsNull() {
		return ""
	}
	text, err := p.GetPlainText(nil)
	if err != nil {
		return ""
	}
	return text
}
