package send_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/publication/send"
	"forcestats/pipeline/extract/report/review/reviewtest"
	"forcestats/pipeline/readers/page"
)

func TestExtract_real(t *testing.T) {
	for _, name := range []string{
		"two_column_table", // responsible body beside the action, over a page end
		"mistagged_lists",  // bullets tagged as text and words as bullets
		"row_over_page",    // a row whose second cell goes on alone on the next page
	} {
		t.Run(name, func(t *testing.T) { reviewtest.Golden(t, send.Publication{}, name, "2023") })
	}
}

// TestExtract_letter reads a letter of the framework of 2016.
func TestExtract_letter(t *testing.T) {
	b := func(kind page.Kind, text string) page.Block {
		block := page.Block{Kind: kind, Text: text, Page: 1, PageEnd: 1, Size: 12, X: 72, Bold: kind == page.Heading}
		if kind == page.ListItem {
			block.Label, block.Level = "◼", 1
		}
		return block
	}
	doc := &publication.Document{Pages: &page.Document{
		Pages: []page.Page{{Number: 1, Text: "11 May 2018\nDear Ms Doe\nJoint local area SEND inspection in Bedford Borough\nBetween 5 March 2018 and 9 March 2018, Ofsted and the Care Quality Commission (CQC) conducted a joint inspection."}},
		Blocks: []page.Block{
			b(page.Heading, "Joint local area SEND inspection in Bedford Borough"),
			b(page.Paragraph, "The local area is required to submit a written statement of action that explains how it will tackle the following areas of significant weakness:"),
			b(page.ListItem, "the lack of joint commissioning"), b(page.ListItem, "the poor quality of plans."), b(page.Paragraph, "Inspectors spoke with parents."),
			b(page.Heading, "Main findings"), b(page.ListItem, "Leaders know."),
			b(page.Heading, "The effectiveness of the local area in identifying needs"), b(page.Heading, "Strengths"), b(page.ListItem, "Health visitors visit."),
			b(page.Heading, "Areas for development"), b(page.ListItem, "Waiting times are long."),
			b(page.Heading, "The effectiveness of the local area in improving outcomes"), b(page.ListItem, "No finding."),
		},
	}}
	rows := reviewtest.Rows(t, send.Publication{}, doc, "letter")
	var got []string
	for _, f := range rows.Findings {
		got = append(got, f.Kind+"|"+f.Text)
	}
	want := []string{"priority_action|the lack of joint commissioning", "priority_action|the poor quality of plans.", "strength|Health visitors visit.", "area_for_improvement|Waiting times are long."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if a := rows.About; a.Published.Start.String() != "2018-05-11" || a.Period.Start.String() != "2018-03-05" || a.Period.End.String() != "2018-03-09" || rows.Areas[0].Area.Name != "Bedford Borough" {
		t.Errorf("published %s, covers %s..%s, areas %+v", a.Published.Start, a.Period.Start, a.Period.End, rows.Areas)
	}
}

// TestExtract_numbered reads rows whose paragraphs are numbered: each is a
// finding, and one whose first word only looks like a number is none.
func TestExtract_numbered(t *testing.T) {
	row := func(row int, text string) page.Block {
		return page.Block{Text: text, Page: 1, PageEnd: 1, Size: 12, Table: 1, Row: row}
	}
	head := func(text string) page.Block {
		return page.Block{Kind: page.Heading, Text: text, Page: 1, PageEnd: 1, Size: 14, Bold: true}
	}
	doc := &publication.Document{Pages: &page.Document{
		Pages: []page.Page{{Number: 1, Text: "Area SEND inspection of Blackpool Local Area Partnership"}},
		Blocks: []page.Block{
			head("Area SEND inspection of Blackpool Local Area Partnership"), head("Areas for improvement"),
			row(2, "1. Leaders should plan."), row(2, "They should measure it."), row(2, "2. Leaders should listen."), row(3, "3. Leaders should act."),
			row(4, "16 Health visitors should be appointed."),
		},
	}}
	var got []string
	for _, f := range reviewtest.Rows(t, send.Publication{}, doc, "2023").Findings {
		got = append(got, f.Number+"|"+f.Text)
	}
	want := []string{"1|Leaders should plan. They should measure it.", "2|Leaders should listen.", "3|Leaders should act.", "|16 Health visitors should be appointed."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}
