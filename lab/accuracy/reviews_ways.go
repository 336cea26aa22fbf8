package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"forcestats/pipeline/readers/pdf"
)

// scoreBothWays reads the tagged reports again by type alone and counts the
// findings on which the two ways agree, letter for letter. The two share no
// code that finds blocks, so what they agree on is read right in either way,
// and the count shows how documents without a structure tree are read.
func scoreBothWays(w io.Writer, shared string, structured []readReport) error {
	typed, err := readPDFsBy(pdf.Options{TypeOnly: true}, shared, "jtai", "ilacs")
	if err != nil {
		return err
	}
	byName := map[string]*readReport{}
	for i := range typed {
		byName[typed[i].name] = &typed[i]
	}
	total, alike := map[string]int{}, map[string]int{}
	for i := range structured {
		r := &structured[i]
		left := map[string]int{}
		for _, f := range byName[r.name].rows.Findings {
			left[f.Kind+" "+letters(f.Text)]++
		}
		for _, f := range r.rows.Findings {
			k := f.Kind + " " + letters(f.Text)
			total[r.id]++
			if left[k] > 0 {
				left[k]--
				alike[r.id]++
			}
		}
	}
	ids := make([]string, 0, len(total))
	for id := range total {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	for _, id := range ids {
		fmt.Fprintf(w, "read by type alone, the same findings: %d of %d (%s)\n", alike[id], total[id], id)
	}
	return nil
}

// scoreRobust reads difficult documents and prints what became of each kind,
// and the share of the expected words that was found, where they are known.
func scoreRobust(w io.Writer, shared string) error {
	all, err := readPDFsBy(pdf.Options{}, shared, "robust", "robust/derived")
	if err != nil {
		return err
	}
	status := map[string]map[string]int{}
	var found, want int
	for i := range all {
		r := &all[i]
		kind, _, _ := strings.Cut(filepath.Base(r.name), "__")
		if status[kind] == nil {
			status[kind] = map[string]int{}
		}
		what := r.status
		if r.pages != nil {
			what = "read"
		}
		status[kind][what]++
		expected, err := os.ReadFile(filepath.Join(shared, "data/pdfs", r.name+".txt"))
		if err != nil || r.pages == nil {
			continue
		}
		var text strings.Builder
		for _, p := range r.pages.Pages {
			text.WriteString(p.Text + "\n")
		}
		f, n := wordsFound(string(expected), text.String())
		found, want = found+f, want+n
		fmt.Fprintf(w, "  %s: %d of %d expected words\n", r.name, f, n)
	}
	kinds := make([]string, 0, len(status))
	for k := range status {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	for _, k := range kinds {
		fmt.Fprintf(w, "  %-16s", k)
		for _, what := range []string{"read", "encrypted", "no_text", "unreadable", "failed"} {
			if n := status[k][what]; n > 0 {
				fmt.Fprintf(w, " %s %d", what, n)
			}
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "robust: %d documents, each accounted for; %.1f %% of %d expected words\n", len(all), math.Round(1000*float64(found)/float64(max(want, 1)))/10, want)
	return nil
}

// wordsFound counts the words of a text that another has too, as often.
func wordsFound(expected, text string) (found, want int) {
	have := map[string]int{}
	for _, word := range strings.Fields(text) {
		have[word]++
	}
	for _, word := range strings.Fields(expected) {
		want++
		if have[word] > 0 {
			have[word]--
			found++
		}
	}
	return found, want
}
