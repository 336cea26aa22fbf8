package html

import (
	"os"
	"testing"
	"time"

	"forcestats/pipeline/publish/tables/tablestest"
	"forcestats/pipeline/record"
)

// TestStored writes the page of the release that RELEASE names into the folder
// that PAGE names, to look at: make run first. Without them it does nothing.
func TestStored(t *testing.T) {
	release, to := os.Getenv("RELEASE"), os.Getenv("PAGE")
	if release == "" || to == "" {
		t.Skip("RELEASE and PAGE name no folders")
	}
	d, err := tablestest.Stored(release, record.DateOf(time.Now()))
	if err != nil {
		t.Fatal(err)
	}
	folder(t, d, to)
}
