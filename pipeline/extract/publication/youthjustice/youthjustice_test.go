package youthjustice

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
)

// The excerpt holds the nation with its footnote, and Sefton, whose data are
// missing.
func TestExtract(t *testing.T) {
	publicationtest.Golden(t, Publication{}, "offences_blocks.xls")
}

// Disposals come in groups: a label directly over figures opens no block.
func TestExtract_groups_and_subtotals(t *testing.T) {
	doc := publicationtest.Text(t, "Disposals 2012/13,Age,,,Gender,,Ethnicity,\n,10 - 14,15,,Female,Male,White,TOTAL\n"+
		"Derby,,,,,,,\n,,,,,,,\n"+
		"Pre-court,,,,,,,\nPolice Reprimand,1,2,,1,2,3,3\nFinal Warning,0,1,,0,1,1,1\nTotal,1,3,,1,3,4,4\n"+
		"Custody,,,,,,,\nSection 91,0,1,,0,1,1,2\nTOTAL,1,4,,1,4,5,6\n"+
		",,,,,,,\nNotes,,,,,,,\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	var got []string
	for _, o := range rows.Observations {
		if o.Breakdown == "" {
			got = append(got, o.Area.Name+" "+o.Measure+" "+o.Category+" "+o.Published)
		}
	}
	want := []string{
		"Derby disposals police_reprimand 3", "Derby disposals final_warning 1", "Derby disposals pre_court 4",
		"Derby disposals section_91 2", "Derby disposals all 6",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var issues []string
	for _, i := range rows.Issues {
		issues = append(issues, i.Cell+" "+i.Message)
	}
	want = []string{
		"H10 Derby: the printed total is 2, the columns by age add up to 1",
		"H10 Derby: the printed total is 2, the columns by gender add up to 1",
		"H10 Derby: the printed total is 2, the columns by ethnicity add up to 1",
		"H11 Derby: the printed total is 6, the columns by age add up to 5",
		"H11 Derby: the printed total is 6, the columns by gender add up to 5",
		"H11 Derby: the printed total is 6, the columns by ethnicity add up to 5",
	}
	if diff := cmp.Diff(want, issues); diff != "" {
		t.Error(diff)
	}
}

// A blank or a mark among the parts is no zero: nothing is compared with it.
func TestExtract_totals_with_gaps(t *testing.T) {
	doc := publicationtest.Text(t, "Disposals 2012/13,Age,,,Gender,,Ethnicity,\n,10 - 14,15,,Female,Male,White,TOTAL\n"+
		"Derby,,,,,,,\n,,,,,,,\nFine,1,..,,1,2,3,3\nReprimand,1,2,,1,2,3,\n,,,,,,,\nTOTAL,2,9,,2,4,6,7\n")
	var got []string
	for _, i := range publicationtest.Rows(t, Publication{}, doc).Issues {
		got = append(got, i.Cell+" "+i.Message)
	}
	want := []string{
		"H8 Derby: the printed total is 7, the columns by age add up to 11",
		"H8 Derby: the printed total is 7, the columns by gender add up to 6",
		"H8 Derby: the printed total is 7, the columns by ethnicity add up to 6",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A list of survey estimates with columns for age, sex and ethnicity is none of
// these tables. Made-up rows.
func TestRecognise_no_list_of_other_things(t *testing.T) {
	doc := publicationtest.Text(t, "Year,Series,Violence type,Age,Sex,Ethnicity,Region,Units,Value\n2014/15,Violence,Wounding,16 to 24,Men,White,,Percentage,0.5\n2014/15,Violence,Wounding,25 to 34,Men,White,,Percentage,0.4\n")
	if c := (Publication{}).Recognise(doc); c.Score != 0 {
		t.Errorf("claimed: %+v", c)
	}
}
