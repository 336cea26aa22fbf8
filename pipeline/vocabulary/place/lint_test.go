package place

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"forcestats/pipeline/vocabulary/civil"
)

func tables(t *testing.T) *Table {
	t.Helper()
	table, err := New(0)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// Every table says where it is from, of which date and under which licence.
func TestTables_sayTheirSource(t *testing.T) {
	entries, err := files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := files.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"# Source:", "# Date:", "Open Government Licence"} {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s has no line with %q", e.Name(), want)
			}
		}
	}
}

var shapes = map[kind]*regexp.Regexp{
	country: regexp.MustCompile(`^([EWSN]92|K0[234])\d{6}$`), region: regexp.MustCompile(`^E1[23]\d{6}$`), force: regexp.MustCompile(`^(E23|W15)\d{6}$`),
	county: regexp.MustCompile(`^E10\d{6}$`), upperDistrict: regexp.MustCompile(`^(E06|E08|E09|W06|S12|N09)\d{6}$`), lowerDistrict: regexp.MustCompile(`^E07\d{6}$`),
	partnership: regexp.MustCompile(`^(E22|W14)\d{6}$|^$`), metropolitanCounty: regexp.MustCompile(`^E11\d{6}$`), combinedAuthority: regexp.MustCompile(`^E47\d{6}$`),
	notPlace: regexp.MustCompile(`^$`), team: regexp.MustCompile(`^$`),
}

// Each row refers only to rows that exist, in the right order of time.
func TestTables_everyRow(t *testing.T) {
	table := tables(t)
	of := func(code string) *entry {
		i, ok := table.byCode[code]
		if !ok {
			return nil
		}
		return &table.entries[i]
	}
	for i := range table.entries {
		e := &table.entries[i]
		if !shapes[e.kind].MatchString(e.code) {
			t.Errorf("%s %q: the code has another kind's shape", e.code, e.name)
		}
		if e.name == "" || e.name != Clean(e.name) {
			t.Errorf("%s: the name %q is empty or carries a mark", e.code, e.name)
		}
		if e.end.Valid() && e.end < e.start {
			t.Errorf("%s ends on %s, before its start", e.code, e.end)
		}
		for _, s := range e.successors {
			switch next := of(s); {
			case next == nil:
				t.Errorf("%s: its successor %s is no row", e.code, s)
			case !e.end.Valid() || next.start > e.end+1:
				t.Errorf("%s ends on %s, its successor %s starts on %s", e.code, e.end, s, next.start)
			case next.force != e.force:
				t.Errorf("%s lies in force %s, its successor %s in %s", e.code, e.force, s, next.force)
			}
		}
		if e.force != "" && (of(e.force) == nil || of(e.force).kind != force) {
			t.Errorf("%s %q: %s is no force", e.code, e.name, e.force)
		}
		if e.county != "" && (of(e.county) == nil || e.kind == lowerDistrict && of(e.county).kind != county) {
			t.Errorf("%s: %s is no county", e.code, e.county)
		}
		if e.region != "" && of(e.region) == nil {
			t.Errorf("%s: %s is no region", e.code, e.region)
		}
		if e.kind == lowerDistrict && e.county == "" {
			t.Errorf("%s %s lies in no county", e.code, e.name)
		}
		if (e.kind == upperDistrict || e.kind == lowerDistrict || e.kind == partnership) && e.force == "" && e.code[0] != 'S' && e.code[0] != 'N' {
			t.Errorf("%s %s lies in no force", e.code, e.name)
		}
		if e.kind == county && e.force == "" {
			t.Errorf("%s %s lies in more than one force", e.code, e.name)
		}
		for _, p := range e.parts {
			if of(p) == nil {
				t.Errorf("%s: its part %s is no row", e.code, p)
			}
		}
	}
	for _, p := range table.pairs {
		d, c := of(p.district), of(p.partnership)
		if d == nil || c == nil || d.force != c.force {
			t.Errorf("district %s and partnership %s do not lie in one force", p.district, p.partnership)
		}
	}
}

// No two places of one kind answer to one name on one day.
func TestTables_namesAreUnique(t *testing.T) {
	table := tables(t)
	for name, in := range table.byName {
		for a, i := range in {
			for _, j := range in[a+1:] {
				x, y := &table.entries[i], &table.entries[j]
				apart := x.end.Valid() && x.end < y.start || y.end.Valid() && y.end < x.start
				if x.kind == y.kind && !apart {
					t.Errorf("%q is %s and %s", name, x.code, y.code)
				}
			}
		}
	}
}

// The tables hold as many places as each national lookup has.
func TestTables_counts(t *testing.T) {
	table := tables(t)
	count := func(at civil.Date, kinds ...kind) (n int) {
		for i := range table.entries {
			e := &table.entries[i]
			if e.code != "" && e.code[0] != 'S' && e.code[0] != 'N' && e.valid(at) && slices.Contains(kinds, e.kind) {
				n++
			}
		}
		return n
	}
	for _, c := range []struct {
		day                                string
		districts, partnerships, forces    int
		exact, shared, combined, unmatched int
	}{
		{"2016-12-01", 348, 315, 43, 0, 0, 0, 0},
		{"2017-01-01", 348, 314, 43, 0, 0, 0, 0},
		{"2018-12-31", 348, 314, 43, 0, 0, 0, 0},
		{"2019-12-31", 339, 314, 43, 0, 0, 0, 0},
		{"2024-12-31", 318, 314, 43, 282, 29, 6, 1},
		{"2025-04-01", 318, 314, 43, 282, 29, 6, 1},
	} {
		at, err := civil.Parse(c.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := count(at, upperDistrict, lowerDistrict); got != c.districts {
			t.Errorf("%s: %d districts, want %d", c.day, got, c.districts)
		}
		if got := count(at, partnership); got != c.partnerships {
			t.Errorf("%s: %d partnerships, want %d", c.day, got, c.partnerships)
		}
		if got := count(at, force); got != c.forces {
			t.Errorf("%s: %d forces, want %d", c.day, got, c.forces)
		}
		if c.exact == 0 {
			continue
		}
		then, err := New(at)
		if err != nil {
			t.Fatal(err)
		}
		modes := map[string]map[string]bool{Exact: {}, Shared: {}, Combined: {}, Unmatchable: {}}
		for _, p := range then.Partnerships() {
			modes[p.Mode][p.District] = true
		}
		got := [4]int{len(modes[Exact]), len(modes[Shared]), len(modes[Combined]), len(modes[Unmatchable])}
		if want := [4]int{c.exact, c.shared, c.combined, c.unmatched}; got != want {
			t.Errorf("%s: exact, partnership, combined, unmatched are %v, want %v", c.day, got, want)
		}
	}
}
