package extract_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"forcestats/pipeline/extract"
	"forcestats/pipeline/extract/publication/list"
	"forcestats/pipeline/readers/sheet/sheettest"
	"forcestats/pipeline/record"
)

// A damaged sheet beside a good one looks like one that has no table: it must
// not be lost without a word.
func TestRead_says_which_sheet_is_damaged(t *testing.T) {
	var whole bytes.Buffer
	table := sheettest.Partnerships("2015_16", 50)
	second := table
	second.Name = "2016_17"
	if err := sheettest.WriteXLSX(&whole, table, second); err != nil {
		t.Fatal(err)
	}
	data := cut(t, whole.Bytes(), "xl/worksheets/sheet2.xml")
	var rows record.RawRows
	e := extract.Engine{Publications: list.All()}
	r := e.Read(extract.File{Name: "x.xlsx", ReaderAt: bytes.NewReader(data), Size: int64(len(data))}, func(extract.Result) record.RawSink { return &rows })
	if r.Status != extract.PartlyRead || !strings.Contains(r.Reason, "2016_17") {
		t.Errorf("%s %q", r.Status, r.Reason)
	}
	var named bool
	for _, i := range rows.Issues {
		named = named || i.Code == "document-unreadable" && i.Sheet == "2016_17" && i.Hint != ""
	}
	if !named || len(rows.Observations) != 50 {
		t.Errorf("%d figures, issues %+v", len(rows.Observations), rows.Issues)
	}
}

// cut rewrites an archive with one of its parts ended half-way through its
// first kilobyte.
func cut(t *testing.T, archive []byte, part string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part {
			text = text[:512]
		}
		parts = append(parts, f.Name, string(text))
	}
	var out bytes.Buffer
	if err := sheettest.Pack(&out, parts...); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
