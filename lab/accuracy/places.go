package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"forcestats/pipeline/extract"
	"forcestats/pipeline/extract/publication/list"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
	places "forcestats/pipeline/vocabulary/place"
)

// scorePlaces resolves every place that the published files print, checks
// names against the gold without help of its codes, and takes the national
// lookups from their year to the geography date and back.
func scorePlaces(w io.Writer, shared string) error {
	table, err := places.New(0)
	if err != nil {
		return err
	}
	return errors.Join(goldPlaces(w, table, shared), documentPlaces(w, table, shared), reportPlaces(w, table, shared), lookups(w, table, shared))
}

// tally counts labels and rows by what became of them.
type tally map[string]*[2]int

func (t tally) add(what string, rows int) {
	if t[what] == nil {
		t[what] = new([2]int)
	}
	t[what][0]++
	t[what][1] += rows
}

func (t tally) print(w io.Writer, title string) {
	fmt.Fprintf(w, "%s:\n", title)
	for _, what := range sortedKeys(t) {
		fmt.Fprintf(w, "   %-42s %7d labels %9d rows\n", what, t[what][0], t[what][1])
	}
}

// goldPlaces resolves the gold's labels by name and kind alone.
func goldPlaces(w io.Writer, table *places.Table, shared string) error {
	gold, err := goldSheets(shared)
	if err != nil {
		return err
	}
	type key struct{ file, areaType, code, name, end string }
	counts := map[key]int{}
	for _, g := range gold {
		for _, r := range g.rows {
			counts[key{g.file, r.areaType, r.areaCode, r.areaName, r.periodEnd}]++
		}
	}
	keys := make([]key, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.name, b.name), cmp.Compare(a.code, b.code), cmp.Compare(a.end, b.end))
	})
	result, wrong := tally{}, 0
	for _, k := range keys {
		at, err := civil.Parse(k.end)
		if err != nil {
			return err
		}
		p, problem := table.Resolve(places.Printed{Kind: goldKind(k.file, k.areaType), Name: k.name}, at)
		what := p.Type + " by " + p.By
		switch {
		case problem != nil:
			what = problem.Code.Code()
		case p.Type == k.areaType && p.Code == k.code:
		case p.Type == k.areaType && p.Code != "" && sameCarried(table, p.Code, k.code):
			what += ", code of another year"
		case k.areaType == "country" && p.Type == "other" && strings.Contains(k.name, "inc. BTP"): // the gold takes either
			what += ", either answer"
		default:
			what = "WRONG"
		}
		if what == "WRONG" || problem != nil {
			wrong++
			fmt.Fprintf(w, "   %s: %q (%s %s, %s) gives %+v %+v\n", k.file, k.name, k.areaType, k.code, k.end, p, problem)
		}
		result.add(what, counts[k])
	}
	result.print(w, "gold/sheets, by kind and name without the code")
	if wrong > 0 {
		return fmt.Errorf("%d labels of the gold are resolved wrongly or not at all", wrong)
	}
	return nil
}

// goldKind is the kind of place that a file's layout knows its labels to be.
// Of a label that is no place the layout knows the table's kind.
func goldKind(file, areaType string) string {
	switch {
	case strings.HasPrefix(file, "moj-yjb/") && (areaType == "district" || areaType == "county" || areaType == "other"):
		return "yot"
	case areaType == "other" && strings.Contains(file, "june25"):
		return "csp"
	case areaType == "other" && strings.HasPrefix(file, "homeoffice"):
		return "force"
	case areaType == "other":
		return ""
	}
	return areaType
}

func sameCarried(table *places.Table, a, b string) bool {
	return slices.Equal(table.Carry(a, 0), table.Carry(b, 0))
}

// labelSink counts the labels of one document.
type labelSink struct {
	record.RawRows
	labels map[places.Printed]map[civil.Date]int
}

func (s *labelSink) count(l places.Printed, at civil.Date) {
	if s.labels[l] == nil {
		s.labels[l] = map[civil.Date]int{}
	}
	s.labels[l][at]++
}

func (s *labelSink) Area(a record.RawArea) { s.count(a.Area, 0) }

func (s *labelSink) Observation(o *record.RawObservation) { s.count(o.Area, o.Period.End) }

func (s *labelSink) Judgement(j *record.RawJudgement) { s.count(j.Area, j.JudgedOn.End) }

