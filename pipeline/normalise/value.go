package normalise

import (
	"fmt"
	"math"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/number"
	"forcestats/pipeline/vocabulary/period"
)

// inTime reports whether a row's period can be one of its document: a figure
// of a time that had not come when it was published is a period misread, or a
// projection. Where the document has no date, the day of the run is the bound.
func (s *Stage) inTime(raw *record.RawObservation, when period.Period) bool {
	bound := s.published
	if !bound.Valid() {
		bound = s.n.today
	}
	if when.End <= bound {
		return true
	}
	why := period.Refusable(when, bound)
	if why != "" {
		s.report(vocabulary.PeriodFuture, raw.Origin, "period", raw.Period.Text, why, "")
	}
	return why == ""
}

// value gives a row its number or its marker, and what the cell prints beside
// it. A figure that is an error stays, without a value, and is told: nobody
// published it.
func (s *Stage) value(raw *record.RawObservation, row *record.Observation) bool {
	ok := s.read(raw, row)
	if ok && row.Value.Valid && math.Abs(row.Value.V) >= tooLarge {
		s.report(vocabulary.NumberUnreadable, raw.Origin, "value", raw.Published, "no figure that is published is so large: digits of two cells may have run together", "compare the cell with the published file")
		return false
	}
	if ok && row.Marker == spreadsheetError {
		s.errors++
		message, hint := fmt.Sprintf("the cell holds the error %s", raw.Published), "ask the publisher for the figure"
		if strings.EqualFold(raw.Published, "#uncalculated!") {
			message = "the cell is a formula, and the file does not hold its result: the program that wrote it did not calculate"
			hint = "open the file in a spreadsheet program and save it, or fetch it again from its publisher"
		}
		s.report(vocabulary.FigureError, raw.Origin, "sheet", raw.Origin.Sheet, message, hint)
	}
	return ok
}

// tooLarge is a quadrillion: the nation's spending in pounds has a thousandth of
// it, and sums of figures below it fit what engines add up in.
const tooLarge = 1e15

const spreadsheetError = "error"

// read is value without a word. What the layout knows of a mark wins over the
// table of marks.
func (s *Stage) read(raw *record.RawObservation, row *record.Observation) bool {
	switch {
	case raw.Marker != "":
		row.Marker = raw.Marker
		return true
	case raw.IsNumber && (math.IsNaN(raw.Number) || math.IsInf(raw.Number, 0)):
		row.Marker = spreadsheetError
		return true
	case raw.IsNumber:
		row.Value = record.Some(raw.Number + 0) // no negative zero
		if number.Bare(raw.Published) {
			return true
		}
		read, ok := number.Parse(raw.Published)
		if !ok {
			return true // the number is the cell's own, shown by a format of words
		}
		read.Bracketed = false // of a stored number the sign is known
		return s.fits(raw, row, read)
	}
	read, err := s.n.numbers.Read(raw.Published)
	if err != nil {
		s.report(vocabulary.NumberUnreadable, raw.Origin, "value", raw.Published, err.Error(), "if it is a mark, add it to vocabulary/number/markers.csv")
		return false
	}
	beside(row, read)
	if row.Marker = read.Marker; read.Marker != "" {
		return true
	}
	row.Value = record.Some(read.Value)
	if read.Scaled && row.Unit == thousandPounds {
		row.Value = record.Some(read.Value / 1e3)
	}
	return s.fits(raw, row, read)
}

const thousandPounds = "gbp_thousand"

// fits reports whether the unit that a cell prints is the unit of its column. A
// percentage among counts is a figure of another column, and is held back.
func (s *Stage) fits(raw *record.RawObservation, row *record.Observation, read number.Number) bool {
	beside(row, read)
	money := row.Unit == thousandPounds
	why := ""
	switch {
	case row.Unit == unknownUnit && read.Unit == number.Percent:
		row.Unit = "percent"
	case read.Unit == number.Percent && row.Unit != "percent":
		why = "it is a percentage"
	case read.Unit == number.Pounds && !money && row.Unit != unknownUnit:
		why = "it is an amount of money"
	case read.Bracketed && !money:
		why = "brackets are a minus sign in accounts, and may be a mark here"
	case read.Scaled && (row.Unit == "percent" || raw.IsNumber && money):
		why = "its scale is another"
	}
	if why != "" {
		s.report(vocabulary.UnitContradicts, raw.Origin, "value", raw.Published,
			fmt.Sprintf("%q stands where %s are given in the unit %s: %s", raw.Published, raw.Measure, row.Unit, why), "")
	}
	return why == ""
}

const unknownUnit = "unknown"

// beside keeps the marks that a cell prints beside its number: those of the
// contract as flags, all others in words.
func beside(row *record.Observation, read number.Number) {
	mark(&row.Revised, read.Revised)
	mark(&row.Provisional, read.Provisional)
	mark(&row.Estimated, read.Estimated)
	notes := row.Note
	if said := read.Said(); said != "" && !strings.Contains(notes, said) {
		notes = strings.TrimPrefix(notes+"\n"+said, "\n")
	}
	if read.Notes != "" && row.Note == "" {
		notes = strings.TrimPrefix(notes+"\nmarked "+read.Notes, "\n") // no footnote explains the mark
	}
	row.Note = notes
}

// mark sets a flag that a mark beside the figure or label speaks of.
func mark(flag *record.Null[bool], on bool) {
	if on && !flag.Valid {
		*flag = record.Some(true)
	}
}
