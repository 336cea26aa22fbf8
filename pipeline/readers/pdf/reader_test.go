package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/readers/pdf"
	"forcestats/pipeline/readers/pdf/pdftest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// hang asks the test binary to be the process in which the second reader hangs.
const hang = "FORCESTATS_TEST_SECOND_READER"

// reader is one reader for all tests: starting PDFium without a cache takes
// seconds.
var reader *pdf.Reader

func TestMain(m *testing.M) {
	flag.Parse()
	if os.Getenv(hang) != "" {
		_, _ = pdf.Second(pdftest.Hanging("Areas for improvement"))
		os.Exit(0)
	}
	cache, err := os.MkdirTemp("", "page-test")
	if err != nil {
		panic(err)
	}
	if reader, err = pdf.NewReader(pdf.Options{CacheDir: cache}); err != nil {
		panic(err)
	}
	code := m.Run()
	reader.Close()
	os.RemoveAll(cache)
	os.Exit(code)
}

func read(t *testing.T, data []byte) *page.Document {
	t.Helper()
	doc, err := reader.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func file(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRead_refuses(t *testing.T) {
	sound := pdftest.Document(pdftest.Paragraphs("Areas for improvement"))
	for _, c := range []struct {
		name string
		data []byte
		kind page.ErrorKind
		says string
	}{
		{"empty", nil, page.Unreadable, "empty"},
		{"html", []byte("<!DOCTYPE html><html><title>Page not found</title></html>"), page.Unreadable, "HTML"},
		{"other", []byte("PK\x03\x04 a workbook"), page.Unreadable, "no PDF"},
		{"cut short", sound[:300], page.Unreadable, "damaged"},
		{"user password AES-256", file(t, "password_aes256.pdf"), page.Encrypted, "password"},
		{"user password RC4", file(t, "password_rc4.pdf"), page.Encrypted, "password"},
		{"no text", pdftest.Document(pdftest.Page{}), page.NoText, "text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := reader.Read(c.data)
			var known *page.Error
			if !errors.As(err, &known) {
				t.Fatalf("error %v, want a *page.Error", err)
			}
			if known.Kind != c.kind || !strings.Contains(known.Reason, c.says) {
				t.Errorf("%v: %q, want %v with %q", known.Kind, known.Reason, c.kind, c.says)
			}
		})
	}
}

func TestRead_accepts(t *testing.T) {
	sound := pdftest.Document(pdftest.Paragraphs("Areas for improvement"))
	for _, c := range []struct {
		name string
		data []byte
		text string
	}{
		{"junk before the header", append([]byte("X-Mailer: x\r\n\r\n"), sound...), "Areas for improvement"},
		{"AES-256 with an empty password", file(t, "empty_password_aes256.pdf"), "pdf encryption test"},
		{"RC4 with an empty password", file(t, "empty_password_rc4.pdf"), "pdf encryption test"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := read(t, c.data)
			if got := strings.Join(strings.Fields(doc.Pages[0].Text), " "); !strings.Contains(got, c.text) {
				t.Errorf("text %q, want %q in it", got, c.text)
			}
		})
	}
}

// brief writes the blocks of a document one a line, for comparison.
func brief(doc *page.Document) []string {
	var out []string
	for _, b := range doc.Blocks {
		s := b.Kind.String()
		if b.Label != "" {
			s += " [" + b.Label + "]"
		}
		s += " " + b.Text
		if b.PageEnd != b.Page {
			s += " >"
		}
		out = append(out, s)
	}
	return out
}

func TestRead_byType(t *testing.T) {
	heading := func(y float64, text string) pdftest.Line {
		return pdftest.Line{X: 72, Y: y, Size: 14, Bold: true, Text: text}
	}
	body := func(x, y float64, text string) pdftest.Line { return pdftest.Line{X: x, Y: y, Size: 12, Text: text} }
	foot := func(n string) pdftest.Line { return pdftest.Line{X: 290, Y: 40, Size: 10, Text: n} }
	long := strings.Repeat("text of an ordinary paragraph ", 2)
	doc := read(t, pdftest.Document(
		pdftest.Page{Lines: []pdftest.Line{
			heading(780, "Areas for improvement"),
			body(72, 750, "\x95"), body(90, 750, "Decisions are not made by the strategy discus-"),
			body(90, 735, "sion; a well-"), body(90, 720, "being plan is missing."),
			body(72, 695, "\x95"), body(90, 695, "Referrals are late"),
			{X: 185, Y: 699, Size: 7, Text: "1"},
			body(190, 695, "and incomplete because"),
			body(72, 80, long),
			foot("1"),
		}},
		pdftest.Page{Lines: []pdftest.Line{
			body(72, 780, "which goes on over the page. "+long),
			body(72, 765, long),
			body(72, 735, long),
			foot("2"),
		}},
		pdftest.Page{Lines: []pdftest.Line{body(72, 780, long+"again."), foot("3")}},
	))
	long = strings.TrimSpace(long)
	want := []string{
		"heading Areas for improvement",
		"list_item [•] Decisions are not made by the strategy discus-sion; a well-being plan is missing.",
		"list_item [•] Referrals are late and incomplete because",
		"paragraph " + long + " which goes on over the page. " + long + " " + long + " >",
		"paragraph " + long + " " + long + " again. >",
	}
	if diff := cmp.Diff(want, brief(doc)); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
	if m := doc.Blocks[2].Marks; m != "1" {
		t.Errorf("note marks %q, want 1", m)
	}
	for _, b := range doc.Blocks {
		if b.Found != page.ByType {
			t.Errorf("%q found by %v", b.Text, b.Found)
		}
	}
}

