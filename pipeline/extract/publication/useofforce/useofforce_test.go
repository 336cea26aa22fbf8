package useofforce

import (
	"testing"

	"forcestats/pipeline/extract/publication/publicationtest"
)

func TestExtract(t *testing.T) {
	for _, name := range []string{
		"devices_2016.ods",
		"year_2017_18.ods",
		"year_2019_20.ods",
	} {
		t.Run(name, func(t *testing.T) { publicationtest.Golden(t, Publication{}, name) })
	}
}
