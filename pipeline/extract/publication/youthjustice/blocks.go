package youthjustice

import (
	"fmt"
	"regexp"
	"strings"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/pattern"
	"forcestats/pipeline/vocabulary/place"
)

// block is the rows of one team, region or nation.
type block struct {
	area    place.Printed
	note    string // what the label says beside the name
	missing bool   // the label says that the data are missing
	lines   []line
}

// line is a row of figures.
type line struct {
	row      int
	label    string
	group    string // code of the label row over it, if any
	category string
	total    bool // sum of all lines of the block
	subtotal bool // sum of its group
	note     string
}

// blocks parts a sheet into blocks. A label alone in its row opens a block if
// blank rows follow before the figures, as under every team's name; a label
// directly over figures is that of a group of disposals within the block, or,
// in a sheet without such blank rows, a team's. A label with an asterisk is a
// footnote to the block above it.
func (t *table) blocks() (blocks []*block, stray []int) {
	var b *block
	group, spaced := "", t.spaced()
	for r := t.head.row + 1; r < len(t.grid.Cells); r++ {
		label, inner := t.label(r)
		switch {
		case t.figures(r) && b == nil:
			stray = append(stray, r)
		case t.figures(r):
			if inner != "" {
				group, label = record.Code(label), inner
			}
			b.lines = append(b.lines, line{row: r, label: label, group: group})
		case label == "":
		case strings.HasPrefix(label, "*"):
			if b != nil {
				b.footnote(label)
			}
		case b != nil && groupName.MatchString(label):
			group = record.Code(label)
		case t.opens(r) || !spaced && t.figures(r+1):
			b, group = newBlock(label), ""
			blocks = append(blocks, b)
		case t.figures(r + 1):
			group = record.Code(label)
		}
	}
	for _, b := range blocks {
		b.categorise()
	}
	return blocks, stray
}

// groupName matches the groups that disposals are published in; no team is
// called so.
var groupName = pattern.Lines(`(?i)^`, `
	pre-?court          # Precourt
	first[- ]tier       # First tier
	community           # Community
	custod(?:y|ial)     # Custody
	out[- ]of[- ]court  # Out of court
`, `(?: disposals?| sentences?| penalt(?:y|ies))?\*?$`)

// spaced reports whether any label of the sheet opens a block with blank rows.
func (t *table) spaced() bool {
	for r := t.head.row + 1; r < len(t.grid.Cells); r++ {
		if label, _ := t.label(r); label != "" && !t.figures(r) && t.opens(r) {
			return true
		}
	}
	return false
}

// label returns the labels at the left of a row: the outer, and the inner one
// where the sheet has two columns of labels.
func (t *table) label(r int) (outer, inner string) {
	cells := t.grid.Cells[r]
	for pos := 0; pos < t.head.labels && pos < len(cells); pos++ {
		text := longtable.Line(cells[pos].Text)
		switch {
		case text == "" || text == outer:
		case outer == "":
			outer = text
		default:
			inner = text
		}
	}
	return outer, inner
}

// figures reports whether a row has a number in a column of figures.
func (t *table) figures(r int) bool {
	if r >= len(t.grid.Cells) {
		return false
	}
	cells := t.grid.Cells[r]
	for _, v := range t.head.columns {
		if v.pos < len(cells) && cells[v.pos].Kind == sheet.Number {
			return true
		}
	}
	return false
}

// opens reports whether figures follow below a label before the next label or
// the end, with at least a blank row between, as under every team's name.
func (t *table) opens(r int) bool {
	for n := r + 1; n < len(t.grid.Cells) && n <= r+4; n++ {
		if t.figures(n) {
			return n > r+1
		}
		if label, _ := t.label(n); label != "" && n > r+1 {
			// A group label directly over its figures.
			return t.figures(n + 1)
		}
	}
	return false
}

var missingData = regexp.MustCompile(`(?i)\bdata (?:is|are|was|were)? ?(?:missing|not available|unavailable)\b`)

