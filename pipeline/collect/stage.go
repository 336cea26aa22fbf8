package collect

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"forcestats/pipeline/parquet"
	"forcestats/pipeline/record"
)

// Stage lays the parts out as folder/<table>/*.parquet for an engine of
// aggregate: links to the part files, and the tables that this run changed.
// Observations of a publication that stands apart are not laid out: no
// statistic may be made of them.
func (c *Collected) Stage(folder string, apart func(publication string) bool) error {
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	for _, t := range record.InputTables() {
		if err := c.stage(folder, t, apart); err != nil {
			return err
		}
	}
	return nil
}

// stage lays out one table: the run's own rows where it keeps them in memory,
// else links to the parts.
func (c *Collected) stage(folder string, t record.TableInfo, apart func(publication string) bool) error {
	dir := filepath.Join(folder, t.Name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if rows, mine := c.InMemory(t.Name); mine {
		return writeRows(filepath.Join(dir, "000000.parquet"), t, rows)
	}
	for i, p := range c.Parts {
		if c.Infos[i].Rows(t.Name) == 0 || t.Name == "observations" && apart(c.Infos[i].Publication) {
			continue
		}
		if err := link(filepath.Join(p, t.Name+".parquet"), filepath.Join(dir, fmt.Sprintf("%06d.parquet", i))); err != nil {
			return err
		}
	}
	return nil
}

// StageFigures lays out, in a folder of their own, the documents that have
// observations of which statistics are made, with all others of their series:
// what is made of figures can then be told to be unchanged where a report is
// added. inSeries are those of them that belong to a series.
func (c *Collected) StageFigures(folder string, apart func(publication string) bool) (inSeries map[string]bool, err error) {
	documents := c.ofFigures(apart)
	inSeries = map[string]bool{}
	for _, d := range documents {
		if d.Series != "" {
			inSeries[d.DocumentID] = true
		}
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	for _, t := range record.InputTables() {
		if t.Name == record.DocumentTable().Name {
			err = writeRows(filepath.Join(folder, "000000.parquet"), t, rowsOf(documents))
		}
	}
	return inSeries, err
}

// ofFigures returns the documents that have observations of which statistics
// are made, with all others of their series.
func (c *Collected) ofFigures(apart func(publication string) bool) []record.Document {
	observed, series := map[string]bool{}, map[string]bool{}
	for i := range c.Infos {
		if c.Infos[i].Rows(record.ObservationTable().Name) > 0 && !apart(c.Infos[i].Publication) {
			observed[c.Infos[i].DocumentID] = true
		}
	}
	for i := range c.Documents {
		if d := &c.Documents[i]; observed[d.DocumentID] && d.Series != "" {
			series[d.Series] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(c.Documents), func(d record.Document) bool {
		return !observed[d.DocumentID] && !series[d.Series]
	})
}

// InMemory returns the rows of a table that the run has changed and keeps in
// memory; not mine for one whose rows are those of the parts.
func (c *Collected) InMemory(table string) (rows []record.Row, mine bool) {
	switch table {
	case record.DocumentTable().Name:
		return rowsOf(c.Documents), true
	case record.FindingTable().Name:
		return rowsOf(c.Findings), true
	case record.JudgementTable().Name:
		return rowsOf(c.Judgements), true
	case record.ObligationTable().Name:
		return rowsOf(c.Obligations), true
	case record.ObligationSourceTable().Name:
		return rowsOf(c.ObligationSources), true
	case record.IssueTable().Name:
		return rowsOf(c.Issues), true
	}
	return nil, false
}

func rowsOf[T any, P interface {
	*T
	record.Row
}](list []T) []record.Row {
	rows := make([]record.Row, len(list))
	for i := range list {
		rows[i] = P(&list[i])
	}
	return rows
}

// link makes a hard link, or a symbolic one where the parts are on another
// file system.
func link(from, to string) error {
	if os.Link(from, to) == nil {
		return nil
	}
	from, err := filepath.Abs(from)
	if err != nil {
		return err
	}
	return os.Symlink(from, to)
}

func writeRows(name string, t record.TableInfo, rows []record.Row) error {
	if len(rows) == 0 {
		return nil
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w, err := parquet.NewWriter(f, t.Table)
	for i := 0; err == nil && i < len(rows); i++ {
		err = w.Write(&rows[i])
	}
	if err == nil {
		err = w.Close()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}
