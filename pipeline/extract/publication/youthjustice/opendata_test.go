package youthjustice

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
	"forcestats/pipeline/readers/sheet/sheettest"
)

// The local level tables since 2013/14, in the columns of the outcome and the
// children's tables of 2020/21. "Other" stands in two tiers.
func TestExtract_open_data(t *testing.T) {
	tests := []struct {
		name, csv string
		want      []string
	}{
		{
			"outcomes",
			"Financial_Year,YJS,Region,PCC,England_Wales,Caution_or_sentence_tier,Caution_or_sentence_type,Number_Cautioned_Sentenced\n" +
				"2013-14,Birmingham,West Midlands,West Midlands,England,Custody,Detention and Training Order,120\n" +
				"2020-21,Wessex,South East,Hampshire,England,Community,Other,-\n2020-21,Wessex,South East,Hampshire,England,First Tier,Other,4\n",
			[]string{
				`figure | H2 | disposals | detention_and_training_order |  | yot  "Birmingham" | 2013-04-01..2014-03-31 | 120 | 120 | count | `,
				`figure | H3 | disposals | community_other |  | yot  "Wessex" | 2020-04-01..2021-03-31 | ?- | - | count | `,
				`figure | H4 | disposals | first_tier_other |  | yot  "Wessex" | 2020-04-01..2021-03-31 | 4 | 4 | count | `,
			},
		},
		{
			"children",
			"Financial_Year,YJS,Region,Age_Group,Ethnicity_Group,Sex,Number_Children\n2013-14,Birmingham,West Midlands,17+,Not known,Male,12\n",
			[]string{
				`figure | G2 | children_cautioned_or_sentenced | all | age=17_and_over;ethnicity=not_known;gender=male | yot  "Birmingham" | 2013-04-01..2014-03-31 | 12 | 12 | count | `,
			},
		},
		{
			"no_year",
			"Region,YOT2,OutRevised,Age_Revised,Ethnicity,Gen,CountOfSent_Out_ID\nWest Midlands,Birmingham,Fine,15,White,Male,12\n",
			[]string{
				`issue | held_back | period-unreadable | G2 | 1 row: neither a column nor the title of another sheet gives the financial year`,
			},
		},
		{
			"what_is_counted_untold",
			"Financial_Year,YJS,Count\n2013-14,Birmingham,12\n",
			[]string{
				`issue | info | sheet-left-out | C1 | the columns do not tell what "Count" counts: no kind of caution, sentence or offence stands beside it`,
			},
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

// The tables of 2014/15 stand behind a form whose title has the year.
func TestExtract_open_data_dated_by_form(t *testing.T) {
	table := func(name string, rows ...[]any) sheettest.Table {
		return sheettest.Table{Name: name, Rows: len(rows), Row: func(i int) []any { return rows[i] }}
	}
	data := table("Sheet1", []any{"YOT", "Region", "Outcome", "Age", "Ethn", "Gen", "Count"}, []any{"Birmingham", "West Midlands", "Fine", 15, "White", "Male", 12})
	for title, want := range map[string]string{
		"Disposals by Youth Offending Team, 2014/15": "2014-04-01",
		"Disposals, 2013/14 and 2014/15":             "",
	} {
		rows := publicationtest.Rows(t, Publication{}, publicationtest.Written(t, sheettest.WriteXLSX, []sheettest.Table{table("Form", []any{title}), data}))
		got := ""
		for _, o := range rows.Observations {
			got += o.Period.Start.String()
		}
		if got != want {
			t.Errorf("%s: dated %q, want %q", title, got, want)
		}
	}
}
