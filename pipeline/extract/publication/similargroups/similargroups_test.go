package similargroups

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
)

func TestExtract(t *testing.T) {
	publicationtest.Golden(t, Publication{}, "made_up_pairs.csv")
}

// Made up: a row a force, the year in a column or nowhere.
func TestExtract_a_row_a_force(t *testing.T) {
	for name, tt := range map[string]struct {
		csv  string
		want []string
	}{
		"a column of years": {
			"Police force,Year,Most similar force 1,Most similar force 2\nDorset,2021,Norfolk,Dorset\nKent,2013,Essex,Sussex\n",
			[]string{
				`figure | C2 | most_similar_force | all | peer=E23000024 | force  "Dorset" | 2021-01-01..2021-12-31 | 1 | Norfolk | index | place in the group as printed: 1`,
				`figure | C3 | most_similar_force | all | peer=E23000028 | force  "Kent" | 2013-01-01..2013-12-31 | 1 | Essex | index | place in the group as printed: 1`,
				`figure | D3 | most_similar_force | all | peer=E23000033 | force  "Kent" | 2013-01-01..2013-12-31 | 2 | Sussex | index | place in the group as printed: 2`,
			},
		},
		"no year": {
			"Force,MSG 1,MSG 2\nDorset,Norfolk,Suffolk\n",
			[]string{`issue | held_back | period-unreadable | B2 | 2 rows: the list does not say of which year it is`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := publicationtest.Lines(publicationtest.Rows(t, Publication{}, publicationtest.Text(t, tt.csv)))[1:]
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
