package ofstedoutcomes

import (
	"testing"

	"forcestats/pipeline/extract/publication/publicationtest"
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

// Lists are dated by their title, inspections of a year by themselves.
func TestExtract_dates(t *testing.T) {
	for text, want := range map[string]string{
		"Judgements as at 31st March 2018,,\nLocal authority,Inspection date,Overall effectiveness\nBradford,01/02/2017,Good\n":               "ofsted_outcomes 2018-03-31",
		"In-year inspections as at 31 March 2018,,\nLocal authority,Inspection/Visit date,Overall effectiveness\nBradford,01/02/2018,Good\n":  "ofsted_ilacs 2018-02-01",
		"Inspections,,\nLocal authority name,Publication date,Overall effectiveness,Local authority status\nBradford,29/10/2018,Good,Current": "ofsted_ilacs 2018-10-29",
	} {
		rows := publicationtest.Rows(t, Publication{}, publicationtest.Text(t, text))
		if len(rows.Judgements) != 1 {
			t.Fatalf("%q: %d judgements", text, len(rows.Judgements))
		}
		if j := rows.Judgements[0]; j.Framework+" "+j.JudgedOn.Start.String() != want || j.Question != "overall" {
			t.Errorf("%q: %+v, want %s", text, j, want)
		}
	}
}
