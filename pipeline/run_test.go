package pipeline

import (
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/part"
	"forcestats/pipeline/publish/gate"
	"forcestats/pipeline/vocabulary/civil"
)

type brokenEngine struct{}

func (brokenEngine) Run(context.Context, aggregate.Input, aggregate.Query, func(string, []any) error) error {
	panic("a fault of the engine")
}

// TestRun_panic_leaves_nothing_behind: the caller makes an exit code of it.
func TestRun_panic_leaves_nothing_behind(t *testing.T) {
	sources, outputs := t.TempDir(), t.TempDir()
	func() {
		defer func() {
			if v := recover(); v != "a fault of the engine" {
				t.Errorf("recovered %v", v)
			}
		}()
		_, err := Run(t.Context(), Options{
			Sources: sources, Outputs: outputs, Parts: part.Folder{Root: filepath.Join(outputs, ".state", "parts")}, Now: time.Now,
			Engine: brokenEngine{}, Gate: gate.Default(), Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Jobs: 1, RunDate: civil.New(2026, 1, 31),
		})
		t.Errorf("no panic, %v", err)
	}()
	for _, name := range []string{"releases", ".state/run"} {
		left, err := os.ReadDir(filepath.Join(outputs, name))
		if err == nil && len(left) > 0 {
			t.Errorf("left in %s: %v", name, left)
		}
	}
}
