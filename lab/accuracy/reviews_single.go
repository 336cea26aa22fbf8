package main

import (
	"fmt"
	"io"
	"sort"
	"strings"
)

// singleFramework are the questions that every report under the single
// inspection framework grades; those that also review the safeguarding board
// grade a seventh.
var singleFramework = []string{"adoption", "care_leavers", "children_in_care", "help_and_protection", "leadership", "overall"}

// scoreSingleFramework scores the grades of the reports of 2013 to 2018 by
// their own count: each question once, or an issue that says which is missing.
func scoreSingleFramework(w io.Writer, byName map[string]*readReport) error {
	var names []string
	for name, r := range byName {
		if strings.HasPrefix(r.layout, "sif-") {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	complete, told, grades := 0, 0, 0
	for _, name := range names {
		r := byName[name]
		seen := map[string]bool{}
		for _, j := range r.rows.Judgements {
			grades++
			if seen[j.Question] {
				fmt.Fprintf(w, "  %s: %s graded twice\n", name, j.Question)
			}
			seen[j.Question] = true
		}
		var missing []string
		for _, q := range singleFramework {
			if !seen[q] {
				missing = append(missing, q)
			}
		}
		said := false
		for _, i := range r.rows.Issues {
			said = said || i.Code == "rows-missing" || i.Code == "grade-unknown"
		}
		switch {
		case len(missing) == 0:
			complete++
		case said:
			told++
			fmt.Fprintf(w, "  %s: an issue says that %s is missing\n", name, strings.Join(missing, ", "))
		default:
			fmt.Fprintf(w, "  %s: %s is missing, without an issue\n", name, strings.Join(missing, ", "))
		}
	}
	fmt.Fprintf(w, "single inspection framework: %d reports, %d grades; every question graded in %d, told by an issue in %d\n", len(names), grades, complete, told)
	if complete+told != len(names) {
		return fmt.Errorf("single inspection framework: %d of %d reports complete or told", complete+told, len(names))
	}
	return nil
}
