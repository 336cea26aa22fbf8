// Command forcestats turns published reports on policing and the protection of
// children into statistics by police force area and by district.
//
// This package is the program: commands, settings, the terminal and exit
// codes. Nothing else knows them. What the commands do is in package pipeline.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], stdio{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}

// run executes one command line and returns its exit code.
func run(ctx context.Context, args []string, io stdio) int {
	root := newRoot(io)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	code := exitCode(ctx, err)
	if err != nil && !isSilent(err) {
		fmt.Fprintln(io.err, "forcestats:", err)
	}
	return code
}
