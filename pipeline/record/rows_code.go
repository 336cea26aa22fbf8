package record

import "forcestats/pipeline/vocabulary"

// CodeEntry is a row of codes: what a code of another table means.
// The columns are described in CodeEntryTable.
type CodeEntry struct {
	List     string
	Code     string
	Label    string
	Unit     string
	Meaning  string
	Polarity string
	Additive string
	Limits   string
	Source   string
}

// CodeEntryTable returns the schema of codes.
func CodeEntryTable() Table[CodeEntry] {
	return Table[CodeEntry]{"codes", "what every code means, a row for each code of each list", []Column[CodeEntry]{
		text("code_list", true, "measure, statistic, unit, marker, issue, or the column that holds the code", func(r *CodeEntry) *string { return &r.List }),
		text("code", true, "the code", func(r *CodeEntry) *string { return &r.Code }),
		text("label", true, "in words, for people", func(r *CodeEntry) *string { return &r.Label }),
		text("unit", false, "unit of a statistic, or one of the units of a measure", func(r *CodeEntry) *string { return &r.Unit }),
		text("meaning", false, "definition, where the label leaves it open", func(r *CodeEntry) *string { return &r.Meaning }),
		text("polarity", false, "what more of it means: better, worse, neither", func(r *CodeEntry) *string { return &r.Polarity }),
		text("additive", false, "what its figures may be added up over: nothing, places, places_and_time", func(r *CodeEntry) *string { return &r.Additive }),
		text("limits", false, "method of the 95 % confidence limits: byar, wilson, none", func(r *CodeEntry) *string { return &r.Limits }),
		text("source", false, "who defines it, and where", func(r *CodeEntry) *string { return &r.Source }),
	}}
}

// CodeEntries returns the rows of codes: the whole dictionary.
func CodeEntries() []CodeEntry {
	var rows []CodeEntry
	for _, c := range vocabulary.Codes() {
		rows = append(rows, CodeEntry{
			List: c.List, Code: c.Code, Label: c.Label, Unit: c.Unit, Meaning: c.Meaning, Polarity: string(c.Polarity),
			Additive: string(c.Adds), Limits: string(c.Limits), Source: c.Source,
		})
	}
	return rows
}
