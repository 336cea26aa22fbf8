package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"forcestats/pipeline/record"
)

// scoreSheets compares every figure of gold/sheets with what the program made
// of the file, a line a file: value or marker, place, period, unit; and
// whether one published series is one measure and category.
func scoreSheets(w io.Writer, shared string) error {
	gold, err := goldSheets(shared)
	if err != nil {
		return err
	}
	read, err := readAll(shared, "sheets")
	if err != nil {
		return err
	}
	below := false
	fmt.Fprintf(w, "%-68s %7s %7s %6s %6s %6s %6s %7s %6s %6s %6s\n", "file", "gold", "right", "value", "place", "period", "unit", "missing", "extra", "split", "merged")
	for _, g := range gold {
		i := slices.IndexFunc(read, func(o outcome) bool { return o.path == "sheets/"+g.file })
		if i < 0 {
			return fmt.Errorf("%s: not among the files read", g.file)
		}
		s := compareGold(g, &read[i].rows)
		fmt.Fprintf(w, "%-68s %7d %7d %6d %6d %6d %6d %7d %6d %6d %6d\n", shorten(g.file, 68), len(g.rows), s.right,
			s.count["value"], s.count["place"], s.count["period"], s.count["unit"], s.count["missing"], s.count["extra"], s.count["split"], s.count["merged"])
		for _, kind := range slices.Sorted(maps.Keys(s.examples)) {
			for _, e := range s.examples[kind] {
				fmt.Fprintf(w, "    %-8s %s\n", kind, e)
			}
		}
		below = below || s.right < len(g.rows) || s.count["extra"] > 0 || s.count["split"] > 0
	}
	unread, err := tallySheets(w, shared, read)
	if err != nil {
		return err
	}
	if unread > 0 {
		return fmt.Errorf("%d cells are left out without a reason", unread)
	}
	if below {
		return errors.New("not every figure of gold/sheets is right")
	}
	return nil
}

// shorten cuts a name from the left, where it says least.
func shorten(s string, n int) string {
	if len(s) > n {
		return "..." + s[len(s)-n+3:]
	}
	return s
}

// comparison is how the figures of one file compare with its gold.
type comparison struct {
	right    int
	count    map[string]int
	examples map[string][]string
}

const maxExamples = 4

func (c *comparison) wrong(kind, format string, args ...any) {
	c.count[kind]++
	if len(c.examples[kind]) < maxExamples {
		c.examples[kind] = append(c.examples[kind], fmt.Sprintf(format, args...))
	}
}

type cellKey struct{ sheet, cell string }

func compareGold(g goldFile, rows *record.Rows) comparison {
	c := comparison{count: map[string]int{}, examples: map[string][]string{}}
	byCell := map[cellKey]*record.Observation{}
	for i := range rows.Observations {
		o := &rows.Observations[i]
		k := cellKey{o.Sheet, o.Cell}
		if byCell[k] != nil {
			c.wrong("extra", "%s!%s is two observations", o.Sheet, o.Cell)
		}
		byCell[k] = o
	}
	grades := map[cellKey]*record.Judgement{}
	for i := range rows.Judgements {
		j := &rows.Judgements[i]
		grades[cellKey{j.Sheet, j.Cell}] = j
	}
	series, measures := links{}, links{}
	for i := range g.rows {
		f := &g.rows[i]
		k := cellKey{f.sheet, f.cell}
		if f.unit == "judgement" {
			c.grade(f, grades[k])
			delete(grades, k)
			continue
		}
		o := byCell[k]
		if o == nil {
			c.wrong("missing", "%s!%s %s, %s", f.sheet, f.cell, f.areaName, f.series)
			continue
		}
		delete(byCell, k)
		if c.figure(f, o) {
			c.right++
		}
		is := strings.Join([]string{o.Measure, o.Category, o.Breakdown, o.Unit}, " ")
		said := f.series + " " + f.unit
		series.add(f.sheet, said, is)
		// A series of several periods is one measure; so is one measure under
		// headers that name its period.
		measures.add(f.sheet, is+" "+f.periodStart+f.periodEnd+" "+f.areaType+f.areaCode+f.areaName, said)
	}
	for _, k := range sortedCells(byCell) {
		o := byCell[k]
		c.wrong("extra", "%s!%s %q %s %s %s", o.Sheet, o.Cell, o.Published, o.AreaPublished, o.Measure, o.Category)
	}
	for k, j := range grades {
		c.wrong("extra", "%s!%s grade %q", k.sheet, k.cell, j.GradePublished)
	}
	c.links("split", series, "is more than one measure")
	c.links("merged", measures, "stands for more than one series in one place and period")
	return c
}

