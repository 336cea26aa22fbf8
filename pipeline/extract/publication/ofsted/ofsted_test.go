package ofsted_test

import (
	"testing"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/publication/ofsted"
	"forcestats/pipeline/extract/report/review/reviewtest"
	"forcestats/pipeline/readers/page"
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

// TestExtract_withoutOverall reads a report since April 2026, when the grade of
// overall effectiveness went.
func TestExtract_withoutOverall(t *testing.T) {
	row := func(question, grade string) page.Block {
		return page.Block{Kind: page.TableRow, Text: question + " " + grade, Cells: []string{question, grade}, Table: 1}
	}
	rows := reviewtest.Rows(t, ofsted.Publication{}, report("Inspection of Barnet local authority children’s services",
		row("The impact of leaders on practice with children and families", "Good"),
		row("The experiences and progress of children who need help and protection", "Requires improvement to be good"),
		row("The experiences and progress of children in care", "Good"),
		row("The experiences and progress of care leavers", "Outstanding"),
	), "ilacs")
	got := grades(rows)
	if got["leadership"] != "Good" || got["help_and_protection"] != "Requires improvement to be good" || got["children_in_care"] != "Good" || got["care_leavers"] != "Outstanding" || len(got) != 4 {
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

// TestExtract_visits reads letters on visits, which give no grades; one on a
// monitoring visit asks for nothing.
func TestExtract_visits(t *testing.T) {
	for _, c := range []struct {
		title, opening, council, published, covers, over string
		findings                                         int
	}{
		{"Focused visit to City of York local authority children’s services", "This letter summarises the findings of the focused visit to City of York children’s services on 14 and 15 November 2023.",
			"City of York", "2023-12-14", "2023-11-14..2023-11-15", "Findings", 3},
		{"Monitoring visit of Herefordshire children's services", "This letter summarises the findings of the monitoring visit to Herefordshire children's services on 18 February 2025.",
			"Herefordshire", "2023-12-14", "2025-02-18..2025-02-18", "", 0},
		{"Focused visit to London Borough of Sutton", "", "London Borough of Sutton", "2023-12-14", "..", "Main findings", 3},
	} {
		blocks := []page.Block{{Text: "14 December 2023"}, {Text: c.opening}, {Kind: page.Heading, Text: "Headline findings", Size: 12}, {Text: "Services improve."}}
		if c.findings > 0 {
			item := func(text string) page.Block {
				return page.Block{Kind: page.ListItem, Level: 1, Label: "◼", Text: text}
			}
			blocks = append(blocks, page.Block{Kind: page.Heading, Text: "Area for priority action", Size: 12}, item("Strategy meetings."),
				page.Block{Kind: page.Heading, Text: "What needs to improve in this area of social work practice?", Size: 12}, item("Decisions."), item("Supervision."),
				item("Ofsted will take the findings from this focused visit into account when planning your next inspection."),
				page.Block{Kind: page.Heading, Text: c.over, Size: 12}, item("No finding."))
		}
		rows := reviewtest.Rows(t, ofsted.Publication{}, report(c.title, blocks...), "visit")
		a := rows.About
		if got := a.Period.Start.String() + ".." + a.Period.End.String(); got != c.covers || a.Published.Start.String() != c.published {
			t.Errorf("%s: published %s, covers %s", c.title, a.Published.Start, got)
		}
		if len(rows.Areas) != 1 || rows.Areas[0].Area.Name != c.council {
			t.Errorf("%s: areas %+v", c.title, rows.Areas)
		}
		if len(rows.Findings) != c.findings || len(rows.Judgements) != 0 || len(rows.Issues) != 0 {
			t.Errorf("%s: %d findings, %d grades, issues %+v", c.title, len(rows.Findings), len(rows.Judgements), rows.Issues)
		}
		if c.findings > 0 && (rows.Findings[0].Kind != "priority_action" || rows.Findings[1].Kind != "area_for_improvement") {
			t.Errorf("%s: %+v", c.title, rows.Findings)
		}
	}
}
