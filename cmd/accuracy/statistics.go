package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"

	"forcestats/pipeline"
	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/duckdb"
	"forcestats/pipeline/extract"
	"forcestats/pipeline/normalise/offence"
	"forcestats/pipeline/normalise/place"
	"forcestats/pipeline/part"
	"forcestats/pipeline/record"
	"forcestats/pipeline/source"
)

// scoreStatistics makes the statistics of the bundled sources and holds them
// against what the publishers print themselves.
func scoreStatistics(w io.Writer, _ string) error {
	staging, err := os.MkdirTemp("", "forcestats-accuracy-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(staging)
	if err := stageSources("sources", staging); err != nil {
		return err
	}
	places, err := place.New(0)
	if err != nil {
		return err
	}
	offences, err := offence.New()
	if err != nil {
		return err
	}
	var made published
	ref := aggregate.NewReference(places, offences, record.NewDate(2026, 1, 31))
	if err := aggregate.Run(context.Background(), duckdb.Engine{SpillFolder: staging}, aggregate.Input{Folder: staging}, ref, &made); err != nil {
		return err
	}
	fmt.Fprintf(w, "statistics %d, revisions %d, issues %d\n", made.rows, made.revisions, len(made.issues))
	for _, i := range made.issues {
		fmt.Fprintf(w, "  %s: %s\n", i.Code, i.Message)
	}
	return made.report(w, staging)
}

// stageSources reads every document of a sources directory into parts, a
// folder a table.
func stageSources(sources, staging string) error {
	root, err := os.OpenRoot(sources)
	if err != nil {
		return err
	}
	defer root.Close()
	docs, err := source.Discover(root)
	if err != nil {
		return err
	}
	catalogue, err := source.ReadCatalogue(root)
	if err != nil {
		return err
	}
	source.Describe(docs, catalogue)
	r, err := pipeline.NewReader(pipeline.ReaderOptions{CacheDir: filepath.Join(os.TempDir(), "forcestats-accuracy-pdfium")})
	if err != nil {
		return err
	}
	defer r.Close()
	for _, d := range docs {
		if d.Refused != "" {
			continue
		}
		if err := stageDocument(r, root, d, staging); err != nil {
			return fmt.Errorf("%s: %w", d.Path, err)
		}
	}
	return nil
}

func stageDocument(r *pipeline.Reader, root *os.Root, d source.Document, staging string) error {
	f, err := root.Open(d.Path)
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
	for _, t := range info.Tables {
		if err := os.MkdirAll(filepath.Join(staging, t.Name), 0o755); err != nil {
			return err
		}
		if err := os.Link(filepath.Join(folder, t.Name+".parquet"), filepath.Join(staging, t.Name, d.ID+".parquet")); err != nil {
			return err
		}
	}
	return nil
}

// published counts what a run makes, and keeps what is held against a printed
// total.
type published struct {
	rows, revisions int
	issues          []record.Issue
	children        float64 // of England's forces at mid-2024
}

func (p *published) Statistic(s *record.Statistic) error {
	p.rows++
	if s.AreaType == "force" && s.AreaCode[0] == 'E' && s.Statistic == "children" && s.PeriodEnd == record.NewDate(2024, 6, 30) {
		p.children += s.Value.V
	}
	return nil
}

func (p *published) Revision(*record.Revision) error { p.revisions++; return nil }

func (p *published) Superseded(string, string) error { return nil }

func (p *published) Issue(i *record.Issue) error { p.issues = append(p.issues, *i); return nil }

// childrenOfEngland is DfE's printed total for mid-2024 (children's mid-year
// estimates, row England).
const childrenOfEngland = 12183016

func (p *published) report(w io.Writer, staging string) error {
	equal, compared, err := printedRates(filepath.Join(staging, "parts"))
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "rates per 1,000 of forces, offences of Table P1 by the population of Table P3, equal to the ONS's own: %d of %d\n", equal, compared)
	fmt.Fprintf(w, "children of England's 39 forces, mid-2024: %.0f, DfE prints %d\n", p.children, childrenOfEngland)
	if equal < compared || compared == 0 || p.children != childrenOfEngland {
		return fmt.Errorf("figures differ from those that the publishers print")
	}
	return nil
}

// printedRates works the ONS's rates out by our definition and counts those
// that are equal to the printed ones, as far as a population that is printed to
// the nearest hundred allows.
func printedRates(parts string) (equal, compared int, err error) {
	folders, err := os.ReadDir(parts)
	if err != nil {
		return 0, 0, err
	}
	for _, folder := range folders {
		type key struct{ area, category string }
		counts, rates, people := map[key]float64{}, map[key]float64{}, map[string]float64{}
		for o, err := range part.Rows(filepath.Join(parts, folder.Name()), record.ObservationTable()) {
			if err != nil {
				return 0, 0, err
			}
			if o.Publication != "ons-police-force-area-tables" || o.AreaType != "force" || !o.Value.Valid || o.Breakdown != "" {
				continue
			}
			switch k := (key{o.AreaCode, o.Category}); {
			case o.Measure == "recorded_offences" && o.Unit == "count":
				counts[k] = o.Value.V
			case o.Measure == "recorded_offences_rate":
				rates[k] = o.Value.V
			case o.Measure == "population":
				people[o.AreaCode] = o.Value.V
			}
		}
		for k, rate := range rates {
			if count, ok := counts[k]; ok && people[k.area] > 0 {
				compared++
				if math.Abs(count*1000/people[k.area]-rate) <= rate*50/(people[k.area]-50)+1e-9 {
					equal++
				}
			}
		}
	}
	return equal, compared, nil
}
