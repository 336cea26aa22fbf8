package word

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/readers/page"
)

const (
	namespace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
	rels      = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
)

// Made up: the parts that Word writes, with little in them.
var usual = map[string]string{
	"_rels/.rels": `<Relationships><Relationship Id="r1" Type="` + rels + `/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="x/core-properties" Target="docProps/core.xml"/></Relationships>`,
	"word/_rels/document.xml.rels": `<Relationships><Relationship Id="r1" Type="` + rels + `/styles" Target="styles.xml"/><Relationship Id="r2" Type="` + rels + `/numbering" Target="/word/numbering.xml"/>` +
		`<Relationship Id="r3" Type="` + rels + `/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>`,
	"docProps/core.xml": `<coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A review</dc:title></coreProperties>`,
	"word/styles.xml": `<w:styles ` + namespace + `><w:style w:styleId="Ueb1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Own"><w:name w:val="Chapter"/><w:basedOn w:val="Ueb1"/></w:style>` +
		`<w:style w:styleId="Toc"><w:name w:val="toc 2"/></w:style><w:style w:styleId="Num"><w:name w:val="Rec"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>`,
	"word/numbering.xml": `<w:numbering ` + namespace + `><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="decimal"/><w:lvlText w:val="R%1"/></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>` +
		`<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`,
}

func document(t testing.TB, body string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	write := func(name, text string) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"_rels/.rels", "word/_rels/document.xml.rels", "docProps/core.xml", "word/styles.xml", "word/numbering.xml"} {
		write(name, usual[name])
	}
	write("word/document.xml", `<w:document `+namespace+`><w:body>`+body+`</w:body></w:document>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// p is a paragraph of a style ("" for none), and of a list and level.
func p(style, list, text string) string {
	s := "<w:p><w:pPr>"
	if style != "" {
		s += `<w:pStyle w:val="` + style + `"/>`
	}
	if id, level, ok := strings.Cut(list, "."); ok {
		s += `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + id + `"/></w:numPr>`
	}
	return s + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>"
}

func TestRead(t *testing.T) {
	bold := func(text string) string { return "<w:r><w:rPr><w:b/></w:rPr><w:t>" + text + "</w:t></w:r>" }
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"headings and numbers", p("Own", "", "Recommendations") + p("", "1.0", "The force should act:") + p("", "1.1", "first;") + p("", "1.1", "second.") + p("", "1.0", "Next.") +
			p("", "4.0", "Anew.") + p("Num", "", "By style.") + p("", "3.0", "Bullet."),
			[]string{"h1 Recommendations", "li1 1. The force should act:", "li2 1.a) first;", "li2 1.b) second.", "li1 2. Next.", "li1 1. Anew.", "li1 R7 By style.", "li1 • Bullet."}},
		{"what is not shown", p("Toc", "", "Contents 3") + `<w:p><w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:delText> deleted</w:delText></w:r></w:del><w:ins><w:r><w:t> added</w:t></w:r></w:ins>` +
			`<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>` +
			`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>One 1</w:t></w:r></w:p>` +
			`<w:p><w:r><w:t>Two 2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>` + p("", "", "After."),
			[]string{"p Kept added ^2", "p After."}},
		{"headings by type", `<w:p>` + bold("Recommendation 1") + `</w:p>` + p("", "", "By May 2025, forces should act, and that is the text.") +
			`<w:p><w:r><w:rPr><w:sz w:val="40"/></w:rPr><w:t>A large line</w:t></w:r></w:p>`,
			[]string{"h4 Recommendation 1", "p By May 2025, forces should act, and that is the text.", "h1 A large line"}},
		{"anchors and links", `<w:p><w:bookmarkStart w:id="1" w:name="rec4"/><w:r><w:t>See </w:t></w:r><w:hyperlink r:id="r3"><w:r><w:t>the site</w:t></w:r></w:hyperlink></w:p>`,
			[]string{"p #rec4 See the site <https://example.org/>"}},
		{"tables", `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>` + p("", "", "Question") + `</w:tc><w:tc>` + p("", "", "Grade") + `</w:tc></w:tr>` +
			`<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + p("", "", "Overall") + `</w:tc><w:tc>` + p("", "", "Good") + `</w:tc></w:tr>` +
			`<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>` + p("", "3.0", "a") + p("", "3.0", "b") + `</w:tc></w:tr></w:tbl>` +
			`<w:tbl><w:tr><w:tc><w:p>` + bold("Area for improvement") + `</w:p>` + p("", "", "The force should act.") + `</w:tc></w:tr></w:tbl>`,
			[]string{"row head [1.1] Question | Grade", "row [1.2] Overall | Good", "row [1.3] • a\n• b", "h4 [2.1] Area for improvement", "p [2.1] The force should act."}},
		{"a box, told twice", `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>` + p("", "", "In the box.") + `</w:txbxContent></w:drawing></mc:Choice>` +
			`<mc:Fallback><w:pict><w:txbxContent>` + p("", "", "In the box.") + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Beside it.</w:t></w:r></w:p>`,
			[]string{"p [1.1] In the box.", "p Beside it."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := document(t, c.body)
			if !Is(bytes.NewReader(data), int64(len(data))) {
				t.Error("not taken for a Word document")
			}
			doc, err := Read(bytes.NewReader(data), int64(len(data)))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, lines(doc)); diff != "" || doc.Properties["Title"] != "A review" {
				t.Errorf("%v (-want +got):\n%s", doc.Properties, diff)
			}
		})
	}
}

func lines(doc *page.Document) []string {
	var out []string
	for _, b := range doc.Blocks {
		s := [...]string{"p", "h", "li", "row", "note", "furniture"}[b.Kind]
		if b.Level > 0 {
			s += fmt.Sprint(b.Level)
		}
		if b.Header {
			s += " head"
		}
		if b.Table > 0 {
			s += fmt.Sprintf(" [%d.%d]", b.Table, b.Row)
		}
		if b.Anchor != "" {
			s += " #" + b.Anchor
		}
		if b.Label != "" {
			s += " " + b.Label
		}
		s += " " + b.Text
		if b.Marks != "" {
			s += " ^" + b.Marks
		}
		for _, l := range b.Links {
			s += " <" + l.Address + ">"
		}
		out = append(out, s)
	}
	return out
}

// Damaged and hostile documents are refused.
func TestRead_bounded(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		kind page.ErrorKind
	}{
		"deep nesting": {document(t, strings.Repeat("<w:sdt>", 10_000)+strings.Repeat("</w:sdt>", 10_000)), page.TooLarge},
		"bomb":         {document(t, p("", "", strings.Repeat("x", 65<<20))), page.TooLarge},
		"cut":          {document(t, "<w:p><w:r><w:t>x"), page.Unreadable},
		"pictures":     {document(t, "<w:p/>"), page.NoText},
		"no zip":       {[]byte("PK\x03\x04"), page.Unreadable},
	} {
		_, err := Read(bytes.NewReader(c.data), int64(len(c.data)))
		known, ok := err.(*page.Error)
		if !ok || known.Kind != c.kind {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(p("Own", "1.0", "x") + "<w:tbl><w:tr><w:tc>" + p("", "", "y") + "</w:tc></w:tr></w:tbl>"))
	f.Add([]byte(`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:sym w:char="F0B7"/></w:r></w:p>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		data := document(t, string(body))
		doc, err := Read(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			if _, ok := err.(*page.Error); !ok {
				t.Fatalf("not an error of the document: %v", err)
			}
			return
		}
		for _, b := range doc.Blocks {
			if b.Text == "" || b.Page != 1 {
				t.Fatalf("%+v", b)
			}
		}
	})
}
