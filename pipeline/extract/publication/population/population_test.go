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
