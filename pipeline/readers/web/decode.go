package web

import (
	"bytes"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// metaWindow is how far into a page its own word on its encoding is looked
// for; programs that save pages put comments before it.
const metaWindow = 64 << 10

// metaCharset is what a meta element says, in either of its forms (HTML
// standard, 4.2.5.4).
var metaCharset = regexp.MustCompile(`(?i)<meta[^>]{1,200}?charset\s*=\s*["']?\s*([a-z0-9_:-]{2,40})`)

// decode turns a page's bytes to text. A byte order mark decides; then bytes
// that are valid UTF-8 and more than ASCII, which no other encoding makes by
// chance; then what the header and the page itself say; else Windows-1252, as
// browsers take it in English.
func decode(data []byte, contentType string) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return strings.ToValidUTF8(string(data[3:]), "\uFFFD")
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return decodeUTF16(data, unicode.BigEndian)
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return decodeUTF16(data, unicode.LittleEndian)
	}
	if order, ok := wide(data); ok {
		return decodeUTF16(data, order)
	}
	if utf8.Valid(data) {
		return string(data)
	}
	label := ""
	if _, parameters, err := mime.ParseMediaType(contentType); err == nil {
		label = parameters["charset"]
	}
	if label == "" {
		if m := metaCharset.FindSubmatch(data[:min(len(data), metaWindow)]); m != nil {
			label = string(m[1])
		}
	}
	encoding, name := charset.Lookup(label)
	if encoding == nil || name == "utf-8" && !mostlyUTF8(data) || strings.HasPrefix(name, "utf-16") || name == "replacement" {
		encoding, name = charset.Lookup("windows-1252")
	}
	if name == "utf-8" {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	text, err := encoding.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return string(text)
}

// wide recognises UTF-16 without a byte order mark: every other byte of what
// begins a page is zero.
func wide(data []byte) (unicode.Endianness, bool) {
	head := data[:min(len(data), 64)]
	if len(head) < 16 {
		return unicode.LittleEndian, false
	}
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	half := len(head) / 2
	switch {
	case zeros[1] >= half*9/10 && zeros[0] == 0:
		return unicode.LittleEndian, true
	case zeros[0] >= half*9/10 && zeros[1] == 0:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

func decodeUTF16(data []byte, order unicode.Endianness) string {
	text, _, err := transform.Bytes(unicode.UTF16(order, unicode.UseBOM).NewDecoder(), data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return string(text)
}

// mostlyUTF8 reports whether more of the bytes beyond ASCII are in sequences of
// UTF-8 than not: one broken character does not make a page another's.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		c, n := utf8.DecodeRune(data[i:])
		if c == utf8.RuneError && n == 1 {
			bad++
		} else {
			good += n
		}
		i += n
	}
	return good > bad
}

// savedFrom is the address that programs which save pages write in a comment
// before it.
func savedFrom(text string) string {
	m := savedComment.FindStringSubmatch(text[:min(len(text), 4096)])
	if m == nil {
		return ""
	}
	return m[1]
}

var savedComment = regexp.MustCompile(`(?:saved from url=\(\d+\)|\burl:\s*)(https?://[^\s>]{4,500})`)

// Sniff tells a saved page by its first bytes: "html", "mhtml", or "" for
// neither.
func Sniff(head []byte) string {
	if isMHTML(head) {
		return "mhtml"
	}
	s := strings.ToLower(decode(head, ""))
	for {
		s = strings.TrimLeft(s, " \t\r\n\f\uFEFF\uFFFD")
		switch {
		case strings.HasPrefix(s, "<!--"):
			_, rest, found := strings.Cut(s, "-->")
			if !found {
				return "html"
			}
			s = rest
		case strings.HasPrefix(s, "<?xml"):
			_, rest, found := strings.Cut(s, "?>")
			if !found {
				return ""
			}
			s = rest
		default:
			if opening.MatchString(s) {
				return "html"
			}
			return ""
		}
	}
}

// opening is how a page begins, or a piece of one that was saved.
var opening = regexp.MustCompile(`^<(?:!doctype\s+html|(?:html|head|body|title|meta|main|article|section|div|h1|h2|p|table)[\s>])`)
