package label

import (
	"strings"
	"testing"
)

// Findings of inquiries on other subjects may touch no theme; all others touch
// one, and everyone has somebody at fault or asked to act.
func TestTables(t *testing.T) {
	texts := map[string]string{}
	unseen := func() ([]Finding, error) {
		findings, _, err := Unseen()
		return findings, err
	}
	for name, read := range map[string]func() ([]Finding, error){"more.csv": More, "unseen.csv": unseen} {
		findings, err := read()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range findings {
			if f.File == "" || f.Publication == "" || f.Text == "" || len(f.Agencies) == 0 || len(f.Themes) == 0 && !strings.HasPrefix(f.File, "inquiry/") && f.Publication != "thematic-reviews" {
				t.Errorf("%s, row %d lacks something: %+v", name, f.Ordinal, f)
			}
			if other := texts[f.Text]; other != "" {
				t.Errorf("%s, row %d is in %s too", name, f.Ordinal, other)
			}
			texts[f.Text] = name
		}
	}
}

func TestCounts(t *testing.T) {
	var c Counts
	c.Add([]string{"a", "b"}, []string{"b", "c"})
	c.Add(nil, []string{"d"})
	if c.Precision() != 0.5 || c.Recall() != 1.0/3 || c.F1() != 0.4 {
		t.Errorf("precision %v recall %v F1 %v", c.Precision(), c.Recall(), c.F1())
	}
}
