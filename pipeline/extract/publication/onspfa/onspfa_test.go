package onspfa

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
)

func TestExtract(t *testing.T) {
	for _, name := range []string{
		"december_2019_without_manchester.xlsx",
		"march_2018_people.xlsx",
		"march_2019.xlsx",
		"june_2025_partnerships.csv",
	} {
		t.Run(name, func(t *testing.T) { publicationtest.Golden(t, Publication{}, name) })
	}
}

// From 2022 a table has one row of headers, notes by number and a list of
// shorthand above it.
func TestExtract_headers_of_one_row(t *testing.T) {
	const lines = "This worksheet contains one table. Some cells refer to notes.\n[x] indicates data are unavailable. [c] indicates that data have been suppressed.\nSource: Home Office\n"
	tests := []struct {
		name, csv string
		want      []string
	}{
		{
			"counts",
			"\"Table P1: Police recorded crime by offence group and police force area, English regions and Wales, number of offences, year ending March 2023 [note 1]\"\n" + lines +
				"Area Code,Area Name,\"Total recorded crime\n (excluding fraud) \n[note 2]\",Homicide\nE23000034,City of London[note 8],[x],0\n,British Transport Police,5,1\n",
			[]string{
				`C6 recorded_offences Total recorded crime (excluding fraud)  "City of London" 2022-04-01..2023-03-31 [x] not_available count`,
				`D6 recorded_offences Homicide  "City of London" 2022-04-01..2023-03-31 0  count`,
				`C7 recorded_offences Total recorded crime (excluding fraud)  "British Transport Police" 2022-04-01..2023-03-31 5  count`,
				`D7 recorded_offences Homicide  "British Transport Police" 2022-04-01..2023-03-31 1  count`,
			},
		},
		{
			"rates_and_populations",
			"\"Table P3: Police recorded crime by offence group and police force area, rate of offences per 1,000 population, year ending March 2026\"\n" + lines +
				"Area Code,Area Name,Population figures (mid-2024) rounded to 100,Robbery,Residential burglary (households)\nE23000013,Cleveland,\"570,000\",1.25,9.5\n",
			[]string{
				`C6 population all  "Cleveland" 2024-06-30..2024-06-30 570,000  persons`,
				`D6 recorded_offences_rate Robbery  "Cleveland" 2025-04-01..2026-03-31 1.25  per_1000`,
				`E6 recorded_offences_rate Residential burglary denominator=households "Cleveland" 2025-04-01..2026-03-31 9.5  per_1000`,
			},
		},
		{
			"change",
			"\"Table P2: Police recorded crime by offence group and police force area, percentage change, year ending March 2022 compared with year ending March 2023\"\n" + lines +
				"Area Code,Area Name,Robbery\nE23000013,Cleveland,-4\n",
			[]string{`C6 recorded_offences Robbery compared_with=2021-04-01/2022-03-31 "Cleveland" 2022-04-01..2023-03-31 -4  percent`},
		},
		{
			"change_from_the_previous_year",
			"\"Table C3: Percentage change in police recorded crimes for headline offences by Community Safety Partnership area, England and Wales, year ending December 2023 compared with the previous year\"\n" + lines +
				"Police Force Area code,Police Force Area name,Community Safety Partnership code,Community Safety Partnership name,Robbery\nE23000036,Avon and Somerset,E22000001,Bath and North East Somerset,-4\n",
			[]string{`E6 recorded_offences Robbery compared_with=2022-01-01/2022-12-31 csp "Bath and North East Somerset" in E23000036 2023-01-01..2023-12-31 -4  percent`},
		},
		{
			"change_from_no_year_that_is_named",
			"\"Table P2: Police recorded crime by offence group and police force area, percentage change, year ending March 2022\"\n" + lines +
				"Area Code,Area Name,Robbery\nE23000013,Cleveland,-4\n",
			[]string{`C6 recorded_offences Robbery compared_with=not_stated "Cleveland" 2021-04-01..2022-03-31 -4  percent`},
		},
		{
			// The headers of December 2023, where a household is one.
			"rates_by_partnership",
			"\"Table C4: Rate of police recorded crimes per 1,000 population for headline offences by Community Safety Partnership area, England and Wales, year ending December 2023 [note 1]\"\n" + lines +
				"Police Force Area code,Police Force Area name,Community Safety Partnership code,Community Safety Partnership name,Population figures (mid-2022) - rounded to 100,\"Residential burglary (per 1,000 population)\",\"Residential burglary (per 1,000 household)\"\nE23000036,Avon and Somerset,E22000001,Bath and North East Somerset,\"195,600\",2.4,5.8\n",
			[]string{
				`E6 population all  csp "Bath and North East Somerset" in E23000036 2022-06-30..2022-06-30 195,600  persons`,
				`F6 recorded_offences_rate Residential burglary  csp "Bath and North East Somerset" in E23000036 2023-01-01..2023-12-31 2.4  per_1000`,
				`G6 recorded_offences_rate Residential burglary denominator=households csp "Bath and North East Somerset" in E23000036 2023-01-01..2023-12-31 5.8  per_1000`,
			},
		},
		{
			"period_and_manner_in_one_header",
			"\"Table P6: Knife or sharp instrument offences recorded by the police for selected offences by police force area, from year ending March 2011 to year ending September 2025 [note 1]\"\n" + lines +
				"Area Codes,Area name,\"Apr 2010 to\n Mar 2011 \nNumber of selected offences involving a knife\",\"Apr 2010 to\n Mar 2011 \n% involving a knife\",% change Oct 2024 to Sep 2025 compared with previous year\nE23000013,Cleveland,203,4.1,-3\n",
			[]string{
				`C6 knife_offences all  "Cleveland" 2010-04-01..2011-03-31 203  count`,
				`D6 knife_offences_share all  "Cleveland" 2010-04-01..2011-03-31 4.1  percent`,
				`E6 knife_offences all compared_with=2023-10-01/2024-09-30 "Cleveland" 2024-10-01..2025-09-30 -3  percent`,
			},
		},
		{
			"change_of_a_rate",
			"\"Table P7: Knife or sharp instrument offence rates recorded by the police per 100,000 population, by police force area, year ending September 2024 and year ending September 2025\"\n" + lines +
				"Area Code,Area Name,Oct 2024 to Sep 2025,% change Oct 2024 to Sep 2025\nE23000013,Cleveland,71.5,1\n",
			[]string{
				`C6 knife_offences_rate all  "Cleveland" 2024-10-01..2025-09-30 71.5  per_100000`,
				`D6 knife_offences_rate all compared_with=2023-10-01/2024-09-30 "Cleveland" 2024-10-01..2025-09-30 1  percent`,
			},
		},
		{
			"title_of_two_units",
			"\"Table P9: Anti-social behaviour incidents by police force area, number and rate of incidents per 1,000 population, year ending September 2025\"\n" + lines +
				"Area Code,Area Name,Personal,Total incidents,\"Rate per 1,000 population\"\nE23000013,Cleveland,4,6,9.5\n",
			[]string{
				`C6 antisocial_behaviour_incidents personal  "Cleveland" 2024-10-01..2025-09-30 4  count`,
				`D6 antisocial_behaviour_incidents total_incidents  "Cleveland" 2024-10-01..2025-09-30 6  count`,
				`E6 antisocial_behaviour_incidents_rate all  "Cleveland" 2024-10-01..2025-09-30 9.5  per_1000`,
			},
		},
		{
			"kind_and_manner_in_one_header",
			"\"Table P4: Knife or sharp instrument offences recorded by the police for selected offences, by police force area, year ending March 2023\"\n" + lines +
				"Area Code,Area Name,Total of selected offences: number of offences involving a knife,Homicide: % involving a knife [note 5]\nE23000013,Cleveland,20,[c]\n",
			[]string{
				`C6 knife_offences all  "Cleveland" 2022-04-01..2023-03-31 20  count`,
				`D6 knife_offences_share homicide  "Cleveland" 2022-04-01..2023-03-31 [c] suppressed percent`,
			},
		},
		{
			// Some offences only must not pass for all recorded crime.
			"fraud_is_a_measure_of_its_own",
			"\"Table P5: Fraud and computer misuse offences referred to NFIB by Action Fraud, by police force area, year ending March 2023\"\n" + lines +
				"Area Code,Area Name,Number of offences,\"Rate per 1,000 population\",% change from previous year\nE23000013,Cleveland,20,0.5,3\n",
			[]string{
				`C6 fraud_and_computer_misuse_offences_referred_to_nfib all  "Cleveland" 2022-04-01..2023-03-31 20  count`,
				`D6 fraud_and_computer_misuse_offences_referred_to_nfib_rate all  "Cleveland" 2022-04-01..2023-03-31 0.5  per_1000`,
				`E6 fraud_and_computer_misuse_offences_referred_to_nfib all compared_with=2021-04-01/2022-03-31 "Cleveland" 2022-04-01..2023-03-31 3  percent`,
			},
		},
		{
			"rates_by_partnership",
			"\"Table C4: Rate of police recorded crimes for headline offences by Community Safety Partnership area, England and Wales, year ending March 2026\"\n" + lines +
				"Police Force Area code,Police Force Area name,Community Safety Partnership code,Community Safety Partnership name,Local Authority code,Local Authority name,Robbery\n" +
				"E23000013,Cleveland,,,,,2\nE23000013,Cleveland,E22000063,Hartlepool,E06000001,Hartlepool,3\nE23000013,Cleveland,,Unassigned Cleveland,,,[x]\n",
			[]string{
				`G6 recorded_offences_rate Robbery  "Cleveland" 2025-04-01..2026-03-31 2  per_1000`,
				`G7 recorded_offences_rate Robbery  csp "Hartlepool" in E23000013 2025-04-01..2026-03-31 3  per_1000`,
				`G8 recorded_offences_rate Robbery  "Unassigned Cleveland" in E23000013 2025-04-01..2026-03-31 [x] not_available per_1000`,
			},
		},
		{
			// The xls editions have no superscripts.
			"marks_without_superscripts",
			"\"Table P1 - Police recorded crime by offence group and police force area, number of offences, year ending March 20161,2\"\n\n" +
				"Area Code,Area Name,Total recorded crime (excluding fraud2),Stalking and harassment 1\nE230000131,Cleveland1,20,3\n1. One.\n2. Two.\n",
			[]string{
				`C4 recorded_offences Total recorded crime (excluding fraud)  "Cleveland" 2015-04-01..2016-03-31 20  count`,
				`D4 recorded_offences Stalking and harassment  "Cleveland" 2015-04-01..2016-03-31 3  count`,
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, o := range publicationtest.Rows(t, Publication{}, publicationtest.Text(t, tt.csv)).Observations {
				area := strings.TrimSpace(o.Area.Kind + " " + strconv.Quote(o.Area.Name))
				if o.Area.Force != "" {
					area += " in " + o.Area.Force
				}
				got = append(got, strings.Join([]string{o.Origin.Cell, o.Measure, o.Category + o.Offence.Description, o.Breakdown, area,
					o.Period.Start.String() + ".." + o.Period.End.String(), o.Published, o.Marker, o.Unit}, " "))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A title from one year to another does not say which year a column is for.
func TestExtract_period_of_a_column_unknown(t *testing.T) {
	doc := publicationtest.Text(t, "\"Table P7: Anti-social behaviour incidents, by police force area, year ending March 2008 to year ending March 2018\"\n\n"+
		",,Apr '16 to Mar '17,\nArea Code,Area Name,Number of Incidents,Total\nE23000013,Cleveland,5,6\n,British Transport Police,7,8\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	if n := len(rows.Observations); n != 4 {
		t.Errorf("%d figures, want 4: the period reaches over both columns", n)
	}
	doc = publicationtest.Text(t, "\"Table P7: Anti-social behaviour incidents, by police force area, year ending March 2008 to year ending March 2018\"\n\n"+
		"Area Code,Area Name,Number of Incidents\nE23000013,Cleveland,5\n,British Transport Police,7\n")
	rows = publicationtest.Rows(t, Publication{}, doc)
	if len(rows.Observations) != 0 || len(rows.Issues) == 0 || rows.Issues[len(rows.Issues)-1].Code != "period-unreadable" {
		t.Errorf("%d figures, issues %+v: nothing says which year", len(rows.Observations), rows.Issues)
	}
}
