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

// tables writes every table but those that the engine streams.
func (p *Product) tables() error {
	for _, t := range record.Tables() {
		var err error
		rows, mine := p.collected.InMemory(t.Name)
		switch {
		case mine:
			err = release.Table(p.draft, t.Name, t.Table, inMemory(rows), p.properties()...)
		case t.Name == record.ObservationTable().Name:
			err = p.observations()
		case t.Name == record.CodeEntryTable().Name:
			err = release.Table(p.draft, t.Name, record.CodeEntryTable(), inMemory(record.CodeEntries()), p.properties()...)
		case t.Name == record.AreaTable().Name:
			var areas []record.Area
			if areas, err = p.areas(); err == nil {
				err = release.Table(p.draft, t.Name, record.AreaTable(), inMemory(areas), p.properties()...)
			}
		case t.PerDocument:
			err = release.Table(p.draft, t.Name, t.Table, concatOf(p.collected.Parts, t), p.properties()...)
		}
		if err != nil {
			return err
		}
	}
	return nil
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
		rows := p.seen(concat(byPublication[name], record.ObservationTable()))
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

// seen shows the figures to the gate as they go by.
func (p *Product) seen(rows iter.Seq2[*record.Observation, error]) iter.Seq2[*record.Observation, error] {
	return func(yield func(*record.Observation, error) bool) {
		for row, err := range rows {
			if err == nil {
				p.watched.figures.Observation(row)
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

func (p *Product) properties() []parquet.Property {
	return []parquet.Property{{Key: "release_content", Value: p.content[:8]}, {Key: "licence", Value: licence}}
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
	return each(folders, func(folder string) iter.Seq2[*T, error] { return part.Rows(folder, t) })
}

// concatOf streams one table of many parts, whatever table it is.
func concatOf(folders []string, t record.TableInfo) iter.Seq2[*record.Row, error] {
	return each(folders, func(folder string) iter.Seq2[*record.Row, error] { return part.RowsOf(folder, t) })
}

func each[T any](folders []string, rows func(folder string) iter.Seq2[*T, error]) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for _, folder := range folders {
			for row, err := range rows(folder) {
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
