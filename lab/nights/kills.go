package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"

	"forcestats/lab/nights/intercept"
)

// stageOf is the stage of a run that a call belongs to, by where it is.
func stageOf(c intercept.Call) string {
	for _, s := range []struct{ in, stage string }{
		{"sources", "listing and reading documents"}, {".state/drafts", "writing parts"}, {".state/parts", "keeping and taking parts"},
		{".state/run", "staging"}, {".state/aggregate", "statistics"}, {".draft-RELEASE/data", "tables"}, {".xlsx", "workbooks"},
		{".draft-RELEASE/page", "page"}, {".draft-RELEASE", "manifest and release"}, {"outputs/releases", "manifest and release"},
	} {
		if strings.Contains(c.Path, s.in) {
			return s.stage
		}
	}
	return "current, lock and memory"
}

// kills kills runs at random calls, as many at each stage as at the others.
func kills(w io.Writer, program string, number int, seed uint64) error {
	b, all, err := counted(program)
	if b != nil {
		defer os.RemoveAll(b.dir)
	}
	if err != nil {
		return err
	}
	byStage := map[string][]site{}
	for _, s := range all {
		byStage[stageOf(s.Call)] = append(byStage[stageOf(s.Call)], s)
	}
	r := rand.New(rand.NewPCG(seed, 0))
	var todo []site
	stages := sortedKeys(byStage)
	counts := tally{}
	for i := range number {
		stage := stages[i%len(stages)]
		todo = append(todo, byStage[stage][r.IntN(len(byStage[stage]))])
		counts[stage]++
	}
	fmt.Fprintf(w, "a run makes %d file calls; SIGKILL at %d of them, seed %d: %s\n", len(all), number, seed, counts)
	return b.disturbAll(w, todo, intercept.Kill)
}
