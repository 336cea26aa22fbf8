package html

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/publish/tables/tablestest"
)

// kept collects the files of a page in memory.
type kept map[string]string

func (k kept) add(name string, fill func(io.Writer) error) error {
	var b bytes.Buffer
	if err := fill(&b); err != nil {
		return err
	}
	k[name] = b.String()
	return nil
}

// written writes the page of a release into memory.
func written(t *testing.T, d *tables.Data) kept {
	t.Helper()
	k := kept{}
	if err := Write(k.add, d); err != nil {
		t.Fatal(err)
	}
	return k
}

// folder writes the page of a release into a folder as a reader has it.
func folder(t *testing.T, d *tables.Data, to string) {
	t.Helper()
	for name, text := range written(t, d) {
		path := filepath.Join(to, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWrite_sameBytes(t *testing.T) {
	first, second := written(t, tablestest.Sample()), written(t, tablestest.Sample())
	if len(first) != len(second) {
		t.Fatalf("%d files, then %d", len(first), len(second))
	}
	for name := range first {
		if first[name] != second[name] {
			t.Errorf("%s: the same data gave different bytes", name)
		}
	}
}

// TestWrite_selfContained checks that the page asks for nothing from elsewhere:
// what it links to, it does not load.
func TestWrite_selfContained(t *testing.T) {
	page := written(t, tablestest.Sample())["index.html"]
	for _, word := range []string{"<script src", "<link", "@import", "fetch(", "XMLHttpRequest", "url(http", "<img", "<iframe", "import("} {
		if strings.Contains(page, word) {
			t.Errorf("the page has %q", word)
		}
	}
	if !strings.Contains(page, attribution) {
		t.Error("the page lacks the attribution of the boundaries")
	}
}

// firstView is the most that a reader's browser gets, compressed, for the view
// of one place.
const firstView = 1 << 20

// TestWrite_weight weighs what the view of a place loads, compressed, in a
// release of 400 documents, twelve years and 5,000 findings.
func TestWrite_weight(t *testing.T) {
	d := tablestest.New(tablestest.Size{Years: 12, Findings: 5000})
	for len(d.Documents) < 400 {
		r := d.Documents[len(d.Documents)%4]
		r.DocumentID = fmt.Sprintf("%064x", len(d.Documents))
		r.Title = fmt.Sprintf("%s, number %d", r.Title, len(d.Documents))
		d.Documents = append(d.Documents, r)
	}
	files := written(t, d)
	var weight, most int
	for name, text := range files {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		if _, err := io.WriteString(w, text); err != nil || w.Close() != nil {
			t.Fatal(err)
		}
		switch {
		case name == "index.html" || name == "page/documents.js" || name == "page/areas/E23000010.js":
			weight += b.Len()
			t.Logf("%s: %d bytes, %d compressed", name, len(text), b.Len())
		case strings.HasPrefix(name, "page/figures/force/"):
			most = max(most, b.Len())
		}
	}
	const headlines = 12 // figure files that the view of a place loads at most
	weight += headlines * most
	t.Logf("the view of a place: %d bytes compressed, with %d figures of at most %d", weight, headlines, most)
	if weight > firstView {
		t.Errorf("the view of a place weighs %d bytes compressed", weight)
	}
}

// TestWrite_nothing writes the pages of releases in which nothing was read.
func TestWrite_nothing(t *testing.T) {
	for name, d := range map[string]*tables.Data{"empty": tablestest.Empty(), "nothing": {}} {
		if page := written(t, d)["index.html"]; !strings.Contains(page, "has no figures") {
			t.Errorf("%s: the page does not say that there is nothing", name)
		}
	}
}

// TestWrite_plainTable checks that first figures stand in the page itself, with
// their sources, for readers without the script.
func TestWrite_plainTable(t *testing.T) {
	page := written(t, tablestest.Sample())["index.html"]
	if n := len(regexp.MustCompile(`<tr><th scope="row">`).FindAllString(page, -1)); n != 43 {
		t.Errorf("%d forces in the plain table", n)
	}
	if !strings.Contains(page, `title="ONS Police Force Area tables, year ending June 2025, Table P`) {
		t.Error("the plain table has no sources")
	}
}
