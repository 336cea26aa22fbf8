package card

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"forcestats/pipeline/extract/publication/publicationtest"
	"forcestats/pipeline/record"
)

// A made-up card, of a made-up series.
const flagged = `id: example-flagged-offences
title: Flagged offences
publisher: Example Office
recognise:
  columns: [Force, Flag, Quarter ending]
place:
  kind: force
  names: [Force]
period:
  column: Quarter ending
category:
  column: Flag
  all: Total
leave_out: [Source]
markers: {hidden: suppressed}
figures:
  - {column: Offences, measure: flagged_offences, unit: count, additive: true}
  - {column: Share, measure: flagged_share, unit: percent, scale: 100}
`

const table = "Force,Flag,Quarter ending,Offences,Share,Source,New\nKent,Total,31 March 2024,50,0.5,x,1\nKent,Online,31 March 2024,hidden,0.25,x,1\nWest Mercia,Total,31 March 2024,7,0.1,x,1\n"

func TestCard_reads_a_table(t *testing.T) {
	c, err := Parse("flagged.yaml", []byte(flagged))
	if err != nil {
		t.Fatal(err)
	}
	doc := publicationtest.Text(t, table)
	claim := c.Recognise(doc)
	if claim.Score == 0 {
		t.Fatal(claim.Misfit)
	}
	rows := &record.RawRows{}
	if err := c.Extract(doc, claim.Layout, rows); err != nil {
		t.Fatal(err)
	}
	text := strings.Join(publicationtest.Lines(rows), "\n")
	for _, want := range []string{
		`figure | D2 | flagged_offences | all |  | force  "Kent"`, `figure | E2 | flagged_share | all |  | force  "Kent" | 2024-01-01..2024-03-31 | 50 | 0.5 | percent`,
		"figure | D3 | flagged_offences | online", "| suppressed | hidden | count", `column-unknown | G1 | column "New" is not read`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if got := c.NotSummed(); len(got) != 1 || got[0] != "flagged_share" {
		t.Errorf("not summed: %v", got)
	}
}

func TestCard_is_not_that_of_another_table(t *testing.T) {
	c, err := Parse("flagged.yaml", []byte(flagged))
	if err != nil {
		t.Fatal(err)
	}
	claim := c.Recognise(publicationtest.Text(t, "Force,Offences 2022/23\nKent,5\nWest Mercia,6\nCleveland,7\n"))
	if claim.Score != 0 || !strings.Contains(claim.Misfit, `no column "Flag"`) {
		t.Errorf("%+v", claim)
	}
}

// What is wrong with a card is told with its line.
func TestParse_names_the_line(t *testing.T) {
	for _, c := range []struct{ name, from, to, want string }{
		{"unknown key", "cadence", "cadence", ""},
		{"typo", "publisher:", "pubisher:", "[3:1]"},
		{"id", "example-flagged-offences", "Flagged", "line 1"},
		{"unit", "unit: count", "unit: offences", "line 17"},
		{"additive", "unit: count, additive: true", "unit: per_1000, additive: true", "can't be added up"},
		{"measure of a publication", "measure: flagged_offences", "measure: recorded_offences", "known publication"},
		{"marker", "hidden: suppressed", "hidden: gone", "line 15"},
		{"means", "column: Quarter ending", "column: Quarter ending\n  means: sometimes", "neither calendar"},
		{"kind", "kind: force", "kind: ward", "force, council or csp"},
	} {
		_, err := Parse("x.yaml", []byte(strings.Replace(flagged, c.from, c.to, 1)))
		if c.want == "" {
			continue
		}
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "x.yaml") {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestReadAll_costs_only_the_bad_card(t *testing.T) {
	cards, bad := ReadAll(fstest.MapFS{
		"cards/a.yaml": {Data: []byte(flagged)}, "cards/b.yaml": {Data: []byte("id: [")}, "cards/c.yaml": {Data: []byte(flagged)}, "cards/notes.txt": {Data: []byte("x")},
	})
	if len(cards) != 1 || len(bad) != 2 || !strings.Contains(bad[1].Error(), "is that of cards/a.yaml") {
		t.Errorf("%d cards, %v", len(cards), bad)
	}
	if none, bad := ReadAll(fstest.MapFS{}); len(none)+len(bad) != 0 {
		t.Error("cards from nowhere")
	}
}

// The cards that the project ships are sound and have nothing to say against
// each other.
func TestShipped_cards_are_sound(t *testing.T) {
	cards, bad := ReadAll(os.DirFS("../../../sources"))
	if len(bad) > 0 || len(cards) < 9 {
		t.Errorf("%d cards, %v", len(cards), bad)
	}
}

// A draft is a card once its open lines are filled in.
func TestDraft_can_be_made_a_card(t *testing.T) {
	var b strings.Builder
	if err := Draft(&b, publicationtest.Text(t, "Force,Offence,Year ending,Number of offences\nKent,Total,March 2024,50\nWest Mercia,Total,March 2024,7\nCleveland,Total,March 2024,9\n").Book); err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("id: publisher-series", "id: example-series", `title: ""`, "title: x", `publisher: ""`, "publisher: y").Replace(b.String())
	c, err := Parse("draft.yaml", []byte(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if c.Period.Column != "Year ending" || c.Category.Column != "Offence" || c.Figures[0].Unit != "count" {
		t.Errorf("%+v", c)
	}
}
