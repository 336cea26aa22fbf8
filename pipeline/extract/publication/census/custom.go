package census

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/pattern"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// The census's custom dataset service writes a row for each place and
// combination of categories, each variable in a column of codes and one of
// names: "Sex (2 categories) Code", "Sex (2 categories)", ..., "Observation".
// The file has no date: the service exists for the census of 2021 alone.
const custom = "custom-dataset"

// Positions in customColumns.
const (
	customCode = iota
	customName
	customCount
)

var (
	areaColumn = pattern.Lines(`(?:^|_)`, `
	local_authorit(?:y|ies)        # local_authority
	countr(?:y|ies)                # country
	regions?                       # region
	combined_authorit(?:y|ies)     # combined_authority
	output_areas                   # output_areas
	electoral_wards_and_divisions  # electoral_wards_and_divisions
	wards                          # wards
`, `(_code)?$`)
	variable = regexp.MustCompile(`^(.+?)(?: \([A-Z]\))? \(\d+ categories\)( Code)?$`)
)

var customColumns = []longtable.Column{
	customCode:  {Names: []string{"Lower tier local authorities Code"}, Like: func(code string) bool { m := areaColumn.FindStringSubmatch(code); return m != nil && m[1] != "" }},
	customName:  {Names: []string{"Lower tier local authorities"}, Like: func(code string) bool { m := areaColumn.FindStringSubmatch(code); return m != nil && m[1] == "" }},
	customCount: {Names: []string{"Observation"}},
}

// findCustom returns the header of a custom dataset and its variables, or a
// *longtable.Misfit. Ethnic groups alone are the population's to read.
func findCustom(s sheet.Sheet) (*longtable.Header, []column, error) {
	h, err := longtable.Find(s, customColumns)
	if err != nil {
		return nil, nil, err
	}
	var found []column
	var rest []int
	for _, pos := range h.Unknown {
		m := variable.FindStringSubmatch(h.Names[pos])
		switch {
		case m == nil:
			rest = append(rest, pos)
		case m[2] == "":
			found = append(found, column{pos: pos, dimension: record.Code(m[1])})
		}
	}
	if len(found) == 0 || len(found) == 1 && found[0].dimension == "ethnic_group" {
		return nil, nil, &longtable.Misfit{Sheet: s.Name(), Row: h.Row, Fit: 0.4, Missing: []string{"Sex (2 categories)"}}
	}
	h.Unknown = rest
	return h, found, nil
}

// extractCustom writes one observation per row.
func extractCustom(s sheet.Sheet, h *longtable.Header, variables []column, out record.RawSink) error {
	if !countsPersons(variables) {
		out.Issue(record.NewIssue(vocabulary.SheetLeftOut, record.Origin{Sheet: s.Name(), Cell: sheet.Ref(h.Row, h.At[customCount])},
			"the variables do not tell whether persons or households are counted"))
		return nil
	}
	day := days["2021"]
	when := period.Printed{Text: day.Time().Format("2 January 2006"), Start: day, End: day, Kind: "day"}
	small := &smallAreas{}
	for r, err := range h.Figures(s, out) {
		if err != nil {
			return err
		}
		c := r.Cell(customCount)
		if c == nil || small.holds(r.Text(customCode), r.Ref(customCount)) {
			continue
		}
		pairs := []string{"basis", "census"}
		for _, v := range variables {
			pairs = append(pairs, v.dimension, strings.TrimPrefix(record.Code(r.TextAt(v.pos)), "age_"))
		}
		obs := record.RawObservation{
			Origin:    record.Origin{Table: s.Name(), Sheet: s.Name(), Cell: r.Ref(customCount)},
			Measure:   "population",
			Category:  "all",
			Breakdown: record.Breakdown(pairs...),
			Area:      place.Printed{Code: r.Text(customCode), Name: r.Text(customName)},
			Period:    when,
			Published: layout.Published(c),
			Unit:      "persons",
		}
		obs.Number, obs.IsNumber = shown.Value(c)
		out.Observation(&obs)
	}
	small.report(s.Name(), out)
	return nil
}

// countsPersons reports whether a variable is one that only persons have.
func countsPersons(variables []column) bool {
	for _, v := range variables {
		if ofPersons.MatchString(v.dimension) {
			return true
		}
	}
	return false
}

// smallAreas counts the rows of output areas, which are no places of a
// release: a district of thirty of them would have thirty populations.
type smallAreas struct{ rows longtable.Tally }

var smallArea = regexp.MustCompile(`^[EW]0[012]\d{6}$`)

func (a *smallAreas) holds(code, cell string) bool {
	if !smallArea.MatchString(strings.ToUpper(code)) {
		return false
	}
	a.rows.Add(cell)
	return true
}

func (a *smallAreas) report(name string, out record.RawSink) {
	a.rows.Report(vocabulary.RowsLeftOut, name, "the place is an output area, which no statistic is for", "fetch the table by local authority", out)
}
