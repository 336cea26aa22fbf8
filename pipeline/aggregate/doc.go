// Package aggregate makes the statistics out of the part files of a run: SQL in
// folders by step (GRAPH.md draws what reads what),
// one SELECT a file, over the tables of the contract and the reference
// tables in reference/. An Engine runs the SQL; the packages duckdb and spark
// are engines. What they hand back is the same, row for row.
//
// It may import record and the places and offences of normalise. It must not
// import an engine, a file format, or anything of publish.
package aggregate

import (
	"context"
	"path/filepath"

	"forcestats/pipeline/record"
)

// Input names what the statistics are made of: a folder with one folder per
// input table of the contract (record.InputTables), each with the Parquet parts
// of exactly the documents of the run, at any depth. A table without parts may
// be missing.
type Input struct {
	Folder string
	// Elsewhere names the folders, below Folder, of tables that do not stand in
	// one of their own name; a table with an empty name has no rows.
	Elsewhere map[string]string
}

// Of returns the folder of a table; none for one that is to have no rows.
func (in Input) Of(table string) (folder string, some bool) {
	name, elsewhere := in.Elsewhere[table]
	if !elsewhere {
		name = table
	}
	return filepath.Join(in.Folder, name), name != ""
}

// InputTables names the folders of an Input.
func InputTables() []string {
	var names []string
	for _, t := range record.InputTables() {
		names = append(names, t.Name)
	}
	return names
}

// Sink takes what a run makes: statistics in order of area type, area,
// statistic, category, breakdown and period, then the rest, each in a fixed
// order. The pointers are only valid during the call.
type Sink interface {
	Statistic(*record.Statistic) error
	Revision(*record.Revision) error
	// Superseded says that a later document replaces an earlier one.
	Superseded(documentID, by string) error
	// Peer is called for each area that another is compared with, the nearest first.
	Peer(*Peer) error
	Issue(*record.Issue) error
}

// Peer says which area is like another: RULES.md, Peers.
type Peer struct {
	AreaType, AreaCode string
	PeerType, PeerCode string
	Position           int64 // 1 is the nearest
	// Basis is where the list is from: neighbours (of councils, by the DfE),
	// listed (the Home Office's most similar groups), computed (here).
	Basis string
}

// Query is the work that an engine does: tables to make first, steps in their
// order, results to hand over.
type Query struct {
	Tables  []Table
	Steps   []Step
	Results []Result
	// Lasting says that an engine may keep the results, and hand them over again
	// for the same tables, steps and input.
	Lasting bool
}

// Engine runs a query over an input. It calls row for every row of every
// result, one result after the other, each in its Result's order; the values
// are nil, string, bool, int64, float64 or civil.Date, and only valid during
// the call.
type Engine interface {
	Run(ctx context.Context, in Input, q Query, row func(result string, values []any) error) error
}

// Keeper is an engine that may keep the results of a lasting query.
type Keeper interface {
	Engine
	Keeps() bool
}

// Run makes the statistics of an input with an engine and hands them to sink.
func Run(ctx context.Context, e Engine, in Input, ref *Reference, sink Sink) error {
	q, err := ref.Query()
	if err != nil {
		return err
	}
	return q.run(ctx, e, in, sink)
}

func (q *Query) run(ctx context.Context, e Engine, in Input, sink Sink) error {
	n, err := namesOf(q)
	if err != nil {
		return err
	}
	t := taker{sink: sink, names: n}
	return e.Run(ctx, in, *q, t.take)
}
