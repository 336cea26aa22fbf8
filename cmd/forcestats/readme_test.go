package main

import (
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
)

func readme(t *testing.T) string { return guide(t, "README.md") }

// guide is a page for users in the folder of the repository.
func guide(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(repository(t), name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// guides are the pages for users whose commands and links hold.
var guides = []string{"README.md", "CLUSTER.md"}

// TestReadme_exit_codes compares the README's table with the program's list.
func TestReadme_exit_codes(t *testing.T) {
	var rows strings.Builder
	for _, m := range exitStatus() {
		fmt.Fprintf(&rows, "| %d | %s |\n", m.code, m.meaning)
	}
	if !strings.Contains(readme(t), rows.String()) {
		t.Errorf("README.md lacks the table of exit codes\n%s", rows.String())
	}
}

// TestReadme_pictures_and_links: what the README points to is there.
func TestReadme_pictures_and_links(t *testing.T) {
	var links [][]string
	for _, name := range append([]string{"CONTRIBUTING.md"}, guides...) {
		links = append(links, regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`).FindAllStringSubmatch(guide(t, name), -1)...)
	}
	if len(links) < 8 {
		t.Fatalf("%d links", len(links))
	}
	for _, l := range links {
		if _, err := os.Stat(filepath.Join(repository(t), l[1])); err != nil {
			t.Error(err)
		}
	}
}

// TestReadme_commands runs every command of the sh blocks of README and
// CLUSTER.md, in their order, on a few of the bundled sources. Of make only that the target exists
// is checked: make run is the first command run here, and make test is this.
func TestReadme_commands(t *testing.T) {
	makefile, err := os.ReadFile(filepath.Join(repository(t), "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	objectStore(t, "reports")
	dir := workplace(t)
	runIn(t, dir, "bin/forcestats run --run-date 2026-01-01")
	runIn(t, dir, "bin/forcestats run --run-date 2026-01-02")
	n, text := 0, ""
	for _, name := range guides {
		text += guide(t, name)
	}
	for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(text, -1) {
		for line := range strings.Lines(block[1]) {
			line = strings.TrimSpace(line)
			if target, ok := strings.CutPrefix(line, "make "); ok {
				if !regexp.MustCompile(`(?m)^` + target + `:`).Match(makefile) {
					t.Errorf("the Makefile has no target %q", target)
				}
				continue
			}
			runIn(t, dir, line)
			n++
		}
	}
	if n < 10 {
		t.Errorf("only %d commands were found", n)
	}
}

// workplace is a folder with bin/forcestats and a few sources.
func workplace(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "bin"), 0o755); err != nil {
		t.Fatal(err)
	}
	test, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(test, filepath.Join(dir, "bin", "forcestats")); err != nil {
		t.Fatal(err)
	}
	few(t, dir)
	return dir
}

// objectStore serves a bucket as S3 does, to which the environment points
// until the test ends.
func objectStore(t *testing.T, bucket string) {
	t.Helper()
	backend := s3mem.New()
	if err := backend.CreateBucket(bucket); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(gofakes3.New(backend).Server())
	t.Cleanup(server.Close)
	t.Setenv("S3_ENDPOINT", server.URL)
	t.Setenv("AWS_ACCESS_KEY_ID", "test")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "testsecret")
}

// few copies some small sources of different kinds.
func few(t *testing.T, dir string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(dir, "sources"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"catalogue.csv", "pfatablesdec19.xlsx", "ons_mid-year_population_estimates_2012_to_2024.csv",
		"rochdale__joint-area-child-protection-inspection-12-july-2024.pdf"} {
		data, err := os.ReadFile(filepath.Join(repository(t), "sources", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "sources", name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func runIn(t *testing.T, dir, line string) {
	t.Helper()
	c := exec.CommandContext(t.Context(), "sh", "-c", line)
	c.Dir = dir
	c.Env = append(os.Environ(), asProgram+"=1", "FORCESTATS_CACHE_DIR="+cacheDir(t))
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%s: %v\n%s", line, err, out)
	}
}
