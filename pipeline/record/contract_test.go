package record_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

var update = flag.Bool("update", false, "write the lists and tables of CONTRACT.md anew")

// section is a table as CONTRACT.md shows it.
func section(t record.TableInfo) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n### %s\n\n%s\n\n| column | type | meaning |\n|---|---|---|\n", t.Name, t.Doc)
	types := map[record.Type]string{record.String: "string", record.Int32: "int32", record.Int64: "int64", record.Double: "double", record.Bool: "bool", record.Day: "date"}
	for _, c := range t.Columns {
		mark := ""
		if c.Required {
			mark = "!"
		}
		fmt.Fprintf(&b, "| %s | %s%s | %s |\n", c.Name, types[c.Type], mark, c.Doc)
	}
	return b.String()
}

// dictionary is the dictionary as CONTRACT.md shows it.
func dictionary() string {
	var b strings.Builder
	b.WriteString("\n### Measures\n\n| measure | what it is | unit | categories | adds up over | more is | source |\n|---|---|---|---|---|---|---|\n")
	for _, m := range vocabulary.Measures() {
		fmt.Fprintf(&b, "| `%s` | %s: %s | %s | %s | %s | %s | %s |\n",
			m.Code, m.Label, m.Meaning, strings.Join(m.Units, ", "), m.Category, m.Adds, m.Polarity, m.Source)
	}
	b.WriteString("\nAny other measure that a publication brings has the words of its own name as its label. Its figures add up as its unit\n" +
		"does, but never where a word of measure or category says that it is an average, a rank, a score and the like.\n" +
		"\n### Statistics\n\n`force_summary` and `district_summary` have one row per area, statistic, category, breakdown and period. Every measure has a\n" +
		"statistic of the same name (of its units the first; the others add the unit to the name), and these are worked out:\n\n" +
		"| statistic | what it is | unit | category | limits | more is | source |\n|---|---|---|---|---|---|---|\n")
	for _, s := range vocabulary.Statistics() {
		if !s.Published() {
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s | %s |\n", s.Code, s.Meaning, s.Unit, s.Category, s.Limits, s.Polarity, s.Source)
		}
	}
	b.WriteString("\n### Units\n\n| unit | meaning | adds up over | shown with decimals |\n|---|---|---|---|\n")
	for _, u := range vocabulary.Units() {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %d |\n", u.Code, u.Meaning, u.Adds, u.Decimals)
	}
	b.WriteString("\n### Markers\n\n| marker | in a cell | meaning |\n|---|---|---|\n")
	for _, m := range vocabulary.Markers() {
		only := ""
		if m.OfStatistics {
			only = "; of a statistic only"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s%s |\n", m.Code, m.Short, m.Meaning, only)
	}
	b.WriteString("\n### Issue codes\n\n| issue | severity | meaning | what to do |\n|---|---|---|---|\n")
	for _, c := range vocabulary.IssueCodes() {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", c.Code(), c.Severity(), c.Meaning(), c.Remedy())
	}
	b.WriteString("\n### Other lists\n\n| list | codes |\n|---|---|\n")
	for _, l := range vocabulary.Lists() {
		fmt.Fprintf(&b, "| %s: %s | %s |\n", l.Name, l.Meaning, strings.Join(l.Codes(), ", "))
	}
	return b.String()
}

// TestContract holds the promise that readers rely on to the dictionary and
// the schemas: a code or column that is renamed, retyped or removed shows in
// its diff.
func TestContract(t *testing.T) {
	const name, mark = "CONTRACT.md", "<!-- generated -->\n"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	head, made, found := strings.Cut(string(data), mark)
	if !found {
		t.Fatalf("%s has no line %q", name, mark)
	}
	want := dictionary() + "\n## Tables\n"
	for _, t := range record.Tables() {
		want += section(t)
	}
	if *update {
		if err := os.WriteFile(name, []byte(head+mark+want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if made != want {
		t.Errorf("%s is not what dictionary and schemas say; -update writes it, and readers must be told of a column that is not new and last", name)
	}
}
