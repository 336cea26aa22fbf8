package record

import (
	"strings"

	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
)

// SchemaVersion is the version of every table's schema; it stands in the
// key-value metadata of each Parquet file as schema_version.
const SchemaVersion = "2"

// Type is the type of a column. Every engine that reads a release knows them all.
type Type uint8

// The types of the contract.
const (
	String Type = iota // UTF-8
	Int32
	Int64
	Double
	Bool
	Day // date32
)

// Column describes one column of a table of T and how to reach it in a row.
type Column[T any] struct {
	Name     string
	Type     Type
	Required bool   // never null; an optional string is null when it is empty
	Doc      string // meaning and unit, written into the Parquet metadata

	// Field returns a pointer to the column's field: *string, *int32, *int64,
	// *civil.Date, *bool, *float64, *Null[float64] or *Null[bool].
	Field func(*T) any
}

// Table is the schema of one table of the contract.
type Table[T any] struct {
	Name    string
	Doc     string
	Columns []Column[T]
}

// oneOf is the doc of a column that holds a code of a closed list.
func oneOf(l vocabulary.List) string { return strings.Join(l.Codes(), ", ") }

func text[T any](name string, required bool, doc string, f func(*T) *string) Column[T] {
	return Column[T]{name, String, required, doc, func(r *T) any { return f(r) }}
}

func day[T any](name string, required bool, doc string, f func(*T) *civil.Date) Column[T] {
	return Column[T]{name, Day, required, doc, func(r *T) any { return f(r) }}
}

func double[T any](name, doc string, f func(*T) *Null[float64]) Column[T] {
	return Column[T]{name, Double, false, doc, func(r *T) any { return f(r) }}
}

func flag[T any](name, doc string, f func(*T) *Null[bool]) Column[T] {
	return Column[T]{name, Bool, false, doc, func(r *T) any { return f(r) }}
}

func yes[T any](name, doc string, f func(*T) *bool) Column[T] {
	return Column[T]{name, Bool, true, doc, func(r *T) any { return f(r) }}
}

func whole[T any](name string, required bool, doc string, f func(*T) *int32) Column[T] {
	return Column[T]{name, Int32, required, doc, func(r *T) any { return f(r) }}
}

func long[T any](name, doc string, f func(*T) *int64) Column[T] {
	return Column[T]{name, Int64, true, doc, func(r *T) any { return f(r) }}
}
