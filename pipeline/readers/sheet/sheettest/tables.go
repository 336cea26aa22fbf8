package sheettest

import (
	"fmt"
	"strconv"
)

// Mixed is a table of four text and four number columns, with about one text
// in twenty of its own: the shape of the reader measurements.
func Mixed(rows int) Table {
	cells := make([]any, 8)
	return Table{Name: "Data", Rows: rows + 1, Row: func(i int) []any {
		if i == 0 {
			for c := range cells {
				cells[c] = "Column " + letters(c)
			}
			return cells
		}
		n := uint32(i) * 2654435761
		cells[0] = forces[n%uint32(len(forces))]
		cells[1] = "2024/25"
		cells[2] = offences[(n>>8)%uint32(len(offences))]
		cells[3] = "Note " + strconv.Itoa(int(n>>4)%50_000) + " of the force"
		cells[4] = i
		cells[5] = int(n>>10) % 100_000
		cells[6] = float64(n%1_000_000) / 1000
		cells[7] = float64(int(n>>3)%10_000) / 100
		return cells
	}}
}

// Partnerships is a year sheet of the Home Office's recorded crime by
// community safety partnership, in the layout of 2026, of any length.
func Partnerships(year string, rows int) Table {
	header := []any{"Financial Year", "Financial Quarter", "Police Force", "CSP Name", "Offence Description", "Offence Group", "Offence Subgroup", "Offence Code", "Offence Count"}
	cells := make([]any, len(header))
	return Table{Name: year, Rows: rows + 1, Row: func(i int) []any {
		if i == 0 {
			return header
		}
		n := uint32(i) * 2654435761
		force := forces[n%uint32(len(forces))]
		cells[0] = year[:4] + "/" + year[len(year)-2:]
		cells[1] = i%4 + 1
		cells[2] = force
		cells[3] = fmt.Sprintf("Unassigned %s %d", force, n>>8%9)
		cells[4] = offences[(n>>8)%uint32(len(offences))]
		cells[5] = "Violence against the person"
		cells[6] = "Violence with injury"
		cells[7] = codes[(n>>8)%uint32(len(codes))]
		cells[8] = int(n>>12) % 400
		return cells
	}}
}

var forces = []string{"Avon and Somerset", "Bedfordshire", "Cambridgeshire", "Cheshire", "Cleveland", "Cumbria", "Derbyshire", "Devon & Cornwall", "Dorset", "Durham", "Dyfed-Powys", "Essex", "Gloucestershire", "Greater Manchester", "Gwent", "Hampshire", "Hertfordshire", "Humberside", "Kent", "Lancashire", "Leicestershire", "Lincolnshire", "London, City of", "Merseyside", "Metropolitan Police", "Norfolk", "North Wales", "North Yorkshire", "Northamptonshire", "Northumbria", "Nottinghamshire", "South Wales", "South Yorkshire", "Staffordshire", "Suffolk", "Surrey", "Sussex", "Thames Valley", "Warwickshire", "West Mercia", "West Midlands", "West Yorkshire", "Wiltshire"}

var offences = []string{"Sexual assault on a female child under 13", "Rape of a male child under 16", "Assault with injury", "Stalking", "Criminal damage to a dwelling", "Sexual grooming", "Theft from the person", "Modern slavery", "Child abduction", "Obscene publications etc. & protected sexual material"}

var codes = []any{"20B", "19H", "8N", "8Q", "58A", "88A", 39, 106, 13, 86}
