package xmlscan

import (
	"bytes"
	"errors"
	"io"
)

// SkipPast moves behind the next occurrence of mark, without looking at what
// lies between, and sets the depth to depth. It returns false where the
// document ends first. It is for leaping over millions of rows; a mark is
// chosen so that escaped text can't hold it.
func (s *Scanner) SkipPast(mark string, depth int) (bool, error) {
	m := []byte(mark)
	for {
		if i := bytes.Index(s.buf[s.pos:s.end], m); i >= 0 {
			s.pos += i + len(m)
			s.depth = depth
			return true, nil
		}
		if keep := len(m) - 1; s.end-s.pos > keep {
			s.pos = s.end - keep
		}
		if err := s.more(); err != nil {
			if errors.Is(err, io.EOF) {
				s.pos, s.depth = s.end, 0
				return false, nil
			}
			return false, err
		}
	}
}

// more reads on, keeping what lies behind pos.
func (s *Scanner) more() error {
	if s.readErr != nil {
		return s.readErr
	}
	if s.pos > 0 {
		s.base += int64(s.pos)
		copy(s.buf, s.buf[s.pos:s.end])
		s.end -= s.pos
		s.pos = 0
	}
	if s.end == len(s.buf) {
		if s.end >= s.limits.Token {
			return &LimitError{What: TooLong, Limit: s.limits.Token, Offset: s.base}
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for range 100 {
		n, err := s.r.Read(s.buf[s.end:])
		s.end += n
		s.readErr = err
		if n > 0 {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return io.ErrNoProgress
}

// broken turns the end of the document at a wrong place into a syntax error;
// other errors stay.
func (s *Scanner) broken(err error, msg string) error {
	if errors.Is(err, io.EOF) {
		return &SyntaxError{Offset: s.base + int64(s.end), Msg: msg}
	}
	return err
}
