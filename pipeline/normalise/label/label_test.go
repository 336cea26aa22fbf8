package label

import "testing"

func TestMore(t *testing.T) {
	findings, err := More()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		if f.File == "" || f.Publication == "" || f.Text == "" || len(f.Themes) == 0 || len(f.Agencies) == 0 {
			t.Errorf("more.csv, row %d lacks something: %+v", f.Ordinal, f)
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
