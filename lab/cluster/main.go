// Command cluster shows, on one machine and with real servers on loopback,
// that sharing out the work changes nothing:
//
//	cluster parts    reads sources/ by one process, by shards, by a Slurm array,
//	                 by a Spark job and through S3, and compares the parts
//	cluster engines  publishes by DuckDB and by Spark on a cluster that loses a
//	                 worker, and compares every table
//
// `make cluster` and `make engines` call it. The commands of the schedulers are
// those of CLUSTER.md, word for word.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Stdout, os.Args[1:])
	stop()
	os.Exit(code)
}

// run does what the one argument names and returns the exit code. What the
// programs wrote stays on the disk where something went wrong.
func run(ctx context.Context, out io.Writer, args []string) int {
	show := map[string]func(context.Context, io.Writer, *site) error{"parts": parts, "engines": engines}
	if len(args) != 1 || show[args[0]] == nil {
		fmt.Fprintln(os.Stderr, "usage: cluster parts | engines, in the folder of the repository")
		return 2
	}
	s, err := newSite(".")
	if err == nil {
		if err = show[args[0]](ctx, out, s); err == nil {
			err = os.RemoveAll(s.folder)
		} else {
			err = errors.Join(err, fmt.Errorf("logs and what was written: %s", s.folder))
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "cluster:", err)
		return 1
	}
	return 0
}
