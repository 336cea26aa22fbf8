package areatable

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Read writes the rows of a table and reports what was held back. It returns
// how many figures it wrote, or a Refusal that holds the table whole.
func (t *Table) Read(out record.RawSink) (int, error) {
	k := newKeys()
	if err := t.body(func(r *row, e *entry, _ *trouble) {
		if e != nil {
			k.add(t, e, r)
		}
	}); err != nil {
		return 0, err
	}
	if r := k.verdict(t); r != nil {
		return 0, r
	}
	w := writer{t: t, keys: k, out: out, troubles: map[string]*tally{}}
	if err := t.body(w.row); err != nil {
		return w.figures, err
	}
	w.report()
	if w.figures == 0 && len(w.order) > 0 {
		tr := w.troubles[w.order[0]]
		r := t.refuseArea(t.block.first, t.places[0].pos, tr.what)
		r.Told = true
		return 0, r
	}
	return w.figures, nil
}

// writer writes the figures of a table.
type writer struct {
	t        *Table
	keys     *keys
	out      record.RawSink
	figures  int
	troubles map[string]*tally
	order    []string
	told     int
}

// tally counts rows or figures of one trouble.
type tally struct {
	longtable.Tally
	code vocabulary.IssueCode
	what string
}

// fewTold is how many rows of one trouble have an issue each.
const fewTold = 20

// count notes a trouble: one issue for all of a key, with the words of the
// first.
func (w *writer) count(code vocabulary.IssueCode, key, cell, what string) {
	key = code.Code() + "\x00" + key
	if w.troubles[key] == nil {
		w.troubles[key] = &tally{code: code, what: what}
		w.order = append(w.order, key)
	}
	w.troubles[key].Add(cell)
}

// one notes a row: each of the first few has an issue of its own.
func (w *writer) one(code vocabulary.IssueCode, cell, what string) {
	if w.told++; w.told <= fewTold {
		w.count(code, cell, cell, what)
		return
	}
	w.count(code, "", cell, what+", and others like it")
}

func (w *writer) row(r *row, e *entry, bad *trouble) {
	t := w.t
	if bad != nil {
		code := bad.code
		if code == (vocabulary.IssueCode{}) {
			code = vocabulary.RowsLeftOut
		}
		w.count(code, bad.what, sheet.Ref(r.index, bad.pos), bad.what)
		return
	}
	if first, ok := w.keys.doubled[r.index]; ok {
		w.one(vocabulary.DuplicateRow, sheet.Ref(r.index, e.place), fmt.Sprintf("the row says the same as row %d, in every label and figure", first+1))
		return
	}
	if other, ok := w.keys.collide[r.index]; ok {
		w.one(vocabulary.RowsCollide, sheet.Ref(r.index, e.place), fmt.Sprintf("%q has every label of row %d and other figures", r.text(e.place), other+1))
		return
	}
	if !w.labelled(r) {
		return
	}
	for i := range t.Columns {
		if c := &t.Columns[i]; c.Role == Value && c.Held == "" {
			if cell := r.at(c.Pos); cell != nil {
				w.figure(r, e, c, cell)
			}
		}
	}
}

func (w *writer) figure(r *row, e *entry, c *Column, cell *sheet.Cell) {
	t := w.t
	o := record.RawObservation{
		Origin:  record.Origin{Table: t.Name, Sheet: t.Sheet, Cell: sheet.Ref(r.index, c.Pos)},
		Measure: t.measureOf(c, e.indicator), Category: "all", Breakdown: e.breakdown, Area: e.area,
		Period: e.period, Published: strings.TrimSpace(cell.Text), Unit: c.Unit, Note: e.note,
	}
	if c.Period.Start.Valid() {
		o.Period = c.Period
	}
	if e.unit != "" {
		o.Unit = e.unit
	}
	if c.figure != nil {
		o.Measure, o.Category = c.figure.Measure, cmp.Or(c.figure.Category, e.category, "all")
		o.Marker = t.given.Markers[longtable.Line(cell.Text)]
	}
	if projected.MatchString(record.Code(c.Header)) && !strings.Contains(o.Breakdown, "basis=") {
		o.Breakdown = withBasis(o.Breakdown)
	}
	text := longtable.Line(cell.Text)
	switch {
	case o.Marker != "":
	case cell.Kind == sheet.Error:
		o.Marker = "error"
	case cell.Kind == sheet.Date || cell.Kind == sheet.Bool:
		w.count(vocabulary.NumberUnreadable, c.Header, o.Origin.Cell, fmt.Sprintf("%q in column %q is no figure", text, c.Header))
		return
	case strings.Contains(text, "%") && o.Unit != "percent", strings.Contains(text, "£") && !c.pounds && o.Unit != "gbp_thousand":
		w.count(vocabulary.UnitContradicts, c.Header, o.Origin.Cell, fmt.Sprintf("%q in column %q has a sign of another unit", text, c.Header))
		return
	case cell.Kind == sheet.Number:
		o.Number, o.IsNumber = cell.Number, true
		if o.Unit == "percent" {
			if o.Number, o.IsNumber = shown.Value(cell); !o.IsNumber {
				return
			}
		}
	}
	if c.figure != nil && c.figure.Scale != 0 && o.Marker == "" {
		v, ok := shown.Value(cell)
		switch {
		case ok:
			o.Number, o.IsNumber = v*c.figure.Scale, true
		case marked.MatchString(text): // a figure with a mark behind it, which would stay unscaled
			w.count(vocabulary.NumberUnreadable, c.Header, o.Origin.Cell, fmt.Sprintf("%q in column %q can't be multiplied", text, c.Header))
			return
		}
	}
	w.figures++
	w.out.Observation(&o)
}

func (w *writer) report() {
	for _, key := range w.order {
		tr := w.troubles[key]
		tr.Report(tr.code, w.t.Sheet, tr.what, tr.code.Remedy(), w.out)
	}
	w.headless()
	low := w.t.lowest()
	for i := range w.t.Columns {
		c := &w.t.Columns[i]
		switch {
		case c.Role == Ignored && c.Doubt != "":
			w.out.Issue(record.NewIssue(vocabulary.ColumnUnknown, record.Origin{Sheet: w.t.Sheet, Cell: sheet.Ref(low, c.Pos)},
				fmt.Sprintf("column %q is not read: %s", c.Header, c.Doubt)))
		case c.Role != Value:
		case c.Held != "":
			w.out.Issue(record.NewIssue(vocabulary.HeaderAmbiguous, record.Origin{Sheet: w.t.Sheet, Cell: sheet.Ref(low, c.Pos)}, "the column is held back: "+c.Held))
		case c.Unit == Unknown && !w.t.hasUnits() && c.figure == nil:
			what := fmt.Sprintf("nothing says in which unit column %q is", c.Header)
			if c.Doubt != "" {
				what = fmt.Sprintf("the unit of column %q is unknown: %s", c.Header, c.Doubt)
			}
			w.out.Issue(record.NewIssue(vocabulary.UnitUnknown, record.Origin{Sheet: w.t.Sheet, Cell: sheet.Ref(low, c.Pos)}, what))
		}
	}
}

func (t *Table) hasUnits() bool {
	return slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Role == Unit })
}
