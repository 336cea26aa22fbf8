package ees

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// column is a filter or an indicator.
type column struct {
	usual    string // of a filter that has one value but for a few rows: its code
	code     string // name in snake case
	measure  string
	category string
	unit     string
	moment   moment
	dropped  dropped
}

// valuesKept is how many different values of a filter are kept for the words
// that tell the subject.
const valuesKept = 60

// tally is what a first pass over the file saw in one column.
type tally struct {
	numbers, markers, texts int
	values                  []string       // different texts, at most valuesKept
	at                      map[string]int // position in values, by the text's code
	rows                    []int          // that have each value
	first                   []string       // the cell of each value's first row
	more                    bool
	blanks                  int
	blankAt                 string         // the first blank
	codes                   map[string]int // GSS codes by the kind of place that they are of
	ofPlace                 map[string]string
	varies                  bool // the text is not one and the same for a place
	dropped                 dropped
}

// filterNames are filters whose values are numbers or could be.
var filterNames = []string{"age", "ages", "age_group", "ncyear", "nc_year", "year_group", "key_stage", "cohort", "imd_decile", "decile", "quintile"}

// survey reads a file once to tell filters from indicators: the form has no
// line that says which is which (that stands in a second file).
func survey(s sheet.Sheet, h *longtable.Header) (*file, error) {
	f := &file{sheet: s, header: h, columns: make([]column, len(h.Names)), bySubject: -1}
	tallies := make([]tally, len(h.Names))
	var said evidence
	whole := moment{}
	if onlyPopulation(h) {
		whole = moment{midYear: true, ownPeriod: true}
	}
	for r, err := range h.Rows(s) {
		if err != nil {
			return nil, err
		}
		level := r.Text(colLevel)
		area, placed := areaOf(r, level)
		if placed || placeable(level) {
			for _, pos := range h.Unknown {
				tallies[pos].add(r.At(pos), r.RefAt(pos))
				tallies[pos].place(area, r.TextAt(pos))
				tallies[pos].dropped.add(r.Text(colPeriod), r.At(pos))
			}
			said.add(h, r, area)
		}
		f.span = longtable.Widen(f.span, whole.within(dated(r.Text(colPeriod), r.Text(colIdentifier)), ""))
	}
	if f.readPlaces(tallies) {
		notes := f.notes
		f, err := survey(s, h) // the rows have places that they had not
		if err == nil {
			f.notes = append(notes, f.notes...)
		}
		return f, err
	}
	f.sort(tallies, &said)
	return f, nil
}

// sort tells the columns apart by what the first pass saw in them.
func (f *file) sort(tallies []tally, said *evidence) {
	var words, names []string
	for _, pos := range f.header.Unknown {
		code := record.Code(f.header.Names[pos])
		f.columns[pos].code = code
		t := &tallies[pos]
		switch {
		case t.texts == 0 && t.numbers > 0 && isKey(code):
			f.note(pos, fmt.Sprintf("the column %q is not one of the standard; by its name it holds codes, and is no figure", f.header.Names[pos]))
		case t.counts(code, len(f.indicators) > 0):
			f.indicators = append(f.indicators, pos)
			names = append(names, code)
		case t.texts == 0 && t.numbers == 0 && t.markers > 0:
			// Nothing but marks: an indicator that was published nowhere.
			f.indicators = append(f.indicators, pos)
			names = append(names, code)
		case f.isOfPlace(pos, t):
		case t.texts > 0 || t.numbers > 0:
			if usual := t.usual(); usual >= 0 {
				f.columns[pos].usual = record.Code(t.values[usual])
				f.filters = append(f.filters, pos)
				f.odd(pos, t, usual)
				if code == "category" || code == "topic" {
					f.title = t.values[usual]
				}
			} else if t.constant() {
				if code == "category" || code == "topic" {
					f.title = t.values[0]
				}
			} else {
				f.filters = append(f.filters, pos)
				if code == "category" && t.allSubjects() {
					f.bySubject = pos
				}
				if t.blanks > 0 {
					f.noteAt(t.blankAt, f.header.Names[pos], fmt.Sprintf("the column %q is blank in %d rows; they are kept apart as not stated", f.header.Names[pos], t.blanks))
				}
			}
			words = append(append(words, t.values...), code+"_")
		}
	}
	f.name(words, names, tallies, said)
}

// add counts one cell.
func (t *tally) add(c *sheet.Cell, ref string) {
	if c == nil || longtable.Line(c.Text) == "" {
		if t.blanks++; t.blanks == 1 {
			t.blankAt = ref
		}
		return
	}
	if _, ok := shown.Value(c); ok {
		t.numbers++
		return
	}
	text := longtable.Line(c.Text)
	if _, ok := markers[strings.ToLower(text)]; ok {
		t.markers++
		return
	}
	if nearlyNumber.MatchString(text) {
		t.numbers++ // normalise holds it back; it makes no filter of its column
		return
	}
	code := record.Code(text)
	if code == "" {
		return
	}
	t.texts++
	if kind := kindOf(text); kind != "" {
		if t.codes == nil {
			t.codes = map[string]int{}
		}
		t.codes[kind]++
	}
	if i, ok := t.at[code]; ok {
		t.rows[i]++
		return
	}
	if len(t.values) == valuesKept {
		t.more = true
		return
	}
	if t.at == nil {
		t.at = map[string]int{}
	}
	t.at[code] = len(t.values)
	t.values, t.rows, t.first = append(t.values, text), append(t.rows, 1), append(t.first, ref)
}

// nearlyNumber is digits parted or framed in a way that no number is.
var nearlyNumber = regexp.MustCompile(`^[(<>~]?\s*-?\d[\d\s,.]*[)?!]?$`)

