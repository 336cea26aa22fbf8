package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/extract"
	"forcestats/pipeline/part"
	"forcestats/pipeline/reading"
	"forcestats/pipeline/record"
	"forcestats/pipeline/source"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/place"
)

// scoreCases reads the small tables of cases/tables, one after another as a run
// would, and holds what is made of each against its right answers.
func scoreCases(w io.Writer, shared string) error {
	right := 0
	var wrong []error
	all := cases()
	for _, c := range all {
		made, err := runCase(filepath.Join(shared, "cases", "tables", c.name))
		if err == nil {
			err = c.right(made)
		}
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %w", c.name, err))
			fmt.Fprintf(w, "%-30s WRONG: %v\n", c.name, err)
			continue
		}
		right++
		fmt.Fprintf(w, "%-30s right: %s\n", c.name, c.answer)
	}
	fmt.Fprintf(w, "%d of %d right\n", right, len(all))
	return errors.Join(wrong...)
}

// tableCase is a case and its right answer.
type tableCase struct {
	name, answer string
	right        func(*caseMade) error
}

// caseMade is what is made of the documents of one case.
type caseMade struct {
	documents  []outcome
	statistics []record.Statistic
	issues     []record.Issue // of statistics
}

// runCase reads the documents of a folder and makes their statistics.
func runCase(folder string) (*caseMade, error) {
	if info, err := os.Stat(filepath.Join(folder, "input")); err == nil && info.IsDir() {
		folder = filepath.Join(folder, "input")
	}
	staging, err := os.MkdirTemp("", "forcestats-accuracy-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(staging)
	made := &caseMade{}
	if made.documents, err = listedOutcomes(folder, reading.Options{}, staging); err != nil {
		return nil, err
	}
	places, err := place.New(0)
	if err != nil {
		return nil, err
	}
	return made, aggregated(staging, places, civil.New(2026, 12, 1), made)
}

// listedOutcomes reads every document of a folder as a run lists it, members of
// containers too, and stages its tables where staging is a folder.
func listedOutcomes(folder string, o reading.Options, staging string) ([]outcome, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	listing, err := source.List(context.Background(), folder)
	if err != nil {
		return nil, err
	}
	o.CacheDir = filepath.Join(os.TempDir(), "forcestats-accuracy-pdfium")
	r, err := reading.NewReader(o)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var all []outcome
	for _, d := range listing.Documents {
		if d.Path == "README.md" {
			continue
		}
		one := outcome{path: d.Path}
		f, err := source.Open(root, d.Path)
		if err != nil {
			return nil, err
		}
		one.result, err = r.Read(d, extract.File{Name: d.Path, ReaderAt: f, Size: d.Bytes}, &one.rows)
		err = errors.Join(err, f.Close())
		if err == nil && staging != "" {
			err = stageRows(&one.rows, d.ID, staging)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", d.Path, err)
		}
		all = append(all, one)
	}
	return all, nil
}

// stageRows writes a table's document and figures as the engine takes them.
func stageRows(rows *record.Rows, id, staging string) error {
	folder := filepath.Join(staging, "parts", id)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	out := part.NewWriter(folder)
	for i := range rows.Documents {
		if err := out.Write(&rows.Documents[i]); err != nil {
			return err
		}
	}
	for i := range rows.Observations {
		if err := out.Write(&rows.Observations[i]); err != nil {
			return err
		}
	}
	info, err := out.Finish(part.Info{Key: id})
	if err != nil {
		return err
	}
	return linkTables(folder, id, staging, info)
}

// Statistic keeps a statistic.
func (c *caseMade) Statistic(s *record.Statistic) error {
	c.statistics = append(c.statistics, *s)
	return nil
}

// Revision, Superseded and Peer are not looked at.
func (c *caseMade) Revision(*record.Revision) error { return nil }

// Superseded is not looked at.
func (c *caseMade) Superseded(string, string) error { return nil }

// Peer is not looked at.
func (c *caseMade) Peer(*aggregate.Peer) error { return nil }

// Issue keeps an issue of the statistics.
func (c *caseMade) Issue(i *record.Issue) error { c.issues = append(c.issues, *i); return nil }

// observations are those of all documents.
func (c *caseMade) observations() []record.Observation {
	var all []record.Observation
	for i := range c.documents {
		all = append(all, c.documents[i].rows.Observations...)
	}
	return all
}

// said reports whether an issue of a code has all these words in place, value,
// message or hint.
func (c *caseMade) said(code string, words ...string) error {
	issues := slices.Clone(c.issues)
	for i := range c.documents {
		issues = append(issues, c.documents[i].rows.Issues...)
	}
	for _, i := range issues {
		text := strings.Join([]string{i.Sheet, i.Cell, i.Value, i.Message, i.Hint}, " ")
		if i.Code == code && !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
			return nil
		}
	}
	return fmt.Errorf("no issue %s with %q", code, words)
}

// statistic is the one of an area in a category and breakdown that has a value;
// nil where there is none.
func (c *caseMade) statistic(area, statistic, category, breakdown string) *record.Statistic {
	for i := range c.statistics {
		if s := &c.statistics[i]; s.AreaName == area && s.Statistic == statistic && s.Category == category && s.Breakdown == breakdown && s.Value.Valid {
			return s
		}
	}
	return nil
}

// alike is an error unless every document gives so many figures of one sum.
func (c *caseMade) alike(documents, figures int, sum float64) error {
	if len(c.documents) != documents {
		return fmt.Errorf("%d documents, want %d", len(c.documents), documents)
	}
	for i := range c.documents {
		total := 0.0
		obs := c.documents[i].rows.Observations
		for k := range obs {
			total += obs[k].Value.V
		}
		if len(obs) != figures || total != sum {
			return fmt.Errorf("%s: %d figures of %v, want %d of %v", c.documents[i].path, len(obs), total, figures, sum)
		}
	}
	return nil
}
