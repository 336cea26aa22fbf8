package parquet

import (
	"fmt"
	"io"

	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/compress"
	"github.com/apache/arrow/go/v17/parquet/file"

	"forcestats/pipeline/record"
)

// Property is one entry of a file's key-value metadata.
type Property struct{ Key, Value string }

// Writer writes rows of T to a Parquet file, a row group at a time. The same
// rows and properties give the same bytes.
type Writer[T any] struct {
	table   record.Table[T]
	to      *sticky
	file    *file.Writer
	columns []column
	buffer  int
	rows    int64
}

// NewWriter starts a file on w. The metadata gets the schema version, the
// table's and every column's description, and then the given properties.
func NewWriter[T any](w io.Writer, t record.Table[T], properties ...Property) (*Writer[T], error) {
	if err := useOneEncoder(); err != nil {
		return nil, fmt.Errorf("zstd: %w", err)
	}
	props := parquet.NewWriterProperties(
		parquet.WithCompression(compress.Codecs.Zstd),
		parquet.WithDictionaryDefault(true),
		// A column whose dictionary outgrows its limit has pages of two
		// encodings, and arrow v17 lists those in the footer in the order of a
		// map: the same rows would give different bytes. A row group's
		// dictionary never reaches this limit.
		parquet.WithDictionaryPageSizeLimit(1<<30),
		parquet.WithStats(true),
		parquet.WithCreatedBy("forcestats"),
	)
	to := &sticky{to: w}
	out := &Writer[T]{table: t, to: to, file: file.NewParquetWriter(to, group(t), file.WithWriterProps(props))}
	for _, c := range t.Columns {
		out.columns = append(out.columns, newColumn(c.Type, c.Required))
	}
	all := []Property{{"schema_version", record.SchemaVersion}, {"table", t.Name}, {"description", t.Doc}}
	for _, c := range t.Columns {
		all = append(all, Property{"description." + c.Name, c.Doc})
	}
	for _, p := range append(all, properties...) {
		if err := out.file.AppendKeyValueMetadata(p.Key, p.Value); err != nil {
			return nil, fmt.Errorf("table %s: metadata %s: %w", t.Name, p.Key, err)
		}
	}
	return out, out.failed()
}

// sticky hides from arrow that writing failed, for arrow v17 panics where a
// disk is full, and keeps the first error for the Writer.
type sticky struct {
	to  io.Writer
	err error
}

func (s *sticky) Write(p []byte) (int, error) {
	if s.err == nil {
		_, s.err = s.to.Write(p)
	}
	return len(p), nil
}

func (w *Writer[T]) failed() error {
	if w.to.err == nil {
		return nil
	}
	return fmt.Errorf("table %s: %w", w.table.Name, w.to.err)
}

// Write adds a row. The row is copied.
func (w *Writer[T]) Write(row *T) error {
	for i := range w.table.Columns {
		w.columns[i].add(w.table.Columns[i].Field(row))
	}
	w.rows++
	if w.buffer++; w.buffer == rowGroup {
		return w.flush()
	}
	return nil
}

// Rows returns the number of rows written so far.
func (w *Writer[T]) Rows() int64 { return w.rows }

// Close writes what is left and the footer. It does not close the underlying writer.
func (w *Writer[T]) Close() error {
	if err := w.flush(); err != nil {
		return err
	}
	if err := w.file.FlushWithFooter(); err != nil {
		return fmt.Errorf("table %s: footer: %w", w.table.Name, err)
	}
	return w.failed()
}

func (w *Writer[T]) flush() error {
	if w.buffer == 0 {
		return nil
	}
	w.buffer = 0
	group := w.file.AppendRowGroup()
	for i, c := range w.columns {
		chunk, err := group.NextColumn()
		if err == nil {
			err = c.flush(chunk)
		}
		if err == nil {
			err = chunk.Close()
		}
		if err != nil {
			return fmt.Errorf("table %s, column %s: %w", w.table.Name, w.table.Columns[i].Name, err)
		}
	}
	if err := group.Close(); err != nil {
		return fmt.Errorf("table %s: %w", w.table.Name, err)
	}
	return w.failed()
}
