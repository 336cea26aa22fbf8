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
	docs, err := Discover(t.Context(), root)
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

func TestCatalogue_bad_line_costs_that_line(t *testing.T) {
	head := strings.Join(catalogueColumns[:9], ",") + "\n" // as before 0.3, without url
	withURL := strings.Join(catalogueColumns, ",") + "\n"
	id, other := strings.Repeat("a", 64), strings.Repeat("b", 64)
	good := other + ",good.csv,Good,,2025-03-31,,,,\n"
	for _, c := range []struct{ name, text, want string }{
		{"hash", head + "xyz,f,,,,,,,\n" + good, "line 2: \"xyz\" is not a SHA-256"},
		{"date", head + id + ",f,,,31/03/2025,,,,\n" + good, "line 2: published"},
		{"twice", head + good + other + ",again.csv,,,,,,,\n", "line 3: " + other + " stands here a second time"},
		{"fields", head + id + ",f\n" + good, "line 2: 2 fields, the header has 9"},
		{"open quote", head + id + ",\"f,,,,,,,\n" + good, "line 2: "},
		{"not UTF-8", head + id + ",caf\xe9,,,,,,,\n" + good, "line 2: not UTF-8"},
		{"byte order mark and line ends of Windows", "\ufeff" + strings.ReplaceAll(head+good, "\n", "\r\n"), ""},
		{"url", withURL + strings.TrimSuffix(good, "\n") + ",https://example.org/good\n", ""},
		{"no url", withURL + id + ",f,,,,,,,,example.org\n" + strings.TrimSuffix(good, "\n") + ",\n", "line 2: url"},
		{"empty lines", head + "\n" + good + "\n", ""},
	} {
		entries, issues := parseCatalogue(strings.NewReader(c.text))
		if entries[other].Title != "Good" || len(entries) != 1 {
			t.Errorf("%s: entries %v, want the good line's alone", c.name, entries)
		}
		switch {
		case c.want == "" && len(issues) > 0, c.want != "" && (len(issues) != 1 || !strings.Contains(issues[0].Message, c.want)):
			t.Errorf("%s: issues %v, want %q", c.name, issues, c.want)
		}
	}
	if entries, issues := parseCatalogue(strings.NewReader("sha,file\n" + good)); len(entries) > 0 || len(issues) != 1 || issues[0].Code != "catalogue-unreadable" {
		t.Errorf("another header: %v, %v", entries, issues)
	}
}

func TestPlan_gives_each_document_one_reason(t *testing.T) {
	v := Versions{Program: "p1", Reference: "r1", Publications: "u1"}
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
		{PublicationVersion, memory(Memory{"d", Versions{Program: "p1", Reference: "r1", Publications: "u0"}, "k"}), none},
		{ReferenceData, memory(Memory{"d", Versions{Program: "p1", Reference: "r0", Publications: "u1"}, "k"}), none},
		{ProgramVersion, memory(Memory{"d", Versions{Program: "p0", Reference: "r1", Publications: "u1"}, "k"}), none},
		{CardsChanged, memory(Memory{"d", Versions{Program: "p1", Reference: "r1", Publications: "u1", Cards: "c0"}, "k"}), none},
		{CatalogueChanged, memory(Memory{"d", v, "other"}), none},
		{PartMissing, memory(Memory{"d", v, Key(doc, v)}), none},
		{Cached, nil, func(string) bool { return true }},
	} {
		if got := Plan([]Document{doc}, v, c.remembered, c.known)[0].Reason; got != c.want {
			t.Errorf("reason %q, want %q", got, c.want)
		}
	}
}
