package release

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/renameio/v2"

	"forcestats/pipeline/publish/parquet"
	"forcestats/pipeline/record"
)

// Draft is a release in the making. It is invisible to readers until Publish.
type Draft struct {
	outputs, id, folder string
	files               []File
}

// Begin starts a draft in the outputs directory and removes those that killed
// runs left behind. The caller holds the lock.
func Begin(outputs, id string) (*Draft, error) {
	releases := filepath.Join(outputs, releasesFolder)
	if err := os.MkdirAll(releases, 0o755); err != nil {
		return nil, err
	}
	if err := sweep(releases); err != nil {
		return nil, err
	}
	d := &Draft{outputs: outputs, id: id, folder: filepath.Join(releases, draftPrefix+id)}
	return d, os.MkdirAll(filepath.Join(d.folder, "data", "observations"), 0o755)
}

func sweep(releases string) error {
	entries, err := os.ReadDir(releases)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), draftPrefix) {
			if err := os.RemoveAll(filepath.Join(releases, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// Folder is where the draft's files are written.
func (d *Draft) Folder() string { return d.folder }

// Abandon removes the draft.
func (d *Draft) Abandon() error { return os.RemoveAll(d.folder) }

// Write adds a file whose bytes write makes.
func (d *Draft) Write(name string, write func(io.Writer) error) error {
	_, err := d.file(name, write)
	return err
}

// Table adds a table to the draft as data/<name>.parquet.
func Table[T any](d *Draft, name string, t record.Table[T], rows iter.Seq2[*T, error], properties ...parquet.Property) error {
	var n int64
	i, err := d.file("data/"+name+".parquet", func(w io.Writer) error {
		out, err := parquet.NewWriter(w, t, properties...)
		if err != nil {
			return err
		}
		for row, err := range rows {
			if err != nil {
				return err
			}
			if err := out.Write(row); err != nil {
				return err
			}
		}
		n = out.Rows()
		return out.Close()
	})
	if err == nil {
		d.files[i].Rows = &n
	}
	return err
}

func (d *Draft) file(name string, write func(io.Writer) error) (index int, err error) {
	path := filepath.Join(d.folder, filepath.FromSlash(name))
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	out := &counted{hash: sha256.New(), to: bufio.NewWriterSize(f, 1<<16)}
	err = write(out)
	if err == nil {
		err = out.to.Flush()
	}
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return 0, fmt.Errorf("%s: %w", name, err)
	}
	d.files = append(d.files, File{Name: name, Bytes: out.n, SHA256: hex.EncodeToString(out.hash.Sum(nil))})
	return len(d.files) - 1, nil
}

type counted struct {
	hash hash.Hash
	to   *bufio.Writer
	n    int64
}

func (c *counted) Write(p []byte) (int, error) {
	c.hash.Write(p)
	n, err := c.to.Write(p)
	c.n += int64(n)
	return n, err
}

// Verify reads every file of the draft back and compares its hash, and the
// row count of every table, with what was written.
func (d *Draft) Verify() error {
	for _, f := range d.files {
		if err := verify(filepath.Join(d.folder, filepath.FromSlash(f.Name)), f); err != nil {
			return fmt.Errorf("read back: %s: %w", f.Name, err)
		}
	}
	return nil
}

func verify(path string, want File) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return err
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != want.SHA256 {
		return fmt.Errorf("hash %s, %s was written", got, want.SHA256)
	}
	if want.Rows == nil {
		return nil
	}
	n, err := parquet.Count(f)
	if err == nil && n != *want.Rows {
		err = fmt.Errorf("%d rows, %d were written", n, *want.Rows)
	}
	return err
}

// Publish writes the manifest, makes the draft a release and flips current to
// it. The manifest's files are the draft's.
func (d *Draft) Publish(m Manifest) (string, error) {
	m.Files = d.files
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return "", err
	}
	if _, err := d.file(manifestName, func(w io.Writer) error {
		_, err := w.Write(append(data, '\n'))
		return err
	}); err != nil {
		return "", err
	}
	for _, sub := range []string{"data/observations", "data", "."} {
		if err := syncFolder(filepath.Join(d.folder, sub)); err != nil {
			return "", err
		}
	}
	to := filepath.Join(d.outputs, releasesFolder, d.id)
	if err := os.Rename(d.folder, to); err != nil {
		return "", err
	}
	if err := syncFolder(filepath.Dir(to)); err != nil {
		return "", err
	}
	return to, flip(d.outputs, d.id)
}

// flip points current at a release, by a rename that replaces the old link.
func flip(outputs, id string) error {
	link := filepath.Join(outputs, currentLink)
	if info, err := os.Lstat(link); err == nil && info.Mode()&fs.ModeSymlink == 0 {
		return fmt.Errorf("%s is not a link: move it away, a release has been written but not made current", link)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := renameio.Symlink(filepath.Join(releasesFolder, id), link); err != nil {
		return err
	}
	return syncFolder(outputs)
}

func syncFolder(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
