package list

import (
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"forcestats/pipeline/vocabulary"
)

// TestAll_names_every_folder fails when a folder with a publication is not in
// the list: run go generate.
func TestAll_names_every_folder(t *testing.T) {
	listed := map[string]bool{}
	for _, p := range All() {
		listed[path.Base(reflect.TypeOf(p).PkgPath())] = true
	}
	files, err := filepath.Glob("../*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if name := filepath.Base(filepath.Dir(f)); strings.Contains(string(data), "\ntype Publication struct") && !listed[name] {
			t.Errorf("%s is not in the list: run make generate", name)
		}
	}
}

func TestMeta_is_whole_and_each_id_stands_once(t *testing.T) {
	form := regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)+$`)
	seen := map[string]bool{}
	for _, p := range All() {
		m := p.Meta()
		if !form.MatchString(m.ID) || m.Version < 1 || m.Title == "" || m.Publisher == "" || m.Reads == "" || m.Cadence == "" {
			t.Errorf("%T: %+v", p, m)
		}
		if seen[m.ID] {
			t.Errorf("two publications are called %s", m.ID)
		}
		seen[m.ID] = true
		for _, code := range m.Measures {
			if !slices.ContainsFunc(vocabulary.Measures(), func(known vocabulary.Measure) bool { return known.Code == code }) {
				t.Errorf("%s brings %s, which is no entry of pipeline/vocabulary/measures.go", m.ID, code)
			}
		}
		folder := path.Base(reflect.TypeOf(p).PkgPath())
		if readme, err := os.ReadFile(filepath.Join("..", folder, "README.md")); err != nil || len(readme) < 200 {
			t.Errorf("%s has no README.md that says publisher, page, licence, cadence and oddities", folder)
		}
	}
}
