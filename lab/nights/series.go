package main

import (
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// openRoom makes a room in which the gate lets everything out: what is tried is
// not the gate. Settings are further ones.
func openRoom(program string, settings ...string) (*room, error) {
	p, err := newRoom(program)
	if err != nil {
		return nil, err
	}
	p.settings = append(p.settings, "FORCESTATS_GATE_PUBLICATIONS=", "FORCESTATS_GATE_FACTOR=1e300", "FORCESTATS_GATE_DISAGREE=1000000", "FORCESTATS_GATE_FORCES=1000")
	for _, share := range []string{"HELD_BACK", "REJECTED", "DROPPED", "GONE", "TURNED", "COUNCILS", "REVISED", "SHRUNK"} {
		p.settings = append(p.settings, "FORCESTATS_GATE_"+share+"=1")
	}
	p.settings = append(p.settings, settings...)
	return p, nil
}

// keptReleases is how many releases the nights keep.
const keptReleases = 3

// series runs many nights, each with a document added, changed or removed, and
// holds the tables of each release against those of one made from nothing. What
// changed since the last release has no counterpart there and is left out.
func series(w io.Writer, program string, nights int, seed uint64) error {
	p, err := openRoom(program, fmt.Sprintf("FORCESTATS_KEEP_RELEASES=%d", keptReleases), "FORCESTATS_KEEP_DAYS=0")
	if err != nil {
		return err
	}
	defer os.RemoveAll(p.dir)
	pool, err := documentsOf("pipeline/extract/publication", "pipeline/readers")
	if err != nil {
		return err
	}
	t := &turns{room: p, r: rand.New(rand.NewPCG(seed, 0)), pool: pool, there: map[string]string{}}
	for range 5 {
		if err := t.add(); err != nil {
			return err
		}
	}
	did := tally{}
	var sizes []int64
	for night := range nights {
		what, err := t.turn()
		if err != nil {
			return err
		}
		did[what]++
		code, said := p.run(p.outputs)
		alone := filepath.Join(p.dir, "alone")
		if err := os.RemoveAll(alone); err != nil {
			return err
		}
		fresh, saidFresh := p.run(alone)
		if code != fresh || code != 0 && code != 3 {
			return fmt.Errorf("night %d (%s): it ended with %d, from nothing with %d: %s\n%s", night+1, what, code, fresh, said, saidFresh)
		}
		if names, err := differingTables(p.outputs, alone); err != nil || len(names) > 0 {
			return fmt.Errorf("night %d (%s): other than from nothing: %v %v", night+1, what, names, err)
		}
		if left := leftovers(p.outputs); len(left) > 0 {
			return fmt.Errorf("night %d (%s): left behind: %v", night+1, what, left)
		}
		size, err := sizeOf(p.outputs)
		if err != nil {
			return err
		}
		sizes = append(sizes, size)
	}
	fmt.Fprintf(w, "%d nights, seed %d: %s; the tables of every release equal those of one made from nothing\n", nights, seed, did)
	half := len(sizes) / 2
	fmt.Fprintf(w, "outputs with %d releases kept: at most %.1f MB in the first half, %.1f MB in the second; %d documents at the end\n",
		keptReleases, mb(slices.Max(sizes[:half])), mb(slices.Max(sizes[half:])), len(t.there))
	if slices.Max(sizes[half:]) > 2*slices.Max(sizes[:half]) {
		return fmt.Errorf("the outputs grow")
	}
	return nil
}

func mb(bytes int64) float64 { return float64(bytes) / 1e6 }

// turns changes the sources from night to night.
type turns struct {
	*room
	r     *rand.Rand
	pool  []string
	there map[string]string // file in the sources by where it is from
}

func (t *turns) turn() (string, error) {
	switch n := t.r.IntN(3); {
	case n == 0 && len(t.there) < len(t.pool) || len(t.there) < 4:
		return "added", t.add()
	case n == 1:
		return "changed", t.change()
	}
	from := t.some()
	name := t.there[from]
	delete(t.there, from)
	return "removed", os.Remove(name)
}

func (t *turns) add() error {
	for {
		from := t.pool[t.r.IntN(len(t.pool))]
		if t.there[from] != "" {
			continue
		}
		to := filepath.Join(t.sources, fmt.Sprintf("%03d-%s", slices.Index(t.pool, from), filepath.Base(from)))
		t.there[from] = to
		return copyFile(to, from)
	}
}

// change puts one byte of a document's text into another's place: a digit where
// it is text, any byte where it is not.
func (t *turns) change() error {
	name := t.there[t.some()]
	data, err := os.ReadFile(name)
	if err != nil || len(data) == 0 {
		return err
	}
	for range 1000 {
		at := t.r.IntN(len(data))
		if filepath.Ext(name) != ".csv" {
			data[at] ^= 1
			break
		}
		if data[at] >= '1' && data[at] <= '8' {
			data[at]++
			break
		}
	}
	return os.WriteFile(name, data, 0o644)
}

func (t *turns) some() string {
	all := sortedKeys(t.there)
	return all[t.r.IntN(len(all))]
}

// documentsOf returns the small documents that the tests have, in order.
func documentsOf(folders ...string) ([]string, error) {
	var all []string
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err == nil && strings.Contains(path, "testdata") && slices.Contains([]string{".csv", ".xlsx", ".ods", ".xls", ".pdf"}, filepath.Ext(path)) {
				all = append(all, path)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("no documents below %v: run it in the top folder of the repository", folders)
	}
	return all, nil
}

// differingTables names the tables in which two releases differ, but for the
// revisions, which hold one against the release before.
func differingTables(a, b string) ([]string, error) {
	return differingFiles(a, b, func(name string) bool {
		return strings.HasPrefix(name, "data/") && filepath.Ext(name) == ".parquet" && name != "data/revisions.parquet"
	})
}

// sizeOf is what the files of a folder come to, each once however often it is linked.
func sizeOf(folder string) (total int64, err error) {
	seen := map[string]bool{}
	err = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if id := fileID(info); id == "" || !seen[id] {
			seen[id] = true
			total += info.Size()
		}
		return nil
	})
	return total, err
}
