package layout

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
)

// CheckSum compares a printed total with the sum of its parts, each a row of
// figures, in every column that counts says is one of counts. Where it is not
// said which rows a total takes in, alternatives may be given: it agrees if
// one of them does. A column in which a part is no number is not compared. A
// difference beyond the table's rounding is an issue with both figures.
func (t *Table) CheckSum(total *Row, counts func(*Column) bool, alternatives ...[]*Row) {
	for i := range t.Columns {
		c := &t.Columns[i]
		if !counts(c) {
			continue
		}
		var sets [][]Pos
		for _, parts := range alternatives {
			cells := make([]Pos, len(parts))
			for j, r := range parts {
				cells[j] = Pos{r.Row, c.Col}
			}
			sets = append(sets, cells)
		}
		t.compare(Pos{total.Row, c.Col}, sets, c)
	}
}

// CheckAcross compares a printed total column with the sum of its parts, each
// a column, in every row.
func (t *Table) CheckAcross(total *Column, parts []*Column) {
	for i := range t.Rows {
		cells := make([]Pos, len(parts))
		for j, c := range parts {
			cells[j] = Pos{t.Rows[i].Row, c.Col}
		}
		t.compare(Pos{t.Rows[i].Row, total.Col}, [][]Pos{cells}, total)
	}
}

// compare checks one total against the first set of parts that is all numbers
// and agrees.
func (t *Table) compare(total Pos, sets [][]Pos, col *Column) {
	want, ok := Number(t.cell(total))
	if !ok {
		return
	}
	message, rounded := "", t.rounding(col)
	for _, parts := range sets {
		sum, ok := t.sum(parts)
		if !ok {
			continue
		}
		// Each rounded figure is off by half a unit at most. A millionth
		// allows for sums of full-time equivalents in binary.
		tolerance := rounded/2*float64(len(parts)+1) + 1e-6*math.Max(1, math.Abs(want))
		if math.Abs(sum-want) <= tolerance {
			t.Checks.Checked++
			t.Checks.Agreed++
			return
		}
		if message == "" {
			message = fmt.Sprintf("%s: the printed total is %g, its %d parts add up to %g", col.Header(), want, len(parts), sum)
		}
	}
	if message != "" {
		t.Checks.Checked++
		t.Issue("total-disagrees", total, Published(t.cell(total)), message, "both are kept as published")
	}
}

var roundedTo = regexp.MustCompile(`(?i)rounded to (?:the )?(?:nearest )?(\d[\d,]*)`)

// rounding is the unit that a column's figures are rounded to, as its header
// or a note of the table says; 0 where nothing does.
func (t *Table) rounding(c *Column) float64 {
	texts := []string{c.Header()}
	for _, k := range slices.Sorted(maps.Keys(t.Notes.Texts)) {
		texts = append(texts, t.Notes.Texts[k])
	}
	for _, text := range texts {
		if m := roundedTo.FindStringSubmatch(text); m != nil {
			n, _, _ := parseNumber(m[1])
			return n
		}
	}
	return 0
}

func (t *Table) sum(parts []Pos) (total float64, ok bool) {
	for _, p := range parts {
		n, ok := Number(t.cell(p))
		if !ok {
			return 0, false
		}
		total += n
	}
	return total, len(parts) > 0
}
