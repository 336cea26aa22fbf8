package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"forcestats/pipeline/extract"
	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/publication/list"
	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// tallySheets prints, for every spreadsheet of a known publication, a line a
// sheet: cells with figures and marks, observations made of them, cells left
// out and why, printed totals compared and agreed. Cells are told apart only
// where the publication reads by the layout language; the others print what
// came of the sheet.
// It returns how many cells have neither a decision nor a reason: 0 is promised.
func tallySheets(w io.Writer, shared string, read []outcome) (int, error) {
	engine := &extract.Engine{Publications: list.All()}
	fmt.Fprintf(w, "\n%-56s %-22s %8s %7s %8s %6s %6s  %s\n", "file", "table", "figures", "marks", "observed", "totals", "agreed", "left out")
	unread := 0
	for i := range read {
		o := &read[i]
		if o.result.Publication.ID == "" || o.result.Format == "pdf" {
			continue
		}
		observed := observedBy(&o.rows)
		if len(observed) == 0 && o.result.Reason != "" {
			fmt.Fprintf(w, "%-56s gives nothing: %s\n", shorten(strings.TrimPrefix(o.path, "sheets/"), 56), o.result.Reason)
			continue
		}
		tables, err := explain(engine, filepath.Join(shared, "data", o.path), o.result)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", o.path, err)
		}
		name := shorten(strings.TrimPrefix(o.path, "sheets/"), 56)
		if tables == nil {
			for _, k := range slices.SortedFunc(maps.Keys(observed), compareTables) {
				fmt.Fprintf(w, "%-56s %-22s %8s %7s %8d\n", name, tableLabel(k.sheet, k.table), "", "", observed[k])
			}
			continue
		}
		for _, t := range tables {
			n := t.Tally()
			unread += n.Unread
			got := observed[tableKey{t.Grid.Name, t.Name}] + observed[tableKey{t.Grid.Name, grades}]
			fmt.Fprintf(w, "%-56s %-22s %8d %7d %8d %6d %6d  %s\n", name, tableLabel(t.Grid.Name, t.Name), n.Figures, n.Markers,
				got, t.Checks.Checked, t.Checks.Agreed, reasons(n))
			if lost := n.Figures + n.Markers - got; lost > 0 && len(o.rows.Findings) == 0 {
				reason := heldBack(&o.rows, t.Grid.Name)
				fmt.Fprintf(w, "    %d cells are no observation: %s\n", lost, cmp.Or(reason, "no reason"))
				if reason == "" {
					unread += lost
				}
			}
			for _, issue := range t.Issues {
				fmt.Fprintf(w, "    %s %s: %s\n", issue.Code, issue.Cell, issue.Message)
			}
		}
	}
	fmt.Fprintf(w, "cells left out without a reason: %d\n", unread)
	return unread, nil
}

// tableKey names a table of a document; grades stands for a sheet's judgements.
type tableKey struct{ sheet, table string }

const grades = "grades"

func compareTables(a, b tableKey) int {
	return cmp.Or(cmp.Compare(a.sheet, b.sheet), cmp.Compare(a.table, b.table))
}

func observedBy(rows *record.Rows) map[tableKey]int {
	n := map[tableKey]int{}
	for i := range rows.Observations {
		n[tableKey{rows.Observations[i].Sheet, rows.Observations[i].TableID}]++
	}
	for i := range rows.Judgements {
		n[tableKey{rows.Judgements[i].Sheet, grades}]++
	}
	return n
}

// heldBack says why figures of a sheet are no observations.
func heldBack(rows *record.Rows, sheet string) string {
	n := map[string]int{}
	for i := range rows.Issues {
		if is := &rows.Issues[i]; is.Severity == vocabulary.HeldBack && is.Sheet == sheet {
			n[is.Code]++
		}
	}
	var out []string
	for _, code := range slices.Sorted(maps.Keys(n)) {
		out = append(out, fmt.Sprintf("%d issues %s", n[code], code))
	}
	return strings.Join(out, ", ")
}

func explain(engine *extract.Engine, path string, r extract.Result) ([]*layout.Table, error) {
	i := slices.IndexFunc(engine.Publications, func(p publication.Publication) bool { return p.Meta().ID == r.Publication.ID })
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	doc, _, err := engine.Open(extract.File{Name: filepath.Base(path), ReaderAt: f, Size: info.Size()})
	if err != nil {
		return nil, err
	}
	return publication.Explain(engine.Publications[i], *doc, r.Layout)
}

// tableLabel names a table by its sheet, and by its own name where that says more.
func tableLabel(sheet, table string) string {
	s := strings.TrimSpace(sheet)
	if s == "" || table != "" && strings.ReplaceAll(s, "_", " ") != table && !strings.HasPrefix(s, table) {
		s = strings.TrimSpace(s + " " + table)
	}
	if s == "" {
		return "(csv)"
	}
	return s
}

func reasons(n layout.Tally) string {
	var out []string
	for _, r := range slices.Sorted(maps.Keys(n.LeftOut)) {
		out = append(out, fmt.Sprintf("%d %s", n.LeftOut[r], r))
	}
	if n.Flags > 0 {
		out = append(out, fmt.Sprintf("%d flags of their neighbours", n.Flags))
	}
	return strings.Join(out, "; ")
}
