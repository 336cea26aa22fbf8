package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"forcestats/pipeline/vocabulary/civil"
)

// cases are the cases of cases/tables with their right answers, each as its
// README has it.
func cases() []tableCase {
	return []tableCase{
		{"02-street-blank-lsoa-asb-btp", "Leeds 40 not complete, 20 of 60 rows told; a total without anti-social behaviour; British Transport Police apart", streetCase},
		{"05-csv-dialects", "seven files, the same figures", func(c *caseMade) error { return c.alike(7, 688, 94744) }},
		{"07-council-names", "each name its council at the date", councilNamesCase},
		{"09-ees-table-tool", "refused with the words that say what to fetch", func(c *caseMade) error {
			return errors.Join(none(c), c.said("figures-none", "table tool", "fetch the csv of the data set"))
		}},
		{"12-xlsx-writers", "eight files, the same figures", func(c *caseMade) error { return c.alike(8, 40, 5308) }},
		{"13-formula-no-cache", "an issue with sheet and count; no value", func(c *caseMade) error {
			for _, o := range c.observations() {
				if o.Value.Valid || o.Marker != "error" {
					return fmt.Errorf("%s has %v, %q", o.Cell, o.Value, o.Marker)
				}
			}
			return c.said("figure-error", "2018_19", "formula", "save it")
		}},
		{"14c-hidden-sheet-wins", "the visible sheet's figures; what the hidden one holds is told", func(c *caseMade) error {
			return errors.Join(c.alike(1, 40, 5308), c.said("sheet-left-out", "Archive", "hidden"))
		}},
		{"16-year-quarter-ambiguous", "both held back, with the column", func(c *caseMade) error {
			return errors.Join(none(c), c.said("period-unreadable", "financial year"), c.said("period-unreadable", "does not say whether a calendar or a financial year"))
		}},
		{"19b-side-by-side", "the first read, the second held with its cell", func(c *caseMade) error {
			return errors.Join(c.alike(1, 40, 5308), c.said("table-held", "J1"))
		}},
		{"20-offence-code-types", "counted by the description, with an issue", func(c *caseMade) error {
			return errors.Join(c.said("offence-contradicts", "4.1", "4.10"), c.said("offence-contradicts", "4.2"))
		}},
		{"22-ees-averages-summed", "no force has a sum of averages, ratios, scores or ranks", averagesCase},
		{"23-marks-beside-values", "numbers kept, marks in note or flag", marksCase},
		{"25-fingertips-pooled-years", "three years, never months; what contradicts its length is held", pooledCase},
		{"gate-no-list", "the rows are named", func(c *caseMade) error {
			return errors.Join(c.said("period-unreadable", "Nov-10"), c.said("period-unreadable", "2024"))
		}},
		{"m-fractions", "88.4 per cent, never 0.884", fractionsCase},
		{"m-new-rate-column", "per 10,000 or unknown, in no rank or sum", func(c *caseMade) error {
			return errors.Join(unknownApart(c, "cpp_start_rate"), c.said("unit-unknown", "CPP_start_rate"))
		}},
		{"m-pounds-million", "a thousand times what is printed, in thousand pounds", millionCase},
		{"m-thousands", "unknown, in no rate, rank or sum", func(c *caseMade) error {
			return errors.Join(unknownApart(c, "cpp_start_thousands"), c.said("unit-unknown", "CPP_start_thousands"))
		}},
		{"x-forcenames", "40 spellings, one code each", forceNamesCase},
		{"x-years", "every full form its quarter; two held back", yearsCase},
	}
}

func none(c *caseMade) error {
	if obs := c.observations(); len(obs) > 0 {
		return fmt.Errorf("%d figures, the first at %s", len(obs), obs[0].Cell)
	}
	return nil
}

func streetCase(c *caseMade) error {
	leeds := c.statistic("Leeds", "street_crimes", "all", "reported_by=west_yorkshire_police")
	apart := c.statistic("Leeds", "street_crimes", "all", "reported_by=british_transport_police")
	crimes := c.statistic("West Yorkshire", "street_crimes", "all_excluding_anti_social_behaviour", "")
	switch {
	case leeds == nil || leeds.Value.V != 40 || leeds.Complete:
		return fmt.Errorf("Leeds: %+v", leeds)
	case apart == nil || apart.Value.V != 9:
		return fmt.Errorf("British Transport Police: %+v", apart)
	case crimes == nil || crimes.Value.V != 45:
		return fmt.Errorf("crimes without anti-social behaviour: %+v", crimes)
	}
	return c.said("rows-missing", "20 of 60")
}

func councilNamesCase(c *caseMade) error {
	want := map[string]string{
		"Somerset 2022": "E10000027", "Somerset 2024": "E06000066", "North Yorkshire 2022": "E10000023", "North Yorkshire 2024": "E06000065",
		"Cumberland 2024": "E06000063", "Cumbria 2022": "E10000006", "Westmorland & Furness 2024": "E06000064", "Cardiff / Caerdydd 2024": "W06000015",
		"Caerdydd / Cardiff 2024": "W06000015", "Rhondda Cynon Taf / Rhondda Cynon Taf 2024": "W06000016", "Sir Gâr 2024": "W06000010",
	}
	found := 0
	for _, o := range c.observations() {
		name := fmt.Sprintf("%s %d", o.AreaPublished, o.PeriodEnd.Time().Year())
		if code, ok := want[strings.Replace(name, "2025", "2024", 1)]; ok {
			if found++; o.AreaCode != code {
				return fmt.Errorf("%s is %s, want %s", name, o.AreaCode, code)
			}
		}
	}
	if found < len(want) {
		return fmt.Errorf("%d of %d names found", found, len(want))
	}
	return nil
}

