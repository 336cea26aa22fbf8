package tables

import (
	"strconv"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// PageOf says where a finding or grade stands: page, or sheet and cell.
func PageOf(page, pageEnd int32, sheet, cell string) string {
	switch {
	case sheet != "" && cell != "":
		return "sheet " + sheet + ", cell " + cell
	case cell != "":
		return "cell " + cell
	case sheet != "":
		return "sheet " + sheet
	case page > 0 && pageEnd > page:
		return "pages " + strconv.Itoa(int(page)) + " to " + strconv.Itoa(int(pageEnd))
	case page > 0:
		return "page " + strconv.Itoa(int(page))
	}
	return ""
}

// DocumentWords names a document for people: its title with the date of
// publication, or its path where it has no title.
func DocumentWords(d *record.Document) string {
	if d == nil {
		return ""
	}
	s := d.Title
	if s == "" {
		s = d.Path
	}
	if d.Published.Valid() {
		s += ", published " + Day(d.Published)
	}
	return s
}

// Day writes a date as 31 March 2025.
func Day(d civil.Date) string {
	if !d.Valid() {
		return ""
	}
	return d.Time().Format("2 January 2006")
}

// SplitSource takes a cell off a source text, with what follows it: "P1, cell
// C23 (first of 2 inputs); residents at mid-2019" gives "P1", "C23" and
// "first of 2 inputs; residents at mid-2019".
func SplitSource(s string) (words, cell, more string) {
	i := strings.LastIndex(s, ", cell ")
	if i < 0 {
		return s, "", ""
	}
	cell = s[i+len(", cell "):]
	if end := strings.IndexAny(cell, " ;,"); end >= 0 {
		cell, more = cell[:end], strings.TrimLeft(cell[end:], " ;,")
	}
	more = strings.Replace(strings.TrimPrefix(more, "("), ")", "", 1)
	return s[:i], cell, more
}
