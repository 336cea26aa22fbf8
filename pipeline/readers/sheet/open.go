package sheet

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// Open recognises a spreadsheet by its content, whatever its name says, and
// opens it. The book reads from r as long as it is used.
//
// The error is a LimitError, a DamageError, or wraps ErrEncrypted or
// ErrFormat. A file that reads on after Open can still fail in Rows or Head.
func Open(r io.ReaderAt, size int64, limits Limits) (book Book, err error) {
	limits = limits.orDefault()
	head := make([]byte, min(size, 4096))
	n, err := r.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return nil, fmt.Errorf("first bytes: %w", err)
	}
	head = head[:n]
	switch {
	case size == 0:
		return nil, fmt.Errorf("%w: the file is empty", ErrFormat)
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return openZip(r, size, limits)
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return openXLS(r, size, limits)
	}
	if like := looksLike(head); like != "" {
		return nil, fmt.Errorf("%w: it looks like %s", ErrFormat, like)
	}
	return openCSV(r, size, limits)
}

func openZip(r io.ReaderAt, size int64, limits Limits) (Book, error) {
	a, err := openArchive(r, size, limits)
	if err != nil {
		return nil, err
	}
	mime := ""
	if a.has("mimetype") {
		rc, err := a.open("mimetype")
		if err != nil {
			return nil, err
		}
		defer rc.Close()
		b, err := io.ReadAll(io.LimitReader(rc, 256))
		if err != nil {
			return nil, err
		}
		mime = strings.TrimSpace(string(b))
	}
	switch {
	case a.has("xl/workbook.bin"):
		return nil, fmt.Errorf("%w: it looks like xlsb (save it as xlsx)", ErrFormat)
	case strings.HasPrefix(mime, "application/vnd.oasis.opendocument.spreadsheet"):
		return openODS(a)
	case strings.HasPrefix(mime, "application/vnd.oasis.opendocument."):
		return nil, fmt.Errorf("%w: it is %s", ErrFormat, mime)
	case a.has("[Content_Types].xml") && !a.has("word/document.xml") && !a.has("ppt/presentation.xml"):
		return openXLSX(a)
	case a.has("content.xml"):
		return openODS(a)
	}
	return nil, fmt.Errorf("%w: it looks like a zip archive of other files (in sources its members are read one by one)", ErrFormat)
}

// looksLike names a format that is not read, by the first bytes of a file;
// empty if it may be csv.
func looksLike(head []byte) string {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	lower := bytes.ToLower(text[:min(len(text), 512)])
	switch {
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")): // some begin with other lines
		return "PDF"
	case bytes.HasPrefix(head, []byte("\x1f\x8b")), bytes.HasPrefix(head, []byte("7z\xbc\xaf")), bytes.HasPrefix(head, []byte("Rar!")):
		return "a packed archive (in sources its members are read one by one)"
	case bytes.HasPrefix(head, []byte("\x09\x00")), bytes.HasPrefix(head, []byte("\x09\x02")), bytes.HasPrefix(head, []byte("\x09\x04")), bytes.HasPrefix(head, []byte("\x09\x08")):
		return "an Excel file older than Excel 5 (save it as xlsx)"
	case bytes.HasPrefix(lower, []byte("<!doctype html")), bytes.HasPrefix(lower, []byte("<html")), bytes.HasPrefix(lower, []byte("<table")), bytes.HasPrefix(lower, []byte("<head")):
		return "an HTML page (a download that failed, or a table saved as .xls)"
	case bytes.HasPrefix(lower, []byte("<?xml")), bytes.HasPrefix(lower, []byte("<workbook")):
		if bytes.Contains(lower, []byte("spreadsheet")) {
			return "Excel 2003 XML (save it as xlsx)"
		}
		if bytes.Contains(lower, []byte("<html")) {
			return "an HTML page (a download that failed, or a table saved as .xls)"
		}
		return "XML"
	case bytes.HasPrefix(text, []byte("{\\rtf")):
		return "RTF"
	case bytes.HasPrefix(lower, []byte("{")), bytes.HasPrefix(lower, []byte("[{")):
		return "JSON"
	}
	return ""
}
