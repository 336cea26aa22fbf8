package useofforce

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
	"forcestats/pipeline/record"
)

func TestExtract(t *testing.T) {
	for _, name := range []string{
		"devices_2016.ods",
		"year_2017_18.ods",
		"year_2019_20.ods",
	} {
		t.Run(name, func(t *testing.T) { publicationtest.Golden(t, Publication{}, name) })
	}
}

// The edition of 2018/19 gives no period in its titles, glues note numbers to
// tactics and marks revised rows by (R) behind the force.
func TestExtract_without_periods_in_titles(t *testing.T) {
	doc := publicationtest.Text(t, "Table 16. Number of times tactics were used, by police force and officer perceived ethnicity of subject\nContents\n\n"+
		",,,Perceived ethnicity\nPolice force,Type of force,Tactic,White,Don't know,Number of times tactic reported\n"+
		"Cleveland (R),Other,Other / improvised2,5,1,6\nCleveland (R),Firearms,Total Firearms,:,:,:\n\nNotes\n: = not available.\n")
	tables, err := read(doc)
	if err != nil || len(tables) != 1 {
		t.Fatalf("%d tables, %v", len(tables), err)
	}
	var rows record.RawRows
	emit(tables[0], contents{title: "Police use of force statistics, England and Wales, 1 April 2018 to 31 March 2019"}, &rows)
	var got []string
	for _, o := range rows.Observations {
		got = append(got, strings.Join([]string{o.Origin.Cell, o.Category, o.Breakdown, o.Area.Name, o.Period.Start.String(), o.Published, o.Marker, strconv.FormatBool(o.Revised.V)}, " "))
	}
	want := []string{
		"D6 other_improvised perceived_ethnicity=white Cleveland 2018-04-01 5  true",
		"E6 other_improvised perceived_ethnicity=dont_know Cleveland 2018-04-01 1  true",
		"F6 other_improvised  Cleveland 2018-04-01 6  true",
		"D7 group:firearms perceived_ethnicity=white Cleveland 2018-04-01 : not_available true",
		"E7 group:firearms perceived_ethnicity=dont_know Cleveland 2018-04-01 : not_available true",
		"F7 group:firearms  Cleveland 2018-04-01 : not_available true",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Without a header over the groups, the title says whose they are: four tables
// have a group that was not reported.
func TestExtract_groups_by_title(t *testing.T) {
	const head = "\nContents\n\n,,,%s\nPolice force,Type of force,Tactic,Male,Not reported,Number of times tactic reported\nCleveland,Other,Other / improvised,5,1,6\n"
	for _, tt := range []struct{ title, header string }{
		{"Table 15. Number of times tactics were used, by police force and officer perceived gender of subject, year ending March 2019", ""},
		{"Table 15. Number of times tactics were used, by police force, year ending March 2019", "Officer perceived gender of subject"},
	} {
		rows := publicationtest.Rows(t, Publication{}, publicationtest.Text(t, `"`+tt.title+`"`+fmt.Sprintf(head, tt.header)))
		if len(rows.Observations) != 3 || rows.Observations[1].Breakdown != "perceived_gender=not_reported" {
			t.Errorf("%s: %+v", tt.title, rows.Observations)
		}
	}
}

// A row whose year is none is not given the title's period, which is that of
// all years.
func TestExtract_year_unreadable(t *testing.T) {
	rows := publicationtest.Rows(t, Publication{}, publicationtest.Text(t, "Table 13. Use of CED by type and police force: 1 April 2017 to 31 March 2019\nContents\n\n"+
		"Financial year,Region,Police force,Total,Drawn\n2017/18,Wales,Gwent,5,5\n2016/18,Wales,Gwent,6,6\n2018/19,Wales,Gwent,7,7\n"))
	var got []string
	for _, o := range rows.Observations {
		got = append(got, o.Origin.Cell+" "+o.Period.Start.String())
	}
	for _, i := range rows.Issues {
		if i.Code == "period-unreadable" {
			got = append(got, i.Code+" "+i.Cell+" "+i.Value)
		}
	}
	want := []string{"D5 2017-04-01", "E5 2017-04-01", "D7 2018-04-01", "E7 2018-04-01", "period-unreadable A6 2016/18"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