// counts reports whether a column of this name is an indicator: it holds
// numbers, and no word, or words that stand for figures. Such a word (N/A, a
// symbol of next year's) must not make a filter of the column, whose figures
// would then go by unread. It is told from a filter by the column's name, by
// the indicators that stand before it, as filters come first, or by its rarity.
func (t *tally) counts(code string, after bool) bool {
	switch {
	case slices.Contains(filterNames, code):
		return false
	case t.numbers == 0:
		// No filter has so many values with digits in all of them: they are
		// figures that can't be read, and are told one by one.
		return t.more && len(t.codes) == 0 && !slices.ContainsFunc(t.values, func(v string) bool { return !strings.ContainsAny(v, "0123456789") })
	case t.texts == 0:
		return true
	case t.more || slices.ContainsFunc(t.values, isWhole):
		return false
	}
	return after || namesFigure(code) || len(t.values) <= 3 && t.numbers > 3*t.texts
}

// isWhole reports whether a text is a filter's value for everybody.
func isWhole(text string) bool {
	code := record.Code(text)
	return code == "total" || code == "all" || strings.HasPrefix(code, "all_")
}

// namesFigure reports whether a column's name says that it holds figures.
func namesFigure(code string) bool {
	if unit := unitByName(code); unit != "" && unit != "count" || hasWord(code, []string{"rate", "rates"}) {
		return true
	}
	for _, w := range []string{"count", "number", "num", "total", "episodes", "children"} {
		if strings.HasPrefix(code, w+"_") || strings.HasSuffix(code, "_"+w) || code == w {
			return true
		}
	}
	return false
}

// allSubjects reports whether every value of a filter is a subject of its own.
func (t *tally) allSubjects() bool {
	return len(t.values) > 1 && !t.more && !slices.ContainsFunc(t.values, func(v string) bool { return subjectOf([]string{v}) == "" })
}

// constant reports whether the filter has one value in every row.
func (t *tally) constant() bool { return len(t.values) == 1 && t.numbers == 0 && t.markers == 0 }

// name gives each indicator its measure, unit and moment.
func (f *file) name(words, names []string, tallies []tally, said *evidence) {
	subject := f.subject(words, names)
	alone := onlyPopulation(f.header)
	var m moment
	for _, pos := range f.indicators {
		c := &f.columns[pos]
		c.measure = measureOf(c.code, subject, words)
		c.category = categoryOf(c.code, c.measure)
		if isPopulation(c.code) {
			c.category = "all"
		}
		m = m.next(c.code, alone)
		c.moment = m
		c.dropped = tallies[pos].dropped
	}
	f.units(subject != "", said)
}

// units gives each indicator its unit: from its name, held against what the
// figures of the file say of each other. known is set where the file's subject
// is known, so that a column of whole numbers without a telling name counts it.
func (f *file) units(known bool, said *evidence) {
	at := func(pos int) int { return slices.Index(f.header.Unknown, pos) }
	var counts []int
	for _, pos := range f.indicators {
		c := &f.columns[pos]
		i := at(pos)
		c.unit = unitByName(c.code)
		doubt := ""
		switch way := said.addsUp(i); {
		case c.unit == "" && hasWord(c.code, []string{"rate", "rates"}):
			continue // when the counts are known
		case adds(c.unit) && way == middles:
			c.unit, doubt = unknown, "its name says that it counts, but England lies among its regions as an average does"
		case c.unit == "" && (way == sums || way == silent && known && said.whole(i)):
			c.unit = "count"
		case c.unit == "":
			c.unit, doubt = unknown, "neither its name nor its figures say what it is counted in"
		case c.unit == "percent" && !said.within(i, 0, 100):
			c.unit, doubt = unknown, "its name says per cent, but figures lie outside 0 to 100"
		case c.unit == "percent" && said.within(i, 0, 1) && !said.whole(i) && hasWord(c.code, []string{"proportion", "prop", "share"}):
			c.unit, doubt = unknown, "its figures may be fractions or per cent"
		case c.measure == "adoption_times":
			c.unit, doubt = unknown, "the file holds times between stages"
		case c.unit == unknown:
			doubt = "its name says no unit of the contract"
		}
		if doubt != "" {
			f.unsaid(pos, doubt)
		}
		if adds(c.unit) {
			counts = append(counts, i)
		}
	}
	for _, pos := range f.indicators {
		c := &f.columns[pos]
		if c.unit != "" {
			continue
		}
		if c.unit = said.rateOf(at(pos), f.kin(c.code), counts); c.unit == "" {
			c.unit = unknown
			f.unsaid(pos, "it is a rate, and no count and no base of the file say what it is per")
		}
	}
}

// kin returns the positions in Unknown of the counts that a rate's name goes
// with: At31_episodes for At31_episodes_rate, number for rate.
func (f *file) kin(rate string) []int {
	var out []int
	for i, pos := range f.header.Unknown {
		c := &f.columns[pos]
		if c.code != rate && adds(c.unit) && (stem(c.code) == stem(rate)) {
			out = append(out, i)
		}
	}
	return out
}

// unsaid tells of an indicator whose unit is not known.
func (f *file) unsaid(pos int, why string) {
	name := f.header.Names[pos]
	i := record.NewIssue(vocabulary.UnitUnknown, record.Origin{Sheet: f.header.Sheet, Cell: sheet.Ref(f.header.Row, pos)},
		fmt.Sprintf("the unit of %q is not known: %s; it stands in no rate, rank or sum", name, why))
	i.Field, i.Value = "unit", name
	f.notes = append(f.notes, i)
}
