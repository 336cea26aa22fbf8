package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"forcestats/pipeline/normalise/inspection"
	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
)

// sameInspection is how many days two grades of one body for one question may
// lie apart and still be suspected to be one inspection's.
const sameInspection = 180

// scoreInspections reads every list and report with grades and counts pairs of
// one body, question and grade within half a year: one inspection told twice.
// Once joined, no pair may be left that people would count as two.
func scoreInspections(w io.Writer, shared string) error {
	var all []record.Judgement
	var documents []record.Document
	for _, folder := range []string{"sheets", "pdfs"} {
		read, err := readAll(shared, folder)
		if err != nil {
			return err
		}
		for _, o := range read {
			all = append(all, o.rows.Judgements...)
			documents = append(documents, o.rows.Documents...)
		}
	}
	before := pairs(all)
	inspection.Join(all)
	once := tables.OncePerInspection(all, documents)
	left := pairs(once)
	fmt.Fprintf(w, "%d grades of %d documents: %d pairs told twice; %d grades once joined, %d pairs\n",
		len(all), len(documents), len(before), len(once), len(left))
	for _, p := range left {
		fmt.Fprintf(w, "   %s %s %s: %s (%s, %s, published %s) and %s (%s, %s, published %s)\n", p[0].AreaCode, p[0].Question, p[0].Grade,
			p[0].JudgedOn, p[0].Framework, p[0].InspectionID, p[0].PublishedOn, p[1].JudgedOn, p[1].Framework, p[1].InspectionID, p[1].PublishedOn)
	}
	for _, known := range []struct{ name, code, from, to string }{
		{"Oldham, May 2024", "E08000004", "2024-04-01", "2024-09-30"},
		{"Bradford, October 2018", "E08000032", "2018-09-01", "2018-12-31"},
		{"Bradford, November 2022", "E08000032", "2022-11-01", "2023-03-31"},
	} {
		n := 0
		for _, j := range once {
			day := j.JudgedOn.String()
			if j.AreaCode == known.code && j.Question == "overall" && strings.HasPrefix(j.Framework, "ofsted") && day >= known.from && day <= known.to {
				n++
			}
		}
		fmt.Fprintf(w, "   %s: overall grade %d times\n", known.name, n)
		if n != 1 {
			return fmt.Errorf("%s stands %d times, not once", known.name, n)
		}
	}
	if len(left) > 0 {
		return fmt.Errorf("%d pairs of grades of one inspection", len(left))
	}
	return nil
}

// pairs are grades of one body and question, next to each other in time, that
// may be of one inspection.
func pairs(rows []record.Judgement) [][2]record.Judgement {
	sorted := slices.Clone(rows)
	of := func(j *record.Judgement) string {
		return j.AreaCode + ":" + inspection.Subject(j.Framework) + ":" + j.Question + ":" + j.Grade
	}
	slices.SortStableFunc(sorted, func(a, b record.Judgement) int {
		return cmp.Or(strings.Compare(of(&a), of(&b)), cmp.Compare(a.JudgedOn, b.JudgedOn))
	})
	var out [][2]record.Judgement
	for i := 1; i < len(sorted); i++ {
		a, b := sorted[i-1], sorted[i]
		if of(&a) == of(&b) && b.JudgedOn-a.JudgedOn <= sameInspection && (a.DocumentID != b.DocumentID || a.Sheet != b.Sheet) {
			out = append(out, [2]record.Judgement{a, b})
		}
	}
	return out
}