// figure compares one figure and says whether all of it is right.
func (c *comparison) figure(f *goldFigure, o *record.Observation) bool {
	before := c.count["value"] + c.count["place"] + c.count["period"] + c.count["unit"]
	at := f.sheet + "!" + f.cell
	if f.value == 0 && f.marker == "" && o.Published == "0" && o.Marker == "not_available" {
		// Gold keeps what is printed; a category that the edition dropped is
		// printed as 0 for every place and is no figure (issue category-dropped).
	} else if f.marker == "" && (!o.Value.Valid || o.Value.V != f.value) || f.marker != "" && (o.Value.Valid || o.Marker == "") {
		c.wrong("value", "%s is %g %q, not %v %q (published %q)", at, f.value, f.marker, o.Value, o.Marker, o.Published)
	}
	if !samePlace(f, o) {
		c.wrong("place", "%s is %s %s %q, not %s %s %q", at, f.areaType, f.areaCode, f.areaName, o.AreaType, o.AreaCode, o.AreaPublished)
	}
	if !samePeriod(f, o) {
		c.wrong("period", "%s is %s to %s, not %s to %s", at, f.periodStart, f.periodEnd, o.PeriodStart, o.PeriodEnd)
	}
	if unit := goldUnit(f.unit); unit != o.Unit {
		c.wrong("unit", "%s is %s, not %s", at, unit, o.Unit)
	}
	return before == c.count["value"]+c.count["place"]+c.count["period"]+c.count["unit"]
}

// samePlace accepts both answers where gold's README does: England and Wales
// with and without British Transport Police in table P7.
func samePlace(f *goldFigure, o *record.Observation) bool {
	if f.areaType == o.AreaType && f.areaCode == o.AreaCode {
		return true
	}
	return strings.Contains(f.areaName, "BTP)") && o.AreaType == "other" && o.AreaCode == ""
}

// samePeriod accepts both answers where gold's README does: flows between two
// mid-years that start on 30 June or 1 July, and children awaiting assessment
// on 31 March or in the year that ends then.
func samePeriod(f *goldFigure, o *record.Observation) bool {
	start, end := o.PeriodStart.String(), o.PeriodEnd.String()
	if end != f.periodEnd {
		return false
	}
	return start == f.periodStart || start == f.periodStart[:4]+"-07-01" && f.periodStart[5:] == "06-30" ||
		strings.Contains(strings.ToLower(f.series), "awaiting") && start == o.PeriodEnd.AddYears(-1).String()[:4]+"-04-01"
}

// goldUnit gives gold's words for a unit as the contract's.
func goldUnit(unit string) string {
	switch unit {
	case "sq km":
		return "sq_km"
	case "people per sq km":
		return "persons_per_sq_km"
	}
	return unit
}

// grade compares grade, cell and place. Gold dates a grade by its list, which is
// no date of the inspection: the contract's judged_on is.
func (c *comparison) grade(f *goldFigure, j *record.Judgement) {
	at := f.sheet + "!" + f.cell
	switch {
	case j == nil:
		c.wrong("missing", "%s %s %s", at, f.areaName, f.published)
	case !strings.EqualFold(strings.TrimSpace(j.GradePublished), f.published):
		c.wrong("value", "%s is %q, not %q", at, f.published, j.GradePublished)
	case j.AreaCode != f.areaCode || j.AreaType != f.areaType:
		c.wrong("place", "%s is %s %s, not %s %s", at, f.areaType, f.areaCode, j.AreaType, j.AreaCode)
	default:
		c.right++
	}
}

// links holds what was seen together: what is said, and what it became.
type links map[cellKey]map[string]bool

func (l links) add(sheet, from, to string) {
	k := cellKey{sheet, from}
	if l[k] == nil {
		l[k] = map[string]bool{}
	}
	l[k][to] = true
}

func (c *comparison) links(kind string, l links, what string) {
	for _, k := range sortedCells(l) {
		if to := l[k]; len(to) > 1 {
			c.wrong(kind, "%s %q %s: %s", k.sheet, k.cell, what, strings.Join(slices.Sorted(maps.Keys(to)), " / "))
		}
	}
}

func sortedCells[V any](m map[cellKey]V) []cellKey {
	return slices.SortedFunc(maps.Keys(m), func(a, b cellKey) int {
		return cmp.Or(cmp.Compare(a.sheet, b.sheet), cmp.Compare(len(a.cell), len(b.cell)), cmp.Compare(a.cell, b.cell))
	})
}
