package ofstedoutcomes

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
	"forcestats/pipeline/readers/sheet/sheettest"
	"forcestats/pipeline/record"
)

func TestExtract(t *testing.T) {
	for _, name := range []string{"outcomes_2025.ods", "outcomes_2023_with_history.ods"} {
		t.Run(name, func(t *testing.T) { publicationtest.Golden(t, Publication{}, name) })
	}
}

// A table of homes names councils too, and is not one by council.
func TestRecognise_leaves_providers_out(t *testing.T) {
	doc := publicationtest.Text(t, "URN,Local authority,Inspection date,Overall effectiveness\n1,Bradford,01/02/2023,Good\n")
	if c := (Publication{}).Recognise(doc); c.Score != 0 || c.Misfit == "" {
		t.Errorf("%+v", c)
	}
}

// A list whose title gives no date has that of its sheet, else of the cover;
// words in place of a grade are none.
func TestExtract_dates_of_workbook(t *testing.T) {
	table := func(name string, rows ...[]any) sheettest.Table {
		return sheettest.Table{Name: name, Rows: len(rows), Row: func(i int) []any { return rows[i] }}
	}
	cover := table("Cover", []any{"Local authority inspection outcomes as at 31 March 2026"})
	for name, want := range map[string]string{
		"Inspections_31_March_2024":  "ofsted_outcomes 2017-02-01 / as at 2024-03-31",
		"LA_level_at_31_Mar_23":      "ofsted_outcomes 2017-02-01 / as at 2023-03-31",
		"Inspections_as_at_31_March": "ofsted_outcomes 2017-02-01 / as at 2026-03-31",
		"In-year_inspections":        "ofsted_sif 2017-02-01 /",
	} {
		list := table(name, []any{"Local authority inspection judgements"},
			[]any{"Local authority name", "Inspection date", "Overall effectiveness"},
			[]any{"Bradford", "01/02/2017", "Good"},
			[]any{"Leeds", "Not yet inspected", "Not yet inspected"})
		rows := publicationtest.Rows(t, Publication{}, publicationtest.Written(t, sheettest.WriteXLSX, []sheettest.Table{cover, list}))
		if len(rows.Judgements) != 1 {
			t.Fatalf("%s: %d judgements", name, len(rows.Judgements))
		}
		if j := rows.Judgements[0]; j.Framework+" "+days(j) != want {
			t.Errorf("%s: %+v, want %s", name, j, want)
		}
	}
}

// Overall effectiveness is not graded since April 2026.
func TestExtract_without_overall(t *testing.T) {
	rows := publicationtest.Rows(t, Publication{}, publicationtest.Text(t, "Local authority inspection judgements as at 31 March 2027,,,,\n"+
		"Local authority name,Inspection date,Impact of leaders on practice with children and families,Experiences and progress of children who need help and protection,Experiences and progress of children in care\nLeeds,01/05/2026,Good,Good,Outstanding\n"))
	var got []string
	for _, j := range rows.Judgements {
		got = append(got, j.Question+" "+j.Grade)
	}
	if diff := cmp.Diff([]string{"leadership Good", "help_and_protection Good", "children_in_care Outstanding"}, got); diff != "" {
		t.Error(diff)
	}
}

// Lists are dated by their title, inspections of a year by themselves.
func TestExtract_dates(t *testing.T) {
	for text, want := range map[string]string{
		"Judgements as at 31st March 2018,,\nLocal authority,Inspection date,Overall effectiveness\nBradford,01/02/2017,Good\n":               "ofsted_outcomes 2017-02-01 / as at 2018-03-31",
		"In-year inspections as at 31 March 2018,,\nLocal authority,Inspection/Visit date,Overall effectiveness\nBradford,01/02/2018,Good\n":  "ofsted_ilacs 2018-02-01 /",
		"Inspections,,\nLocal authority name,Publication date,Overall effectiveness,Local authority status\nBradford,29/10/2018,Good,Current": "ofsted_ilacs / 2018-10-29",
	} {
		rows := publicationtest.Rows(t, Publication{}, publicationtest.Text(t, text))
		if len(rows.Judgements) != 1 {
			t.Fatalf("%q: %d judgements", text, len(rows.Judgements))
		}
		if j := rows.Judgements[0]; j.Framework+" "+days(j) != want || j.Question != "overall" {
			t.Errorf("%q: %+v, want %s", text, j, want)
		}
	}
}

// A sheet saved as csv by a program set to American English has the month
// first in every date, also where it could be the day.
func TestExtract_month_first(t *testing.T) {
	rows := publicationtest.Rows(t, Publication{}, publicationtest.Text(t, "ILACS inspection history,,,\nLocal authority name,Local authority status,Publication date,Overall effectiveness\n"+
		"Leeds,Current,07/12/2024,Good\nKent,Current,07/16/2024,Good\n"))
	var got []string
	for _, j := range rows.Judgements {
		got = append(got, days(j))
	}
	if diff := cmp.Diff([]string{"/ 2024-07-12", "/ 2024-07-16"}, got); diff != "" {
		t.Error(diff)
	}
}

// days are the first day of the inspection, publication, and the day that the
// list is as at.
func days(j record.RawJudgement) string {
	s := strings.TrimSpace(j.Inspected.Start.String() + " / " + j.Published.Start.String())
	if j.JudgedOn.Start.Valid() {
		s += " as at " + j.JudgedOn.Start.String()
	}
	return s
}
