package web

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"forcestats/pipeline/readers/page"
)

// savedPage is a page as it was sent: its bytes, what their header says of
// them, and where it was saved from.
type savedPage struct {
	body        []byte
	contentType string
	address     string
}

// maxParts is more parts (pictures, frames, styles) than any archive of a page has.
const maxParts = 5000

// isMHTML reports whether a file begins with the header of a page archive
// (RFC 2557), as browsers write it.
func isMHTML(data []byte) bool {
	head := strings.ToLower(string(data[:min(len(data), 2048)]))
	return strings.Contains(head, "mime-version:") && (strings.Contains(head, "multipart/related") || strings.Contains(head, "text/html")) &&
		!strings.HasPrefix(strings.TrimSpace(head), "<")
}

// fromMHTML takes the page out of an archive: the part that the header calls
// the root, else the first that is HTML.
func fromMHTML(data []byte) (savedPage, error) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return savedPage{}, page.Errorf(page.Unreadable, "the page archive is damaged: %v", err)
	}
	kind, parameters, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		return savedPage{}, page.Errorf(page.Unreadable, "the page archive is damaged: %v", err)
	}
	address := m.Header.Get("Snapshot-Content-Location")
	if !strings.HasPrefix(kind, "multipart/") {
		return onePart(m.Body, m.Header.Get, address)
	}
	var first *savedPage
	parts := multipart.NewReader(m.Body, parameters["boundary"])
	for range maxParts {
		part, err := parts.NextRawPart()
		if err != nil {
			break // the end, or an archive cut off behind the page
		}
		if !strings.HasPrefix(strings.ToLower(part.Header.Get("Content-Type")), "text/html") && !strings.HasPrefix(strings.ToLower(part.Header.Get("Content-Type")), "application/xhtml") {
			continue
		}
		isRoot := parameters["start"] != "" && part.Header.Get("Content-Id") == parameters["start"] ||
			address != "" && part.Header.Get("Content-Location") == address
		if first != nil && !isRoot {
			continue
		}
		p, err := onePart(part, part.Header.Get, address)
		if err != nil {
			return savedPage{}, err
		}
		if isRoot {
			return p, nil
		}
		first = &p
	}
	if first == nil {
		return savedPage{}, page.Errorf(page.Unreadable, "the page archive holds no page")
	}
	return *first, nil
}

// onePart reads a part of an archive out of its transfer encoding.
func onePart(body io.Reader, header func(string) string, address string) (savedPage, error) {
	switch strings.ToLower(strings.TrimSpace(header("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	data, err := io.ReadAll(io.LimitReader(body, maxBytes+1))
	if err != nil && len(data) == 0 {
		return savedPage{}, page.Errorf(page.Unreadable, "the page in the archive is damaged: %v", err)
	}
	if len(data) > maxBytes {
		return savedPage{}, page.Errorf(page.TooLarge, "the page has more than %d bytes", maxBytes)
	}
	if own := header("Content-Location"); own != "" {
		address = own
	}
	return savedPage{body: data, contentType: header("Content-Type"), address: address}, nil
}
