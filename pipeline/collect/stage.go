package collect

import (
	"fmt"
	"os"
	"path/filepath"

	"forcestats/pipeline/parquet"
	"forcestats/pipeline/record"
)

// linked are the tables that aggregation reads straight from the parts.
var linked = []string{"document_areas", "observations", "finding_areas", "finding_addressees", "finding_themes", "judgements"}

// Stage lays the parts out as folder/<table>/*.parquet for an engine of
// aggregate: links to the part files, and the tables that this run changed.
// Observations of a publication that stands apart are not laid out: no
// statistic may be made of them.
func (c *Collected) Stage(folder string, apart func(publication string) bool) error {
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	for _, table := range linked {
		if err := os.MkdirAll(filepath.Join(folder, table), 0o755); err != nil {
			return err
		}
		for i, p := range c.Parts {
			if c.Infos[i].Rows(table) == 0 || table == "observations" && apart(c.Infos[i].Publication) {
				continue
			}
			to := filepath.Join(folder, table, fmt.Sprintf("%06d.parquet", i))
			if err := link(filepath.Join(p, table+".parquet"), to); err != nil {
				return err
			}
		}
	}
	if err := stageTable(folder, record.DocumentTable(), c.Documents); err != nil {
		return err
	}
	if err := stageTable(folder, record.ObligationTable(), c.Obligations); err != nil {
		return err
	}
	return stageTable(folder, record.FindingTable(), c.Findings)
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

func stageTable[T any](folder string, t record.Table[T], rows []T) error {
	dir := filepath.Join(folder, t.Name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if len(rows) == 0 {
		return nil
	}
	f, err := os.Create(filepath.Join(dir, "000000.parquet"))
	if err != nil {
		return err
	}
	w, err := parquet.NewWriter(f, t)
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
