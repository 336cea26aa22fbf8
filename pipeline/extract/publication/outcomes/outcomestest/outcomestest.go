// Package outcomestest writes workbooks in the layout of the Home Office's
// outcomes open data, of their real size (8.7 million cells in the file of the
// year ending March 2021). Counts are made up. Only tests and benchmarks
// import it.
package outcomestest

import (
	"fmt"

	"forcestats/pipeline/extract/publication/recordedcrime/recordedcrimetest"
	"forcestats/pipeline/readers/sheet/sheettest"
)

// outcomes are the types with their descriptions and groups.
var outcomes = [][3]string{
	{"0", "Not yet assigned an outcome", "Not yet assigned"}, {"1", "Charged/Summonsed", "Charged/Summonsed"},
	{"2", "Caution - youths", "Out-of-court (formal)"}, {"3", "Caution - adults", "Out-of-court (formal)"},
	{"4", "Taken into consideration", "Taken into consideration"}, {"5", "Offender died", "Prosecution prevented"},
	{"6", "Penalty Notices for Disorder", "Out-of-court (formal)"}, {"7", "Cannabis/Khat warning", "Out-of-court (informal)"},
	{"8", "Community resolution", "Out-of-court (informal)"}, {"9", "Prosecution not in the public interest (CPS)", "Not in the public interest"},
	{"10", "Formal action not in the public interest (police)", "Not in the public interest"}, {"11", "Named suspect below age of criminal responsibility", "Prosecution prevented"},
	{"12", "Named suspect too ill to prosecute", "Prosecution prevented"}, {"13", "Victim or key witness dead or too ill", "Prosecution prevented"},
	{"14", "Evidential difficulties: suspect not identified; victim does not support", "Evidential difficulties (victim does not support)"},
	{"15", "Evidential difficulties: suspect identified; victim supports", "Evidential difficulties"},
	{"16", "Evidential difficulties: suspect identified; victim does not support", "Evidential difficulties (victim does not support)"},
	{"17", "Prosecution time limit expired", "Prosecution prevented"}, {"18", "Investigation complete: no suspect identified", "Investigation complete"},
	{"20", "Action undertaken by another body", "Action by another body"}, {"21", "Further investigation to support formal action not in the public interest", "Not in the public interest"},
	{"22", "Diversionary, educational or intervention activity", "Diversionary, educational or intervention activity"},
}

// Rows is how many data rows the file of the year ending March 2021 has: 8.7
// million cells in 13 columns.
const Rows = 669_000

// Workbook returns the sheets of the year ending March of the year after
// first, with so many data rows.
func Workbook(first, rows int) []sheettest.Table {
	offences := recordedcrimetest.Offences()
	forces := recordedcrimetest.Forces
	header := []any{
		"Financial Year", "Financial Quarter", "Force Name", "Offence Code", "Offence Description", "Offence Group", "Offence Subgroup", "Offence code expired",
		"Outcome Type", "Outcome Description", "Outcome Group",
		"Outcomes for offences that were recorded in the quarter", "Outcomes for investigations closed in the quarter",
	}
	year := fmt.Sprintf("%d/%02d", first, (first+1)%100)
	cells := make([]any, len(header))
	front := []string{"Police recorded crime and outcomes open data tables", "Updated: 23 July 2026"}
	return []sheettest.Table{
		{Name: "Cover", Rows: len(front), Row: func(i int) []any { return []any{front[i]} }},
		{Name: fmt.Sprintf("Outcomes_open_data_%d_%02d", first, (first+1)%100), Rows: rows + 1, Row: func(i int) []any {
			if i == 0 {
				return header
			}
			i--
			o, t := offences[i/len(outcomes)%len(offences)], outcomes[i%len(outcomes)]
			perForce := len(outcomes) * len(offences)
			cells[0], cells[1], cells[2] = year, i*4/rows+1, forces[i/perForce%len(forces)]
			cells[3], cells[4], cells[5], cells[6], cells[7] = o.Code, o.Description, o.Group, o.Subgroup, "No"
			cells[8], cells[9], cells[10] = t[0], t[1], t[2]
			cells[11], cells[12] = recordedcrimetest.Count(i), any(recordedcrimetest.Count(i+7))
			if t[0] == "0" {
				cells[12] = nil
			}
			return cells
		}},
	}
}
