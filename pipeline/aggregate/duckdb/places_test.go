package duckdb

import (
	"testing"

	"forcestats/pipeline/aggregate/aggregatetest"
)

func TestPlaces_old_codes_are_carried_or_marked(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "p", "2019-07-01", "2018-04-01", "2019-03-31")
	figure := func(area, v string) {
		r.Figure("children_in_need all - "+area+" 2018-04-01 2019-03-31 count", v)
	}
	figure("E08000016", "5") // Barnsley, E08000038 since 2025
	figure("E07000205", "3") // Suffolk Coastal and Waveney, East Suffolk since 2019
	figure("E07000206", "4")
	figure("E07000201", "9") // Forest Heath, half of West Suffolk
	figure("E10000009", "7") // Dorset county, split in 2019
	figure("E06000028", "1") // Bournemouth
	figure("E06000029", "2") // Poole
	figure("E10000023", "8") // North Yorkshire county, the unitary E06000065 since 2023
	kept := run(t, &r.Rows)
	value(t, kept.One(t, "E08000038 children_in_need all - *"), 5)
	value(t, kept.One(t, "E07000244 children_in_need all - *"), 7)
	marker(t, kept.One(t, "E07000245 children_in_need all - *"), "incomplete")
	marker(t, kept.One(t, "E06000058 children_in_need all - *"), "boundary_changed")
	marker(t, kept.One(t, "E06000059 children_in_need all - *"), "boundary_changed")
	value(t, kept.One(t, "E06000065 children_in_need all - *"), 8)
	// The three councils together were and are the force area.
	value(t, kept.One(t, dorsetForce+" children_in_need all - *"), 10)
	kept.None(t, "E08000016 * * * *")
}

func TestPlaces_a_force_without_one_council_has_no_sum(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "p", "2025-07-01", "2024-04-01", "2025-03-31")
	for _, area := range []string{"E08000032", "E08000033", "E08000034", "E08000035"} {
		r.Figure("children_in_need all - "+area+" 2024-04-01 2025-03-31 count", "10")
	}
	r.Figure("children_in_need all - E08000036 2024-04-01 2025-03-31 count", "suppressed")
	r.Figure("children_in_need all - "+england+" 2024-04-01 2025-03-31 count", "1000")
	kept := run(t, &r.Rows)
	marker(t, kept.One(t, westYorkshire+" children_in_need all - *"), "incomplete")
	marker(t, kept.One(t, "E08000036 children_in_need all - *"), "suppressed")
	if s := kept.One(t, "E08000032 children_in_need all - *"); s.National.V != 1000 || s.ForceCode != westYorkshire {
		t.Errorf("national %v, force %q; England is the nation that the publication covers", s.National, s.ForceCode)
	}
}

// Made up after DfE, Children in need, table C3, year ending March 2019: Isles
// of Scilly printed 0 assessments with a factor and z for each factor.
func TestPlaces_a_part_of_nothing_is_0_in_a_sum(t *testing.T) {
	dorset := []string{"E06000058", "E06000059"}
	for base, want := range map[string]string{"0": "", "3": "incomplete", "suppressed": "incomplete"} {
		var r aggregatetest.Rows
		r.Document("a", "p", "2025-07-01", "2024-04-01", "2025-03-31")
		for i, cells := range [][2]string{{"40", "10"}, {base, "not_applicable"}} {
			r.Figure("assessments episodes_with_assessment_factor - "+dorset[i]+" 2024-04-01 2025-03-31 count", cells[0])
			r.Figure("assessment_factors child_sexual_exploitation - "+dorset[i]+" 2024-04-01 2025-03-31 count", cells[1])
		}
		kept := run(t, &r.Rows)
		marker(t, kept.One(t, dorset[1]+" assessment_factors child_sexual_exploitation - *"), "not_applicable")
		s := kept.One(t, dorsetForce+" assessment_factors child_sexual_exploitation - *")
		if want != "" {
			marker(t, s, want)
			continue
		}
		value(t, s, 10)
		if !s.Complete {
			t.Error("a sum with a part of nothing is not complete")
		}
		value(t, kept.One(t, dorsetForce+" assessment_factor_share child_sexual_exploitation - *"), 25)
	}
}

