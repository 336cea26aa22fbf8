package send_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/page"
	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/publication/send"
	"forcestats/pipeline/extract/review/reviewtest"
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
