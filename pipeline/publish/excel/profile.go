package excel

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"forcestats/pipeline/publish/tables"
)

const (
	placeRow  = 8 // rows of the sheet Area profile where a reader chooses
	figureRow = 9
	chartRow  = 11
	chartRows = 33 // rows that the charts cover

	chosenPlace  = "'Area profile'!$B$8"
	chosenFigure = "'Area profile'!$B$9"
)

// span is a column of a table on another sheet, as a formula names it.
func (b *book) span(sheet string, col, rows int) string {
	first := b.byName(sheet).headerRow(&b.notes) + 1
	letter, err := excelize.ColumnNumberToName(col)
	if err != nil {
		panic("excel: " + err.Error())
	}
	return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", sheet, letter, first, letter, first+max(rows, 1)-1)
}

// lookUp is a formula that finds a key in the first column of a sheet and
// gives the cell of another; otherwise is what it gives where there is none.
func (b *book) lookUp(sheet string, col, rows int, key, otherwise string) string {
	return fmt.Sprintf("IFERROR(INDEX(%s,MATCH(%s,%s,0)),%q)", b.span(sheet, col, rows), key, b.span(sheet, 1, rows), otherwise)
}

// Columns of the sheet Profile data.
const (
	dataKey = iota + 1
	dataValue
	dataRank
	dataOf
	dataChange
	dataNumerator
	dataDenominator
	dataPosition
	dataSource
	dataTrend // the first of its columns
)

// formula is a cell with a formula and its result for the place shown first.
func (b *book) formula(l look, f string, result any) any {
	return excelize.Cell{StyleID: b.styles[l], Formula: f, Value: result}
}

// fillProfile writes the sheet where a reader chooses a place.
func fillProfile(b *book, s *sheet) error {
	t, err := b.start(s, b.profileColumns())
	if err != nil {
		return err
	}
	word := b.level.Word()
	for _, line := range []string{
		"This sheet contains one table, below three charts. The table and the charts follow the choice in cells B8 and B9. They need no macros.",
		"Notes are numbered in square brackets and explained on the sheet Notes:" + b.notes.marks(s.notes) + ".",
		"There is no blank cell in the table. Shorthand such as [x] is explained on the sheet Notes. A place without a bar in a chart has no figure.",
		"The data behind the charts are on the sheets Area trend, Area ranking and Area grades.",
		"Source: the column Source of each row, and the sheet Profile data.",
	} {
		if err := t.line(line); err != nil {
			return err
		}
	}
	if err := t.words(linked, "Back to the contents"); err != nil {
		return err
	}
	t.linkHere(contents)
	if err := t.choices(word); err != nil {
		return err
	}
	t.row = chartRow + chartRows
	if err := t.head(); err != nil {
		return err
	}
	if err := t.profileRows(); err != nil {
		return err
	}
	if err := b.profileCharts(s); err != nil {
		return err
	}
	return t.close()
}

