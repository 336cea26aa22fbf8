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

	"forcestats/cmd/forcestats/signals"
)

func main() {
	ctx := signals.Context(context.Background(), func() { os.Exit(exitInterrupted) })
	os.Exit(run(ctx, os.Args[1:], stdio{os.Stdin, os.Stdout, os.Stderr}))
}

// run executes one command line and returns its exit code.
func run(ctx context.Context, args []string, io stdio) int {
	root := newRoot(io)
	root.SetArgs(args)
	err := safely(func() error { return root.ExecuteContext(ctx) })
	code := exitCode(ctx, err)
	if err != nil && !isSilent(err) {
		fmt.Fprintln(printable{io.err}, "forcestats:", err)
	}
	return code
}
