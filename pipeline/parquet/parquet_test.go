package parquet

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/record"
)

func observations(n int) []record.Observation {
	var rows []record.Observation
	for i := range n {
		o := record.Observation{DocumentID: "d1", Publication: "p", Cell: "A1", Measure: "recorded_offences", Category: "71", AreaType: "force", PeriodKind: "year", Unit: "count", Published: "3"}
		if i%3 == 0 {
			o.Marker = "not_available"
			o.PeriodStart = record.NewDate(2024, 4, 1)
		} else {
			o.Value = record.Some(float64(i))
			o.AreaCode = "E23000010"
			o.Revised = record.Some(i%2 == 0)
			o.Page = int32(i)
		}
		rows = append(rows, o)
	}
	return rows
}

func write(t *testing.T, rows []record.Observation) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := NewWriter(&b, record.ObservationTable(), Property{"licence", "OGL"})
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		if err := w.Write(&rows[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRows_come_back_as_written(t *testing.T) {
	for _, n := range []int{0, 1, 7, rowGroup + 5} {
		want := observations(n)
		data := write(t, want)
		var got []record.Observation
		for row, err := range Rows(bytes.NewReader(data), record.ObservationTable()) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, *row)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%d rows: %s", n, diff)
		}
		if count, err := Count(bytes.NewReader(data)); err != nil || count != int64(n) {
			t.Errorf("Count = %d, %v; want %d", count, err, n)
		}
	}
}

func TestWriter_same_rows_same_bytes(t *testing.T) {
	if !bytes.Equal(write(t, observations(1000)), write(t, observations(1000))) {
		t.Error("two files of the same rows differ")
	}
}

// TestWriter_same_bytes_of_long_texts: texts beyond the usual limit of a
// dictionary page once gave footers that differed from run to run.
func TestWriter_same_bytes_of_long_texts(t *testing.T) {
	rows := observations(20000)
	for i := range rows {
		rows[i].Note = fmt.Sprintf("%d %s", i, strings.Repeat("x", 100))
	}
	first := write(t, rows)
	for range 8 {
		if !bytes.Equal(first, write(t, rows)) {
			t.Fatal("two files of the same rows differ")
		}
	}
}

func TestRows_refuses_another_schema(t *testing.T) {
	data := write(t, observations(3))
	for _, err := range Rows(bytes.NewReader(data), record.FindingTable()) {
		if err == nil {
			t.Error("a file of observations was read as findings")
		}
	}
}
