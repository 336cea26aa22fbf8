// Command sides runs this program and an older one, built from the repository's
// own history, side by side: a first run of the bundled sources, an ordinary
// night with one new document, a night with nothing new, and their weight. Turns
// alternate, and medians are printed, for the machine has other work.
//
//	go run ./bench/sides -old d11a83c -turns 3      (in lab, after make build)
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"forcestats/lab/history"
)

func main() {
	log.SetFlags(0)
	old := flag.String("old", "d11a83c", "commit to compare with")
	turns := flag.Int("turns", 3, "runs of each")
	top := flag.String("top", ".", "top folder of the repository, with bin/forcestats built")
	flag.Parse()
	if err := run(*top, *old, *turns); err != nil {
		log.Fatal(err)
	}
}

// side is one of the two programs and what its runs took, by what was run.
type side struct {
	name, program string
	took          map[string][]cost
}

// cost is what a run took.
type cost struct {
	processor, clock time.Duration
	peakMB           int64
}

func run(top, old string, turns int) error {
	top, err := filepath.Abs(top)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "forcestats-sides-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	before := filepath.Join(dir, "old")
	program, err := history.Build(top, old, before)
	if errors.Is(err, history.ErrUnknown) {
		fmt.Printf("%s is not in this repository's history: there is nothing to compare with\n", old)
		return nil
	}
	if err != nil {
		return err
	}
	sides := []*side{{name: old, program: program}, {name: "now", program: filepath.Join(top, "bin/forcestats")}}
	sources := filepath.Join(dir, "sources")
	if err := os.CopyFS(sources, os.DirFS(filepath.Join(before, "sources"))); err != nil {
		return err
	}
	for turn := range turns {
		for _, s := range sides {
			if s.took == nil {
				s.took = map[string][]cost{}
			}
			if err := s.nights(dir, sources, turn); err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
		}
	}
	load, _ := os.ReadFile("/proc/loadavg")
	fmt.Printf("%s against %s on the bundled sources of %s, medians of %d, load at the end %s\n", old, "now", old, turns, firstWord(string(load)))
	for _, what := range []string{"first run", "one new document", "nothing new"} {
		a, b := median(sides[0].took[what]), median(sides[1].took[what])
		fmt.Printf("%-18s processor %6.1f s and %6.1f s (%.2f), clock %6.1f s and %6.1f s, peak %4d MB and %4d MB\n", what,
			a.processor.Seconds(), b.processor.Seconds(), b.processor.Seconds()/a.processor.Seconds(), a.clock.Seconds(), b.clock.Seconds(), a.peakMB, b.peakMB)
	}
	fmt.Printf("%-18s now %.2f of its first run's processor time\n", "one new document", median(sides[1].took["one new document"]).processor.Seconds()/median(sides[1].took["first run"]).processor.Seconds())
	for _, s := range sides {
		info, err := os.Stat(s.program)
		if err != nil {
			return err
		}
		fmt.Printf("%-18s binary %.0f MB\n", s.name, float64(info.Size())/1e6)
	}
	return nil
}

// nights runs a first night on all sources but one report, a second with it, and
// a third with nothing new; then a first run on all of them.
func (s *side) nights(dir, sources string, turn int) error {
	reports, err := filepath.Glob(filepath.Join(sources, "*.pdf"))
	if err != nil || len(reports) == 0 {
		return errors.Join(err, errors.New("no report among the sources"))
	}
	out := filepath.Join(dir, "outputs")
	aside := filepath.Join(dir, filepath.Base(reports[0]))
	if err := errors.Join(os.RemoveAll(out), os.Rename(reports[0], aside)); err != nil {
		return err
	}
	_, err = s.run(sources, out)
	if err := errors.Join(err, os.Rename(aside, reports[0])); err != nil {
		return err
	}
	for _, what := range []string{"one new document", "nothing new", "first run"} {
		if what == "first run" {
			if err := os.RemoveAll(out); err != nil {
				return err
			}
		}
		c, err := s.run(sources, out)
		if err != nil {
			return err
		}
		s.took[what] = append(s.took[what], c)
	}
	return nil
}

func (s *side) run(sources, out string) (cost, error) {
	c := exec.Command(s.program, "run", "--sources", sources, "--outputs", out)
	started := time.Now()
	said, err := c.CombinedOutput()
	if c.ProcessState == nil {
		return cost{}, err
	}
	if code := c.ProcessState.ExitCode(); code != 0 && code != 3 {
		return cost{}, fmt.Errorf("exit %d: %s", code, said)
	}
	took := cost{processor: c.ProcessState.UserTime() + c.ProcessState.SystemTime(), clock: time.Since(started)}
	if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		took.peakMB = u.Maxrss / 1024
	}
	return took, nil
}

func median(all []cost) cost {
	slices.SortFunc(all, func(a, b cost) int { return int(a.processor - b.processor) })
	return all[len(all)/2]
}

func firstWord(s string) string {
	if f := strings.Fields(s); len(f) > 0 {
		return f[0]
	}
	return "unknown"
}
