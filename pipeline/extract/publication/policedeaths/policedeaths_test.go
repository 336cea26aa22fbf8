package policedeaths

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
)

func TestExtract(t *testing.T) {
	for _, name := range []string{
		"time_series_2019_20.ods",
	} {
		t.Run(name, func(t *testing.T) { publicationtest.Golden(t, Publication{}, name) })
	}
}

// A sheet saved by itself has no cover. A column whose year is none is left
// out, not given the period of the whole table.
func TestExtract_sheet_by_itself(t *testing.T) {
	doc := publicationtest.Text(t, "Road traffic incidents,,,\n\"Table 1.7 Number of INCIDENTS by appropriate authority and financial year, 2004/05 to 2005/06\",,,\n"+
		"Appropriate authority,Financial year,,Total INCIDENTS\n,04/05,yr 2,\nAvon & Somerset,0,1,1\nBedfordshire,2,0,2\nKent,1,0,1\nSurrey,1,0,1\nSussex,1,0,1\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	var got []string
	for _, o := range rows.Observations[:2] {
		got = append(got, o.Origin.Cell+" "+o.Measure+" "+o.Category+" "+o.Period.Start.String()+" "+o.Period.End.String())
	}
	for _, i := range rows.Issues {
		if i.Code == "period-unreadable" {
			got = append(got, i.Code+" "+i.Value)
		}
	}
	want := []string{
		"B5 police_contact_incidents road_traffic_incidents 2004-04-01 2005-03-31",
		"D5 police_contact_incidents road_traffic_incidents 2004-04-01 2006-03-31",
		"period-unreadable Financial year | yr 2",
	}
	if diff := cmp.Diff(want, got); diff != "" || len(rows.Observations) != 10 {
		t.Errorf("%d figures (-want +got):\n%s", len(rows.Observations), diff)
	}
}
