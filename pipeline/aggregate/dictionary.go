package aggregate

import "forcestats/pipeline/vocabulary"

// dictionaryTables are the reference tables that say what the dictionary says:
// which figures may be added up, how statistics are named, and what a rate is
// given per.
func dictionaryTables() []Table {
	return []Table{unitTable(), notSummedTable(), neverAddedTable(), nameTable(), perChildrenTable(), rateTable(), peerFigureTable()}
}

// unitTable has the units: whether figures may be summed over places and parts
// of a year, how far two prints of one figure may lie apart by rounding alone,
// and which unit of a measure has the plain name (1 first).
func unitTable() Table {
	t := Table{Name: "ref_units", Columns: []Column{{"unit", Text}, {"adds_up", Integer}, {"tolerance", Real}, {"unit_rank", Integer}}}
	for i, u := range vocabulary.Units() {
		if !u.OfStatistics {
			t.Rows = append(t.Rows, []any{u.Code, truth(u.Adds != vocabulary.Nothing), u.Tolerance, int64(i + 1)})
		}
	}
	return t
}

// notSummedTable has the measures whose figures may not be summed over places
// whatever their unit; any stands for every category. of_body is 1 where the
// figure is that of a body and not of its ground: the City of London
// Corporation's spending is not its police's.
func notSummedTable() Table {
	t := Table{Name: "ref_not_summed", Columns: []Column{{"measure", Text}, {"category", Text}, {"of_body", Integer}}}
	for _, m := range vocabulary.Measures() {
		if m.Adds == vocabulary.Nothing {
			t.Rows = append(t.Rows, []any{m.Code, "any", truth(m.OfBody)})
			continue
		}
		for _, c := range m.NotAdded {
			t.Rows = append(t.Rows, []any{m.Code, c, truth(m.OfBody)})
		}
	}
	return t
}

// neverAddedTable has the words that, in the name of a measure or a category,
// say that its figures are averages, ranks and the like.
func neverAddedTable() Table {
	t := Table{Name: "ref_never_added", Columns: []Column{{"word", Text}}}
	for _, w := range vocabulary.NeverAdded() {
		t.Rows = append(t.Rows, []any{w})
	}
	return t
}

// nameTable has the statistics that are not named like their measure.
func nameTable() Table {
	t := Table{Name: "ref_names", Columns: []Column{{"measure", Text}, {"unit", Text}, {"statistic", Text}}}
	for _, m := range vocabulary.Measures() {
		for _, unit := range m.NamedByUnit {
			t.Rows = append(t.Rows, []any{m.Code, unit, m.Code + "_" + unit})
		}
	}
	return t
}

// perChildrenTable has the measures of children's social care that are given
// per 10,000 children.
func perChildrenTable() Table {
	t := Table{Name: "ref_children_services", Columns: []Column{{"measure", Text}}}
	for _, m := range vocabulary.Measures() {
		if m.PerChildren {
			t.Rows = append(t.Rows, []any{m.Code})
		}
	}
	return t
}

// rateTable has the rates and shares that are worked out: their unit, what they
// are given per, and how their limits are worked out.
func rateTable() Table {
	t := Table{Name: "ref_rates", Columns: []Column{{"statistic", Text}, {"unit", Text}, {"per", Real}, {"limits", Text}}}
	for _, s := range vocabulary.Statistics() {
		if u, _ := vocabulary.UnitOf(s.Unit); u.Per != 0 && !s.Published() {
			t.Rows = append(t.Rows, []any{s.Code, s.Unit, u.Per, string(s.Limits)})
		}
	}
	return t
}

// peerFigureTable has the statistics that are held against an area's peers; any
// stands for every category.
func peerFigureTable() Table {
	t := Table{Name: "ref_peer_figures", Columns: []Column{{"statistic", Text}, {"category", Text}}}
	for _, f := range vocabulary.PeerFigures() {
		for _, c := range f.Categories {
			if c == "*" {
				c = "any"
			}
			t.Rows = append(t.Rows, []any{f.Statistic, c})
		}
	}
	return t
}

func truth(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}
