package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"forcestats/pipeline/part"
	"forcestats/pipeline/record"
)

// store writes a part of one document into a new store.
func store(t *testing.T) string {
	t.Helper()
	draft := t.TempDir()
	w := part.NewWriter(draft)
	if err := w.Write(&record.Document{DocumentID: "d", Publication: "p", Status: "read"}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Finish(part.Info{Key: "abcd"}); err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	if err := (part.Folder{Root: root}).Put("abcd", draft); err != nil {
		t.Fatal(err)
	}
	return root
}

// TestListing_sees_what_is_not_whole changes a store as a shard that dies could
// leave it, or that read something else.
func TestListing_sees_what_is_not_whole(t *testing.T) {
	change := func(name string, data string) func(*testing.T, string) {
		return func(t *testing.T, root string) {
			name := filepath.Join(root, name)
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	remove := func(name string) func(*testing.T, string) {
		return func(t *testing.T, root string) {
			if err := os.Remove(filepath.Join(root, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, c := range []struct {
		name   string
		change func(*testing.T, string)
		whole  bool
	}{
		{"nothing", func(*testing.T, string) {}, true},
		{"other bytes", change("ab/abcd/documents.parquet", "x"), false},
		{"a table that part.json does not list", change("ab/abcd/issues.parquet", "x"), false},
		{"a draft", change(".put-1/documents.parquet", "x"), false},
		{"a stray file", change("ab/part.json", "{}"), false},
		{"an empty folder", func(t *testing.T, root string) {
			if err := os.MkdirAll(filepath.Join(root, "ab", "abef"), 0o755); err != nil {
				t.Fatal(err)
			}
		}, false},
		{"no part.json", remove("ab/abcd/part.json"), false},
		{"no table", remove("ab/abcd/documents.parquet"), false},
		{"another part's part.json", change("ab/abef/part.json", `{"key": "abcd"}`), false},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "_"), func(t *testing.T) {
			root := store(t)
			c.change(t, root)
			l, err := listFolder(root)
			if err == nil {
				err = l.whole()
			}
			if (err == nil) != c.whole {
				t.Errorf("whole: %v", err)
			}
		})
	}
}

// TestPage_has_no_block_that_nothing_runs: sh blocks and the manifest are run
// by the tests of cmd/forcestats, the others by this command.
func TestPage_has_no_block_that_nothing_runs(t *testing.T) {
	text, err := os.ReadFile("../../CLUSTER.md")
	if err != nil {
		t.Fatal(err)
	}
	run := map[string]int{"sh": 0, "yaml": 0, "sh slurm": 0, "sql read.sql": 0, "sh spark": 0, "sh spark statistics": 0}
	for _, m := range fence.FindAllStringSubmatch(string(text), -1) {
		if _, known := run[m[1]]; !known {
			t.Errorf("nothing runs the block ```%s", m[1])
		}
		run[m[1]]++
	}
	for opening, n := range run {
		if n == 0 {
			t.Errorf("no block ```%s", opening)
		}
	}
}
