// Package xmlscan is the tokenizer under the xlsx and ods readers: it walks
// the tags, attributes and characters of trusted-in-nothing XML in one buffer,
// without building strings.
//
// It knows no namespaces (a name is what is written), refuses document type
// declarations (so no entity is ever expanded but the five of XML and
// character numbers), and checks that elements nest, not that names match. It
// must not import the packages that use it.
package xmlscan

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Kind is the type of a token.
type Kind uint8

// The kinds of a token.
const (
	EOF   Kind = iota
	Start      // a start tag; Empty tells a self-closing one, which no End follows
	End
	Chars
)

// Limits that a Scanner holds a document to.
type Limits struct {
	Token   int // bytes of one tag or one run of characters
	Nesting int // depth of elements
}

// The limits by name; a LimitError carries one of them.
const (
	TooLong = "length of a tag or text"
	TooDeep = "nesting"
	HasType = "document type declarations"
)

// LimitError is a document over a limit.
type LimitError struct {
	What   string
	Limit  int
	Offset int64
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("byte %d: %s over the limit of %d", e.Offset, e.What, e.Limit)
}

// SyntaxError is XML that is none.
type SyntaxError struct {
	Offset int64
	Msg    string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("byte %d: %s", e.Offset, e.Msg) }

// Scanner reads tokens. Name, attributes and characters are valid until the
// next call of Next, Skip or SkipPast.
type Scanner struct {
	r          io.Reader
	buf        []byte
	pos, end   int
	base       int64 // offset in the document of buf[0]
	readErr    error
	limits     Limits
	depth      int
	name, body []byte // of a tag: its name, and what follows it; of characters: body
	verbatim   bool   // the characters are a CDATA section
	empty      bool
}

const bufferSize = 64 << 10

// New returns a scanner of what r gives.
func New(r io.Reader, limits Limits) *Scanner {
	return &Scanner{r: r, buf: make([]byte, bufferSize), limits: limits}
}

// Name is the written name of the current tag, prefix included.
func (s *Scanner) Name() []byte { return s.name }

// Local is the name of the current tag without its prefix.
func (s *Scanner) Local() []byte {
	if i := bytes.IndexByte(s.name, ':'); i >= 0 {
		return s.name[i+1:]
	}
	return s.name
}

// Empty reports whether the current start tag closes itself.
func (s *Scanner) Empty() bool { return s.empty }

// Depth is the number of open elements: after a Start that element counts,
// unless it closes itself; after an End it does not.
func (s *Scanner) Depth() int { return s.depth }

// Offset is the place in the document behind the current token.
func (s *Scanner) Offset() int64 { return s.base + int64(s.pos) }

// Next reads a token. Comments and processing instructions are passed over.
func (s *Scanner) Next() (Kind, error) {
	for {
		if s.pos == s.end {
			if err := s.more(); err != nil {
				return s.finish(err)
			}
		}
		if s.buf[s.pos] != '<' {
			return s.chars()
		}
		if s.end-s.pos < 2 {
			if err := s.more(); err != nil {
				return EOF, s.broken(err, "ends inside a tag")
			}
			continue
		}
		switch s.buf[s.pos+1] {
		case '!':
			again, err := s.declaration()
			if err != nil {
				return EOF, err
			}
			if again {
				continue
			}
			return Chars, nil
		case '?':
			if _, err := s.until(2, "?>", true); err != nil {
				return EOF, err
			}
			continue
		case '/':
			return s.endTag()
		}
		return s.startTag()
	}
}

// Leaf is a short way for what most cells are: where the document goes on
// with open, characters without markup or references, and close, it returns
// the characters and moves behind close, which must end the element that is
// current now. Otherwise it returns false and moves nowhere.
func (s *Scanner) Leaf(open, closing string) ([]byte, bool) {
	b := s.buf[s.pos:s.end]
	if s.empty || len(b) < len(open) || string(b[:len(open)]) != open {
		return nil, false
	}
	i := len(open)
	for i < len(b) && b[i] != '<' {
		if b[i] == '&' || b[i] == '\r' {
			return nil, false
		}
		i++
	}
	end := i + len(closing)
	if end > len(b) || string(b[i:end]) != closing {
		return nil, false
	}
	s.pos += end
	s.depth--
	return b[len(open):i], true
}

