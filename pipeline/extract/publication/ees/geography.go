package ees

import (
	"fmt"
	"regexp"

	"forcestats/pipeline/extract/sheet"
	"forcestats/pipeline/extract/sheet/longtable"
	"forcestats/pipeline/record"
)

// A column of places under a name that no standard has must not pass for a
// filter: every place would be a group of its own. It is told by what it holds:
// codes of the Office for National Statistics, or words that never change for a
// place.

var gssCode = regexp.MustCompile(`^([EWSNK]\d\d)\d{6}$`)

// kindOf returns the kind of place that a GSS code is of, or "" for other texts.
func kindOf(text string) string {
	m := gssCode.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	switch m[1] {
	case "K02", "K03", "K04", "E92", "W92", "S92", "N92":
		return "country"
	case "E12", "E13":
		return "region"
	case "E06", "E07", "E08", "E09", "E10", "W06":
		return "council"
	case "E23", "W15":
		return "force"
	}
	return "other"
}

// codeColumns are the columns that hold the codes of each kind, the first that
// a file lacks.
var codeColumns = []struct {
	kind    string
	columns []int
}{
	{"council", []int{colLACode, colDistrictCode}},
	{"force", []int{colForceCode}},
	{"region", []int{colRegionCode}},
	{"country", []int{colCountryCode}},
}

// placesNeeded is how many places with one text each make a column an
// attribute of places.
const placesNeeded = 10

// place notes the text that a place has in this column.
func (t *tally) place(a record.AreaLabel, text string) {
	code := record.Code(text)
	key := a.Kind + a.Code + a.Name
	if t.varies || code == "" || key == "" {
		return
	}
	if t.ofPlace == nil {
		t.ofPlace = map[string]string{}
	}
	if old, ok := t.ofPlace[key]; ok && old != code {
		t.varies, t.ofPlace = true, nil
		return
	}
	t.ofPlace[key] = code
}

// isOfPlace reports whether a column of texts is about the places of the rows,
// and tells of it. One that holds the codes that a file lacks is read for them.
func (f *file) isOfPlace(pos int, t *tally) bool {
	if t.texts == 0 {
		return false
	}
	name := f.header.Names[pos]
	for _, c := range codeColumns {
		if 2*t.codes[c.kind] <= t.texts {
			continue
		}
		for _, col := range c.columns {
			if f.header.At[col] < 0 {
				f.header.At[col] = pos
				f.note(pos, fmt.Sprintf("the column %q is not one of the standard; it holds GSS codes, and is read as %s", name, columns[col].Names[0]))
				return true
			}
		}
	}
	codes := 0
	for _, n := range t.codes {
		codes += n
	}
	switch {
	case 2*codes > t.texts:
		f.note(pos, fmt.Sprintf("the column %q is not one of the standard; it holds GSS codes, and is no filter", name))
	case !t.varies && len(t.ofPlace) >= placesNeeded && t.texts >= 2*len(t.ofPlace) && len(t.values) > 2:
		f.note(pos, fmt.Sprintf("the column %q is not one of the standard; it never changes for a place, and is no filter", name))
	default:
		return false
	}
	return true
}

// usualShare is how many rows stand against each row of another value where a
// filter has one value in all but a few rows: more than a slip, and the filter
// is real.
const usualShare = 200

// usual returns the position of the value that all rows have but for a few, or
// -1.
func (t *tally) usual() int {
	if len(t.values) < 2 || t.more || t.numbers > 0 || t.markers > 0 {
		return -1
	}
	best := 0
	for i, n := range t.rows {
		if n > t.rows[best] {
			best = i
		}
	}
	if others := t.texts - t.rows[best]; t.rows[best] < usualShare*others {
		return -1
	}
	return best
}

// odd tells of the rows whose value is not the usual one: they keep it as a
// breakdown, and are not among the figures of the others.
func (f *file) odd(pos int, t *tally, usual int) {
	for i, v := range t.values {
		if i == usual {
			continue
		}
		f.noteAt(t.first[i], f.header.Names[pos], fmt.Sprintf("the column %q says %q in %d rows and %q in %d; these are kept apart by it", f.header.Names[pos], t.values[usual], t.rows[usual], v, t.rows[i]))
	}
}

func (f *file) note(pos int, message string) {
	f.noteAt(sheet.Ref(f.header.Row, pos), f.header.Names[pos], message)
}

func (f *file) noteAt(cell, name, message string) {
	i := record.NewIssue("column-unknown", record.Origin{Sheet: f.header.Sheet, Cell: cell}, message)
	i.Field, i.Value, i.Hint = "column", name, "compare the column with the published file"
	f.notes = append(f.notes, i)
}

// placeable reports whether statistics are made for a geographic level.
func placeable(level string) bool {
	switch record.Code(level) {
	case "national", "regional", "local_authority", "local_authority_district", "police_force_area":
		return true
	}
	return false
}

// unplaced counts the rows of a known level that name no place.
func (f *file) unplaced(r *longtable.Row, level string) bool {
	if !placeable(level) {
		return false
	}
	f.nowhere.Add(r.Ref(colLevel))
	return true
}
