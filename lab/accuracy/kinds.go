package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"forcestats/pipeline/extract/report/recommendation"
	"forcestats/pipeline/readers/pdf"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// kind counts the documents of one kind.
type kind struct {
	documents, findings, grades int
	counting, said, read        int // documents that count their findings, how many they say, and how many of those were read
	gaps, surpluses             int // issues
}

// scoreKinds reads every review at hand and tells, kind by kind, how its
// findings stand to what the documents say of themselves; then scores the cases
// of each format against their truth.
func scoreKinds(w io.Writer, shared string) error {
	kinds := map[string]*kind{}
	for _, from := range []struct {
		name    string
		folders []string
	}{
		{"data/pdfs", []string{"jtai", "ilacs", "inquiry", "robust", "robust/derived"}},
		{"more/pdfs", []string{"../../more/pdfs/focused", "../../more/pdfs/printed"}},
	} {
		all, err := readPDFsBy(pdf.Options{}, shared, from.folders...)
		if err != nil {
			return err
		}
		for i := range all {
			count(kinds, "pdf", &all[i])
		}
	}
	pages, err := filepath.Glob(filepath.Join(shared, "more/web/*.html"))
	if err != nil {
		return err
	}
	for _, f := range pages {
		r, err := readPage(f)
		if err != nil {
			return err
		}
		count(kinds, "web", &r)
	}
	var names []string
	for name := range kinds {
		names = append(names, name)
	}
	sort.Strings(names)
	fmt.Fprintf(w, "%-58s %9s %8s %6s %8s %5s %5s %5s %9s\n", "kind", "documents", "findings", "grades", "counting", "say", "read", "gaps", "surpluses")
	for _, name := range names {
		k := kinds[name]
		fmt.Fprintf(w, "%-58s %9d %8d %6d %8d %5d %5d %5d %9d\n", name, k.documents, k.findings, k.grades, k.counting, k.said, k.read, k.gaps, k.surpluses)
	}
	return scoreFormats(w, shared)
}

// count adds a document to its kind: the format, and the publication and layout
// that claim it.
func count(kinds map[string]*kind, format string, r *readReport) {
	name := format + " " + r.status
	if r.id != "" {
		name = format + " " + r.id + " " + r.layout
	}
	k := kinds[name]
	if k == nil {
		k = &kind{}
		kinds[name] = k
	}
	k.documents++
	k.findings += len(r.rows.Findings)
	k.grades += len(r.rows.Judgements)
	for _, i := range r.rows.Issues {
		switch i.Code {
		case vocabulary.FindingsMissing.Code():
			k.gaps++
		case vocabulary.FindingsSurplus.Code():
			k.surpluses++
		}
	}
	if r.pages == nil || r.id == "" {
		return
	}
	counts := recommendation.Counts(r.pages)
	if slices.ContainsFunc(r.rows.Findings, func(f record.RawFinding) bool { return f.RestatesOf != "" }) {
		counts = nil // an answer counts what another report makes
	}
	if len(counts) > 0 {
		k.counting++
	}
	for _, c := range counts {
		own := 0
		for _, f := range r.rows.Findings {
			if f.Kind == c.Kind && f.RestatesOf == "" {
				own++
			}
		}
		k.said += c.Of
		k.read += min(own, c.Of)
	}
}

// scoreFormats scores the reports set for ../shared/cases/reviews in every
// format that they are there in: as a web page, as a tagged and as an untagged
// PDF.
func scoreFormats(w io.Writer, shared string) error {
	var truth map[string]struct {
		Findings []struct {
			Kind, Number, Text string
		} `json:"findings"`
	}
	if err := readJSON(filepath.Join(shared, "cases/reviews/truth.json"), &truth); err != nil {
		return err
	}
	r, err := pdf.NewReader(pdf.Options{})
	if err != nil {
		return err
	}
	defer r.Close()
	var names []string
	for name := range truth {
		names = append(names, name)
	}
	sort.Strings(names)
	var below []string
	for _, format := range []string{".html", "_chrome.pdf", "_cairo.pdf"} {
		var t webTally
		n := 0
		for _, name := range names {
			file := filepath.Join(shared, "cases/reviews", name+format)
			data, err := os.ReadFile(file)
			if errors.Is(err, os.ErrNotExist) {
				continue
			}
			if err != nil {
				return err
			}
			n++
			var one readReport
			if format == ".html" {
				one, err = readPage(file)
			} else {
				one = readPDF(r, data)
			}
			if err != nil {
				return err
			}
			want := map[string][]reportItem{}
			for _, f := range truth[name].Findings {
				want[f.Kind] = append(want[f.Kind], reportItem{Number: f.Number, Text: f.Text})
			}
			// The truth lists what somebody is asked to do.
			one.rows.Findings = slices.DeleteFunc(one.rows.Findings, func(f record.RawFinding) bool { return f.Kind == "learning_point" || f.Kind == "conclusion" })
			t.page(w, name+format, want, one)
		}
		fmt.Fprintf(w, "cases/reviews *%s: %d documents, findings whole and of their kind %d of %d, %d not in the truth\n", format, n, t.right, t.total, t.invented)
		if t.right != t.total || t.invented > 0 {
			below = append(below, fmt.Sprintf("*%s: %d of %d, %d not in the truth", format, t.right, t.total, t.invented))
		}
	}
	if len(below) > 0 {
		return fmt.Errorf("cases: %s", strings.Join(below, "; "))
	}
	return nil
}
