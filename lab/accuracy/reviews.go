package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"time"
	"unicode"

	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/readers/pdf"
	"forcestats/pipeline/record"
)

// readTime is more than any document that is read takes.
const readTime = 60 * time.Second

// readReport is what became of one PDF.
type readReport struct {
	name   string // folder/file
	status string // read, unrecognised, or an error's kind
	id     string // publication
	layout string
	pages  *page.Document
	rows   record.RawRows
	err    error
}

// readPDFsBy reads every PDF under the folders, in order of name, with a reader
// of the given options.
func readPDFsBy(o pdf.Options, shared string, folders ...string) ([]readReport, error) {
	cache, err := os.MkdirTemp("", "forcestats-accuracy")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(cache)
	o.CacheDir = cache
	r, err := pdf.NewReader(o)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var all []readReport
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(shared, "data/pdfs", folder, "*.pdf"))
		if err != nil {
			return nil, err
		}
		sort.Strings(files)
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				return nil, err
			}
			one := readPDF(r, data)
			one.name = folder + "/" + filepath.Base(f)
			all = append(all, one)
		}
	}
	return all, nil
}

func readPDF(r *pdf.Reader, data []byte) readReport {
	doc, err := r.Read(data)
	if err != nil {
		status := "failed"
		var known *page.Error
		if errors.As(err, &known) {
			status = known.Kind.String()
		}
		return readReport{status: status, err: err}
	}
	second(doc, data)
	return claimed("", doc)
}

// second gives the document its second reading, unless that hangs.
func second(doc *page.Document, data []byte) {
	type answer struct {
		pages []string
		err   error
	}
	done := make(chan answer, 1)
	go func() {
		pages, err := pdf.Second(data)
		done <- answer{pages, err}
	}()
	select {
	case a := <-done:
		doc.SetSecond(a.pages, a.err)
	case <-time.After(readTime):
		doc.SetSecond(nil, errors.New("second reader: no answer"))
	}
}

