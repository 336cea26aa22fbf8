package policeuk

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
)

func TestExtract(t *testing.T) {
	for _, name := range []string{"street.csv", "street_with_added_columns.csv", "stop_and_search.csv"} {
		t.Run(name, func(t *testing.T) { publicationtest.Golden(t, Publication{}, name) })
	}
}

// Searches all over the country are no force's (British Transport Police).
func TestExtract_searches_in_many_areas(t *testing.T) {
	doc := publicationtest.Text(t, "Type,Date,Latitude,Longitude,Object of search,Outcome\n"+
		"Person search,2024-03-01T10:00:00+00:00,53.7960,-1.7594,Controlled drugs,Arrest\n"+
		"Person search,2024-03-02T10:00:00+00:00,51.5074,-0.1278,Controlled drugs,\n"+
		"Person search,2024-03-03T10:00:00+00:00,52.4862,-1.8904,,Arrest\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	for _, o := range rows.Observations {
		if !o.Area.Other || o.Area.Name != "Not stated" {
			t.Errorf("%+v", o.Area)
		}
	}
	if o := rows.Observations[0]; o.Number != 3 || o.Category != "all" || o.Period.Start.String() != "2024-03-01" {
		t.Errorf("%+v", o)
	}
}

// Files put together from several forces' name them, wherever they search.
func TestExtract_searches_with_their_force(t *testing.T) {
	doc := publicationtest.Text(t, "Type,Date,Latitude,Longitude,Object of search,Outcome,force\n"+
		strings.Repeat("Person search,2024-03-01T10:00:00+00:00,51.5155,-0.0922,Controlled drugs,Arrest,Kent Police\n", 40)+
		"Person search,2024-03-02T10:00:00+00:00,51.5155,-0.0922,Controlled drugs,Arrest,City of London Police\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	got := map[string]float64{}
	for _, o := range rows.Observations {
		if o.Category == "all" && o.Breakdown == "" && !o.Area.Other {
			got[o.Area.Name] += o.Number
		}
	}
	if diff := cmp.Diff(map[string]float64{"Kent Police": 40, "City of London Police": 1}, got); diff != "" || len(rows.Issues) != 0 {
		t.Error(diff, rows.Issues)
	}
}

// A file of June dates the searches of its first hour, in summer time, by
// universal time: they are of no May that its own file counts.
func TestExtract_searches_in_the_first_hour(t *testing.T) {
	const header, june = "Type,Date,Latitude,Longitude,Object of search,Outcome\n", "Person search,2019-06-02T10:00:00+00:00,,,,Arrest\nPerson search,2019-06-03T10:00:00+00:00,,,,Arrest\n"
	for name, tt := range map[string]struct {
		rows string
		want map[string]float64
	}{
		"first_hour":      {"Person search,2019-05-31T23:20:00+00:00,,,,Arrest\n" + june, map[string]float64{"2019-06-01": 3}},
		"an_hour_earlier": {"Person search,2019-05-31T22:20:00+00:00,,,,Arrest\n" + june, map[string]float64{"2019-05-01": 1, "2019-06-01": 2}},
		"by_the_clock":    {"Person search,2019-05-31T23:20:00+01:00,,,,Arrest\n" + june, map[string]float64{"2019-05-01": 1, "2019-06-01": 2}},
		"two_months":      {"Person search,2019-05-31T23:20:00+00:00,,,,Arrest\nPerson search,2019-05-30T23:20:00+00:00,,,,Arrest\n" + june, map[string]float64{"2019-05-01": 2, "2019-06-01": 2}},
		"winter":          {"Person search,2019-01-31T23:20:00+00:00,,,,Arrest\n" + strings.ReplaceAll(june, "-06-", "-02-"), map[string]float64{"2019-01-01": 1, "2019-02-01": 2}},
	} {
		t.Run(name, func(t *testing.T) {
			got := map[string]float64{}
			for _, o := range publicationtest.Rows(t, Publication{}, publicationtest.Text(t, header+tt.rows)).Observations {
				if o.Category == "all" && o.Breakdown == "" {
					got[o.Period.Start.String()] += o.Number
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestForceAreas(t *testing.T) {
	areas := forceAreas()
	if len(areas) != 43 {
		t.Fatalf("%d areas", len(areas))
	}
	for name, at := range map[string][2]float64{"West Yorkshire": {-1.7594, 53.7960}, "Metropolitan Police": {-0.1278, 51.5074}, "Dyfed-Powys": {-4.0829, 52.4153}} {
		for i := range areas {
			if areas[i].holds(at[0], at[1]) && areas[i].name != name {
				t.Errorf("%v lies in %s, want %s", at, areas[i].name, name)
			}
		}
	}
}

func TestExtract_outcomes(t *testing.T) {
	doc := publicationtest.Text(t, "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n"+
		"a1,2024-03,Kent Police,Kent Police,,,No Location,,,Suspect charged\n"+
		"a2,2024-03,Kent Police,Kent Police,0.5,51.3,On or near Parking Area,E01024193,Gravesham 001A,Suspect charged\n")
	want := []string{
		`document | Street-level crime, outcome and stop and search data | data.police.uk | policeuk-open-data-outcomes | "" | 2024-03-01..2024-03-31 | 1`,
		`figure | B2 | street_crime_outcomes | all |  | force  "Kent Police" | 2024-03-01..2024-03-31 | 2 | 2 | count | number of rows counted, the first at B2.`,
		`figure | B2 | street_crime_outcomes | all | outcome=suspect_charged | force  "Kent Police" | 2024-03-01..2024-03-31 | 2 | 2 | count | number of rows counted, the first at B2.`,
		`figure | B3 | street_crime_outcomes | all | reported_by=kent_police | district  "Gravesham" | 2024-03-01..2024-03-31 | 1 | 1 | count | number of rows counted, the first at B3. not complete: 1 of 2 rows of Kent Police in the month name no place`,
		`figure | B3 | street_crime_outcomes | all | outcome=suspect_charged;reported_by=kent_police | district  "Gravesham" | 2024-03-01..2024-03-31 | 1 | 1 | count | number of rows counted, the first at B3. not complete: 1 of 2 rows of Kent Police in the month name no place`,
		`issue | warning | rows-missing |  | 1 of 2 rows of Kent Police in 2024-03 name no place: its districts are not complete`,
		`issue | info | rows-left-out | I2 | 1 row: the row has no LSOA: it is counted for its force, and for no district`,
	}
	if diff := cmp.Diff(want, publicationtest.Lines(publicationtest.Rows(t, Publication{}, doc))); diff != "" {
		t.Error(diff)
	}
}

// The first files, of 2010 to 2012, have eastings and northings and no output
// area: their crimes are counted for the force alone.
func TestExtract_first_files(t *testing.T) {
	doc := publicationtest.Text(t, "Month,Reported by,Falls within,Easting,Northing,Location,Crime type,Context\n"+
		"2012-04,Avon and Somerset Constabulary,Avon and Somerset Constabulary,360667,169714,On or near Hengrove Lane,Burglary,\n"+
		"2012-04,Avon and Somerset Constabulary,Avon and Somerset Constabulary,363360,174812,On or near Mayfield Park South,Burglary,\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	if len(rows.Observations) != 3 || len(rows.Issues) != 1 || rows.Issues[0].Code != "rows-left-out" || rows.Issues[0].Cell != "A2" {
		t.Fatalf("%d counts, issues %+v", len(rows.Observations), rows.Issues)
	}
	for i, category := range []string{"all", "all_excluding_anti_social_behaviour", "burglary"} {
		if o := rows.Observations[i]; o.Category != category || o.Number != 2 || o.Area.Kind != "force" || o.Period.Start.String() != "2012-04-01" {
			t.Errorf("%+v", o)
		}
	}
}
