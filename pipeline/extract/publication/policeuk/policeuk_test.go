package policeuk

import (
	"testing"

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
