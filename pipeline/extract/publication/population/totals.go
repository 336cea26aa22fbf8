package population

import "forcestats/pipeline/extract/table/layout"

// checkAges compares all ages with the single years.
func checkAges(t *layout.Table) {
	var all *layout.Column
	var ages []*layout.Column
	for j := range t.Columns {
		c := &t.Columns[j]
		switch head := c.Header(); {
		case persons.MatchString(head):
			all = c
		case ageOf(head) != "":
			ages = append(ages, c)
		}
	}
	if all != nil {
		t.CheckAcross(all, ages)
	}
}

// checkAreas compares, in columns of people, a country with its regions, a
// region or Wales with its councils of the upper tier, and a county with its
// districts. The rows stand in that order in every edition.
func checkAreas(t *layout.Table) {
	s := titleOf(t)
	parts := map[*layout.Row][]*layout.Row{}
	var order []*layout.Row
	open := map[string]*layout.Row{} // by the tier that rows are added to
	add := func(tier string, r *layout.Row) {
		if whole := open[tier]; whole != nil {
			parts[whole] = append(parts[whole], r)
		}
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		code := t.Key(r, "code").Text
		if len(code) < 3 {
			continue
		}
		switch kind := code[:3]; kind {
		case "K04", "K03", "K02":
			continue // the order of countries differs between editions
		case "E92":
			open["region"] = r
		case "E12":
			add("region", r)
			open["council"], open["district"] = r, nil
		case "W92", "S92", "N92":
			open = map[string]*layout.Row{"council": r}
		case "E10":
			add("council", r)
			open["district"] = r
		case "E11": // a metropolitan county's boroughs count for the region
			open["district"] = nil
		case "E07":
			add("district", r)
		case "E06", "E08", "E09", "W06", "S12", "N09":
			add("council", r)
		}
		order = append(order, r)
	}
	for _, r := range order {
		if len(parts[r]) > 0 {
			t.CheckSum(r, s.isPeople, parts[r])
		}
	}
}

// isPeople says whether a column counts people, so that areas add up. Flows
// within a country do not.
func (s title) isPeople(c *layout.Column) bool {
	f := s.column(c, front{})
	return f.measure == "population" || f.category == "births" || f.category == "deaths"
}
