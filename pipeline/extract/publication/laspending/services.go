package laspending

import (
	"regexp"
	"slices"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
)

// service is a column: what was spent on, and which item.
type service struct {
	pos            int
	category, item string
	note           string
}

var (
	// item parts "Education services - Employees (C1)".
	item = regexp.MustCompile(`^(.*?) ?- ?([A-Z][A-Za-z, &]+?) ?\((C\d).*\)$`)
	// glued is the number of a note that hangs on an item: "Employees (C1)2".
	glued = regexp.MustCompile(`^(.*\(C\d[^()]*\)) ?(\d{1,2})$`)
	// bare is an item whose service stands above it, or beside it to the left.
	bare    = regexp.MustCompile(`^([A-Z][A-Za-z, &]+?) ?\((C\d).*\)$`)
	noteRef = regexp.MustCompile(`\[note \d+\]`)
	// reference is a key of the publisher's own form: "RSX-edu-empl", "C1R190".
	reference = regexp.MustCompile(`^(?:[A-Z0-9]+(?:-[a-z0-9]+)+|C\d+R\d+|(?:Row|Col)_no)$`)
)

// aboveRows is how many rows above the header are searched for the names of
// services.
const aboveRows = 6

// services reads what the columns that are no labels are for. Up to 2022/23
// some forms print the services in a row above their items, and one column of
// 2021/22 lost its service's name: an item takes the service of the one before
// it. A memorandum item has no C number, and its whole name is the service. A
// bare item whose service nothing names stays an unknown column.
func services(s sheet.Sheet, h *longtable.Header) ([]service, error) {
	at := slices.Clone(h.Unknown)
	var doubled []longtable.Pair
	for _, d := range h.Doubled {
		if bare.MatchString(plainName(h.Names[d.Second])) {
			at = append(at, d.Second) // "Employees (C1)" comes once a service
		} else {
			doubled = append(doubled, d)
		}
	}
	slices.Sort(at)
	above, err := s.Head(h.Row)
	if err != nil {
		return nil, err
	}
	var found []service
	var unknown []int
	items, last := 0, ""
	for i, pos := range at {
		name := plainName(h.Names[pos])
		v := service{pos: pos, note: noteOf(h.Names[pos])}
		number := ""
		if m := bare.FindStringSubmatch(name); m != nil {
			title := ""
			switch {
			case i > 0 && at[i-1] == pos-1 && len(found) > 0 && found[len(found)-1].pos == pos-1 && follows(last, m[2]):
				v.category = found[len(found)-1].category
			default:
				title = serviceAbove(above, pos, runEnd(h, at, i))
				v.category = record.Code(plainName(title))
			}
			if v.note == "" {
				v.note = noteRef.FindString(title)
			}
			v.item, number = record.Code(m[1]), m[2]
			if v.category == "" {
				unknown, last = append(unknown, pos), ""
				continue
			}
			items++
		} else if m := item.FindStringSubmatch(name); m != nil {
			v.category, v.item, number = record.Code(m[1]), record.Code(m[2]), m[3]
			items++
		} else {
			v.category = record.Code(name)
		}
		last = number
		found = append(found, v)
	}
	if items == 0 {
		return nil, nil
	}
	h.Unknown, h.Doubled = unknown, doubled
	return found, nil
}

// plainName is a column's name without its note.
func plainName(name string) string {
	return glued.ReplaceAllString(longtable.Line(noteRef.ReplaceAllString(name, "")), "$1")
}

// noteOf is the reference to a note in a column's name.
func noteOf(name string) string {
	if m := glued.FindStringSubmatch(longtable.Line(name)); m != nil {
		return "[note " + m[2] + "]"
	}
	return noteRef.FindString(name)
}

// follows reports whether C4 comes after C3.
func follows(last, next string) bool { return len(last) == 2 && len(next) == 2 && next[1] == last[1]+1 }

// runEnd is the last column of the items of one service, of which the i-th is
// the first.
func runEnd(h *longtable.Header, at []int, i int) int {
	end := at[i]
	for j := i + 1; j < len(at) && at[j] == at[j-1]+1; j++ {
		m := bare.FindStringSubmatch(plainName(h.Names[at[j]]))
		if m == nil || m[2] == "C1" {
			break
		}
		end = at[j]
	}
	return end
}

// serviceAbove is the name in the nearest row above the header that has one
// over these columns.
func serviceAbove(above *sheet.Grid, start, end int) string {
	for r := len(above.Cells) - 1; r >= 0 && r >= len(above.Cells)-aboveRows; r-- {
		for c := start; c <= end && c < len(above.Cells[r]); c++ {
			cell := &above.Cells[r][c]
			if text := longtable.Line(cell.Text); cell.Kind == sheet.Text && text != "" && !reference.MatchString(text) {
				return text
			}
		}
	}
	return ""
}
