package census

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
)

func TestExtract(t *testing.T) {
	publicationtest.Golden(t, Publication{}, "ethnic_groups_2011.csv")
}

// The tables of 2021 print no measure; others count households, or print
// means, areas and percentages beside the counts.
func TestExtract_other_tables(t *testing.T) {
	tests := []struct {
		name, csv string
		want      []string
	}{
		{
			"2021",
			"date,geography,geography code,Ethnic group: Total: All usual residents,\"Ethnic group: Asian, Asian British or Asian Welsh: Bangladeshi\"\n2021,Hartlepool,E06000001,92338,354\n",
			[]string{
				`figure | D2 | population | all | basis=census | E06000001 "Hartlepool" | 2021-03-21 | 92338 | 92338 | persons | `,
				`figure | E2 | population | all | basis=census;ethnic_group=asian_asian_british_or_asian_welsh_bangladeshi | E06000001 "Hartlepool" | 2021-03-21 | 354 | 354 | persons | `,
			},
		},
		{
			"households",
			"date,geography,geography code,Tenure of household: Total: All households,Tenure of household: Owned\n2021,Hartlepool,E06000001,40930,24000\n",
			[]string{
				`figure | D2 | households | all | basis=census | E06000001 "Hartlepool" | 2021-03-21 | 40930 | 40930 | households | `,
				`figure | E2 | households | all | basis=census;tenure_of_household=owned | E06000001 "Hartlepool" | 2021-03-21 | 24000 | 24000 | households | `,
			},
		},
		{
			"ages",
			"date,geography,geography code,Rural Urban,Age: All usual residents; measures: Value,Age: Age 0 to 4; measures: Value,Age: Age 0 to 4; measures: Percent,Age: Mean Age; measures: Value\n2011,Bradford,E08000032,Total,522452,42000,8.0,36.1\n",
			[]string{
				`figure | E2 | population | all | basis=census | E08000032 "Bradford" | 2011-03-27 | 522452 | 522452 | persons | `,
				`figure | F2 | population | all | age=0_to_4;basis=census | E08000032 "Bradford" | 2011-03-27 | 42000 | 42000 | persons | `,
				`figure | H2 | ages | all | age=mean_age;basis=census | E08000032 "Bradford" | 2011-03-27 | 36.1 | 36.1 | years | `,
				`issue | warning | column-unknown | G1 | the column "Age: Age 0 to 4; measures: Percent" is not one that this table is known to have`,
			},
		},
		{
			"areas",
			"date,geography,geography code,Variable: All usual residents; measures: Value,Variable: Males; measures: Value,Variable: Area (Hectares); measures: Value\n2011,Bradford,E08000032,522452,257000,36641.67\n",
			[]string{
				`figure | D2 | population | all | basis=census | E08000032 "Bradford" | 2011-03-27 | 522452 | 522452 | persons | `,
				`figure | E2 | population | all | basis=census;variable=males | E08000032 "Bradford" | 2011-03-27 | 257000 | 257000 | persons | `,
				`issue | info | rows-left-out | F2 | 1 row: the figure is no number of persons or households: an area, a density, or a table whose unit its columns do not tell`,
			},
		},
		{
			"a header is blank",
			"date,geography,geography code,Ethnic group: Total: All usual residents,,Ethnic group: Other\n2021,Hartlepool,E06000001,92338,354,120\n",
			[]string{
				`figure | D2 | population | all | basis=census | E06000001 "Hartlepool" | 2021-03-21 | 92338 | 92338 | persons | `,
				`figure | F2 | population | all | basis=census;ethnic_group=other | E06000001 "Hartlepool" | 2021-03-21 | 120 | 120 | persons | `,
				`issue | held_back | header-missing | E1 | column E1 holds numbers and has no name; it is not read`,
			},
		},
		{
			// Districts only: thirty output areas would be thirty figures of one.
			"output areas and density",
			"date,geography,geography code,Population Density: Persons per square kilometre; measures: Value\n2021,Hartlepool 001A,E01011949,900.5\n2021,Hartlepool,E06000001,985.3\n",
			[]string{
				`figure | D3 | population_densities | all | basis=census | E06000001 "Hartlepool" | 2021-03-21 | 985.3 | 985.3 | persons_per_sq_km | `,
				`issue | info | rows-left-out | C2 | 1 row: the place is an output area, which no statistic is for`,
			},
		},
		{
			"custom dataset",
			"Lower tier local authorities Code,Lower tier local authorities,Age (B) (8 categories) Code,Age (B) (8 categories),Sex (2 categories) Code,Sex (2 categories),Observation\nE06000001,Hartlepool,1,Aged 15 years and under,1,Female,8511\n",
			[]string{
				`figure | G2 | population | all | age=aged_15_years_and_under;basis=census;sex=female | E06000001 "Hartlepool" | 2021-03-21 | 8511 | 8511 | persons | `,
			},
		},
		{
			"custom dataset of households or persons",
			"Lower tier local authorities Code,Lower tier local authorities,Tenure of household (5 categories) Code,Tenure of household (5 categories),Observation\nE06000001,Hartlepool,1,Owned,8511\n",
			[]string{`issue | info | sheet-left-out | E1 | the variables do not tell whether persons or households are counted`},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := publicationtest.Lines(publicationtest.Rows(t, Publication{}, publicationtest.Text(t, tt.csv)))[1:]
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
