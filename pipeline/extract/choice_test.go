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

// A hidden sheet, a draft or an archive never beats a visible sheet of the same
// columns; the issue names it. One that stands alone is read. Made-up books.
func TestRead_published_sheets(t *testing.T) {
	for _, c := range []struct {
		first, second string
		hidden        string
		want          string // sheet that is read
		left          string
	}{
		{"Old data", "Data", "Old data", "Data", "Old data"},
		{"Archive", "Data", "", "Data", "Archive"},
		{"Data", "Draft 2", "", "Data", "Draft 2"},
		{"Cover", "Data", "Data", "Data", ""},
	} {
		first, second := sheettest.Partnerships(c.first, 30), sheettest.Partnerships(c.second, 50)
		if c.first == "Cover" {
			first = sheettest.Mixed(3)
			first.Name = "Cover"
		}
		var book bytes.Buffer
		if err := sheettest.WriteXLSX(&book, first, second); err != nil {
			t.Fatal(err)
		}
		data := hide(t, book.Bytes(), c.hidden)
		var rows record.RawRows
		e := extract.Engine{Publications: list.All()}
		e.Read(extract.File{Name: "x.xlsx", ReaderAt: bytes.NewReader(data), Size: int64(len(data))}, func(extract.Result) record.RawSink { return &rows })
		for _, o := range rows.Observations {
			if o.Origin.Sheet != c.want {
				t.Fatalf("%s beside %s: a figure of %q is read", c.first, c.second, o.Origin.Sheet)
			}
		}
		left := ""
		for _, i := range rows.Issues {
			if strings.Contains(i.Message, "left out") && i.Hint != "" {
				left = i.Sheet
			}
		}
		if len(rows.Observations) == 0 || left != c.left {
			t.Errorf("%s beside %s: %d figures, left out %q: %+v", c.first, c.second, len(rows.Observations), left, rows.Issues)
		}
	}
}

// hide rewrites a workbook with a sheet hidden.
func hide(t *testing.T, archive []byte, name string) []byte {
	t.Helper()
	if name == "" {
		return archive
	}
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "xl/workbook.xml" {
			text = bytes.Replace(text, []byte(`name="`+name+`"`), []byte(`name="`+name+`" state="hidden"`), 1)
		}
		part, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
