package recommendationsregister

import (
	"testing"

	"forcestats/pipeline/extract/publication/publicationtest"
)

func TestExtract(t *testing.T) {
	publicationtest.Golden(t, Publication{}, "register.xlsx")
}

func TestRepaired(t *testing.T) {
	for text, want := range map[string]string{
		"the man‚Äôs face":          "the man’s face",
		"resistant.¬† The Sergeant": "resistant. The Sergeant",
		"‚ÄãThe IOPC recommends":    "The IOPC recommends",
		"¬ is a sign of logic":      "¬ is a sign of logic",
		"plain":                     "plain",
	} {
		if got := repaired(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
