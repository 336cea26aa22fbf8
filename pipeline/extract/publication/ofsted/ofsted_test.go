package ofsted_test

import (
	"testing"

	"forcestats/pipeline/extract/page"
	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/publication/ofsted"
	"forcestats/pipeline/extract/review/reviewtest"
	"forcestats/pipeline/record"
)

func TestExtract_real(t *testing.T) {
	for name, layout := range map[string]string{
		"sif_2013":        "sif-2013",   // numbers run on through the report; board in a part of its own
		"sif_2015":        "sif-2015",   // grade table over a page end; two lists of recommendations
		"ilacs":           "ilacs",      // "What needs to improve:", bullets without full stops
		"ilacs_five_rows": "ilacs",      // care leavers graded apart
		"until_2013":      "until-2013", // "Immediately:", "Within three months:"
		"none_found":      "sif-2013",   // "The inspection did not find any areas for priority and immediate action"
	} {
		t.Run(name, func(t *testing.T) { reviewtest.Golden(t, ofsted.Publication{}, name, layout) })
	}
}

// report is a constructed report with one grade and what follows it.
func report(title string, blocks ...page.Block) *publication.Document {
	all := []page.Block{{Kind: page.Heading, Text: title, Page: 1, PageEnd: 1, Size: 26}}
	text := title + "\nInspection dates: 17 September to 28 September 2018\n"
	for _, b := range blocks {
		b.Page, b.PageEnd = max(b.Page, 1), max(b.Page, 1)
		all = append(all, b)
		text += b.Text + "\n"
	}
	return &publication.Document{Pages: &page.Document{Pages: []page.Page{{Number: 1, Text: text}, {Number: 2}}, Blocks: all}}
}

func grades(rows *record.RawRows) map[string]string {
	out := map[string]string{}
	for _, j := range rows.Judgements {
		out[j.Question] = j.Grade
	}
	return out
}

// TestExtract_typedGrades reads a grade table of a page without structure,
// where a grade is a block beside its question's.
func TestExtract_typedGrades(t *testing.T) {
	rows := reviewtest.Rows(t, ofsted.Publication{}, report("Inspection of Barnet local authority children’s services",
		page.Block{Text: "The experiences and progress of children who need help and protection", X: 77, Y: 300, Bottom: 330},
		page.Block{Text: "Requires improvement to be good", X: 400, Y: 305, Bottom: 320},
		page.Block{Text: "Overall effectiveness", X: 77, Y: 340, Bottom: 355},
		page.Block{Text: "Good", X: 400, Y: 340, Bottom: 355},
		page.Block{Kind: page.Heading, Text: "What needs to improve?1", Size: 14},
	), "ilacs")
	got := grades(rows)
	if got["help_and_protection"] != "Requires improvement to be good" || got["overall"] != "Good" || len(got) != 2 {
		t.Errorf("grades %v", got)
	}
}

// TestExtract_repeatedGrade holds a heading's grade against the table's.
func TestExtract_repeatedGrade(t *testing.T) {
	row := page.Block{Kind: page.TableRow, Cells: []string{"The experiences and progress of care leavers", "Requires improvement"}, Table: 1}
	for heading, issues := range map[string]int{
		"The experiences and progress of care leavers: requires improvement to be good": 0,
		"The experiences and progress of care leavers: good":                            1,
		"The experiences and progress of care leavers":                                  0,
	} {
		rows := reviewtest.Rows(t, ofsted.Publication{}, report("Inspection of Barnet local authority children’s services", row,
			page.Block{Text: "Overall effectiveness was good before."},
			page.Block{Kind: page.Heading, Text: heading, Page: 2, Size: 14}), "ilacs")
		n := 0
		for _, i := range rows.Issues {
			if i.Code == "grade-conflict" {
				n++
			}
		}
		if n != issues {
			t.Errorf("%q: %d issues, want %d", heading, n, issues)
		}
	}
}

func TestRecognise_visits(t *testing.T) {
	doc := report("Focused visit to Barnet local authority children’s services", page.Block{Text: "Inspection of Barnet local authority children's services: overall effectiveness"})
	if c := (ofsted.Publication{}).Recognise(doc); c.Score != 0 {
		t.Errorf("claims a letter on a visit: %+v", c)
	}
}
