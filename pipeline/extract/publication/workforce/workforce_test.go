package workforce

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
)

func TestExtract(t *testing.T) {
	for _, name := range []string{
		"september_2015.ods",
		"september_2017.ods",
		"september_2019.ods",
	} {
		t.Run(name, func(t *testing.T) { publicationtest.Golden(t, Publication{}, name) })
	}
}

// Other editions print codes and regions beside the forces, a column a kind of
// employee, ranks over sexes, or dates in words.
func TestExtract_other_columns(t *testing.T) {
	tests := []struct {
		name, csv string
		want      []string
	}{
		{
			"kinds_across",
			"\"Table H1: Police workforce, by police force area, England and Wales, as at 31 March 2021 (headcount)\"\n\n" +
				"Geocode,Region,Police force,Police officers,Special constables,Total police workforce\n" +
				"E23000013,North East,Cleveland,10,2,12\nE23000008,,Durham,5,1,6\nE23000007,North East,Northumbria,7,0,7\n",
			[]string{
				`D4 police_officers  E23000013 "Cleveland" 2021-03-31..2021-03-31 headcount`,
				`E4 special_constables  E23000013 "Cleveland" 2021-03-31..2021-03-31 headcount`,
				`F4 all  E23000013 "Cleveland" 2021-03-31..2021-03-31 headcount`,
			},
		},
		{
			"ranks_over_sexes",
			"\"Table 2: Police officers by rank and sex, by police force area, as at 31 March 2021 (FTE)\"\n\n" +
				"Police force area,Chief Superintendent,,,Constables\n,Male,Female,Total,Total\nWest Midlands,1,2,3,4\nWest Midlands,1,2,3,4\nWales,1,2,3,4\n",
			[]string{
				`B5 police_officers rank=chief_superintendent;sex=male region "West Midlands" 2021-03-31..2021-03-31 fte`,
				`C5 police_officers rank=chief_superintendent;sex=female region "West Midlands" 2021-03-31..2021-03-31 fte`,
				`D5 police_officers rank=chief_superintendent region "West Midlands" 2021-03-31..2021-03-31 fte`,
				`E5 police_officers rank=constables region "West Midlands" 2021-03-31..2021-03-31 fte`,
				`B6 police_officers rank=chief_superintendent;sex=male force "West Midlands" 2021-03-31..2021-03-31 fte`,
			},
		},
		{
			"dates_in_words",
			"\"Table 1: Police officers by police force area, 31 March 2020 and 31 March 2021 (FTE)\"\n\n" +
				",As at:,,Change between 31 March 2020 and 31 March 2021,\n,31 March 2020,31 March 2021,number,%\nKent,1,2,1,100\nSurrey,1,2,1,100\nSussex,1,2,1,..\n",
			[]string{
				`B5 police_officers  force "Kent" 2020-03-31..2020-03-31 fte`,
				`C5 police_officers  force "Kent" 2021-03-31..2021-03-31 fte`,
				`D5 police_officers compared_with=2020-03-31 force "Kent" 2020-03-31..2021-03-31 fte`,
				`E5 police_officers compared_with=2020-03-31;percent_of=fte force "Kent" 2020-03-31..2021-03-31 percent`,
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, o := range publicationtest.Rows(t, Publication{}, publicationtest.Text(t, tt.csv)).Observations {
				area := strings.TrimSpace(o.Area.Kind + " " + o.Area.Code)
				got = append(got, strings.Join([]string{o.Origin.Cell, o.Category, o.Breakdown, area, strconv.Quote(o.Area.Name), o.Period.Start.String() + ".." + o.Period.End.String(), o.Unit}, " "))
			}
			if diff := cmp.Diff(tt.want, got[:min(len(got), len(tt.want))]); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// The open data table: one row a force, sex, rank and kind of worker.
func TestExtract_open_data(t *testing.T) {
	doc := publicationtest.Text(t, "As at 31 March,Geocode,Force name,Region,Sex,Rank,Worker type,Total (Headcount),Total (FTE)\n"+
		"2026,E23000013,Cleveland,North East,Female,Constable,Police Officer,501,489.25\n2026,,British Transport Police,N/A,Male,N/A,PCSO,12,[x]\n")
	want := []string{
		`figure | H2 | workforce | police_officers | rank=constable;sex=female | E23000013 "Cleveland" | 2026-03-31 | 501 | 501 | headcount | `,
		`figure | I2 | workforce | police_officers | rank=constable;sex=female | E23000013 "Cleveland" | 2026-03-31 | 489.25 | 489.25 | fte | `,
		`figure | H3 | workforce | police_community_support_officers | sex=male | force  "British Transport Police" | 2026-03-31 | 12 | 12 | headcount | `,
		`figure | I3 | workforce | police_community_support_officers | sex=male | force  "British Transport Police" | 2026-03-31 | ?[x] | [x] | fte | `,
	}
	if diff := cmp.Diff(want, publicationtest.Lines(publicationtest.Rows(t, Publication{}, doc))[1:]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The table of functions has no ranks, and is no edition of the table above.
func TestExtract_open_data_of_functions(t *testing.T) {
	doc := publicationtest.Text(t, "As at 31 March,Geo code,Force name,Region,Worker type,Ethnicity (5+1),Ethnicity (3+1),Sex,Function subgroup number,Function subgroup name,Wider function number,Wider function name,Frontline type,Total (FTE)\n"+
		"2015,E23000034,\"London, City of\",London,Police Officer,White,White,Female,1a,Neighbourhood policing,1,Local Policing,Visible,12.5\n")
	want := []string{
		`document | Police workforce, England and Wales: open data table | Home Office | homeoffice-police-workforce-open-data-function | "" | "" | 1`,
		`figure | N2 | workforce | police_officers | ethnicity=white;ethnicity_group=white;frontline=visible;function=neighbourhood_policing;function_group=local_policing;sex=female | E23000034 "London, City of" | 2015-03-31 | 12.5 | 12.5 | fte | `,
	}
	if diff := cmp.Diff(want, publicationtest.Lines(publicationtest.Rows(t, Publication{}, doc))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A sheet saved as csv prints its date cells in the numbers of the program that
// saved it. A header that is no date is not given the last date of the title.
func TestExtract_dates_in_numbers(t *testing.T) {
	rows := publicationtest.Rows(t, Publication{}, publicationtest.Text(t, "\"Table 1: Police officers by police force area, 30 September 2018, 31 March 2019 and 30 September 2019 (FTE)\"\n\n"+
		",As at:,,,\n,09/30/2018,31/03/2019,2019-09-30,M03\nKent,1,2,3,4\nSurrey,1,2,3,4\nSussex,1,2,3,4\n"))
	var got []string
	for _, o := range rows.Observations[:3] {
		got = append(got, o.Origin.Cell+" "+o.Period.Start.String()+" "+o.Breakdown)
	}
	for _, i := range rows.Issues {
		if i.Code != "rows-missing" {
			got = append(got, i.Code+" "+i.Value)
		}
	}
	want := []string{"B5 2018-09-30 ", "C5 2019-03-31 ", "D5 2019-09-30 ", "period-unreadable M03"}
	if diff := cmp.Diff(want, got); diff != "" || len(rows.Observations) != 9 {
		t.Errorf("%d figures (-want +got):\n%s", len(rows.Observations), diff)
	}
}
