package send_test

import (
	"testing"

	"forcestats/pipeline/extract/publication/send"
	"forcestats/pipeline/extract/review/reviewtest"
)

func TestExtract_real(t *testing.T) {
	for _, name := range []string{
		"two_column_table", // responsible body beside the action, over a page end
		"mistagged_lists",  // bullets tagged as text and words as bullets
		"row_over_page",    // a row whose second cell goes on alone on the next page
	} {
		t.Run(name, func(t *testing.T) { reviewtest.Golden(t, send.Publication{}, name, "2023") })
	}
}
