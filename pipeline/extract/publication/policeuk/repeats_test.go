package policeuk

import (
	"testing"

	"forcestats/pipeline/extract/publication/publicationtest"
)

// The City of London's file of January 2024 prints a crime twice, cell for
// cell, and sixteen Crime IDs on rows of two places or outcomes. Incidents of
// anti-social behaviour have no ID, and many look alike.
func TestExtract_crimes_twice(t *testing.T) {
	const (
		head = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n"
		one  = "a1,2024-01,Kent Police,Kent Police,,,No Location,,,Burglary,Under investigation,\n"
		then = "a1,2024-01,Kent Police,Kent Police,,,No Location,,,Burglary,Offender given a caution,\n"
		asb  = ",2024-01,Kent Police,Kent Police,,,No Location,,,Anti-social behaviour,,\n"
	)
	for _, tt := range []struct {
		name, csv string
		crimes    float64
		issue     string // besides the one of rows without an output area
	}{
		{"cell_for_cell", head + one + asb + one, 2, "duplicate-row A4"},
		{"another_outcome", head + one + then, 2, "rows-contradict A3"},
		{"incidents_alike", head + asb + asb, 2, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rows := publicationtest.Rows(t, Publication{}, publicationtest.Text(t, tt.csv))
			if o := rows.Observations[0]; o.Category != "all" || o.Number != tt.crimes {
				t.Errorf("%s %v, want %v of all crimes", o.Category, o.Number, tt.crimes)
			}
			got := ""
			for _, i := range rows.Issues {
				if i.Code != "rows-left-out" {
					got += i.Code + " " + i.Cell
				}
			}
			if got != tt.issue {
				t.Errorf("issue %q, want %q", got, tt.issue)
			}
		})
	}
}
