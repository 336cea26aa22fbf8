package part

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"reflect"

	"forcestats/pipeline/parquet"
	"forcestats/pipeline/record"
)

// Writer is a record.Sink that writes a part into a folder of its own. Close
// it with Finish, or drop it with Abandon.
type Writer struct {
	folder string
	tables []*table
	byRow  map[reflect.Type]*table

	about record.Document
}

var _ record.Sink = (*Writer)(nil)

// NewWriter starts a part in folder, which must exist and be empty.
func NewWriter(folder string) *Writer {
	w := &Writer{folder: folder, byRow: map[reflect.Type]*table{}}
	for _, info := range record.PartTables() {
		t := &table{schema: info}
		w.tables = append(w.tables, t)
		w.byRow[reflect.TypeOf(info.New())] = t
	}
	return w
}

// Write writes a row to its table. A part has exactly one row of documents.
func (w *Writer) Write(row record.Row) error {
	if d, ok := row.(*record.Document); ok {
		w.about = *d
	}
	t := w.byRow[reflect.TypeOf(row)]
	if t == nil {
		return fmt.Errorf("no document has a row of type %T", row)
	}
	return t.write(w.folder, row)
}

// Finish closes every file and writes part.json. The key and versions are the
// caller's; the rest of Info comes from the rows.
func (w *Writer) Finish(about Info) (Info, error) {
	about.DocumentID, about.Publication = w.about.DocumentID, w.about.Publication
	about.Layout, about.Status = w.about.Layout, w.about.Status
	about.Tables = nil
	for _, t := range w.tables {
		done, err := t.finish()
		if err != nil {
			return Info{}, errors.Join(err, w.Abandon())
		}
		if done.Rows > 0 {
			about.Tables = append(about.Tables, done)
		}
	}
	data, err := json.MarshalIndent(about, "", "  ")
	if err != nil {
		return Info{}, fmt.Errorf("part %s: %w", about.Key, err)
	}
	return about, writeSynced(filepath.Join(w.folder, infoName), append(data, '\n'))
}

// Abandon closes what is open and removes the folder.
func (w *Writer) Abandon() error {
	var errs []error
	for _, t := range w.tables {
		errs = append(errs, t.abandon())
	}
	return errors.Join(append(errs, os.RemoveAll(w.folder))...)
}

// table is one file of the part, opened by its first row.
type table struct {
	schema record.TableInfo
	file   *os.File
	buffer *bufio.Writer
	hash   hash.Hash
	rows   *parquet.Writer[record.Row]
}

func (t *table) write(folder string, row record.Row) error {
	if t.rows == nil {
		if err := t.open(folder); err != nil {
			return err
		}
	}
	return t.rows.Write(&row)
}

func (t *table) open(folder string) (err error) {
	if t.file, err = os.Create(filepath.Join(folder, t.schema.Name+".parquet")); err != nil {
		return err
	}
	t.hash = sha256.New()
	t.buffer = bufio.NewWriterSize(io.MultiWriter(t.file, t.hash), 1<<16)
	t.rows, err = parquet.NewWriter(t.buffer, t.schema.Table)
	return err
}

func (t *table) finish() (Table, error) {
	if t.rows == nil {
		return Table{}, nil
	}
	err := t.rows.Close()
	if err == nil {
		err = t.buffer.Flush()
	}
	if err == nil {
		err = t.file.Sync()
	}
	if closeErr := t.file.Close(); err == nil {
		err = closeErr
	}
	t.file = nil
	if err != nil {
		return Table{}, fmt.Errorf("table %s: %w", t.schema.Name, err)
	}
	return Table{Name: t.schema.Name, Rows: t.rows.Rows(), SHA256: hex.EncodeToString(t.hash.Sum(nil))}, nil
}

func (t *table) abandon() error {
	if t.file == nil {
		return nil
	}
	err := t.file.Close()
	t.file = nil
	return err
}

func writeSynced(name string, data []byte) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}
