package html

import (
	"os"
	"testing"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/publish/tables/tablestest"
)

// mostClicks is how far an answer may be from the opened page.
const mostClicks = 4

// TestQuestions asks the ten questions that an analyst, a researcher and a
// journalist came with, of a release that has an input for each and of one
// that has none: there, an answer names the file that is missing.
func TestQuestions(t *testing.T) {
	browser(t)
	script, err := os.ReadFile("testdata/questions.js")
	if err != nil {
		t.Fatal(err)
	}
	for name, d := range map[string]*tables.Data{"with inputs": tablestest.Questions(), "without": tablestest.Empty()} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if name == "without" {
				d.Findings, d.FindingAreas, d.Addressees, d.Themes = nil, nil, nil, nil
			}
			folder(t, d, dir)
			var p struct {
				Answers map[string]struct {
					Clicks int
					Words  string
					OK     bool
				}
			}
			use(t, dir, "", string(script), &p)
			if len(p.Answers) != 10 {
				t.Errorf("%d of 10 questions were answered", len(p.Answers))
			}
			for n, a := range p.Answers {
				t.Logf("question %s: %d clicks: %s", n, a.Clicks, a.Words)
				if !a.OK || a.Clicks > mostClicks {
					t.Errorf("question %s: %d clicks, not answered by: %s", n, a.Clicks, a.Words)
				}
			}
		})
	}
}
