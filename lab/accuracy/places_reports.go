package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"forcestats/pipeline/vocabulary/civil"
	places "forcestats/pipeline/vocabulary/place"
)

// reportPlaces compares the councils and forces that reports are about with
// what was read by eye from them, and lists every place held back.
func reportPlaces(w io.Writer, table *places.Table, shared string) error {
	all, err := readAll(shared, "pdfs")
	if err != nil {
		return err
	}
	byName := map[string]*outcome{}
	areas, held := 0, 0
	for i := range all {
		o := &all[i]
		byName[filepath.Base(o.path)] = o
		areas += len(o.rows.Areas)
		for _, issue := range o.rows.Issues {
			if strings.HasPrefix(issue.Code, "area-") {
				held++
				fmt.Fprintf(w, "   %s: %s: %s\n", filepath.Base(o.path), issue.Code, issue.Message)
			}
		}
	}
	fmt.Fprintf(w, "data/pdfs: %d places that reports are about, %d held back\n", areas, held)
	councils, err := readCSV(filepath.Join(shared, "data/gold/ilacs_gradings.csv"))
	if err != nil {
		return err
	}
	right, wrong := 0, 0
	check := func(file, what string, ok bool) {
		if ok {
			right++
			return
		}
		wrong++
		fmt.Fprintf(w, "   %s: the %s differs from the one read by eye\n", file, what)
	}
	for _, r := range councils {
		if o := byName[r["file"]]; o != nil {
			check(r["file"], "council", hasPlace(table, o, r["la_code_as_in_overview(dated)"]))
		}
	}
	letters, err := readCSV(filepath.Join(shared, "data/gold/jtai_subjects.csv"))
	if err != nil {
		return err
	}
	for _, r := range letters {
		o := byName[r["file"]]
		if o == nil {
			continue
		}
		at, err := civil.Parse(r["letter_date"])
		if err != nil {
			return err
		}
		for _, l := range []places.Printed{{Kind: "council", Name: r["local_authority_slug"]}, {Kind: "force", Name: r["force"]}} {
			p, problem := table.Resolve(l, at)
			check(r["file"], l.Kind, problem == nil && hasPlace(table, o, p.Code))
		}
	}
	fmt.Fprintf(w, "   councils of %d reports, councils and forces of %d letters: %d right, %d wrong\n", len(councils), len(letters), right, wrong)
	if wrong > 0 {
		return fmt.Errorf("%d places of reports differ from those read by eye", wrong)
	}
	return nil
}

// hasPlace reports whether a document is about a place. The codes read by eye
// are of other years: Barnsley's of before 2025, Cumberland under Cumbria's.
func hasPlace(table *places.Table, o *outcome, code string) bool {
	for _, a := range o.rows.Areas {
		for _, c := range table.Carry(code, 0) {
			if a.AreaCode != "" && slices.ContainsFunc(table.Carry(a.AreaCode, 0), func(d places.Carried) bool { return d.Code == c.Code }) {
				return true
			}
		}
	}
	return false
}
