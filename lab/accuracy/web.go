package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/publication/list"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/readers/web"
	"forcestats/pipeline/record"
)

// leastWebFindings is how many of the 92 findings of more/web must be right.
const leastWebFindings = 88

// goldPage is the truth of a saved page.
type goldPage struct {
	goldReport
	Strengths []string `json:"strengths"`
}

// scoreWeb scores saved web pages: findings whole and of their kind, none
// invented, every grade.
func scoreWeb(w io.Writer, shared string) error {
	files, err := filepath.Glob(filepath.Join(shared, "more/web/*.html"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		fmt.Fprintln(w, "no saved pages: more/web is missing")
		return nil
	}
	var t webTally
	for _, f := range files {
		var g goldPage
		if err := readJSON(strings.TrimSuffix(f, ".html")+".json", &g); err != nil {
			return err
		}
		r, err := readPage(f)
		if err != nil {
			return err
		}
		kinds := g.byKind()
		for _, text := range g.Strengths {
			kinds["strength"] = append(kinds["strength"], reportItem{Text: text})
		}
		t.page(w, filepath.Base(f), kinds, r)
		for _, q := range g.Gradings {
			t.grades++
			if printsGrade(r, q.Question, q.Grade) {
				t.gradesRight++
			} else {
				fmt.Fprintf(w, "  %s: no grade %q %q\n", filepath.Base(f), q.Question, q.Grade)
			}
		}
		t.gradesRead += len(r.rows.Judgements)
	}
	fmt.Fprintf(w, "more/web: %d pages, findings whole and of their kind %d of %d, %d invented; grades %d of %d, %d read\n",
		len(files), t.right, t.total, t.invented, t.gradesRight, t.grades, t.gradesRead)
	if t.right < leastWebFindings || t.invented > 0 || t.gradesRight != t.grades || t.gradesRead != t.grades {
		return fmt.Errorf("saved pages: %d of %d findings, %d invented, %d of %d grades", t.right, t.total, t.invented, t.gradesRight, t.grades)
	}
	return nil
}

// webTally counts over pages.
type webTally struct {
	total, right, invented          int
	grades, gradesRight, gradesRead int
}

// page compares the findings of a page, each miss named.
func (t *webTally) page(w io.Writer, name string, kinds map[string][]reportItem, r readReport) {
	left := slices.Clone(r.rows.Findings)
	var order []string
	for kind := range kinds {
		order = append(order, kind)
	}
	sort.Strings(order)
	for _, kind := range order {
		for _, item := range kinds[kind] {
			t.total++
			at := slices.IndexFunc(left, func(f record.RawFinding) bool { return f.Kind == kind && letters(f.Text) == letters(item.Text) })
			if at < 0 {
				fmt.Fprintf(w, "  %s: %s missing: %.90s\n", name, kind, item.Text)
				continue
			}
			t.right++
			left = slices.Delete(left, at, at+1)
		}
	}
	for _, f := range left {
		t.invented++
		fmt.Fprintf(w, "  %s: %s not in the truth: %.90s\n", name, f.Kind, f.Text)
	}
}

// readPage reads a saved page as the program does.
func readPage(file string) (readReport, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return readReport{}, err
	}
	doc, err := web.Read(data)
	if err != nil {
		return readReport{name: filepath.Base(file), status: "failed", err: err}, nil
	}
	return claimed(filepath.Base(file), doc), nil
}

// claimed lets the publication that claims a document read it.
func claimed(name string, doc *page.Document) readReport {
	one := readReport{name: name, status: "unrecognised", pages: doc}
	d := &publication.Document{Pages: doc}
	best := 0
	for _, p := range list.All() {
		if c := p.Recognise(d); c.Score > best {
			best, one.id, one.layout, one.status = c.Score, p.Meta().ID, c.Layout, "read"
			one.rows = record.RawRows{}
			one.err = p.Extract(d, c.Layout, &one.rows)
		}
	}
	return one
}

// printsGrade reports whether a page's grades have a question's, in its words
// or among those of the sentence that gives it.
func printsGrade(r readReport, question, grade string) bool {
	for _, j := range r.rows.Judgements {
		if strings.EqualFold(j.Grade, grade) && strings.Contains(record.Code(j.Printed), record.Code(question)) {
			return true
		}
	}
	return false
}

func readJSON(file string, to any) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, to); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}
