package main

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"forcestats/pipeline/extract"
	"forcestats/pipeline/publish/gate"
	"forcestats/pipeline/reading"
	"forcestats/pipeline/record"
	"forcestats/pipeline/source"
	"forcestats/pipeline/vocabulary/place"
)

// editions reads every file of a folder, puts the editions of each publication
// into the order of what they are about, and asks the gate of one good night
// after another, each with one edition more. What it refuses is a false alarm:
// these files were published as they are. Statistics and revisions, which the
// gate looks at too, need an engine and are not made here.
func editions(w io.Writer, folder string) error {
	documents, err := profiles(folder)
	if err != nil {
		return err
	}
	byPublication := map[string][]gate.Document{}
	for _, d := range documents {
		if len(d.Tables) > 0 {
			byPublication[d.Publication] = append(byPublication[d.Publication], d)
		}
	}
	places, err := place.New(0)
	if err != nil {
		return err
	}
	current := map[string]bool{}
	for _, a := range places.Areas() {
		current[a.Code] = true
	}
	nights, alarms, refused := 0, 0, map[string]int{}
	for _, name := range sortedKeys(byPublication) {
		all := byPublication[name]
		slices.SortStableFunc(all, func(a, b gate.Document) int {
			return cmp.Or(cmp.Compare(a.Newest(), b.Newest()), cmp.Compare(a.Path, b.Path))
		})
		var before *gate.Profile
		for n := range all {
			now := &gate.Profile{Documents: all[:n+1]}
			nights++
			if reasons := gate.Check(gate.Default(), gate.Release{Profile: now, Current: current}, before); len(reasons) > 0 {
				alarms++
				for _, r := range reasons {
					refused[r.Rule]++
					fmt.Fprintf(w, "  %s\n", r)
				}
			}
			before = now
		}
		fmt.Fprintf(w, "%s: %d editions\n", name, len(all))
	}
	_, err = fmt.Fprintf(w, "%d nights, %d false alarms %v\n", nights, alarms, refused)
	return err
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// profiles reads every file below a folder into what the gate remembers of it.
func profiles(folder string) ([]gate.Document, error) {
	var paths []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	out := make([]gate.Document, len(paths))
	next := make(chan int)
	var wg sync.WaitGroup
	var once sync.Once
	var failed error
	for range 2 {
		wg.Go(func() {
			r, err := reading.NewReader(reading.Options{CacheDir: filepath.Join(os.TempDir(), "forcestats-nights-pdfium")})
			for i := range next {
				if err == nil {
					out[i], err = profile(r, folder, paths[i])
				}
			}
			if err != nil {
				once.Do(func() { failed = err })
			}
		})
	}
	for i := range paths {
		next <- i
	}
	close(next)
	wg.Wait()
	return out, failed
}

// figures is a sink that shows the gate the figures and keeps the rest.
type figures struct {
	record.Rows
	to *gate.Collector
}

func (f *figures) Observation(o *record.Observation) error { f.to.Observation(o); return nil }

func profile(r *reading.Reader, folder, path string) (gate.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return gate.Document{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return gate.Document{}, err
	}
	id, err := source.Hash(f)
	if err != nil {
		return gate.Document{}, err
	}
	name, err := filepath.Rel(folder, path)
	if err != nil {
		return gate.Document{}, err
	}
	rows := &figures{to: gate.NewCollector([]gate.Document{{ID: id}})}
	if _, err := r.Read(source.Document{ID: id, Path: name, Bytes: info.Size()}, extract.File{Name: name, ReaderAt: f, Size: info.Size()}, rows); err != nil {
		return gate.Document{}, fmt.Errorf("%s: %w", name, err)
	}
	d := gate.Of(&rows.Documents[0])
	d.Path = name
	for i := range rows.Issues {
		d.Issue(&rows.Issues[i])
	}
	d.Tables = rows.to.Profile().Documents[0].Tables
	return d, nil
}