// police.uk's rows that name a place are fewer than a force's; the City of
// London is a force and a district on one ground.
func TestPlaces_rows_that_name_a_place_are_no_count_of_a_force(t *testing.T) {
	const city, square = "E23000034", "E09000001"
	var r aggregatetest.Rows
	r.Document("a", "policeuk-open-data", "", "2025-01-01", "2025-01-31")
	r.Figure("street_crimes shoplifting - "+city+" 2025-01-01 2025-01-31 count", "75")
	r.Figure("street_crimes shoplifting reported_by="+city+" "+square+" 2025-01-01 2025-01-31 count", "63")
	for _, district := range []string{"E06000058", "E06000059"} {
		r.Figure("street_crimes shoplifting reported_by="+dorsetForce+" "+district+" 2025-01-01 2025-01-31 count", "5")
	}
	kept := run(t, &r.Rows)
	value(t, kept.One(t, city+" street_crimes shoplifting - 2025-01-31"), 75)
	value(t, kept.One(t, square+" street_crimes shoplifting reported_by="+city+" 2025-01-31"), 63)
	kept.None(t, city+" street_crimes shoplifting reported_by="+city+" *")
	kept.None(t, dorsetForce+" street_crimes * * *")
}

func TestPlaces_partnerships(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "p", "2025-07-01", "2024-07-01", "2025-06-30")
	figure := func(area, v string) {
		r.Figure("recorded_offences all_excluding_fraud - "+area+" 2024-07-01 2025-06-30 count", v)
	}
	figure("E22000303", "1") // the four partnerships of Buckinghamshire
	figure("E22000306", "2")
	figure("E22000311", "3")
	figure("E22000318", "4")
	figure("E22000367", "50") // Dorset, shared by a part of Bournemouth, Christchurch and Poole
	kept := run(t, &r.Rows)
	value(t, kept.One(t, "E06000060 recorded_offences all_excluding_fraud - *"), 10)
	marker(t, kept.One(t, "E06000059 recorded_offences all_excluding_fraud - *"), "not_available")
	marker(t, kept.One(t, "E06000058 recorded_offences all_excluding_fraud - *"), "boundary_changed")
	// Crimes of a force that lie in no partnership are in none of them, so they are not summed to a force.
	kept.None(t, dorsetForce+" * * * *")
}

func TestPlaces_flows_between_parts_are_not_summed(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "ons-mid-year-population", "2024-07-15", "2022-06-30", "2023-06-30")
	for _, area := range []string{"E08000032", "E08000033", "E08000034", "E08000035", "E08000036"} {
		r.Figure("population_changes internal_migration_inflow - "+area+" 2022-06-30 2023-06-30 persons", "10")
		r.Figure("population_changes births - "+area+" 2022-06-30 2023-06-30 persons", "10")
	}
	kept := run(t, &r.Rows)
	value(t, kept.One(t, westYorkshire+" population_changes births - *"), 50)
	kept.None(t, westYorkshire+" population_changes internal_migration_inflow * *")
}

func TestPlaces_what_councils_spend_is_not_what_the_force_spends(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "la-revenue-outturn", "2025-09-01", "2024-04-01", "2025-03-31")
	for _, area := range []string{"E08000032", "E08000033", "E08000034", "E08000035", "E08000036", "E06000065", "E06000014", "E09000001"} {
		r.Figure("expenditures total_adult_social_care - "+area+" 2024-04-01 2025-03-31 count", "10")
	}
	r.Figure("expenditures total_adult_social_care - "+westYorkshire+" 2024-04-01 2025-03-31 count", "0")
	kept := run(t, &r.Rows)
	// West Yorkshire's commissioner spends nothing on it; North Yorkshire's, whose councils are all there, is not listed.
	s := kept.One(t, westYorkshire+" expenditures total_adult_social_care - *")
	value(t, s, 0)
	if s.Rank != 0 || len(kept.Issues) > 0 {
		t.Errorf("rank %d, issues %v", s.Rank, kept.Issues)
	}
	kept.None(t, "E23000009 expenditures * * *")
	kept.None(t, cityOfLondon+" expenditures * * *") // its council is there, on the same ground
	value(t, kept.One(t, "E08000032 expenditures total_adult_social_care - *"), 10)
}

