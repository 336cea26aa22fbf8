package parquet

import (
	"fmt"
	"io"
	"iter"

	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/file"

	"forcestats/pipeline/record"
)

// Source is an open Parquet file that forcestats wrote.
type Source interface {
	io.ReaderAt
	io.Seeker
}

// Count returns the number of rows of a file, from its footer.
func Count(r Source) (int64, error) {
	f, err := file.NewParquetReader(r)
	if err != nil {
		return 0, fmt.Errorf("parquet footer: %w", err)
	}
	return f.NumRows(), nil
}

// Rows streams a file's rows. The row is reused: copy what you keep. The file
// has the table's columns, or the first of them where an older program wrote it:
// columns are only added at the end of a table, and those that the file lacks
// stay as in a new row. It ends after the first error.
func Rows[T any](r Source, t record.Table[T]) iter.Seq2[*T, error] {
	return into(r, t, new(T))
}

// RowsOf streams a file's rows of whatever table it is, as Rows does.
func RowsOf(r Source, t record.TableInfo) iter.Seq2[*record.Row, error] {
	row := t.New()
	return into(r, t.Table, &row)
}

func into[T any](r Source, t record.Table[T], row *T) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		f, err := file.NewParquetReader(r, file.WithReadProps(parquet.NewReaderProperties(nil)))
		if err != nil {
			yield(nil, fmt.Errorf("table %s: %w", t.Name, err))
			return
		}
		if t.Columns, err = written(f, t); err != nil {
			yield(nil, err)
			return
		}
		columns := make([]column, len(t.Columns))
		for i, c := range t.Columns {
			columns[i] = newColumn(c.Type, c.Required)
		}
		for g := range f.NumRowGroups() {
			rg := f.RowGroup(g)
			if err := load(rg, t, columns); err != nil {
				yield(nil, err)
				return
			}
			for range rg.NumRows() {
				for i := range t.Columns {
					columns[i].next(t.Columns[i].Field(row))
				}
				if !yield(row, nil) {
					return
				}
			}
		}
	}
}

// written returns the columns of the table that the file has.
func written[T any](f *file.Reader, t record.Table[T]) ([]record.Column[T], error) {
	s := f.MetaData().Schema
	n := s.NumColumns()
	if n > len(t.Columns) {
		return nil, fmt.Errorf("table %s: the file has %d columns, the schema %d", t.Name, n, len(t.Columns))
	}
	for i, c := range t.Columns {
		switch {
		case i < n && s.Column(i).Name() != c.Name:
			return nil, fmt.Errorf("table %s: column %d is %q in the file, %q in the schema", t.Name, i, s.Column(i).Name(), c.Name)
		case i >= n && c.Required:
			return nil, fmt.Errorf("table %s: the file lacks column %s, which every row has", t.Name, c.Name)
		}
	}
	return t.Columns[:n], nil
}

func load[T any](rg *file.RowGroupReader, t record.Table[T], columns []column) error {
	for i, c := range t.Columns {
		chunk, err := rg.Column(i)
		if err == nil {
			err = columns[i].load(chunk, rg.NumRows())
		}
		if err != nil {
			return fmt.Errorf("table %s, column %s: %w", t.Name, c.Name, err)
		}
	}
	return nil
}
