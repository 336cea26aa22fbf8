package fence

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestMain lets the test binary be the process that is shut in: it tries each
// thing that a document that took it over might, and prints what came of it.
func TestMain(m *testing.M) {
	dir := os.Getenv("FENCE_TEST_DIR")
	if dir == "" {
		os.Exit(m.Run())
	}
	document, err := os.Open(filepath.Join(dir, "sources", "a.csv"))
	if err != nil {
		os.Exit(1)
	}
	room := Room{Write: []string{filepath.Join(dir, "scratch")}, Memory: 4 << 30, CPU: 60, File: 1 << 20}
	if err := Raise(room); err != nil {
		fmt.Println("raise:", err)
		os.Exit(1)
	}
	try := func(name string, err error) { fmt.Printf("%s: %v\n", name, err) }
	_, err = document.Read(make([]byte, 1))
	try("read the document it was handed", err)
	_, err = document.Write([]byte("b"))
	try("write the document", err)
	_, err = os.ReadFile(filepath.Join(dir, "sources", "b.csv"))
	try("read another document", err)
	try("write scratch", os.WriteFile(filepath.Join(dir, "scratch", "b"), []byte("b"), 0o644))
	try("write a source", os.WriteFile(filepath.Join(dir, "sources", "a.csv"), []byte("b"), 0o644))
	_, err = os.ReadFile(filepath.Join(dir, "secret"))
	try("read a secret", err)
	_, err = os.ReadFile("/etc/passwd")
	try("read passwd", err)
	_, err = net.Dial("tcp", "127.0.0.1:9")
	try("network", err)
	try("program", syscall.Exec("/bin/true", []string{"true"}, nil))
	try("large file", os.WriteFile(filepath.Join(dir, "scratch", "large"), make([]byte, 2<<20), 0o644))
	_, err = syscall.Mmap(-1, 0, 8<<30, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_PRIVATE|syscall.MAP_ANON)
	try("memory", err)
	os.Exit(0)
}

func TestRaise_holds_what_took_over_a_worker(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"sources", "scratch"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"sources/a.csv", "sources/b.csv", "secret"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c := exec.Command(os.Args[0])
	c.Env = []string{"FENCE_TEST_DIR=" + dir}
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	stands := map[string]bool{"": true}
	for _, f := range Probe() {
		stands[f.Name] = f.Stands
	}
	for _, c := range []struct{ try, fence, want string }{
		{"read the document it was handed", "", "<nil>"},
		{"write the document", "", "bad file descriptor"},
		{"read another document", "landlock", "permission denied"},
		{"write scratch", "", "<nil>"},
		{"write a source", "landlock", "permission denied"},
		{"read a secret", "landlock", "permission denied"},
		{"read passwd", "landlock", "permission denied"},
		{"network", "seccomp", "not permitted"},
		{"program", "seccomp", "not permitted"},
		{"large file", "rlimit", "file too large"},
		{"memory", "rlimit", "cannot allocate"},
	} {
		t.Run(strings.ReplaceAll(c.try, " ", "_"), func(t *testing.T) {
			if !stands[c.fence] {
				t.Skipf("this kernel has no %s", c.fence)
			}
			for line := range bytes.Lines(out) {
				if said, ok := strings.CutPrefix(string(line), c.try+": "); ok {
					if !strings.Contains(said, c.want) {
						t.Errorf("%s, want %s", said, c.want)
					}
					return
				}
			}
			t.Errorf("nothing was said\n%s", out)
		})
	}
}
