package reading

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// rowsShown is how many figures, from the first and evenly through the rest, a
// golden of normalised rows shows: enough to see places, periods and codes
// resolved without writing each excerpt twice.
const rowsShown = 12

// Every excerpt that a publication keeps golden raw rows of is read to the end
// too: beside its .golden stands .rows, what normalise makes of them. Raw rows
// alone would not show that normalise refuses them.
func TestExcerpts_normalised(t *testing.T) {
	goldens, err := filepath.Glob(filepath.Join(bases, "*/testdata/*.golden"))
	if err != nil || len(goldens) == 0 {
		t.Fatalf("no goldens below %s: %v", bases, err)
	}
	reader, err := NewReader(Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	for _, golden := range goldens {
		excerpt := strings.TrimSuffix(golden, ".golden")
		t.Run(filepath.Base(filepath.Dir(filepath.Dir(golden)))+"/"+filepath.Base(excerpt), func(t *testing.T) {
			if _, err := os.Stat(excerpt); err != nil {
				return // golden of a document that a test makes
			}
			rows := readFile(t, reader, excerpt)
			if rows.Documents[0].Status == "unrecognised" {
				t.Fatal("no publication claims it: make generate puts a new one into the list")
			}
			got := normalised(rows)
			if *update {
				if err := os.WriteFile(excerpt+".rows", []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(excerpt + ".rows")
			if err != nil {
				t.Fatalf("%v: write it by go test ./pipeline/reading -update and read it", err)
			}
			if diff := gocmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// normalised shows the contract's rows of a document, a line each.
func normalised(rows *record.Rows) string {
	var b strings.Builder
	d := &rows.Documents[0]
	fmt.Fprintf(&b, "document | %s | %s | %s | %s..%s | %d figures, %d findings, %d grades\n", d.Status, d.Publication, d.Title,
		d.PeriodStart, d.PeriodEnd, len(rows.Observations), len(rows.Findings), len(rows.Judgements))
	issues := map[string]int{}
	for _, i := range rows.Issues {
		issues[i.Severity+" | "+i.Code]++
	}
	for _, code := range slices.Sorted(maps.Keys(issues)) {
		fmt.Fprintf(&b, "issue | %s | %d\n", code, issues[code])
	}
	for _, i := range rows.Issues {
		if i.Severity == vocabulary.HeldBack {
			fmt.Fprintf(&b, "held back | %s | %s %s | %q | %s\n", i.Code, i.Sheet, i.Cell, i.Value, i.Hint)
		}
	}
	step := max(1, len(rows.Observations)/rowsShown)
	for i := 0; i < len(rows.Observations); i += step {
		o := &rows.Observations[i]
		value := fmt.Sprint(o.Value.V)
		if o.Marker != "" {
			value = o.Marker
		}
		fmt.Fprintf(&b, "figure | %s | %s | %s | %s | %s %s %q | %s..%s %s | %s | %q | %s\n", o.Cell, o.Measure, o.Category, o.Breakdown,
			o.AreaType, o.AreaCode, o.AreaPublished, o.PeriodStart, o.PeriodEnd, o.PeriodKind, value, o.Published, o.Unit)
	}
	for i := range rows.Judgements {
		j := &rows.Judgements[i]
		fmt.Fprintf(&b, "grade | %s%s | %s %s | %s | %s | %s | %s\n", j.Sheet, j.Cell, j.AreaType, j.AreaCode, j.Framework, j.Question, j.Grade, j.JudgedOn)
	}
	return b.String()
}
