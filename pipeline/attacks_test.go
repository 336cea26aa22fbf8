package pipeline

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every test, script, overlay and target that ATTACKS.md names is there.
func TestAttacks(t *testing.T) {
	page, err := os.ReadFile("ATTACKS.md")
	if err != nil {
		t.Fatal(err)
	}
	makefile, err := os.ReadFile("../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]bool{}
	for _, folder := range []string{".", "../cmd"} {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			for _, m := range regexp.MustCompile(`(?m)^func (Test\w+)\(`).FindAllSubmatch(text, -1) {
				tests[string(m[1])] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	named := 0
	for _, m := range regexp.MustCompile("(Test\\w+)(?:/(\\w+))?|overlay (\\w+)|`make ([\\w-]+)`").FindAllStringSubmatch(string(page), -1) {
		named++
		switch {
		case m[2] != "":
			if _, err := os.Stat("../cmd/forcestats/testdata/script/" + m[2] + ".txtar"); err != nil {
				t.Error(err)
			}
		case m[3] != "":
			if _, err := os.Stat("../testdata/overlays/" + m[3] + "/expect.txt"); err != nil {
				t.Error(err)
			}
		case m[4] != "":
			if !strings.Contains(string(makefile), "\n"+m[4]+":") {
				t.Errorf("no target is called %s", m[4])
			}
		case !tests[m[1]]:
			t.Errorf("no test is called %s", m[1])
		}
	}
	if named < 40 {
		t.Errorf("%d tests are named", named)
	}
}
