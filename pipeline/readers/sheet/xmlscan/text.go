package xmlscan

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Attrs walks the attributes of a start tag.
type Attrs struct {
	rest []byte
	// Name and Value are as written; Value may hold references (see
	// AppendUnescaped).
	Name, Value []byte
}

// Attrs returns a walk over the current start tag's attributes.
func (s *Scanner) Attrs() Attrs { return Attrs{rest: s.body} }

// Next moves to the next attribute.
func (a *Attrs) Next() bool {
	b := a.rest
	i := 0
	for i < len(b) && b[i] <= ' ' {
		i++
	}
	start := i
	// Names are of one letter or of twenty.
	for i < len(b) && i < start+4 && b[i] != '=' {
		i++
	}
	if i == start+4 {
		n := bytes.IndexByte(b[i:], '=')
		if n < 0 {
			return false
		}
		i += n
	}
	name := b[start:i]
	for len(name) > 0 && name[len(name)-1] <= ' ' {
		name = name[:len(name)-1]
	}
	for i++; i < len(b) && b[i] <= ' '; i++ {
	}
	if i >= len(b) || len(name) == 0 {
		return false
	}
	quote := b[i]
	if quote != '"' && quote != '\'' {
		return false
	}
	i++
	for j := i; j < len(b); j++ {
		if b[j] == quote {
			a.Name, a.Value, a.rest = name, b[i:j], b[j+1:]
			return true
		}
	}
	return false
}

// Attr is the unescaped value of the attribute so named, as valid UTF-8.
func (s *Scanner) Attr(name string) (string, bool) {
	a := s.Attrs()
	for a.Next() {
		if string(a.Name) == name {
			v, err := AppendUnescaped(nil, a.Value)
			return strings.ToValidUTF8(string(v), "\ufffd"), err == nil
		}
	}
	return "", false
}

// Raw is the current characters as written; it equals the text where it holds
// no "&" and Verbatim is false.
func (s *Scanner) Raw() []byte { return s.body }

// AppendChars appends the current characters, references resolved.
func (s *Scanner) AppendChars(dst []byte) ([]byte, error) {
	if s.verbatim {
		return append(dst, s.body...), nil
	}
	return AppendUnescaped(dst, s.body)
}

// AppendUnescaped appends text with the five references of XML and character
// numbers resolved, and line ends as XML has them.
func AppendUnescaped(dst, text []byte) ([]byte, error) {
	if bytes.IndexByte(text, '&') < 0 && bytes.IndexByte(text, '\r') < 0 {
		return append(dst, text...), nil
	}
	for i := 0; i < len(text); {
		switch c := text[i]; c {
		case '&':
			end := bytes.IndexByte(text[i:min(len(text), i+16)], ';')
			if end < 0 {
				return dst, fmt.Errorf("a reference without its semicolon: %.16q", text[i:])
			}
			r, err := reference(text[i+1 : i+end])
			if err != nil {
				return dst, err
			}
			dst = utf8.AppendRune(dst, r)
			i += end + 1
		case '\r':
			dst = append(dst, '\n')
			if i++; i < len(text) && text[i] == '\n' {
				i++
			}
		default:
			dst = append(dst, c)
			i++
		}
	}
	return dst, nil
}

func reference(name []byte) (rune, error) {
	switch string(name) {
	case "amp":
		return '&', nil
	case "lt":
		return '<', nil
	case "gt":
		return '>', nil
	case "quot":
		return '"', nil
	case "apos":
		return '\'', nil
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, fmt.Errorf("unknown entity %q", name)
	}
	digits, base := name[1:], rune(10)
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	var r rune
	for _, c := range digits {
		var d rune
		switch {
		case c >= '0' && c <= '9':
			d = rune(c - '0')
		case base == 16 && c|0x20 >= 'a' && c|0x20 <= 'f':
			d = rune(c|0x20-'a') + 10
		default:
			return 0, fmt.Errorf("unknown reference %q", name)
		}
		if r = r*base + d; r > utf8.MaxRune {
			return 0, fmt.Errorf("reference %q past the last character", name)
		}
	}
	if len(digits) == 0 || r == 0 {
		return 0, fmt.Errorf("unknown reference %q", name)
	}
	return r, nil
}
