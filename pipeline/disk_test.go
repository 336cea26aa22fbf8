package pipeline

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"forcestats/pipeline/publish"
	"forcestats/pipeline/publish/release"
	"forcestats/pipeline/source"
)

// A run says what it may need before it writes; more than any disk has is a
// warning, and stops nothing.
func TestDisk_says_what_a_run_may_need(t *testing.T) {
	for _, c := range []struct {
		name     string
		document int64
		release  int64
		want     string
	}{
		{"by the documents", 13 << 20, 0, "needs_mb=308"},
		{"by the last release", 1 << 20, 100 << 20, "needs_mb=356"},
		{"more than there is", 1 << 60, 0, "WARN"},
	} {
		var said bytes.Buffer
		o := Options{Outputs: t.TempDir(), Log: slog.New(slog.NewTextHandler(&said, nil))}
		p := Planned{Steps: []source.Step{{Document: source.Document{Bytes: c.document}}}}
		o.disk(p, publish.Before{Manifest: release.Manifest{Files: []release.File{{Bytes: c.release}}}})
		_, known := freeBytes(o.Outputs)
		if !strings.Contains(said.String(), c.want) && (known || c.want != "WARN") {
			t.Errorf("%s: %s", c.name, said.String())
		}
	}
}
