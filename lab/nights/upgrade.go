package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"forcestats/lab/history"
)

// upgrade has older versions of the program, built from the repository's
// history, publish into outputs of their own, and this one go on with each: it
// must end well, leave nothing behind, and have the tables of a release made
// from nothing.
func upgrade(w io.Writer, program string, commits []string) error {
	p, err := newRoom(program)
	if err != nil {
		return err
	}
	defer os.RemoveAll(p.dir)
	if err := errors.Join(p.fill(excerpts()...), children(filepath.Join(p.sources, "children.csv"), 2020, 141000)); err != nil {
		return err
	}
	alone := filepath.Join(p.dir, "alone")
	if code, said := p.run(alone); code != 0 && code != 3 {
		return fmt.Errorf("from nothing it ended with %d: %s", code, said)
	}
	for _, commit := range commits {
		old, err := history.Build(".", commit, filepath.Join(p.dir, "history", commit))
		if errors.Is(err, history.ErrUnknown) {
			fmt.Fprintf(w, "%v: there is nothing to upgrade from\n", err)
			continue
		}
		if err != nil {
			return err
		}
		outputs := filepath.Join(p.dir, "of-"+commit)
		before := &room{program: old, dir: p.dir, sources: p.sources, settings: p.settings}
		if code, said := before.run(outputs); code != 0 && code != 3 {
			return fmt.Errorf("%s ended with %d: %s", commit, code, said)
		}
		code, said := p.run(outputs)
		names, err := differingTables(outputs, alone)
		if err != nil || code != 0 && code != 3 || len(names) > 0 {
			return fmt.Errorf("after %s: exit %d, other than from nothing: %v, %v: %s", commit, code, names, err, said)
		}
		if left := leftovers(outputs); len(left) > 0 {
			return fmt.Errorf("after %s: left behind: %v", commit, left)
		}
		fmt.Fprintf(w, "after %s: exit %d, every table as from nothing\n", commit, code)
	}
	return nil
}
