package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"forcestats/lab/nights/intercept"
)

// site is a file call of a run, told apart from the others by what it is about
// and its turn among the like, so that it is found again in the next run.
type site struct {
	intercept.Call // with the path folded
	Turn           int
}

func (s site) String() string { return fmt.Sprintf("%s %s, turn %d", s.Name, s.Path, s.Turn) }

// folds make one of the paths of like files: what differs from run to run, and
// files that the same lines of the program write and read: tables, files of the
// page.
var folds = []struct {
	of *regexp.Regexp
	to string
}{
	{regexp.MustCompile(`\d{8}T\d{6}Z-[0-9a-f]{8}`), "RELEASE"}, {regexp.MustCompile(`[0-9a-f]{16,64}`), "HASH"}, {regexp.MustCompile(`\b[0-9a-f]{2}/HASH`), "HASH"},
	{regexp.MustCompile(`[EWSNK]\d{8}`), "AREA"}, {regexp.MustCompile(`\d{4,}`), "NUMBER"}, {regexp.MustCompile(`parts/[0-9a-f]{2}$`), "parts/HASH"},
	{regexp.MustCompile(`[a-z_-]+\.parquet`), "TABLE.parquet"}, {regexp.MustCompile(`/page/.*\.js$`), "/page/FILE.js"}, {regexp.MustCompile(`\.tmp/.*`), ".tmp/FILE"},
}

func fold(path string) string {
	for _, f := range folds {
		path = f.of.ReplaceAllString(path, f.to)
	}
	return path
}

// sites numbers the calls of a run as they come.
type sites map[intercept.Call]int

func (s sites) next(c intercept.Call) site {
	c.Path = fold(c.Path)
	s[c]++
	return site{c, s[c]}
}

// bench is two nights: outputs with the first published, sources as of the
// second, and what the second publishes when nothing disturbs it.
type bench struct {
	*room
	base string // outputs after the first night
	want string // fingerprint of the second night's release
	anew string // the same where nothing is known of the first night's
}

func newBench(program string) (*bench, error) {
	p, err := newRoom(program)
	if err != nil {
		return nil, err
	}
	b := &bench{room: p, base: filepath.Join(p.dir, "base")}
	if err := p.fill(excerpts()...); err != nil {
		return b, err
	}
	changing := filepath.Join(p.sources, "children.csv")
	if err := children(changing, 2020, 141000); err != nil {
		return b, err
	}
	if code, said := p.run(b.base); code != 0 {
		return b, fmt.Errorf("the first night ended with %d: %s", code, said)
	}
	if err := children(changing, 2020, 142000); err != nil {
		return b, err
	}
	calm := filepath.Join(p.dir, "calm")
	if err := copyTree(calm, b.base); err != nil {
		return b, err
	}
	if code, said := p.run(calm); code != 0 {
		return b, fmt.Errorf("the second night ended with %d: %s", code, said)
	}
	if b.want, err = fingerprint(calm); err != nil {
		return b, err
	}
	alone := filepath.Join(p.dir, "alone")
	if code, said := p.run(alone); code != 0 {
		return b, fmt.Errorf("the second night from nothing ended with %d: %s", code, said)
	}
	b.anew, err = fingerprint(alone)
	return b, err
}