// Take is a short way for a start tag that is known: where the document goes
// on with it, letter by letter, it moves behind it. The tag closes nothing
// itself. Its name and attributes are not told.
func (s *Scanner) Take(tag string) bool {
	b := s.buf[s.pos:s.end]
	if len(b) < len(tag) || string(b[:len(tag)]) != tag {
		return false
	}
	s.pos += len(tag)
	s.depth++
	s.name, s.body, s.empty = nil, nil, false
	return true
}

// TakeAround is Take for a tag of which one value is not known: head ends with
// the quote before it, tail begins with the quote behind it. It returns the
// value, which holds no reference.
func (s *Scanner) TakeAround(head, tail string) ([]byte, bool) {
	b := s.buf[s.pos:s.end]
	if len(b) < len(head) || string(b[:len(head)]) != head {
		return nil, false
	}
	i := len(head)
	for i < len(b) && b[i] != '"' && b[i] != '&' && b[i] != '<' {
		i++
	}
	end := i + len(tail)
	if end > len(b) || string(b[i:end]) != tail {
		return nil, false
	}
	s.pos += end
	s.depth++
	s.name, s.body, s.empty = nil, nil, false
	return b[len(head):i], true
}

// Skip passes over the rest of the element whose start tag is current.
func (s *Scanner) Skip() error {
	if s.empty {
		return nil
	}
	for outer := s.depth - 1; s.depth > outer; {
		kind, err := s.Next()
		if err != nil {
			return err
		}
		if kind == EOF {
			return io.ErrUnexpectedEOF
		}
	}
	return nil
}

func (s *Scanner) finish(err error) (Kind, error) {
	if !errors.Is(err, io.EOF) {
		return EOF, err
	}
	if s.depth > 0 {
		return EOF, s.broken(err, fmt.Sprintf("ends with %d elements open", s.depth))
	}
	return EOF, nil
}

// chars finds the end of a run of characters.
func (s *Scanner) chars() (Kind, error) {
	from := 0
	for {
		if i := bytes.IndexByte(s.buf[s.pos+from:s.end], '<'); i >= 0 {
			s.body = s.buf[s.pos : s.pos+from+i]
			s.pos += from + i
			s.verbatim = false
			return Chars, nil
		}
		from = s.end - s.pos
		if err := s.more(); err != nil {
			if errors.Is(err, io.EOF) && s.depth == 0 && len(bytes.TrimSpace(s.buf[s.pos:s.end])) == 0 {
				s.pos = s.end
				return EOF, nil
			}
			return EOF, s.broken(err, "ends inside text")
		}
	}
}

// declaration passes over a comment (again is true), reads a CDATA section,
// and refuses all else that starts with "<!".
func (s *Scanner) declaration() (again bool, err error) {
	for s.end-s.pos < 9 {
		if err := s.more(); err != nil {
			break
		}
	}
	head := s.buf[s.pos:s.end]
	switch {
	case bytes.HasPrefix(head, []byte("<!--")):
		_, err := s.until(4, "-->", true)
		return true, err
	case bytes.HasPrefix(head, []byte("<![CDATA[")):
		n, err := s.until(9, "]]>", false)
		if err != nil {
			return false, err
		}
		s.body = s.buf[s.pos+9 : s.pos+n-3]
		s.pos += n
		s.verbatim = true
		return false, nil
	case bytes.HasPrefix(head, []byte("<!DOCTYPE")):
		return false, &LimitError{What: HasType, Offset: s.Offset()}
	}
	return false, &SyntaxError{Offset: s.Offset(), Msg: "unknown declaration"}
}

