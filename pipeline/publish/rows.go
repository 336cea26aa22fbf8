package publish

import (
	"iter"
	"os"
	"path/filepath"
	"slices"

	"forcestats/pipeline/parquet"
	"forcestats/pipeline/part"
	"forcestats/pipeline/publish/release"
	"forcestats/pipeline/record"
)

// licence is the line that stands in every Parquet file.
const licence = "Contains public sector information licensed under the Open Government Licence v3.0"

// tables writes every table but the summaries, which the engine streams.
func (p *Product) tables() error {
	c := p.collected
	err := writeRows(p, "documents", record.DocumentTable(), c.Documents)
	if err == nil {
		err = writeRows(p, "findings", record.FindingTable(), c.Findings)
	}
	if err == nil {
		err = writeRows(p, "obligations", record.ObligationTable(), c.Obligations)
	}
	if err == nil {
		err = writeRows(p, "obligation_sources", record.ObligationSourceTable(), c.ObligationSources)
	}
	if err == nil {
		err = writeRows(p, "issues", record.IssueTable(), c.Issues)
	}
	if err == nil {
		err = writeParts(p, "document_areas", record.DocumentAreaTable())
	}
	if err == nil {
		err = writeParts(p, "finding_areas", record.FindingAreaTable())
	}
	if err == nil {
		err = writeParts(p, "finding_addressees", record.FindingAddresseeTable())
	}
	if err == nil {
		err = writeParts(p, "finding_themes", record.FindingThemeTable())
	}
	if err == nil {
		err = writeParts(p, "judgements", record.JudgementTable())
	}
	if err == nil {
		err = p.observations()
	}
	return err
}

// observations writes a file a publication, so that a reader of one series
// opens one file.
func (p *Product) observations() error {
	byPublication := map[string][]string{}
	var names []string
	for i, folder := range p.collected.Parts {
		info := p.collected.Infos[i]
		if info.Rows("observations") == 0 {
			continue
		}
		if byPublication[info.Publication] == nil {
			names = append(names, info.Publication)
		}
		byPublication[info.Publication] = append(byPublication[info.Publication], folder)
	}
	slices.Sort(names)
	for _, name := range names {
		rows := concat(byPublication[name], record.ObservationTable())
		if err := release.Table(p.draft, "observations/"+name, record.ObservationTable(), rows, p.properties()...); err != nil {
			return err
		}
	}
	if len(names) == 0 {
		// A folder without a file is an error to most engines.
		return release.Table(p.draft, "observations/none", record.ObservationTable(), concat(nil, record.ObservationTable()), p.properties()...)
	}
	return nil
}

func (p *Product) properties() []parquet.Property {
	return []parquet.Property{{Key: "release_content", Value: p.content[:8]}, {Key: "licence", Value: licence}}
}

func writeRows[T any](p *Product, name string, t record.Table[T], rows []T) error {
	return release.Table(p.draft, name, t, inMemory(rows), p.properties()...)
}

func writeParts[T any](p *Product, name string, t record.Table[T]) error {
	return release.Table(p.draft, name, t, concat(p.collected.Parts, t), p.properties()...)
}

func inMemory[T any](rows []T) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for i := range rows {
			if !yield(&rows[i], nil) {
				return
			}
		}
	}
}

// concat streams one table of many parts.
func concat[T any](folders []string, t record.Table[T]) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for _, folder := range folders {
			for row, err := range part.Rows(folder, t) {
				if !yield(row, err) || err != nil {
					return
				}
			}
		}
	}
}

// stored streams a table of the draft.
func stored[T any](p *Product, name string, t record.Table[T]) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		f, err := os.Open(filepath.Join(p.draft.Folder(), "data", name+".parquet"))
		if err != nil {
			yield(nil, err)
			return
		}
		defer f.Close()
		for row, err := range parquet.Rows(f, t) {
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

func all[T any](rows iter.Seq2[*T, error]) ([]T, error) {
	var out []T
	for row, err := range rows {
		if err != nil {
			return nil, err
		}
		out = append(out, *row)
	}
	return out, nil
}