// intercepted runs the second night on fresh outputs under the verdicts.
func (b *bench) intercepted(verdict func(intercept.Call) intercept.Verdict) (code int, said string, err error) {
	self, err := os.Executable()
	if err != nil {
		return 0, "", err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	run := b.command(ctx, b.outputs)
	c := exec.CommandContext(ctx, self, append([]string{"launch"}, run.Args...)...)
	c.Env, c.Dir = run.Env, run.Dir
	var out strings.Builder
	c.Stdout, c.Stderr = &out, &out
	err = intercept.Run(c, []intercept.Folder{{Name: "outputs", Path: b.outputs}, {Name: "sources", Path: b.sources}}, verdict)
	if c.ProcessState == nil {
		return 0, "", err
	}
	if ctx.Err() != nil {
		return -2, out.String(), nil // it hung
	}
	return c.ProcessState.ExitCode(), out.String(), nil
}

// count runs the second night undisturbed and returns its calls in order.
func (b *bench) count() ([]site, error) {
	if err := copyTree(b.outputs, b.base); err != nil {
		return nil, err
	}
	seen := sites{}
	var all []site
	code, said, err := b.intercepted(func(c intercept.Call) intercept.Verdict {
		all = append(all, seen.next(c))
		return intercept.Happen
	})
	if err == nil && code != 0 {
		err = fmt.Errorf("a run whose calls are counted ended with %d: %s", code, said)
	}
	return all, err
}

// disturb runs the second night with one call at fault while another process
// reads, then once more without, and says what did not hold.
func (b *bench) disturb(at site, verdict intercept.Verdict) (code, readings int, met bool, fault string, err error) {
	if err := copyTree(b.outputs, b.base); err != nil {
		return 0, 0, false, "", err
	}
	seen, said := sites{}, ""
	readings, torn := watched(b.outputs, func() {
		code, said, err = b.intercepted(func(c intercept.Call) intercept.Verdict {
			if seen.next(c) != at {
				return intercept.Happen
			}
			met = true
			return verdict
		})
	})
	switch {
	case err != nil:
		return code, readings, met, "", err
	case torn != nil:
		return code, readings, met, torn.Error(), nil
	case verdict == intercept.Fail && code != 0 && code != 1 && code != 3 && code != 4:
		return code, readings, met, fmt.Sprintf("exit code %d: %s", code, said), nil
	}
	if code == 0 {
		if got, err := fingerprint(b.outputs); err != nil || got != b.want && got != b.anew {
			return code, readings, met, fmt.Sprintf("it ended with 0 and published %s (%v), not %s or %s; differs in %s from the one and in %s from the other; %s", got, err, b.want, b.anew,
				differing(b.outputs, filepath.Join(b.dir, "calm")), differing(b.outputs, filepath.Join(b.dir, "alone")), said), nil
		}
	}
	after, words := b.run(b.outputs)
	got, err := fingerprint(b.outputs)
	if left := leftovers(b.outputs); after != 0 || err != nil || got != b.want && got != b.anew || len(left) > 0 {
		fault = fmt.Sprintf("the next run ended with %d, %s (%v), not %s or %s; left %q; differs in %s; %s",
			after, got, err, b.want, b.anew, left, differing(b.outputs, filepath.Join(b.dir, "calm")), words)
	}
	return code, readings, met, fault, nil
}

// chosen are the calls to disturb: each turn of every kind of call on every
// kind of file, but of many alike the first, one by lot and the last.
func chosen(all []site, every bool, r *rand.Rand) []site {
	last := map[intercept.Call]int{}
	for _, s := range all {
		last[s.Call] = max(last[s.Call], s.Turn)
	}
	lot := map[intercept.Call]int{}
	var out []site
	for _, s := range all {
		if _, drawn := lot[s.Call]; !drawn {
			lot[s.Call] = 1 + r.IntN(last[s.Call])
		}
		if every || s.Turn == 1 || s.Turn == lot[s.Call] || s.Turn == last[s.Call] {
			out = append(out, s)
		}
	}
	return out
}

// counted is a bench, and every file call that a run makes on it. The caller
// removes the bench's folder, also where there is an error.
func counted(program string) (*bench, []site, error) {
	b, err := newBench(program)
	if err != nil {
		return b, nil, err
	}
	all, err := b.count()
	return b, all, err
}

// faults has the file calls of a run fail in turn, in an order drawn by lot: most
// of them, 0 for all, after so many left out, or those whose words hold only.
func faults(w io.Writer, program string, every bool, only string, at, most int, seed uint64) error {
	b, all, err := counted(program)
	if b != nil {
		defer os.RemoveAll(b.dir)
	}
	if err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(seed, 0))
	todo := chosen(all, every, r)
	fmt.Fprintf(w, "a run makes %d file calls below its sources and outputs; %d of them fail in turn, seed %d\n", len(all), len(todo), seed)
	r.Shuffle(len(todo), func(i, j int) { todo[i], todo[j] = todo[j], todo[i] })
	todo = slices.DeleteFunc(todo, func(s site) bool { return !strings.Contains(s.String(), only) })
	todo = todo[min(at, len(todo)):]
	if most > 0 && most < len(todo) {
		todo = todo[:most]
	}
	return b.disturbAll(w, todo, intercept.Fail)
}

// disturbAll disturbs one call after another and prints what came of them.
func (b *bench) disturbAll(w io.Writer, todo []site, verdict intercept.Verdict) error {
	codes, broken, readings, unmet := tally{}, 0, 0, 0
	for n, s := range todo {
		code, read, met, fault, err := b.disturb(s, verdict)
		if err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
		readings += read
		if !met {
			unmet++
		}
		codes[fmt.Sprintf("exit %d", code)]++
		if fault != "" {
			broken++
			fmt.Fprintf(w, "  %s: %s\n", s, fault)
		}
		if (n+1)%50 == 0 {
			fmt.Fprintf(w, "  %d of %d done, %d did not hold; %s\n", n+1, len(todo), broken, codes)
		}
	}
	_, err := fmt.Fprintf(w, "%d calls disturbed (%d of them were not met again); %s; current read %d times by another process; %d did not hold\n",
		len(todo), unmet, codes, readings, broken)
	if err == nil && broken > 0 {
		err = fmt.Errorf("%d did not hold", broken)
	}
	return err
}