// until returns the length of the token at pos that ends with mark, looked
// for from offset from; it moves behind it where pass is set.
func (s *Scanner) until(from int, mark string, pass bool) (int, error) {
	for {
		if i := bytes.Index(s.buf[min(s.pos+from, s.end):s.end], []byte(mark)); i >= 0 {
			n := from + i + len(mark)
			if pass {
				s.pos += n
			}
			return n, nil
		}
		from = max(from, s.end-s.pos-len(mark)+1)
		if err := s.more(); err != nil {
			return 0, s.broken(err, "ends inside a comment or declaration")
		}
	}
}

// tag returns the inside of the tag at pos, skipping lead bytes after it, and
// moves behind it. A ">" may stand in an attribute (a number format such as
// [>100]0): then the tag is walked byte by byte.
func (s *Scanner) tag(lead int) ([]byte, error) {
	from := lead
	for {
		if i := bytes.IndexByte(s.buf[s.pos+from:s.end], '>'); i >= 0 {
			inside := s.buf[s.pos+lead : s.pos+from+i]
			if !closed(inside) {
				return s.quotedTag(lead)
			}
			s.pos += from + i + 1
			return inside, nil
		}
		from = s.end - s.pos
		if err := s.more(); err != nil {
			return nil, s.broken(err, "ends inside a tag")
		}
	}
}

// closed reports whether a tag up to a ">" surely has no value open there: it
// holds no apostrophe, and either no quote or a closing one before the ">".
// Where it can't tell it says no.
func closed(tag []byte) bool {
	n := len(tag)
	if n > 0 && tag[n-1] == '/' {
		n--
	}
	for n > 0 && tag[n-1] == ' ' {
		n--
	}
	if n < 2 || tag[n-1] != '"' || tag[n-2] == '=' || tag[n-2] == ' ' {
		return bytes.IndexByte(tag, '"') < 0 && bytes.IndexByte(tag, '\'') < 0
	}
	return bytes.IndexByte(tag, '\'') < 0
}

// quotedTag is tag for a tag whose values hold quotes or ">".
func (s *Scanner) quotedTag(lead int) ([]byte, error) {
	var open byte
	for i := lead; ; i++ {
		for s.pos+i >= s.end {
			if err := s.more(); err != nil {
				return nil, s.broken(err, "ends inside a tag")
			}
		}
		switch c := s.buf[s.pos+i]; {
		case open == 0 && c == '>':
			inside := s.buf[s.pos+lead : s.pos+i]
			s.pos += i + 1
			return inside, nil
		case open == 0 && (c == '"' || c == '\''):
			open = c
		case c == open:
			open = 0
		}
	}
}

func (s *Scanner) startTag() (Kind, error) {
	tag, err := s.tag(1)
	if err != nil {
		return EOF, err
	}
	s.empty = false
	if n := len(tag); n > 0 && tag[n-1] == '/' {
		s.empty = true
		tag = tag[:n-1]
	}
	i := 0
	for i < len(tag) && tag[i] > ' ' {
		i++
	}
	if i == 0 {
		return EOF, &SyntaxError{Offset: s.Offset(), Msg: "a tag without a name"}
	}
	s.name, s.body = tag[:i], tag[i:]
	if !s.empty {
		s.depth++
		if s.depth > s.limits.Nesting {
			return EOF, &LimitError{What: TooDeep, Limit: s.limits.Nesting, Offset: s.Offset()}
		}
	}
	return Start, nil
}

func (s *Scanner) endTag() (Kind, error) {
	tag, err := s.tag(2)
	if err != nil {
		return EOF, err
	}
	for len(tag) > 0 && tag[len(tag)-1] <= ' ' {
		tag = tag[:len(tag)-1]
	}
	if s.depth--; s.depth < 0 {
		return EOF, &SyntaxError{Offset: s.Offset(), Msg: fmt.Sprintf("</%.40s> closes nothing", tag)}
	}
	s.name, s.body, s.empty = tag, nil, false
	return End, nil
}
