package review

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/readers/page"
)

func TestKey(t *testing.T) {
	for text, want := range map[string]string{
		"What needs to improve?":              "what needs to improve",
		"What needs to improve?1":             "what needs to improve",
		"What needs to improve:":              "what needs to improve",
		"WHAT  NEEDS TO\nIMPROVE":             "what needs to improve",
		"3. Recommendations":                  "recommendations",
		"Recommendations 9":                   "recommendations 9", // a line of the contents
		"The local authority’s strengths":     "the local authority's strengths",
		"Case study: area(s) for improvement": "case study: areas for improvement",
		"Section 1: the local authority":      "the local authority",
		"L.2: Recommendations":                "recommendations",
		"Part L: Conclusions":                 "conclusions",
		"The Local Safeguarding Board (LSCB)": "the local safeguarding board (lscb)",
	} {
		if got := Key(text); got != want {
			t.Errorf("Key(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestRange(t *testing.T) {
	for text, want := range map[string]string{
		"took place from 10 to 14 January 2022.": "2022-01-10..2022-01-14",
		"Between 9 and 13 July 2018, Ofsted":     "2018-07-09..2018-07-13",
		"16 September – 8 October 2014":          "2014-09-16..2014-10-08",
		"22 May 2015 – 18 June 2015":             "2015-05-22..2015-06-18",
		"28 January–5 February 2014":             "2014-01-28..2014-02-05",
		"27 November to 1 December 2017":         "2017-11-27..2017-12-01",
		"30 November to 11 January 2019":         "2018-11-30..2019-01-11",
		"Between 20 and 24 June, Ofsted":         "2016-06-20..2016-06-24",
		"15-19 July 2013":                        "2013-07-15..2013-07-19",
		"1/06/2015 – 25/06/2015":                 "2015-06-01..2015-06-25",
		"by 31 June 2017 and 5 July 2017":        "..",
		"no dates":                               "..",
	} {
		start, end, _ := Range(text, 2016)
		if got := start.String() + ".." + end.String(); got != want {
			t.Errorf("Range(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestDate(t *testing.T) {
	for text, want := range map[string]string{
		"Report published: 19 November 2014": "2014-11-19",
		"by 12 November 18":                  "2018-11-12",
		"2nd March 2017":                     "2017-03-02",
		"Published: 10/08/2015":              "2015-08-10",
		"31 June 2017":                       "",
		"in March 2017":                      "",
	} {
		if got, _ := Date(text); got.String() != want {
			t.Errorf("Date(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestAddresseeForces(t *testing.T) {
	block := "Jane Doe, Director of Children’s Services, West Midlands Council\nJohn Doe, Police and Crime Commissioner for West Yorkshire\n" +
		"Joan Doe, Merseyside Police and Crime Commissioner\nJill Doe, Chief Constable of\nGreater Manchester police force\nJack Doe, British Transport Police"
	var got []string
	for _, f := range AddresseeForces(block) {
		got = append(got, f.Name+": "+f.As)
	}
	if diff := cmp.Diff([]string{"Greater Manchester: Greater Manchester police force"}, got); diff != "" {
		t.Errorf("forces (-want +got):\n%s", diff)
	}
}

// blocks makes blocks of lines: "# heading", "* item", "** deeper item", "1. item",
// "note" after "^ ", "= text" in a box, or a paragraph.
func blocks(lines ...string) []page.Block {
	var out []page.Block
	for _, l := range lines {
		b := page.Block{Page: 2, PageEnd: 2, Size: 12, X: 72}
		switch {
		case l[0] == '#':
			b.Kind, b.Bold, b.Text = page.Heading, true, l[2:]
			if l[1] == '#' {
				b.Size, b.Text = 16, l[3:]
			}
		case l[:2] == "**":
			b.Kind, b.Level, b.Label, b.Text, b.X = page.ListItem, 2, "−", l[3:], 90
		case l[0] == '*':
			b.Kind, b.Level, b.Label, b.Text = page.ListItem, 1, "◼", l[2:]
		case l[1] == '.':
			b.Kind, b.Level, b.Label, b.Text = page.ListItem, 1, l[:2], l[3:]
		case l[0] == '^':
			b.Kind, b.Text = page.Footnote, l[2:]
		case l[0] == '=':
			b.Table, b.Row, b.Text = 7, 1, l[2:]
		default:
			b.Text = l
		}
		out = append(out, b)
	}
	return out
}

func TestSections(t *testing.T) {
	vocabulary := Words(map[string]Rule{
		"areas for improvement": {Kind: "improvement"},
		"strengths":             {Kind: "strength"},
		"next steps":            {Role: Ends},
		"the board":             {Role: Part},
	}, Pattern{Begins: "case study", Rule: Rule{Role: Box}}, Pattern{Ends: " strengths", Most: 4, Rule: Rule{Kind: "strength", Divides: true}})
	for _, c := range []struct {
		name  string
		lines []string
		want  []string // kind, part, subheading, number, text, lead
	}{
		{"lists", []string{"# Areas for improvement", "# Leadership", "* First.", "** one;", "** two.", "* Second.", "# Next steps", "* No finding."},
			[]string{"improvement||Leadership||First.\n• one;\n• two.|", "improvement||Leadership||Second.|"}},
		{"no bullets", []string{"# Areas for improvement", "Leaders should act.", "Records are late.", "# Strengths", "* Praise."},
			[]string{"improvement||||Leaders should act.|", "improvement||||Records are late.|", "strength||||Praise.|"}},
		{"prose after a list", []string{"# Areas for improvement", "* First.", "Further text of the report.", "^ A note."},
			[]string{"improvement||||First.|"}},
		{"a paragraph goes on", []string{"# Areas for improvement", "* First", "and its end."},
			[]string{"improvement||||First and its end.|"}},
		{"lead", []string{"# Areas for improvement", "Leaders need to ensure that:", "* first", "* second"},
			[]string{"improvement||||first|Leaders need to ensure that:", "improvement||||second|Leaders need to ensure that:"}},
		{"number leads into bullets", []string{"# Areas for improvement", "1. Ensure that:", "* a", "* b", "2. Act."},
			[]string{"improvement|||1|Ensure that:\n• a\n• b|", "improvement|||2|Act.|"}},
		{"nothing found", []string{"# Areas for improvement", "1. The inspection did not find any areas for improvement.", "# Strengths", "2. Praise."},
			[]string{"strength|||2|Praise.|"}},
		{"box", []string{"# Areas for improvement", "* First.", "= Case study: area for improvement", "= A case.", "* Second."},
			[]string{"improvement||||First.|", "improvement||||Second.|"}},
		{"part", []string{"## The board", "# Areas for improvement", "* First."},
			[]string{"improvement|The board|||First.|"}},
		{"larger heading ends", []string{"# Areas for improvement", "* First.", "## Inspection findings", "* No finding."},
			[]string{"improvement||||First.|"}},
		{"a kind of strengths", []string{"# Areas for improvement", "* First.", "# Early help strengths", "* Praise."},
			[]string{"improvement||||First.|", "strength||||Praise.|"}},
		{"no heading", []string{"# Areas for improvement", "* First.", "They build on their strengths", "* Second."},
			[]string{"improvement||||First.|", "improvement||||Second.|"}},
		{"strengths divided", []string{"# Strengths", "# Multi-agency strengths", "* Praise."},
			[]string{"strength||Multi-agency strengths||Praise.|"}},
		{"plain heading", []string{"Areas for improvement", "* First.", "Next steps", "* No finding."},
			[]string{"improvement||||First.|"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			bs := blocks(c.lines...)
			for i := range bs {
				if bs[i].Table != 0 && bs[i].Text[:4] == "Case" {
					bs[i].Kind, bs[i].Bold = page.Heading, true
				}
			}
			var got []string
			sections := Sections(bs, vocabulary)
			for i := range sections {
				s := &sections[i]
				for _, it := range s.Items() {
					got = append(got, s.Kind+"|"+s.Part+"|"+it.Subheading+"|"+it.Label+"|"+it.Text+"|"+it.Lead)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("items (-want +got):\n%s", diff)
			}
		})
	}
}

// TestSections_boxes leaves out the bullets of a case in a box, and goes on
// after it: a box over a page end is two rows of its own table, in a letter
// that stands in a table itself it is one row of that.
func TestSections_boxes(t *testing.T) {
	vocabulary := Words(map[string]Rule{"areas for improvement": {Kind: "improvement"}}, Pattern{Begins: "case study", Rule: Rule{Role: Box}})
	for _, c := range []struct {
		name   string
		tables [6][2]int // table and row of each block
	}{
		{"box of its own over a page end", [6][2]int{{0, 0}, {0, 0}, {3, 1}, {3, 1}, {3, 2}, {0, 0}}},
		{"letter in a table", [6][2]int{{3, 1}, {3, 2}, {3, 3}, {3, 3}, {3, 3}, {3, 4}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			bs := blocks("# Areas for improvement", "* First.", "# Case study: area for improvement", "* A case.", "* Goes on.", "* Second.")
			for i := range bs {
				bs[i].Table, bs[i].Row = c.tables[i][0], c.tables[i][1]
			}
			var got []string
			for _, s := range Sections(bs, vocabulary) {
				for _, i := range s.Items() {
					got = append(got, i.Text)
				}
			}
			if diff := cmp.Diff([]string{"First.", "Second."}, got); diff != "" {
				t.Errorf("items (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFinding_lead(t *testing.T) {
	doc := &page.Document{Pages: []page.Page{{Number: 1}}}
	for _, c := range []struct{ lead, subheading, who, when string }{
		{"Leaders across the strategic partnership need to take swift and decisive action to ensure that:", "", "Leaders across the strategic partnership", ""},
		{"By 31 March 2025, the force should make sure that:", "", "the force", ""},
		{"Within three months:", "", "", "Within three months"},
		{"", "Immediately:", "", "Immediately"},
		{"This includes:", "Leadership", "", ""},
	} {
		f := Finding(doc, &Section{Heading: "Areas for improvement"}, &Item{Text: "it is done", Lead: c.lead, Subheading: c.subheading, Page: 1, PageEnd: 1})
		if f.Responsible != c.who || f.Deadline != c.when {
			t.Errorf("%q, %q: responsible %q, deadline %q", c.lead, c.subheading, f.Responsible, f.Deadline)
		}
	}
}
