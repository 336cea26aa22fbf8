package census

import (
	"testing"

	"forcestats/pipeline/extract/publication/publicationtest"
)

func TestExtract(t *testing.T) {
	publicationtest.Golden(t, Publication{}, "ethnic_groups_2011.csv")
}
