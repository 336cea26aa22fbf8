package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"forcestats/pipeline/normalise/agency"
	"forcestats/pipeline/normalise/deadline"
	"forcestats/pipeline/normalise/label"
	"forcestats/pipeline/normalise/lexicon"
	"forcestats/pipeline/normalise/theme"
	"forcestats/pipeline/record"
)

// Least scores over labelled findings, cross-validated by document.
const (
	leastThemes   = 0.80
	leastAgencies = 0.90
)

// labelScore is what one field of the labelled findings scores.
type labelScore struct {
	name   string
	total  label.Counts
	byCode map[string]*label.Counts
	byFile map[string]*label.Counts
}

func newLabelScore(name string) *labelScore {
	return &labelScore{name: name, byCode: map[string]*label.Counts{}, byFile: map[string]*label.Counts{}}
}

func (s *labelScore) add(file string, found, truth []string) {
	s.total.Add(found, truth)
	if s.byFile[file] == nil {
		s.byFile[file] = &label.Counts{}
	}
	s.byFile[file].Add(found, truth)
	codes := append(slices.Clone(found), truth...)
	slices.Sort(codes)
	for _, code := range slices.Compact(codes) {
		if s.byCode[code] == nil {
			s.byCode[code] = &label.Counts{}
		}
		only := func(all []string) []string {
			if slices.Contains(all, code) {
				return []string{code}
			}
			return nil
		}
		s.byCode[code].Add(only(found), only(truth))
	}
}

func (s *labelScore) print(w io.Writer) {
	for _, name := range sortedKeys(s.byFile) {
		fmt.Fprintf(w, "%-10s %-60.60s F1 %.3f\n", s.name, filepath.Base(name), s.byFile[name].F1())
	}
	for _, code := range sortedKeys(s.byCode) {
		c := s.byCode[code]
		fmt.Fprintf(w, "%-10s %-28s precision %.2f recall %.2f F1 %.2f (%d)\n", s.name, code, c.Precision(), c.Recall(), c.F1(), c.Hit+c.Missed)
	}
	fmt.Fprintf(w, "%s: precision %.3f recall %.3f F1 %.3f\n", s.name, s.total.Precision(), s.total.Recall(), s.total.F1())
}

// scoreLabels measures themes, agencies, addressees and deadlines on the
// labelled findings. Each document is judged by lexicons that have learned
// their chances from the other documents only. ACCURACY_SHOW=themes (agencies,
// addressees) prints every difference.
func scoreLabels(w io.Writer, shared string) error {
	findings, err := label.Read(filepath.Join(shared, "data", "gold"))
	if err != nil {
		return err
	}
	themes, err := theme.New()
	if err != nil {
		return err
	}
	agencies, err := agency.New()
	if err != nil {
		return err
	}
	show := os.Getenv("ACCURACY_SHOW")
	ts, as, ad := newLabelScore("themes"), newLabelScore("agencies"), newLabelScore("addressees")
	deadlines, deadlinesRight := 0, 0
	untrained := agencies.Lexicon
	for _, file := range labelledFiles(findings) {
		trained := themes.Calibrate(examples(findings, file, func(f label.Finding) []string { return f.Themes }))
		agencies.Lexicon = untrained.Calibrate(examples(findings, file, func(f label.Finding) []string { return f.Agencies }))
		for _, f := range findings {
			if f.File != file {
				continue
			}
			matches := trained.Find(f.Text, f.Kind == "strength")
			codes := lexicon.Codes(matches)
			ts.add(file, codes, f.Themes)
			if show == "themes" && !slices.Equal(codes, f.Themes) {
				fmt.Fprintf(w, "\n%s %s %d: %s\n  truth %v\n", file, f.Kind, f.Ordinal, f.Text, f.Themes)
				for _, m := range matches {
					fmt.Fprintf(w, "  found %s %.2f %q\n", m.Code, m.Chance, m.Words)
				}
			}
			r := agencies.Find(agency.Finding{Publication: publicationOf(f), Section: f.Section, Subheading: f.Subheading, Kind: f.Kind, Text: f.Text})
			as.add(file, r.Agencies(), f.Agencies)
			if show == "agencies" && !slices.Equal(r.Agencies(), f.Agencies) {
				fmt.Fprintf(w, "\n%s %s %d: %s\n  truth %v\n  found %q\n", file, f.Kind, f.Ordinal, f.Text, f.Agencies, r.Links)
			}
			truth := labelledAddressees(f)
			ad.add(file, r.Addressees, truth)
			if show == "addressees" && !slices.Equal(r.Addressees, truth) {
				fmt.Fprintf(w, "\n%s %s %d: %s\n  truth %q\n  found %q\n", file, f.Kind, f.Ordinal, f.Text, truth, r.Addressees)
			}
			// A full date only: the labels leave periods that run from publication empty.
			published, _ := record.ParseDate(f.Published)
			d, _ := deadline.Find(f.Text, published)
			deadlines++
			if d.Relative || d.Date.String() == f.Deadline {
				deadlinesRight++
			}
		}
	}
	ad.byCode = nil
	for _, s := range []*labelScore{ts, as, ad} {
		s.print(w)
	}
	fmt.Fprintf(w, "deadlines: %d of %d right (%d findings, cross-validated by document)\n", deadlinesRight, deadlines, len(findings))
	switch {
	case ts.total.F1() < leastThemes:
		return fmt.Errorf("themes F1 %.3f, wanted %.2f", ts.total.F1(), leastThemes)
	case as.total.F1() < leastAgencies:
		return fmt.Errorf("agencies F1 %.3f, wanted %.2f", as.total.F1(), leastAgencies)
	}
	return nil
}

// publicationOf gives the kind of publication that the program itself would
// recognise, from the publisher and title of a labelled document.
func publicationOf(f label.Finding) string {
	switch {
	case strings.Contains(f.Title, "SEND"):
		return "ofsted-area-send"
	case strings.Contains(f.Title, "Joint targeted"):
		return "ofsted-joint-targeted-area-inspection"
	case strings.HasPrefix(f.Publisher, "Ofsted"):
		return "ofsted-council-inspections"
	}
	return "public-inquiry-reports"
}

func labelledAddressees(f label.Finding) []string {
	if f.Addressee == "" {
		return nil
	}
	return strings.Split(f.Addressee, "; ")
}

func labelledFiles(findings []label.Finding) []string {
	var files []string
	for _, f := range findings {
		if !slices.Contains(files, f.File) {
			files = append(files, f.File)
		}
	}
	return files
}

// examples returns the findings of every document but one.
func examples(findings []label.Finding, without string, codes func(label.Finding) []string) []lexicon.Example {
	var all []lexicon.Example
	for _, f := range findings {
		if f.File != without {
			all = append(all, lexicon.Example{Text: f.Text, Strength: f.Kind == "strength", Codes: codes(f)})
		}
	}
	return all
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
