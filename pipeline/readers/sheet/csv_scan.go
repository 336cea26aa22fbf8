package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// csvScanner cuts text into records: RFC 4180, and what published files do
// beside it (CR alone ends a line, quotes inside a field that is not quoted,
// text behind a closing quote).
type csvScanner struct {
	r          io.Reader
	buf        []byte
	pos, end   int
	eof        bool
	comma      byte
	limits     Limits
	count      int // records so far
	field      []byte
	ends       []int
	fields     [][]byte
	afterBreak bool // the last record ended with CR: a LF belongs to it
	started    bool
}

func newCSVScanner(r io.Reader, comma byte, limits Limits) *csvScanner {
	return &csvScanner{r: r, buf: make([]byte, 64<<10), comma: comma, limits: limits}
}

// fill reads on when everything is used; it returns false at the end.
func (s *csvScanner) fill() (bool, error) {
	for s.pos == s.end && !s.eof {
		n, err := s.r.Read(s.buf)
		s.pos, s.end = 0, n
		switch {
		case errors.Is(err, io.EOF):
			s.eof = true
		case err != nil:
			return false, fmt.Errorf("reading the file: %w", err)
		}
		if !s.started && s.end > 0 {
			s.started = true
			if err := s.dropBOM(); err != nil {
				return false, err
			}
		}
	}
	return s.pos < s.end, nil
}

// dropBOM passes over a byte order mark at the start of the text.
func (s *csvScanner) dropBOM() error {
	for s.end < len(utf8BOM) && !s.eof && bytes.HasPrefix([]byte(utf8BOM), s.buf[:s.end]) {
		n, err := s.r.Read(s.buf[s.end:])
		s.end += n
		if errors.Is(err, io.EOF) {
			s.eof = true
		} else if err != nil {
			return fmt.Errorf("reading the file: %w", err)
		}
	}
	if bytes.HasPrefix(s.buf[:s.end], []byte(utf8BOM)) {
		s.pos = len(utf8BOM)
	}
	return nil
}

// record returns the next record's fields, valid until the next call; io.EOF
// at the end. An empty line is a record of one empty field.
func (s *csvScanner) record() ([][]byte, error) {
	s.field, s.ends = s.field[:0], s.ends[:0]
	if ok, err := s.fill(); !ok || err != nil {
		return nil, orEOF(err)
	}
	if s.afterBreak {
		s.afterBreak = false
		if s.buf[s.pos] == '\n' {
			s.pos++
			if ok, err := s.fill(); !ok || err != nil {
				return nil, orEOF(err)
			}
		}
	}
	s.count++
	for {
		more, err := s.readField()
		if err != nil {
			return nil, err
		}
		s.ends = append(s.ends, len(s.field))
		if len(s.ends) > s.limits.Columns {
			return nil, &LimitError{What: "columns", Where: s.where(), Limit: int64(s.limits.Columns)}
		}
		if !more {
			return s.cut(), nil
		}
	}
}

func orEOF(err error) error {
	if err == nil {
		return io.EOF
	}
	return err
}

func (s *csvScanner) cut() [][]byte {
	s.fields = s.fields[:0]
	start := 0
	for _, end := range s.ends {
		s.fields = append(s.fields, s.field[start:end])
		start = end
	}
	return s.fields
}

// readField appends a field to s.field; it reports whether another follows in
// the record.
func (s *csvScanner) readField() (more bool, err error) {
	if ok, err := s.fill(); !ok || err != nil {
		return false, err
	}
	if s.buf[s.pos] == '"' {
		s.pos++
		if err := s.quoted(); err != nil {
			return false, err
		}
	}
	start := len(s.field)
	for {
		ok, err := s.fill()
		if !ok || err != nil {
			return false, err
		}
		i := s.pos
		for i < s.end && s.buf[i] != s.comma && s.buf[i] != '\n' && s.buf[i] != '\r' {
			i++
		}
		s.field = append(s.field, s.buf[s.pos:i]...)
		if s.pos = i; len(s.field)-start > s.limits.CellBytes {
			return false, &LimitError{What: "length of a field", Where: s.where(), Limit: int64(s.limits.CellBytes)}
		}
		if i == s.end {
			continue
		}
		c := s.buf[i]
		s.pos++
		s.afterBreak = c == '\r'
		return c == s.comma, nil
	}
}

// quoted appends what lies up to the closing quote.
func (s *csvScanner) quoted() error {
	start := len(s.field)
	for {
		ok, err := s.fill()
		if err != nil {
			return err
		}
		if !ok {
			return damaged(s.where(), "a quote is never closed")
		}
		i := bytes.IndexByte(s.buf[s.pos:s.end], '"')
		if i < 0 {
			i = s.end - s.pos
		}
		s.field = append(s.field, s.buf[s.pos:s.pos+i]...)
		if s.pos += i; len(s.field)-start > s.limits.CellBytes {
			return &LimitError{What: "length of a field", Where: s.where(), Limit: int64(s.limits.CellBytes)}
		}
		if s.pos == s.end {
			continue
		}
		s.pos++
		if ok, err = s.fill(); err != nil {
			return err
		}
		if !ok || s.buf[s.pos] != '"' {
			return nil
		}
		s.field = append(s.field, '"')
		s.pos++
	}
}

func (s *csvScanner) where() string { return fmt.Sprintf("record %d", s.count) }
