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

// A day in the middle of a month is a slip ("3-12-2017" for the 31st), and so
// is one that no calendar has: neither is dated.
func TestExtract_dates_that_end_no_month(t *testing.T) {
	doc := publicationtest.Text(t, "12 months ending,PFA,Region,Offence,Rolling year total number of offences\n3-12-2017,Kent,South East,Robbery,5\n31-09-2017,Kent,South East,Robbery,6\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	for i, text := range []string{"12 months ending 3-12-2017 (no end of a month)", "12 months ending 31-09-2017"} {
		if p := rows.Observations[i].Period; p.Start.Valid() || p.Text != text {
			t.Errorf("%+v", p)
		}
	}
}
