package onspfa

import (
	"testing"

	"forcestats/pipeline/extract/publication/publicationtest"
)

func TestExtract(t *testing.T) {
	for _, name := range []string{
		"december_2019_without_manchester.xlsx",
		"march_2018_people.xlsx",
		"march_2019.xlsx",
		"june_2025_partnerships.csv",
	} {
		t.Run(name, func(t *testing.T) { publicationtest.Golden(t, Publication{}, name) })
	}
}
