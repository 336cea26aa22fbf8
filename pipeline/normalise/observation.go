package normalise

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
)

// Observation takes a published figure.
func (s *Stage) Observation(raw *record.RawObservation) {
	when, ok := s.when(raw)
	if !ok {
		return
	}
	label, ok := s.resolved(raw.Area, when.End, raw.Origin)
	if !ok {
		return
	}
	where := &label.Place
	category, ok := s.category(raw)
	if !ok {
		return
	}
	row := &s.row
	*row = record.Observation{
		DocumentID: s.src.DocumentID, Publication: s.src.Publication,
		TableID: raw.Origin.Table, Sheet: raw.Origin.Sheet, Cell: raw.Origin.Cell, Page: raw.Origin.Page,
		Measure: raw.Measure, Category: category, Breakdown: raw.Breakdown,
		AreaType: where.Type, AreaCode: where.Code, AreaPublished: label.printed, ForceCode: where.Force,
		PeriodStart: when.Start, PeriodEnd: when.End, PeriodKind: when.Kind,
		Unit: raw.Unit, Published: raw.Published, Note: raw.Note,
		Provisional: raw.Provisional, Revised: raw.Revised, Estimated: raw.Estimated,
	}
	if !s.inTime(raw, when) || !s.value(raw, row) || s.duplicate(raw, row) {
		return
	}
	mark(&row.Revised, label.revised || when.Revised)
	mark(&row.Provisional, when.Provisional)
	if !s.first.Valid() || when.Start < s.first {
		s.first = when.Start
	}
	s.last = max(s.last, when.End)
	s.keep(row, raw.Origin)
}

// when gives the period of a row.
func (s *Stage) when(raw *record.RawObservation) (period.Period, bool) {
	hit, ok := s.periods[raw.Period]
	if !ok {
		hit.period, hit.err = period.Resolve(raw.Period)
		s.periods[raw.Period] = hit
	}
	switch {
	case hit.err != nil:
		s.report(vocabulary.PeriodUnreadable, raw.Origin, "period", raw.Period.Text, hit.err.Error(), "")
		return period.Period{}, false
	case hit.period.Slip:
		s.report(vocabulary.DateUnreadable, raw.Origin, "period", raw.Period.Text,
			fmt.Sprintf("%q ends a day before its month; read as %s", raw.Period.Text, hit.period.End), "")
	}
	return hit.period, true
}

// category gives the category of a row.
func (s *Stage) category(raw *record.RawObservation) (string, bool) {
	if raw.Category != "" {
		return raw.Category, true
	}
	if raw.Offence == (record.OffenceLabel{}) {
		return "all", true
	}
	hit, ok := s.offences[raw.Offence]
	if !ok {
		hit.category, hit.err = s.n.offences.Category(raw.Offence)
		hit.unlisted = raw.Offence.Code != "" && hit.err == nil && !s.n.offences.Known(hit.category)
		if hit.doubt, _ = s.n.offences.Doubts(raw.Offence); hit.doubt.Better != "" {
			hit.category = hit.doubt.Better
		}
		s.offences[raw.Offence] = hit
	}
	if hit.err != nil {
		o := raw.Offence
		s.report(vocabulary.OffenceUnknown, raw.Origin, "offence", cmp.Or(o.Code, o.Description, o.Subgroup, o.Group), hit.err.Error(),
			"if it is another name of an offence or group, add it to normalise/offence/codes.csv or labels.csv")
		return "", false
	}
	if hit.doubt.Message != "" {
		s.report(vocabulary.OffenceContradicts, raw.Origin, "offence", raw.Offence.Code, hit.doubt.Message, "")
	}
	if hit.unlisted {
		s.report(vocabulary.OffenceCodeNew, raw.Origin, "offence", raw.Offence.Code, "no code list has this offence code; it is kept as printed",
			"if it is a code of the Home Office's list, add it to normalise/offence/codes.csv")
	}
	return hit.category, true
}

// events are measures whose rows are single events: equal rows are several events.
func events(measure string) bool { return measure == "street_crimes" || measure == "stop_and_search" }

