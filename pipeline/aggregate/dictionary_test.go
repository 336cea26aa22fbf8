package aggregate

import (
	"slices"
	"strings"
	"testing"

	"forcestats/pipeline/vocabulary"
)

// A statistic is an SQL file and an entry of the dictionary: neither stands
// without the other.
func TestDictionary_has_an_entry_for_each_statistic_and_SQL_for_each_entry(t *testing.T) {
	written := map[string]bool{}
	for _, s := range steps(t) {
		if strings.HasPrefix(s.Doc, "Statistic") {
			written[s.Name] = true
		}
	}
	entered := map[string]bool{}
	for _, s := range vocabulary.Statistics() {
		for _, step := range s.Steps {
			entered[step] = true
			if !written[step] {
				t.Errorf("statistic %s of the dictionary: no file %s.sql in sql/%s", s.Code, step, statisticsFolder)
			}
		}
	}
	for step := range written {
		if !entered[step] {
			t.Errorf("%s.sql makes a statistic that has no entry in pipeline/vocabulary", step)
		}
	}
}

// A rate that is worked out is one of its folder, and the reverse.
func TestDictionary_rates_are_those_of_their_folder(t *testing.T) {
	rates := map[string]bool{}
	for _, s := range steps(t) {
		rates[s.Name] = strings.HasSuffix(s.Folder, "/rate_statistics") && strings.HasPrefix(s.Doc, "Statistic")
	}
	given := rateTable().Rows
	for _, s := range vocabulary.Statistics() {
		has := slices.ContainsFunc(given, func(row []any) bool { return row[0] == s.Code })
		if made := slices.ContainsFunc(s.Steps, func(step string) bool { return rates[step] }); made != has {
			t.Errorf("%s: made as a rate %v, has a unit of rates %v", s.Code, made, has)
		}
	}
}

// Units of a measure stand in the order in which they take its plain name.
func TestDictionary_units_of_a_measure_stand_in_order(t *testing.T) {
	rank := map[string]int{}
	for i, u := range vocabulary.Units() {
		rank[u.Code] = i
	}
	for _, m := range vocabulary.Measures() {
		if !slices.IsSortedFunc(m.Units, func(a, b string) int { return rank[a] - rank[b] }) {
			t.Errorf("%s: units %q", m.Code, m.Units)
		}
	}
}

// A reference table that no step reads is left over.
func TestDictionary_every_reference_table_is_read(t *testing.T) {
	tables, err := referenceTables()
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		if !slices.ContainsFunc(steps(t), func(s Step) bool { return strings.Contains(s.SQL, table.Name+" ") }) {
			t.Errorf("no step reads %s", table.Name)
		}
	}
}
