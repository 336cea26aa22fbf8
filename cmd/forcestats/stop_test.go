package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestRun_stops_when_told sends each signal at each stage of a run. It ends
// with 130, what was current stays, and the next run finishes.
func TestRun_stops_when_told(t *testing.T) {
	sources, outputs := t.TempDir(), filepath.Join(t.TempDir(), "o[1]*")
	writeChildren(t, filepath.Join(sources, "2014.csv"), 2014, 140000)
	if out, err := programOn(t.Context(), t, sources, outputs).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	stages := []struct{ name, appears string }{
		{"before the lock", ".state"}, {"reading", ".state/drafts"}, {"statistics", ".state/aggregate-*"},
		{"tables", "releases/.draft-*/data/issues.parquet"}, {"workbooks", "releases/.draft-*/force-summary.xlsx"},
	}
	for i, stage := range stages {
		for j, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP} {
			writeChildren(t, filepath.Join(sources, "2015.csv"), 2015, 150000+10*i+j)
			if err := os.RemoveAll(filepath.Join(outputs, ".state", "drafts")); err != nil {
				t.Fatal(err)
			}
			c := programOn(t.Context(), t, sources, outputs)
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() { ended <- c.Wait() }()
			for waiting := true; waiting; {
				waiting = !appeared(outputs, stage.appears)
				select {
				case err := <-ended:
					ended <- err
					waiting = false
				case <-time.After(time.Millisecond):
				}
			}
			told := time.Now()
			_ = c.Process.Signal(sig) // it may have ended
			<-ended                   //nolint:errcheck // the exit code says how
			switch code := c.ProcessState.ExitCode(); code {
			case exitInterrupted:
				t.Logf("%s at %s: ended after %s", sig, stage.name, time.Since(told).Round(time.Millisecond))
			case -1:
				t.Logf("%s at %s: before the program could catch it", sig, stage.name)
			case exitDone:
				t.Logf("%s at %s: it had finished", sig, stage.name)
			default:
				t.Errorf("%s at %s: exit code %d", sig, stage.name, code)
			}
			whole(t, outputs)
		}
	}
	writeChildren(t, filepath.Join(sources, "2015.csv"), 2015, 160000)
	if out, err := programOn(t.Context(), t, sources, outputs).CombinedOutput(); err != nil {
		t.Fatalf("the run after them: %v\n%s", err, out)
	}
	whole(t, outputs)
	for _, left := range []string{"releases/.draft-*", ".state/aggregate-*", ".state/run"} {
		if appeared(outputs, left) {
			t.Errorf("%s is left behind", left)
		}
	}
}

// appeared reports whether a path of a pattern is there; outputs is no pattern.
func appeared(outputs, pattern string) bool {
	found, err := fs.Glob(os.DirFS(outputs), pattern)
	return err == nil && len(found) > 0
}