// duplicate reports a row that another row of the same table says already,
// label for label and figure for figure. Rows of one code that sums several
// (the homicide codes 1/4.1/4.10/4.2) are parts and stay, and so do two
// columns of one row (record/CONTRACT.md, Conventions).
func (s *Stage) duplicate(raw *record.RawObservation, row *record.Observation) bool {
	if raw.Origin.Cell == "" || events(raw.Measure) || strings.Contains(row.Category, "/") {
		return false
	}
	if raw.Origin.Sheet != s.sheet || raw.Origin.Table != s.table || s.sheets == nil {
		if s.sheets == nil || raw.Origin.Sheet != s.sheet {
			s.sheets = append(s.sheets, raw.Origin.Sheet)
		}
		s.sheet, s.table = raw.Origin.Sheet, raw.Origin.Table
		clear(s.seen)
	}
	at := rowOf(raw.Origin.Cell)
	labels := hashLabels(raw, row)
	h := hashFigure(labels, row)
	first, ok := s.seen[h]
	if !ok || first == at {
		s.seen[h] = at
		s.contradiction(raw, row, labels, at)
		return false
	}
	s.report(vocabulary.DuplicateRow, raw.Origin, "row", row.AreaPublished,
		fmt.Sprintf("row %d says the same as row %d, in every label and figure", at, first), "the second is left out")
	return true
}

// rowOf is the row number of an A1 reference.
func rowOf(cell string) int {
	n, _ := strconv.Atoi(strings.TrimLeft(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ$"))
	return n
}

// contradiction reports a row whose labels another row of the table has with
// another figure. Both stay, as parts of a figure may (record/CONTRACT.md,
// Conventions), but whoever adds them up is told, and the note of the later
// one keeps what is made of the two from being called complete.
func (s *Stage) contradiction(raw *record.RawObservation, row *record.Observation, labels uint64, at int) {
	first, ok := s.labelled[labels]
	here := int32(len(s.sheets) - 1)
	if !ok || first.sheet == here && int(first.row) == at {
		s.labelled[labels] = labelled{here, int32(at), row.Value}
		return
	}
	if first.sheet == here {
		row.Note = strings.TrimSpace(fmt.Sprintf("%s not complete: row %d has the same labels and another figure", row.Note, first.row))
		s.report(vocabulary.RowsContradict, raw.Origin, "row", row.AreaPublished,
			fmt.Sprintf("row %d has every label of row %d and another figure", at, first.row), "compare the two rows in the file")
		return
	}
	// Two sheets may print one figure, and round it each its own way.
	if unit, _ := vocabulary.UnitOf(row.Unit); !first.value.Valid || !row.Value.Valid || math.Abs(first.value.V-row.Value.V) <= unit.Tolerance {
		return
	}
	other := s.sheets[first.sheet]
	s.report(vocabulary.RowsContradict, raw.Origin, "sheet", other,
		fmt.Sprintf("the sheet %q has every label of the sheet %q and other figures", raw.Origin.Sheet, other),
		fmt.Sprintf("compare the two sheets, here with row %d there", first.row))
}

const offset, prime = 14695981039346656037, 1099511628211

// hashLabels is FNV-1a over everything that names a figure, its place in the
// table aside.
func hashLabels(raw *record.RawObservation, row *record.Observation) uint64 {
	h := uint64(offset)
	for _, s := range [...]string{row.Measure, row.Category, row.Breakdown, row.AreaType, row.AreaCode, raw.Area.Code, raw.Area.Name, raw.Area.Force,
		raw.Offence.Description, raw.Offence.Group, raw.Offence.Subgroup, row.Unit} {
		h = hashText(h, s)
	}
	return hashNumbers(h, uint64(row.PeriodStart), uint64(row.PeriodEnd))
}

// hashFigure goes on with the figure itself.
func hashFigure(labels uint64, row *record.Observation) uint64 {
	h := labels
	for _, s := range [...]string{row.Published, row.Marker, row.Note} {
		h = hashText(h, s)
	}
	return hashNumbers(h, math.Float64bits(row.Value.V))
}

func hashText(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * prime
	}
	return (h ^ 0xff) * prime
}

func hashNumbers(h uint64, numbers ...uint64) uint64 {
	for _, v := range numbers {
		h = (h ^ v) * prime
		h ^= h >> 32
	}
	return h
}
