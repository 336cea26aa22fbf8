// Command nights shows how the program holds up over many nights: the gate on
// real editions in order of publication, and the program itself under faults,
// kills and changes (see its usage).
package main

import (
	"fmt"
	"os"
)

const usage = `usage: nights editions FOLDER    ask the gate of one good night after another`

func main() {
	if len(os.Args) != 3 || os.Args[1] != "editions" {
		fmt.Fprintln(os.Stderr, usage)
		os.Exit(2)
	}
	if err := editions(os.Stdout, os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "nights:", err)
		os.Exit(1)
	}
}