func TestPlaces_a_nation_is_the_sum_of_its_forces(t *testing.T) {
	forces := map[string]bool{}
	for _, area := range aggregatetest.Reference(t).Places {
		if area.Type == "force" && !area.End.Valid() {
			forces[area.Code] = true
		}
	}
	if len(forces) != 43 {
		t.Fatalf("%d forces", len(forces))
	}
	var r aggregatetest.Rows
	r.Document("a", "p", "2025-07-01", "2024-07-01", "2025-06-30")
	figure := func(category, area string) {
		r.Figure("recorded_offences "+category+" - "+area+" 2024-07-01 2025-06-30 count", "10")
	}
	for code := range forces {
		figure("71", code)
		if code != cityOfLondon {
			figure("88A", code)
			figure("73", code)
		}
	}
	// The City of London's one partnership and its district stand for a force without a row, not beside its row.
	for _, category := range []string{"71", "88A"} {
		figure(category, "E22000180")
		figure(category, "E09000001")
	}
	kept := run(t, &r.Rows)
	for category, want := range map[string]float64{"71": 430, "88A": 430} {
		for _, area := range []string{westYorkshire, "W15000001"} {
			if s := kept.One(t, area+" recorded_offences "+category+" - *"); s.National.V != want {
				t.Errorf("%s, %s: national %v, want %v", area, category, s.National, want)
			}
		}
	}
	for _, area := range []string{westYorkshire, "W15000001"} { // nor is Wales, which is whole, the nation of the Welsh forces
		if s := kept.One(t, area+" recorded_offences 73 - *"); s.National.Valid {
			t.Errorf("%s: national %v of 42 forces", area, s.National)
		}
	}
}

// DfE's factors to 2023 have the council of Buckinghamshire, those to 2025 the
// county before it, for the same years.
func TestPlaces_ground_under_two_codes_is_counted_once(t *testing.T) {
	thamesValley := []string{"E06000036", "E06000037", "E06000038", "E06000039", "E06000040", "E06000041", "E06000042", "E10000025"}
	const council, county = "E06000060", "E10000002"
	for name, c := range map[string]struct {
		suppressed     int // of the other councils, the last ones
		older, newer   string
		value, council float64
		marker         string
	}{
		"the newer edition's is taken":                      {0, "14", "15", 95, 15, ""},
		"twice 14 do not make up for four missing councils": {4, "14", "14", 0, 14, "incomplete"},
		"a newer mark is kept":                              {0, "14", "suppressed", 0, 0, "incomplete"},
		"a code that was not in use says nothing":           {0, "14", "not_applicable", 94, 14, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var r aggregatetest.Rows
			for _, edition := range []struct{ name, published, code, value string }{
				{"a", "2023-10-01", council, c.older}, {"b", "2025-10-01", county, c.newer},
			} {
				r.Document(edition.name, "p", edition.published, "2017-04-01", "2018-03-31")
				for i, area := range thamesValley {
					v := "10"
					if i >= len(thamesValley)-c.suppressed {
						v = "suppressed"
					}
					r.Figure("children_in_need all - "+area+" 2017-04-01 2018-03-31 count", v)
				}
				r.Figure("children_in_need all - "+edition.code+" 2017-04-01 2018-03-31 count", edition.value)
			}
			kept := run(t, &r.Rows)
			force, district := kept.One(t, "E23000029 children_in_need all - *"), kept.One(t, council+" children_in_need all - *")
			if c.marker != "" {
				marker(t, force, c.marker)
			} else {
				value(t, force, c.value)
				if !force.Complete {
					t.Error("not complete")
				}
			}
			if c.council == 0 {
				marker(t, district, c.newer)
			} else {
				value(t, district, c.council)
			}
		})
	}
}
