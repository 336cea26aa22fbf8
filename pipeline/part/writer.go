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

	"forcestats/pipeline/parquet"
	"forcestats/pipeline/record"
)

// Writer is a record.Sink that writes a part into a folder of its own. Close
// it with Finish, or drop it with Abandon.
type Writer struct {
	folder string
	tables []closer

	documents    table[record.Document]
	areas        table[record.DocumentArea]
	observations table[record.Observation]
	findings     table[record.Finding]
	findingAreas table[record.FindingArea]
	addressees   table[record.FindingAddressee]
	themes       table[record.FindingTheme]
	judgements   table[record.Judgement]
	issues       table[record.Issue]

	about record.Document
}

var _ record.Sink = (*Writer)(nil)

// NewWriter starts a part in folder, which must exist and be empty.
func NewWriter(folder string) *Writer {
	w := &Writer{folder: folder}
	w.documents.schema = record.DocumentTable()
	w.areas.schema = record.DocumentAreaTable()
	w.observations.schema = record.ObservationTable()
	w.findings.schema = record.FindingTable()
	w.findingAreas.schema = record.FindingAreaTable()
	w.addressees.schema = record.FindingAddresseeTable()
	w.themes.schema = record.FindingThemeTable()
	w.judgements.schema = record.JudgementTable()
	w.issues.schema = record.IssueTable()
	w.tables = []closer{&w.documents, &w.areas, &w.observations, &w.findings, &w.findingAreas,
		&w.addressees, &w.themes, &w.judgements, &w.issues}
	return w
}

// Document writes the row of documents; a part has exactly one.
func (w *Writer) Document(d *record.Document) error {
	w.about = *d
	return w.documents.write(w.folder, d)
}

// DocumentArea writes a row of document_areas.
func (w *Writer) DocumentArea(a *record.DocumentArea) error { return w.areas.write(w.folder, a) }

// Observation writes a row of observations.
func (w *Writer) Observation(o *record.Observation) error { return w.observations.write(w.folder, o) }

// Finding writes a row of findings.
func (w *Writer) Finding(f *record.Finding) error { return w.findings.write(w.folder, f) }

// FindingArea writes a row of finding_areas.
func (w *Writer) FindingArea(a *record.FindingArea) error { return w.findingAreas.write(w.folder, a) }

// FindingAddressee writes a row of finding_addressees.
func (w *Writer) FindingAddressee(a *record.FindingAddressee) error {
	return w.addressees.write(w.folder, a)
}

// FindingTheme writes a row of finding_themes.
func (w *Writer) FindingTheme(t *record.FindingTheme) error { return w.themes.write(w.folder, t) }

// Judgement writes a row of judgements.
func (w *Writer) Judgement(j *record.Judgement) error { return w.judgements.write(w.folder, j) }

// Issue writes a row of issues.
func (w *Writer) Issue(i *record.Issue) error { return w.issues.write(w.folder, i) }

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

type closer interface {
	finish() (Table, error)
	abandon() error
}

// table is one file of the part, opened by its first row.
type table[T any] struct {
	schema record.Table[T]
	file   *os.File
	buffer *bufio.Writer
	hash   hash.Hash
	rows   *parquet.Writer[T]
}

func (t *table[T]) write(folder string, row *T) error {
	if t.rows == nil {
		if err := t.open(folder); err != nil {
			return err
		}
	}
	return t.rows.Write(row)
}

func (t *table[T]) open(folder string) (err error) {
	if t.file, err = os.Create(filepath.Join(folder, t.schema.Name+".parquet")); err != nil {
		return err
	}
	t.hash = sha256.New()
	t.buffer = bufio.NewWriterSize(io.MultiWriter(t.file, t.hash), 1<<16)
	t.rows, err = parquet.NewWriter(t.buffer, t.schema)
	return err
}

func (t *table[T]) finish() (Table, error) {
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

func (t *table[T]) abandon() error {
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
