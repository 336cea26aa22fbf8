// Package pdftest makes small PDF documents for tests: pages of given text,
// sound or hostile. Only tests import it.
package pdftest

import (
	"bytes"
	"fmt"
	"strings"
)

// Line is one line of text on a page.
type Line struct {
	X, Y float64 // from the bottom left, in points
	Size float64
	Bold bool
	Text string // letters of WinAnsi as they are; parentheses and backslashes are escaped
}

// Page is one page of A4.
type Page struct {
	Lines []Line
	Raw   string // content stream operators after the lines
	Turn  int    // the /Rotate entry
}

// Paragraphs makes a page of lines in 12 points from the top down, 15 points
// apart. An empty line leaves a gap.
func Paragraphs(lines ...string) Page {
	var p Page
	y := 780.0
	for _, l := range lines {
		if l != "" {
			p.Lines = append(p.Lines, Line{X: 72, Y: y, Size: 12, Text: l})
		}
		y -= 15
	}
	return p
}

// Hanging is a document that the first reader reads and that ledongthuc/pdf
// never finishes: the content stream ends inside a hexadecimal
// string, where its lexer reads line ends for ever.
func Hanging(text string) []byte {
	p := Paragraphs(text)
	p.Raw = "BT /F1 12 Tf 72 100 Td <48656c6c6f"
	return Document(p)
}

// Document writes a PDF of the given pages, in Helvetica, without a structure
// tree.
func Document(pages ...Page) []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(format string, args ...any) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n", len(offsets))
		fmt.Fprintf(&b, format, args...)
		b.WriteString("\nendobj\n")
	}
	b.WriteString("%PDF-1.4\n")
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 5+2*i))
	}
	object("<</Type/Catalog/Pages 2 0 R>>")
	object("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), strings.Join(kids, " "))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>")
	for i, p := range pages {
		object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents %d 0 R>>", p.Turn, 6+2*i)
		content := p.content()
		object("<</Length %d>>\nstream\n%s\nendstream", len(content), content)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, xref)
	return b.Bytes()
}

var escape = strings.NewReplacer(`\`, `\\`, `(`, `\(`, `)`, `\)`)

func (p Page) content() string {
	var b strings.Builder
	for _, l := range p.Lines {
		face := "F1"
		if l.Bold {
			face = "F2"
		}
		fmt.Fprintf(&b, "BT /%s %g Tf %g %g Td (%s) Tj ET\n", face, l.Size, l.X, l.Y, escape.Replace(l.Text))
	}
	b.WriteString(p.Raw)
	return b.String()
}
