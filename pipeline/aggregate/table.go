package aggregate

import (
	"embed"
	"encoding/csv"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"forcestats/pipeline/vocabulary/civil"
)

// Type is the type of a reference column.
type Type string

// The types of reference columns, by their SQL names, which every engine knows.
const (
	Text    Type = "STRING"
	Integer Type = "BIGINT"
	Real    Type = "DOUBLE"
	Day     Type = "DATE"
)

// Column is a column of a reference table.
type Column struct {
	Name string
	Type Type
}

// Table is a small table that an engine makes before the first step. The
// values of its rows are string, int64, float64, civil.Date, or nil.
type Table struct {
	Name    string
	Columns []Column
	Rows    [][]any
}

//go:embed reference/*.csv
var referenceFiles embed.FS

// referenceTables returns what the dictionary says, and reads the tables in reference/, each named after its file
// with ref_ before it. Lines that start with # say what the table is and where
// it comes from; a column's type stands after a colon in the header.
func referenceTables() ([]Table, error) {
	names, err := fs.Glob(referenceFiles, "reference/*.csv")
	if err != nil {
		return nil, err
	}
	tables := dictionaryTables()
	for _, name := range names {
		t, err := readTable(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		tables = append(tables, t)
	}
	return tables, nil
}

func readTable(name string) (Table, error) {
	f, err := referenceFiles.Open(name)
	if err != nil {
		return Table{}, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	records, err := r.ReadAll()
	if err != nil {
		return Table{}, err
	}
	if len(records) < 2 {
		return Table{}, fmt.Errorf("no rows")
	}
	t := Table{Name: "ref_" + strings.TrimSuffix(path.Base(name), ".csv")}
	types := map[string]Type{"": Text, "int": Integer, "double": Real, "date": Day}
	for _, head := range records[0] {
		column, kind, _ := strings.Cut(head, ":")
		typ, ok := types[kind]
		if !ok {
			return Table{}, fmt.Errorf("column %q: no type %q", column, kind)
		}
		t.Columns = append(t.Columns, Column{column, typ})
	}
	for _, rec := range records[1:] {
		row := make([]any, len(rec))
		for i, text := range rec {
			if row[i], err = t.Columns[i].parse(text); err != nil {
				return Table{}, fmt.Errorf("row %q: %w", rec[0], err)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t, nil
}

func (c Column) parse(text string) (any, error) {
	switch c.Type {
	case Integer:
		return strconv.ParseInt(text, 10, 64)
	case Real:
		return strconv.ParseFloat(text, 64)
	case Day:
		return civil.Parse(text)
	}
	return text, nil
}
