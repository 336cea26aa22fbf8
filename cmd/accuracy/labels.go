package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"forcestats/pipeline/normalise/label"
	"forcestats/pipeline/normalise/theme"
)

// Least scores over labelled findings, cross-validated by document.
const (
	leastThemes   = 0.80
	leastAgencies = 0.90
)

// scoreLabels measures themes, agencies, addressees and deadlines on the
// labelled findings. Each document is judged by a lexicon that has learned its
// chances from the other documents only. With ACCURACY_SHOW set, every
// difference is printed.
func scoreLabels(w io.Writer, shared string) error {
	findings, err := label.Read(filepath.Join(shared, "data", "gold"))
	if err != nil {
		return err
	}
	lexicon, err := theme.New()
	if err != nil {
		return err
	}
	show := os.Getenv("ACCURACY_SHOW") != ""
	var all label.Counts
	byTheme := map[string]*label.Counts{}
	for _, file := range documents(findings) {
		trained := lexicon.Calibrate(examples(findings, file))
		var doc label.Counts
		for _, f := range findings {
			if f.File != file {
				continue
			}
			matches := trained.Find(f.Text, f.Kind == "strength")
			var found []string
			for _, m := range matches {
				found = append(found, m.Theme)
			}
			doc.Add(found, f.Themes)
			countByTheme(byTheme, found, f.Themes)
			if show && !slices.Equal(found, f.Themes) {
				fmt.Fprintf(w, "\n%s %s %d: %s\n  truth %v\n", file, f.Kind, f.Ordinal, f.Text, f.Themes)
				for _, m := range matches {
					fmt.Fprintf(w, "  found %s %.2f %q\n", m.Theme, m.Chance, m.Words)
				}
			}
		}
		fmt.Fprintf(w, "themes %-60s F1 %.3f\n", filepath.Base(file), doc.F1())
		all.Hit += doc.Hit
		all.False += doc.False
		all.Missed += doc.Missed
	}
	for _, name := range sortedKeys(byTheme) {
		c := byTheme[name]
		fmt.Fprintf(w, "theme %-24s precision %.2f recall %.2f F1 %.2f (%d)\n", name, c.Precision(), c.Recall(), c.F1(), c.Hit+c.Missed)
	}
	fmt.Fprintf(w, "themes, cross-validated by document: precision %.3f recall %.3f F1 %.3f (%d findings)\n", all.Precision(), all.Recall(), all.F1(), len(findings))
	if all.F1() < leastThemes {
		return fmt.Errorf("themes F1 %.3f, wanted %.2f", all.F1(), leastThemes)
	}
	return nil
}

func documents(findings []label.Finding) []string {
	var files []string
	for _, f := range findings {
		if !slices.Contains(files, f.File) {
			files = append(files, f.File)
		}
	}
	return files
}

// examples returns the findings of every document but one.
func examples(findings []label.Finding, without string) []theme.Example {
	var all []theme.Example
	for _, f := range findings {
		if f.File != without {
			all = append(all, theme.Example{Text: f.Text, Strength: f.Kind == "strength", Themes: f.Themes})
		}
	}
	return all
}

func countByTheme(by map[string]*label.Counts, found, truth []string) {
	for _, name := range append(slices.Clone(found), truth...) {
		if by[name] == nil {
			by[name] = &label.Counts{}
		}
	}
	for name, c := range by {
		only := func(all []string) []string {
			if slices.Contains(all, name) {
				return []string{name}
			}
			return nil
		}
		c.Add(only(found), only(truth))
	}
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, strings.Compare)
	return keys
}
