package main

import (
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
	"forcestats/pipeline/extract/sheet/layout"
)

// tallySheets prints, for every spreadsheet of a known publication, a line a
// sheet: cells with figures and marks, observations made of them, cells left
// out and why, printed totals compared and agreed. Cells are told apart only
// where the publication reads by the layout language; the others print what
// came of the sheet.
func tallySheets(w io.Writer, shared string, read []outcome) error {
	engine := &extract.Engine{Publications: list.All()}
	fmt.Fprintf(w, "\n%-56s %-22s %8s %7s %8s %6s %6s  %s\n", "file", "table", "figures", "marks", "observed", "totals", "agreed", "left out")
	unread := 0
	for i := range read {
		o := &read[i]
		if o.result.Publication.ID == "" || o.result.Format == "pdf" {
			continue
		}
		observed := map[string]int{}
		for j := range o.rows.Observations {
			observed[o.rows.Observations[j].Sheet+"\x00"+o.rows.Observations[j].TableID]++
		}
		for j := range o.rows.Judgements {
			observed[o.rows.Judgements[j].Sheet+"\x00grades"]++
		}
		tables, err := explain(engine, filepath.Join(shared, "data", o.path), o.result)
		if err != nil {
			return fmt.Errorf("%s: %w", o.path, err)
		}
		name := shorten(strings.TrimPrefix(o.path, "sheets/"), 56)
		if tables == nil {
			for _, k := range slices.Sorted(maps.Keys(observed)) {
				sheet, table, _ := strings.Cut(k, "\x00")
				fmt.Fprintf(w, "%-56s %-22s %8s %7s %8d\n", name, tableLabel(sheet, table), "", "", observed[k])
			}
			continue
		}
		for _, t := range tables {
			n := t.Tally()
			unread += n.Unread
			fmt.Fprintf(w, "%-56s %-22s %8d %7d %8d %6d %6d  %s\n", name, tableLabel(t.Grid.Name, t.Name), n.Figures, n.Markers,
				observed[t.Grid.Name+"\x00"+t.Name], t.Checks.Checked, t.Checks.Agreed, reasons(n))
			if lost := n.Figures + n.Markers - observed[t.Grid.Name+"\x00"+t.Name]; lost != 0 {
				fmt.Fprintf(w, "    %d cells of figures became no observation: see the held-back issues\n", lost)
			}
			for _, issue := range t.Issues {
				fmt.Fprintf(w, "    %s %s: %s\n", issue.Code, issue.Cell, issue.Message)
			}
		}
	}
	fmt.Fprintf(w, "cells without a decision: %d\n", unread)
	return nil
}

func explain(engine *extract.Engine, path string, r extract.Result) ([]*layout.Table, error) {
	i := slices.IndexFunc(engine.Publications, func(p publication.Publication) bool { return p.Meta().ID == r.Publication.ID })
	explainer, ok := engine.Publications[i].(publication.Explainer)
	if !ok {
		return nil, nil
	}
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
	return explainer.Explain(doc, r.Layout)
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
