package source

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"
)

func zipOf(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, files[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipOf(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Members are documents with paths and bytes of their own; a workbook, which is
// a zip too, is one document.
func TestDiscover_opens_containers(t *testing.T) {
	root := openRoot(t, map[string]string{
		"a.zip":    zipOf(t, "2024-01/x.csv", "one", "2024-02/../y.csv", "two", "__MACOSX/._x.csv", "shadow", "2024-01/", ""),
		"b.csv.gz": gzipOf(t, "three"), "book.xlsx": zipOf(t, "[Content_Types].xml", "", "xl/workbook.xml", ""), "empty.zip": "PK\x05\x06" + strings.Repeat("\x00", 18),
		"broken.zip": "PK\x03\x04 and no more", "twice.zip": zipOf(t, "same.csv", "four", "./same.csv", "five"), "cut.csv.gz": gzipOf(t, "six")[:15],
	})
	docs, err := Discover(t.Context(), root)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range docs {
		text := string(d.Refused.Code())
		if d.Refused.Code() == "" {
			f, err := Open(root, d.Path)
			if err != nil {
				t.Fatalf("%s: %v", d.Path, err)
			}
			if err := Confirm(d, f); err != nil {
				t.Errorf("%s: %v", d.Path, err)
			}
			if strings.Contains(d.Path, within) {
				if _, err := f.Seek(0, io.SeekStart); err != nil {
					t.Fatal(err)
				}
				data, err := io.ReadAll(f)
				if err != nil || int64(len(data)) != d.Bytes {
					t.Errorf("%s: %d bytes, %v", d.Path, d.Bytes, err)
				}
				text = string(data)
			}
			f.Close()
		}
		got = append(got, d.Path+"="+text)
	}
	want := "a.zip!/2024-01/x.csv=one a.zip!/y.csv=two b.csv.gz!/b.csv=three book.xlsx= broken.zip= cut.csv.gz!/cut.csv=document-unreadable empty.zip= " +
		"twice.zip!/same.csv=four twice.zip!/same.csv=document-unreadable"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

// A member that inflates without end is refused before it has.
func TestDiscover_refuses_bombs(t *testing.T) {
	root := openRoot(t, map[string]string{"bomb.zip": zipOf(t, "zeros.csv", strings.Repeat("0", ratioFrom+1), "x.csv", "one")})
	docs, err := Discover(t.Context(), root)
	if err != nil || len(docs) != 2 {
		t.Fatalf("%v, %v", docs, err)
	}
	if docs[0].Path != "bomb.zip!/x.csv" || docs[1].Refused.Code() != "document-too-large" {
		t.Errorf("%+v", docs)
	}
}
