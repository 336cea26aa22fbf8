package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"forcestats/pipeline/publish/release"
)

// program returns a command that runs the program on sources and outputs.
func programOn(ctx context.Context, t *testing.T, sources, outputs string) *exec.Cmd {
	t.Helper()
	c := exec.CommandContext(ctx, os.Args[0], "run", "--sources", sources, "--outputs", outputs)
	c.Env = append(os.Environ(), asProgram+"=1", "FORCESTATS_CACHE_DIR="+cacheDir(t), "FORCESTATS_RUN_DATE=2026-01-31")
	return c
}

func writeChildren(t *testing.T, name string, year, value int) {
	t.Helper()
	text := "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,age_group,population_estimate\n" +
		fmt.Sprintf("%d,Reporting year,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,380,E08000032,Bradford,Children aged 0 to 17 years,%d\n", year, value)
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// whole checks that current is a release of which every file is as its
// manifest says.
func whole(t *testing.T, outputs string) {
	t.Helper()
	folder, m, err := release.Current(outputs)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Files) < 10 {
		t.Errorf("the manifest lists %d files", len(m.Files))
	}
	for _, f := range m.Files {
		data, err := os.ReadFile(filepath.Join(folder, f.Name))
		if err != nil {
			t.Error(err)
			continue
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.SHA256 {
			t.Errorf("%s is not what the manifest says", f.Name)
		}
	}
}

// TestRun_killed_at_any_moment kills ten runs and looks at what a reader would
// find; the run after them finishes.
func TestRun_killed_at_any_moment(t *testing.T) {
	sources, outputs := t.TempDir(), t.TempDir()
	for year := 2015; year < 2021; year++ {
		writeChildren(t, filepath.Join(sources, fmt.Sprintf("%d.csv", year)), year, 140000+year)
	}
	start := time.Now()
	if out, err := programOn(t.Context(), t, sources, outputs).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	full := time.Since(start)
	whole(t, outputs)
	moments := rand.New(rand.NewPCG(1, 2))
	killed := 0
	for i := range 10 {
		writeChildren(t, filepath.Join(sources, "2015.csv"), 2015, 150000+i)
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(moments.Int64N(int64(full))))
		if programOn(ctx, t, sources, outputs).Run() != nil {
			killed++
		}
		cancel()
		whole(t, outputs)
	}
	if killed == 0 {
		t.Error("no run was killed: the moments are too late")
	}
	writeChildren(t, filepath.Join(sources, "2015.csv"), 2015, 160000)
	if out, err := programOn(t.Context(), t, sources, outputs).CombinedOutput(); err != nil {
		t.Fatalf("the run after the killed ones: %v\n%s", err, out)
	}
	whole(t, outputs)
	drafts, err := filepath.Glob(filepath.Join(outputs, "releases", ".draft-*"))
	if err != nil || len(drafts) > 0 {
		t.Errorf("drafts of killed runs are left: %v, %v", drafts, err)
	}
}

// TestRun_two_at_once: the second run sees the lock and says so by its code.
func TestRun_two_at_once(t *testing.T) {
	sources, outputs := t.TempDir(), t.TempDir()
	for year := 2015; year < 2021; year++ {
		writeChildren(t, filepath.Join(sources, fmt.Sprintf("%d.csv", year)), year, 140000+year)
	}
	first := programOn(t.Context(), t, sources, outputs)
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	for { // until the first holds the lock
		if drafts, _ := filepath.Glob(filepath.Join(outputs, ".state", "drafts")); len(drafts) > 0 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	second := programOn(t.Context(), t, sources, outputs)
	out, err := second.CombinedOutput()
	if code := second.ProcessState.ExitCode(); code != exitLocked {
		t.Errorf("exit code %d, %v\n%s", code, err, out)
	}
	if err := first.Wait(); err != nil {
		t.Error(err)
	}
	whole(t, outputs)
}