// documentPlaces resolves every label that the publications read from the
// published spreadsheets.
func documentPlaces(w io.Writer, table *places.Table, shared string) error {
	engine := extract.Engine{Publications: list.All(), SecondTime: time.Minute, Limits: sheet.Limits{}}
	result, reasons := tally{}, map[string]int{}
	documents := 0
	root := filepath.Join(shared, "data/sheets")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, ".pdf") {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return err
		}
		sink := &labelSink{labels: map[places.Printed]map[civil.Date]int{}}
		engine.Read(extract.File{Name: path, ReaderAt: f, Size: info.Size()}, func(extract.Result) record.RawSink { return sink })
		if len(sink.labels) > 0 {
			documents++
		}
		for l, days := range sink.labels {
			for at, rows := range days {
				p, problem := table.Resolve(l, at)
				if p.Type == "" {
					result.add("held back: "+problem.Code.Code(), rows)
					reasons[fmt.Sprintf("%s: %s", filepath.Base(path), problem.Message)] += rows
					continue
				}
				what := p.Type + " by " + p.By
				if problem != nil {
					what += ", " + problem.Code.Code()
					reasons[fmt.Sprintf("%s: %s", filepath.Base(path), problem.Message)] += rows
				}
				result.add(what, rows)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	result.print(w, fmt.Sprintf("data/sheets, %d documents with places, as their publications read them", documents))
	for _, r := range sortedKeys(reasons) {
		fmt.Fprintf(w, "   %s (%d rows)\n", r, reasons[r])
	}
	return nil
}

// lookups takes every row of the national lookups of districts, partnerships
// and force areas from its own year to the geography date.
func lookups(w io.Writer, table *places.Table, shared string) error {
	wrong := 0
	fail := func(format string, args ...any) {
		wrong++
		fmt.Fprintf(w, "   "+format+"\n", args...)
	}
	now := map[string]places.Area{}
	for _, a := range table.Areas() {
		now[a.Code] = a
	}
	partnerships := map[string][]string{}
	for _, p := range table.Partnerships() {
		partnerships[p.District] = append(partnerships[p.District], p.Partnership)
	}
	for _, l := range []struct {
		file, year string
		prefix     [3]string // column prefixes of district, partnership, force
	}{
		{"lad17_csp17_pfa17.csv", "2017-01-31", [3]string{"LAD17CD", "CSP17CD", "PFA17CD"}},
		{"lad18_csp18_pfa18.csv", "2018-12-31", [3]string{"LAD18CD", "CSP18CD", "PFA18CD"}},
		{"lad19_csp19_pfa19.csv", "2019-12-31", [3]string{"LAD19CD", "CSP19CD", "PFA19CD"}},
		{"lad24_csp24_pfa24.csv", "2024-12-31", [3]string{"ltla24_code", "csp24_code", "pfa24_code"}},
	} {
		rows, err := readCSV(filepath.Join(shared, "data/geo", l.file))
		if err != nil {
			return err
		}
		at, err := civil.Parse(l.year)
		if err != nil {
			return err
		}
		seen := map[string]bool{}
		for _, r := range rows {
			district, csp, force := r[l.prefix[0]], r[l.prefix[1]], r[l.prefix[2]]
			seen[district] = true
			p, problem := table.Resolve(places.Printed{Kind: "district", Name: r[nameOf(l.prefix[0])]}, at)
			if problem != nil || p.Code != district || p.Force != force {
				fail("%s: %s gives %+v %+v", l.file, district, p, problem)
			}
			p, problem = table.Resolve(places.Printed{Kind: "csp", Name: r[nameOf(l.prefix[1])], Force: force}, at)
			if problem != nil || p.Code != csp || p.Force != force {
				fail("%s: %s gives %+v %+v", l.file, csp, p, problem)
			}
			carried := table.Carry(district, 0)
			if len(carried) != 1 || !carried[0].Exact || now[carried[0].Code].ForceCode != force || !slices.Contains(partnerships[carried[0].Code], csp) {
				fail("%s: %s is carried to %+v, partnerships %v, and not into %s and %s", l.file, district, carried, partnerships[carried[0].Code], csp, force)
			}
		}
		fmt.Fprintf(w, "%s: %d districts, %d rows, every one by name and carried to %s into its partnership and force\n", l.file, len(seen), len(rows), table.Geography())
	}
	if wrong > 0 {
		return fmt.Errorf("%d rows of the national lookups do not round-trip", wrong)
	}
	return nil
}

// nameOf is the name column beside a code column.
func nameOf(code string) string {
	if rest, ok := strings.CutSuffix(code, "_code"); ok {
		return rest + "_name"
	}
	return strings.TrimSuffix(code, "CD") + "NM"
}
