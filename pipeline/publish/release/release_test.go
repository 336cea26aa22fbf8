package release

import (
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"testing"
	"time"

	"forcestats/pipeline/record"
)

func issues(n int) iter.Seq2[*record.Issue, error] {
	return func(yield func(*record.Issue, error) bool) {
		for range n {
			if !yield(&record.Issue{IssueID: "i", Code: "residue", Severity: "warning", Message: "m"}, nil) {
				return
			}
		}
	}
}

func draft(t *testing.T, outputs, id string) *Draft {
	t.Helper()
	d, err := Begin(t.Context(), outputs, id)
	if err != nil {
		t.Fatal(err)
	}
	if err := Table(d, "issues", record.IssueTable(), issues(3)); err != nil {
		t.Fatal(err)
	}
	if err := d.Write("index.html", func(w io.Writer) error { _, err := io.WriteString(w, "<p>"); return err }); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDraft_is_invisible_until_published(t *testing.T) {
	outputs := t.TempDir()
	d := draft(t, outputs, "first")
	if _, _, err := Current(outputs); !errors.Is(err, ErrNone) {
		t.Fatalf("a draft is current: %v", err)
	}
	if err := d.Verify(); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Publish(Manifest{Release: "first", Schema: record.SchemaVersion}); err != nil {
		t.Fatal(err)
	}
	_, m, err := Current(outputs)
	if err != nil || m.Release != "first" || m.Count("issues") != 3 {
		t.Fatalf("current is %+v, %v", m, err)
	}
	if _, err := draft(t, outputs, "second").Publish(Manifest{Release: "second", Schema: record.SchemaVersion}); err != nil {
		t.Fatal(err)
	}
	if _, m, _ := Current(outputs); m.Release != "second" {
		t.Errorf("current is %q after a second release", m.Release)
	}
}

func TestVerify_sees_a_file_that_changed(t *testing.T) {
	d := draft(t, t.TempDir(), "x")
	if err := os.WriteFile(filepath.Join(d.Folder(), "index.html"), []byte("<q>"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := d.Verify(); err == nil {
		t.Error("no error")
	}
}

func TestBegin_removes_what_a_killed_run_left(t *testing.T) {
	outputs := t.TempDir()
	left := draft(t, outputs, "killed").Folder()
	draft(t, outputs, "next")
	if _, err := os.Stat(left); !errors.Is(err, os.ErrNotExist) {
		t.Error("the killed run's draft is still there")
	}
}

func TestID(t *testing.T) {
	at := time.Date(2026, 1, 31, 2, 15, 0, 0, time.UTC)
	if got := ID(at, "0123456789abcdef"); got != "20260131T021500Z-01234567" {
		t.Error(got)
	}
}
