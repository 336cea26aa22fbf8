package normalise

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

const id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

// run normalises raw rows of one document, told by fill, and returns what a release gets.
func run(t *testing.T, fill func(s *Stage)) *record.Rows {
	t.Helper()
	n, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	rows := &record.Rows{}
	s := n.Begin(Source{DocumentID: id, Path: "a.csv", Publication: "p-q", Publisher: "Home Office", Title: "from the catalogue", Format: "csv",
		Published: civil.New(2018, time.July, 19), Licence: "OGL"}, rows)
	fill(s)
	if err := s.Close("read", ""); err != nil {
		t.Fatal(err)
	}
	return rows
}

func figure(cell, force, code, published string) *record.RawObservation {
	return &record.RawObservation{
		Origin: record.Origin{Table: "T", Cell: cell}, Measure: "recorded_offences", Offence: record.OffenceLabel{Code: code},
		Area: place.Printed{Kind: "force", Name: force}, Period: period.Printed{Text: "2017/18 Q4"}, Published: published, Unit: "count",
	}
}

// A row in, a row out, with everything the contract wants.
func TestObservation(t *testing.T) {
	rows := run(t, func(s *Stage) {
		o := figure("I2", "Devon & Cornwall (R)", "71", " 1,204 ")
		o.Note, o.Breakdown = "a footnote", "sex=female"
		s.Observation(o)
	})
	want := []record.Observation{{
		DocumentID: id, Publication: "p-q", TableID: "T", Cell: "I2", Measure: "recorded_offences", Category: "71", Breakdown: "sex=female",
		AreaType: "force", AreaCode: "E23000035", AreaPublished: "Devon & Cornwall", ForceCode: "E23000035",
		PeriodStart: civil.New(2018, 1, 1), PeriodEnd: civil.New(2018, 3, 31), PeriodKind: "quarter",
		Value: record.Some(1204.0), Unit: "count", Published: " 1,204 ", Revised: record.Some(true), Note: "a footnote",
	}}
	if diff := cmp.Diff(want, rows.Observations); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	doc := []record.Document{{DocumentID: id, Path: "a.csv", Publication: "p-q", Title: "from the catalogue", Publisher: "Home Office", Format: "csv", Status: "read", Licence: "OGL",
		Published: civil.New(2018, 7, 19), PeriodStart: civil.New(2018, 1, 1), PeriodEnd: civil.New(2018, 3, 31)}}
	if diff := cmp.Diff(doc, rows.Documents); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A cell is a number, a marker, or held back; never a guess, and a blank never zero.
func TestObservation_values(t *testing.T) {
	for _, c := range []struct {
		what   string
		change func(*record.RawObservation)
		value  record.Null[float64]
		marker string
		issue  string
	}{
		{"blank", func(o *record.RawObservation) { o.Published = "" }, record.Null[float64]{}, "not_available", ""},
		{"accounting zero", func(o *record.RawObservation) { o.Published = "-00" }, record.Some(0.0), "", ""},
		{"cancelled crimes", func(o *record.RawObservation) { o.Published = "-45" }, record.Some(-45.0), "", ""},
		{"typed zero shown as a dash", func(o *record.RawObservation) { o.Published, o.IsNumber = "-", true }, record.Some(0.0), "", ""},
		{"a dash of text", func(o *record.RawObservation) { o.Published = "-" }, record.Null[float64]{}, "not_shown", ""},
		{"the layout's legend wins", func(o *record.RawObservation) { o.Published, o.Marker = "-", "low_reliability" }, record.Null[float64]{}, "low_reliability", ""},
		{"a zero that a note calls missing", func(o *record.RawObservation) {
			o.Published, o.IsNumber, o.Marker = "0", true, "not_available"
		}, record.Null[float64]{}, "not_available", ""},
		{"spreadsheet error", func(o *record.RawObservation) { o.Published = "#REF!" }, record.Null[float64]{}, "error", ""},
		{"neither", func(o *record.RawObservation) { o.Published = "n/k" }, record.Null[float64]{}, "", "number-unreadable"},
		{"no period", func(o *record.RawObservation) { o.Period.Text = "soon" }, record.Null[float64]{}, "", "period-unreadable"},
		{"no offence", func(o *record.RawObservation) { o.Offence.Code = "??" }, record.Null[float64]{}, "", "offence-unknown"},
		{"no place", func(o *record.RawObservation) { o.Area.Name = "Rotheram" }, record.Null[float64]{}, "", "area-unknown"},
		{"two places", func(o *record.RawObservation) { o.Area = place.Printed{Name: "West Midlands"} }, record.Null[float64]{}, "", "area-ambiguous"},
	} {
		rows := run(t, func(s *Stage) {
			o := figure("I2", "Kent", "71", "5")
			c.change(o)
			s.Observation(o)
		})
		if c.issue != "" {
			if len(rows.Observations) != 0 || len(rows.Issues) != 1 || rows.Issues[0].Code != c.issue || rows.Issues[0].Severity != vocabulary.HeldBack || rows.Issues[0].Cell != "I2" {
				t.Errorf("%s: %+v, %+v, want no row and the issue %s", c.what, rows.Observations, rows.Issues, c.issue)
			}
			if got := rows.Documents[0]; got.Status != "partly_read" || got.Reason == "" {
				t.Errorf("%s: the document is %s, %q", c.what, got.Status, got.Reason)
			}
			continue
		}
		if len(rows.Observations) != 1 || rows.Observations[0].Value != c.value || rows.Observations[0].Marker != c.marker {
			t.Errorf("%s: %+v, %+v", c.what, rows.Observations, rows.Issues)
		}
	}
}

// Equal rows of a table are one row twice, but for the homicide codes, whose
// rows are parts, and single events.
func TestObservation_duplicates(t *testing.T) {
	rows := run(t, func(s *Stage) {
		for _, cell := range []string{"I2", "I3", "I4", "I5"} {
			s.Observation(figure(cell, "Kent", "1/4.1/4.10/4.2", "2"))
		}
		s.Observation(figure("I6", "Kent", "71", "2"))
		s.Observation(figure("I7", "Kent", "71", "2")) // the same row again
		s.Observation(figure("I8", "Kent", "71", "3")) // another figure: not for this stage to judge
		s.Observation(figure("J8", "Kent", "71", "3")) // the same row's next column
		other := figure("I6", "Kent", "71", "2")
		other.Origin.Sheet = "another"
		s.Observation(other)
		for cell, kind := range map[string]string{"K9": "region", "K10": "force"} { // region and force of one name are two rows
			o := figure(cell, "West Midlands", "71", "4")
			o.Area.Kind = kind
			s.Observation(o)
		}
		for _, cell := range []string{"I9", "I10"} {
			o := figure(cell, "Kent", "", "1")
			o.Measure, o.Category = "street_crimes", "burglary"
			s.Observation(o)
		}
	})
	var cells []string
	for _, o := range rows.Observations {
		if o.AreaPublished != "West Midlands" {
			cells = append(cells, o.Cell)
		}
	}
	for _, o := range rows.Observations {
		if told := o.Cell == "I8" || o.Cell == "J8"; told != (o.Note == "not complete: row 6 has the same labels and another figure") {
			t.Errorf("note of %s: %q", o.Cell, o.Note)
		}
	}
	if len(rows.Observations)-len(cells) != 2 {
		t.Errorf("%d rows of West Midlands, want the region's and the force's", len(rows.Observations)-len(cells))
	}
	if diff := cmp.Diff(strings.Fields("I2 I3 I4 I5 I6 I8 J8 I6 I9 I10"), cells); diff != "" {
		t.Errorf("cells kept (-want +got):\n%s", diff)
	}
	var told []string
	for _, i := range rows.Issues {
		told = append(told, i.Code+" "+i.Cell)
	}
	if diff := cmp.Diff([]string{"duplicate-row I7", "rows-contradict I8"}, told); diff != "" {
		t.Errorf("issues (-want +got):\n%s", diff)
	}
}

// A trouble that a table repeats is told once, with its first cell and the number of its rows.
func TestIssues_toldOnce(t *testing.T) {
	rows := run(t, func(s *Stage) {
		for _, cell := range []string{"I2", "I3", "I4"} {
			s.Observation(figure(cell, "Rotheram", "71", "2"))
		}
		s.Observation(figure("I5", "Shefield", "71", "2"))
	})
	var got []string
	for _, i := range rows.Issues {
		got = append(got, i.Cell+" "+i.Value+" "+i.Message)
	}
	want := []string{`I2 Rotheram no force is known as "Rotheram" (3 rows)`, `I5 Shefield no force is known as "Shefield"`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if d := rows.Documents[0]; d.Reason != "4 rows or findings were held back; see issues" {
		t.Errorf("reason: %q", d.Reason)
	}
}

// A code that contradicts its name is kept under the code, with a warning.
func TestObservation_contradiction(t *testing.T) {
	rows := run(t, func(s *Stage) {
		o := figure("I2", "Sheffield", "71", "2")
		o.Area = place.Printed{Kind: "district", Code: "E08000018", Name: "Sheffield"}
		s.Observation(o)
	})
	if len(rows.Observations) != 1 || rows.Observations[0].AreaCode != "E08000018" || len(rows.Issues) != 1 || rows.Issues[0].Code != "code-contradicts-name" ||
		rows.Documents[0].Status != "read" {
		t.Errorf("%+v %+v", rows.Observations, rows.Issues)
	}
}

func TestJudgement(t *testing.T) {
	raw := record.RawJudgement{Origin: record.Origin{Page: 1}, Framework: "ofsted_ilacs", Printed: "Overall effectiveness", Grade: "Requires improvement to be good",
		Area:      place.Printed{Kind: "council", Name: "Durham County Council"},
		Inspected: period.Printed{Start: civil.New(2022, 5, 9), End: civil.New(2022, 5, 20)}}
	undated, unknown := raw, raw
	undated.Inspected, undated.Framework, undated.Printed, undated.Area = period.Printed{}, "peel", "Protecting vulnerable people", place.Printed{Kind: "force", Name: "Durham"}
	unknown.Grade = "middling"
	rows := run(t, func(s *Stage) {
		s.Judgement(&raw)
		s.Judgement(&undated)
		s.Judgement(&unknown)
	})
	want := []record.Judgement{
		{DocumentID: id, Publication: "p-q", AreaType: "district", AreaCode: "E06000047", ForceCode: "E23000008", Framework: "ofsted_ilacs", Question: "overall",
			QuestionPublished: "Overall effectiveness", Grade: "requires_improvement", GradePublished: "Requires improvement to be good", Scale: "four_grade",
			JudgedOn: civil.New(2022, 5, 20), Page: 1,
			InspectedFrom: civil.New(2022, 5, 9), InspectedTo: civil.New(2022, 5, 20), PublishedOn: civil.New(2018, 7, 19),
			InspectionID: "E06000047:children_services:2022-05-09", JudgedOnBasis: "inspection_end"},
		{DocumentID: id, Publication: "p-q", AreaType: "force", AreaCode: "E23000008", ForceCode: "E23000008", Framework: "peel", Question: "protecting_vulnerable_people",
			QuestionPublished: "Protecting vulnerable people", Grade: "requires_improvement", GradePublished: "Requires improvement to be good", Scale: "four_grade",
			JudgedOn: civil.New(2018, 7, 19), Page: 1,
			PublishedOn: civil.New(2018, 7, 19), InspectionID: "E23000008:peel:published-2018-07-19", JudgedOnBasis: "publication"},
	}
	if diff := cmp.Diff(want, rows.Judgements); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(rows.Issues) != 1 || rows.Issues[0].Code != "grade-unknown" {
		t.Errorf("issues: %+v", rows.Issues)
	}
}

// What a document says of itself wins over the catalogue.
func TestDocument(t *testing.T) {
	rows := run(t, func(s *Stage) {
		s.Document(record.RawDocument{Title: "Police force area tables", Publisher: "ONS", Published: period.Printed{Text: "17 October 2019"},
			Period: period.Printed{Text: "year ending June 2019"}, Series: "ons-pfa", EditionNote: "corrected", Pages: 9})
		s.Area(record.RawArea{Area: place.Printed{Kind: "country", Name: "England and Wales"}, Role: "subject"})
		s.Area(record.RawArea{Area: place.Printed{Name: "South Yorkshire Police"}, Role: "mentioned_force", Page: 3})
	})
	want := []record.Document{{DocumentID: id, Path: "a.csv", Publication: "p-q", Title: "Police force area tables", Publisher: "ONS", Format: "csv", Status: "read", Licence: "OGL",
		Published: civil.New(2019, 10, 17), PeriodStart: civil.New(2018, 7, 1), PeriodEnd: civil.New(2019, 6, 30), Series: "ons-pfa", EditionNote: "corrected", Pages: 9}}
	if diff := cmp.Diff(want, rows.Documents); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	areas := []record.DocumentArea{
		{DocumentID: id, AreaType: "country", AreaCode: "K04000001", AreaPublished: "England and Wales", Role: "subject"},
		{DocumentID: id, AreaType: "force", AreaCode: "E23000011", AreaPublished: "South Yorkshire Police", ForceCode: "E23000011", Role: "mentioned_force", Page: 3},
	}
	if diff := cmp.Diff(areas, rows.Areas); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A document that prints only its month takes the day from the catalogue.
func TestDocument_month(t *testing.T) {
	rows := run(t, func(s *Stage) { s.Document(record.RawDocument{Published: period.Printed{Text: "July 2018"}}) })
	if got := rows.Documents[0].Published; got != civil.New(2018, time.July, 19) {
		t.Errorf("published on %s", got)
	}
}

// full is a sink whose disk is full.
type full struct{ record.Rows }

var errFull = errors.New("no space left on device")

func (f *full) Write(row record.Row) error {
	if _, ok := row.(*record.Observation); ok {
		return errFull
	}
	return f.Rows.Write(row)
}

func TestClose_sinkError(t *testing.T) {
	n, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	sink := &full{}
	s := n.Begin(Source{DocumentID: id}, sink)
	s.Observation(figure("I2", "Kent", "71", "2"))
	if err := s.Close("read", ""); !errors.Is(err, errFull) || len(sink.Documents) != 0 {
		t.Errorf("%v, %+v; want the sink's error and no documents row", err, sink.Documents)
	}
}
