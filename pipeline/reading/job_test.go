package reading

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

type broken struct{ err error }

func (b broken) ReadAt([]byte, int64) (int, error) { return 0, b.err }

// The end of a file is no failure; the first fault of the disk stays known,
// whatever a reader of the format makes of it.
func TestFailing(t *testing.T) {
	whole := &failing{ReaderAt: strings.NewReader("ab")}
	if _, err := io.ReadAll(io.NewSectionReader(whole, 0, 9)); err != nil || whole.failed() != nil {
		t.Errorf("%v, %v", err, whole.failed())
	}
	cut := &failing{ReaderAt: broken{iotest.ErrTimeout}}
	_, _ = cut.ReadAt(nil, 0)
	cut.ReaderAt = broken{io.ErrUnexpectedEOF}
	_, _ = cut.ReadAt(nil, 0)
	if !errors.Is(cut.failed(), iotest.ErrTimeout) {
		t.Errorf("%v", cut.failed())
	}
}
