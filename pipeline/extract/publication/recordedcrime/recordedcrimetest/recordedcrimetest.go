// Package recordedcrimetest writes workbooks in the layout of the Home
// Office's recorded crime open data, of their real size: about 25,000 rows a
// year sheet by force, 190,000 by community safety partnership. Counts are made
// up; labels are those of 2017/18. Only tests and benchmarks import it.
package recordedcrimetest

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"

	"forcestats/pipeline/readers/sheet/sheettest"
)

//go:embed offences.csv
var offencesFile string

//go:embed partnerships.csv
var partnershipsFile string

// Forces are the bodies of the force tables: 43 forces and the four others
// (edition of 2025).
var Forces = []string{
	"Action Fraud", "Avon and Somerset", "Bedfordshire", "British Transport Police", "Cambridgeshire", "Cheshire", "CIFAS", "Cleveland",
	"Cumbria", "Derbyshire", "Devon and Cornwall", "Dorset", "Durham", "Dyfed-Powys", "Essex", "Gloucestershire", "Greater Manchester",
	"Gwent", "Hampshire", "Hertfordshire", "Humberside", "Kent", "Lancashire", "Leicestershire", "Lincolnshire", "London, City of",
	"Merseyside", "Metropolitan Police", "Norfolk", "North Wales", "North Yorkshire", "Northamptonshire", "Northumbria",
	"Nottinghamshire", "South Wales", "South Yorkshire", "Staffordshire", "Suffolk", "Surrey", "Sussex", "Thames Valley", "UK Finance",
	"Warwickshire", "West Mercia", "West Midlands", "West Yorkshire", "Wiltshire",
}

// Offence is a row of the offence list.
type Offence struct{ Code, Description, Group, Subgroup string }

// Offences returns the offences of a year, the four homicide rows among them.
func Offences() []Offence {
	var list []Offence
	for _, r := range rows(offencesFile) {
		list = append(list, Offence{r[0], r[1], r[2], r[3]})
	}
	return list
}

func rows(text string) [][]string {
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic(err) // embedded
	}
	return all[1:]
}

// Count is the made-up count of a row counted from 0. It can be negative.
func Count(i int) int { return int(uint32(i)*2654435761>>20)%260 - 2 }

// ByForce returns a workbook of force tables from the first year on: cover,
// notes, and a sheet a year, the newest with quarter 1 only.
func ByForce(first, years int) []sheettest.Table {
	offences := Offences()
	tables := front("Police recorded crime Police Force Area open data tables")
	header := []any{"Financial Year", "Financial Quarter", "Force Name", "Offence Description", "Offence Group", "Offence Subgroup", "Offence Code", "Number of Offences"}
	for y := range years {
		quarters := 4
		if y == years-1 {
			quarters = 1
		}
		year := fmt.Sprintf("%d/%02d", first+y, (first+y+1)%100)
		cells := make([]any, len(header))
		perQuarter := len(Forces) * len(offences)
		tables = append(tables, sheettest.Table{
			Name: strings.ReplaceAll(year, "/", "_"),
			Rows: 1 + quarters*perQuarter,
			Row: func(i int) []any {
				if i == 0 {
					return header
				}
				i--
				o := offences[i%len(offences)]
				cells[0], cells[1], cells[2] = year, i/perQuarter+1, Forces[i%perQuarter/len(offences)]
				cells[3], cells[4], cells[5], cells[6], cells[7] = o.Description, o.Group, o.Subgroup, o.Code, Count(i)
				return cells
			},
		})
	}
	return tables
}

// ByPartnership returns a workbook of partnership tables in the layout of
// 2026, all quarters of every year.
func ByPartnership(first, years int) []sheettest.Table {
	offences, partnerships := Offences(), rows(partnershipsFile)
	tables := front("Police recorded crime Community Safety Partnership open data tables")
	header := []any{"Financial Year", "Financial Quarter", "Police Force", "CSP Name", "Offence Description", "Offence Group", "Offence Subgroup", "Offence Code", "Offence Count"}
	for y := range years {
		year := fmt.Sprintf("%d/%02d", first+y, (first+y+1)%100)
		cells := make([]any, len(header))
		perQuarter := len(partnerships) * len(offences)
		tables = append(tables, sheettest.Table{
			Name: strings.ReplaceAll(year, "/", "_"),
			Rows: 1 + 4*perQuarter,
			Row: func(i int) []any {
				if i == 0 {
					return header
				}
				i--
				o, p := offences[i%len(offences)], partnerships[i%perQuarter/len(offences)]
				cells[0], cells[1], cells[2], cells[3] = year, i/perQuarter+1, p[0], p[1]
				cells[4], cells[5], cells[6], cells[7], cells[8] = o.Description, o.Group, o.Subgroup, o.Code, Count(i)
				return cells
			},
		})
	}
	return tables
}

// front is the cover and notes sheets. The force note is that of the edition of
// July 2026.
func front(title string) []sheettest.Table {
	return []sheettest.Table{
		lines("Cover", title, "Released under the Open Government Licence v3.0"),
		lines("Notes", "Updated: 23 July 2026", "Force Notes", "Kent: "+KentNote, "Additional Notes",
			"Action Fraud and UK Finance are no police forces."),
	}
}

// KentNote is a note of the edition of July 2026, as printed.
const KentNote = "Due to ongoing IT issues, crime data for Maidstone, Medway, Tonbridge and Malling, Dartford and Gravesham, and Tunbridge Wells are recorded under an unassigned CSP group from 2024 onwards."

func lines(name string, text ...string) sheettest.Table {
	return sheettest.Table{Name: name, Rows: len(text), Row: func(i int) []any { return []any{text[i]} }}
}
