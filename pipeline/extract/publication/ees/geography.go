package ees

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/place"
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

// nameColumns are the columns that hold the names of each kind.
var nameColumns = map[string]int{"council": colLA, "region": colRegion, "force": colForce}

// place notes the text that a place has in this column.
func (t *tally) place(a place.Printed, text string) {
	code := record.Code(text)
	key := a.Kind + " " + a.Code + a.Name
	if t.varies || code == "" || a.Code+a.Name == "" {
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

// readPlaces gives the columns of codes, and those of names, that a file lacks
// to the unknown columns that hold them, and tells of each. It reports whether
// it found any.
func (f *file) readPlaces(tallies []tally) bool {
	n := len(f.header.Unknown)
	f.header.Unknown = slices.DeleteFunc(f.header.Unknown, func(pos int) bool {
		t := &tallies[pos]
		col, what := -1, "GSS codes"
		for _, c := range codeColumns {
			if 2*t.codes[c.kind] <= t.texts {
				continue
			}
			for _, candidate := range c.columns {
				if col < 0 && f.header.At[candidate] < 0 {
					col = candidate
				}
			}
		}
		if col < 0 {
			col, what = f.namesOf(t), "a name for each place"
		}
		if col < 0 {
			return false
		}
		f.header.At[col] = pos
		f.note(pos, fmt.Sprintf("the column %q is not one of the standard; it holds %s, and is read as %s", f.header.Names[pos], what, columns[col].Names[0]))
		return true
	})
	return len(f.header.Unknown) < n
}

// namesNeeded is how many places with a text of their own make a column that of
// their names, where the file has none.
const namesNeeded = 2

// namesOf returns the column of names that a file lacks and that this one
// holds, or -1: it has one text for each place of one kind, and for no other.
func (f *file) namesOf(t *tally) int {
	if t.varies || len(t.ofPlace) < namesNeeded || t.numbers > 0 {
		return -1
	}
	kind, texts := "", map[string]bool{}
	for key, text := range t.ofPlace {
		k, _, _ := strings.Cut(key, " ")
		if kind != "" && k != kind || texts[text] {
			return -1
		}
		kind, texts[text] = k, true
	}
	if col, ok := nameColumns[kind]; ok && f.header.At[col] < 0 {
		return col
	}
	return -1
}

// isOfPlace reports whether a column of texts is about the places of the rows,
// and tells of it.
func (f *file) isOfPlace(pos int, t *tally) bool {
	codes := 0
	for _, n := range t.codes {
		codes += n
	}
	name := f.header.Names[pos]
	switch {
	case t.texts == 0:
		return false
	case 2*codes > t.texts:
		f.note(pos, fmt.Sprintf("the column %q is not one of the standard; it holds GSS codes, and is no filter", name))
	case !t.varies && len(t.ofPlace) >= placesNeeded && t.texts >= 2*len(t.ofPlace) && len(t.values) > 2:
		f.note(pos, fmt.Sprintf("the column %q is not one of the standard; it never changes for a place, and is no filter", name))
	default:
		return false
	}
	return true
}

// isKey reports whether a column's name says that its numbers are codes.
func isKey(code string) bool {
	return code == "code" || code == "id" || strings.HasSuffix(code, "_code") || strings.HasSuffix(code, "_id") || strings.HasSuffix(code, "_urn") || strings.HasSuffix(code, "_ukprn")
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
	i := record.NewIssue(vocabulary.ColumnUnknown, record.Origin{Sheet: f.header.Sheet, Cell: cell}, message)
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
