package main

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"forcestats/pipeline/extract"
	"forcestats/pipeline/reading"
	"forcestats/pipeline/record"
	"forcestats/pipeline/source"
)

// outcome is one document of shared/data, read end to end.
type outcome struct {
	path   string // under shared/data
	result extract.Result
	rows   record.Rows
}

// readAll reads every file below a folder of shared/data, once for all scores
// that ask. Two readers share the work.
var readAll = func() func(shared, folder string) ([]outcome, error) {
	var mu sync.Mutex
	kept := map[string][]outcome{}
	return func(shared, folder string) ([]outcome, error) {
		mu.Lock()
		defer mu.Unlock()
		if all, ok := kept[folder]; ok {
			return all, nil
		}
		all, err := readFolder(filepath.Join(shared, "data"), folder)
		kept[folder] = all
		return all, err
	}
}()

func readFolder(data, folder string) ([]outcome, error) {
	var paths []string
	err := filepath.WalkDir(filepath.Join(data, folder), func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	all := make([]outcome, len(paths))
	next := make(chan int)
	errs := make(chan error, 2)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			r, err := reading.NewReader(reading.Options{CacheDir: filepath.Join(os.TempDir(), "forcestats-accuracy-pdfium")})
			if err != nil {
				errs <- err
				for range next {
				}
				return
			}
			defer r.Close()
			for i := range next {
				all[i].path, _ = filepath.Rel(data, paths[i])
				if all[i].result, err = readFile(r, paths[i], &all[i].rows); err != nil {
					errs <- fmt.Errorf("%s: %w", paths[i], err)
				}
			}
		})
	}
	for i := range paths {
		next <- i
	}
	close(next)
	wg.Wait()
	select {
	case err := <-errs:
		return nil, err
	default:
		return all, nil
	}
}

func readFile(r *reading.Reader, path string, rows *record.Rows) (extract.Result, error) {
	f, err := os.Open(path)
	if err != nil {
		return extract.Result{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return extract.Result{}, err
	}
	id, err := source.Hash(f)
	if err != nil {
		return extract.Result{}, err
	}
	return r.Read(source.Document{ID: id, Path: filepath.Base(path), Bytes: info.Size()},
		extract.File{Name: filepath.Base(path), ReaderAt: f, Size: info.Size()}, rows)
}

// scoreDocuments prints what became of every file in shared/data: none of the
// kinds that forcestats reads may stay unrecognised.
func scoreDocuments(w io.Writer, shared string) error {
	for _, folder := range []string{"sheets", "pdfs"} {
		all, err := readAll(shared, folder)
		if err != nil {
			return err
		}
		counts := map[string]int{}
		for _, r := range all {
			counts[filepath.Dir(r.path)+" "+r.result.Status]++
			fmt.Fprintf(w, "%-12s %-24s %-10s obs %6d findings %3d grades %4d %s %s%s\n", r.result.Status, r.result.Publication.ID, r.result.Layout,
				len(r.rows.Observations), len(r.rows.Findings), len(r.rows.Judgements), r.path, issueCounts(r.rows.Issues), because(r.result))
		}
		var keys []string
		for k := range counts {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			fmt.Fprintf(w, "%s: %d\n", k, counts[k])
		}
	}
	return nil
}

func because(r extract.Result) string {
	if r.Reason == "" {
		return ""
	}
	return " because " + r.Reason
}

func issueCounts(issues []record.Issue) string {
	n := map[string]int{}
	for _, i := range issues {
		n[i.Code]++
	}
	var codes []string
	for c := range n {
		codes = append(codes, c)
	}
	slices.SortFunc(codes, func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), strings.Compare(a, b)) })
	for i, c := range codes {
		codes[i] = fmt.Sprintf("%s %d", c, n[c])
	}
	return "[" + strings.Join(codes, ", ") + "]"
}