// newBlock reads a team's label: "Sefton - Data is missing due to technical
// problems ...".
func newBlock(label string) *block {
	b := &block{}
	name := label
	if at := missingData.FindStringIndex(label); at != nil {
		b.missing = true
		if before, _, ok := strings.Cut(label[:at[0]], " - "); ok {
			name = before
			b.note = strings.TrimSpace(label[len(before)+3:])
		}
	}
	b.area = place.Printed{Kind: "yot", Name: strings.TrimSpace(name)}
	if record.Code(name) == "national" {
		b.area.Kind, b.area.Code = "country", "K04000001" // the board covers England and Wales
	}
	return b
}

// footnote gives a "*..." text to the lines whose label carries the mark.
func (b *block) footnote(text string) {
	for i := range b.lines {
		if strings.HasSuffix(b.lines[i].label, "*") {
			b.lines[i].note = strings.TrimSpace(strings.TrimLeft(text, "*"))
		}
	}
}

// categorise gives each line its category. The last line called total is the
// block's; one that a further line follows is its group's.
func (b *block) categorise() {
	times := map[string]int{}
	for _, l := range b.lines {
		times[record.Code(l.label)]++
	}
	for i := range b.lines {
		l := &b.lines[i]
		code := record.Code(l.label)
		l.category = code
		if times[code] > 1 && l.group != "" {
			l.category = l.group + "_" + code // "Other" of two groups
		}
		switch {
		case code != "total" && code != "sub_total" && code != "subtotal" && code != "grand_total":
		case i == len(b.lines)-1 || l.group == "" || code == "grand_total":
			l.category, l.total = "all", true
		default:
			l.category, l.subtotal = l.group, true
		}
	}
}

// check compares each printed total of a block with its parts, where all are
// numbers.
func (t *table) check(b *block, out record.RawSink) {
	for _, v := range t.head.columns {
		sum, whole := 0.0, true
		for _, l := range b.lines {
			c, ok := t.number(l.row, v.pos)
			switch {
			case l.subtotal || strings.HasPrefix(l.category, "total_"), strings.HasSuffix(l.category, "_total"):
			case !l.total:
				sum, whole = sum+c, whole && ok
			case !whole: // a blank or a mark among the parts is no zero
			case ok && len(b.lines) > 1 && c == sum:
				t.trace.Totals(t.name, 1, 1)
			case ok && len(b.lines) > 1:
				t.trace.Totals(t.name, 1, 0)
				out.Issue(disagrees(t.name, l.row, v.pos, c, sum, b.area.Name, "the lines above it"))
			}
		}
	}
	t.across(b, out)
}

// across compares the total column with each dimension's columns.
func (t *table) across(b *block, out record.RawSink) {
	for _, l := range b.lines {
		sums, gaps, total, at := map[string]float64{}, map[string]bool{}, 0.0, -1
		for _, v := range t.head.columns {
			c, ok := t.number(l.row, v.pos)
			switch {
			case v.dimension == "" && ok:
				total, at = c, v.pos
			case v.dimension != "" && ok && !gaps[v.dimension]:
				sums[v.dimension] += c
			case v.dimension != "": // a blank or a mark is no zero
				gaps[v.dimension] = true
				delete(sums, v.dimension)
			}
		}
		for _, d := range []string{"age", "gender", "ethnicity"} {
			s, ok := sums[d]
			switch {
			case !ok || at < 0:
			case s == total:
				t.trace.Totals(t.name, 1, 1)
			default:
				t.trace.Totals(t.name, 1, 0)
				out.Issue(disagrees(t.name, l.row, at, total, s, b.area.Name, "the columns by "+d))
			}
		}
	}
}

func (t *table) number(row, pos int) (float64, bool) {
	cells := t.grid.Cells[row]
	if pos >= len(cells) || cells[pos].Kind != sheet.Number {
		return 0, false
	}
	return cells[pos].Number, true
}

func disagrees(name string, row, pos int, printed, sum float64, area, parts string) record.Issue {
	i := record.NewIssue(vocabulary.TotalDisagrees, record.Origin{Sheet: name, Cell: sheet.Ref(row, pos)},
		fmt.Sprintf("%s: the printed total is %v, %s add up to %v", area, printed, parts, sum))
	i.Field, i.Value = "total", fmt.Sprint(printed)
	return i
}
