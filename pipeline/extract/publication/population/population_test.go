package population

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
)

func TestExtract(t *testing.T) {
	for _, name := range []string{
		"mid_2023.xlsx",
		"children_by_year.csv",
		"ethnic_groups.csv",
	} {
		t.Run(name, func(t *testing.T) { publicationtest.Golden(t, Publication{}, name) })
	}
}

// The MYEB sheets are data files in a workbook; they are read as a stream.
func TestExtract_detailed_series(t *testing.T) {
	doc := publicationtest.Text(t, "code,name,geography,sex,age,population_2011,population_2022\n"+
		"E08000032,Bradford,Metropolitan District,F,7,3806,3601\nE08000032,Bradford,Metropolitan District,M,90,901,1018\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	want := []string{
		`figure | F2 | population | all | age=7;sex=female | E08000032 "Bradford" | 2011-06-30 | 3806 | 3806 | persons | `,
		`figure | G2 | population | all | age=7;sex=female | E08000032 "Bradford" | 2022-06-30 | 3601 | 3601 | persons | `,
		`figure | F3 | population | all | age=90+;sex=male | E08000032 "Bradford" | 2011-06-30 | 901 | 901 | persons | `,
		`figure | G3 | population | all | age=90+;sex=male | E08000032 "Bradford" | 2022-06-30 | 1018 | 1018 | persons | `,
	}
	if diff := cmp.Diff(want, publicationtest.Lines(rows)[1:]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A second column of the name, a code of an unknown name and a word for a
// figure are each told, and none is counted.
func TestExtract_stray_columns_and_marks(t *testing.T) {
	doc := publicationtest.Text(t, "2023 Upper tier local authorities Code,2023 Upper tier local authorities,Ethnic code,Ethnic group (20 categories),Observation,Observation\n"+
		"E08000032,Bradford,1,Asian: Chinese,7,9\nE08000032,Bradford,2,Asian: Indian,§,\nE08000032,Bradford,3,White: Irish,5,9\n")
	want := []string{
		`figure | E2 | population | all | ethnic_group=asian_chinese | E08000032 "Bradford" | 2021-03-21 | 7 | 7 | persons | `,
		`figure | E3 | population | all | ethnic_group=asian_indian | E08000032 "Bradford" | 2021-03-21 | ?§ | § | persons | `,
		`figure | E4 | population | all | ethnic_group=white_irish | E08000032 "Bradford" | 2021-03-21 | 5 | 5 | persons | `,
		`issue | warning | column-unknown | C2 | the column is not one that this table is known to have; it is not read`,
		`issue | warning | column-doubled | F2 | the column stands twice; the first is read`,
	}
	if diff := cmp.Diff(want, publicationtest.Lines(publicationtest.Rows(t, Publication{}, doc))[1:]); diff != "" {
		t.Error(diff)
	}
	doc = publicationtest.Text(t, "time_period,geographic_level,country_code,age_group,population_estimate\n"+
		"2024,National,E92000001,Children aged 0 to 17 years,5\n2023,National,E92000001,Children aged 0 to 17 years,§\n2022,National,E92000001,Children aged 0 to 17 years,7\n")
	want = []string{`issue | held_back | number-unreadable | E3 | "§" is neither a number nor a known marker, and the row has no other figure`}
	if diff := cmp.Diff(want, publicationtest.Lines(publicationtest.Rows(t, Publication{}, doc))[3:]); diff != "" {
		t.Error(diff)
	}
}
