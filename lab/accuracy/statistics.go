package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/duckdb"
	"forcestats/pipeline/extract"
	"forcestats/pipeline/normalise/offence"
	"forcestats/pipeline/part"
	"forcestats/pipeline/reading"
	"forcestats/pipeline/record"
	"forcestats/pipeline/source"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/place"
)

// scoreStatistics makes the statistics of the bundled sources and of the
// published sheets, works their columns out once more, and holds them against
// what the publishers print themselves.
func scoreStatistics(w io.Writer, shared string) error {
	staging, err := os.MkdirTemp("", "forcestats-accuracy-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(staging)
	for _, folder := range []string{"sources", filepath.Join(shared, "data", "sheets")} {
		if err := stageSources(folder, staging); err != nil {
			return err
		}
	}
	places, err := place.New(0)
	if err != nil {
		return err
	}
	made := published{recomputed: newRecomputed(), beside: newBeside(), changes: newChanges(), nations: newNations()}
	if err := aggregated(staging, places, civil.New(2026, 1, 31), &made); err != nil {
		return err
	}
	fmt.Fprintf(w, "statistics %d, revisions %d, issues %d\n", made.rows, made.revisions, len(made.issues))
	checked, err := checkDocuments(filepath.Join(staging, "parts"), places)
	if err != nil {
		return err
	}
	return errors.Join(
		made.report(w, checked), made.changes.report(w), made.nations.report(w, made.issues, filepath.Join(staging, "parts")),
		made.nations.residents(w, filepath.Join(staging, "parts"), places),
	)
}

// aggregated makes the statistics of what is staged in a folder.
func aggregated(staging string, places *place.Table, run civil.Date, sink aggregate.Sink) error {
	offences, err := offence.New()
	if err != nil {
		return err
	}
	ref := aggregate.NewReference(places, offences, run)
	return aggregate.Run(context.Background(), duckdb.Engine{SpillFolder: staging}, aggregate.Input{Folder: staging}, ref, sink)
}

// stageSources reads every document of a sources directory into parts, a
// folder a table.
func stageSources(sources, staging string) error {
	root, err := os.OpenRoot(sources)
	if err != nil {
		return err
	}
	defer root.Close()
	listing, err := source.List(context.Background(), sources)
	if err != nil {
		return err
	}
	r, err := reading.NewReader(reading.Options{CacheDir: filepath.Join(os.TempDir(), "forcestats-accuracy-pdfium")})
	if err != nil {
		return err
	}
	defer r.Close()
	for _, d := range listing.Documents {
		if _, err := os.Stat(filepath.Join(staging, "parts", d.ID)); d.Refused != (vocabulary.IssueCode{}) || err == nil {
			continue
		}
		if err := stageDocument(r, root, d, staging); err != nil {
			return fmt.Errorf("%s: %w", d.Path, err)
		}
	}
	return nil
}

func stageDocument(r *reading.Reader, root *os.Root, d source.Document, staging string) error {
	f, err := source.Open(root, d.Path)
	if err != nil {
		return err
	}
	defer f.Close()
	folder := filepath.Join(staging, "parts", d.ID)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	out := part.NewWriter(folder)
	if _, err := r.Read(d, extract.File{Name: d.Path, ReaderAt: f, Size: d.Bytes}, out); err != nil {
		return err
	}
	info, err := out.Finish(part.Info{Key: d.ID})
	if err != nil {
		return err
	}
	return linkTables(folder, d.ID, staging, info)
}

// linkTables puts the tables of a part where the engine looks for them.
func linkTables(folder, id, staging string, info part.Info) error {
	for _, t := range info.Tables {
		if err := os.MkdirAll(filepath.Join(staging, t.Name), 0o755); err != nil {
			return err
		}
		if err := os.Link(filepath.Join(folder, t.Name+".parquet"), filepath.Join(staging, t.Name, id+".parquet")); err != nil {
			return err
		}
	}
	return nil
}

// published takes what a run makes.
type published struct {
	rows, revisions int
	issues          []record.Issue
	children        float64 // of England's forces at mid-2024
	recomputed      *recomputed
	beside          *beside
	changes         *changes
	nations         *nations
}

func (p *published) Statistic(s *record.Statistic) error {
	p.rows++
	if s.AreaType == "force" && s.AreaCode[0] == 'E' && s.Statistic == "children" && s.Breakdown == "" && s.PeriodEnd == civil.New(2024, 6, 30) {
		p.children += s.Value.V
	}
	p.recomputed.take(s)
	p.beside.take(s)
	p.changes.take(s)
	p.nations.take(s)
	return nil
}

func (p *published) Revision(*record.Revision) error { p.revisions++; return nil }

func (p *published) Superseded(string, string) error { return nil }

func (p *published) Peer(*aggregate.Peer) error { return nil }

func (p *published) Issue(i *record.Issue) error { p.issues = append(p.issues, *i); return nil }

// childrenOfEngland is DfE's printed total for mid-2024 (children's mid-year
// estimates, row England).
const childrenOfEngland = 12183016

// report prints every agreement; a difference that nobody can explain is an
// error.
func (p *published) report(w io.Writer, checked []*agreement) error {
	ok := true
	for _, a := range slices.Concat(p.recomputed.finish(), p.beside.finish(), checked) {
		ok = a.print(w) && ok
	}
	fmt.Fprintf(w, "children of England's 39 forces, mid-2024: %.0f, DfE prints %d\n", p.children, childrenOfEngland)
	p.recomputed.funnels.report(w)
	p.recomputed.funnels.byStatistic(w)
	if !ok || p.children != childrenOfEngland {
		return fmt.Errorf("figures differ from those that the publishers print")
	}
	return nil
}

// checkDocuments holds the totals and rates of every document against its own
// figures.
func checkDocuments(parts string, places *place.Table) ([]*agreement, error) {
	folders, err := os.ReadDir(parts)
	if err != nil {
		return nil, err
	}
	totals, rates := newTotals(places), map[string]*agreement{}
	for _, folder := range folders {
		var observations []record.Observation
		for o, err := range part.Rows(filepath.Join(parts, folder.Name()), record.ObservationTable()) {
			if err != nil {
				return nil, err
			}
			observations = append(observations, *o)
		}
		totals.document(observations)
		ratesOf(observations, rates)
	}
	var all []*agreement
	for _, by := range []map[string]*agreement{rates, totals.byKind} {
		for _, name := range slices.Sorted(maps.Keys(by)) {
			all = append(all, by[name])
		}
	}
	return append(all, &totals.rows), nil
}