// TestRead_ruledTable reads a ruled table of a page without a structure tree:
// a row of two cells that breaks over the page end, and a box.
func TestRead_ruledTable(t *testing.T) {
	body := func(x, y float64, text string) pdftest.Line { return pdftest.Line{X: x, Y: y, Size: 12, Text: text} }
	// Column edges at 70, 200 and 500; rules at the given heights.
	grid := func(edges []float64, heights ...float64) string {
		var b strings.Builder
		for _, y := range heights {
			fmt.Fprintf(&b, "%g %g %g 0.5 re f\n", edges[0], y, edges[len(edges)-1]-edges[0])
		}
		for _, x := range edges {
			fmt.Fprintf(&b, "%g %g 0.5 %g re f\n", x, heights[len(heights)-1], heights[0]-heights[len(heights)-1])
		}
		return b.String()
	}
	two, one := []float64{70, 200, 500}, []float64{70, 500}
	doc := read(t, pdftest.Document(
		pdftest.Page{Lines: []pdftest.Line{
			body(72, 780, "Text before the table."),
			{X: 75, Y: 700, Size: 12, Bold: true, Text: "Responsible body"}, {X: 205, Y: 700, Size: 12, Bold: true, Text: "Action"},
			body(75, 670, "The council"), body(205, 670, "Leaders should improve plans and their"),
		}, Raw: grid(two, 715, 690, 650)},
		pdftest.Page{Lines: []pdftest.Line{
			body(205, 780, "reviews at once."),
			body(75, 750, "The board"), body(205, 750, "Act."),
			body(75, 600, "Case study"), body(75, 570, "A case."),
			body(72, 500, "Text after the box."),
		}, Raw: grid(two, 795, 770, 740) + grid(one, 620, 560)},
	))
	want := []string{
		"paragraph Text before the table.",
		"table_row Responsible body | Action",
		"table_row The council | Leaders should improve plans and their reviews at once. >",
		"table_row The board | Act.",
		"paragraph Case study",
		"paragraph A case.",
		"paragraph Text after the box.",
	}
	if diff := cmp.Diff(want, brief(doc)); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
	b := doc.Blocks
	if !b[1].Header || b[1].Table == 0 || b[3].Table != b[1].Table || b[4].Table == b[1].Table || b[4].Table != b[5].Table || b[6].Table != 0 {
		t.Errorf("tables %d %d %d %d %d %d, header %v", b[1].Table, b[2].Table, b[3].Table, b[4].Table, b[5].Table, b[6].Table, b[1].Header)
	}
}

// TestRead_real compares all blocks of real reports with golden ones.
func TestRead_real(t *testing.T) {
	for _, name := range []string{"untagged_letter", "send_priority_table"} {
		t.Run(name, func(t *testing.T) {
			doc := read(t, file(t, name+".pdf"))
			var got strings.Builder
			for _, b := range doc.Blocks {
				fmt.Fprintf(&got, "%d-%d %v %d %v table %d.%d [%s] %s {%s}\n", b.Page, b.PageEnd, b.Kind, b.Level, b.Found, b.Table, b.Row, b.Label, strings.ReplaceAll(b.Text, "\n", "\\n"), b.Marks)
			}
			golden := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(strings.Split(string(file(t, name+".golden")), "\n"), strings.Split(got.String(), "\n")); diff != "" {
				t.Errorf("blocks (-golden +got):\n%s", diff)
			}
		})
	}
}

// TestRead_turned reads a page whose text runs up the sheet like any other.
func TestRead_turned(t *testing.T) {
	p := pdftest.Page{Turn: 90, Raw: "BT /F2 16 Tf 0 1 -1 0 100 100 Tm (Areas for improvement) Tj ET\n" +
		"BT /F1 12 Tf 0 1 -1 0 140 100 Tm (Recording of the child\\222s voice.) Tj ET"}
	doc := read(t, pdftest.Document(p))
	want := []string{"heading Areas for improvement", "paragraph Recording of the child’s voice."}
	if diff := cmp.Diff(want, brief(doc)); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
	if !doc.Pages[0].Turned || doc.Pages[0].Width < doc.Pages[0].Height {
		t.Errorf("page turned %v, %g wide", doc.Pages[0].Turned, doc.Pages[0].Width)
	}
}

