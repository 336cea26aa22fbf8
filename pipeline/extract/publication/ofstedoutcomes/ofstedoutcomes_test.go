package ofstedoutcomes

import (
	"testing"

	"forcestats/pipeline/extract/publication/publicationtest"
)

func TestExtract(t *testing.T) {
	for _, name := range []string{"outcomes_2025.ods", "outcomes_2023_with_history.ods"} {
		t.Run(name, func(t *testing.T) { publicationtest.Golden(t, Publication{}, name) })
	}
}

// A table of homes names councils too, and is not one by council.
func TestRecognise_leaves_providers_out(t *testing.T) {
	doc := publicationtest.Text(t, "URN,Local authority,Inspection date,Overall effectiveness\n1,Bradford,01/02/2023,Good\n")
	if c := (Publication{}).Recognise(doc); c.Score != 0 || c.Misfit == "" {
		t.Errorf("%+v", c)
	}
}
