package parquet

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

func observations(n int) []record.Observation {
	var rows []record.Observation
	for i := range n {
		o := record.Observation{DocumentID: "d1", Publication: "p", Cell: "A1", Measure: "recorded_offences", Category: "71", AreaType: "force", PeriodKind: "year", Unit: "count", Published: "3"}
		if i%3 == 0 {
			o.Marker = "not_available"
			o.PeriodStart = civil.New(2024, 4, 1)
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

// One text that is not UTF-8 makes other readers refuse the whole table.
func TestWriter_text_is_always_UTF8(t *testing.T) {
	var b bytes.Buffer
	w, err := NewWriter(&b, record.IssueTable())
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Write(&record.Issue{IssueID: "1", Code: "c", Severity: "s", Message: "caf\xe9\x00\xff"}), w.Close()); err != nil {
		t.Fatal(err)
	}
	for row, err := range Rows(bytes.NewReader(b.Bytes()), record.IssueTable()) {
		if err != nil || !utf8.ValidString(row.Message) || row.Message != "caf\uFFFD\x00\uFFFD" {
			t.Errorf("%q, %v", row.Message, err)
		}
	}
}

// fullDisk takes so many bytes and then fails.
type fullDisk struct{ left int }

func (d *fullDisk) Write(p []byte) (int, error) {
	if d.left -= len(p); d.left < 0 {
		return 0, errors.New("no space left on device")
	}
	return len(p), nil
}

// A disk may be full at any byte; that is an error, whatever the library does.
func TestWriter_full_disk_is_an_error(t *testing.T) {
	rows := observations(200)
	for room := 0; ; room += 37 {
		w, err := NewWriter(&fullDisk{room}, record.ObservationTable())
		for i := 0; err == nil && i < len(rows); i++ {
			err = w.Write(&rows[i])
		}
		if w != nil {
			err = errors.Join(err, w.Close())
		}
		if err == nil {
			t.Logf("it fits into %d bytes", room)
			return
		}
		if !strings.Contains(err.Error(), "no space left") {
			t.Fatalf("with %d bytes: %v", room, err)
		}
	}
}