// TestRead_wrongRotation reads pages that a scanner or a merge has turned though
// their text was upright: the words stay in their order.
func TestRead_wrongRotation(t *testing.T) {
	for _, turn := range []int{90, 180, 270} {
		p := pdftest.Page{Turn: turn, Raw: "BT /F2 16 Tf 72 700 Td (Areas for ) Tj (improvement) Tj ET\n" +
			"BT /F1 12 Tf 72 660 Td (Recording of ) Tj (the child\\222s ) Tj (voice.) Tj ET"}
		want := []string{"heading Areas for improvement", "paragraph Recording of the child’s voice."}
		if diff := cmp.Diff(want, brief(read(t, pdftest.Document(p)))); diff != "" {
			t.Errorf("turned by %d: blocks (-want +got):\n%s", turn, diff)
		}
	}
}

func TestScans(t *testing.T) {
	var outlines strings.Builder
	for range 300 {
		outlines.WriteString("10 10 m 20 20 l S\n")
	}
	doc := read(t, pdftest.Document(pdftest.Paragraphs("A cover"), pdftest.Page{Raw: outlines.String()}, pdftest.Page{Raw: "0 0 595 842 re f"}))
	if diff := cmp.Diff([]int{2}, doc.Scans()); diff != "" {
		t.Errorf("scans (-want +got):\n%s", diff)
	}
}

// TestLost reads the sound pages of a document whose second page is no page.
func TestLost(t *testing.T) {
	data := pdftest.Document(pdftest.Paragraphs("One"), pdftest.Paragraphs("Two"), pdftest.Paragraphs("Three"))
	broken := bytes.Replace(data, []byte("7 0 obj\n<</Type/Page"), []byte("7 0 obj\n[0/Type/Page"), 1)
	doc := read(t, broken)
	if diff := cmp.Diff([]int{2}, doc.Lost()); diff != "" {
		t.Errorf("lost pages (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"paragraph One", "paragraph Three"}, brief(doc)); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

// TestRead_same reads one document twice and between others: a reader keeps
// nothing from one to the next.
func TestRead_same(t *testing.T) {
	data := file(t, "send_priority_table.pdf")
	first := read(t, data)
	read(t, pdftest.Document(pdftest.Paragraphs("Between")))
	if _, err := reader.Read([]byte("%PDF-1.4 nothing")); err == nil {
		t.Error("a file without a document is read")
	}
	if diff := cmp.Diff(first, read(t, data)); diff != "" {
		t.Errorf("second reading (-first +second):\n%s", diff)
	}
}

func TestSecond(t *testing.T) {
	data := pdftest.Document(pdftest.Paragraphs("By 31 March 2025, the force should publish its plan."))
	doc := read(t, data)
	doc.SetSecond(pdf.Second(data))
	if agrees, ok := doc.Agrees("By 31 March 2025, the force should publish its plan.", 1, 1); !agrees || !ok {
		t.Errorf("agrees %v, read %v", agrees, ok)
	}
	if agrees, _ := doc.Agrees("By 31 March 2026, the force should publish its plan.", 1, 1); agrees {
		t.Error("agrees on a date that is not there")
	}
	doc.SetSecond(pdf.Second([]byte("%PDF-1.4 nothing")))
	if _, ok := doc.Agrees("By 31 March 2025", 1, 1); ok || doc.SecondErr == "" {
		t.Errorf("agreement without a second reading, error %q", doc.SecondErr)
	}
}

// TestHanging holds down that the document made for the worker's test is read
// by the first reader and never finished by the second, and that the file
// beside it is that document.
func TestHanging(t *testing.T) {
	data := pdftest.Hanging("Areas for improvement")
	if doc := read(t, data); !strings.Contains(doc.Pages[0].Text, "Areas for improvement") {
		t.Errorf("text %q", doc.Pages[0].Text)
	}
	// In a process of its own, which is killed: the second reader has no end.
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	child := exec.CommandContext(ctx, os.Args[0])
	child.Env = append(os.Environ(), hang+"=1")
	if err := child.Run(); err == nil {
		t.Error("the second reader finished")
	}
	name := filepath.Join("..", "..", "..", "testdata", "hostile", "second_reader_hangs.pdf")
	if *update {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	stored, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(stored, data) {
		t.Errorf("%s is not the document that pdftest.Hanging makes", name)
	}
}
