// Package signals catches what asks a process to stop. It must import nothing
// but the standard library, and little of that: packages are initialised in
// the order of their paths after what they import, and this one must catch
// signals before the large ones of the program have begun. Until then a signal
// ends the process by itself, with nothing open that could be harmed.
package signals

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// caught is filled from the moment that the process can catch signals at all.
var caught = catch()

func catch() chan os.Signal {
	c := make(chan os.Signal, 4)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	return c
}

// Grace is how long a run has for an orderly end once it is told to stop. What
// is still stuck then, in a file system that does not answer, is left behind.
const Grace = 4 * time.Second

// Context ends with the first signal. Where the caller has not ended Grace
// later, or at a second signal, last is called from another goroutine; it is
// to end the process.
func Context(parent context.Context, last func()) context.Context {
	ctx, cancel := context.WithCancel(parent)
	go func() {
		<-caught
		cancel()
		select {
		case <-caught:
		case <-time.After(Grace):
		}
		last()
	}()
	return ctx
}