// choices writes the two cells to choose in, with their lists.
func (t *table) choices(word string) error {
	b := t.b
	if len(b.model.places) == 0 || len(b.fig.Figures) == 0 {
		return t.line("This release has no figures to choose from.")
	}
	rows := []struct {
		row               int
		label, value, ref string
	}{
		{placeRow, "Choose a " + word + ":", b.model.places[b.model.chosen].label, b.span("Places", 1, len(b.model.places))},
		{figureRow, "Figure for the charts:", b.fig.Figures[b.model.figure].Name(), b.span("Profile periods", 1, len(b.fig.Figures))},
	}
	for _, r := range rows {
		t.row = r.row
		err := t.sw.SetRow(name(1, r.row), []any{
			excelize.Cell{StyleID: b.styles[heading], Value: r.label},
			excelize.Cell{StyleID: b.styles[choice], Value: r.value},
		})
		if err != nil {
			return err
		}
		v := excelize.NewDataValidation(false)
		v.Sqref = name(2, r.row)
		v.SetSqrefDropList(r.ref)
		v.SetInput("Choose", strings.TrimSuffix(r.label, ":")+" from the list.")
		v.SetError(excelize.DataValidationErrorStyleStop, "Not in the list", "Choose one of the list.")
		if err := b.f.AddDataValidation(t.s.name, v); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) profileColumns() []column {
	cols := []column{
		words("Section", 32), words("Figure", 60), words("Period", 24), figure("Chosen "+b.level.Word(), 30), figure("Rank", 9), figure("Rank of", 9),
		figure("Change on the year before, per cent", 14), figure("Numerator", 14), figure("Denominator", 14), figure("Its region", 18), figure(nation, 18), words("Which nation", 20),
	}
	for i := range neighbourColumns {
		cols = append(cols, figure(fmt.Sprintf("Neighbour %d", i+1), 18))
	}
	return append(cols, words("Source", 90))
}

// profileRows writes the rows of the profile's table: the names, the figures
// by section, the latest grades.
func (t *table) profileRows() error {
	b := t.b
	if len(b.model.places) == 0 || len(b.fig.Figures) == 0 {
		return nil
	}
	if err := t.add(t.nameCells()); err != nil {
		return err
	}
	names := t.row
	for f := range b.fig.Figures {
		if err := t.add(t.figureCells(f, names)); err != nil {
			return err
		}
	}
	for n := range gradeRows {
		if err := t.add(t.gradeCells(n + 1)); err != nil {
			return err
		}
	}
	return nil
}

// nameCells are the cells that name the places of the columns.
func (t *table) nameCells() []any {
	b := t.b
	p := &b.model.places[b.model.chosen]
	n := len(b.model.places)
	cells := []any{b.text("Places"), b.text("Name"), b.text("[z]"), b.formula(wrapped, chosenPlace, p.label)}
	for range 5 {
		cells = append(cells, b.mark("not_applicable"))
	}
	cells = append(cells, b.formula(wrapped, b.lookUp("Places", 4, n, chosenPlace, "[x]"), p.region), b.text(nation), b.text("[z]"))
	for i := range neighbourColumns {
		cells = append(cells, b.formula(wrapped, b.lookUp("Places", 7+i, n, chosenPlace, "[z]"), p.neighbour(i)))
	}
	return append(cells, b.text("the sheet Places"))
}

// neighbour is the label of the nth neighbour, or [z].
func (p *place) neighbour(n int) string {
	if n < len(p.neighbours) {
		return p.neighbours[n]
	}
	return "[z]"
}

// figureCells are the cells of a figure; names is the row with the names of
// the places.
func (t *table) figureCells(f, names int) []any {
	b, fig := t.b, &t.b.fig.Figures[f]
	p := &b.model.places[b.model.chosen]
	number := numberLook(fig.Unit)
	rows := len(b.model.figures)
	row := b.model.at(p.label, f)
	if row == nil {
		row = &modelRow{value: b.model.absent[f], rank: "[z]", of: "[z]", change: "[z]", num: "[z]", den: "[z]"}
	}
	figure := fmt.Sprintf("$B%d", t.row+1)
	from := func(place string, col int, l look, result any) any {
		otherwise := "[z]"
		if col == dataValue {
			otherwise = b.model.absent[f]
		}
		return b.formula(l, b.lookUp("Profile data", col, rows, place+`&"|"&`+figure, otherwise), result)
	}
	of := func(label string) any {
		if r := b.model.at(label, f); r != nil {
			return r.value
		}
		return b.model.absent[f]
	}
	section := fig.Section
	if fig.Key10 {
		section = "Key figures"
	}
	cells := []any{
		b.text(section), b.text(fig.Name()), b.text(fig.Period.Label),
		from(chosenPlace, dataValue, number, row.value), from(chosenPlace, dataRank, whole, row.rank), from(chosenPlace, dataOf, whole, row.of),
		from(chosenPlace, dataChange, onePlace, row.change), from(chosenPlace, dataNumerator, whole, row.num), from(chosenPlace, dataDenominator, whole, row.den),
		from(fmt.Sprintf("J$%d", names), dataValue, number, of(p.region)), from(fmt.Sprintf("K$%d", names), dataValue, number, of(nation)), b.text(orNone(b.comparator(f))),
	}
	for i := range neighbourColumns {
		place := fmt.Sprintf("%s$%d", string(rune('M'+i)), names)
		cells = append(cells, from(place, dataValue, number, of(p.neighbour(i))))
	}
	return append(cells, from(chosenPlace, dataSource, wrapped, b.sourceOf(row)))
}

// gradeCells are the cells of the nth latest grade.
func (t *table) gradeCells(n int) []any {
	b := t.b
	label := b.model.places[b.model.chosen].label
	rows := len(b.model.grades)
	key := fmt.Sprintf(`%s&"|%d"`, chosenPlace, n)
	from := func(col int, result any) any {
		return b.formula(wrapped, b.lookUp("Profile grades", col, rows, key, "[z]"), result)
	}
	cells := []any{b.text("Latest grades"), b.text(fmt.Sprintf("Grade %d, the newest first", n))}
	g := gradeRow{words: "[z]", grade: "[z]", source: "[z]"}
	date, text := "[z]", "[z]"
	if i, ok := b.model.byGr[fmt.Sprintf("%s|%d", label, n)]; ok {
		g = b.model.grades[i]
		date, text = tables.Day(g.judged), g.words+": "+lowerFirst(g.grade)
	}
	cells = append(cells, from(gradeDate, date), from(gradeText, text))
	for range 5 + 3 + neighbourColumns {
		cells = append(cells, b.mark("not_applicable"))
	}
	return append(cells, from(gradeSource, g.source))
}

// comparator names the nation that most places' figures are compared with;
// empty if none is.
func (b *book) comparator(f int) string {
	times, best := map[string]int{}, ""
	for _, a := range b.fig.Areas {
		if name := b.fig.Cell(a.Code, f).ComparatorName; name != "" {
			if times[name]++; times[name] > times[best] {
				best = name
			}
		}
	}
	return best
}

func orNone(s string) string {
	if s == "" {
		return "[z]"
	}
	return s
}
