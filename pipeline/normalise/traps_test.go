package normalise

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var trap = regexp.MustCompile("`(pipeline/[a-z/]+)` `(Test\\w+)` \\|")

// Every trap that TRAPS.md lists is held by a test that exists.
func TestTraps(t *testing.T) {
	text, err := os.ReadFile("TRAPS.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| trap ") {
			continue
		}
		rows++
		m := trap.FindStringSubmatch(line)
		if m == nil {
			t.Errorf("no test is named: %s", line)
			continue
		}
		tests, err := filepath.Glob(filepath.Join("../..", m[1], "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, name := range tests {
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			found = found || strings.Contains(string(source), "\nfunc "+m[2]+"(")
		}
		if !found {
			t.Errorf("%s has no test %s", m[1], m[2])
		}
	}
	if rows < 30 {
		t.Errorf("only %d traps are listed", rows)
	}
}
