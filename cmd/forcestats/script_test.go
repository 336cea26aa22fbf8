package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"forcestats/pipeline/readers/pdf/pdftest"
)

// exits runs a command and compares its exit code: exits 3 forcestats run.
// What the command printed is left in the files exits.stdout and exits.stderr.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARGS]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	ts.Check(os.WriteFile(ts.MkAbs("exits.stdout"), []byte(ts.ReadFile("stdout")), 0o644))
	ts.Check(os.WriteFile(ts.MkAbs("exits.stderr"), []byte(ts.ReadFile("stderr")), 0o644))
	if got != want {
		ts.Fatalf("exit code %d, want %d\n%s", got, want, ts.ReadFile("stderr"))
	}
}

// hostile fills a folder with files that no reader should trust.
func hostile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: hostile FOLDER")
	}
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o755))
	write := func(name string, data []byte) { ts.Check(os.WriteFile(filepath.Join(dir, name), data, 0o644)) }
	noise := make([]byte, 20000)
	state := uint32(1)
	for i := range noise {
		state = state*1664525 + 1013904223
		noise[i] = byte(state >> 24)
	}
	write("random.pdf", noise)
	write("empty.xlsx", nil)
	write("bomb.xlsx", bomb(ts))
	write("line\nbreak.csv", []byte("a,b\n1,2\n"))
	write("hangs.pdf", hangingReview())
	write("page.xls", []byte("<!DOCTYPE html><html><body>404</body></html>"))
	ts.Check(os.Symlink("/etc/hostname", filepath.Join(dir, "outside.csv")))
}

// hangingReview is a review that the first PDF reader reads whole and that the
// second never finishes: a content stream ends inside a hexadecimal string.
func hangingReview() []byte {
	page := pdftest.Page{Raw: "BT /F1 12 Tf 72 100 Td <48656c6c6f"}
	y := 780.0
	for _, l := range []pdftest.Line{
		{Size: 22, Bold: true, Text: "Serious Case Review: Child K"},
		{Size: 12, Text: "Anytown Safeguarding Children Board"},
		{Size: 12, Text: "The review heard from practitioners and from the family."},
		{Size: 16, Bold: true, Text: "Recommendations"},
		{Size: 12, Text: "1. The Board should review its strategy on neglect."},
		{Size: 12, Text: "2. West Yorkshire Police should audit its records of missing children."},
	} {
		l.X, l.Y = 72, y
		page.Lines = append(page.Lines, l)
		y -= 40
	}
	return pdftest.Document(page)
}

// bomb is a workbook whose one sheet inflates to 8 GB.
func bomb(ts *testscript.TestScript) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range []struct{ name, text string }{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
	} {
		out, err := w.Create(f.name)
		ts.Check(err)
		_, err = out.Write([]byte(f.text))
		ts.Check(err)
	}
	out, err := w.Create("xl/worksheets/sheet1.xml")
	ts.Check(err)
	_, err = out.Write([]byte("<worksheet><sheetData><row><c><v>1"))
	ts.Check(err)
	zeros := bytes.Repeat([]byte("0"), 1<<20)
	for range 256 {
		_, err = out.Write(zeros)
		ts.Check(err)
	}
	ts.Check(w.Close())
	return b.Bytes()
}

// same compares two outputs folders: every file of their current releases but
// the manifest has the same bytes.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: same OUTPUTS OUTPUTS")
	}
	a, b := filesOf(ts, args[0]), filesOf(ts, args[1])
	if len(a) < 10 || len(a) != len(b) {
		ts.Fatalf("%d files and %d files", len(a), len(b))
	}
	for name, data := range a {
		if name != "manifest.json" && !bytes.Equal(data, b[name]) {
			ts.Fatalf("%s differs", name)
		}
	}
}

func filesOf(ts *testscript.TestScript, outputs string) map[string][]byte {
	root := ts.MkAbs(outputs) + "/current/"
	files := map[string][]byte{}
	ts.Check(filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		files[strings.TrimPrefix(path, root)] = data
		return err
	}))
	if len(files) == 0 {
		ts.Fatalf("%s", fmt.Sprintf("%s has no release", outputs))
	}
	return files
}
