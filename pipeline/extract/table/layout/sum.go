package layout

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"

	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/number"
)

// CheckSum compares a printed total with the sum of its parts, each a row of
// figures, in every column that counts says is one of counts. Where it is not
// said which rows a total takes in, alternatives may be given: it agrees if
// one of them does. A column in which a part is no number is not compared. A
// difference beyond the table's rounding is an issue with both figures.
func (t *Table) CheckSum(total *Row, counts func(*Column) bool, alternatives ...[]*Row) {
	var found []disagreement
	compared := 0
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
		t.compare(Pos{total.Row, c.Col}, sets, c, &compared, &found)
	}
	t.disagree(found, compared, "columns")
}

// CheckAcross compares a printed total column with the sum of its parts, each
// a column, in every row.
func (t *Table) CheckAcross(total *Column, parts []*Column) {
	var found []disagreement
	compared := 0
	for i := range t.Rows {
		cells := make([]Pos, len(parts))
		for j, c := range parts {
			cells[j] = Pos{t.Rows[i].Row, c.Col}
		}
		t.compare(Pos{t.Rows[i].Row, total.Col}, [][]Pos{cells}, total, &compared, &found)
	}
	t.disagree(found, compared, "rows")
}

// disagreement is a printed total that its parts do not add up to.
type disagreement struct {
	total   Pos
	message string
}

// fewDisagreements is how many totals of one row or column may differ before
// they are one finding: a part is missing, not a dozen figures wrong.
const fewDisagreements = 12

func (t *Table) disagree(found []disagreement, compared int, what string) {
	t.Checks.Checked += compared
	t.Checks.Agreed += compared - len(found)
	const hint = "both are kept as published"
	if len(found) > fewDisagreements && len(found) > compared/2 {
		first := found[0]
		t.Issue(vocabulary.TotalDisagrees, first.total, Published(t.cell(first.total)),
			fmt.Sprintf("in %d of %d %s the parts do not add up to the total, as if some were missing; %s", len(found), compared, what, first.message), hint)
		return
	}
	for _, d := range found {
		t.Issue(vocabulary.TotalDisagrees, d.total, Published(t.cell(d.total)), d.message, hint)
	}
}

// compare checks one total against the first set of parts that is all numbers
// and agrees.
func (t *Table) compare(total Pos, sets [][]Pos, col *Column, compared *int, found *[]disagreement) {
	want, ok := shown.Value(t.cell(total))
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
			*compared++
			return
		}
		if message == "" {
			message = fmt.Sprintf("%s: the printed total is %s, its %d parts add up to %s", col.Header(), plain(want), len(parts), plain(sum))
		}
	}
	if message != "" {
		*compared++
		*found = append(*found, disagreement{total, message})
	}
}

// plain writes a figure without an exponent and without the tail of a binary sum.
func plain(n float64) string {
	return strconv.FormatFloat(math.Round(n*1e4)/1e4, 'f', -1, 64)
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
			n, _ := number.Parse(m[1])
			return n.Value
		}
	}
	return 0
}

func (t *Table) sum(parts []Pos) (total float64, ok bool) {
	for _, p := range parts {
		n, ok := shown.Value(t.cell(p))
		if !ok {
			return 0, false
		}
		total += n
	}
	return total, len(parts) > 0
}
