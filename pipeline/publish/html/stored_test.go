package html

import (
	"os"
	"testing"
	"time"

	"forcestats/pipeline/publish/tables/tablestest"
	"forcestats/pipeline/vocabulary/civil"
)

// TestStored writes the page of the release that RELEASE names, or of made-up
// questions if it names none, into the folder that PAGE names, to look at.
// Without PAGE it does nothing.
func TestStored(t *testing.T) {
	release, to := os.Getenv("RELEASE"), os.Getenv("PAGE")
	if to == "" {
		t.Skip("PAGE names no folder")
	}
	if release == "" {
		folder(t, tablestest.Questions(), to)
		return
	}
	d, err := tablestest.Stored(release, civil.Of(time.Now()))
	if err != nil {
		t.Fatal(err)
	}
	folder(t, d, to)
}
