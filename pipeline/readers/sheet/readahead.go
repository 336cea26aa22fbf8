package sheet

import (
	"io"
	"sync"
)

const (
	// aheadFrom is the inflated size from which a second goroutine pays.
	aheadFrom  = 1 << 20
	aheadBlock = 256 << 10
	aheadDepth = 3
)

// readAhead reads from a part on a goroutine of its own, a few blocks in
// front of its reader.
type readAhead struct {
	full, free chan []byte
	stop       chan struct{}
	done       sync.WaitGroup
	cur, block []byte
	err        error // of the goroutine; read after full is closed
}

func newReadAhead(rc io.ReadCloser) *readAhead {
	a := &readAhead{
		full: make(chan []byte, aheadDepth),
		free: make(chan []byte, aheadDepth),
		stop: make(chan struct{}),
	}
	for range aheadDepth {
		a.free <- make([]byte, aheadBlock)
	}
	a.done.Go(func() {
		defer rc.Close()
		defer close(a.full)
		a.err = a.run(rc)
	})
	return a
}

// run fills blocks until the part ends or the reader stops. Its error is the
// part's, io.EOF at the end.
func (a *readAhead) run(r io.Reader) error {
	for {
		var block []byte
		select {
		case block = <-a.free:
		case <-a.stop:
			return io.EOF
		}
		n, err := io.ReadFull(r, block[:aheadBlock])
		if n > 0 {
			select {
			case a.full <- block[:n]:
			case <-a.stop:
				return io.EOF
			}
		}
		if err == io.ErrUnexpectedEOF {
			err = io.EOF
		}
		if err != nil {
			return err
		}
	}
}

func (a *readAhead) Read(p []byte) (int, error) {
	for len(a.cur) == 0 {
		if a.block != nil {
			a.free <- a.block
			a.block = nil
		}
		block, ok := <-a.full
		if !ok {
			return 0, a.err
		}
		a.block, a.cur = block, block
	}
	n := copy(p, a.cur)
	a.cur = a.cur[n:]
	return n, nil
}

// close ends the goroutine and waits for it. It is called once.
func (a *readAhead) close() {
	close(a.stop)
	a.done.Wait()
}
