package record_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"forcestats/pipeline/record"
)

var update = flag.Bool("update", false, "write the tables of CONTRACT.md anew")

// section is a table as CONTRACT.md shows it.
func section[T any](t record.Table[T]) string {
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

// TestContract holds the promise that readers rely on to the schemas that are
// written: a column that is renamed, retyped or removed shows in its diff.
func TestContract(t *testing.T) {
	const name, mark = "CONTRACT.md", "<!-- tables -->\n"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	head, tables, found := strings.Cut(string(data), mark)
	if !found {
		t.Fatalf("%s has no line %q", name, mark)
	}
	want := section(record.DocumentTable()) + section(record.DocumentAreaTable()) + section(record.ObservationTable()) +
		section(record.FindingTable()) + section(record.FindingAreaTable()) + section(record.FindingAddresseeTable()) + section(record.FindingThemeTable()) +
		section(record.JudgementTable()) + section(record.RevisionTable()) + section(record.IssueTable()) +
		section(record.ForceSummaryTable()) + section(record.DistrictSummaryTable())
	if *update {
		if err := os.WriteFile(name, []byte(head+mark+want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if tables != want {
		t.Errorf("the tables of %s are not those of the schemas; -update writes them, and readers must be told of a column that is not new and last", name)
	}
}