// letters makes texts comparable: white space, bullets and the kind of a
// quote or dash are nothing. The gold writes sub-bullets in line, as printed.
func letters(s string) string {
	var b strings.Builder
	for _, c := range s {
		switch {
		case c == '‘' || c == '’':
			b.WriteRune('\'')
		case c == '“' || c == '”':
			b.WriteRune('"')
		case unicode.IsSpace(c) || strings.ContainsRune("•−▪◼–—-‑\u00ad\uf02d\uf06e\uf0a7", c):
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

type reportItem struct {
	Number  any    `json:"number"`
	Page    int    `json:"page"`
	PageEnd int    `json:"page_end"`
	Text    string `json:"text"`
}

type goldReport struct {
	File            string       `json:"file"`
	Recommendations []reportItem `json:"recommendations"`
	Priority        []reportItem `json:"areas_for_priority_action"`
	Improvement     []reportItem `json:"areas_for_improvement"`
	Concern         []reportItem `json:"causes_of_concern"`
	Gradings        []struct {
		Question string `json:"question"`
		Grade    string `json:"grade"`
		Page     int    `json:"page"`
	} `json:"gradings"`
}

func (g *goldReport) byKind() map[string][]reportItem {
	return map[string][]reportItem{
		"recommendation": g.Recommendations, "priority_action": g.Priority,
		"area_for_improvement": g.Improvement, "cause_of_concern": g.Concern,
	}
}

// scoreReviews scores the reading of inspection letters and reports: findings
// whole, of the right kind and page, none invented; forces, dates, grades.
func scoreReviews(w io.Writer, shared string) error {
	all, err := readPDFsBy(pdf.Options{}, shared, "jtai", "ilacs")
	if err != nil {
		return err
	}
	byName := map[string]*readReport{}
	for i := range all {
		byName[all[i].name] = &all[i]
	}
	var errs []error
	errs = append(errs, scoreGold(w, shared, byName))
	errs = append(errs, scoreLetters(w, shared, byName))
	errs = append(errs, scoreGrades(w, shared, byName))
	errs = append(errs, scoreSingleFramework(w, byName))
	printStatus(w, all)
	errs = append(errs, scoreBothWays(w, shared, all))
	errs = append(errs, scoreRobust(w, shared))
	return errors.Join(errs...)
}

func scoreGold(w io.Writer, shared string, byName map[string]*readReport) error {
	files, err := filepath.Glob(filepath.Join(shared, "data/gold/*.json"))
	if err != nil {
		return err
	}
	total, whole, invented := 0, 0, 0
	grades, gradesRight := 0, 0
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return err
		}
		var g goldReport
		if err := json.Unmarshal(data, &g); err != nil {
			return fmt.Errorf("%s: %w", f, err)
		}
		r := byName[g.File]
		if r == nil {
			continue
		}
		t, ok, extra := compareFindings(w, g, r)
		total, whole, invented = total+t, whole+ok, invented+extra
		for _, q := range g.Gradings {
			grades++
			if hasGrade(r, q.Grade, q.Question, q.Page) {
				gradesRight++
			} else {
				fmt.Fprintf(w, "  %s: no grade %q %q p%d\n", g.File, q.Question, q.Grade, q.Page)
			}
		}
	}
	fmt.Fprintf(w, "gold findings whole, right kind and pages: %d of %d; invented: %d; gold grades: %d of %d\n", whole, total, invented, gradesRight, grades)
	if total == 0 || float64(whole) < 0.99*float64(total) || invented > 0 {
		return fmt.Errorf("gold findings: %d of %d, %d invented", whole, total, invented)
	}
	return nil
}

// compareFindings counts the gold items that are found exactly. Strengths are
// in no gold list, so they aren't counted as invented.
func compareFindings(w io.Writer, g goldReport, r *readReport) (total, whole, invented int) {
	used := map[int]bool{}
	kinds := g.byKind()
	for _, kind := range []string{"recommendation", "priority_action", "area_for_improvement", "cause_of_concern"} {
		for _, want := range kinds[kind] {
			total++
			found := slices.IndexFunc(r.rows.Findings, func(f record.RawFinding) bool {
				return f.Kind == kind && letters(f.Text) == letters(want.Text) && int(f.Page) == want.Page && int(f.PageEnd) == want.PageEnd
			})
			if found < 0 {
				fmt.Fprintf(w, "  %s: not found whole: %s p%d-%d %.70q\n", g.File, kind, want.Page, want.PageEnd, want.Text)
				continue
			}
			used[found] = true
			whole++
		}
	}
	for i, f := range r.rows.Findings {
		if f.Kind != "strength" && !used[i] {
			invented++
			fmt.Fprintf(w, "  %s: not in gold: %s p%d-%d %q\n", g.File, f.Kind, f.Page, f.PageEnd, f.Text)
		}
	}
	return total, whole, invented
}

func hasGrade(r *readReport, grade, question string, number int) bool {
	for _, j := range r.rows.Judgements {
		if sameGrade(j.Grade, grade) && int(j.Origin.Page) == number && sameQuestion(j, question) {
			return true
		}
	}
	return false
}

func sameGrade(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if strings.HasPrefix(b, "there are widespread") {
		return strings.HasPrefix(a, "there are widespread")
	}
	plain := strings.NewReplacer(" to be good", "", "requires", "require")
	return plain.Replace(a) == plain.Replace(b)
}

func sameQuestion(j record.RawJudgement, question string) bool {
	q := strings.ToLower(question)
	return strings.Contains(letters(q), letters(strings.ToLower(j.Printed))) || strings.Contains(letters(strings.ToLower(j.Printed)), letters(q)) ||
		strings.HasPrefix(q, "overall") && j.Question == "overall" || strings.Contains(q, "safeguarding children board") && j.Question == "safeguarding_board" ||
		q == "inspection outcome" && j.Question == "overall"
}

// printStatus prints what became of each kind of document, and every report
// that gives no finding.
func printStatus(w io.Writer, all []readReport) {
	count := map[string]int{}
	findings := map[string]int{}
	agreed, checked, found := 0, 0, map[string]int{}
	for i := range all {
		r := &all[i]
		key := strings.TrimSpace(r.status + " " + r.id + " " + r.layout)
		count[key]++
		findings[key] += len(r.rows.Findings)
		if len(r.rows.Findings) == 0 {
			fmt.Fprintf(w, "  no finding: %s: %s %v\n", r.name, key, r.err)
		}
		for _, f := range r.rows.Findings {
			found[f.Found]++
			if f.Agreed.Valid {
				checked++
				if f.Agreed.V {
					agreed++
				}
			}
		}
	}
	keys := make([]string, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Fprintf(w, "%4d documents, %5d findings: %s\n", count[k], findings[k], k)
	}
	fmt.Fprintf(w, "second reader agrees on %d of %d findings; found by structure %d, by type %d\n", agreed, checked, found["structure"], found["type"])
}
