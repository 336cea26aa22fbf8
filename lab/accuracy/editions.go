package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// figureKey is what two prints of one figure have in common.
type figureKey struct {
	measure, category, breakdown, areaType, area, unit string
	start, end                                         civil.Date
}

func keyOf(o *record.Observation) figureKey {
	return figureKey{o.Measure, o.Category, o.Breakdown, o.AreaType, o.AreaCode, o.Unit, o.PeriodStart, o.PeriodEnd}
}

func compareKeys(a, b figureKey) int {
	return cmp.Or(cmp.Compare(a.measure, b.measure), cmp.Compare(a.area, b.area), cmp.Compare(a.category, b.category),
		cmp.Compare(a.breakdown, b.breakdown), cmp.Compare(a.start, b.start), cmp.Compare(a.unit, b.unit))
}

// scoreEditions prints the figures that differ between two editions of one
// series, with both cells, and the reconciliation of the ONS's tables with the
// Home Office's for 2017/18 by force.
func scoreEditions(w io.Writer, shared string) error {
	all, err := readAll(shared, "sheets")
	if err != nil {
		return err
	}
	byPublication := map[string][]*outcome{}
	for i := range all {
		id := all[i].result.Publication.ID
		byPublication[id] = append(byPublication[id], &all[i])
	}
	for _, id := range []string{"dfe-explore-education-statistics", "ons-police-force-area-tables"} {
		docs := byPublication[id]
		for i := range docs {
			for j := i + 1; j < len(docs); j++ {
				printRevisions(w, docs[i], docs[j])
			}
		}
	}
	return reconcile(w, byPublication)
}

// printRevisions prints how many figures two documents share, how many differ,
// and the first three with their cells.
func printRevisions(w io.Writer, a, b *outcome) {
	first := map[figureKey]*record.Observation{}
	for i := range a.rows.Observations {
		o := &a.rows.Observations[i]
		if o.AreaCode != "" && o.Value.Valid {
			first[keyOf(o)] = o
		}
	}
	var differ []*record.Observation
	shared := 0
	for i := range b.rows.Observations {
		o := &b.rows.Observations[i]
		was, ok := first[keyOf(o)]
		if !ok || !o.Value.Valid {
			continue
		}
		shared++
		if was.Value.V != o.Value.V {
			differ = append(differ, o)
		}
	}
	if shared == 0 {
		return
	}
	fmt.Fprintf(w, "%s and %s: %d figures in both, %d differ\n", a.path, b.path, shared, len(differ))
	slices.SortStableFunc(differ, func(x, y *record.Observation) int { return compareKeys(keyOf(x), keyOf(y)) })
	for _, o := range differ[:min(3, len(differ))] {
		was := first[keyOf(o)]
		fmt.Fprintf(w, "  %s %s %s %s, %s to %s: %s%s is %q, %s%s is %q\n", o.AreaCode, o.AreaPublished, o.Measure, o.Category, o.PeriodStart, o.PeriodEnd,
			sheetOf(was), was.Cell, was.Published, sheetOf(o), o.Cell, o.Published)
	}
}

func sheetOf(o *record.Observation) string {
	if o.Sheet == "" {
		return ""
	}
	return fmt.Sprintf("%q!", o.Sheet)
}

// reconcile sums the Home Office's offences of 2017/18 without fraud by force
// and compares them with the total that the ONS prints for the same year.
func reconcile(w io.Writer, byPublication map[string][]*outcome) error {
	start, end := civil.New(2017, 4, 1), civil.New(2018, 3, 31)
	sums, printed, names := map[string]float64{}, map[string]float64{}, map[string]string{}
	for _, doc := range byPublication["homeoffice-recorded-crime"][:1] {
		for i := range doc.rows.Observations {
			o := &doc.rows.Observations[i]
			if o.AreaType == "force" && o.PeriodStart >= start && o.PeriodEnd <= end && !strings.Contains(o.Note+o.Category, "fraud") && !isFraud(o.Category) {
				sums[o.AreaCode] += o.Value.V
			}
		}
	}
	for _, doc := range byPublication["ons-police-force-area-tables"] {
		for i := range doc.rows.Observations {
			o := &doc.rows.Observations[i]
			if o.AreaType == "force" && o.Measure == "recorded_offences" && o.Category == "all_excluding_fraud" &&
				o.Breakdown == "" && o.Unit == "count" && o.PeriodStart == start && o.PeriodEnd == end {
				printed[o.AreaCode], names[o.AreaCode] = o.Value.V, o.AreaPublished
			}
		}
	}
	var codes []string
	for code := range printed {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	equal := 0
	for _, code := range codes {
		if printed[code] == sums[code] {
			equal++
			continue
		}
		fmt.Fprintf(w, "  %s %s: ONS %.0f, Home Office %.0f, revised by %+.0f\n", code, names[code], printed[code], sums[code], sums[code]-printed[code])
	}
	fmt.Fprintf(w, "2017/18 by force, ONS (year ending March 2018) against Home Office: %d of %d forces equal\n", equal, len(codes))
	if len(codes) != 43 {
		return fmt.Errorf("%d forces in the ONS's table, not 43", len(codes))
	}
	return nil
}

// isFraud reports whether a code of the Home Office's list is recorded by the
// fraud bodies or counts fraud, which the ONS's total leaves out.
func isFraud(category string) bool {
	switch category {
	case "AF", "CIFAS", "UKF", "FFA", "FFA UK", "51", "52", "53", "53A", "53B", "53C", "53D", "53E", "53F", "53H", "53J", "55":
		return true
	}
	return false
}
