// Package release writes a set of output files as one: into a draft folder,
// read back, synced, renamed, and then made current by one flip of a link. A
// reader never sees half a release, and a run that fails leaves the last one
// as it was.
//
// It knows tables and files, not statistics. It must not import aggregate,
// excel or anything above.
package release

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"forcestats/pipeline/record"
)

// Manifest says what a release was made from and what it holds. Its times are
// the only bytes of a release that differ between two runs on the same input.
type Manifest struct {
	Release       string    `json:"release"`
	Content       string    `json:"content"` // hash of everything that decides the release's bytes
	Program       string    `json:"program"` // hash of the executable
	Version       string    `json:"version"`
	Schema        string    `json:"schema_version"`
	Geography     string    `json:"geography_date"`
	RunDate       string    `json:"run_date"` // "about now" in open, overdue and days since
	Engine        string    `json:"engine"`
	FencesMissing string    `json:"fences_missing,omitempty"` // around the processes that read documents, that the system lacked
	Started       time.Time `json:"started"`
	Finished      time.Time `json:"finished"`
	Previous      string    `json:"previous,omitempty"`
	Inputs        []Input   `json:"inputs"`
	// Observations, findings and judgements by publication; the next run's gate
	// compares with them.
	Rows   map[string]int64 `json:"rows"`
	Forces int              `json:"forces"` // police force areas with a figure in a table by force
	// What the gate let out because a person said so, and why.
	Accepted []Accepted `json:"accepted,omitempty"`
	// Why the gate kept it back; such a release is never current.
	Refused []string `json:"refused,omitempty"`
	Files   []File   `json:"files"`
}

// Accepted is a reason against the release that a person let pass.
type Accepted struct {
	Rule    string `json:"rule"`
	Because string `json:"because"`
	Says    string `json:"says"`
}

// Input is one document of the sources directory.
type Input struct {
	Path        string `json:"path"`
	DocumentID  string `json:"document_id"`
	Bytes       int64  `json:"bytes"`
	Publication string `json:"publication,omitempty"`
	Layout      string `json:"layout,omitempty"`
	Status      string `json:"status"`
	Part        string `json:"part,omitempty"`
}

// File is one file of the release. Rows counts the rows of a table.
type File struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	Rows   *int64 `json:"rows,omitempty"`
	SHA256 string `json:"sha256"`
}

// Count returns the rows of every table whose name begins with prefix.
func (m *Manifest) Count(prefix string) int64 {
	var n int64
	for _, f := range m.Files {
		if f.Rows != nil && strings.HasPrefix(f.Name, "data/"+prefix) {
			n += *f.Rows
		}
	}
	return n
}

const (
	releasesFolder = "releases"
	currentLink    = "current"
	manifestName   = "manifest.json"
	draftPrefix    = ".draft-"
	refusedPrefix  = "refused-"
)

// ErrNone says that the outputs directory has no release yet.
var ErrNone = errors.New("no release yet")

// ErrDamaged says that a release is not what its manifest says, or that this
// program can't read the manifest.
var ErrDamaged = errors.New("damaged release")

// ErrOlder says that a release is of an older schema.
var ErrOlder = errors.New("older release")

// ID names a release: the UTC time of its run, and the first eight hex digits
// of its content.
func ID(t time.Time, content string) string {
	return t.UTC().Format("20060102T150405Z") + "-" + content[:8]
}

// Current returns the folder and the manifest of the release that stands, or
// ErrNone. The error is ErrDamaged where the manifest can't be read.
func Current(outputs string) (string, Manifest, error) {
	folder, err := filepath.EvalSymlinks(filepath.Join(outputs, currentLink))
	if errors.Is(err, fs.ErrNotExist) {
		return "", Manifest{}, ErrNone
	}
	if err != nil {
		return "", Manifest{}, err
	}
	m, err := ReadManifest(folder)
	return folder, m, err
}

// schemaVersion is the contract's as a number.
func schemaVersion() int {
	n, _ := strconv.Atoi(record.SchemaVersion)
	return n
}

// ReadManifest reads the manifest of a release folder. The error is ErrOlder as
// well as ErrDamaged where a program of an older schema made the release; the
// manifest is then whole, and the tables have the first of today's columns.
func ReadManifest(folder string) (Manifest, error) {
	var m Manifest
	data, err := os.ReadFile(filepath.Join(folder, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return Manifest{}, fmt.Errorf("%w: %s: %w", ErrDamaged, filepath.Join(folder, manifestName), err)
	}
	if m.Schema == record.SchemaVersion {
		return m, nil
	}
	other := fmt.Errorf("%w: %s: schema version %q, this program reads %q", ErrDamaged, folder, m.Schema, record.SchemaVersion)
	if was, err := strconv.Atoi(m.Schema); err == nil && strconv.Itoa(was) == m.Schema && was < schemaVersion() {
		return m, fmt.Errorf("%w: %w", ErrOlder, other)
	}
	return m, other
}

// Check reads every file of a release and compares it with the manifest. The
// error is ErrDamaged and names the first file at fault.
func Check(folder string, m Manifest) error {
	for _, f := range m.Files {
		if err := verify(filepath.Join(folder, filepath.FromSlash(f.Name)), f); err != nil {
			return fmt.Errorf("%w: %s: %w", ErrDamaged, f.Name, err)
		}
	}
	return nil
}
