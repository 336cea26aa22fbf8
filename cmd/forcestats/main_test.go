package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the test binary be the program: under its name in scripts, and
// by asProgram for tests that start and kill it themselves.
func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" || len(os.Args) > 1 && os.Args[1] == "worker" {
		main()
	}
	testscript.Main(m, map[string]func(){"forcestats": main})
}

const asProgram = "FORCESTATS_TEST_AS_PROGRAM"

// cacheDir keeps the compiled PDF engine for all scripts: compiling it takes
// seconds, and is not what they test.
func cacheDir(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(os.TempDir(), "forcestats-test-pdfium")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestScript runs the program as a person or cron would: testdata/script has a
// file a story.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"damage":  damage,
			"exits":   exits,
			"hostile": hostile,
			"latin1":  latin1,
			"mkfifo":  mkfifo,
			"same":    same,
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("FORCESTATS_CACHE_DIR", cacheDir(t))
			e.Setenv("FORCESTATS_RUN_DATE", "2026-01-31")
			e.Setenv("REPO", repository(t))
			return nil
		},
	})
}

// repository is the top folder, for scripts that use the bundled sources.
func repository(t testing.TB) string {
	t.Helper()
	dir, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}
