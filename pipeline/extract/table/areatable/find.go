package areatable

import (
	"forcestats/pipeline/readers/sheet"
)

// held is how many rows of a sheet are kept in memory; a longer one is
// streamed, as one table.
const held = 20_000

// Found is what a sheet holds: tables by area, and why others are not read.
type Found struct {
	Tables  []*Table
	Refused []*Refusal
}

// Areas reports whether the sheet holds a table by force or council, read or
// held back.
func (f *Found) Areas() bool {
	if len(f.Tables) > 0 {
		return true
	}
	for _, r := range f.Refused {
		if r.Area {
			return true
		}
	}
	return false
}

// Find looks for tables by area in the first rows of a sheet; rows 0 looks in
// all of it. The error is the sheet's own.
func Find(s sheet.Sheet, rows int) (Found, error) { return FindAs(s, rows, nil) }

// FindAs is Find where a person has said what the columns are; nil decides by
// what the table says.
func FindAs(s sheet.Sheet, rows int, given *Given) (Found, error) {
	gaz, err := newGazetteer()
	if err != nil {
		return Found{}, err
	}
	n := rows
	if n == 0 {
		n = held + 1
	}
	g, err := s.Head(n)
	if err != nil {
		return Found{}, err
	}
	long := rows == 0 && len(g.Cells) > held
	var f Found
	for _, b := range gaz.blocks(g) {
		t := &Table{Sheet: s.Name(), block: &b, gaz: gaz, given: given}
		if long {
			t.stream = s
		}
		if r := t.plan(); r != nil {
			f.Refused = append(f.Refused, r)
			continue
		}
		f.Tables = append(f.Tables, t)
	}
	if long && len(f.Tables)+len(f.Refused) > 1 {
		return Found{Refused: []*Refusal{{Sheet: s.Name(), What: "it holds more than one table and too many rows to be held in memory", Area: true}}}, nil
	}
	if len(f.Tables)+len(f.Refused) == 0 {
		f.Refused = append(f.Refused, gaz.without(s.Name(), g))
	}
	return f, nil
}
