package release

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestKeep_removes_old_releases_and_never_the_current_one(t *testing.T) {
	outputs := t.TempDir()
	for _, name := range []string{"20260101T000000Z-aaaaaaaa", "20260102T000000Z-aaaaaaaa", "20260103T000000Z-aaaaaaaa", "20260104T000000Z-aaaaaaaa", "refused-20260101T000000Z-aaaaaaaa", "mine"} {
		if err := os.MkdirAll(filepath.Join(outputs, releasesFolder, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(releasesFolder, "20260101T000000Z-aaaaaaaa"), filepath.Join(outputs, currentLink)); err != nil {
		t.Fatal(err)
	}
	removed, err := Keep(outputs, 1, time.Date(2026, 1, 3, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{filepath.Join(outputs, releasesFolder, "20260102T000000Z-aaaaaaaa")}, removed); diff != "" {
		t.Error(diff)
	}
	if removed, err = Keep(outputs, 10, time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)); err != nil || len(removed) > 0 {
		t.Errorf("%v %v", removed, err)
	}
}
