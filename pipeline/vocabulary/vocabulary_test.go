package vocabulary

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

var snake = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)

func TestCodes_have_label_and_meaning_and_stand_once(t *testing.T) {
	seen := map[Code]bool{}
	for _, c := range Codes() {
		if key := (Code{List: c.List, Code: c.Code, Unit: c.Unit}); seen[key] {
			t.Errorf("%s %s stands twice", c.List, c.Code)
		} else {
			seen[key] = true
		}
		if c.Label == "" || c.List != "issue" && !snake.MatchString(c.Code) {
			t.Errorf("entry %+v", c)
		}
	}
}

func TestMeasures_and_statistics_are_whole(t *testing.T) {
	adds, polarities := []Adds{Nothing, Places, PlacesAndTime}, []Polarity{Neither, Better, Worse}
	for _, m := range Measures() {
		if m.Meaning == "" || m.Source == "" || len(m.Units) == 0 || !slices.Contains(adds, m.Adds) || !slices.Contains(polarities, m.Polarity) {
			t.Errorf("measure %+v", m)
		}
		for _, unit := range m.Units {
			if u, ok := UnitOf(unit); !ok || u.OfStatistics {
				t.Errorf("measure %s has unit %q", m.Code, unit)
			}
		}
		if NamesNoSum(m.Code) && m.Adds != Nothing {
			t.Errorf("%s adds up to %s, and its name says that it doesn't", m.Code, m.Adds)
		}
	}
	for _, s := range Statistics() {
		u, ok := UnitOf(s.Unit)
		if !ok || s.Meaning == "" || s.Source == "" || len(s.Steps) == 0 || s.Limits == "" || !slices.Contains(polarities, s.Polarity) {
			t.Errorf("statistic %+v", s)
		}
		if u.Adds == Nothing && s.Adds != Nothing {
			t.Errorf("%s is in %s and adds up", s.Code, s.Unit)
		}
		if (s.Limits != NoLimits) && u.Per == 0 {
			t.Errorf("%s has limits and no rate", s.Code)
		}
	}
}

// An unlisted measure is not added up if its name says that it is an average.
func TestMeasureOf_an_unlisted_measure(t *testing.T) {
	for code, want := range map[string]Adds{
		"hamsters": PlacesAndTime, "caseload_average": Nothing, "deprivation_score": Nothing, "median_wait": Nothing, "corporate_parents": PlacesAndTime,
	} {
		if m := MeasureOf(code, "count"); m.Adds != want || m.Polarity != Neither {
			t.Errorf("%s: %+v, want it to add up over %s", code, m, want)
		}
	}
	if m := MeasureOf("hamsters", "percent"); m.Adds != Nothing || m.Label != "Hamsters" {
		t.Errorf("hamsters in per cent: %+v", m)
	}
}

func TestStatisticOf(t *testing.T) {
	for code, want := range map[string]string{
		"workforce_fte": "Workforce (full-time equivalent)", "recorded_offences": "Recorded offences",
		"hamsters_per_1000": "Hamsters per 1,000", "children_in_need_per_10000_children": "Children in need per 10,000 children",
	} {
		if s := StatisticOf(code, "count"); s.Label != want || s.Code != code {
			t.Errorf("%s: %+v", code, s)
		}
	}
}

func TestKeyFigures_are_statistics_and_sections_are_listed(t *testing.T) {
	for _, k := range KeyFigures() {
		if _, ok := statisticsByCode[k.Statistic]; !ok {
			t.Errorf("key figure %s is no statistic", k.Statistic)
		}
	}
	for _, s := range Statistics() {
		if s.Section != "" && !slices.Contains(Sections(), s.Section) {
			t.Errorf("%s stands under %q, which is no section", s.Code, s.Section)
		}
	}
	for _, m := range Markers() {
		if m.Short == "" || m.Short[0] != '[' {
			t.Errorf("the marker %s has the shorthand %q", m.Code, m.Short)
		}
	}
}

// A key figure stands beside those of an area's peers, unless it says which
// documents were read.
func TestPeerFigures_are_all_key_figures(t *testing.T) {
	peers := map[string]bool{}
	for _, f := range PeerFigures() {
		peers[f.Statistic] = true
	}
	for _, f := range KeyFigures() {
		ofDocuments := strings.HasPrefix(f.Statistic, "findings") || f.Statistic == "days_since_judgement"
		if peers[f.Statistic] == ofDocuments {
			t.Errorf("%s: beside its peers %v, of documents %v", f.Statistic, peers[f.Statistic], ofDocuments)
		}
	}
}
