package excel

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/publish/tables/tablestest"
)

// TestWrite_long_tables_are_cut_and_say_so stands in for a summary of more
// series than Excel has rows: the sheets of the test have few.
func TestWrite_long_tables_are_cut_and_say_so(t *testing.T) {
	const rows = room + 25
	var b bytes.Buffer
	if err := writeUpTo(&b, tablestest.Sample(), tables.ForceLevel, rows); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cut, short := 0, 0
	for _, name := range f.GetSheetList() {
		got, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) > rows {
			t.Errorf("sheet %q has %d rows, %d are allowed", name, len(got), rows)
		}
		for _, row := range got {
			if len(row) > 0 && strings.HasPrefix(row[0], "A sheet has no room for all: ") {
				cut++
			}
			if len(row) > 0 && strings.HasSuffix(row[0], "more rows have no room on a sheet; all are in the Parquet files.") {
				short++
			}
		}
	}
	if cut == 0 {
		t.Error("no table of statistics was cut, or none says so")
	}
	t.Logf("%d tables of statistics cut by series, %d other tables by rows", cut, short)
}
