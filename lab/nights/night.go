package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"forcestats/pipeline/publish/release"
)

// room is where one of these programs works: a folder of its own, with the
// program, its sources and its outputs.
type room struct {
	program  string // bin/forcestats, absolute
	dir      string
	sources  string
	outputs  string
	settings []string // environment of the program
}

// newRoom makes a folder for the program; the caller removes dir.
func newRoom(program string) (*room, error) {
	program, err := filepath.Abs(program)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "forcestats-nights-")
	if err != nil {
		return nil, err
	}
	p := &room{program: program, dir: dir, sources: filepath.Join(dir, "sources"), outputs: filepath.Join(dir, "outputs")}
	p.settings = []string{"FORCESTATS_CACHE_DIR=" + filepath.Join(dir, "cache"), "FORCESTATS_RUN_DATE=2026-12-01",
		"FORCESTATS_JOBS=1", "GOMAXPROCS=2", "TMPDIR=" + dir}
	return p, os.Mkdir(p.sources, 0o755)
}

// fill puts files into the sources.
func (p *room) fill(names ...string) error {
	for _, name := range names {
		if err := copyFile(filepath.Join(p.sources, filepath.Base(name)), name); err != nil {
			return err
		}
	}
	return nil
}

// command is a run of the program on other outputs.
func (p *room) command(ctx context.Context, outputs string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, p.program, append([]string{"run", "--sources", p.sources, "--outputs", outputs}, args...)...)
	c.Env, c.Dir = p.settings, p.dir
	return c
}

// run runs the program to its end and returns its exit code and what it said.
func (p *room) run(outputs string, args ...string) (code int, said string) {
	c := p.command(context.Background(), outputs, args...)
	out, err := c.CombinedOutput()
	if c.ProcessState == nil {
		return -1, err.Error()
	}
	return c.ProcessState.ExitCode(), string(out)
}

// fingerprint is a hash of all that the current release holds but its times.
func fingerprint(outputs string) (string, error) {
	folder, m, err := release.Current(outputs)
	if err == nil {
		err = release.Check(folder, m)
	}
	if err != nil {
		return "", err
	}
	return hashOf(m), nil
}

func hashOf(m release.Manifest) string {
	h := sha256.New()
	for _, f := range m.Files {
		fmt.Fprintf(h, "%s %s\n", f.Name, f.SHA256)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// differing names the first files in which two releases differ.
func differing(a, b string) string {
	names, err := differingFiles(a, b, func(string) bool { return true })
	if err != nil {
		return err.Error()
	}
	return strings.Join(names[:min(len(names), 5)], ", ")
}

// differingFiles names, of the files that are looked at, those in which two
// releases differ.
func differingFiles(a, b string, look func(name string) bool) ([]string, error) {
	_, one, err := release.Current(a)
	_, two, err2 := release.Current(b)
	if err := errors.Join(err, err2); err != nil {
		return nil, err
	}
	sums := map[string]string{}
	for _, f := range one.Files {
		if look(f.Name) {
			sums[f.Name] = f.SHA256
		}
	}
	var names []string
	for _, f := range two.Files {
		if look(f.Name) && sums[f.Name] != f.SHA256 {
			names = append(names, f.Name)
		}
		delete(sums, f.Name)
	}
	names = append(names, sortedKeys(sums)...)
	slices.Sort(names)
	return names, nil
}

// leftovers are what a finished run must not leave in the outputs.
func leftovers(outputs string) []string {
	var left []string
	for _, pattern := range []string{"releases/.draft-*", ".state/aggregate-*", ".state/run", ".state/drafts/*", ".current*", ".tmp*"} {
		found, _ := fs.Glob(os.DirFS(outputs), pattern) // the patterns are sound
		left = append(left, found...)
	}
	return left
}

// watch reads the current release over and over, as a process of its own, until
// its standard input ends. It prints how often it did; the first that is not
// whole ends it.
func watch(w io.Writer, in io.Reader, outputs string) error {
	over := make(chan struct{})
	go func() { _, _ = io.Copy(io.Discard, in); close(over) }()
	for n := 0; ; n++ {
		select {
		case <-over:
			_, err := fmt.Fprintln(w, n)
			return err
		case <-time.After(100 * time.Millisecond):
		}
		if _, err := fingerprint(outputs); err != nil {
			return fmt.Errorf("reading %d: %w", n, err)
		}
	}
}

// watched does something while another process reads the current release.
func watched(outputs string, do func()) (readings int, err error) {
	self, err := os.Executable()
	if err != nil {
		return 0, err
	}
	c := exec.Command(self, "watch", outputs)
	in, err := c.StdinPipe()
	if err != nil {
		return 0, err
	}
	var out, said strings.Builder
	c.Stdout, c.Stderr = &out, &said
	if err := c.Start(); err != nil {
		return 0, err
	}
	do()
	if err := errors.Join(in.Close(), c.Wait()); err != nil {
		return 0, fmt.Errorf("what another process read: %w: %s", err, said.String())
	}
	_, err = fmt.Sscan(out.String(), &readings)
	return readings, err
}

// children writes a small table that changes from night to night; made up, in
// the layout of the estimates of children.
func children(name string, year, value int) error {
	text := "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,age_group,population_estimate\n" +
		fmt.Sprintf("%d,Reporting year,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,380,E08000032,Bradford,Children aged 0 to 17 years,%d\n", year, value)
	return os.WriteFile(name, []byte(text), 0o644)
}

// excerpts are small real files of several formats, as the tests have them.
func excerpts() []string {
	const folder = "pipeline/extract/publication"
	var all []string
	for _, name := range []string{"onspfa/testdata/march_2018_people.xlsx", "useofforce/testdata/devices_2016.ods", "recordedcrime/testdata/force_2017_18.csv"} {
		all = append(all, filepath.Join(folder, name))
	}
	return all
}

func copyFile(to, from string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// copyTree copies outputs, links as links.
func copyTree(to, from string) error {
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	return os.CopyFS(to, os.DirFS(from))
}

// tally counts what came of many tries.
type tally map[string]int

func (t tally) String() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(t)) {
		fmt.Fprintf(&b, "%s %d; ", name, t[name])
	}
	return strings.TrimSuffix(b.String(), "; ")
}
