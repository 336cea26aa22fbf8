// Command nights shows how the program holds up over many nights: the gate on
// real editions in order of publication, and the program itself under faults,
// kills, changed documents and changing sources (see its usage). It is run in
// the top folder of the repository.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"forcestats/lab/nights/intercept"
)

const usage = `usage: nights [flags] WHAT
  editions FOLDER   ask the gate of one good night after another
  faults            have the file calls of a run fail, one in each run
  kills             kill runs at random file calls of every stage
  series            many nights, each with a document added, changed or removed
  mutations         documents of every format with bytes changed
  whole FOLDER      one run over every real document at hand
  upgrade COMMIT... go on with what older versions published`

type options struct {
	program string
	n       int
	from    int
	seed    uint64
	every   bool
	only    string
}

func main() {
	var o options
	flag.StringVar(&o.program, "program", "bin/forcestats", "the program")
	flag.IntVar(&o.n, "n", 0, "how many; 0 for all, or as many as the issue of nights asked for")
	flag.IntVar(&o.from, "from", 0, "faults: leave out so many of the first")
	flag.Uint64Var(&o.seed, "seed", 1, "of what is random")
	flag.StringVar(&o.only, "only", "", "faults: only calls whose words hold this")
	flag.BoolVar(&o.every, "every", false, "faults: every call, also the hundreds that are alike")
	flag.Usage = func() { fmt.Fprintln(os.Stderr, usage); flag.PrintDefaults() }
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := do(o, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "nights:", err)
		os.Exit(1)
	}
}

func do(o options, args []string) error {
	if (args[0] == "faults" || args[0] == "kills") && !intercept.Possible() {
		return errors.New("file calls can be intercepted on Linux (amd64) only")
	}
	switch what := args[0]; {
	case what == "editions" && len(args) == 2:
		return editions(os.Stdout, args[1])
	case what == "faults":
		return faults(os.Stdout, o.program, o.every, o.only, o.from, o.n, o.seed)
	case what == "kills":
		return kills(os.Stdout, o.program, or(o.n, 200), o.seed)
	case what == "series":
		return series(os.Stdout, o.program, or(o.n, 100), o.seed)
	case what == "mutations":
		return mutations(os.Stdout, o.program, or(o.n, 2000), o.seed)
	case what == "whole" && len(args) == 2:
		return whole(os.Stdout, o.program, args[1])
	case what == "upgrade" && len(args) > 1:
		return upgrade(os.Stdout, o.program, args[1:])
	case what == "launch" && len(args) > 1: // becomes the program whose calls are intercepted
		return intercept.Launch(3, args[1:])
	case what == "watch" && len(args) == 2:
		return watch(os.Stdout, os.Stdin, args[1])
	}
	return errors.New(usage)
}

func or(n, otherwise int) int {
	if n > 0 {
		return n
	}
	return otherwise
}
