package areatable

import (
	"fmt"
	"hash/fnv"
	"slices"

	"forcestats/pipeline/readers/sheet"
)

// mostColliding is the share of rows beyond which rows that collide hold the
// whole table: a dimension of it is missing.
const mostColliding = 0.05

// keys remembers by their labels the rows of a table.
type keys struct {
	first   map[uint64]seen
	doubled map[int]int // row that says the same as an earlier one, to that one
	collide map[int]int // row whose labels an earlier or later one has, to that one
	rows    int
}

type seen struct {
	row     int
	figures uint64
}

func newKeys() *keys {
	return &keys{map[uint64]seen{}, map[int]int{}, map[int]int{}, 0}
}

// add takes a row in.
func (k *keys) add(t *Table, e *entry, r *row) {
	k.rows++
	label, figures := fnv.New64a(), fnv.New64a()
	place, _ := t.gaz.tables.Resolve(e.area, e.period.End)
	where := place.Type + place.Code
	if place.Code == "" {
		where = e.area.Code + "\x00" + e.area.Name
	}
	fmt.Fprintf(label, "%s\x00%d\x00%d\x00%s\x00%s\x00%s", where, e.period.Start, e.period.End, e.category+"\x00"+e.breakdown, e.indicator, e.unit)
	for i := range t.Columns {
		if c := &t.Columns[i]; c.Role == Value {
			fmt.Fprintf(figures, "%s\x00", r.text(c.Pos))
		}
	}
	h := label.Sum64()
	old, ok := k.first[h]
	switch {
	case !ok:
		k.first[h] = seen{r.index, figures.Sum64()}
	case old.figures == figures.Sum64():
		k.doubled[r.index] = old.row
	default:
		k.collide[r.index], k.collide[old.row] = old.row, r.index
	}
}

// verdict refuses a table of which too many rows collide.
func (k *keys) verdict(t *Table) *Refusal {
	if len(k.collide) <= 4 || float64(len(k.collide)) <= mostColliding*float64(k.rows) {
		return nil
	}
	var rows []int
	for r := range k.collide {
		rows = append(rows, r)
	}
	first := slices.Min(rows)
	return t.refuseArea(first, t.places[0].pos, fmt.Sprintf("%d of %d rows have every label of another and other figures (rows %d and %d): a column or heading that tells them apart is missing",
		len(rows), k.rows, first+1, k.collide[first]+1))
}

// body calls yield for every row of the body that has figures, with what it
// says, or why it is held back.
func (t *Table) body(yield func(*row, *entry, *trouble)) error {
	section := ""
	for r, err := range t.block.rows(t.stream) {
		if err != nil {
			return err
		}
		if t.block.again(r) {
			continue
		}
		if text, ok := t.sectionOf(r); ok {
			section = text
			continue
		}
		e, bad := t.entryOf(r, section)
		if e != nil || bad != nil {
			yield(r, e, bad)
		}
	}
	return nil
}

// sectionOf is the text of a row that is a heading over the rows below it: one
// text in the first column, which names no place.
func (t *Table) sectionOf(r *row) (string, bool) {
	n, at := 0, -1
	for c := t.block.left; c < t.block.end && c < len(r.cells); c++ {
		if cell := r.at(c); cell != nil && !cell.Merged {
			n++
			at = c
		}
	}
	if n != 1 || r.at(at).Kind != sheet.Text {
		return "", false
	}
	text := r.text(at)
	if t.gaz.look(text).known() || len(text) > 100 || at > t.places[0].pos {
		return "", false
	}
	return footnote.ReplaceAllString(text, ""), true
}
