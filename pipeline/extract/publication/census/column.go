package census

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/pattern"
)

// column is a column of figures.
type column struct {
	pos                 int
	dimension, category string
	measure, unit       string // no unit where the column counts neither persons nor households
}

// valueName parts "Ethnic Group: White: Irish; measures: Value" (2011) or
// "Ethnic group: White: Irish" (2021) into the dimension and the category.
var valueName = regexp.MustCompile(`^([^:]+?): (.+?)(?:; measures: (.+))?$`)

// valueColumns finds the columns of figures. Those of another measure than the
// value (percentages of it) stay unknown columns, and so are an issue; a name
// that stands twice is read once.
func valueColumns(h *longtable.Header) []column {
	var found []column
	var rest []int
	totals := map[string]string{} // unit of a dimension, as its total's name tells
	for _, pos := range h.Unknown {
		m := valueName.FindStringSubmatch(h.Names[pos])
		if m == nil || m[3] != "" && !strings.EqualFold(m[3], "value") {
			rest = append(rest, pos)
			continue
		}
		v := column{pos: pos, dimension: record.Code(m[1]), category: record.Code(m[2])}
		if total(v.category) {
			totals[v.dimension] = counted(v.category)
			v.category = ""
		}
		found = append(found, v)
	}
	for i := range found {
		found[i].count(totals[found[i].dimension])
	}
	h.Unknown = rest
	return found
}

// total reports whether a category is all that a table counts.
func total(category string) bool {
	if strings.HasPrefix(category, "all_categories") || category == "total" || strings.HasPrefix(category, "total_all_") {
		return true
	}
	switch category {
	case "all_usual_residents", "all_persons", "all_people", "all_households":
		return true
	}
	return false
}

// counted is the unit that a total's name tells: "Total: All households".
func counted(category string) string {
	switch {
	case strings.Contains(category, "households"):
		return "households"
	case strings.Contains(category, "residents"), strings.Contains(category, "persons"), strings.Contains(category, "people"):
		return "persons"
	}
	return ""
}

// The dimensions of tables whose totals say no more than "All categories", by
// what they count (Nomis, key statistics of 2011).
var (
	ofPersons = pattern.Words(`^`, `
	ethnic_group age sex religion country_of_birth national_identity passports?_held nationality
	general_health health disability long_term_.* marital_status legal_partnership_status living_arrangements
	economic_activity industry occupation qualifications? highest_level_of_qualification residence_type
	provision_of_unpaid_care year_of_arrival.* length_of_residence.* method_of_travel.* distance_travelled_to_work
	migrant_indicator main_language hours_worked sexual_orientation gender_identity
`, `$`)
	ofHouseholds = pattern.Words(`^`, `
	households? household_.* tenure.* cars? car_or_van_.* number_of_cars.* accommodation_type occupancy_rating.*
	type_of_central_heating.* number_of_(?:rooms|bedrooms|persons_.*) lone_parent.* adults_and_children.* deprivation.*
`, `$`)
	// A "Variable" of the table of usual residents.
	variables = regexp.MustCompile(`^(?:all_usual_residents|(?:fe)?males|lives_in_.*|schoolchild_.*)?$`)
)

// count gives a column its measure and unit. A mean or median age is in years;
// areas and densities have no unit of the contract.
func (v *column) count(total string) {
	switch {
	case v.category == "mean_age" || v.category == "median_age":
		v.measure, v.unit = "ages", "years"
		return
	case v.dimension == "population_density" && v.category == "persons_per_square_kilometre":
		v.measure, v.unit, v.dimension, v.category = "population_densities", "persons_per_sq_km", "", ""
		return
	case v.dimension == "variable":
		if variables.MatchString(v.category) {
			v.unit = "persons"
		}
	case total != "":
		v.unit = total
	case ofPersons.MatchString(v.dimension):
		v.unit = "persons"
	case ofHouseholds.MatchString(v.dimension):
		v.unit = "households"
	}
	switch v.unit {
	case "persons":
		v.measure = "population"
	case "households":
		v.measure = "households"
	}
	if v.dimension == "age" {
		v.category = strings.TrimPrefix(v.category, "age_")
	}
}
