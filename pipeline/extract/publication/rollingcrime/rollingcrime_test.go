package rollingcrime

import (
	"testing"

	"forcestats/pipeline/extract/publication/publicationtest"
)

// The excerpt holds the date that is a day short, negative totals and the fraud
// bodies.
func TestExtract(t *testing.T) {
	publicationtest.Golden(t, Publication{}, "rolling_years.csv")
}

func TestExtract_leaves_other_dates_alone(t *testing.T) {
	doc := publicationtest.Text(t, "12 months ending,PFA,Region,Offence,Rolling year total number of offences\n15-01-2017,Kent,South East,Robbery,5\n31-09-2017,Kent,South East,Robbery,6\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	if p := rows.Observations[0].Period; p.Start.String() != "2016-01-16" || p.End.String() != "2017-01-15" {
		t.Errorf("%+v", p)
	}
	if p := rows.Observations[1].Period; p.Start.Valid() || p.Text != "12 months ending 31-09-2017" {
		t.Errorf("%+v", p)
	}
}
