package outcomesbyforce

import (
	"testing"

	"forcestats/pipeline/extract/publication/publicationtest"
)

func TestExtract(t *testing.T) {
	for _, name := range []string{"list_cr_line_ends.csv", "table_without_years.csv"} {
		t.Run(name, func(t *testing.T) { publicationtest.Golden(t, Publication{}, name) })
	}
}

func TestExtract_table_with_years(t *testing.T) {
	doc := publicationtest.Text(t, "Outcomes 2012 to 2016,,\nForce,Investigation complete; no suspect identified,Unable to prosecute suspect\nKent Police,5,\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	if len(rows.Observations) != 1 || len(rows.Issues) != 0 {
		t.Fatalf("%+v", rows)
	}
	if o := rows.Observations[0]; o.Period.Start.String() != "2012-01-01" || o.Period.End.String() != "2016-12-31" || o.Number != 5 {
		t.Errorf("%+v", o)
	}
}
