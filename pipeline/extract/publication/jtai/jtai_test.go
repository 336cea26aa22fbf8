package jtai_test

import (
	"strings"
	"testing"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/publication/jtai"
	"forcestats/pipeline/extract/report/review/reviewtest"
	"forcestats/pipeline/readers/page"
)

func TestExtract_real(t *testing.T) {
	for name, layout := range map[string]string{
		"untagged_2016":     "2016", // no structure tree; priority actions and improvements before strengths
		"framed_2018":       "2016", // the whole letter stands in one-column tables
		"no_place_in_title": "2016", // the title names only the theme
		"letter_2022":       "2022", // sub-bullets; a force as addressee
	} {
		t.Run(name, func(t *testing.T) { reviewtest.Golden(t, jtai.Publication{}, name, layout) })
	}
}

// TestExtract_noBullets reads a letter whose areas for improvement are plain
// paragraphs, as that on Peterborough (2017) has them: constructed from a real
// letter by taking its bullets away.
func TestExtract_noBullets(t *testing.T) {
	want := reviewtest.Rows(t, jtai.Publication{}, reviewtest.Open(t, "untagged_2016"), "2016")
	doc := reviewtest.Open(t, "untagged_2016")
	in := false
	for i := range doc.Pages.Blocks {
		b := &doc.Pages.Blocks[i]
		if b.Kind == page.Heading {
			in = b.Text == "Areas for improvement" || in && b.Text != "Key strengths"
		}
		if in && b.Kind == page.ListItem {
			b.Kind, b.Label, b.Level = page.Paragraph, "", 0
		}
	}
	got := reviewtest.Rows(t, jtai.Publication{}, doc, "2016")
	if len(got.Findings) != len(want.Findings) {
		t.Fatalf("%d findings without bullets, %d with", len(got.Findings), len(want.Findings))
	}
	for i := range got.Findings {
		if got.Findings[i].Text != want.Findings[i].Text || got.Findings[i].Kind != want.Findings[i].Kind {
			t.Errorf("finding %d: %s %q, want %s %q", i, got.Findings[i].Kind, got.Findings[i].Text, want.Findings[i].Kind, want.Findings[i].Text)
		}
	}
}

// letter is a constructed letter with the given addressee and last line.
func letter(addressee, title, last string) *publication.Document {
	block := func(k page.Kind, text string) page.Block {
		return page.Block{Kind: k, Text: text, Page: 1, PageEnd: 1, Size: 12, Bold: k == page.Heading, X: 72}
	}
	item := block(page.ListItem, "The recording of children’s voices.")
	item.Label, item.Level = "◼", 1
	doc := &page.Document{
		Pages: []page.Page{{Number: 1, Text: "16 February 2023\n" + addressee + "\nDear Local Safeguarding Partnership\n" + title}},
		Blocks: []page.Block{
			block(page.Paragraph, "16 February 2023"), block(page.Paragraph, addressee), block(page.Heading, title),
			block(page.Heading, "Headline findings"), block(page.Heading, "Areas for priority action"), item,
			block(page.Heading, "What needs to improve?"), item, block(page.Heading, "Next steps"), block(page.Paragraph, last),
		},
	}
	return &publication.Document{Pages: doc}
}

func TestExtract_force(t *testing.T) {
	for addressee, want := range map[string]string{
		"Jane Doe, Chief Constable of Bedfordshire police force":                                           "Bedfordshire police force",
		"Jane Doe, Chief Constable, Avon and Somerset Constabulary":                                        "Avon and Somerset Constabulary",
		"Jane Doe QPM Chief Constable, West Yorkshire Police":                                              "West Yorkshire Police",
		"Acting Chief Constable Jane Doe, Northumbria Police":                                              "Northumbria Police",
		"Jane Doe, Commissioner of the Metropolitan Police Service":                                        "Metropolitan Police Service",
		"Jane Doe, Commissioner, Metropolitan Police":                                                      "Metropolitan Police",
		"Jane Doe, Merseyside Police and Crime Commissioner\nJohn Doe, Chief Constable, Merseyside Police": "Merseyside Police",
		"Jane Doe, Chief Constable,\nDevon & Cornwall Police":                                              "Devon & Cornwall Police",
		"Jane Doe, Police and Crime Commissioner for Kent":                                                 "",
	} {
		rows := reviewtest.Rows(t, jtai.Publication{}, letter(addressee, "Joint targeted area inspection of Wirral", "by 30 May 2022"), "2022")
		var got []string
		for _, a := range rows.Areas {
			if a.Role == "subject" && a.Area.Kind == "force" {
				got = append(got, a.Area.Name)
			}
		}
		if strings.Join(got, ";") != want {
			t.Errorf("%q: force %q, want %q", addressee, got, want)
		}
	}
}

func TestExtract_deadline(t *testing.T) {
	for last, want := range map[string]string{
		"Wirral should send the written statement of action to ProtectionOfChildren@ofsted.gov.uk by 6 October 2016. This statement": "by 6 October 2016",
		"The director should send the written statement of action to a@b.gov.uk by Friday 5 May 2017.":                               "by Friday 5 May 2017",
		"The director should send the written statement of action to a@b.gov.uk by 12 November 18.":                                  "by 12 November 18",
		"The director should prepare a written statement of proposed action responding to the findings.":                             "",
	} {
		rows := reviewtest.Rows(t, jtai.Publication{}, letter("Jane Doe, Chief Constable, Kent Police", "Joint targeted area inspection of Medway", last), "2022")
		for _, f := range rows.Findings {
			if f.Kind == "priority_action" && f.Deadline != want || f.Kind != "priority_action" && f.Deadline != "" {
				t.Errorf("%q: deadline %q of a %s, want %q", last, f.Deadline, f.Kind, want)
			}
		}
		undated := false
		for _, i := range rows.Issues {
			undated = undated || i.Code == "date-unreadable"
		}
		if undated != (want == "") {
			t.Errorf("%q: issue date-unreadable %v", last, undated)
		}
	}
}

func TestExtract_place(t *testing.T) {
	for title, want := range map[string]string{
		"Joint targeted area inspection of Wirral":                                                                                         "Wirral",
		"Joint targeted area inspection of London Borough of Sutton":                                                                       "London Borough of Sutton",
		"Joint targeted area inspection of the multi-agency response to sexual abuse in the family in Islington":                           "Islington",
		"Joint targeted area inspection of the multi-agency response to abuse and neglect in the Royal Borough of Windsor and Maidenhead.": "Royal Borough of Windsor and Maidenhead",
	} {
		rows := reviewtest.Rows(t, jtai.Publication{}, letter("Jane Doe, Chief Constable, Kent Police", title, "by 6 October 2016"), "2022")
		got := ""
		for _, a := range rows.Areas {
			if a.Role == "subject" && a.Area.Kind == "council" {
				got = a.Area.Name
			}
		}
		if got != want {
			t.Errorf("%q: place %q, want %q", title, got, want)
		}
	}
}

func TestRecognise_others(t *testing.T) {
	doc := letter("Jane Doe", "Area SEND inspection of Wirral", "")
	if c := (jtai.Publication{}).Recognise(doc); c.Score != 0 || c.Misfit == "" {
		t.Errorf("claims another inspection's report: %+v", c)
	}
	if c := (jtai.Publication{}).Recognise(&publication.Document{}); c.Score != 0 {
		t.Error("claims a workbook")
	}
}
