package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// whole runs the program once over every real document at hand, in one folder
// with the shipped cards, and prints what came of it, the time and the memory.
// The saved pages among them are not for a release; this one is thrown away.
func whole(w io.Writer, program, shared string) error {
	p, err := newRoom(program)
	if err != nil {
		return err
	}
	defer os.RemoveAll(p.dir)
	documents := 0
	for name, from := range map[string]string{
		"cards": "sources/cards", "sheets": filepath.Join(shared, "data/sheets"), "pdfs": filepath.Join(shared, "data/pdfs"),
		"more-sheets": filepath.Join(shared, "more/sheets"), "more-pdfs": filepath.Join(shared, "more/pdfs"), "more-web": filepath.Join(shared, "more/web"),
	} {
		n, err := copyDocuments(filepath.Join(p.sources, name), from)
		if err != nil {
			return err
		}
		documents += n
	}
	started := time.Now()
	c := p.command(context.Background(), p.outputs)
	c.Env = append(os.Environ(), p.settings...)
	c.Env = append(c.Env, "FORCESTATS_JOBS=2")
	out, err := c.CombinedOutput()
	if c.ProcessState == nil {
		return err
	}
	for _, line := range strings.Split(string(out), "\n") {
		if !strings.HasPrefix(line, "{") {
			fmt.Fprintln(w, line)
		}
	}
	fmt.Fprintf(w, "%d files; exit %d; %.0f s by the clock, %.0f s of processor, peak %d MB of one process\n", documents, c.ProcessState.ExitCode(),
		time.Since(started).Seconds(), (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds(), peakMB(c.ProcessState))
	if code := c.ProcessState.ExitCode(); code != 0 && code != 3 {
		return fmt.Errorf("no release: exit %d", code)
	}
	return nil
}

// copyDocuments copies a folder's files, and leaves out what is no document:
// notes beside them and their truth.
func copyDocuments(to, from string) (n int, err error) {
	err = filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || d.Name() == "README.md" || filepath.Ext(path) == ".json" {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, rel)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		n++
		return copyFile(target, path)
	})
	return n, err
}
