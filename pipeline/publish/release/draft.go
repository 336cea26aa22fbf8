package release

import (
	"bufio"
	"context"
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
	"slices"
	"strings"

	"github.com/google/renameio/v2"

	"forcestats/pipeline/parquet"
	"forcestats/pipeline/record"
)

// Draft is a release in the making. It is invisible to readers until Publish.
type Draft struct {
	ctx                 context.Context // writing and publishing fail once it ends
	outputs, id, folder string
	files               []File
}

// Begin starts a draft in the outputs directory and removes those that killed
// runs left behind. The caller holds the lock. Nothing is written or published
// once ctx has ended.
func Begin(ctx context.Context, outputs, id string) (*Draft, error) {
	releases := filepath.Join(outputs, releasesFolder)
	if err := os.MkdirAll(releases, 0o755); err != nil {
		return nil, err
	}
	if err := sweep(releases); err != nil {
		return nil, err
	}
	d := &Draft{ctx: ctx, outputs: outputs, id: id, folder: filepath.Join(releases, draftPrefix+id)}
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

// Files lists what the draft holds so far, in the order in which it was written.
func (d *Draft) Files() []File { return slices.Clone(d.files) }

// Abandon removes the draft.
func (d *Draft) Abandon() error { return os.RemoveAll(d.folder) }

// Write adds a file whose bytes write makes.
func (d *Draft) Write(name string, write func(io.Writer) error) error {
	o, err := d.create(name)
	if err != nil {
		return err
	}
	return d.keep(o, nil, write(o))
}

// Table adds a table to the draft as data/<name>.parquet.
func Table[T any](d *Draft, name string, t record.Table[T], rows iter.Seq2[*T, error], properties ...parquet.Property) error {
	w, err := OpenTable(d, name, t, properties...)
	if err != nil {
		return err
	}
	for row, err := range rows {
		if err == nil {
			err = w.Write(row)
		}
		if err != nil {
			return errors.Join(err, w.out.close())
		}
	}
	return w.Close()
}

// TableWriter writes one table of a draft row by row.
type TableWriter[T any] struct {
	draft *Draft
	out   *output
	rows  *parquet.Writer[T]
}

// OpenTable starts data/<name>.parquet. The table belongs to the draft once it
// is closed.
func OpenTable[T any](d *Draft, name string, t record.Table[T], properties ...parquet.Property) (*TableWriter[T], error) {
	out, err := d.create("data/" + name + ".parquet")
	if err != nil {
		return nil, err
	}
	rows, err := parquet.NewWriter(out, t, properties...)
	if err != nil {
		return nil, errors.Join(err, out.close())
	}
	return &TableWriter[T]{d, out, rows}, nil
}

// Write adds a row. The row is copied.
func (w *TableWriter[T]) Write(row *T) error { return w.rows.Write(row) }

// Close ends the table and adds it to the draft.
func (w *TableWriter[T]) Close() error {
	err := w.rows.Close()
	n := w.rows.Rows()
	return w.draft.keep(w.out, &n, err)
}

// output is one file of the draft while it is written.
type output struct {
	ctx  context.Context
	name string
	file *os.File
	hash hash.Hash
	to   *bufio.Writer
	n    int64
}

func (d *Draft) create(name string) (*output, error) {
	path := filepath.Join(d.folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	return &output{ctx: d.ctx, name: name, file: f, hash: sha256.New(), to: bufio.NewWriterSize(f, 1<<16)}, nil
}

func (o *output) Write(p []byte) (int, error) {
	if err := o.ctx.Err(); err != nil {
		return 0, err
	}
	o.hash.Write(p)
	n, err := o.to.Write(p)
	o.n += int64(n)
	return n, err
}

// close makes what was written durable.
func (o *output) close() error {
	return errors.Join(o.to.Flush(), o.file.Sync(), o.file.Close())
}

// keep closes a file and lists it in the draft, unless writing it went wrong.
func (d *Draft) keep(o *output, rows *int64, err error) error {
	if err := errors.Join(err, o.close()); err != nil {
		return fmt.Errorf("%s: %w", o.name, err)
	}
	d.files = append(d.files, File{Name: o.name, Bytes: o.n, Rows: rows, SHA256: hex.EncodeToString(o.hash.Sum(nil))})
	return nil
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
	to, err := d.finish(m, d.id)
	if err != nil {
		return "", err
	}
	return to, flip(d.outputs, d.id)
}

// keptRefused is how many refused releases stay for people to look at.
const keptRefused = 3

// Refuse writes the manifest and keeps the draft as a release that is not
// current, and never was. Of such releases only the newest stay.
func (d *Draft) Refuse(m Manifest) (string, error) {
	to, err := d.finish(m, refusedPrefix+d.id)
	if err != nil {
		return "", err
	}
	all, err := RefusedReleases(d.outputs)
	for i := 0; err == nil && i < len(all)-keptRefused; i++ {
		err = os.RemoveAll(all[i])
	}
	return to, err
}

// RefusedReleases are the folders of the releases that the gate kept back, the
// oldest first.
func RefusedReleases(outputs string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(outputs, releasesFolder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var all []string
	for _, e := range entries { // in order of name, which is that of time
		if strings.HasPrefix(e.Name(), refusedPrefix) {
			all = append(all, filepath.Join(outputs, releasesFolder, e.Name()))
		}
	}
	return all, err
}

// finish writes the manifest and gives the draft its name among the releases.
func (d *Draft) finish(m Manifest, name string) (string, error) {
	if err := d.ctx.Err(); err != nil {
		return "", err
	}
	m.Files = slices.Clone(d.files)
	slices.SortFunc(m.Files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return "", err
	}
	if err := d.Write(manifestName, func(w io.Writer) error {
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
	to := filepath.Join(d.outputs, releasesFolder, name)
	if err := os.Rename(d.folder, to); err != nil {
		return "", err
	}
	return to, syncFolder(filepath.Dir(to))
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
