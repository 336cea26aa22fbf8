package reading

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract"
	"forcestats/pipeline/record"
	"forcestats/pipeline/source"
)

var update = flag.Bool("update", false, "write what overlays do as what they should do; read it before it is committed")

const (
	overlays = "../../testdata/overlays"
	bases    = "../extract/publication"
)

// Each folder of testdata/overlays holds a published excerpt with one fault,
// and expect.txt, which names the excerpt and says what the fault does to what
// is read: the document's status, every issue that the fault adds with its
// cells and its hint, and every figure that is lost, added or other than in the
// excerpt.
func TestOverlays(t *testing.T) {
	cases, err := filepath.Glob(filepath.Join(overlays, "*"))
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases in %s: %v", overlays, err)
	}
	reader, err := NewReader(Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	for _, dir := range cases {
		if filepath.Ext(dir) == ".md" {
			continue
		}
		t.Run(filepath.Base(dir), func(t *testing.T) {
			expect := filepath.Join(dir, "expect.txt")
			text, err := os.ReadFile(expect)
			if err != nil {
				t.Fatal(err)
			}
			head, base, want := parseExpectation(string(text))
			got := effect(readFile(t, reader, filepath.Join(bases, base)), readFile(t, reader, filepath.Join(dir, filepath.Base(base))))
			if *update {
				if err := os.WriteFile(expect, []byte(head+strings.Join(got, "\n")+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(want) == 0 {
				t.Fatalf("%s expects nothing", expect)
			}
			if diff := gocmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// parseExpectation parts the lines that name the case from those that are
// expected.
func parseExpectation(text string) (head, base string, want []string) {
	for line := range strings.Lines(text) {
		name, isBase := strings.CutPrefix(line, "base ")
		switch {
		case isBase:
			base, head = strings.TrimSpace(name), head+line
		case strings.HasPrefix(line, "#"):
			head += line
		case strings.TrimSpace(line) != "":
			want = append(want, strings.TrimSpace(line))
		}
	}
	return head, base, want
}

func readFile(t *testing.T, reader *Reader, name string) *record.Rows {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	rows := &record.Rows{}
	f := extract.File{Name: filepath.Base(name), ReaderAt: bytes.NewReader(data), Size: int64(len(data))}
	if _, err := reader.Read(source.Document{ID: strings.Repeat("0", 64), Path: f.Name, Bytes: f.Size}, f, rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

// effect is what a fault does, one line each: the status, the issues that the
// excerpt alone does not raise, with their hints, and the figures.
func effect(base, faulty *record.Rows) []string {
	lines := []string{"status " + faulty.Documents[0].Status}
	before := map[string]int{}
	for _, i := range base.Issues {
		before[i.Code+i.Cell]++
	}
	cells, hints := map[string][]string{}, map[string]bool{}
	for _, i := range faulty.Issues {
		if before[i.Code+i.Cell] > 0 {
			before[i.Code+i.Cell]--
			continue
		}
		cells[i.Code] = append(cells[i.Code], cmp.Or(i.Cell, "-"))
		if i.Hint != "" {
			hints[fmt.Sprintf("hint %s: %s", i.Code, i.Hint)] = true
		}
	}
	for _, code := range slices.Sorted(maps.Keys(cells)) {
		lines = append(lines, fmt.Sprintf("issue %s %d at %s", code, len(cells[code]), strings.Join(cells[code], " ")))
	}
	lines = append(lines, slices.Sorted(maps.Keys(hints))...)
	was, is := figures(base), figures(faulty)
	lost, added := 0, 0
	for _, k := range slices.Sorted(maps.Keys(was)) {
		switch now, ok := is[k]; {
		case !ok:
			lost++
		case now != was[k]:
			lines = append(lines, fmt.Sprintf("changed %s: %s, was %s", k, now, was[k]))
		}
	}
	for k := range is {
		if _, ok := was[k]; !ok {
			added++
		}
	}
	return append(lines, fmt.Sprintf("figures %d lost %d added %d", len(is), lost, added))
}

// figures are the values by all that says what they are; rows that share it
// are told apart by their order.
func figures(rows *record.Rows) map[string]string {
	out := map[string]string{}
	for i := range rows.Observations {
		o := &rows.Observations[i]
		what := strings.Join([]string{o.Measure, o.Category, o.Breakdown, o.AreaType, cmp.Or(o.AreaCode, o.AreaPublished), o.PeriodStart.String(), o.PeriodEnd.String(), o.Unit}, " ")
		key := what
		for n := 2; out[key] != ""; n++ {
			key = fmt.Sprintf("%s #%d", what, n)
		}
		out[key] = fmt.Sprintf("%v as %q", o.Value.V, o.Published)
		if o.Marker != "" {
			out[key] = fmt.Sprintf("%s as %q", o.Marker, o.Published)
		}
	}
	return out
}
