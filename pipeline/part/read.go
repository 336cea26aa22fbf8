package part

import (
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"forcestats/pipeline/parquet"
	"forcestats/pipeline/record"
)

// Rows streams one table of the part in folder; a table without rows has no
// file and yields nothing. The row is reused: copy what you keep.
func Rows[T any](folder string, t record.Table[T]) iter.Seq2[*T, error] {
	return open(folder, t.Name, func(f *os.File) iter.Seq2[*T, error] { return parquet.Rows(f, t) })
}

// RowsOf streams one table of the part in folder, whatever table it is, as
// Rows does.
func RowsOf(folder string, t record.TableInfo) iter.Seq2[*record.Row, error] {
	return open(folder, t.Name, func(f *os.File) iter.Seq2[*record.Row, error] { return parquet.RowsOf(f, t) })
}

func open[T any](folder, table string, rows func(*os.File) iter.Seq2[*T, error]) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		f, err := os.Open(filepath.Join(folder, table+".parquet"))
		if errors.Is(err, fs.ErrNotExist) {
			return
		}
		if err != nil {
			yield(nil, err)
			return
		}
		defer f.Close()
		for row, err := range rows(f) {
			if !yield(row, err) {
				return
			}
		}
	}
}

// All returns one table of the part in memory.
func All[T any](folder string, t record.Table[T]) ([]T, error) {
	var all []T
	for row, err := range Rows(folder, t) {
		if err != nil {
			return nil, err
		}
		all = append(all, *row)
	}
	return all, nil
}