func averagesCase(c *caseMade) error {
	additive := []string{"children", "number_of_children"}
	for _, s := range c.statistics {
		if s.AreaType == "force" && s.Value.Valid && s.Statistic != "coverage" && !slices.Contains(additive, s.Statistic) && !slices.Contains(additive, s.Category) {
			return fmt.Errorf("%s %s %s of %s is %v", s.Statistic, s.Category, s.Breakdown, s.AreaName, s.Value.V)
		}
	}
	return nil
}

func marksCase(c *caseMade) error {
	for _, o := range c.observations() {
		marked := o.Note != "" || o.Revised.V || o.Estimated.V || o.Provisional.V
		if number, _, ok := strings.Cut(o.Published, " ["); ok && (!marked || !o.Value.Valid || strconv.FormatFloat(o.Value.V, 'f', -1, 64) != strings.ReplaceAll(number, ",", "")) {
			return fmt.Errorf("%s %q: %v, note %q", o.Cell, o.Published, o.Value, o.Note)
		}
	}
	return nil
}

func pooledCase(c *caseMade) error {
	three := 0
	for _, o := range c.observations() {
		days := int(o.PeriodEnd-o.PeriodStart) + 1
		if days < 85 {
			return fmt.Errorf("%s: %s to %s", o.Cell, o.PeriodStart, o.PeriodEnd)
		}
		if o.Cell == "M2" && (o.PeriodStart != civil.New(2009, 1, 1) || o.PeriodEnd != civil.New(2011, 12, 31)) {
			return fmt.Errorf("2009 - 11 is %s to %s", o.PeriodStart, o.PeriodEnd)
		}
		if days > 1000 && days < 1100 {
			three++
		}
	}
	if three == 0 {
		return errors.New("no period of three years")
	}
	return c.said("period-unreadable", "2023 to 2024 (3 year)")
}

func fractionsCase(c *caseMade) error {
	most := 0.0
	for _, o := range c.observations() {
		if o.Unit != "percent" {
			continue
		}
		most = max(most, o.Value.V)
		if printed, err := strconv.ParseFloat(o.Published, 64); err == nil && o.Value.Valid && printed > 0 && o.Value.V < 50*printed {
			return fmt.Errorf("%s: %q is %v per cent", o.Cell, o.Published, o.Value.V)
		}
	}
	if most < 50 {
		return fmt.Errorf("the largest is %v per cent", most)
	}
	return nil
}

// unknownApart is an error where figures of a category of unknown unit are
// summed or ranked, or have another unit than per 10,000.
func unknownApart(c *caseMade, category string) error {
	for _, o := range c.observations() {
		if o.Category == category && o.Unit != "unknown" && o.Unit != "per_10000" {
			return fmt.Errorf("%s: %s", o.Cell, o.Unit)
		}
	}
	for _, s := range c.statistics {
		if s.Category == category && (s.Rank > 0 || s.AreaType == "force" && s.Value.Valid && s.Inputs > 1) {
			return fmt.Errorf("%s of %s: %v, rank %v", s.Statistic, s.AreaName, s.Value, s.Rank)
		}
	}
	return nil
}

func millionCase(c *caseMade) error {
	checked := 0
	for _, o := range c.observations() {
		printed, err := strconv.ParseFloat(strings.ReplaceAll(o.Published, ",", ""), 64)
		if err != nil || !o.Value.Valid || printed == 0 {
			continue
		}
		if ratio := o.Value.V / printed; o.Unit != "gbp_thousand" || ratio < 999.9 || ratio > 1000.1 {
			return fmt.Errorf("%s: %q is %v %s", o.Cell, o.Published, o.Value.V, o.Unit)
		}
		checked++
	}
	if checked == 0 {
		return errors.New("no figure")
	}
	return nil
}

// outside are names of the list that are no police force area of England and
// Wales: other forces, islands and totals.
var outside = []string{"BTP", "British Transport Police", "Police Service of Northern Ireland", "Police Scotland", "Total", "England and Wales", "Guernsey", "Isle of Man"}

func forceNamesCase(c *caseMade) error {
	obs := c.observations()
	if len(obs) != 40 {
		return fmt.Errorf("%d figures", len(obs))
	}
	for _, o := range obs {
		if apart := slices.Contains(outside, o.AreaPublished); apart == (o.AreaType == "force") || !apart && o.AreaCode == "" {
			return fmt.Errorf("%q is %s %q", o.AreaPublished, o.AreaType, o.AreaCode)
		}
	}
	return nil
}

func yearsCase(c *caseMade) error {
	first := 0
	of := map[string]civil.Date{"200": civil.New(2022, 4, 1), "201": civil.New(2022, 7, 1), "202": civil.New(2022, 10, 1), "203": civil.New(2023, 1, 1), "204": civil.New(2022, 4, 1), "205": civil.New(2023, 1, 1), "206": civil.New(2023, 1, 1)}
	for _, o := range c.observations() {
		if o.Measure != "recorded_offences" || o.Category != "8L" {
			continue
		}
		if start, ok := of[o.Published]; ok && o.PeriodStart != start {
			return fmt.Errorf("%s: %s from %s, want %s", o.Cell, o.Published, o.PeriodStart, start)
		}
		if v := int(o.Value.V); v >= 100 && v <= 112 {
			if first++; o.PeriodStart != civil.New(2023, 4, 1) || o.PeriodEnd != civil.New(2023, 6, 30) {
				return fmt.Errorf("%s: %s to %s", o.Cell, o.PeriodStart, o.PeriodEnd)
			}
		}
	}
	if first != 11 {
		return fmt.Errorf("%d of 11 full forms read", first)
	}
	return errors.Join(c.said("period-unreadable", "H11", "Nov-10"), c.said("period-unreadable", "H14", "2024"))
}
