// Package history builds older versions of the program from the repository's own
// history, for what compares them with this one. It imports only the standard
// library.
package history

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// ErrUnknown says that a commit is not in the repository's history, as in a
// shallow clone.
var ErrUnknown = errors.New("the commit is not in this repository's history")

// Build writes the files of a commit into a folder, builds the program there and
// returns its path.
func Build(top, commit, folder string) (string, error) {
	if exec.Command("git", "-C", top, "cat-file", "-e", commit+"^{commit}").Run() != nil {
		return "", fmt.Errorf("%s: %w", commit, ErrUnknown)
	}
	if err := checkout(top, commit, folder); err != nil {
		return "", err
	}
	program := filepath.Join(folder, "forcestats")
	build := exec.Command("go", "build", "-o", program, "./cmd/forcestats")
	build.Dir = folder
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building %s: %w: %s", commit, err, out)
	}
	return program, nil
}

// checkout writes the files of a commit into a folder.
func checkout(top, commit, to string) error {
	c := exec.Command("git", "-C", top, "archive", "--format=tar", commit)
	out, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	for r := tar.NewReader(out); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return c.Wait()
		}
		if err != nil {
			return err
		}
		name := filepath.Join(to, h.Name)
		switch h.Typeflag {
		case tar.TypeDir:
			err = os.MkdirAll(name, 0o755)
		case tar.TypeReg:
			err = write(name, r, os.FileMode(h.Mode))
		}
		if err != nil {
			return err
		}
	}
}

func write(name string, r io.Reader, mode os.FileMode) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY, mode)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, r)
	return errors.Join(err, f.Close())
}
