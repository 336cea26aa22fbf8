package part

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"forcestats/pipeline/record"
)

func writePart(t *testing.T, root, key string) (string, Info) {
	t.Helper()
	folder := filepath.Join(root, "tmp-"+key)
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	w := NewWriter(folder)
	for _, err := range []error{
		w.Write(&record.Observation{DocumentID: "d", Measure: "population", Value: record.Some(3.0)}),
		w.Write(&record.Document{DocumentID: "d", Publication: "p", Status: "read"}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	info, err := w.Finish(Info{Key: key})
	if err != nil {
		t.Fatal(err)
	}
	return folder, info
}

func TestFolder_holds_only_whole_parts(t *testing.T) {
	root := t.TempDir()
	s := Folder{Root: filepath.Join(root, "parts")}
	if has, err := s.Has("abcd"); has || err != nil {
		t.Fatalf("an empty store has a part: %v %v", has, err)
	}
	if _, err := s.Fetch("abcd"); !errors.Is(err, ErrNoPart) {
		t.Errorf("Fetch of nothing: %v", err)
	}
	folder, info := writePart(t, root, "abcd")
	if info.Rows("observations") != 1 || info.Status != "read" || info.Publication != "p" {
		t.Errorf("info %+v", info)
	}
	if err := s.Put("abcd", folder); err != nil {
		t.Fatal(err)
	}
	again, _ := writePart(t, root, "abcd")
	if err := s.Put("abcd", again); err != nil {
		t.Errorf("a second writer of the same part: %v", err)
	}
	if _, err := os.Stat(again); !errors.Is(err, os.ErrNotExist) {
		t.Error("the second writer's folder is still there")
	}
	kept, err := s.Fetch("abcd")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := All(kept, record.ObservationTable())
	if err != nil || len(rows) != 1 || rows[0].Value.V != 3 {
		t.Errorf("rows %v, %v", rows, err)
	}
	if findings, err := All(kept, record.FindingTable()); err != nil || findings != nil {
		t.Errorf("a table without rows: %v, %v", findings, err)
	}
}

// TestFolder_takes_parts_from_another_file_system: the machine's own disk and
// the mounted store are two, so Put must copy where it can't rename.
func TestFolder_takes_parts_from_another_file_system(t *testing.T) {
	root := t.TempDir()
	s := Folder{Root: filepath.Join(root, "parts")}
	if err := os.Mkdir(s.Root, 0o755); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second writer's copy is dropped
		folder, info := writePart(t, root, "abcd")
		if err := s.putCopy("abcd", folder); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
			t.Error("the draft is still there")
		}
		kept, err := s.Fetch("abcd")
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range info.Tables {
			if err := confirm(filepath.Join(kept, table.Name+".parquet"), table.SHA256); err != nil {
				t.Error(err)
			}
		}
		left, err := filepath.Glob(filepath.Join(s.Root, ".put-*"))
		if err != nil || len(left) > 0 {
			t.Errorf("left in the store: %q, %v", left, err)
		}
	}
}

func TestWriter_abandon_leaves_nothing(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "p")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	w := NewWriter(folder)
	if err := w.Write(&record.Issue{Code: "residue"}); err != nil {
		t.Fatal(err)
	}
	if err := w.Abandon(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
		t.Error("the folder is still there")
	}
}

// TestFolder_damaged_part_is_told_dropped_and_written_again: a disk, a power
// cut or a hand may harm any file of a part.
func TestFolder_damaged_part_is_told_dropped_and_written_again(t *testing.T) {
	for name, harm := range map[string]func(folder string) error{
		"a flipped bit": func(folder string) error {
			return change(filepath.Join(folder, "observations.parquet"), func(b []byte) []byte { b[len(b)/2] ^= 4; return b })
		},
		"a table cut": func(folder string) error {
			return change(filepath.Join(folder, "documents.parquet"), func(b []byte) []byte { return b[:len(b)/2] })
		},
		"a table gone": func(folder string) error { return os.Remove(filepath.Join(folder, "observations.parquet")) },
		"part.json cut": func(folder string) error {
			return change(filepath.Join(folder, infoName), func(b []byte) []byte { return b[:9] })
		},
		"part.json gone":  func(folder string) error { return os.Remove(filepath.Join(folder, infoName)) },
		"part.json other": func(folder string) error { return os.WriteFile(filepath.Join(folder, infoName), []byte("{}"), 0o644) },
	} {
		root := t.TempDir()
		s := Folder{Root: filepath.Join(root, "parts")}
		folder, _ := writePart(t, root, "abcd")
		if err := s.Put("abcd", folder); err != nil {
			t.Fatal(err)
		}
		if err := harm(s.path("abcd")); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Fetch("abcd"); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNoPart) {
			t.Errorf("%s: Fetch says %v", name, err)
		}
		again, _ := writePart(t, root, "abcd")
		if err := s.Put("abcd", again); err != nil {
			t.Errorf("%s: Put over it: %v", name, err)
		}
		if _, err := s.Fetch("abcd"); err != nil {
			t.Errorf("%s: after it was written again: %v", name, err)
		}
		if err := s.Drop("abcd"); err != nil {
			t.Error(err)
		}
		if has, err := s.Has("abcd"); has || err != nil {
			t.Errorf("%s: dropped, and there: %v", name, err)
		}
	}
}

func change(name string, f func([]byte) []byte) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return os.WriteFile(name, f(data), 0o644)
}
