package main

import (
	"fmt"
	"io"
	"strings"

	"forcestats/pipeline/record"
)

// scoreContract holds every row of every document in shared/data to the
// contract: closed lists, a value or a marker, periods, codes, origins.
func scoreContract(w io.Writer, shared string) error {
	rows, broken := 0, map[string]int{}
	var examples []string
	check := func(path, where string, err error) {
		rows++
		if err == nil {
			return
		}
		if broken[path]++; broken[path] == 1 {
			examples = append(examples, fmt.Sprintf("%s, %s: %v", path, where, err))
		}
	}
	for _, folder := range []string{"sheets", "pdfs"} {
		all, err := readAll(shared, folder)
		if err != nil {
			return err
		}
		for _, r := range all {
			for i := range r.rows.Documents {
				check(r.path, "document", r.rows.Documents[i].Check())
			}
			for i := range r.rows.Observations {
				o := &r.rows.Observations[i]
				check(r.path, o.Sheet+" "+o.Cell, o.Check())
			}
			for i := range r.rows.Findings {
				check(r.path, r.rows.Findings[i].FindingID, r.rows.Findings[i].Check())
			}
			for i := range r.rows.Judgements {
				j := &r.rows.Judgements[i]
				check(r.path, record.Origin{Sheet: j.Sheet, Cell: j.Cell, Page: j.Page}.String(), j.Check())
			}
		}
	}
	total := 0
	for _, n := range broken {
		total += n
	}
	fmt.Fprintf(w, "rows checked %d, that break the contract %d\n%s\n", rows, total, strings.Join(examples, "\n"))
	if total > 0 {
		return fmt.Errorf("%d rows break the contract", total)
	}
	return nil
}
