package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func openRoot(t *testing.T, files map[string]string) *os.Root {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

func TestDiscover_copies_links_and_odd_names(t *testing.T) {
	root := openRoot(t, map[string]string{
		"b.csv": "same", "a/copy.csv": "same", "line\nbreak.csv": "x", ".hidden": "h",
		"catalogue.csv": "c", "README.md": "r", "a/README.md": "kept",
	})
	if err := os.Symlink("/etc/passwd", filepath.Join(root.Name(), "out.csv")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("b.csv", filepath.Join(root.Name(), "within.csv")); err != nil {
		t.Fatal(err)
	}
	docs, err := Discover(root)
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		Path    string
		Other   []string
		Refused string
	}
	var got []row
	for _, d := range docs {
		got = append(got, row{d.Path, d.Other, d.Refused.Code()})
	}
	want := []row{
		{"a/README.md", nil, ""},
		{"a/copy.csv", []string{"b.csv", "within.csv"}, ""},
		{"line\nbreak.csv", nil, ""},
		{"out.csv", nil, "document-outside"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCatalogue_names_the_line_at_fault(t *testing.T) {
	head := strings.Join(catalogueColumns, ",") + "\n"
	id := strings.Repeat("a", 64)
	for _, c := range []struct{ name, text, want string }{
		{"header", "sha,file\n", "header line must be"},
		{"hash", head + "xyz,f,,,,,,,\n", "line 2"},
		{"date", head + id + ",f,,,31/03/2025,,,,\n", "published"},
		{"twice", head + id + ",f,,,,,,,\n" + id + ",g,,,,,,,\n", "line 3"},
	} {
		if _, err := parseCatalogue(strings.NewReader(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v does not say %q", c.name, err, c.want)
		}
	}
}

func TestPlan_gives_each_document_one_reason(t *testing.T) {
	v := Versions{"p1", "r1", "u1"}
	doc := Document{ID: "d", Path: "x.csv"}
	memory := func(m Memory) map[string]Memory { return map[string]Memory{"x.csv": m} }
	none := func(string) bool { return false }
	for _, c := range []struct {
		want       Reason
		remembered map[string]Memory
		known      func(string) bool
	}{
		{New, nil, none},
		{ContentChanged, memory(Memory{"e", v, "k"}), none},
		{PublicationVersion, memory(Memory{"d", Versions{"p1", "r1", "u0"}, "k"}), none},
		{ReferenceData, memory(Memory{"d", Versions{"p1", "r0", "u1"}, "k"}), none},
		{ProgramVersion, memory(Memory{"d", Versions{"p0", "r1", "u1"}, "k"}), none},
		{CatalogueChanged, memory(Memory{"d", v, "other"}), none},
		{PartMissing, memory(Memory{"d", v, Key(doc, v)}), none},
		{Cached, nil, func(string) bool { return true }},
	} {
		if got := Plan([]Document{doc}, v, c.remembered, c.known)[0].Reason; got != c.want {
			t.Errorf("reason %q, want %q", got, c.want)
		}
	}
}
