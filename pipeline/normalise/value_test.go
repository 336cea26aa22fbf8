package normalise

import (
	"testing"

	"forcestats/pipeline/record"
)

// What stands beside a number is kept: a unit that is the column's, a flag, or
// words in the note. A figure of another unit is held back. Made-up cells.
func TestObservation_beside(t *testing.T) {
	for _, c := range []struct {
		published, unit string
		stored          bool // the layout knows the number
		value           float64
		note, issue     string
	}{
		{"12%", "count", false, 0, "", "unit-contradicts"},
		{"12%", "percent", false, 12, "", ""},
		{"12%", "per_1000", false, 0, "", "unit-contradicts"},
		{"£12", "count", false, 0, "", "unit-contradicts"},
		{"£12", "gbp_thousand", false, 12, "", ""},
		{"£1.2m", "gbp_thousand", false, 1200, "", ""},
		{"1.2m", "count", false, 1200000, "", ""},
		{"(12)", "count", false, 0, "", "unit-contradicts"},
		{"(12)", "gbp_thousand", false, -12, "", ""},
		{"(12)", "count", true, -12, "", ""},
		{"12%", "count", true, 0, "", "unit-contradicts"},
		{"77 [b]", "count", false, 77, "break in the series", ""},
		{"640 [u]", "count", false, 640, "low reliability: the publisher does not vouch for the figure", ""},
		{"640 [u]", "count", true, 640, "low reliability: the publisher does not vouch for the figure", ""},
		{"17~", "count", false, 17, "marked ~", ""},
		{"17 [note 3]", "count", false, 17, "marked [note 3]", ""},
		{"17 [q]", "count", false, 0, "", "number-unreadable"},
		{"14322484823702299927173437226", "count", false, 0, "", "number-unreadable"},
		{"00:10", "days", false, 0, "", "number-unreadable"},
	} {
		rows := run(t, func(s *Stage) {
			o := figure("I2", "Kent", "71", c.published)
			o.Unit, o.Number, o.IsNumber = c.unit, c.value, c.stored
			s.Observation(o)
		})
		switch {
		case c.issue != "":
			if len(rows.Observations) != 0 || len(rows.Issues) != 1 || rows.Issues[0].Code != c.issue || rows.Issues[0].Cell != "I2" {
				t.Errorf("%s in %s: %+v, %+v, want the issue %s", c.published, c.unit, rows.Observations, rows.Issues, c.issue)
			}
		case len(rows.Observations) != 1 || rows.Observations[0].Value != record.Some(c.value) || rows.Observations[0].Note != c.note:
			t.Errorf("%s in %s: %+v, %+v", c.published, c.unit, rows.Observations, rows.Issues)
		}
	}
}

// A mark on the year or the cell is a flag of the row.
func TestObservation_flags(t *testing.T) {
	rows := run(t, func(s *Stage) {
		o := figure("I2", "Kent", "71", "640 [f]")
		o.Period.Text = "2016/17 (p)"
		s.Observation(o)
	})
	if len(rows.Observations) != 1 || rows.Observations[0].Provisional != record.Some(true) || rows.Observations[0].Estimated != record.Some(true) || rows.Observations[0].Note != "forecast" {
		t.Errorf("%+v, %+v", rows.Observations, rows.Issues)
	}
}

// No figure is of a time that had not come when its document was published.
func TestObservation_future(t *testing.T) {
	for text, issues := range map[string]int{"2018/19 Q1": 0, "2018/19": 0, "2018/19 Q4": 1, "year ending March 2031": 1} {
		rows := run(t, func(s *Stage) {
			o := figure("I2", "Kent", "71", "5")
			o.Period.Text = text
			s.Observation(o)
		})
		if len(rows.Issues) != issues || issues > 0 && rows.Issues[0].Code != "period-future" {
			t.Errorf("%s in a document of July 2018: %+v", text, rows.Issues)
		}
	}
}

// Two sheets of one document with the same labels and different figures are
// told with both; a figure that is rounded otherwise is no contradiction.
func TestObservation_sheets_contradict(t *testing.T) {
	rows := run(t, func(s *Stage) {
		for _, c := range []struct{ sheet, cell, force, published string }{
			{"Data", "H2", "Kent", "520"}, {"Data", "H3", "Essex", "300.4"}, {"Rounded", "H2", "Essex", "300"}, {"Draft", "H2", "Kent", "4520"},
		} {
			o := figure(c.cell, c.force, "46", c.published)
			o.Origin.Sheet = c.sheet
			s.Observation(o)
		}
	})
	if len(rows.Observations) != 4 || len(rows.Issues) != 1 || rows.Issues[0].Code != "rows-contradict" || rows.Issues[0].Sheet != "Draft" || rows.Issues[0].Value != "Data" {
		t.Errorf("%d rows, %+v", len(rows.Observations), rows.Issues)
	}
}

// Formulas without a stored result are told once a sheet with their number, and
// the document is read in part.
func TestObservation_errors(t *testing.T) {
	rows := run(t, func(s *Stage) {
		for _, cell := range []string{"H2", "H3", "H4"} {
			o := figure(cell, "Kent", "46", "#UNCALCULATED!")
			o.Period.Text = map[string]string{"H2": "2017/18 Q1", "H3": "2017/18 Q2", "H4": "2017/18 Q3"}[cell]
			s.Observation(o)
		}
	})
	if len(rows.Observations) != 3 || len(rows.Issues) != 1 || rows.Issues[0].Code != "figure-error" || rows.Issues[0].Hint == "" || rows.Documents[0].Status != "partly_read" {
		t.Errorf("%+v, %+v, %+v", rows.Observations, rows.Issues, rows.Documents)
	}
}
