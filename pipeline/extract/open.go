package extract

import (
	"bytes"
	"cmp"
	"io"
	"path"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/readers/web"
	"forcestats/pipeline/readers/word"
)

// maxPDF is the largest PDF that is read: the guest's memory holds the file and
// what becomes of it. The largest of 556 published reports has 20 MB.
const maxPDF = 64 << 20

// headWindow is how far into a file its kind is looked for: mail gateways put
// lines before a PDF's header, browsers comments before a page.
const headWindow = 4096

// pdfWindow is how far into a file its PDF header may stand.
const pdfWindow = 1024

// meant is the format that a file's name says, in the contract's words.
func meant(name string) string {
	switch ext := strings.TrimPrefix(strings.ToLower(path.Ext(name)), "."); ext {
	case "pdf", "xlsx", "ods", "xls", "csv", "html", "mhtml", "docx":
		return ext
	case "htm", "xhtml":
		return "html"
	case "mht":
		return "mhtml"
	}
	return ""
}

// formatOf recognises a format by content. Only for a file that is none of
// them does the ending of its name tell what it was meant to be. A zip is told
// from its directory, which is at its end.
func formatOf(f File, head []byte) string {
	by := meant(f.Name)
	switch {
	case bytes.Contains(head[:min(len(head), pdfWindow)], []byte("%PDF-")):
		return "pdf"
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		switch {
		case bytes.Contains(head[:min(len(head), 256)], []byte("opendocument")) || by == "ods":
			return "ods"
		case word.Is(f, f.Size):
			return "docx"
		}
		return "xlsx"
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		return "xls"
	}
	if saved := web.Sniff(head); saved != "" {
		return saved
	}
	return cmp.Or(by, "csv")
}

// savedInstead says that a file holds a web page where its name says another
// format: what a server sends in place of a file that is not there.
func savedInstead(f File, format string) error {
	by := meant(f.Name)
	if format != "html" || by == "" || by == "html" || by == "mhtml" {
		return nil
	}
	return page.Errorf(page.Unreadable, "an HTML page, not a %s: the download failed", strings.ToUpper(by))
}

// Open opens the document through the reader of its format. A spreadsheet is
// read from the file as long as it is used.
func (e *Engine) Open(f File) (doc *publication.Document, format string, err error) {
	doc, format, _, err = e.open(f)
	return doc, format, err
}

// open also returns the bytes of a PDF, which two readers need whole.
func (e *Engine) open(f File) (*publication.Document, string, []byte, error) {
	head := make([]byte, min(f.Size, headWindow))
	if _, err := f.ReadAt(head, 0); err != nil && err != io.EOF {
		return nil, cmp.Or(meant(f.Name), "csv"), nil, err
	}
	format := formatOf(f, head)
	switch format {
	case "pdf":
		pages, data, err := e.openPDF(f)
		if err != nil {
			return nil, format, nil, err
		}
		return &publication.Document{Pages: pages}, format, data, nil
	case "html", "mhtml":
		data, err := whole(f, web.MaxBytes)
		if err != nil {
			return nil, format, nil, err
		}
		pages, err := web.Read(data)
		if err != nil {
			return nil, format, nil, cmp.Or(savedInstead(f, format), err)
		}
		return &publication.Document{Pages: pages}, format, nil, nil
	case "docx":
		pages, err := word.Read(f, f.Size)
		if err != nil {
			return nil, format, nil, err
		}
		return &publication.Document{Pages: pages}, format, nil, nil
	}
	book, err := sheet.Open(f, f.Size, e.Limits)
	if err != nil {
		return nil, format, nil, err
	}
	return &publication.Document{Book: book}, book.Format(), nil, nil
}

func (e *Engine) openPDF(f File) (*page.Document, []byte, error) {
	data, err := whole(f, maxPDF)
	if err != nil {
		return nil, nil, err
	}
	reader, err := e.Pages()
	if err != nil {
		return nil, nil, err
	}
	pages, err := reader.Read(data)
	return pages, data, err
}

// whole reads a file that must be in memory, if it is no larger than allowed.
func whole(f File, most int64) ([]byte, error) {
	if f.Size > most {
		return nil, page.Errorf(page.TooLarge, "the file has more than %d bytes", most)
	}
	data := make([]byte, f.Size)
	if _, err := f.ReadAt(data, 0); err != nil && err != io.EOF {
		return nil, err
	}
	return data, nil
}
