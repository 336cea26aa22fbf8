package parquet

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/file"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// A column buffers the values of one column between row groups. A field is
// what record.Column.Field returns.
type column interface {
	add(field any)
	flush(file.ColumnChunkWriter) error
	// load reads a whole chunk of n values; at then yields them one by one.
	load(chunk file.ColumnChunkReader, n int64) error
	next(field any)
}

// chunk holds the values that are there and, for an optional column, a level a
// row: 1 for a value, 0 for null.
type chunk[V any] struct {
	values   []V
	levels   []int16
	required bool
	row, at  int // reading position
}

func (c *chunk[V]) put(v V, valid bool) {
	if !c.required {
		level := int16(0)
		if valid {
			level = 1
		}
		c.levels = append(c.levels, level)
		if !valid {
			return
		}
	}
	c.values = append(c.values, v)
}

func (c *chunk[V]) reset() { c.values, c.levels, c.row, c.at = c.values[:0], c.levels[:0], 0, 0 }

// take returns the next value, and whether it is there.
func (c *chunk[V]) take() (v V, valid bool) {
	valid = c.required || c.levels[c.row] == 1
	c.row++
	if valid {
		v = c.values[c.at]
		c.at++
	}
	return v, valid
}

// grow makes room for n values and levels, for reading.
func (c *chunk[V]) grow(n int64) {
	c.reset()
	if int64(cap(c.values)) < n {
		c.values = make([]V, n)
	}
	c.values = c.values[:n]
	if int64(cap(c.levels)) < n {
		c.levels = make([]int16, n)
	}
	c.levels = c.levels[:n]
}

// batchWriter and batchReader are the typed methods of arrow's chunks.
type batchWriter[V any] interface {
	WriteBatch(values []V, defLevels, repLevels []int16) (int64, error)
}

type batchReader[V any] interface {
	ReadBatch(batchSize int64, values []V, defLvls, repLvls []int16) (int64, int, error)
}

func (c *chunk[V]) flush(w file.ColumnChunkWriter) error {
	typed, ok := w.(batchWriter[V])
	if !ok {
		return fmt.Errorf("a chunk writer of type %T does not take the column's values", w)
	}
	var levels []int16
	if !c.required {
		levels = c.levels
	}
	_, err := typed.WriteBatch(c.values, levels, nil)
	c.reset()
	return err
}

func (c *chunk[V]) load(r file.ColumnChunkReader, n int64) error {
	typed, ok := r.(batchReader[V])
	if !ok {
		return fmt.Errorf("a chunk reader of type %T does not give the column's values", r)
	}
	c.grow(n)
	var rows, values int64
	for rows < n {
		got, read, err := typed.ReadBatch(n-rows, c.values[values:], c.levels[rows:], nil)
		if err != nil {
			return err
		}
		if got == 0 {
			return fmt.Errorf("%d of %d rows", rows, n)
		}
		rows += got
		values += int64(read)
	}
	return nil
}

func newColumn(t record.Type, required bool) column {
	switch t {
	case record.String:
		return &stringColumn{chunk[parquet.ByteArray]{required: required}}
	case record.Int32, record.Day:
		return &int32Column{chunk[int32]{required: required}}
	case record.Int64:
		return &int64Column{chunk[int64]{required: required}}
	case record.Double:
		return &doubleColumn{chunk[float64]{required: required}}
	case record.Bool:
		return &boolColumn{chunk[bool]{required: required}}
	}
	panic(fmt.Sprintf("parquet: no column for type %d", t))
}

type stringColumn struct{ chunk[parquet.ByteArray] }

func (c *stringColumn) add(field any) {
	s := *field.(*string)
	if !utf8.ValidString(s) {
		// Readers of Parquet refuse a whole table for one such text.
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	c.put(parquet.ByteArray(s), s != "")
}

func (c *stringColumn) next(field any) {
	v, _ := c.take()
	*field.(*string) = string(v)
}

type int32Column struct{ chunk[int32] }

func (c *int32Column) add(field any) {
	switch f := field.(type) {
	case *int32:
		c.put(*f, *f != 0)
	case *civil.Date:
		c.put(f.UnixDays(), f.Valid())
	default:
		panic(fmt.Sprintf("parquet: a field of type %T in an int32 column", field))
	}
}

func (c *int32Column) next(field any) {
	v, valid := c.take()
	switch f := field.(type) {
	case *int32:
		*f = v
	case *civil.Date:
		*f = 0
		if valid {
			*f = civil.FromUnixDays(v)
		}
	default:
		panic(fmt.Sprintf("parquet: a field of type %T in an int32 column", field))
	}
}

type int64Column struct{ chunk[int64] }

func (c *int64Column) add(field any) { c.put(*field.(*int64), true) }

func (c *int64Column) next(field any) { *field.(*int64), _ = c.take() }

type doubleColumn struct{ chunk[float64] }

func (c *doubleColumn) add(field any) {
	f := field.(*record.Null[float64])
	c.put(f.V, f.Valid)
}

func (c *doubleColumn) next(field any) {
	f := field.(*record.Null[float64])
	f.V, f.Valid = c.take()
}

type boolColumn struct{ chunk[bool] }

func (c *boolColumn) add(field any) {
	switch f := field.(type) {
	case *bool:
		c.put(*f, true)
	case *record.Null[bool]:
		c.put(f.V, f.Valid)
	default:
		panic(fmt.Sprintf("parquet: a field of type %T in a bool column", field))
	}
}

func (c *boolColumn) next(field any) {
	v, valid := c.take()
	switch f := field.(type) {
	case *bool:
		*f = v
	case *record.Null[bool]:
		f.V, f.Valid = v, valid
	default:
		panic(fmt.Sprintf("parquet: a field of type %T in a bool column", field))
	}
}
