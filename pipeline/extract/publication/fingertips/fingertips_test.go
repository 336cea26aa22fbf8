package fingertips

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
)

func TestExtract(t *testing.T) {
	publicationtest.Golden(t, Publication{}, "hospital_admissions.csv")
}

// Without a row that tells the unit, a value is not given one.
func TestExtract_unit_unknown(t *testing.T) {
	doc := publicationtest.Text(t, "Indicator Name,Area Code,Area Name,Sex,Age,Time period,Value,Count,Denominator\nAn index,E92000001,England,Persons,All ages,2022/23,71.3,,\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	if len(rows.Observations) != 0 || len(rows.Issues) != 1 || rows.Issues[0].Code != "rows-left-out" {
		t.Errorf("%+v", rows)
	}
}

// The data file of 2022/23 prints "AreaName" and counts with commas; older
// ones limits without their level, and three years as one period.
func TestExtract_other_editions(t *testing.T) {
	tests := []struct {
		name, csv string
		want      []string
	}{
		{
			"2022_23",
			"Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,AreaName,Area Type,Sex,Age,Category Type,Category,Time period,Value,Lower CI 95.0 limit,Count,Denominator,Value note,Compared to parent value or percentiles,Column not used\n" +
				"90284,Hospital admissions caused by injuries,,,E92000001,England,England,Persons,<15 yrs,,,2022/23,75.30912,74.76962,\"74,588\",9904245,,,\n",
			[]string{
				`figure | M2 | hospital_admissions_rate | hospital_admissions_caused_by_injuries | age=under_15_yrs | E92000001 "England" | 2022-04-01..2023-03-31 | 75.30912 | 75.30912 | per_10000 | `,
				`figure | N2 | hospital_admissions_rate | hospital_admissions_caused_by_injuries | age=under_15_yrs;limit=lower_95 | E92000001 "England" | 2022-04-01..2023-03-31 | 74.76962 | 74.76962 | per_10000 | `,
				`figure | O2 | hospital_admissions | hospital_admissions_caused_by_injuries | age=under_15_yrs | E92000001 "England" | 2022-04-01..2023-03-31 | 74588 | 74,588 | count | `,
				`figure | P2 | hospital_admissions | hospital_admissions_caused_by_injuries | age=under_15_yrs;part=denominator | E92000001 "England" | 2022-04-01..2023-03-31 | 9.904245e+06 | 9904245 | persons | `,
			},
		},
		{
			"2016",
			"Indicator Name,Area Code,Area Name,Sex,Age,Time period,Value,Lower CI limit,Count,Denominator,Compared to Region value or percentiles\n" +
				"Suicide,E08000032,Bradford,Male,10+ yrs,2014 - 16,10,9,60,600000,Similar\nSuicide,E08000032,Bradford,Male,10+ yrs,2014/15 - 16/17,10,9,60,600000,Similar\n",
			[]string{
				`figure | G2 | health_indicators_rate | suicide | age=10_and_over_yrs;sex=male | E08000032 "Bradford" | 2014-01-01..2016-12-31 | 10 | 10 | per_100000 | `,
				`figure | H2 | health_indicators_rate | suicide | age=10_and_over_yrs;limit=lower_95;sex=male | E08000032 "Bradford" | 2014-01-01..2016-12-31 | 9 | 9 | per_100000 | `,
				`figure | I2 | health_indicators | suicide | age=10_and_over_yrs;sex=male | E08000032 "Bradford" | 2014-01-01..2016-12-31 | 60 | 60 | count | `,
				`figure | J2 | health_indicators | suicide | age=10_and_over_yrs;part=denominator;sex=male | E08000032 "Bradford" | 2014-01-01..2016-12-31 | 600000 | 600000 | persons | `,
				`figure | G3 | health_indicators_rate | suicide | age=10_and_over_yrs;sex=male | E08000032 "Bradford" | 2014-04-01..2017-03-31 | 10 | 10 | per_100000 | `,
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := publicationtest.Lines(publicationtest.Rows(t, Publication{}, publicationtest.Text(t, tt.csv)))[1:]
			if diff := cmp.Diff(tt.want, got[:min(len(got), len(tt.want))]); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// The length that the file prints beside a period wins over the words: two
// pooled years are no financial year. The figures are made up.
func TestExtract_period_of_another_length(t *testing.T) {
	doc := publicationtest.Text(t, "Indicator Name,Area Code,Area Name,Sex,Age,Time period,Value,Count,Denominator,Time period range\n"+
		"Suicide,E08000032,Bradford,Male,10+ yrs,2022-23,10,60,600000,2y\n"+
		"Suicide,E08000032,Bradford,Male,10+ yrs,2014 - 16,10,60,600000,3y\n"+
		"Suicide,E08000032,Bradford,Male,10+ yrs,2022/23,10,60,600000,1y\n"+
		"Suicide,E08000032,Bradford,Male,10+ yrs,2023 Q4,10,60,600000,1q\n")
	problems := map[string]string{}
	for _, o := range publicationtest.Rows(t, Publication{}, doc).Observations {
		problems[o.Period.Text] = o.Period.Problem
	}
	want := map[string]string{"2022-23": `"2022-23" reads as 12 months, and the column "Time period range" says 2y`, "2014 - 16": "", "2022/23": "", "2023 Q4": ""}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Error(diff)
	}
}
