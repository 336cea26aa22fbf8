// Package parquet writes and reads the tables of record as Parquet files: the
// part files of a document, and the files of a release. The schema, a
// description of every column and the schema version stand in the file.
//
// It is the one package that imports arrow, and it does so through
// parquet/file, whose writer needs neither compute nor grpc. It must not be
// used on files that forcestats did not write itself: arrow v17 panics on a
// corrupt file in a goroutine of its own.
package parquet

import (
	"fmt"

	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/schema"

	"forcestats/pipeline/record"
)

// rowGroup is the number of rows in a row group: small enough that a reader
// can skip by a group's statistics, large enough to compress well.
const rowGroup = 1 << 16

// node returns the Parquet node of a column.
func node[T any](c record.Column[T]) schema.Node {
	repetition := parquet.Repetitions.Optional
	if c.Required {
		repetition = parquet.Repetitions.Required
	}
	switch c.Type {
	case record.String:
		return schema.MustPrimitive(schema.NewPrimitiveNodeLogical(c.Name, repetition, schema.StringLogicalType{}, parquet.Types.ByteArray, -1, -1))
	case record.Day:
		return schema.MustPrimitive(schema.NewPrimitiveNodeLogical(c.Name, repetition, schema.DateLogicalType{}, parquet.Types.Int32, -1, -1))
	case record.Int32:
		return schema.NewInt32Node(c.Name, repetition, -1)
	case record.Int64:
		return schema.NewInt64Node(c.Name, repetition, -1)
	case record.Double:
		return schema.NewFloat64Node(c.Name, repetition, -1)
	case record.Bool:
		return schema.NewBooleanNode(c.Name, repetition, -1)
	}
	panic(fmt.Sprintf("parquet: column %s has a type that no engine knows", c.Name))
}

// group returns the schema of a table.
func group[T any](t record.Table[T]) *schema.GroupNode {
	var fields schema.FieldList
	for _, c := range t.Columns {
		fields = append(fields, node(c))
	}
	return schema.MustGroup(schema.NewGroupNode(t.Name, parquet.Repetitions.Required, fields, -1))
}
